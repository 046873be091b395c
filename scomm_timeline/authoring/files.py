"""The files of a set by kind: which path holds what, and the shape of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.reading import frame, load, receipts, shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.kinds import Kind

RECORD: Final = "record"

SHAPES: Final[Mapping[str, Kind]] = {
    RECORD: shapes.RECORD_FILE,
    "topic": shapes.TOPIC,
    "families": shapes.FAMILIES,
    "voices": shapes.VOICES,
    "places": shapes.PLACES,
    "source": shapes.SOURCE,
    "set": shapes.SET,
    "vocabulary": shapes.VOCABULARY,
    "receipts": receipts.RECEIPTS,
}
"""Every kind of file, with what its content must look like."""

_BY_NAME: Final = {
    frame.SET_FILE: "set",
    frame.VOCABULARY_FILE: "vocabulary",
    frame.FAMILIES_FILE: "families",
    frame.VOICES_FILE: "voices",
    frame.PLACES_FILE: "places",
}
_BY_FOLDER: Final = {
    frame.TOPICS_FOLDER: "topic",
    load.SOURCES_FOLDER: "source",
    load.RECORDS_FOLDER: RECORD,
    load.RECEIPTS_FOLDER: "receipts",
}
_ENDINGS: Final = (".yaml", ".yml")

WRITTEN_BY_THE_PROGRAM: Final = (load.RECEIPTS_FOLDER, *load.TOOL_FOLDERS)
"""Folders whose files nobody types."""


def kind_of(path: str) -> str | None:
    """The kind of the file at a path inside a set; None for what is no file of a set."""
    if path in _BY_NAME:
        return _BY_NAME[path]
    found = (kind for folder, kind in _BY_FOLDER.items() if path.startswith(folder))
    return next(found, None) if path.endswith(_ENDINGS) else None
