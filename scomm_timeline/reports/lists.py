"""What a set holds of one kind, as rows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.statement import Basis
from scomm_timeline.reports import ListRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.model.codebook import Exclusion, PositionEntry
    from scomm_timeline.model.corpus import Corpus


def _topics(corpus: Corpus) -> Iterator[ListRow]:
    counts: dict[str, int] = defaultdict(int)
    for one in corpus.statements:
        for slug in one.all_topics:
            counts[slug] += 1
    for family in corpus.codebook.families.values():
        for slug in family.topics:
            topic = corpus.codebook.topics[slug]
            yield ListRow(
                slug,
                topic.question,
                f"{topic.kind.value}, family {family.slug}, {_statements(counts[slug])}",
            )
            for entry in topic.positions.values():
                yield ListRow(f"{slug}/{entry.slug}", entry.means, _bounds(entry), depth=1)


def _statements(count: int) -> str:
    return f"{count} statement" if count == 1 else f"{count} statements"


def _bounds(entry: PositionEntry) -> str:
    """What the codebook counts under a position and what it does not: a coder goes by it."""
    counted = f"Counts: {entry.include}" if entry.include else ""
    not_counted = f"Does not count: {entry.exclude}" if entry.exclude else ""
    return f"{counted} {not_counted}".strip()


def _people(corpus: Corpus) -> Iterator[ListRow]:
    for person in corpus.voices.people.values():
        offices = "; ".join(
            f"{one.role}, {corpus.voices.short(one.organization)}" for one in person.offices
        )
        yield ListRow(person.id, person.name, offices)


def _organizations(corpus: Corpus) -> Iterator[ListRow]:
    for body in corpus.voices.organizations.values():
        parent = f", part of {corpus.voices.name(body.parent)}" if body.parent else ""
        yield ListRow(body.id, body.name, f"{body.kind}{parent}")


def _places(corpus: Corpus) -> Iterator[ListRow]:
    def walk(parent: str | None, depth: int) -> Iterator[ListRow]:
        for place in corpus.places.by_id.values():
            if place.parent == parent:
                yield ListRow(place.id, place.name, ", ".join(place.kinds), depth)
                yield from walk(place.id, depth + 1)

    yield from walk(None, 0)


def _sources(corpus: Corpus) -> Iterator[ListRow]:
    for source in corpus.sources.values():
        dated = source.document or source.page
        day = dated.written if dated else "undated"
        if dated and source.basis is not Basis.STATED:
            day = f"{day} ({source.basis.value})"
        seen = "seen whole" if source.is_whole else "seen in part"
        yield ListRow(
            source.id,
            source.title,
            f"{source.publisher}, {day}, {seen}",
        )


def _rules(corpus: Corpus) -> Iterator[ListRow]:
    for family in corpus.codebook.families.values():
        for slug in family.topics:
            yield from map(_exclusion, corpus.codebook.topics[slug].exclusions)
        yield from map(_exclusion, family.exclusions)
        for step in family.entailments:
            yield ListRow(
                step.id,
                f"{step.source} entails {step.target}",
                _reason(step.why, contestable=step.contestable),
            )
        for bridge in family.bridges:
            yield ListRow(
                bridge.id,
                f"{bridge.source} reaches {bridge.target} (family {family.slug})",
                _reason(bridge.why, contestable=bridge.contestable),
            )


def _exclusion(rule: Exclusion) -> ListRow:
    reason = _reason(rule.why, contestable=rule.contestable)
    return ListRow(rule.id, f"{rule.first} excludes {rule.second}", reason)


def _reason(why: str, *, contestable: bool) -> str:
    return f"{why} (contestable)" if contestable else why


LISTS: Final[Mapping[str, Callable[[Corpus], Iterable[ListRow]]]] = {
    "topics": _topics,
    "people": _people,
    "organizations": _organizations,
    "places": _places,
    "sources": _sources,
    "rules": _rules,
}
"""Everything `list` can list, in the order of its help."""
