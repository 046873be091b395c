"""Which bodies spoke: a lane for each, its parts below it, the one that said most first."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.statement import Statement

_NOT_STATED: Final = "Body not stated"


class BodyLane(NamedTuple):
    """A body, its short name, and the ids of what it said, in the order in which that is shown.

    `depth` is 1 below the body that it is part of, else 0. A person of no body is a lane too.
    """

    name: str
    brief: str
    depth: int
    statements: tuple[str, ...]


def bodies_speaking(corpus: Corpus, shown: Iterable[Statement]) -> tuple[BodyLane, ...]:
    """A lane for each body that signed one of these; a joint statement stands in several."""
    said: dict[str, dict[str, None]] = {}
    for one in shown:
        for speaker in one.speakers:
            who = speaker.organization or speaker.person or _NOT_STATED
            said.setdefault(who, {})[one.id] = None
    heads: dict[str, list[str]] = {}
    for who in said:
        heads.setdefault(_head(corpus, who), []).append(who)
    for head, parts in heads.items():
        parts.sort(key=lambda one: (one != head, -len(said[one]), one))
    totals = {head: sum(len(said[one]) for one in parts) for head, parts in heads.items()}
    return tuple(
        _lane(corpus, who, int(head in said and who != head), tuple(said[who]))
        for head in sorted(heads, key=lambda one: (-totals[one], corpus.voices.name(one)))
        for who in heads[head]
    )


def _head(corpus: Corpus, who: str) -> str:
    """The highest body that shares this one's voice; a person is his own."""
    return corpus.voices.body(who) if who in corpus.voices.organizations else who


def _lane(corpus: Corpus, who: str, depth: int, statements: Sequence[str]) -> BodyLane:
    name = corpus.voices.name(who)
    brief = corpus.voices.short(who) if who in corpus.voices.organizations else name
    return BodyLane(name, brief, depth, tuple(statements))
