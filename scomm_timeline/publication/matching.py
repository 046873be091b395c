"""Which records of two versions are one record under two ids, and which were taken apart.

Content decides, never the likeness of ids: a record is renamed if another id holds what it held, or
its very words by the same speakers and nobody else's. What is not certain stays removed and added.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import RelationKind
from scomm_timeline.publication.words import one_spaced

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping

    from scomm_timeline.model.statement import Relation, Statement


class Parts(NamedTuple):
    """A record of one version and the records that its words were divided among in the other."""

    whole: str
    parts: tuple[str, ...]


def find_renamed(gone: Iterable[Statement], come: Iterable[Statement]) -> dict[str, str]:
    """New ids by old ones, of records whose id is in the one version only."""
    olds = {one.id: one for one in gone}
    news = {one.id: one for one in come}
    renamed: dict[str, str] = {}
    for known_by in (_content, _words):
        renamed |= _pairs(olds, news, known_by)
        olds = {id_: one for id_, one in olds.items() if id_ not in renamed}
        taken = set(renamed.values())
        news = {id_: one for id_, one in news.items() if id_ not in taken}
    return dict(sorted(renamed.items()))


def _pairs(
    gone: Mapping[str, Statement],
    come: Mapping[str, Statement],
    known_by: Callable[[Statement], Hashable],
) -> dict[str, str]:
    """Records that are known by the same, if exactly one on each side is."""
    olds, news = _grouped(gone.values(), known_by), _grouped(come.values(), known_by)
    return {
        ids[0]: news[known][0]
        for known, ids in olds.items()
        if len(ids) == 1 and len(news.get(known, ())) == 1
    }


def _grouped(
    records: Iterable[Statement], known_by: Callable[[Statement], Hashable]
) -> dict[Hashable, list[str]]:
    found: dict[Hashable, list[str]] = defaultdict(list)
    for one in records:
        found[known_by(one)].append(one.id)
    return found


def _content(one: Statement) -> Hashable:
    """Everything but the id. Whom it points to may have another id by now, so only how counts."""
    kinds = tuple(relation.kind for relation in one.relations)
    claims = tuple(
        claim._replace(about=claim.about._replace(records=())) if claim.about else claim
        for claim in one.claims
    )
    bare = one._replace(id="", relations=(), claims=claims, text=one_spaced(one.text))
    return (bare.content, kinds)


def _words(one: Statement) -> Hashable:
    return (one_spaced(one.text), one.wording, one.speakers)


# -- references -----------------------------------------------------------------------------------


def with_new_names(one: Statement, names: Mapping[str, str]) -> Statement:
    """The record with its own id, and those that it points to, as they are called now."""
    if not names:
        return one
    relations = tuple(_renamed_relation(relation, names) for relation in one.relations)
    claims = tuple(
        claim._replace(
            about=claim.about._replace(
                records=tuple(names.get(id_, id_) for id_ in claim.about.records)
            )
        )
        if claim.about
        else claim
        for claim in one.claims
    )
    return one._replace(id=names.get(one.id, one.id), relations=relations, claims=claims)


def _renamed_relation(one: Relation, names: Mapping[str, str]) -> Relation:
    if one.kind is RelationKind.REFERS_TO:  # points to a voice
        return one
    return one._replace(target=names.get(one.target, one.target))


# -- records taken apart --------------------------------------------------------------------------


def find_divided(wholes: Iterable[Statement], parts: Iterable[Statement]) -> tuple[Parts, ...]:
    """Records whose words are exactly those of two or more records of the other version.

    `wholes` were removed or changed; `parts` were added or changed. The records must share speakers
    and wording, and the parts, one after the other, must give the words of the whole.
    """
    by_start: dict[Hashable, list[tuple[str, str]]] = defaultdict(list)
    for one in parts:
        text = one_spaced(one.text)
        by_start[_voice(one), _first_word(text)].append((text, one.id))
    found = []
    for one in wholes:
        ids = _divided(one_spaced(one.text), _voice(one), by_start)
        if len(ids) > 1:
            found.append(Parts(one.id, ids))
    return tuple(sorted(found))


def _voice(one: Statement) -> Hashable:
    return (one.speakers, one.wording)


def _divided(
    text: str, voice: Hashable, by_start: Mapping[Hashable, list[tuple[str, str]]]
) -> tuple[str, ...]:
    """The ids of parts that give the text in reading order; empty if they do not."""
    ids: list[str] = []
    while text:
        fitting = [
            (len(part), id_)
            for part, id_ in by_start.get((voice, _first_word(text)), ())
            if id_ not in ids and _begins(text, part)
        ]
        if not fitting:
            return ()
        length, id_ = max(fitting)
        ids.append(id_)
        text = text[length:].strip()
    return tuple(ids)


def _first_word(text: str) -> str:
    return text.partition(" ")[0]


def _begins(text: str, part: str) -> bool:
    """True if the text begins with the part and a word ends there."""
    return text == part or text.startswith(f"{part} ")
