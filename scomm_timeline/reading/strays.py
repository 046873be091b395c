"""Files that stand where the program does not look, and what their folders may have been meant for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.diagnostics import Cost
from scomm_timeline.model.inputs import ADJUDICATIONS_FOLDER, INTERNAL_FOLDER, SIGN_OFFS_FOLDER
from scomm_timeline.model.span import TOP
from scomm_timeline.reading.files import FOLDERS, TOOL_FOLDERS, cost_of, unreadable
from scomm_timeline.reading.problem import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.model.inputs import InputFile

_ALIKE: Final = 0.8
"""How much of two names is the same where one is meant by the other: `recrods`, not `records-old`."""


def strays(
    files: Iterable[InputFile], *, with_notices: bool
) -> Iterator[tuple[str, Problem, Cost]]:
    """What is wrong with where files stand, of those that the program does not read, and its cost.

    What stands in a folder that is nearly called as one that is read, nobody put aside: it is an
    error, and costs what would have been read. The rest is worth a notice at most.
    """
    for one in files:
        meant = meant_folder(one.path)
        if meant:
            costs_nothing = cost_of(f"{meant}one.yaml") in {None, Cost.NOTHING}
            message = f"this file is not read: its folder is not called {quoted(meant)}"
            help_ = f"move it to {meant}, or out of the set"
            problem = Problem("S235", message, help_, (), TOP)
            yield one.path, problem, Cost.NOTHING if costs_nothing else Cost.FILE
        elif with_notices and not one.path.startswith(TOOL_FOLDERS):
            yield one.path, _beside(one), Cost.NOTHING


def _beside(file: InputFile) -> Problem:
    if file.text is None:
        return unreadable(file)
    message = "this file is not read: the program looks in topics/, sources/, records/"
    return Problem("S306", message, "move it, or remove it")


def meant_folder(path: str) -> str:
    """The folder that a misspelled one in the path of a file stands for; empty if none does.

    Only for a path that the program does not read. What people keep beside its folders, under names
    of their own, is theirs.
    """
    first, slash, rest = path.partition("/")
    if not slash:
        return ""
    if f"{first}/" != INTERNAL_FOLDER:
        return _alike(first, ("", *FOLDERS, INTERNAL_FOLDER))
    second, slash, _ = rest.partition("/")
    known = (one.removeprefix(INTERNAL_FOLDER) for one in (ADJUDICATIONS_FOLDER, SIGN_OFFS_FOLDER))
    found = _alike(second, known) if slash else ""
    return f"{INTERNAL_FOLDER}{found}" if found else ""


def _alike(name: str, folders: Iterable[str]) -> str:
    """The folder, of names that end in a slash, that is nearly called so."""
    from difflib import SequenceMatcher  # noqa: PLC0415 -- start-up: few sets hold other folders

    typed = name.casefold().replace("_", "-")
    for folder in folders:
        known = folder.rstrip("/")
        if folder.count("/") == 1 and known[:1] == typed[:1]:
            match = SequenceMatcher(None, typed, known, autojunk=False)
            if match.quick_ratio() >= _ALIKE and match.ratio() >= _ALIKE:
                return folder
    return ""
