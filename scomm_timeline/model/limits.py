"""How much of anything is taken: one table, and the one way to raise what is in it.

A limit stands far beyond honest use and well before harm: the memory of a laptop, a reader's
patience. What is beyond one is refused with the limit's name and how to raise it, never cut off.

The values are those of this process. The command line sets them once, from TIMELINE_LIMITS, before
anything is read (docs/adr/0054-limits-in-one-table.md).
"""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VARIABLE: Final = "TIMELINE_LIMITS"
MEBIBYTE: Final = 1024 * 1024


class Limit(NamedTuple):
    """One limit. `refused` is what becomes of what is beyond it, for the documentation."""

    name: str
    most: int
    unit: str
    means: str
    refused: str


def _table(*limits: Limit) -> dict[str, Limit]:
    return {one.name: one for one in limits}


LIMITS: Final[Mapping[str, Limit]] = _table(
    Limit("file-bytes", 16 * MEBIBYTE, "bytes", "one file of a set", "the file is left out"),
    Limit("file-values", 250_000, "values", "values in one file", "the file is left out"),
    Limit("set-files", 250_000, "files", "files of a set", "the set is not read"),
    Limit(
        "set-folders",
        10_000,
        "folders",
        "folders of a set, with those that links in it lead to",
        "the set is not read",
    ),
    Limit("set-bytes", 512 * MEBIBYTE, "bytes", "all files of a set", "the set is not read"),
    Limit("depth", 20, "levels", "lists and mappings within each other", "the file is left out"),
    Limit("value-characters", 200_000, "characters", "one value", "the statement is left out"),
    Limit("statements", 250_000, "statements", "statements of a set", "the set is not read"),
    Limit("table-bytes", 64 * MEBIBYTE, "bytes", "a table to import", "nothing is imported"),
    Limit("table-columns", 1_000, "columns", "columns of a table", "nothing is imported"),
    Limit("seal-file-bytes", 64 * MEBIBYTE, "bytes", "one file of a seal", "it is not verified"),
    Limit(
        "document-files",
        100_000,
        "files",
        "files of the folder of documents",
        "nothing is verified",
    ),
    Limit(
        "document-bytes", 256 * MEBIBYTE, "bytes", "a cited document", "the document is not read"
    ),
    Limit("document-pages", 20_000, "pages", "pages of a document", "the document is not read"),
    Limit(
        "document-characters",
        64_000_000,
        "characters",
        "the text of a document",
        "the document is not read",
    ),
    Limit("document-seconds", 60, "seconds", "a page of a document", "the document is not read"),
    Limit(
        "document-memory",
        2048 * MEBIBYTE,
        "bytes",
        "memory of the process that reads documents",
        "the document is not read",
    ),
)
"""Every limit by its name."""

_raised: dict[str, int] = {}


class LimitsError(ValueError):
    """A text that sets no limits; the message says why."""


def most(name: str) -> int:
    """How much is taken, in this process."""
    return _raised.get(name, LIMITS[name].most)


def how_to_raise(name: str, needed: int = 0) -> str:
    """What to do about a refusal: the variable with a value that would do."""
    value = max(2 * most(name), needed)
    return f"the limit is {name}; to raise it: {VARIABLE}={name}={value}"


def are_raised() -> bool:
    """True if a limit is not the usual one: what is kept then must not serve another run."""
    return bool(_raised)


def set_limits(text: str) -> None:
    """Take the limits of a text such as `depth=40,statements=1000000`; an empty one sets none.

    Raises:
        LimitsError: It names no limit, or no whole number above zero.
    """
    found = dict(_pairs(text))
    _raised.clear()
    _raised.update(found)


def _pairs(text: str) -> Iterator[tuple[str, int]]:
    for pair in filter(None, (one.strip() for one in text.split(","))):
        name, _, value = pair.partition("=")
        if name not in LIMITS:
            raise LimitsError(f'"{name}" is no limit; allowed: {", ".join(LIMITS)}')
        if not (value.isascii() and value.isdigit() and 0 < len(value) < 16 and int(value)):
            raise LimitsError(f'"{pair}" gives {name} no whole number above zero')
        yield name, int(value)
