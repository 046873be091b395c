"""The questions about one statement that are still open, as data: in the order in which to ask.

The command line asks them on a terminal, and names their options where it cannot ask.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.answers import NONE, SEEN
from scomm_timeline.authoring.known import ADDRESSEE, BODY, PERSON, PLACE, SOURCE, VOICE
from scomm_timeline.authoring.naming import proposed_id
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Mode, NoPosition
from scomm_timeline.reading.shapes import WORDINGS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.authoring.answers import Answers

_EVERYBODYS: Final[Mapping[str, str]] = {}
_SUBSTANCE: Final = ("claims", "figure", "topics", "by")
_WORDINGS: Final[Mapping[str, str]] = {
    "quote": "a whole clause or sentence of the speaker",
    "fragment": "a few words of the speaker",
    "reported": "the source's own sentence telling what was said",
    "paraphrase": "your words for what was said",
    "characterization": "somebody's evaluation; never one side of anything",
}


class Question(NamedTuple):
    """One question. `default` is None where only a person can know; "" where nothing is an answer.

    `key` says where the answer goes: a field of the statement, `claim.topic`, `source.title`.
    `choices` are slugs with what they stand for; `creates` is the kind of thing that an unknown
    answer would be, "" where only the choices will do.
    """

    key: str
    flag: str
    text: str
    default: str | None = None
    choices: Mapping[str, str] = _EVERYBODYS
    creates: str = ""


def open_questions(given: Answers) -> Iterator[Question]:
    """Every question without an answer, in the order in which a person would be asked."""
    return (one for one in _questions(given) if one.key not in given.skipped)


def _questions(given: Answers) -> Iterator[Question]:
    yield from _about_source(given)
    yield from _about_voices(given)
    yield from _about_document(given)
    if not any(name in given.fields for name in WORDINGS):
        yield Question("wording", "--quote", "Whose words", "quote", _WORDINGS)
    yield from _about_substance(given)
    if not given.has("id"):
        yield Question("id", "--id", "Its id", _proposed_id(given))


def _about_source(given: Answers) -> Iterator[Question]:
    choices = given.known.choices
    if not given.has("sources"):
        yield Question(
            "sources",
            "--source",
            f'Source: its id ("{NONE}" for none yet)',
            None,
            choices[SOURCE],
            SOURCE,
        )
    yield from _of_new(
        given,
        SOURCE,
        {
            "title": ("Title of the source, as printed", None, _EVERYBODYS),
            "publisher": ("Who issued it", None, _EVERYBODYS),
            "kind": ("What it is (newspaper, letter, web-page ...)", None, _EVERYBODYS),
            "date": ("Date printed on it (2010, 2010-08, 2010-08-17)", "", _EVERYBODYS),
            "url": ("Its address", "none-given", _EVERYBODYS),
            "seen": ("How much of it you saw", "in-part", SEEN),
        },
    )


def _about_voices(given: Answers) -> Iterator[Question]:
    choices = given.known.choices
    if not given.has("from"):
        yield Question("from", "--from", "Who said it", None, choices[VOICE], VOICE)
    yield from _of_new(
        given,
        PERSON,
        {
            "name": ("Name, as printed", _slug_as_name(given, PERSON), _EVERYBODYS),
            "role": ("Office (Director, Governor ...)", None, _EVERYBODYS),
            "body": ("The body of that office", None, choices[BODY]),
        },
    )
    yield from _of_new(
        given,
        BODY,
        {
            "name": ("Name of the body", _slug_as_name(given, BODY), _EVERYBODYS),
            "kind": ("What kind of body", None, choices["kind of body"]),
            "parent": ("The body above it", "", choices[BODY]),
        },
    )
    if not given.has("to"):
        yield Question("to", "--to", "Who was told", "not-stated", choices[ADDRESSEE])


def _about_document(given: Answers) -> Iterator[Question]:
    if not given.has("document"):
        choices = given.known.choices["document"]
        yield Question("document", "--document", "Kind of document", "unknown", choices)
    if not given.has("made"):
        text = "When it was said or written (2010, 2010-08, 2010-08-17, 2010-08~)"
        yield Question("made", "--made", text)


def _about_substance(given: Answers) -> Iterator[Question]:
    is_asking = bool(given.claim) or not any(given.has(one) for one in _SUBSTANCE)
    if is_asking:
        yield from _about_claim(given)
    claims = given.fields.get("claims", [])
    if claims and not given.has("component") and not _each_claim_has(given, "component"):
        parts = given.known.choices["component"]
        yield Question("component", "--component", "Part of the program", None, parts)
    is_held = is_asking and given.claim.get("position") != NONE
    needs_place = is_held or bool(claims) or "figure" in given.fields
    if needs_place and not given.has("place") and not _each_claim_has(given, "place"):
        choices = given.known.choices[PLACE]
        yield Question("place", "--place", "The place it is about", None, choices, PLACE)
    yield from _of_new(
        given,
        PLACE,
        {
            "name": ("Name of the place", _slug_as_name(given, PLACE), _EVERYBODYS),
            "kind": ("Kind of place (state, county, city ...)", None, _EVERYBODYS),
            "within": ("The place around it", "", given.known.choices[PLACE]),
        },
    )


def _each_claim_has(given: Answers, key: str) -> bool:
    return not given.claim and all(key in one for one in given.fields.get("claims", [{}]))


def _about_claim(given: Answers) -> Iterator[Question]:
    claim, known = given.claim, given.known
    if "topic" not in claim:
        choices = known.choices["topic"]
        yield Question("claim.topic", "--topic", "Topic it speaks of", None, choices)
    topic = str(claim.get("topic", ""))
    if "position" not in claim:
        choices = {**known.positions(topic), NONE: "it takes none, or it is not clear"}
        yield Question("claim.position", "--position", "What the words hold", None, choices)
    if claim.get("position") == NONE:
        if "no-position" not in claim:
            words = {one.value: "" for one in NoPosition}
            text = "Why there is no position"
            yield Question("claim.no-position", "--no-position", text, "unsure", words)
        return
    if "component" not in claim and not given.has("component"):
        choices = known.choices["component"]
        yield Question("claim.component", "--component", "Part of the program", None, choices)
    yield from _about_scope(given, topic)
    if "mode" not in claim and not given.has("mode"):
        modes = {one.value: "" for one in Mode}
        yield Question("claim.mode", "--mode", "How it is held", "asserts", modes)
    if "claim.more" not in given.skipped and "topic" in claim:
        choices = known.choices["topic"]
        text = "Another topic in the same words"
        yield Question("claim.topic", "--claim", text, "", choices)


def _about_scope(given: Answers, topic: str) -> Iterator[Question]:
    if topic not in given.known.corpus.codebook.topics:
        return
    kind = given.known.corpus.codebook.kind(topic)
    if kind is TopicKind.SCOPE and "population" not in given.claim | given.fields:
        text = "People: {stage: ..., record: ...}, or not-stated"
        yield Question("claim.population", "--population", text)
    if kind.needs_about and "about" not in given.claim:
        text = "Which statements it is about: {records: [...]} or {voices: [...]}"
        yield Question("claim.about", "--about", text, "")


def _of_new(
    given: Answers, kind: str, asked: Mapping[str, tuple[str, str | None, Mapping[str, str]]]
) -> Iterator[Question]:
    """The questions about a thing that is new to the set."""
    entry = given.new.get(kind)
    if entry is None or "slug" not in entry:
        return
    for name, (text, default, choices) in asked.items():
        if name not in entry:
            creates = BODY if name == "body" else ""
            flag = f"--{kind}-{name}"
            yield Question(f"{kind}.{name}", flag, text, default, choices, creates)


def _slug_as_name(given: Answers, kind: str) -> str:
    slug = given.new.get(kind, {}).get("slug", "")
    return " ".join(word.capitalize() for word in slug.split("-"))


def _proposed_id(given: Answers) -> str:
    fields = {**given.inherited, **given.fields}
    if given.claim.get("position", NONE) != NONE:
        topic, position = given.claim["topic"], given.claim["position"]
        fields["claims"] = [{str(topic): position}, *fields.get("claims", [])]
    elif "topic" in given.claim:
        fields["topics"] = [given.claim["topic"]]
    people = {*given.known.choices[PERSON], given.new.get(PERSON, {}).get("slug", "")}
    return proposed_id(fields, given.known.choices["statement"], people)
