"""What a person answered about one statement, and which questions are still open.

The questions are data: the command line asks them on a terminal, and names their options where it
cannot ask. An answer is checked when it is given, by what the set knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.known import (
    ADDRESSEE,
    BODY,
    PERSON,
    PLACE,
    SOURCE,
    VOICE,
    AnswerError,
    Known,
    UnknownNameError,
    checked_date,
    checked_slug,
    one_of,
    read_value,
)
from scomm_timeline.authoring.naming import proposed_id, slug_of
from scomm_timeline.model.codebook import TopicKind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Mode, NoPosition
from scomm_timeline.reading import kinds
from scomm_timeline.reading.shapes import CLAIM, WORDINGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scomm_timeline.reading.problem import Problem
    from scomm_timeline.reading.value import Value

NONE: Final = "none"
"""Typed where there is nothing to name: no source, no position."""

SEEN: Final[Mapping[str, str]] = {"whole": "all of it", "in-part": "a part: an excerpt, a copy"}
NEW_FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    SOURCE: ("title", "publisher", "kind", "date", "url", "seen"),
    PERSON: ("name", "role", "body"),
    BODY: ("name", "kind", "parent"),
    PLACE: ("name", "kind", "within"),
}
"""What has to be said of a thing that the set does not know yet, by kind."""

_SUBSTANCE: Final = ("claims", "figure", "topics", "by")
_EVERYBODYS: Final[Mapping[str, str]] = {}


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


class Answers:
    """The answers so far.

    Attributes:
        fields: Fields of the statement, as they would stand in its file.
        claim: The claim that is being asked about: topic, position, and its own scope.
        new: For each kind of thing that is new to the set, what is known of it; `slug` names it.
        inherited: What the header of the file gives; it is not asked for.
        skipped: Keys of questions that nobody could be asked.
    """

    def __init__(self, known: Known) -> None:
        self.known = known
        self.fields: dict[str, Value] = {}
        self.claim: dict[str, Value] = {}
        self.new: dict[str, dict[str, str]] = {}
        self.inherited: Mapping[str, Value] = {}
        self.skipped: set[str] = set()

    # -- taking an answer ----------------------------------------------------------------------

    def give(self, key: str, typed: str) -> None:
        """Take the answer to a question.

        Raises:
            UnknownNameError: It names something that the set does not know.
            AnswerError: It cannot be used.
        """
        kind, _, name = key.partition(".")
        if kind == "claim":
            self._give_claim(name, typed)
        elif kind in NEW_FIELDS and name:
            self.new.setdefault(kind, {})[name] = self._new_value(kind, name, typed)
        else:
            value = _READERS[key](self, typed)
            if value != "":
                self.fields[key] = value
            else:
                self.skipped.add(key)

    def create(self, kind: str, typed: str) -> None:
        """Take an answer that names something new of this kind."""
        slug = slug_of(typed)
        if not slug:
            raise AnswerError(f'no slug can be made of "{typed}"', "type one: small letters, -")
        entry = self.new.setdefault(kind, {})
        if entry.setdefault("slug", slug) != slug:
            raise AnswerError(f'"{entry["slug"]}" is new already', "add one new name at a time")
        if slug != typed:
            entry.setdefault("name", typed)

    def _give_claim(self, name: str, typed: str) -> None:
        known = self.known
        if name == "topic":
            if typed == "":
                self.skipped.add("claim.more")
                return
            topic = known.resolve("topic", typed)
            self.finish_claim()
            self.claim["topic"] = topic
        elif name == "position":
            topic = str(self.claim.get("topic", ""))
            allowed = [*known.positions(topic), NONE]
            self.claim["position"] = one_of(allowed, typed, f"position of {topic}")
        elif name == "component":
            self.claim["component"] = known.resolve("component", typed)
        elif typed:
            self.claim[name] = claim_value(name, typed)
        else:
            self.skipped.add(f"claim.{name}")

    def _new_value(self, kind: str, name: str, typed: str) -> str:
        if (kind, name) == (SOURCE, "date"):
            return checked_date(typed) if typed else ""
        if (kind, name) == (SOURCE, "seen"):
            return one_of(SEEN, typed, "answer")
        if (kind, name) == (BODY, "kind"):
            return self.known.resolve("kind of body", typed)
        if (kind, name) in {(SOURCE, "kind"), (PLACE, "kind")}:
            return checked_slug(typed)
        if name == "body":
            return self.known_or_new(BODY, typed)
        if name in {"parent", "within"} and typed:
            return self.known.resolve(BODY if name == "parent" else PLACE, typed)
        return typed

    def known_or_new(self, kind: str, typed: str) -> str:
        """The slug of a thing, known or described as new. Raises UnknownNameError."""
        try:
            return self.known.resolve(kind, typed)
        except UnknownNameError:
            for one in (PERSON, BODY) if kind == VOICE else (kind,):
                slug = self.new.get(one, {}).get("slug")
                if slug is not None and slug == slug_of(typed):
                    return slug
            raise

    # -- the claim -----------------------------------------------------------------------------

    def finish_claim(self) -> None:
        """Put the claim that was asked about among the statement's own."""
        claim, self.claim = self.claim, {}
        self.skipped = {one for one in self.skipped if not one.startswith("claim.")}
        topic, position = claim.pop("topic", None), claim.pop("position", None)
        if topic is None:
            return
        if position is None or position == NONE:
            self.fields.setdefault("topics", []).append(topic)
            self.fields["no-position"] = claim.get("no-position", NoPosition.UNSURE.value)
            return
        claim.pop("no-position", None)
        if claim.get("mode") == Mode.ASSERTS.value and not self._has("mode"):
            del claim["mode"]  # what is left out is asserted
        scope = {key: claim[key] for key in CLAIM.fields if key in claim}
        self.fields.setdefault("claims", []).append({str(topic): position, **scope})

    # -- questions -----------------------------------------------------------------------------

    def open_questions(self) -> Iterator[Question]:
        """Every question without an answer, in the order in which a person would be asked."""
        return (one for one in self._questions() if one.key not in self.skipped)

    def _questions(self) -> Iterator[Question]:
        yield from self._about_source()
        yield from self._about_voices()
        yield from self._about_document()
        if not any(name in self.fields for name in WORDINGS):
            yield Question("wording", "--quote", "Whose words", "quote", _WORDINGS)
        yield from self._about_substance()
        if not self._has("id"):
            yield Question("id", "--id", "Its id", self._proposed_id())

    def _has(self, key: str) -> bool:
        return key in self.fields or key in self.inherited

    def _about_source(self) -> Iterator[Question]:
        choices = self.known.choices
        if not self._has("sources"):
            yield Question(
                "sources",
                "--source",
                f'Source: its id ("{NONE}" for none yet)',
                None,
                choices[SOURCE],
                SOURCE,
            )
        yield from self._of_new(
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

    def _about_voices(self) -> Iterator[Question]:
        choices = self.known.choices
        if not self._has("from"):
            yield Question("from", "--from", "Who said it", None, choices[VOICE], VOICE)
        yield from self._of_new(
            PERSON,
            {
                "name": ("Name, as printed", self._slug_as_name(PERSON), _EVERYBODYS),
                "role": ("Office (Director, Governor ...)", None, _EVERYBODYS),
                "body": ("The body of that office", None, choices[BODY]),
            },
        )
        yield from self._of_new(
            BODY,
            {
                "name": ("Name of the body", self._slug_as_name(BODY), _EVERYBODYS),
                "kind": ("What kind of body", None, choices["kind of body"]),
                "parent": ("The body above it", "", choices[BODY]),
            },
        )
        if not self._has("to"):
            yield Question("to", "--to", "Who was told", "not-stated", choices[ADDRESSEE])

    def _about_document(self) -> Iterator[Question]:
        if not self._has("document"):
            choices = self.known.choices["document"]
            yield Question("document", "--document", "Kind of document", "unknown", choices)
        if not self._has("made"):
            text = "When it was said or written (2010, 2010-08, 2010-08-17, 2010-08~)"
            yield Question("made", "--made", text)

    def _about_substance(self) -> Iterator[Question]:
        is_asking = bool(self.claim) or not any(self._has(one) for one in _SUBSTANCE)
        if is_asking:
            yield from self._about_claim()
        claims = self.fields.get("claims", [])
        if claims and not self._has("component") and not self._each_claim_has("component"):
            parts = self.known.choices["component"]
            yield Question("component", "--component", "Part of the program", None, parts)
        is_held = is_asking and self.claim.get("position") != NONE
        needs_place = is_held or bool(claims) or "figure" in self.fields
        if needs_place and not self._has("place") and not self._each_claim_has("place"):
            choices = self.known.choices[PLACE]
            yield Question("place", "--place", "The place it is about", None, choices, PLACE)
        yield from self._of_new(
            PLACE,
            {
                "name": ("Name of the place", self._slug_as_name(PLACE), _EVERYBODYS),
                "kind": ("Kind of place (state, county, city ...)", None, _EVERYBODYS),
                "within": ("The place around it", "", self.known.choices[PLACE]),
            },
        )

    def _each_claim_has(self, key: str) -> bool:
        return not self.claim and all(key in one for one in self.fields.get("claims", [{}]))

    def _about_claim(self) -> Iterator[Question]:
        claim, known = self.claim, self.known
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
        if "component" not in claim and not self._has("component"):
            choices = known.choices["component"]
            yield Question("claim.component", "--component", "Part of the program", None, choices)
        yield from self._about_scope(topic)
        if "mode" not in claim and not self._has("mode"):
            modes = {one.value: "" for one in Mode}
            yield Question("claim.mode", "--mode", "How it is held", "asserts", modes)
        if "claim.more" not in self.skipped and "topic" in claim:
            choices = known.choices["topic"]
            text = "Another topic in the same words"
            yield Question("claim.topic", "--claim", text, "", choices)

    def _about_scope(self, topic: str) -> Iterator[Question]:
        if topic not in self.known.corpus.codebook.topics:
            return
        kind = self.known.corpus.codebook.kind(topic)
        if kind is TopicKind.SCOPE and "population" not in self.claim | self.fields:
            text = "People: {stage: ..., record: ...}, or not-stated"
            yield Question("claim.population", "--population", text)
        if kind.needs_about and "about" not in self.claim:
            text = "Which statements it is about: {records: [...]} or {voices: [...]}"
            yield Question("claim.about", "--about", text, "")

    def _of_new(
        self, kind: str, asked: Mapping[str, tuple[str, str | None, Mapping[str, str]]]
    ) -> Iterator[Question]:
        """The questions about a thing that is new to the set."""
        entry = self.new.get(kind)
        if entry is None or "slug" not in entry:
            return
        for name, (text, default, choices) in asked.items():
            if name not in entry:
                creates = BODY if name == "body" else ""
                flag = f"--{kind}-{name}"
                yield Question(f"{kind}.{name}", flag, text, default, choices, creates)

    def _slug_as_name(self, kind: str) -> str:
        slug = self.new.get(kind, {}).get("slug", "")
        return " ".join(word.capitalize() for word in slug.split("-"))

    def _proposed_id(self) -> str:
        fields = {**self.inherited, **self.fields}
        if self.claim.get("position", NONE) != NONE:
            topic, position = self.claim["topic"], self.claim["position"]
            fields["claims"] = [{str(topic): position}, *fields.get("claims", [])]
        elif "topic" in self.claim:
            fields["topics"] = [self.claim["topic"]]
        people = {*self.known.choices[PERSON], self.new.get(PERSON, {}).get("slug", "")}
        return proposed_id(fields, self.known.choices["statement"], people)


_WORDINGS: Final[Mapping[str, str]] = {
    "quote": "a whole clause or sentence of the speaker",
    "fragment": "a few words of the speaker",
    "reported": "the source's own sentence telling what was said",
    "paraphrase": "your words for what was said",
    "characterization": "somebody's evaluation; never one side of anything",
}


def claim_value(name: str, typed: Value) -> Value:
    """A value of a claim's own scope, of the kind that its field takes. Raises AnswerError."""
    if name == "no-position":
        return one_of(NoPosition, str(typed), "reason")
    value = read_value(typed) if isinstance(typed, str) else typed
    field = CLAIM.fields.get(name)
    if field is None:
        raise AnswerError(f'"{name}" is not a field of a claim', ", ".join(CLAIM.fields))
    problems: list[Problem] = []
    kinds.check(field.kind, value, (name,), problems)
    if problems:
        raise AnswerError(problems[0].message, problems[0].help)
    return value


# -- how each answer is read -----------------------------------------------------------------------


def _sources(answers: Answers, typed: str) -> Value:
    if typed == NONE:
        return ""
    value = read_value(typed)
    slug = str(value.get("source", "")) if isinstance(value, dict) else str(value)
    known = answers.known_or_new(SOURCE, slug)
    found = {**value, "source": known} if isinstance(value, dict) else known
    return [*answers.fields.get("sources", []), found]


def _voice(answers: Answers, typed: str) -> Value:
    value = read_value(typed)
    if isinstance(value, dict):
        found: Value = value
    else:
        found = answers.known_or_new(VOICE, str(value))
    held = answers.fields.get("from")
    return found if held is None else [*(held if isinstance(held, list) else [held]), found]


def _many_of(kind: str, key: str) -> Callable[[Answers, str], Value]:
    def read(answers: Answers, typed: str) -> Value:
        found = answers.known_or_new(kind, typed)
        held = answers.fields.get(key)
        return found if held is None else [*(held if isinstance(held, list) else [held]), found]

    return read


def _id(answers: Answers, typed: str) -> Value:
    slug = checked_slug(typed)
    if slug in answers.known.choices["statement"]:
        raise AnswerError(f'"{slug}" is the id of another statement', "ids are never used twice")
    return slug


_READERS: Final[Mapping[str, Callable[[Answers, str], Value]]] = {
    "sources": _sources,
    "from": _voice,
    "to": _many_of(ADDRESSEE, "to"),
    "place": _many_of(PLACE, "place"),
    "document": lambda answers, typed: answers.known.resolve("document", typed),
    "component": lambda answers, typed: answers.known.resolve("component", typed),
    "made": lambda _answers, typed: checked_date(typed),
    "id": _id,
}
