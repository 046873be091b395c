"""Options of `timeline new` to answers, and answers to a draft."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.authoring.adding import new_things
from scomm_timeline.authoring.answers import NEW_FIELDS, claim_value
from scomm_timeline.authoring.known import (
    BODY,
    PERSON,
    PLACE,
    SOURCE,
    AnswerError,
    UnknownNameError,
    checked_words,
    field_value,
    read_value,
)
from scomm_timeline.authoring.questions import Question, open_questions
from scomm_timeline.authoring.yaml_text import file_text
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.terminal import complain
from scomm_timeline.model.inputs import RECORDS_FOLDER
from scomm_timeline.reading import shapes
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.outline import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scomm_timeline.authoring.adding import TextChange, Workplace
    from scomm_timeline.authoring.answers import Answers
    from scomm_timeline.cli.session import Session
    from scomm_timeline.cli.statement_options import Circumstances, NewThings, Substance, Words
    from scomm_timeline.reading.value import Value

_CREATED_BY: Final = {
    "--from": (PERSON, BODY),
    "--person-body": (BODY,),
    "--source": (SOURCE,),
    "--place": (PLACE,),
}
"""Options whose unknown value may be something new, if other options describe it."""
_NEW_FLAGS: Final = {
    SOURCE: "--source-title, --source-publisher and --source-kind",
    PERSON: "--person-role and --person-body",
    BODY: "--body-kind",
    PLACE: "--place-kind",
}


def give(answers: Answers, flag: str, key: str, typed: str) -> None:
    """Take the value of an option as an answer. Raises UserError, which names the option."""
    try:
        answers.give(key, typed)
    except UnknownNameError as error:
        _create(answers, flag, key, error)
    except AnswerError as error:
        raise UserError(f"{flag}: {error.message}", error.help) from error


def _create(answers: Answers, flag: str, key: str, error: UnknownNameError) -> None:
    """Take an unknown name for the new thing that other options describe. Raises UserError."""
    from scomm_timeline.cli.asking import can_ask

    kinds = _CREATED_BY.get(flag, ())
    kind = next((one for one in kinds if answers.new.get(one)), None)
    if kind is None and kinds and can_ask():
        from scomm_timeline.cli.asking import offer

        if offer(answers, Question(key, flag, "", creates=error.kind), error):
            return
    if kind is None:
        ways = " or ".join(_NEW_FLAGS[one] for one in kinds)
        add = f"if it is new, describe it: {ways}" if ways else ""
        raise UserError(f"{flag}: {error.message}", "; ".join(filter(None, (error.help, add))))
    try:
        answers.create(kind, error.typed)
        answers.give(key, error.typed)
    except AnswerError as refused:
        raise UserError(f"{flag}: {refused.message}", refused.help) from refused


def take_options(
    answers: Answers,
    circumstances: Circumstances,
    words: Words,
    substance: Substance,
    new: NewThings,
    *,
    id_: str | None,
) -> None:
    """Take every option that was given. Raises UserError; before it, every other fault is named."""
    faults: list[UserError] = []
    steps: tuple[Callable[[], None], ...] = (
        partial(_take_new, answers, new),
        *_answering(answers, circumstances, substance, id_),
        partial(_take_locator, answers, circumstances.locator),
        partial(_take_words, answers, words),
        partial(_take_fields, answers, substance.field or ()),
        partial(_take_claims, answers, substance),
        partial(_check_used, answers),
    )
    for take in steps:
        if faults and take is steps[-1]:
            break  # what was refused may be what the other options describe
        try:
            take()
        except UserError as error:
            faults.append(error)
    for one in faults[:-1]:
        complain(f"timeline: {one.message}" + (f" ({one.advice})" if one.advice else ""))
    if faults:
        raise faults[-1]


def _answering(
    answers: Answers, circumstances: Circumstances, substance: Substance, id_: str | None
) -> Iterator[Callable[[], None]]:
    """One step for each plain answer."""
    for flag, key, several in (
        ("--source", "sources", circumstances.source),
        ("--from", "from", circumstances.from_),
        ("--to", "to", circumstances.to),
        ("--place", "place", substance.place),
        ("--document", "document", [circumstances.document]),
        ("--made", "made", [circumstances.made]),
        ("--id", "id", [id_]),
    ):
        for typed in several or ():
            if typed is not None:
                yield partial(give, answers, flag, key, typed)


def _take_words(answers: Answers, words: Words) -> None:
    for name, text in zip(shapes.WORDINGS, words, strict=True):
        if text is not None:
            answers.fields[name] = _words(f"--{name}", text)


def _take_new(answers: Answers, new: NewThings) -> None:
    given = new._asdict()
    for kind in (BODY, PLACE, SOURCE, PERSON):  # a person's body may be new as well
        for name in NEW_FIELDS[kind]:
            typed = given[f"{kind}_{name}"]
            if typed is not None:
                give(answers, f"--{kind}-{name}", f"{kind}.{name}", _visible(kind, name, typed))


def _check_used(answers: Answers) -> None:
    """Raises UserError for what describes something new where nothing new was named."""
    from scomm_timeline.cli.asking import can_ask

    if can_ask():
        return  # it may still be named
    for kind, entry in answers.new.items():
        if "slug" not in entry:
            flag = f"--{kind}-{next(iter(entry))}"
            raise UserError(
                f"{flag}: no new {kind} is named that it could describe",
                "what the set knows already is changed in its file",
            )


def _visible(kind: str, name: str, typed: str) -> str:
    flag = f"--{kind}-{name}"
    if not typed.strip():
        raise UserError(f"{flag}: the value is empty", "give it, or leave the option out")
    if not typed.isprintable():
        raise UserError(f"{flag}: the value holds a control character", "type it on one line")
    return typed.strip()


def _take_locator(answers: Answers, locator: str | None) -> None:
    if locator is None:
        return
    sources: list[Value] = answers.fields.get("sources", [])
    if not sources:
        raise UserError("--locator: no source is given that it could be in", "give --source")
    first = sources[0] if isinstance(sources[0], dict) else {"source": sources[0]}
    answers.fields["sources"] = [{**first, "locator": locator}, *sources[1:]]


def _words(flag: str, typed: str) -> str:
    """The words of an option; `-` stands for standard input. Raises UserError."""
    if typed == "-":
        if sys.stdin is None or sys.stdin.isatty():
            raise UserError(f"{flag}: - stands for standard input, and nothing is piped in")
        try:
            typed = sys.stdin.buffer.read().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise UserError(
                f"{flag}: standard input is not UTF-8 text", "save it as UTF-8"
            ) from error
        typed = " ".join(filter(None, map(str.strip, typed.splitlines())))
    words = typed.strip()
    if not words:
        raise UserError(f"{flag}: there are no words", "give them, or leave the option out")
    try:
        return checked_words(words)
    except AnswerError as error:
        raise UserError(f"{flag}: {error.message}", error.help) from error


def _take_fields(answers: Answers, fields: tuple[str, ...] | list[str]) -> None:
    for typed in fields:
        name, equals, value = typed.partition("=")
        if not equals:
            raise UserError(f'--field: "{typed}" has no "="', "--field via='county staff'")
        try:
            found = field_value(name, value)
        except AnswerError as error:
            raise UserError(f"--field: {error.message}", error.help) from error
        if name in answers.fields:
            raise UserError(f'--field: "{name}" is given twice', "one of the two would be lost")
        answers.fields[name] = found


def _take_claims(answers: Answers, substance: Substance) -> None:
    scope = {
        name: typed
        for name, typed in (
            ("component", substance.component),
            ("mode", substance.mode),
            ("population", substance.population),
            ("about", substance.about),
        )
        if typed is not None
    }
    for typed in substance.claim or ():
        _take_claim(answers, typed)
        _give_scope(answers, scope)
        answers.finish_claim()
    if substance.topic is not None:
        give(answers, "--topic", "claim.topic", substance.topic)
    elif substance.claim:
        if substance.position is not None or substance.no_position is not None:
            flag = "--position" if substance.position is not None else "--no-position"
            raise UserError(f"{flag}: a --claim has a position of its own", "give --topic with it")
        return
    if substance.position is not None:
        give(answers, "--position", "claim.position", substance.position)
    if substance.no_position is not None:
        answers.claim.setdefault("position", "none")
        give(answers, "--no-position", "claim.no-position", substance.no_position)
    _give_scope(answers, scope)
    if substance.topic is not None:
        answers.skipped.add("claim.more")
        answers.claim.setdefault("mode", "asserts")


def _give_scope(answers: Answers, scope: dict[str, str]) -> None:
    for name, typed in scope.items():
        if name not in answers.claim:
            give(answers, f"--{name}", f"claim.{name}", typed)


def _take_claim(answers: Answers, typed: str) -> None:
    """`topic=position`, or a mapping with the claim's own scope. Raises UserError."""
    try:
        topic, position, scope = _claim_parts(typed)
        answers.give("claim.topic", topic)
        answers.give("claim.position", position)
        answers.claim.update(scope)
    except AnswerError as error:
        raise UserError(f"--claim: {error.message}", error.help) from error


