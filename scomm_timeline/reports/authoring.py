"""What `init` and `new` did, or would do: files, and what to type next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.reports.views import SetHeader


class FileState(StrEnum):
    """What became of a file."""

    NEW = "new"
    CHANGED = "changed"
    LEFT = "left-as-it-was"


class TouchedFile(NamedTuple):
    """One file. `path` is relative to the folder that the report names; `added` are its new lines.

    For a file that was left as it was, `added` holds what a person may want to add by hand.
    """

    path: str
    state: FileState
    added: str


class AuthoringReport(NamedTuple):
    """What was written, or with `is_dry` would be. `header` is that of the set as it then is.

    `folder` is as the user typed or found it; `statements` are the ids that are new. `notices` are
    those of the files touched. `advice` are sentences; `commands` what to type next.
    """

    header: SetHeader
    command: str
    is_dry: bool
    folder: str
    files: tuple[TouchedFile, ...]
    statements: tuple[str, ...]
    notices: tuple[Diagnostic, ...]
    advice: tuple[str, ...]
    commands: tuple[str, ...]


class Likeness(StrEnum):
    """Why a row looks like a statement, or like an earlier row."""

    SAME_WORDS = "same-words"
    NEAR_WORDS = "nearly-the-same-words"
    SAME_DOCUMENT = "same-document"


class ImportedRow(NamedTuple):
    """Rows that became a statement: their first line in the table, its id, and its file."""

    line: int
    id: str
    path: str


class RefusedRow(NamedTuple):
    """A row that could not be used. `column` is "" where the row as a whole is at fault."""

    line: int
    column: str
    message: str
    help: str


class LikeRow(NamedTuple):
    """A row that a person should look at: `other` is a statement of the set or of the table."""

    line: int
    id: str
    other: str
    why: Likeness


class ImportReport(NamedTuple):
    """What came of a table.

    `columns` pairs each column with the field it fills; `ignored` are columns that fill none.
    `rows` counts rows with content, `empty` those without. `present` are rows that say what a
    statement of the set says already; nothing is written for them.
    """

    header: SetHeader
    is_dry: bool
    table: str
    folder: str
    columns: tuple[tuple[str, str], ...]
    ignored: tuple[str, ...]
    rows: int
    empty: int
    imported: tuple[ImportedRow, ...]
    refused: tuple[RefusedRow, ...]
    present: tuple[ImportedRow, ...]
    like: tuple[LikeRow, ...]
    files: tuple[TouchedFile, ...]
    commands: tuple[str, ...]
