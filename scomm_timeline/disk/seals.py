"""Seals on disk: written whole and never over another; read as the bytes they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.disk.sets import SetTooLargeError, read_file
from scomm_timeline.model import limits
from scomm_timeline.model.inputs import RECORDS_FOLDER, SEAL_FILE, SEALS_FOLDER, SUMS_FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.model.inputs import InputFile

_FOLDER_MODE: Final = 0o755


class SealExistsError(Exception):
    """A seal of that name is there already."""


def seal_folder(set_folder: Path, name: str) -> Path:
    """Where the seal of that name is, or would be."""
    return set_folder / SEALS_FOLDER / name


def write_seal(folder: Path, files: Iterable[InputFile]) -> None:
    """Write a seal, all of its files or none.

    Raises:
        SealExistsError: There is something at `folder`.
        OSError: It cannot be written; nothing is left behind.
    """
    # Whoever reads a set looks for a seal, and writes none: start-up counts.
    import shutil  # noqa: PLC0415
    import tempfile  # noqa: PLC0415

    if folder.exists() or folder.is_symlink():
        raise SealExistsError
    folder.parent.mkdir(exist_ok=True)
    # Beside its place, so that the last step is one that happens whole or not at all.
    temporary = Path(tempfile.mkdtemp(prefix=".", dir=folder.parent))
    try:
        for one in files:
            path = temporary / one.path
            if path.parent != temporary:
                # Not its parents too: if somebody moved the folder away, there would be two halves.
                path.parent.mkdir(exist_ok=True)
            with path.open("wb") as stream:
                stream.write((one.text or "").encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
        temporary.chmod(_FOLDER_MODE)
        try:
            temporary.rename(folder)
        except OSError as error:
            if folder.exists():
                raise SealExistsError from error
            raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def read_seal(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of a seal's folder by its path inside, with `/`.

    A link or a device comes as empty bytes under its own path: whatever was sealed, it was not
    that. A folder without hashes is no seal, and nothing else in it is read.

    Raises:
        OSError: The folder or a file in it cannot be read.
        SetTooLargeError: It holds more than a set may.
    """
    if not (folder / SUMS_FILE).is_file():
        return
    files, left = limits.most("set-files"), limits.most("set-bytes")

    def failed(error: OSError) -> None:
        raise error

    for where, folders, names in os.walk(folder, onerror=failed):
        for name in [*names, *(one for one in folders if Path(where, one).is_symlink())]:
            path = Path(where, name)
            inside = path.relative_to(folder).as_posix()
            is_sound = path.is_file() and not path.is_symlink()
            size = path.stat().st_size if is_sound else 0
            if size > limits.most("seal-file-bytes"):
                raise SetTooLargeError(
                    f'"{inside}" in it is too large for a seal', "seal-file-bytes"
                )
            files, left = files - 1, left - size
            if files < 0:
                raise SetTooLargeError("it holds too many files for a seal", "set-files")
            if left < 0:
                raise SetTooLargeError("its files are too large for a seal", "set-bytes")
            yield inside, path.read_bytes() if is_sound else b""


def read_told(folder: Path) -> dict[str, Any] | None:
    """What a seal tells of itself; None for a folder that is no seal, or one that cannot be read."""
    text = read_file(SEAL_FILE, str(folder / SEAL_FILE)).text
    if not text:
        return None
    import json  # noqa: PLC0415 -- start-up counts, and most folders are no seal

    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) and told.get("kind") == "seal" else None


def list_seals(set_folder: Path) -> list[tuple[str, str]]:
    """The seals of a set, each with its day as written: in the order of days, then of names."""
    folder = set_folder / SEALS_FOLDER
    names = [one.name for one in folder.iterdir()] if folder.is_dir() else []
    dated = [
        (str(told.get("sealed", "")), name)
        for name in names
        if not name.startswith(".") and (told := read_told(folder / name)) is not None
    ]
    return [(name, day) for day, name in sorted(dated)]


def latest_seal(set_folder: Path) -> str | None:
    """The name of the seal with the latest date, of several the last by name; None without any."""
    seals = list_seals(set_folder)
    return seals[-1][0] if seals else None


def sealed_records(folder: Path) -> frozenset[str]:
    """The ids of the records that a seal holds: each is a file of its own, called by its id."""
    return frozenset(path.stem for path in (folder / RECORDS_FOLDER).glob("*.yaml"))
