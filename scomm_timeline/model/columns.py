"""The columns of the claims table: what an export writes and an import reads back.

One row is one thing that a statement holds: a claim, a figure, or the reason why there is none. A
statement with three claims has three rows that differ only in `claim` and in the columns that are
about a claim (`Of.CLAIM`). Every cell is text; an empty one means that nothing was typed.

Columns of which `is_read` is true are enough to write the record again. The others are worked out
from them (bounds, printed names, grades) and say nothing new: an import passes over them, except
that it may take the `source_...` ones to write down a source that the set does not have yet.

A list stands in one cell, its parts joined by `; `; a semicolon or backslash inside a part has a
backslash before it. `join_parts` and `split_parts` are each other's inverse. Where several columns
tell of the same things (`from_person`, `from_organization`, `from_role`: one signatory after the
other), their parts go together by position, and a part may be empty; an empty cell then stands for
as many empty parts as the others have.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class Cell(StrEnum):
    """What a cell of a column holds."""

    TEXT = "text"
    """Any characters."""
    NUMBER = "number"
    """Decimal digits."""
    YES_NO = "yes-no"
    """`true` or `false`."""
    DATE = "date"
    """A date as typed, in the subset of EDTF that `model.dates` reads."""
    DAY = "day"
    """`2010-09-07`; empty where a date is open."""
    LIST = "list"
    """Parts, as `split_parts` takes them apart."""


class Of(StrEnum):
    """What a column is about: all rows of one statement agree in a `STATEMENT` column.

    The last two are of the tables that an export writes beside the claims.
    """

    STATEMENT = "statement"
    CLAIM = "claim"
    FINDING = "finding"
    SOURCE = "source"


class Holds(StrEnum):
    """What a row is: the values of the column `holds`."""

    CLAIM = "claim"
    FIGURE = "figure"
    NO_POSITION = "no-position"
    """Kept for context: `topic` may list several topics, `no_position` says why."""
    REPORTS = "reports"
    """It only passes on another's words: `topic` lists topics, `relations` the record."""
    UNANSWERED = "unanswered"
    """A question without a reply until `by`."""


class Column(NamedTuple):
    """One column.

    `means` is a sentence for the reader of the table. `is_read` says that an import takes the value;
    `is_internal` that the column is work product and stands in an `--internal` export alone.
    """

    name: str
    of: Of
    cell: Cell
    means: str
    is_read: bool = True
    is_internal: bool = False


def _own(name: str, cell: Cell, means: str) -> Column:
    """A value of the statement, read back."""
    return Column(name, Of.STATEMENT, cell, means)


def _held(name: str, cell: Cell, means: str) -> Column:
    """A value of one claim or figure, read back."""
    return Column(name, Of.CLAIM, cell, means)


def _told(name: str, cell: Cell, means: str, of: Of = Of.STATEMENT) -> Column:
    """Worked out from the others; an import passes over it."""
    return Column(name, of, cell, means, is_read=False)


_TEXT, _LIST, _DATE, _DAY = Cell.TEXT, Cell.LIST, Cell.DATE, Cell.DAY

