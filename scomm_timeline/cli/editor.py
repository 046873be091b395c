"""The user's editor on a draft: an argument list, never a shell."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from scomm_timeline.cli.errors import UserError


def edited(text: str, name: str) -> tuple[str, Path]:
    """The text as the user left it, and the draft it stands in, which is kept until `discard`.

    Raises:
        UserError: There is no editor, or it did not end well; the draft is named.
    """
    folder = Path(tempfile.mkdtemp(prefix="timeline-"))
    draft = folder / name
    draft.write_bytes(text.encode("utf-8"))
    return reopened(draft), draft


def reopened(draft: Path) -> str:
    """The draft again in the editor, and its text after that. Raises UserError."""
    command = _editor()
    try:
        code = subprocess.run([*command, str(draft)], check=False).returncode  # noqa: S603 -- the user's own editor
    except OSError as error:
        message = f'the editor "{command[0]}" cannot be started: {error.strerror}'
        raise UserError(message, f"set EDITOR; your draft is {draft}") from error
    if code:
        raise UserError(
            f'the editor "{command[0]}" ended with code {code}; nothing was written',
            f"your draft is {draft}",
        )
    try:
        return draft.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(f"the draft cannot be read: {error}", f"it is {draft}") from error


def discard(draft: Path) -> None:
    """Remove a draft that is not needed any more."""
    draft.unlink(missing_ok=True)
    draft.parent.rmdir()


def _editor() -> list[str]:
    """VISUAL, else EDITOR, as words. Raises UserError if neither is set."""
    for variable in ("VISUAL", "EDITOR"):
        try:
            words = shlex.split(os.environ.get(variable, ""))
        except ValueError as error:
            raise UserError(f"{variable} cannot be read: {error}", "mend it") from error
        if words:
            return words
    raise UserError("--edit: neither VISUAL nor EDITOR is set", "EDITOR=nano timeline new --edit")
