"""Which file of a set is read as what, what its loss costs, and why one could not be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model import limits
from scomm_timeline.model.diagnostics import Cost
from scomm_timeline.model.inputs import ADJUDICATIONS_FOLDER, INTERNAL_FOLDER
from scomm_timeline.model.policy import POLICY_FILE
from scomm_timeline.model.sign_offs import SIGN_OFFS_FOLDER
from scomm_timeline.model.span import TOP, Span
from scomm_timeline.reading import documents
from scomm_timeline.reading.frame import FRAME_FILES, TOPICS_FOLDER
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.value import Document

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.inputs import InputFile

SOURCES_FOLDER: Final = "sources/"
RECORDS_FOLDER: Final = "records/"
RECEIPTS_FOLDER: Final = "receipts/"
_FOLDERS: Final = {
    TOPICS_FOLDER: Cost.RUN,
    SOURCES_FOLDER: Cost.SOURCE,
    RECORDS_FOLDER: Cost.FILE,
    RECEIPTS_FOLDER: Cost.NOTHING,
    ADJUDICATIONS_FOLDER: Cost.NOTHING,
    SIGN_OFFS_FOLDER: Cost.NOTHING,
    POLICY_FILE: Cost.NOTHING,
}

_ALIKE: Final = 0.8
"""How much of two names is the same where one is meant by the other: `recrods`, not `records-old`."""

TOOL_FOLDERS: Final = (INTERNAL_FOLDER, "seals/")
"""Written by the program itself and read elsewhere."""

_UNREADABLE: Final = {
    "L001": "save the file as UTF-8",
    "L013": "check that the program may read it",
}
"""What to do about what the disk could not give as text."""


def cost_of(path: str) -> Cost | None:
    """What it costs to lose a file; None for one that the program does not read.

    A path that ends in a slash is a folder that could not be listed.
    """
    if path in FRAME_FILES:
        return Cost.RUN
    if path.lower().endswith((".yaml", ".yml", "/")):
        for folder, cost in _FOLDERS.items():
            if path.startswith(folder) or (path[-1] == "/" and folder.startswith(path)):
                return cost
    return None


def meant_folder(path: str) -> str:
    """The folder that a misspelt one in the path of a file stands for; empty if none does.

    Only for a path that the program does not read. What people keep beside its folders, under names
    of their own, is theirs.
    """
    first, slash, rest = path.partition("/")
    if not slash:
        return ""
    if f"{first}/" != INTERNAL_FOLDER:
        return _alike(first, ("", *_FOLDERS, INTERNAL_FOLDER))
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


def read_file(file: InputFile) -> Document:
    """The document of a file. If it is lost, its value is None and a problem says why."""
    if file.text is None:
        return Document(None, {}, (unreadable(file),))
    document = documents.read(file.text)
    if document.value is None and not document.problems:
        help_ = "write what belongs here, or remove the file"
        return document._replace(problems=(Problem("L010", "the file is empty", help_, (), TOP),))
    return document


def unreadable(file: InputFile) -> Problem:
    """Why the disk gave no text, at its place if it has one."""
    span = Span(file.at, file.at) if file.at is not None else None
    help_ = _UNREADABLE.get(file.error_code, "")
    if file.error_code == "L012":
        help_ = f"split the file; {limits.how_to_raise('file-bytes')}"
    return Problem(file.error_code, file.error, help_, (), span)