COLUMNS: Final[tuple[Column, ...]] = (
    # -- which row -------------------------------------------------------------------------------
    _own("id", _TEXT, "The statement's id."),
    _held("claim", Cell.NUMBER, "Which of the statement's rows this is, from 1."),
    _held("holds", _TEXT, "claim, figure, no-position, reports or unanswered."),
    # -- when ------------------------------------------------------------------------------------
    _told("date", _TEXT, "When it was said, in words, as narrow as all records of it allow."),
    _own("made", _DATE, "When it was said or written, as typed (EDTF)."),
    _told(
        "made_earliest", _DAY, "First possible day of `made`, cut at its sources; empty if open."
    ),
    _told("made_latest", _DAY, "Last possible day of `made`; empty if open."),
    _told("made_precision", _TEXT, "year, month, day, minute or interval."),
    _own("made_as_written", _TEXT, "The words that the source prints for the date."),
    _own("made_basis", _TEXT, "stated, resolved-inside-dated-page, inferred or in-force-on."),
    _told("public_earliest", _DAY, "First day on which the public may have known; empty if never."),
    _told("public_latest", _DAY, "Last possible day of that."),
    _own("released", _LIST, "Dates of each step by which others could know."),
    _own("released_to", _LIST, "For each step: requesters, court or public."),
    _own("released_how", _LIST, "For each step: the suit, the publication."),
    _own("released_redaction", _LIST, "For each step: what was still struck out."),
    # -- who to whom -----------------------------------------------------------------------------
    _told("speaker", _LIST, "Each signatory as printed: name, office, body."),
    _own("from_person", _LIST, "Each signatory: a person, or unnamed, redacted, unidentified."),
    _own("from_organization", _LIST, "For each signatory: the body, on that day."),
    _own("from_role", _LIST, "For each signatory: the office, on that day."),
    _told("to_names", _LIST, "Each addressee as printed."),
    _own("to", _LIST, "Who was told: people, bodies, audiences, or not-stated."),
    _own("via", _LIST, "The mouths between speaker and source, nearest the speaker first."),
    _own("for_person", _LIST, "On whose behalf: like from_person."),
    _own("for_organization", _LIST, "On whose behalf: the body."),
    _own("for_role", _LIST, "On whose behalf: the office."),
    _own("channel", _TEXT, "Kind of audience; to be typed only where `to` gives another."),
    _own("official", Cell.YES_NO, "A public body speaks; to be typed only where not so by `from`."),
    _own("document", _TEXT, "letter, memo, e-mail ...: a kind from the set's vocabulary."),
    _own(
        "document_id",
        _TEXT,
        "Which statements are one document. One with a | in it was made from the other columns and "
        "is not to be typed.",
    ),
    _own("act", _TEXT, "statement, deed, decision, figure, unanswered or outside-finding."),
    _own("sworn", Cell.YES_NO, "Under oath."),
    # -- the words -------------------------------------------------------------------------------
    _own("wording", _TEXT, "quote, fragment, reported, paraphrase or characterization."),
    _own("text", _TEXT, "The words, to the letter."),
    _own("sense", _TEXT, "The coder's paraphrase beside a fragment or reported words."),
    _told("quotation", _TEXT, "Grade of the words in their sources: matches, not-checked ..."),
    # -- what is held ----------------------------------------------------------------------------
    _held("topic", _LIST, "The topic; where no position is taken, there may be several."),
    _held("position", _TEXT, "The position on it; empty where none is taken."),
    _told("position_means", _TEXT, "The position in a sentence, from the codebook.", Of.CLAIM),
    _held("component", _TEXT, "The part of the program, or not-stated."),
    _held("place", _LIST, "Whom it is about, or not-stated."),
    _told("place_names", _LIST, "The places as printed.", Of.CLAIM),
    _held("who", _TEXT, "Who is free or bound: local, state, not-stated; empty for both."),
    _held("population_stage", _LIST, "People: the furthest step they reached; empty for all."),
    _held("population_record", _LIST, "People: what record they have; empty for all."),
    _held("extent", _TEXT, "all or some of the places."),
    _held("mode", _TEXT, "How it is held: asserts, denies, presupposes, hedged ..."),
    _held("valid_from", _DATE, "The day from which it holds, where that is typed."),
    _held("valid_until", _DATE, "The last day on which it holds, where that is typed."),
    _held("becomes", _DATE, "It begins to hold then, and does not hold before."),
    _held("about_records", _LIST, "Second-order claims: the statements they speak of."),
    _held("about_voices", _LIST, "Second-order claims: whose statements."),
    _held("about_topics", _LIST, "Second-order claims: on which topics."),
    _held("about_audience", _TEXT, "Second-order claims: to whom."),
    _held("about_until", _DATE, "Second-order claims: made no later than."),
    _held("figure_measure", _TEXT, "A figure: what is measured, from the vocabulary."),
    _held("figure_value", _TEXT, "A figure: the number as printed."),
    _held("figure_unit", _TEXT, "A figure: percent, people, jurisdictions ..."),
    _held("figure_bound", _TEXT, "A figure: exact, about, at-least or at-most."),
    _held("figure_of_stage", _LIST, "A figure: the denominator's stage."),
    _held("figure_of_record", _LIST, "A figure: the denominator's record."),
    _held("figure_window", _DATE, "A figure: the period it counts, or not-stated."),
    _held("no_position", _TEXT, "Why none is taken: unsure, not-stated or not-seen."),
    _held("by", _DATE, "The day until which a question had no answer."),
    # -- what it does to other records -----------------------------------------------------------
    _own(
        "announces",
        _LIST,
        "Earlier lines that it ends: TOPIC [in PART] [at PLACE,PLACE] [from DATE].",
    ),
    _own(
        "relations",
        _LIST,
        "Other records it points to: KIND ID [on TOPIC,TOPIC] [in PART,PART].",
    ),
    # -- evidence --------------------------------------------------------------------------------
    _own("source", _LIST, "Each cited source's id."),
    _own("locator", _LIST, "For each source: page, paragraph, Bates number."),
    _own("source_text", _LIST, "For each source: its words, where they differ from `text`."),
    _own("source_made", _LIST, "For each source: the date that it gives, where it differs."),
    _own("reporter_hedge", _LIST, "For each source: the reporter's own hedge."),
    _told("source_title", _LIST, "For each source: its title."),
    _told("source_publisher", _LIST, "For each source: who issued it."),
    _told("source_kind", _LIST, "For each source: newspaper, letter, web-page ..."),
    _told("source_date", _LIST, "For each source: the date of the document, else of the page."),
    _told("source_url", _LIST, "For each source: its address, or none-given."),
    _told(
        "source_page", _LIST, "For each source: the address of the cited page, where one can be."
    ),
    _told("source_seen", _LIST, "For each source: whole or in-part, as the coder saw it."),
    # -- how it was coded ------------------------------------------------------------------------
    _told("review", _TEXT, "draft or reviewed. What is imported is a draft."),
    Column("confidence", Of.STATEMENT, _TEXT, "The coder's: low, medium, high.", is_internal=True),
    Column("notes", Of.STATEMENT, _TEXT, "The coder's notes.", is_internal=True),
    _told("findings", _LIST, "Findings that it is part of, by id."),
    _told(
        "asked_for", Cell.YES_NO, "Not so where it stands here as the other side of a finding only."
    ),
    _told("maybe", Cell.YES_NO, "It only may fall between the dates asked for."),
    _told("redacted", Cell.YES_NO, "Words of it were still struck out on the day asked for."),
    _told("utterance", _TEXT, "The id that stands for all records of these words."),
    _told("set_digest", _TEXT, "Which state of the set the row was taken from."),
    _told("release", _TEXT, "public, or INTERNAL: NOT FOR RELEASE."),
)
"""Every column, in the order in which it is written."""

