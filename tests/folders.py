"""Folders as values, to show that nothing in them has changed."""

from pathlib import Path


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content, hidden ones too."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}
