"""Who spoke, lane by lane, and which of a family's two lines a statement takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.sides import Sides
from scomm_timeline.model.codebook import Position
from scomm_timeline.model.statement import NOT_STATED, Mode
from scomm_timeline.reports.release import Lane, Line, Row, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scomm_timeline.model.codebook import Codebook, Family
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Claim, Statement
    from scomm_timeline.model.voices import Speaker


class Stands:
    """Which line each claim takes; FIRST is the one that a family's file begins with."""

    def __init__(self, codebook: Codebook) -> None:
        self._sides = Sides(codebook)
        self._codebook = codebook
        self._first = {family.slug: self._leading(family) for family in codebook.families.values()}

    def _leading(self, family: Family) -> int:
        """The side of the first position of a family that is opposed to another."""
        for topic in family.topics:
            for slug in self._codebook.topics[topic].positions:
                side = self._sides.of_position(Position(topic, slug))
                if side is not None:
                    return side
        return 0

    def of_claim(self, claim: Claim) -> Stand:
        """FIRST or SECOND; OTHER where nothing is opposed to the position."""
        side = self._sides.of_position(claim.position)
        if side is None:
            return Stand.OTHER
        leading = self._first[self._codebook.family_of(claim.topic)]
        is_first = (side == leading) != (claim.mode is Mode.DENIES)
        return Stand.FIRST if is_first else Stand.SECOND

    def of_statement(self, statement: Statement) -> Stand:
        """FIRST or SECOND if all its claims take that line, OTHER if they differ."""
        taken = {self.of_claim(one) for one in statement.claims}
        if not taken:
            return Stand.NONE
        return taken.pop() if len(taken) == 1 else Stand.OTHER


def lines(corpus: Corpus, shown: Iterable[Statement]) -> tuple[Line, ...]:
    """What each shape stands for, family by family: the positions that statements shown take."""
    stands = Stands(corpus.codebook)
    taken: dict[tuple[str, Stand], set[tuple[int, str]]] = {}
    for one in shown:
        for claim in one.claims:
            means = corpus.codebook.topics[claim.topic].positions[claim.position.slug].means
            is_denied = claim.mode is Mode.DENIES
            key = (corpus.codebook.family_of(claim.topic), stands.of_claim(claim))
            taken.setdefault(key, set()).add(
                (is_denied, f"Not so: {means}" if is_denied else means)
            )
    return tuple(
        Line(family.slug, family.title, at, tuple(words for _, words in sorted(taken[key])))
        for family in corpus.codebook.families.values()
        for at in Stand
        if (key := (family.slug, at)) in taken
    )


def lanes(corpus: Corpus, shown: Sequence[Statement]) -> tuple[Lane, ...]:
    """A lane a body, the one that said most first; a row a person, the body's own words first."""
    found: dict[str, dict[str, dict[str, None]]] = {}
    for one in shown:
        for speaker in one.speakers:
            lane = _lane(corpus, speaker)
            found.setdefault(lane, {}).setdefault(_row(speaker), {})[one.id] = None
    made = (
        Lane(id_, _lane_name(corpus, id_), tuple(_rows(corpus, id_, rows)))
        for id_, rows in found.items()
    )
    return tuple(sorted(made, key=lambda one: (-_total(one), one.name, one.id)))


def _total(lane: Lane) -> int:
    return sum(len(row.statements) for row in lane.rows)


def _lane(corpus: Corpus, speaker: Speaker) -> str:
    if speaker.organization is None:
        return speaker.person or NOT_STATED
    return corpus.voices.body(speaker.organization)


def _lane_name(corpus: Corpus, id_: str) -> str:
    return "Body not stated" if id_ == NOT_STATED else corpus.voices.name(id_)


def _row(speaker: Speaker) -> str:
    """Its person; for all others a body speaks through, that body; unknown people are not one."""
    if speaker.person is not None:
        return speaker.person
    nameless = "" if speaker.anonymity is None else "?"
    return f"{nameless}{speaker.organization or NOT_STATED}"


def _rows(corpus: Corpus, lane: str, rows: dict[str, dict[str, None]]) -> Iterator[Row]:
    """The body itself, its parts, speakers not named, then people, each in order of first date."""
    for id_ in sorted(rows, key=lambda one: _rank(corpus, lane, one)):
        name, speaker = _row_names(corpus, lane, id_)
        yield Row(id_, name, speaker, tuple(rows[id_]))


def _rank(corpus: Corpus, lane: str, id_: str) -> int:
    if id_ == lane:
        return 0
    if id_ in corpus.voices.organizations:
        return 1
    return 2 if id_.startswith("?") else 3


def _row_names(corpus: Corpus, lane: str, id_: str) -> tuple[str, str]:
    """The name in the margin, and the name that says by itself who spoke."""
    if id_ in corpus.voices.people:
        name = corpus.voices.people[id_].name
        return name, name
    body = id_.removeprefix("?")
    if body == NOT_STATED:
        return "Not named", "a speaker not named"
    name = corpus.voices.short(body)
    if id_.startswith("?"):
        margin = "Not named" if body == lane else f"{name}: not named"
        return margin, f"{name}, speaker not named"
    return ("In its own name", name) if id_ == lane else (name, name)