BY_NAME: Final = {one.name: one for one in COLUMNS}

SIGNATORIES: Final = ("from_person", "from_organization", "from_role")
ON_BEHALF: Final = ("for_person", "for_organization", "for_role")
RELEASE_STEPS: Final = ("released", "released_to", "released_how", "released_redaction")
CITATIONS: Final = ("source", "locator", "source_text", "source_made", "reporter_hedge")
"""The four groups of a statement's columns whose parts go together by position."""

PROTECTED: Final = "protected"
"""The column, of a table for spreadsheets alone, that names the row's cells with an apostrophe before
them."""


def columns(*, internal: bool) -> tuple[Column, ...]:
    """The columns of a public table, or of an internal one."""
    return tuple(one for one in COLUMNS if internal or not one.is_internal)


# -- lists in one cell -----------------------------------------------------------------------------

_BREAK: Final = re.compile(r"; ?")
_PART: Final = re.compile(r"(?:[^\\;]|\\.)*", re.DOTALL)
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def join_parts(parts: Iterable[str]) -> str:
    r"""The parts as one cell: `["a", "b; c"]` is `a; b\; c`.

    One empty part and none look alike; in columns that go together the others tell.
    """
    return "; ".join(one.replace("\\", "\\\\").replace(";", "\\;") for one in parts)


def split_parts(cell: str) -> tuple[str, ...]:
    r"""The parts of a cell; none of an empty one.

    Written by a person, `a;b` is as good as `a; b`. A backslash keeps the character after it; the
    last character of a cell may be one that keeps nothing.
    """
    if not cell:
        return ()
    parts: list[str] = []
    at = 0
    while True:
        found = _PART.match(cell, at)
        at = found.end() if found else at
        parts.append(_ESCAPED.sub(r"\1", found[0] if found else ""))
        step = _BREAK.match(cell, at)
        if step is None:
            parts[-1] += cell[at:]  # a lone backslash at the end
            return tuple(parts)
        at = step.end()


# -- announcements and relations -------------------------------------------------------------------


class Pointer(NamedTuple):
    """An announcement or a relation, taken apart.

    `head` is a topic, or a kind and an id. `given` maps `on`, `in`, `at` and `from` to their values.
    """

    head: tuple[str, ...]
    given: dict[str, tuple[str, ...]]


ANNOUNCEMENT_HEAD: Final = 1
RELATION_HEAD: Final = 2
"""Words before the first key word."""

_KEY_WORDS: Final = ("on", "in", "at", "from")


def join_pointer(head: Iterable[str], **given: Iterable[str]) -> str:
    """`supersedes memo-7 on leave,need in towers`; a key word without values is left out.

    A trailing underscore of a key word, as in `in_`, is dropped.
    """
    words = list(head)
    for key, values in given.items():
        if joined := ",".join(values):
            words += [key.rstrip("_"), joined]
    return " ".join(words)


def split_pointer(part: str, *, head: int) -> Pointer:
    """What `join_pointer` joined; `head` is ANNOUNCEMENT_HEAD or RELATION_HEAD.

    Raises:
        ValueError: There are too few words, or a key word is unknown, stands twice or without value.
    """
    words = part.split()
    first, keys, values = tuple(words[:head]), words[head::2], words[head + 1 :: 2]
    if len(first) != head or len(keys) != len(values) or len(set(keys)) != len(keys):
        raise ValueError(f'cannot be taken apart: "{part}"')
    if unknown := [one for one in keys if one not in _KEY_WORDS]:
        raise ValueError(f'"{unknown[0]}" in "{part}" is none of {", ".join(_KEY_WORDS)}')
    pairs = zip(keys, values, strict=True)
    return Pointer(first, {key: tuple(filter(None, one.split(","))) for key, one in pairs})
