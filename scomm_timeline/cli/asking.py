"""Questions on a terminal: plain lines, one after the other; nothing that a screen reader cannot say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.known import BODY, PERSON, VOICE, AnswerError, UnknownNameError
from scomm_timeline.cli.prompting import read_line
from scomm_timeline.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.authoring.answers import Answers
    from scomm_timeline.authoring.questions import Question

_LISTED: Final = 9
"""Choices that are shown with the question; `?` shows all."""


def can_ask() -> bool:
    """True if somebody sits at a terminal, who can read a question and answer it."""
    streams = (sys.stdin, sys.stderr)
    return all(stream is not None and stream.isatty() for stream in streams)


def ask(answers: Answers, question: Question) -> None:
    """Ask until there is an answer that can be used, and take it.

    Raises:
        KeyboardInterrupt: The input has ended: nobody will answer.
    """
    if question.choices and len(question.choices) <= _LISTED:
        _list(question.choices)
    while True:
        typed = read_line(_prompt(question)).strip() or question.default
        if typed == "?" and question.choices:
            _list(question.choices)
        elif typed is None:
            complain("  an answer is needed here" + (" (? lists them)" if question.choices else ""))
        elif _is_taken(answers, question, typed):
            return


def _is_taken(answers: Answers, question: Question, typed: str) -> bool:
    """True once the answer is among the others."""
    if question.key == "wording":
        return _take_words(answers, question.choices, typed)
    try:
        answers.give(question.key, typed)
    except UnknownNameError as error:
        return offer(answers, question, error)
    except AnswerError as error:
        _tell(error)
        return False
    return True


def offer(answers: Answers, question: Question, error: UnknownNameError) -> bool:
    """True if the unknown name is a new one, which the next questions will be about."""
    _tell(error)
    if not question.creates or not confirm(f'Add "{error.typed}" as new?', default=False):
        return False
    kind = question.creates
    if kind == VOICE:
        kind = PERSON if confirm("Is it a person (and not a body)?", default=True) else BODY
    try:
        answers.create(kind, error.typed)
        answers.give(question.key, error.typed)
    except AnswerError as refused:
        _tell(refused)
        return False
    return True


def _take_words(answers: Answers, choices: Mapping[str, str], typed: str) -> bool:
    if typed not in choices:
        complain(f"  one of: {', '.join(choices)}")
        return False
    complain(f"The words ({typed}). End with an empty line; line ends become spaces:")
    lines: list[str] = []
    while not lines or lines[-1]:
        line = read_line("> ")
        if lines or line.strip():
            lines.append(line.strip())
    answers.fields[typed] = " ".join(filter(None, lines))
    return True


def confirm(text: str, *, default: bool) -> bool:
    """Ask for yes or no."""
    while True:
        typed = read_line(f"{text} [{'Y/n' if default else 'y/N'}] ").strip().lower()
        if typed in {"", "y", "yes", "n", "no"}:
            return default if not typed else typed.startswith("y")


def _prompt(question: Question) -> str:
    hint = "" if question.default is None else f" [{question.default or 'none'}]"
    more = ", ? for a list" if len(question.choices) > _LISTED else ""
    return f"{question.text}{more}{hint}: "


def _list(choices: Mapping[str, str]) -> None:
    complain(*(f"    {slug}  {text}".rstrip() for slug, text in choices.items()))


def _tell(error: AnswerError) -> None:
    complain(f"  {error.message}" + (f" ({error.help})" if error.help else ""))
