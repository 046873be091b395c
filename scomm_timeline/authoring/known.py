"""The names that a set knows, as a person may type them: by slug, by name, by another name."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final
from unicodedata import category

from scomm_timeline.model.dates import DateError
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED
from scomm_timeline.model.voices import ORGANIZATION_KINDS
from scomm_timeline.reading import kinds, shapes, syntax, yaml_nodes
from scomm_timeline.reading.circumstances import UNKNOWN_DOCUMENT
from scomm_timeline.reading.problem import alike, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.reading.problem import Problem
    from scomm_timeline.reading.value import Value

VOICE: Final = "voice"
ADDRESSEE: Final = "addressee"
PERSON: Final = "person"
BODY: Final = "body"
PLACE: Final = "place"
SOURCE: Final = "source"


class AnswerError(Exception):
    """An answer that cannot be used. `help` says what can."""

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.help = help_


class UnknownNameError(AnswerError):
    """A name that the set does not know. `kind` is what it should be, one of the words above."""

    def __init__(self, kind: str, typed: str, help_: str) -> None:
        super().__init__(f"unknown {kind} {quoted(typed)}", help_)
        self.kind = kind
        self.typed = typed


class Known(NamedTuple):
    """What can be named, for each kind of name: slugs, each with what it stands for."""

    choices: Mapping[str, Mapping[str, str]]
    names: Mapping[str, Mapping[str, frozenset[str]]]
    corpus: Corpus

    def positions(self, topic: str) -> dict[str, str]:
        """The positions of a topic; none if there is no such topic."""
        found = self.corpus.codebook.topics.get(topic)
        return {slug: one.means for slug, one in found.positions.items()} if found else {}

    def resolve(self, kind: str, typed: str) -> str:
        """The slug of what a person typed: a slug, or a name that only one thing has.

        Raises:
            UnknownNameError: Nothing is called so.
            AnswerError: Several things are.
        """
        choices = self.choices[kind]
        if typed in choices:
            return typed
        found = self.names[kind].get(_folded(typed), frozenset())
        if len(found) == 1:
            return next(iter(found))
        if found:
            several = ", ".join(sorted(found))
            raise AnswerError(f"{quoted(typed)} may be one of: {several}", "type the slug")
        help_ = alike(typed, choices) or alike(_folded(typed), self.names[kind])
        raise UnknownNameError(kind, typed, help_)


def nameable(corpus: Corpus) -> Known:
    """Everything that a record of this set may name."""
    voices = corpus.voices
    people = {slug: one.name for slug, one in voices.people.items()}
    bodies = {slug: one.name for slug, one in voices.organizations.items()}
    audiences = {slug: one.name for slug, one in voices.audiences.items()}
    places = {slug: one.name for slug, one in corpus.places.by_id.items()}
    open_ = {NOT_STATED: "the words do not say"}
    documents = dict.fromkeys((*corpus.vocabulary.documents, UNKNOWN_DOCUMENT), "")
    choices = {
        VOICE: {**people, **bodies},
        ADDRESSEE: {**audiences, **people, **bodies, **open_},
        PERSON: people,
        BODY: bodies,
        PLACE: {**places, **open_},
        SOURCE: {slug: one.title for slug, one in corpus.sources.items()},
        "topic": {slug: one.question for slug, one in corpus.codebook.topics.items()},
        "component": {**corpus.vocabulary.components, **open_},
        "document": documents,
        "kind of body": dict.fromkeys(ORGANIZATION_KINDS, ""),
        "statement": {one.id: "" for one in corpus.statements},
    }
    names: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for kind, slug, name in _named(corpus, choices):
        if slug in choices[kind]:
            names[kind][_folded(name)].add(slug)
    frozen = {
        kind: {name: frozenset(slugs) for name, slugs in names[kind].items()} for kind in choices
    }
    return Known(choices, frozen, corpus)


def _named(
    corpus: Corpus, choices: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str, str]]:
    """Kind, slug and every name of it."""
    for kind in (VOICE, ADDRESSEE, PERSON, BODY, PLACE):
        for slug, name in choices[kind].items():
            yield kind, slug, name
    for slug, body in corpus.voices.organizations.items():
        for kind in (VOICE, ADDRESSEE, BODY):
            yield from ((kind, slug, one) for one in body.aliases)
    for slug, person in corpus.voices.people.items():
        for kind in (VOICE, ADDRESSEE, PERSON):
            yield from ((kind, slug, one) for one in person.aliases)
    for slug, place in corpus.places.by_id.items():
        yield from ((PLACE, slug, one) for one in place.aliases)
    for slug, source in corpus.sources.items():
        yield SOURCE, slug, source.title
        if source.url != "none-given":
            yield SOURCE, slug, source.url


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


# -- single values ---------------------------------------------------------------------------------


def checked_date(typed: str) -> str:
    """A date of the record language. Raises AnswerError."""
    try:
        parse_date(typed)
    except DateError as error:
        raise AnswerError(error.message, error.help) from error
    return typed


def checked_words(typed: str) -> str:
    """Words that a record can hold: no control characters, nothing that breaks a line unseen.

    Line feeds and tabs are letters of a text; an escape sequence never is. Raises AnswerError.
    """
    for character in typed:
        is_control = category(character) in {"Cc", "Cs"} and character not in "\n\t"
        if is_control or character in syntax.REFUSED:
            name = syntax.REFUSED.get(character, "control character")
            message = f"character U+{ord(character):04X} ({name}) in the words"
            raise AnswerError(message, "remove it; it is invisible in most editors")
    return typed


def checked_slug(typed: str) -> str:
    """A slug. Raises AnswerError."""
    if not kinds.is_slug(typed):
        message = f"{quoted(typed)} is not a slug"
        raise AnswerError(message, "small letters, digits and single hyphens: quill-20310405")
    return typed


def read_value(typed: str) -> Value:
    """What stands behind a colon in a record: within brackets a list or a mapping, else the text.

    Raises:
        AnswerError: The brackets cannot be read.
    """
    if typed[:1] not in ("[", "{"):
        return typed
    document = yaml_nodes.read(f"value: {typed}\n")
    if document.problems or not isinstance(document.value, dict) or len(document.value) != 1:
        why = document.problems[0].message if document.problems else "several values"
        raise AnswerError(f"{quoted(typed)} cannot be read: {why}", "as in {stage: [booked]}")
    return document.value["value"]


def field_value(name: str, typed: str) -> Value:
    """The value of a field of a statement, of the kind that the field takes. Raises AnswerError."""
    if name in {"id", "claims", *shapes.WORDINGS}:
        raise AnswerError(f"{quoted(name)} has an option of its own", f"--{name.removesuffix('s')}")
    if name not in shapes.STATEMENT.fields:
        help_ = alike(name, shapes.STATEMENT.fields) or "docs/coding-manual.md lists the fields"
        raise AnswerError(f"{quoted(name)} is not a field of a statement", help_)
    value = read_value(typed)
    problems: list[Problem] = []
    kinds.check(shapes.STATEMENT.fields[name].kind, value, (name,), problems)
    if problems:
        raise AnswerError(problems[0].message, problems[0].help)
    return value


def one_of(choices: Iterable[str], typed: str, what: str) -> str:
    """One word of a closed list. Raises AnswerError."""
    words = list(choices)
    if typed in words:
        return typed
    help_ = alike(typed, words) or f"one of: {', '.join(words)}"
    raise AnswerError(f"unknown {what} {quoted(typed)}", help_)
