"""The names that a set knows, by the list that they belong to, each with what it stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reading.drawing import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.corpus import Corpus


def names_of(corpus: Corpus) -> Mapping[Vocabulary, Mapping[str, str]]:
    """Every list, its names in the order in which the set has them."""
    voices, vocabulary = corpus.voices, corpus.vocabulary
    people = {one.id: one.name for one in voices.people.values()}
    bodies = {one.id: one.name for one in voices.organizations.values()}
    audiences = {one.id: one.name for one in voices.audiences.values()}
    positions = {
        f"{topic.slug}/{one.slug}": one.means
        for topic in corpus.codebook.topics.values()
        for one in topic.positions.values()
    }
    return {
        Vocabulary.AUDIENCE: {**audiences, **bodies, **people},
        Vocabulary.BODY: bodies,
        Vocabulary.COMPONENT: vocabulary.components,
        Vocabulary.DOCUMENT: dict.fromkeys(vocabulary.documents, ""),
        Vocabulary.MEASURE: vocabulary.measures,
        Vocabulary.PERSON: people,
        Vocabulary.PLACE: {one.id: one.name for one in corpus.places.by_id.values()},
        Vocabulary.POSITION: positions,
        Vocabulary.SOURCE: {one.id: one.title for one in corpus.sources.values()},
        Vocabulary.SPEAKER: {**people, **bodies},
        Vocabulary.TOPIC: {one.slug: one.question for one in corpus.codebook.topics.values()},
    }
