"""Write a file so that a reader sees the old text or the new one, never half of it."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.sets import SET_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable

_SET_SUFFIXES: Final = frozenset({".yaml", ".yml"})
_SET_FOLDERS: Final = frozenset({"internal", "receipts", "records", "seals", "sources", "topics"})
_NEW_FILE: Final = 0o666


def is_part_of_set(path: Path) -> bool:
    """Whether a file at `path` is, or would become, one that belongs to a set, whichever.

    Links are followed: a link into a set counts as what it leads to.
    """
    target = path.resolve()
    for folder in target.parents:
        if (folder / SET_FILE).is_file():
            inside = target.relative_to(folder)
            if target.suffix.lower() in _SET_SUFFIXES or inside.parts[0].lower() in _SET_FOLDERS:
                return True
    return False


def write_text(path: Path, parts: Iterable[str]) -> None:
    """Write the parts as UTF-8, all of them or none. Raises OSError as `write_bytes` does."""
    write_bytes(path, (one.encode("utf-8") for one in parts))


def write_bytes(path: Path, parts: Iterable[bytes]) -> None:
    """Write the parts, all of them or none; devices and pipes are written to as such.

    An existing file keeps its permissions, and a link keeps leading where it led.

    Raises:
        OSError: The file cannot be written; nothing is left behind.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        with target.open("wb") as stream:
            stream.writelines(parts)
        return
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_permissions(target))
        temporary.replace(target)
    finally:
        temporary.unlink(missing_ok=True)


def _permissions(target: Path) -> int:
    """Those of the file that is replaced; for a new one, what the user's mask leaves."""
    if target.exists():
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return _NEW_FILE & ~mask
