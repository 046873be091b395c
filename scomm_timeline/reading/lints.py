"""Second looks at the coding: what is seldom right, though it can be. For `check` alone.

Each notice names the words that triggered it. A person who has looked answers it in the record,
under `checked`, with the reason; an answer to nothing is a notice itself.

Nothing here knows a topic. Which words speak against a position is in the codebook (`denied-by`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import chain, islice, pairwise
from operator import xor
from typing import TYPE_CHECKING, Final
from zlib import crc32

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.diagnostics import CODES
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.sequence import root_of
from scomm_timeline.model.statement import Act, Mode, Wording
from scomm_timeline.reading.problem import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.statement import Claim, Figure, Statement
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.records import Draft

_WORDINGS: Final = frozenset({Wording.QUOTE, Wording.FRAGMENT, Wording.REPORTED})
_FIRM: Final = frozenset({Mode.ASSERTS, Mode.PRESUPPOSES})
_BRACKETS: Final = re.compile(r"\[[^\]]*\]")  # put in by whoever prints the words
_OPEN: Final = re.compile(r"\?|\bif\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SMALL_OR_SPACE: Final = bytes(
    ord(sign.lower()) if sign.isascii() and sign.isalnum() else ord(" ")
    for sign in map(chr, range(256))
)
"""For texts without signs inside words: what becomes of each character."""

_LEAST_WORDS: Final = 5  # shorter texts are alike by chance
_ALIKE: Final = 0.85  # of the words, in their order
_MARKS: Final = 6  # of a text, by which others like it are found
_NEIGHBORS: Final = 3  # texts with one mark that are compared with the next
_NEAR_DAYS: Final = 31  # within which one event may bear two dates
_NUMBER: Final = re.compile(r"[0-9][0-9,]*(?:\.[0-9]+)?")


class Look(NamedTuple):
    """A second look to be taken: the record, the notice, and the other record that may answer it."""

    draft: Draft
    problem: Problem
    other: Draft | None = None


def unanswered(looks: Iterable[Look], drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Problem]]:
    """The notices that no record answers, and those about answers to nothing."""
    used: set[tuple[int, str]] = set()
    for look in looks:
        slug = CODES[look.problem.code].slug
        carriers = [one for one in (look.draft, look.other) if one and slug in one.answers]
        if not carriers:
            yield look.draft, look.problem
        used.update((id(one), slug) for one in carriers)
    for draft in drafts:
        for slug in draft.answers if draft.statement is not None else ():
            if (id(draft), slug) not in used:
                message = f'"checked" answers {quoted(slug)}, and there is no such notice'
                help_ = "the words or the coding have changed since; remove the answer"
                route = (*draft.route, "checked", slug)
                yield draft, Problem("S312", message, help_, route, on_key=True)


def looks(drafts: Iterable[Draft], frame: Frame) -> Iterator[Look]:
    """Every second look that the coding of a set asks for."""
    loaded = [(draft, draft.statement) for draft in drafts if draft.statement is not None]
    by_id = {statement.id: statement for _, statement in loaded}
    for draft, statement in loaded:
        if statement.wording in _WORDINGS and statement.claims:
            if frame.denied_by:
                yield from _denying_words(draft, statement, frame)
            # A search that finds nothing looks at every letter; most words hold neither.
            if "?" in statement.text or "if" in statement.text.casefold():
                yield from _open_words(draft, statement)
    yield from _alike(loaded, by_id)
    yield from _other_figures(loaded, by_id)
    yield from _other_days(loaded, by_id)


# -- words against the code -----------------------------------------------------------------------


def _speakers_words(statement: Statement) -> str:
    """The words without what stands in brackets, which is not the speaker's."""
    text = statement.text
    return _BRACKETS.sub(" ", text) if "[" in text else text


def _route(draft: Draft, statement: Statement) -> tuple[str | int, ...]:
    return (*draft.route, statement.wording.value)


def _denying_words(draft: Draft, statement: Statement, frame: Frame) -> Iterator[Look]:
    """Words that speak against a position which is coded as held."""
    words = _speakers_words(statement)
    for claim in statement.claims:
        denying = frame.denied_by.get(claim.position, ()) if claim.mode in _FIRM else ()
        found = next((one for one in denying if _holds(words, one)), None)
        if found is not None:
            message = f"coded {quoted(claim.position)}, and the words hold {quoted(found)}"
            yield Look(draft, Problem("S308", message, _advice("S308"), _route(draft, statement)))
            return


