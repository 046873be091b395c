"""Blocks for `explain A B`: the verdict on a pair, both sides, every comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers import pairs
from scomm_timeline.renderers.judging import judged_field
from scomm_timeline.renderers.page import (
    Block,
    Field,
    Gap,
    Paragraph,
    Style,
    identifier,
    inline,
    own,
)
from scomm_timeline.renderers.statements import also_on_file, side
from scomm_timeline.renderers.wording import code_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import ExplainReport

NOT_SHOWN_ADJUDICATION: Final = "Not shown: 1 adjudication (work product; --internal adds it)."

_VERDICTS: Final[Mapping[str, str]] = {
    "contradiction": "The two contradict each other",
    "possible": "The two may contradict each other",
    "change": "An announced change: the two are inconsistent, and the change was announced",
    "finding": "An outside finding stands against the other statement",
    "dispute": "A dispute: the two are inconsistent, and no one voice answers for both",
    "compatible": "Compatible: both can stand",
    "same-utterance": "One utterance, recorded twice",
}


def explain(report: ExplainReport, options: RenderOptions) -> Iterator[Block]:
    """The verdict first, then what led to it."""
    pair = report.pair
    yield Gap()
    verdict = own(f"{_VERDICTS.get(pair.verdict, pair.verdict)}.", Style.STRONG)
    code = f" {pair.code}: {code_title(pair.code)}." if pair.code is not None else ""
    yield Paragraph(inline(verdict, code))
    if pair.deciding is not None:
        yield Paragraph(inline("What decides is the ", pairs.deciding(pair)))
    told = pair.deciding.why if pair.deciding is not None else ""
    if pair.ended_by is not None and pair.ended_by not in told:
        yield Paragraph(inline("The earlier line was ended by ", identifier(pair.ended_by), "."))
    for letter, view, holds, denied in (
        ("A", pair.a, pair.a_holds, pair.a_denied),
        ("B", pair.b, pair.b_holds, pair.b_denied),
    ):
        yield Gap()
        yield from side(letter, view, holds, denied=denied, level=2)
    yield Gap()
    yield from pairs.why(pair)
    yield from pairs.comparisons(pair)
    is_finding = pair.verdict in {"contradiction", "possible"}
    if pair.verdict != "same-utterance":
        yield from pairs.order_and_gap(pair, is_finding=is_finding)
    if is_finding:
        yield from pairs.weak(pair)
        yield from pairs.gone(pair)
    yield from also_on_file(report.also_on_file)
    found = inline(identifier(report.finding)) if report.finding else inline("no finding.")
    if report.is_referral:
        found = inline(f"C402: {code_title('C402')}; listed, and no contradiction of either.")
    yield Field("In", (found,))
    if options.work_product:
        yield from judged_field(report.judged)
    elif report.judged is not None and report.judged.judgment is not None:
        yield Paragraph(inline(own(NOT_SHOWN_ADJUDICATION)))
