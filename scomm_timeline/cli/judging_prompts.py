"""Questions to a person who judges at a terminal. They go to standard error, the answer to a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.cli.prompting import read_line
from scomm_timeline.cli.terminal import complain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scomm_timeline.cli.verdict import Given


def is_complete(given: Given, day: str | None) -> bool:
    """True if nothing that a verdict needs has to be asked for."""
    decided = given.accept or given.not_a_contradiction or given.defer
    return bool(decided and given.reason and given.reviewer and day)


def ask_verdict(
    given: Given, day: str | None, *, reviewers: Iterable[str], is_day: Callable[[str], bool]
) -> tuple[Given, str]:
    """The verdict and its day with everything asked for that was not typed.

    `is_day` says whether a text is one day.

    Raises:
        KeyboardInterrupt: The person went away; nothing is written.
    """
    if not (given.accept or given.not_a_contradiction or given.defer):
        letter = _choice("Verdict: (a)ccept, (n)ot a contradiction, (d)efer", "and")
        given = given._replace(
            accept=letter == "a", not_a_contradiction=letter == "n", defer=letter == "d"
        )
    if given.reason is None:
        given = given._replace(reason=_words("Reason"))
    if given.reviewer is None:
        names = tuple(reviewers)
        given = given._replace(reviewer=_choice(f"Reviewer ({', '.join(names)})", names))
    if day is None:
        day = _until("Day of the verdict, such as 2026-11-22", is_day, "write one day")
    return _ask_rest(given, is_day), day


def _ask_rest(given: Given, is_day: Callable[[str], bool]) -> Given:
    """What a verdict may have: readings, the body's response, a last day."""
    if given.reading is None:
        readings = []
        while text := _line("A reading under which both would stand (Enter: no more)"):
            readings.append(text)
        given = given._replace(reading=readings)
    if given.response is None and not given.no_response_sought and not given.unanswered:
        question = "Was the body asked? (r)esponse came, (u)nanswered, (n)ot asked, Enter: not said"
        letter = _choice(question, ("r", "u", "n", ""))
        given = given._replace(
            response=_words("Its response") if letter == "r" else None,
            unanswered=letter == "u",
            no_response_sought=letter == "n",
        )
    if given.expires is None:
        question = "Last day on which the verdict counts (Enter: none)"
        last = _until(question, lambda text: not text or is_day(text), "write one day")
        given = given._replace(expires=last or None)
    return given


def confirm(question: str) -> bool:
    """Whether the person says yes; anything but y or n is asked again."""
    return _choice(f"{question} (y/n)", ("y", "n")) == "y"


def _choice(question: str, answers: Iterable[str]) -> str:
    allowed = tuple(answers)
    told = ", ".join(one or "Enter" for one in allowed)
    return _until(question, lambda text: text in allowed, f"answer {told}")


def _words(question: str) -> str:
    return _until(question, bool, "say it in words")


def _until(question: str, accepts: Callable[[str], bool], advice: str) -> str:
    while not accepts(text := _line(question)):
        complain(f"  {advice}")
    return text


def _line(question: str) -> str:
    """One line that was typed, without blanks around it. Raises as `read_line` does."""
    return read_line(f"{question}: ").strip()
