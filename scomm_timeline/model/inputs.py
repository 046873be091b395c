"""What the shell hands to the core: the texts of a set's files."""

from __future__ import annotations

from typing import NamedTuple


class InputFile(NamedTuple):
    """One file of a set. `text` is None where it could not be read; `error` then says why.

    `path` is relative to the set's folder and uses `/`.
    """

    path: str
    text: str | None
    error: str = ""
    error_code: str = "L013"
