"""The names that a set knows, by kind, and those nearest to one that it does not know."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.statement import NOT_STATED, Act
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scomm_timeline.model.corpus import Corpus

Names = Mapping[str, tuple[str, ...]]
"""Slugs, each with the other names that a user may have typed for it."""

_PROPOSED: Final = 3  # nearest names that are proposed


def known_names(corpus: Corpus, what: str) -> Names:
    """The slugs of one kind that the set knows. Raises KeyError for a kind that there is not."""
    return _KNOWN[what](corpus)


def _people(corpus: Corpus) -> Names:
    return {one.id: (one.name, *one.aliases) for one in corpus.voices.people.values()}


def _organizations(corpus: Corpus) -> Names:
    return {one.id: (one.name, *one.aliases) for one in corpus.voices.organizations.values()}


def _statements(corpus: Corpus) -> Names:
    # A statement that was left out is no slip of the user's: the answer says why it is missing.
    left_out = (one.id for one in corpus.left_out if one.id is not None)
    return _slugs((*corpus.by_id, *left_out))


_KNOWN: Final[Mapping[str, Callable[[Corpus], Names]]] = {
    "topic": lambda corpus: _slugs(corpus.codebook.topics),
    "family": lambda corpus: {one.slug: (one.title,) for one in corpus.codebook.families.values()},
    "speaker": lambda corpus: {**_people(corpus), **_organizations(corpus)},
    "organization": _organizations,
    "place": lambda corpus: {
        one.id: (one.name, *one.aliases) for one in corpus.places.by_id.values()
    },
    "component": lambda corpus: _slugs((*corpus.vocabulary.components, NOT_STATED)),
    "channel": lambda _: _slugs(one.value for one in Channel),
    "document": lambda corpus: _slugs(corpus.vocabulary.documents),
    "act": lambda _: _slugs(one.value for one in Act),
    "source": lambda corpus: {one.id: (one.title,) for one in corpus.sources.values()},
    "statement": _statements,
}
"""By the kind: how its names are found in a set. Only that kind's: a set has many statements."""


def _slugs(values: Iterable[str]) -> Names:
    return dict.fromkeys(values, ())


def nearest(slug: str, known: Names) -> list[str]:
    """The known names that look most like it, or whose other names hold it as typed."""
    typed = slug.casefold().strip()
    holding = [
        one
        for one, others in known.items()
        if typed and any(typed in other.casefold() for other in (one, *others))
    ]
    close = difflib.get_close_matches(typed, known, n=_PROPOSED)
    # Another name typed in full (an alias) leaves no doubt about what was meant.
    exact = [one for one in holding if typed in (other.casefold() for other in known[one])]
    return (exact or list(dict.fromkeys((*close, *holding))))[:_PROPOSED]
