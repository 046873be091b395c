"""Receipt files: what `timeline verify --record` wrote about quotations, one file a source.

A receipt that cannot be read costs nothing but itself: its quotation counts as not checked.
"""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.quotations import (
    RECORDED,
    Grade,
    Receipt,
    quoted_words,
    stale_because,
)
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading.forms import Matching
from scomm_timeline.reading.kinds import Date, Field, OneOf, Rows, Shape, Slug, check
from scomm_timeline.reading.problem import Problem, Problems, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.model.corpus import Receipts
    from scomm_timeline.model.span import Route
    from scomm_timeline.model.statement import Source, Statement
    from scomm_timeline.reading.value import Value


def _matching(takes: Callable[[str], bool], form: str, example: str) -> Matching:
    return Matching(
        takes,
        form,
        "S240",
        "does not belong into a receipt here",
        f"such as {example}; `timeline verify --record` writes it",
    )


def _is_hash(text: str) -> bool:
    return len(text) == _HASH_LENGTH and _HEXADECIMAL.issuperset(text)


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS


def _is_place(text: str) -> bool:
    """Page and character, to a character of that page or of another."""
    start, dash, end = text.partition("-")
    starts, ends = start.split(":"), end.split(":")
    is_whole = bool(dash) and len(starts) == 2 and len(ends) in {1, 2}
    return is_whole and all(map(str.isdecimal, (*starts, *ends)))


_HASH_LENGTH: Final = 64
_HEXADECIMAL: Final = frozenset("0123456789abcdef")
_MOST_DIGITS: Final = 6

# Patterns are for schemas: to import what reads them takes as long as reading all receipts.
_HASH: Final = _matching(_is_hash, r"[0-9a-f]{64}", "64 digits and letters a to f")
_COUNT: Final = _matching(_is_count, r"[0-9]{1,6}", "1")
_PLACE: Final = _matching(_is_place, r"\d+:\d+-(?:\d+:)?\d+", "1:1858-1888")

RECEIPTS: Final = Shape(
    "receipts",
    {
        "source": Field(Slug(), "the id of the source", required=True),
        "document": Field(_HASH, "SHA-256 of the document that was read", required=True),
        "method": Field(_COUNT, "the version of the method", required=True),
        "checked": Field(Date(), "the day of the check", required=True),
        "quotations": Field(
            Rows(
                Shape(
                    "receipt",
                    {
                        "statement": Field(Slug(), "whose words", required=True),
                        "grade": Field(
                            OneOf(tuple(one.value for one in RECORDED)), "the result", required=True
                        ),
                        "quotation": Field(_HASH, "SHA-256 of the words", required=True),
                        "at": Field(Rows(_PLACE), "where they stand: page:start-end"),
                    },
                )
            ),
            "one for each quotation that was checked",
            required=True,
        ),
    },
)


class _Home(NamedTuple):
    """Where a receipt is written."""

    path: str
    route: Route


def read_receipts(values: Mapping[str, Value], problems: Problems) -> Receipts:
    """The receipts of a set, by statement and source. Every problem is added to `problems`.

    `values` are the plain values of the receipt files by path.
    """
    found: dict[tuple[str, str], Receipt] = {}
    twice: set[tuple[str, str]] = set()
    for path, value in sorted(values.items()):
        before = len(problems.of(path))
        check(RECEIPTS, value, (), problems.of(path))
        if len(problems.of(path)) > before:
            continue
        for index, receipt in enumerate(_receipts(value)):
            key = (receipt.statement, receipt.source)
            if key in found:
                message = f"{quoted(receipt.statement)} has two receipts for {receipt.source}"
                help_ = "neither counts; `timeline verify --record` writes one"
                problems.add(path, "S240", message, help_, ("quotations", index, "statement"))
                twice.add(key)
            found[key] = receipt
    return {key: receipt for key, receipt in found.items() if key not in twice}


def _receipts(value: Value) -> Iterator[Receipt]:
    for one in value["quotations"]:
        yield Receipt(
            statement=one["statement"],
            source=value["source"],
            grade=Grade(one["grade"]),
            quotation=one["quotation"],
            document=value["document"],
            method=int(value["method"]),
            checked=value["checked"],
            at=tuple(one.get("at", ())),
        )


def stale_receipts(
    values: Mapping[str, Value],
    receipts: Receipts,
    by_id: Mapping[str, Statement],
    sources: Mapping[str, Source],
) -> Iterator[tuple[str, Problem]]:
    """A notice for each receipt that no longer speaks of what is on record, with its path."""
    homes = {
        (one.statement, one.source): _Home(path, ("quotations", index))
        for path, value in values.items()
        if RECEIPTS.accepts(value)
        for index, one in enumerate(_receipts(value))
    }
    for key, receipt in receipts.items():
        why = _why_stale(receipt, by_id.get(receipt.statement), sources.get(receipt.source))
        if why:
            message = f"the receipt of {quoted(receipt.statement)} is stale: {why}"
            help_ = "check again with `timeline verify --record`, or remove it"
            home = homes[key]
            yield home.path, Problem("S307", message, help_, home.route)


def _why_stale(receipt: Receipt, statement: Statement | None, source: Source | None) -> str:
    if statement is None:
        return "there is no such statement"
    cited = [one for one in statement.citations if one.source == receipt.source]
    if source is None or not cited:
        return f"the statement does not cite {receipt.source}"
    return stale_because(receipt, quoted_words(statement, cited[0]), source)