def _holds(text: str, words: str) -> bool:
    """Whether whole words stand in a text, in any case and with either apostrophe."""
    pattern = r"\s+".join(map(re.escape, words.replace("’", "'").split()))
    plain = text.replace("’", "'")
    end = r"(?!\w)" if words[-1:].isalnum() else ""
    start = r"(?<!\w)" if words[:1].isalnum() else ""
    return re.search(f"{start}{pattern}{end}", plain, re.IGNORECASE) is not None


def _open_words(draft: Draft, statement: Statement) -> Iterator[Look]:
    """A question mark or an *if* in words that are coded as asserting something."""
    found = _OPEN.search(_speakers_words(statement))
    asserted = next((one for one in statement.claims if one.mode is Mode.ASSERTS), None)
    if found is not None and asserted is not None:
        message = (
            f"coded {quoted(asserted.position)}, mode asserts, and the words hold "
            f"{quoted(found[0])}"
        )
        yield Look(draft, Problem("S309", message, _advice("S309"), _route(draft, statement)))


def _advice(code: str) -> str:
    return (
        "read the words again; if the coding is right, say why: "
        f"`checked: {{{CODES[code].slug}: ...}}`"
    )


# -- one utterance recorded twice -----------------------------------------------------------------

_Loaded = tuple["Draft", "Statement"]
_Text = tuple[_Loaded, list[bytes]]


def _alike(loaded: Iterable[_Loaded], by_id: Mapping[str, Statement]) -> Iterator[Look]:
    """Texts of one day that are nearly equal and not joined.

    Texts that share a mark are compared, each with a few before it, so that the work grows with
    the number of texts and not with that of pairs.
    """
    by_day: dict[Day, list[_Loaded]] = defaultdict(list)
    for one in loaded:
        statement = one[1]
        made = statement.made
        if made.end - made.earliest == 1 and statement.wording in _WORDINGS:
            by_day[made.earliest].append(one)
    # Day by day: the words of a whole set at once took more memory than the set.
    for _, of_day in sorted(by_day.items()):
        if len(of_day) > 1:
            of_day.sort(key=lambda one: one[1].id)
            yield from _alike_on_a_day(of_day, by_id)


def _alike_on_a_day(of_day: list[_Loaded], by_id: Mapping[str, Statement]) -> Iterator[Look]:
    texts: list[tuple[_Text, list[int]]] = []
    seen: set[int] = set()
    shared: set[int] = set()
    for one in of_day:
        words = _words(one[1].text)
        if len(words) >= _LEAST_WORDS:
            marks = _marks(words)
            texts.append(((one, words), marks))
            if not seen.isdisjoint(marks):
                shared.update(seen.intersection(marks))
            seen.update(marks)
    if not shared:
        return
    buckets: dict[int, list[_Text]] = {mark: [] for mark in shared}
    for text, marks in texts:
        near = [buckets[mark] for mark in marks if mark in shared]
        if any(near):
            yield from _twins(*text, near, by_id)
        for bucket in near:
            bucket.append(text)


def _twins(
    one: _Loaded, words: list[bytes], near: Sequence[list[_Text]], by_id: Mapping[str, Statement]
) -> Iterator[Look]:
    """The records before this one whose words are nearly its own; one for each utterance."""
    compared: set[str] = set()
    met: set[str | None] = set()
    for other, text in chain.from_iterable(islice(reversed(bucket), _NEIGHBORS) for bucket in near):
        root = root_of(other[1], by_id)
        if other[1].id in compared or root in met:
            continue
        compared.add(other[1].id)
        if _are_alike(words, text):
            met.add(root)
            if not _are_joined(one[1], other[1], by_id):
                yield _twice(one, (other[0], by_id[root] if root else other[1]))


def _words(text: str) -> list[bytes]:
    """The words of a text, in small letters. Where no sign can stand inside one, a pattern is slow."""
    if text.isascii() and "'" not in text:
        return text.encode().translate(_SMALL_OR_SPACE).split()
    return [word.encode() for word in _WORD.findall(text.casefold())]


def _marks(words: list[bytes]) -> list[int]:
    """Of the pairs of words next to each other, those with the least checksums."""
    sums = list(map(crc32, words))
    pairs = sorted(map(xor, sums, sums[1:]))
    least = pairs[:_MARKS]
    # A set of all of them takes as long as sorting them; few texts say two words twice.
    return least if len(set(least)) == _MARKS else sorted(set(pairs))[:_MARKS]