def _claim_parts(typed: str) -> tuple[str, str, dict[str, Value]]:
    """Topic, position and the rest of a claim as typed. Raises AnswerError."""
    value = read_value(typed)
    if isinstance(value, str):
        topic, equals, position = value.partition("=")
        if equals:
            return topic.strip(), position.strip(), {}
        help_ = "--claim TOPIC=POSITION, or '{TOPIC: POSITION, place: ...}'"
        raise AnswerError(f'"{typed}" names no position', help_)
    if not isinstance(value, dict):
        raise AnswerError(f'"{typed}" is a list', "give --claim once for each")
    topics = [key for key in value if key not in shapes.CLAIM.fields]
    if len(topics) != 1:
        found = "no topic" if not topics else f"several topics: {', '.join(topics)}"
        raise AnswerError(f'"{typed}" names {found}', "a claim is one topic with its position")
    scope = {name: claim_value(name, one) for name, one in value.items() if name != topics[0]}
    return topics[0], str(value[topics[0]]), scope


# -- where it goes -----------------------------------------------------------------------------


def record_path(session: Session, typed: str) -> str:
    """The path of a record file inside the set: as in the set, or as seen from here.

    Raises:
        UserError: It is elsewhere, or is no YAML file.
    """
    folder = session.folder.path.resolve()
    for start in (folder, Path.cwd()):
        path = Path(os.path.normpath(start / typed))
        if path.is_relative_to(folder):
            inside = path.relative_to(folder).as_posix()
            is_yaml = path.suffix.lower() in {".yaml", ".yml"}
            if is_yaml and inside.startswith(RECORDS_FOLDER) and not path.is_dir():
                return inside
    raise UserError(
        f'--file: "{typed}" is not a record file of the set', "such as records/2031/letter.yaml"
    )


