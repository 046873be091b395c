"""Blocks for the contradiction report: what was compared, findings, changes, counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import CONTRADICTION
from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers.findings import (
    below_the_line,
    brief,
    brief_possible,
    finding,
    possible,
)
from scomm_timeline.renderers.judging import undecided_line
from scomm_timeline.renderers.outside import brief_outside, outside
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
)
from scomm_timeline.renderers.wording import (
    LEVELS,
    addressees,
    code_title,
    counted,
    holding,
    mark,
    signed,
    slugs,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import (
        ChangePartView,
        ChangeView,
        ContradictionReport,
        ReferralView,
    )

# -- announced changes ---------------------------------------------------------------------------

HOW: Final[Mapping[str, str]] = {
    "announces": "announces that an earlier line ends",
    "supersedes": "supersedes what was said before",
    "rescinds": "rescinds what was said before",
    "ends": "ends what was said before",
    "decision": "decides anew",
    "acknowledges": "acknowledges that an earlier line ended",
    "corrects": "corrects what was said before",
    "suspends": "puts out of force what was said before",
}
"""How a record ends an earlier line."""


def change_way(part: ChangePartView) -> Inline:
    """How a record ends lines, and on which topics."""
    told = inline(HOW.get(part.how, part.how))
    return inline(told, " (", slugs(part.topics), ")") if part.topics else told


def change_part(part: ChangePartView) -> Inline:
    """One way in which a record ends lines: on which topics, and the lines with their days."""
    told = change_way(part)
    if not part.ends:
        return told
    ended = [inline(identifier(one.id), f" ({format_date(one.when)})") for one in part.ends]
    return inline(told, ": ", joined("; ", ended))


def _brief_change(view: ChangeView) -> Iterator[Block]:
    """A record that ends an earlier line, in one line."""
    one = view.statement
    when = inline(own(format_date(one.when), Style.STRONG))
    yield Cells(
        (when, signed(one), addressees(one), inline(identifier(one.id))), indent=2, hang=2, depth=0
    )


def _change(view: ChangeView) -> Iterator[Block]:
    """A record that ends an earlier line, and the statements whose line it ends."""
    one = view.statement
    yield Cells(
        (inline(own(format_date(one.when), Style.STRONG)), signed(one), addressees(one)),
        indent=2,
        hang=2,
        depth=0,
    )
    for part in view.parts:
        yield Paragraph(change_part(part), indent=4, hang=2, depth=1)
    yield Paragraph(inline(identifier(one.id)), indent=4, depth=1)


# -- referrals -----------------------------------------------------------------


def _referral(view: ReferralView) -> Iterator[Block]:
    """Who was sent where, and each refusal there, in the order of their days."""
    one = view.statement
    yield Cells(
        (inline(own(format_date(one.when), Style.STRONG)), signed(one), addressees(one)),
        indent=2,
        hang=2,
    )
    yield Quote(words(one), 4)
    yield Cells((inline(own(mark(one), Style.DIM)), inline(identifier(one.id))), indent=4)
    yield Paragraph(inline("sent on to ", data(view.to_name), ", which says:"), indent=4)
    for other, claim in view.refusals:
        label, what = holding(claim, denied=claim.mode == "denies")
        head = inline(format_date(other.when), ", ", signed(other), f", {label}: ", what)
        yield Paragraph(head, indent=6, hang=2)
        yield Quote(words(other), 6)
        cells = (inline(own(mark(other), Style.DIM)), inline(identifier(other.id)))
        yield Cells(cells, indent=6)


def _brief_referral(view: ReferralView) -> Iterator[Block]:
    one = view.statement
    when = inline(own(format_date(one.when), Style.STRONG))
    told = inline("to ", data(view.to_name), f": {counted(len(view.refusals), 'refusal')} there")
    yield Cells((when, signed(one), told, inline(identifier(one.id))), indent=2, hang=2)


# -- the report ----------------------------------------------------------------------------------


def contradictions(report: ContradictionReport, options: RenderOptions) -> Iterator[Block]:
    """What was compared and how, findings, those that are weak or possible, changes, counts."""
    yield from _preamble(report, options)
    if not report.findings:
        yield Gap()
        yield Paragraph(inline(_empty(report)))
    for number, view in enumerate(report.findings, start=1):
        yield Gap()
        yield from brief(str(number), view, options) if report.brief else finding(view, options)
    yield from _group(
        f"Possible: {counted(len(report.possible), 'finding')}, each turning on one fact",
        [
            brief_possible(one, options) if report.brief else possible(one, options)
            for one in report.possible
        ],
        spaced=True,
    )
    yield from _group(
        f"Below the line: {counted(len(report.weak), 'finding')}, each weakened by two or more "
        "reasons",
        [below_the_line(one, options) for one in report.weak],
    )
    yield from _group(
        f"C401 Announced changes: {len(report.changes)}, never counted as contradictions",
        [_brief_change(one) if report.brief else _change(one) for one in report.changes],
    )
    yield from _group(
        f"C402 {code_title('C402')}: {counted(len(report.referrals), 'referral')}, a contradiction "
        "of neither",
        [_brief_referral(one) if report.brief else _referral(one) for one in report.referrals],
    )
    yield from _group(
        f"C204 Outside findings: {len(report.outside)}, listed apart, never counted as "
        "contradictions",
        [brief_outside(one) if report.brief else outside(one, options) for one in report.outside],
    )


def contradiction_counts(report: ContradictionReport, options: RenderOptions) -> Iterator[Block]:
    """What is not shown, and the last line: how much was found."""
    yield from _not_shown(report, options)
    yield Paragraph(inline(own(_counts(report), Style.STRONG)))


def _group(title: str, entries: list[Iterator[Block]], *, spaced: bool = False) -> Iterator[Block]:
    if not entries:
        return
    yield Gap()
    yield Heading(inline(own(title, Style.STRONG)), level=2)
    for number, entry in enumerate(entries):
        if spaced and number:
            yield Gap()
        yield from entry


def _preamble(report: ContradictionReport, options: RenderOptions) -> Iterator[Block]:
    shown = (
        inline("findings that touch ", data(report.shown_by), ".")
        if report.shown_by
        else inline("every finding.")
    )
    yield Paragraph(inline("Compared: the whole set. Shown: ", shown))
    yield Paragraph(
        inline(
            f"{CONTRADICTION}: what was said stands until the end that it states or that is "
            "announced."
        )
    )
    yield from undecided_line(
        sum(count for _, count in report.by_level),
        report.undecided,
        report.by_state,
        report.unread,
        open_book=options.work_product,
    )
    header = report.header
    if header.seen_in_part:
        yield Paragraph(
            inline(
                f"Of {counted(header.cited_sources, 'cited source')}, {header.seen_in_part} "
                f"{'was' if header.seen_in_part == 1 else 'were'} seen in part only."
            )
        )
    if header.incomplete:
        yield Paragraph(
            inline("Incomplete: what was left out (named at the end) was compared with nothing.")
        )


def _empty(report: ContradictionReport) -> str:
    about = "that touches what was asked for " if report.shown_by else ""
    if report.weak or report.possible:
        return f"No contradiction {about}stands above the line."
    return f"No contradiction {about}was found among the statements that were compared."


def _not_shown(report: ContradictionReport, options: RenderOptions) -> Iterator[Block]:
    hidden = report.not_shown
    parts = []
    if hidden.beyond_limit:
        parts.append(f"{counted(hidden.beyond_limit, 'finding')} beyond the limit (--limit)")
    if hidden.disputes:
        parts.append(
            f"{counted(hidden.disputes, 'dispute')} between voices that do not answer for each other"
        )
    if hidden.restricted:
        parts.append(f"{hidden.restricted} restricted")
    if hidden.drafts:
        parts.append(counted(hidden.drafts, "draft"))
    if report.adjudicated and not options.work_product:
        adjudications = counted(report.adjudicated, "adjudication")
        parts.append(f"{adjudications} (work product; --internal adds them)")
    if parts:
        yield Paragraph(inline(f"Not shown: {'; '.join(parts)}."))


def _counts(report: ContradictionReport) -> str:
    """The last line: contradictions by level, possible ones, announced changes."""
    levels = [(count, LEVELS.get(level, level)) for level, count in report.by_level]
    total = sum(count for count, _ in levels)
    apart = "".join(
        f", {counted(len(listed), unit)}"
        for listed, unit in ((report.referrals, "referral"), (report.outside, "outside finding"))
        if listed
    )
    told = ", ".join(f"{count} {words}" for count, words in levels if count)
    return (
        f"{counted(total, 'contradiction')}{f' ({told})' if told else ''}, "
        f"{len(report.possible)} possible, {counted(len(report.changes), 'announced change')}"
        f"{apart}; "
        f"{report.undecided} undecided."
    )
