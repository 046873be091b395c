"""What a person answered about one statement, checked by what the set knows when it is given."""

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
from scomm_timeline.authoring.naming import slug_of
from scomm_timeline.model.statement import Mode, NoPosition
from scomm_timeline.reading import kinds
from scomm_timeline.reading.shapes import CLAIM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

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

    def has(self, key: str) -> bool:
        """True if the statement has the field, of its own or from the header of its file."""
        return key in self.fields or key in self.inherited

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
        if claim.get("mode") == Mode.ASSERTS.value and not self.has("mode"):
            del claim["mode"]  # what is left out is asserted
        scope = {key: claim[key] for key in CLAIM.fields if key in claim}
        self.fields.setdefault("claims", []).append({str(topic): position, **scope})


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