def complete(answers: Answers, place: Workplace, path: str | None) -> dict[str, Any]:
    """The fields of the statement, with what the header of its file gives to them."""
    answers.finish_claim()
    header = place.header(path) if path is not None else {}
    shared = {key: one for key, one in header.items() if key not in SUBSTANCE}
    if not any(key in answers.fields for key in ("claims", "figure", "no-position", "by")):
        shared = header if "topics" not in answers.fields else shared
    return {**shared, **answers.fields}


def draft(
    place: Workplace, answers: Answers, path: str | None
) -> tuple[str, str, list[TextChange]]:
    """For the editor: the file, its text with what is known, and changes of other files.

    What nobody answered yet stands in comments, with what may be written there. Raises UserError.
    """
    open_ = []
    while (question := next(open_questions(answers), None)) is not None:
        if question.key == "id" and question.default:
            answers.give("id", question.default)
            continue
        open_.append(question)
        answers.skipped.add(question.key)
    fields = complete(answers, place, None)
    try:
        around = new_things(place, answers.new)
    except (AnswerError, KeyError) as error:
        raise UserError(f"--edit: {error}", "answer it with its option") from error
    where = path or place.free_path(fields, answers.new)
    notes = "".join(_note(one) for one in open_)
    if where in place.paths:
        text = (place.text(where) or "").rstrip("\n") + "\n"
        lines = file_text({STATEMENTS: [_ordered(fields)]}).splitlines(keepends=True)[1:]
        return where, text + notes + "".join(lines), around
    own = {"id", *shapes.WORDINGS, *SUBSTANCE, "population", "mode", "about", "announces"}
    header = {key: one for key, one in fields.items() if key not in own}
    statement = {key: one for key, one in fields.items() if key in own}
    whole = file_text({**_ordered(header), STATEMENTS: [_ordered(statement)]}, above=notes)
    return where, whole, around


def _ordered(fields: dict[str, Any]) -> dict[str, Any]:
    return {key: fields[key] for key in shapes.STATEMENT.fields if key in fields}


def _note(question: Question) -> str:
    names = ", ".join(list(question.choices)[:12])
    key = question.key.replace("claim.", "claims: ").replace("wording", "quote")
    return f"# {key}: {question.text}{f': {names}' if names else ''}\n"
