"""Text for the log of a build server, which takes some lines for commands.

GitHub's runner obeys every line of a log that begins with `::name` after white space, and `##[name]`
anywhere in a line: either could forge an annotation, hide words or switch later commands off. Where it
listens, both are shown as what they are, as an escape sequence is.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

_VARIABLE: Final = "GITHUB_ACTIONS"
_AT_START: Final = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
_ANYWHERE: Final = "##["


def is_logged(stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """True if a build server reads along: what goes into a file is no log."""
    if stream is None or environment.get(_VARIABLE) != "true":
        return False
    try:
        return not stat.S_ISREG(os.fstat(stream.fileno()).st_mode)
    except (OSError, ValueError):  # a stream without a file behind it
        return True


def unobeyed(text: str, *, as_json: bool = False) -> str:
    """The text with the signs of a command shown; in JSON, as the escapes that JSON has for them."""
    if as_json:  # a line of JSON begins with a sign of its own
        return text.replace(_ANYWHERE, "#\\u0023[")
    return _AT_START.sub(r"\1\\x3a", text).replace(_ANYWHERE, "#\\x23[")
