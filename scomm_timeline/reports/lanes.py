"""Who spoke, lane by lane, and which of a family's two lines a statement takes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.sides import Sides
from scomm_timeline.reports.release import Lane, Line, Row, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Claim, Statement
    from scomm_timeline.model.voices import Speaker

_NOWHERE: Final = "not-stated"


def stand(sides: Sides, statement: Statement) -> Stand:
    """The line a statement takes: FIRST or SECOND if all its claims do, OTHER if they differ."""
    if not statement.claims:
        return Stand.NONE
    taken = {_of_claim(sides, one) for one in statement.claims}
    return taken.pop() if len(taken) == 1 else Stand.OTHER


def _of_claim(sides: Sides, claim: Claim) -> Stand:
    side = sides.of_claim(claim)
    return Stand.OTHER if side is None else (Stand.FIRST, Stand.SECOND)[side]


def lines(corpus: Corpus, shown: Iterable[Statement]) -> tuple[Line, ...]:
    """What each shape stands for, family by family: the positions that statements shown take."""
    sides = Sides(corpus.codebook)
    taken: dict[tuple[str, Stand], dict[str, None]] = {}
    for one in shown:
        for claim in one.claims:
            topic = corpus.codebook.topics[claim.topic]
            means = topic.positions[claim.position.slug].means
            words = f"not so: {means}" if claim.mode.value == "denies" else means
            key = (corpus.codebook.family_of(claim.topic), _of_claim(sides, claim))
            taken.setdefault(key, {})[words] = None
    return tuple(
        Line(family.slug, family.title, at, tuple(sorted(taken[(family.slug, at)])))
        for family in corpus.codebook.families.values()
        for at in Stand
        if (family.slug, at) in taken
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
        return speaker.person or _NOWHERE
    return corpus.voices.body(speaker.organization)


def _lane_name(corpus: Corpus, id_: str) -> str:
    return "Body not stated" if id_ == _NOWHERE else corpus.voices.name(id_)


def _row(speaker: Speaker) -> str:
    """Its person; for all others a body speaks through, that body; unknown people are not one."""
    if speaker.person is not None:
        return speaker.person
    nameless = "" if speaker.anonymity is None else "?"
    return f"{nameless}{speaker.organization or _NOWHERE}"


def _rows(corpus: Corpus, lane: str, rows: dict[str, dict[str, None]]) -> Iterator[Row]:
    """The body itself, its parts, speakers not named, then people, each in order of first date."""
    for id_ in sorted(rows, key=lambda one: _rank(corpus, lane, one)):
        yield Row(id_, _row_name(corpus, lane, id_), tuple(rows[id_]))


def _rank(corpus: Corpus, lane: str, id_: str) -> int:
    if id_ == lane:
        return 0
    if id_ in corpus.voices.organizations:
        return 1
    return 2 if id_.startswith("?") else 3


def _row_name(corpus: Corpus, lane: str, id_: str) -> str:
    body = id_.removeprefix("?")
    if id_ in corpus.voices.people:
        return corpus.voices.people[id_].name
    if body == _NOWHERE:
        return "Speakers not named"
    name = corpus.voices.short(body)
    if id_.startswith("?"):
        return f"{name}: speakers not named"
    return "In its own name" if id_ == lane else name
