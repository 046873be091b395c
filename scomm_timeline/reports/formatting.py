"""What came of putting the files of a set into their one layout."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.reports.views import SetHeader


class ChangedFile(NamedTuple):
    """A file that is written otherwise. `diff` holds the lines of a unified diff."""

    path: str
    diff: tuple[str, ...]


class UntouchedFile(NamedTuple):
    """A file that is left as it is, and why. `line` is 1-based, None where no line is to blame."""

    path: str
    line: int | None
    message: str
    help: str


class FormatReport(NamedTuple):
    """`fmt`: what changed, or would change where nothing was to be written.

    `looked_at` counts all files asked for. `header` is None if the vocabulary does not load, which
    keeps no file from being formatted.
    """

    header: SetHeader | None
    is_written: bool
    shows_diff: bool
    changed: tuple[ChangedFile, ...]
    untouched: tuple[UntouchedFile, ...]
    looked_at: int