def _are_alike(one: list[bytes], other: list[bytes]) -> bool:
    total = len(one) + len(other)
    if 2 * min(len(one), len(other)) < _ALIKE * total:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _are_joined(one: Statement, other: Statement, by_id: Mapping[str, Statement]) -> bool:
    """Whether both are one utterance, or one points to the other in any way."""
    if root_of(one, by_id) == root_of(other, by_id):
        return True
    if one.document_id == other.document_id and (one.figure is None) != (other.figure is None):
        return True  # one sentence, whose number is a record of its own
    return any(
        relation.target == target.id
        for source, target in ((one, other), (other, one))
        for relation in source.relations
    )


def _twice(one: _Loaded, other: _Loaded) -> Look:
    draft, statement = one
    day = format_date(statement.made)
    message = (
        f"nearly the words of {quoted(other[1].id)}, of the same day ({day}), and not joined to it"
    )
    help_ = (
        f"if it is one utterance: `version-of: {other[1].id}`; if not, say why: "
        f"`checked: {{{CODES['S310'].slug}: ...}}`"
    )
    return Look(draft, Problem("S310", message, help_, _route(draft, statement)), other[0])


# -- sources that disagree ------------------------------------------------------------------------


def _other_figures(loaded: Iterable[_Loaded], by_id: Mapping[str, Statement]) -> Iterator[Look]:
    """Another number for the same thing in another source."""
    groups: dict[object, list[_Loaded]] = defaultdict(list)
    counting = [row for row in loaded if row[1].figure is not None]
    for row in sorted(counting, key=lambda pair: pair[1].id):
        figure = row[1].figure
        if figure is not None and figure.window is not None:
            groups[_counted(figure, row[1])].append(row)
    for rows in groups.values():
        values = {_number(one.figure) for _, one in rows}
        if len(values) > 1 and None not in values:
            yield from _neighbors_disagree(rows, by_id)


def _neighbors_disagree(rows: list[_Loaded], by_id: Mapping[str, Statement]) -> Iterator[Look]:
    """Each figure with the one before it of another value, which is enough to see the difference."""
    for (other_draft, other), (draft, one) in pairwise(rows):
        if _number(one.figure) == _number(other.figure) or _share_source(one, other):
            continue
        if not _are_joined(one, other, by_id) and one.figure and other.figure:
            message = (
                f"another source counts the same thing otherwise: {one.figure.value} here, "
                f"{other.figure.value} in {quoted(other.id)}"
            )
            problem = Problem("S311", message, _advice("S311"), (*draft.route, "figure"))
            yield Look(draft, problem, other_draft)


def _counted(figure: Figure, statement: Statement) -> tuple[object, ...]:
    """What a figure counts: equal for two that should agree."""
    return (
        *(figure.measure, figure.unit, figure.denominator, figure.population),
        figure.places or statement.places,
        figure.window and (figure.window.earliest, figure.window.end),
        figure.bound,
    )


def _number(figure: Figure | None) -> str | None:
    """The number without its commas; None if it is none."""
    plain = figure.value.strip() if figure is not None else ""
    return plain.replace(",", "") if _NUMBER.fullmatch(plain) else None


def _other_days(loaded: Iterable[_Loaded], by_id: Mapping[str, Statement]) -> Iterator[Look]:
    """One decision of one place that two sources date to two days near each other."""
    groups: dict[object, list[_Loaded]] = defaultdict(list)
    for row in loaded:
        if row[1].act is Act.DECISION:
            for claim in row[1].claims:
                groups[_decided(claim, row[1])].append(row)
    for rows in groups.values():
        rows.sort(key=lambda pair: (pair[1].made.earliest, pair[1].made.end, pair[1].id))
        for (other_draft, other), (draft, one) in pairwise(rows):
            gap = one.made.earliest - other.made.latest
            if not 0 < gap <= _NEAR_DAYS or _share_source(one, other):
                continue
            if not _are_joined(one, other, by_id):
                message = (
                    f"{quoted(other.id)} dates the same decision to {other.made.written}, "
                    f"this record to {one.made.written}, from other sources"
                )
                help_ = (
                    f"if it is one decision: `same-event-as: {other.id}`; if not, say why: "
                    f"`checked: {{{CODES['S311'].slug}: ...}}`"
                )
                problem = Problem("S311", message, help_, (*draft.route, "made"))
                yield Look(draft, problem, other_draft)


def _decided(claim: Claim, statement: Statement) -> tuple[object, ...]:
    who = tuple((one.person, one.organization) for one in statement.speakers)
    return (who, claim.position, claim.component, claim.places)


def _share_source(one: Statement, other: Statement) -> bool:
    cited = chain(one.citations, other.citations)
    return len({found.source for found in cited}) < len(one.citations) + len(other.citations)
