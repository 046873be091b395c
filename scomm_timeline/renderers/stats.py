"""Blocks for what a set holds and what it lacks: one screen, so the rare values are counted only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date, format_day
from scomm_timeline.model.edtf import parse_date
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
    inline,
    joined,
    own,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.analysis.inventory import Count, Inventory, Missing, Tally
    from scomm_timeline.reports import StatsReport

LABELS: Final[Mapping[str, str]] = {
    "topic": "topic",
    "body": "body",
    "channel": "told",
    "act": "act",
    "wording": "wording",
    "document": "document",
    "precision": "date",
    "basis": "date is",
    "quotation": "quotation",
    "review": "review",
    "seen": "sources",
}
"""The label of each tally."""

_ABSENT: Final[Mapping[str, str]] = {"topic": "no topic", "body": "no body"}
_WORDS: Final[Mapping[tuple[str, str], str]] = {
    ("basis", "resolved-inside-dated-page"): "resolved",
    ("seen", "whole"): "seen whole",
    ("seen", "in-part"): "seen in part",
    ("quotation", "matches-with-omissions"): "matches with omissions",
    ("quotation", "several-places"): "matches in several places",
    ("quotation", "not-checked"): "not checked",
    ("quotation", "not-a-quotation"): "no quotation",
}
"""Values that say more in other words."""

MISSING: Final[Mapping[str, str]] = {
    "source": "cite no source",
    "locator": "have no page or paragraph in any source",
    "whole-source": "are known only from sources seen in part",
    "public-date": "have no day on which the public could know",
    "receipt": "were held against no document yet",
    "fresh-receipt": "have changed since they were checked",
    "stated-date": "have a date that is inferred",
    "speaker-name": "have a speaker without a name",
    "addressee": "have an addressee who is not stated",
    "position": "take no position",
    "place": "do not say which place",
    "component": "do not say which part of the program",
    "window": "have no period",
    "address": "have no address",
    "source-date": "have no date of document or page",
    "citing": "are cited by no statement",
    "statement": "are held by no statement",
    "month": "have no statement that is surely from then",
}
"""What each lack is, said of the things that were counted."""

_SHOWN: Final = 8
"""Values of one field that are named; the others are counted."""

_RUNS: Final = 10
"""Stretches of empty months that are named."""

_UNITS: Final[Mapping[str, str]] = {
    "statements": "statement",
    "sources": "source",
    "quotations": "quotation",
    "figures": "figure",
    "positions": "position",
    "months": "month",
}
_COLUMN: Final = 14


def stats(report: StatsReport) -> Iterator[Block]:
    """What there is, field by field, and then what is missing."""
    held = report.inventory
    yield Paragraph(_asked(report))
    yield Gap()
    yield Heading(inline(own("What is in it", Style.STRONG)), level=2)
    yield Paragraph(inline(_size(held)), indent=2, hang=2)
    for tally in held.tallies:
        if tally.counts:
            yield Field(LABELS[tally.of], (_counts(tally),), column=_COLUMN)
    yield Gap()
    yield Heading(inline(own("What is missing", Style.STRONG)), level=2)
    lacking = [one for one in held.missing if one.members]
    for one in lacking:
        yield Cells(_lack(one), indent=2, hang=2, depth=0)
    if not lacking:
        yield Paragraph(inline("Nothing that is counted here."), indent=2)


def _asked(report: StatsReport) -> Inline:
    if not report.shown_by:
        return inline("Counted: the whole set.")
    text = inline("Counted: statements of ", data(report.shown_by))
    if report.undated:
        text = inline(text, f"; {report.undated} more never became public")
    return inline(text, ".")


def _size(held: Inventory) -> str:
    parts = [
        f"{counted(held.statements, 'statement')} in {counted(held.documents, 'document')}",
        counted(held.claims, "claim"),
        counted(held.figures, "figure"),
        counted(held.sources, "source"),
    ]
    if held.first is not None and held.last is not None:
        ends = dict.fromkeys(map(format_day, (held.first, held.last)))
        parts.append(f"made {' to '.join(ends)}")
    return ", ".join(parts)


def _counts(tally: Tally) -> Inline:
    """`leave 96, need 30, 4 others 11, no topic 2`: the rare values are counted only."""
    named = [one for one in tally.counts if one.slug]
    absent = [one for one in tally.counts if not one.slug]
    most = _SHOWN if len(named) > _SHOWN + 1 else _SHOWN + 1  # naming one more is as short
    parts = [inline(_value(tally, one), f" {one.number}") for one in named[:most]]
    if rest := named[most:]:
        parts.append(inline(f"{len(rest)} others {sum(one.number for one in rest)}"))
    parts += [inline(f"{_ABSENT[tally.of]} {one.number}") for one in absent]
    return joined(", ", parts)


def _value(tally: Tally, one: Count) -> Inline:
    words = _WORDS.get((tally.of, one.slug))
    return inline(words) if words else inline(data(one.name))


def _lack(one: Missing) -> tuple[Inline, ...]:
    """How many of how many, and what they lack."""
    count, total = len(one.members), one.total
    share = f"{count} of {counted(total, _UNITS[one.unit])}"
    text = inline(f"{share} {_verb(one.what, count)}")
    if one.unit == "months":
        return (inline(text, ": ", _months(one.members)),)
    return (text,)


def _verb(what: str, count: int) -> str:
    """The lack as said of one thing or of several: `has no address`, `have no address`."""
    phrase = MISSING[what]
    if count != 1:
        return phrase
    verb, _, rest = phrase.partition(" ")
    single = {"have": "has", "are": "is", "do": "does", "were": "was"}.get(verb, f"{verb}s")
    return f"{single} {rest}"


def _months(months: Sequence[str]) -> str:
    """Neighboring months as one stretch: `Nov 2008 to Jan 2009, Mar 2009`."""
    runs: list[list[str]] = []
    for one in months:
        if runs and _number(one) == _number(runs[-1][-1]) + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    named = [_run(one) for one in runs[:_RUNS]]
    rest = sum(map(len, runs[_RUNS:]))
    return ", ".join([*named, *([f"and {counted(rest, 'more month')}"] if rest else [])])


def _run(months: Sequence[str]) -> str:
    ends = [format_date(parse_date(one)) for one in (months[0], months[-1])]
    return " to ".join(dict.fromkeys(ends))


def _number(month: str) -> int:
    year, number = month.split("-")
    return int(year) * 12 + int(number)
