"""Blocks for what people decided: beside a finding, and as a list of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
    quoted,
)
from scomm_timeline.renderers.wording import code_title, counted, ids

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.reports.judging import AdjudicationReport, JudgedRow
    from scomm_timeline.reports.views import JudgedView, JudgmentView

_DECISIONS: Final[Mapping[str, str]] = {
    "accept": "accepted as a contradiction",
    "not-a-contradiction": "judged not to be a contradiction",
    "defer": "put off",
}

_JUDGED: Final[Mapping[str, str]] = {
    "accept": "a contradiction",
    "not-a-contradiction": "not a contradiction",
    "defer": "later: put off",
}
"""The decision behind the label *Judged*."""

_STATES: Final[Mapping[str, str]] = {
    "undecided": "not judged",
    "current": "judged",
    "newer": "statements joined since it was judged",
    "stale": "stale",
    "expired": "expired",
    "may-have-expired": "may have expired",
    "not-yet": "judged on a day that has not come",
    "retired": "retired",
    "gone": "not found any more",
}
"""How a finding stands, in a few words; `current` is told by its decision."""

_COUNTED: Final[Mapping[str, str]] = {
    "undecided": "never judged",
    "current": "judged",
    "newer": "with newer statements",
    "stale": "stale",
    "expired": "expired",
    "may-have-expired": "that may have expired",
    "not-yet": "judged on a day that has not come",
    "retired": "retired",
}


def state_word(view: JudgedView) -> str:
    """How a finding stands, in a word or two."""
    if view.state == "current" and view.judgment is not None:
        return _DECISIONS.get(view.judgment.decision, view.judgment.decision)
    if view.newer and view.state == "newer":
        return f"judged, {len(view.newer)} newer"
    return _STATES.get(view.state, view.state)


def judged_field(view: JudgedView | None) -> Iterator[Block]:
    """What a person decided about a finding and whether it still counts; how to judge it if not."""
    if view is None:
        return
    if view.judgment is None:
        yield Field("Judged", (inline("not yet: ", _command(view)),))
        return
    yield Field("Judged", (*_verdict(view.judgment), *_standing(view)))
    if view.judgment.readings:
        yield Field("Read", _readings(view.judgment))


def reply(view: JudgedView | None) -> Inline:
    """What the body said when it was asked."""
    judgment = view.judgment if view is not None else None
    if judgment is None or judgment.sought is None:
        return inline("none on file.")
    if not judgment.sought:
        return inline("none was sought.")
    if judgment.response is None:
        return inline("sought; none came.")
    return quoted(judgment.response)


def _command(view: JudgedView) -> Inline:
    return inline(identifier(f"timeline adjudicate {view.finding}"))


def _verdict(one: JudgmentView) -> Iterator[Inline]:
    """Decision, who, when; then the reason."""
    decision = _JUDGED.get(one.decision, one.decision)
    told = inline(own(decision, Style.STRONG), " by ", _reviewer(one), f", {format_date(one.on)}")
    if one.expires is not None:
        told = inline(told, f", until {format_date(one.expires)}")
    yield inline(told, ".")
    yield inline("Reason: ", quoted(one.reason))
    if one.retired_on is not None:
        yield inline(f"Retired {format_date(one.retired_on)}: ", quoted(one.retired_because or ""))


def _reviewer(one: JudgmentView) -> Inline:
    name = inline(data(one.reviewer_name or one.reviewer))
    return inline(name, ", ", data(one.role)) if one.role else name


def _standing(view: JudgedView) -> Iterator[Inline]:
    """Why the verdict does not count, or not for all of the finding, and what to do."""
    if view.newer:
        joined_since = counted(len(view.newer), "newer statement")
        yield inline(f"{joined_since}: ", ids(view.newer), ".")
    if view.changes:
        told = joined("; ", [inline(data(one)) for one in view.changes])
        yield inline(own(f"{_sentence(view)}: ", Style.ALERT), told, ".")
    if view.earlier:
        yield inline(f"{counted(len(view.earlier), 'earlier verdict')} on file.")
    if not view.is_decided and view.state != "gone":
        yield inline("Undecided: ", _command(view))


def _sentence(view: JudgedView) -> str:
    word = _STATES.get(view.state, view.state)
    return f"{word[0].upper()}{word[1:]}"


def _readings(one: JudgmentView) -> tuple[Inline, ...]:
    """Under which readings a person found that both would stand."""
    return tuple(inline(quoted(reading)) for reading in one.readings)


def undecided_line(
    total: int, undecided: int, by_state: Sequence[tuple[str, int]], unread: int, *, open_book: bool
) -> Iterator[Block]:
    """How many contradictions nobody has decided, and why; why only where work product shows."""
    if total:
        told = f"Undecided: {undecided} of {counted(total, 'contradiction')}"
        if open_book:
            states = [
                f"{count} {_COUNTED[state]}" for state, count in by_state if state in _COUNTED
            ]
            told += f" ({', '.join(states)})" if states else ""
        yield Paragraph(inline(own(f"{told}.", Style.STRONG)))
    if unread and open_book:
        files = counted(unread, "adjudication")
        counts = "does not count" if unread == 1 else "do not count"
        yield Paragraph(
            inline(
                own(f"{files} could not be read and {counts}", Style.ALERT),
                " (",
                identifier("timeline check"),
                ").",
            )
        )


# -- the list ------------------------------------------------------------------------------------


def adjudications(report: AdjudicationReport) -> Iterator[Block]:
    """Every contradiction and every verdict on file, or the one just judged."""
    if report.written is not None:
        yield Paragraph(inline("Written: ", data(report.written)))
    yield from undecided_line(
        report.contradictions, report.undecided, (), report.unread, open_book=True
    )
    for row in report.rows:
        yield Gap()
        yield from _row(row)


def _row(row: JudgedRow) -> Iterator[Block]:
    judged = row.judged
    yield Heading(
        inline(identifier(judged.finding)),
        level=2,
        aside=inline(own(state_word(judged), Style.STRONG)),
        joint=": ",
    )
    if row.voice:
        cells = [inline(code_title(row.code)), inline(data(row.voice), ": ", data(row.question))]
        cells.append(inline(row.strength or ""))
        if row.verdict != "contradiction":
            cells.append(inline("only possible"))
        yield Cells(tuple(cells), indent=2, hang=2, depth=0)
    yield from judged_field(judged)
    if judged.judgment is not None:
        if judged.judgment.sought is not None:
            yield Field("Reply", (reply(judged),))
        for one in judged.earlier:
            yield Field("Before", tuple(_verdict(one)))


def adjudication_counts(report: AdjudicationReport) -> Iterator[Block]:
    """The last line of the list."""
    on_file = sum(row.judged.judgment is not None for row in report.rows)
    if not report.rows:
        yield Paragraph(
            inline("Nothing to judge: no contradiction was found, no verdict is on file.")
        )
        return
    yield Paragraph(
        inline(
            own(
                f"{counted(len(report.rows), 'finding')}, {counted(on_file, 'verdict')} on file.",
                Style.STRONG,
            )
        )
    )
