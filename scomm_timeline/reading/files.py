"""Which file of a set is read as what, what its loss costs, and why one could not be read."""

from __future__ import annotations

from scomm_timeline.model import limits
from scomm_timeline.model.diagnostics import Cost
from scomm_timeline.model.inputs import (
    ADJUDICATIONS_FOLDER,
    INTERNAL_FOLDER,
    POLICY_FILE,
    RECEIPTS_FOLDER,
    RECORDS_FOLDER,
    SEALS_FOLDER,
    SIGN_OFFS_FOLDER,
    SOURCES_FOLDER,
    TOPICS_FOLDER,
)
from scomm_timeline.model.span import TOP, Span
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import documents
from scomm_timeline.reading.frame import FRAME_FILES
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.value import Document

if TYPE_CHECKING:
    from scomm_timeline.model.inputs import InputFile

FOLDERS: Final = {
    TOPICS_FOLDER: Cost.RUN,
    SOURCES_FOLDER: Cost.SOURCE,
    RECORDS_FOLDER: Cost.FILE,
    RECEIPTS_FOLDER: Cost.NOTHING,
    ADJUDICATIONS_FOLDER: Cost.NOTHING,
    SIGN_OFFS_FOLDER: Cost.NOTHING,
    POLICY_FILE: Cost.NOTHING,
}

TOOL_FOLDERS: Final = (INTERNAL_FOLDER, SEALS_FOLDER)
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
        for folder, cost in FOLDERS.items():
            if path.startswith(folder) or (path[-1] == "/" and folder.startswith(path)):
                return cost
    return None


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
