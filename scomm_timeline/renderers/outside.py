"""Blocks for outside findings (C204): what a court or an auditor found about earlier statements.

The statements listed are those that the tool matched. A finding speaks of what some voices said on
some topics and rarely names a statement, so no line may read as if each had been judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers.page import (
    Block,
    Cells,
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
from scomm_timeline.renderers.statements import short
from scomm_timeline.renderers.wording import counted, first_and_last, mark, signed, slugs, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports import OutsideView
    from scomm_timeline.reports.views import StatementView


def outside(view: OutsideView, options: RenderOptions) -> Iterator[Block]:
    """An outside finding in full, what it speaks of, and how much of that is on file."""
    one = view.statement
    yield Cells((inline(own(format_date(one.when), Style.STRONG)), signed(one)), indent=2, hang=2)
    yield Quote(words(one), 4)
    yield Paragraph(outside_reach(view), indent=4, hang=2)
    for other in (*view.meets, *view.may_meet) if options.verbose else ():
        yield Paragraph(short(other), indent=6, hang=2)
    yield Cells((inline(own(mark(one), Style.DIM)), inline(identifier(one.id))), indent=4)


def brief_outside(view: OutsideView) -> Iterator[Block]:
    """An outside finding in one line."""
    one = view.statement
    when = inline(own(format_date(one.when), Style.STRONG))
    total = counted(len(view.meets) + len(view.may_meet), "statement")
    cells = (when, signed(one), _of_what(view), inline(f"{total} on file"))
    yield Cells((*cells, inline(identifier(one.id))), indent=2, hang=2)


def outside_reach(view: OutsideView) -> Inline:
    """What an outside finding speaks of, then how many such statements are on file."""
    of_what = _of_what(view)
    if view.names_them:
        return inline("It speaks ", of_what, ": ", _counts(view), ".")
    if not _is_limited(view):
        return inline("It finds ", of_what, ": ", _counts(view), ".")
    return inline(
        "It speaks ",
        of_what,
        f", and names no statement. On file, matched by {_matched_by(view)}: ",
        _counts(view),
        ". It need not have read each.",
    )


def _matched_by(view: OutsideView) -> str:
    limits = (("voice", view.voices), ("topic", view.topics), ("audience", view.audience))
    return f"{', '.join(name for name, limit in limits if limit)} and date"


def _is_limited(view: OutsideView) -> bool:
    return bool(view.voices or view.topics or view.audience)


def _of_what(view: OutsideView) -> Inline:
    """`of what was said before by Metering Office, Ministry on leave`."""
    if view.names_them:
        return inline("of statements that it names")
    if not _is_limited(view):
        return inline("the opposite of what is said here")
    told = inline("of what was said before")
    if view.voices:
        told = inline(told, " by ", joined(", ", [inline(data(one)) for one in view.voices]))
    if view.topics:
        told = inline(told, " on ", slugs(view.topics))
    return inline(told, " to ", data(view.audience)) if view.audience else told


def _counts(view: OutsideView) -> str:
    told = _count_and_days(view.meets, "statement")
    if view.may_meet:
        more = "more statement" if view.meets else "statement"
        told = f"{told}; " if told else ""
        told += f"perhaps {_count_and_days(view.may_meet, more)}"
    return told


def _count_and_days(views: tuple[StatementView, ...], unit: str) -> str:
    if not views:
        return ""
    return f"{counted(len(views), unit)}, {first_and_last(one.when for one in views)}"
