"""The vocabulary files to a frame: codebook, voices, places, closed lists.

A frame that does not load costs the run: without it no record can be understood.
"""

from __future__ import annotations

from scomm_timeline.model.codebook import Position
from scomm_timeline.model.corpus import Reviewer, Vocabulary
from scomm_timeline.model.inputs import (
    FAMILIES_FILE,
    PLACES_FILE,
    SET_FILE,
    TOPICS_FOLDER,
    VOCABULARY_FILE,
    VOICES_FILE,
)
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import shapes
from scomm_timeline.reading.codebook import read_codebook
from scomm_timeline.reading.kinds import check
from scomm_timeline.reading.value import many
from scomm_timeline.reading.voices import read_places, read_voices

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scomm_timeline.model.codebook import Codebook
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.statement import Claim, Source
    from scomm_timeline.model.voices import Channel, Office, Speaker, Voices
    from scomm_timeline.reading.kinds import Kind
    from scomm_timeline.reading.problem import Problems
    from scomm_timeline.reading.value import Value


FRAME_FILES: Final = (SET_FILE, VOCABULARY_FILE, FAMILIES_FILE, VOICES_FILE, PLACES_FILE)

_SHAPES: Final[Mapping[str, Kind]] = {
    SET_FILE: shapes.SET,
    VOCABULARY_FILE: shapes.VOCABULARY,
    FAMILIES_FILE: shapes.FAMILIES,
    VOICES_FILE: shapes.VOICES,
    PLACES_FILE: shapes.PLACES,
}


class Carried(NamedTuple):
    """What the dates of some sources say of words that all of them carry.

    `last` is the last day on which the earliest can have been written, and its id; None if none is
    dated. `published` are the dates of those that anybody could read then.
    """

    last: tuple[Day, str] | None
    published: tuple[FuzzyDate, ...]


class Company(NamedTuple):
    """What follows from who spoke and whom they told, whatever they said.

    `names` are the speakers as the id of a document names them.
    """

    names: str
    to: tuple[str, ...]
    channel: Channel
    is_official: bool


class Frame(NamedTuple):
    """Everything a record is understood by.

    `topic_paths` says in which file each topic is defined; `sources` are those that can be used,
    and `lost_sources` gives, for the id of each other one that is known of, the reason. What is asked
    for again and again is kept once it was understood: `claims` by what was typed, in `carried` the
    dates of sources by the ids of those cited together, in `companies` what follows from who spoke to
    whom, in `speakers` those named by a word, with the one office of a person who has one. `denied_by`
    gives words that speak against a position; they are for second looks at the coding, and no part of
    what the set says.
    """

    title: str
    description: str
    reviewers: Mapping[str, Reviewer]
    vocabulary: Vocabulary
    codebook: Codebook
    voices: Voices
    places: Places
    topic_paths: Mapping[str, str]
    sources: Mapping[str, Source]
    lost_sources: Mapping[str, str]
    claims: dict[tuple[Value, ...], Claim]
    carried: dict[tuple[str, ...], Carried]
    companies: dict[tuple[object, ...], Company]
    speakers: dict[str, tuple[Speaker | None, Office | None]]
    denied_by: Mapping[Position, tuple[str, ...]]


def build_frame(
    values: Mapping[str, Value], unread: Collection[str], problems: Problems
) -> Frame | None:
    """The frame of a set, without its sources; None if anything in it is wrong.

    `values` are the plain values of the frame's files by path, `unread` the paths of those that
    were lost. Every problem is added to `problems`, which may hold some of the files' already.
    """
    topic_paths = tuple(sorted(path for path in values if _is_topic(path)))
    _check_present(values, unread, problems)
    for path, value in values.items():
        check(_SHAPES.get(path, shapes.TOPIC), value, (), problems.of(path))

    def is_sound(*paths: str) -> bool:
        return all(path in values for path in paths) and not problems.are_in(paths)

    # Each part is read if what it stands on is sound, so that one run shows all that is wrong.
    vocabulary = voices = places = codebook = None
    if is_sound(VOCABULARY_FILE):
        vocabulary = _vocabulary(values[VOCABULARY_FILE])
    if is_sound(PLACES_FILE):
        places = read_places(values[PLACES_FILE], PLACES_FILE, problems)
    if is_sound(VOICES_FILE):
        voices = read_voices(values[VOICES_FILE], VOICES_FILE, places, problems)
    has_topics = is_sound(*topic_paths) and not any(map(_is_topic, unread))
    if vocabulary and has_topics and is_sound(FAMILIES_FILE):
        topics = {path: values[path] for path in topic_paths}
        families = values[FAMILIES_FILE]
        codebook = read_codebook(topics, families, FAMILIES_FILE, vocabulary, problems)
    if unread or problems.are_in(problems.by_path):
        return None
    if vocabulary is None or places is None or voices is None or codebook is None:
        return None
    head = values[SET_FILE]
    return Frame(
        title=head["title"],
        description=head.get("description", ""),
        reviewers=_reviewers(head),
        vocabulary=vocabulary,
        codebook=codebook,
        voices=voices,
        places=places,
        topic_paths={values[path]["topic"]: path for path in topic_paths},
        sources={},
        lost_sources={},
        claims={},
        carried={},
        companies={},
        speakers={},
        denied_by=dict(_denied_by(values[path] for path in topic_paths)),
    )


def _is_topic(path: str) -> bool:
    return path.startswith(TOPICS_FOLDER)


def _check_present(
    values: Mapping[str, Value], unread: Collection[str], problems: Problems
) -> None:
    for path in FRAME_FILES:
        if path not in values and path not in unread:
            help_ = "every set has set.yaml, vocabulary.yaml, families.yaml, voices.yaml and places.yaml"
            problems.add(path, "S231", f'the set has no file "{path}"', help_)
    if not any(map(_is_topic, values)) and not any(map(_is_topic, unread)):
        help_ = "write one file for each topic: topics/<slug>.yaml"
        problems.add(TOPICS_FOLDER, "S231", "the set has no topic", help_)


def _denied_by(topics: Iterable[Value]) -> Iterator[tuple[Position, tuple[str, ...]]]:
    for topic in topics:
        for slug, one in topic["positions"].items():
            if "denied-by" in one:
                yield Position(topic["topic"], slug), many(one["denied-by"])


def _vocabulary(value: Value) -> Vocabulary:
    return Vocabulary(value["components"], tuple(value["documents"]), value.get("measures", {}))


def _reviewers(head: Value) -> dict[str, Reviewer]:
    return {
        slug: Reviewer(slug, one["name"], one["role"])
        for slug, one in head.get("reviewers", {}).items()
    }
