"""Find a set and read its files as text."""

from __future__ import annotations

import codecs
import os
import stat
import time

from scomm_timeline.model import limits
from scomm_timeline.model.inputs import SEALS_FOLDER, SET_FILE, InputFile
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.span import Position
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SEALS: Final = SEALS_FOLDER.removesuffix("/")

_PIECE: Final = 1024 * 1024
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)  # Windows has it, and needs it
_ATTEMPTS: Final = 5
_PAUSE: Final = 0.05
_ENDINGS: Final = (".yaml", ".yml")


class SetNotFoundError(Exception):
    """No set where the user said, or nowhere upward. `help` says what to do."""

    def __init__(self, message: str, help_: str) -> None:
        super().__init__(message)
        self.help = help_


class SetTooLargeError(Exception):
    """A set beyond a limit, of which nothing is read. `help` says how to raise the limit."""

    def __init__(self, message: str, limit: str) -> None:
        super().__init__(message)
        self.help = limits.how_to_raise(limit)


class SetChangingError(Exception):
    """A set that somebody writes to whenever it is read."""

    help = "wait until whoever writes is done, then run the command again"

    def __init__(self) -> None:
        super().__init__(f"it was written to each of the {_ATTEMPTS} times that it was read")


_States = dict[str, tuple[int, int, int] | None]


class SetFolder(NamedTuple):
    """Where a set is, and whether it is the one that ships with the program."""

    name: str
    is_shipped: bool

    @property
    def path(self) -> Path:
        """Where it is, for whoever goes on from there."""
        from pathlib import Path  # start-up: only those who write need it

        return Path(self.name)


def find_set(given: str | None, start: str | Path) -> SetFolder:
    """The folder of a set: the one given, else the nearest upward, else the shipped one.

    Looks for `set.yaml` in each folder from `start` upward, and in its `statements/`.
    Raises SetNotFoundError if the folder given is no set.
    """
    if given is not None:
        return SetFolder(_given_set(given), is_shipped=False)
    folder, below = os.path.join(os.getcwd(), start), ""
    while folder != below:
        found = _set_in(folder)
        if found is not None:
            return SetFolder(found, is_shipped=False)
        folder, below = os.path.dirname(folder), folder
    return SetFolder(_shipped_set(), is_shipped=True)


def _given_set(given: str) -> str:
    if not given:  # what an unset variable of a script comes to; never the current folder
        raise SetNotFoundError("the name of the set is empty", "name the folder of set.yaml")
    found = _set_in(given)
    if found is not None:
        return found
    from pathlib import Path  # start-up: most people name the folder

    folder = Path(given)
    if folder.name == SET_FILE and folder.is_file():
        folder = folder.parent
    found = _set_in(os.fspath(folder))
    if found is not None:
        return found
    if not os.access(folder, os.R_OK | os.X_OK) and os.path.isdir(folder):
        raise SetNotFoundError(f'the folder "{folder}" cannot be read', "ask whose folder it is")
    if not folder.exists():
        raise SetNotFoundError(f'there is no folder "{folder}"', "check the path after --set")
    raise SetNotFoundError(
        f'"{folder}" is not a set: it has no {SET_FILE}',
        "name the folder that holds set.yaml, or the one above it",
    )


def _set_in(folder: str) -> str | None:
    """The folder itself or its `statements/`, if one of them is a set.

    A folder on the way up that may not be looked into is nobody's business.
    """
    for candidate in (folder, os.path.join(folder, "statements")):
        if os.path.isfile(os.path.join(candidate, SET_FILE)):
            return candidate
    return None


def shipped_set() -> Path:
    """The set that came with the program.

    Raises SetNotFoundError if the installation lost it.
    """
    return SetFolder(_shipped_set(), is_shipped=True).path


def _shipped_set() -> str:
    package = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    installed = os.path.join(package, "_shipped", "statements")
    for candidate in (installed, os.path.join(os.path.dirname(package), "statements")):
        if os.path.isfile(os.path.join(candidate, SET_FILE)):
            return candidate
    raise SetNotFoundError(
        "the set that ships with the program is missing",
        "install the program again, or name a set with --set",
    )


def read_set(folder: str | Path) -> list[InputFile]:
    """Every YAML file of a set, in the order of their paths.

    What cannot be read is among them and says why, a folder that cannot be listed too. Folders and
    files whose name begins with a dot are passed over.

    What was read is of one state of the folder: where something was written meanwhile, all of it is
    read again.

    Raises:
        SetTooLargeError: It holds more files, or more text, than a set may.
        SetChangingError: It is written to all the time.
    """
    for attempt in range(_ATTEMPTS):
        if attempt:
            time.sleep(_PAUSE)  # whoever writes should come to an end
        states: _States = {}
        found = _read_once(folder, states)
        if all(_state(path) == state for path, state in states.items()):
            return found
    raise SetChangingError


def _read_once(folder: str | Path, states: _States) -> list[InputFile]:
    """The files; of each, and of each folder, the state before it was read goes into `states`."""
    found: list[InputFile] = []
    files, left = limits.most("set-files"), limits.most("set-bytes")
    for one, size in _files(folder, states):
        found.append(one)
        left -= size
        if len(found) > files:
            raise SetTooLargeError(f"it holds more than {files:,} files", "set-files")
        if left < 0:
            total = limits.most("set-bytes")
            raise SetTooLargeError(f"its files hold more than {total:,} bytes", "set-bytes")
    return _told_apart(sorted(found, key=lambda one: one.path))


def _told_apart(files: list[InputFile]) -> list[InputFile]:
    """The same files. Of two that print alike only the first counts, and the other one says so.

    Everything that is read goes by its path from here on: two of one path would be one.
    """
    found: list[InputFile] = []
    for one in files:
        if found and found[-1].path == one.path:
            found[-1] = InputFile(
                one.path, None, "two files of this name, which cannot be told apart"
            )
        else:
            found.append(one)
    return found


def _state(path: str) -> tuple[int, int, int] | None:
    """What tells that a file or a folder was written to; None for one that is not there."""
    try:
        return _told(os.stat(path))
    except OSError:
        return None


def _told(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def _files(folder: str | Path, states: _States) -> Iterator[tuple[InputFile, int]]:
    """The files below a folder, each with its size in bytes. Links to folders are followed, each once.

    Raises SetTooLargeError: a link may lead to all that there is on the machine.
    """
    unlisted: list[OSError] = []
    seen: set[str] = set()
    top = os.fspath(folder)
    # Texts, not Path objects: those took half of the time of reading a set of small files.
    for where, folders, names in os.walk(top, onerror=unlisted.append, followlinks=True):
        real = os.path.realpath(where)
        if real in seen:
            folders[:] = []
            continue
        seen.add(real)
        if len(seen) > limits.most("set-folders"):
            total = limits.most("set-folders")
            raise SetTooLargeError(f"it holds more than {total:,} folders", "set-folders")
        states[where] = _state(where)
        folders[:] = sorted(one for one in folders if one[0] != ".")
        if where == top and _SEALS in folders:  # sets of their own, each as large as this one
            folders.remove(_SEALS)
        for name in (*names, *folders):
            if name[0] != "." and name.lower().endswith(_ENDINGS):
                path = os.path.join(where, name)
                one, status = _read_file(_name(top, path), path)
                states[path] = _told(status) if status else None
                yield one, status.st_size if status and one.text is not None else 0
            elif _is_lost_folder(where, name):
                lost = f"{_name(top, os.path.join(where, name))}/"
                yield InputFile(lost, None, "a link to a folder that is not there"), 0
    for error in unlisted:
        if error.filename == top:  # nobody can tell what is in it
            raise error
        name = _name(top, os.fspath(error.filename))
        yield InputFile(f"{name}/", None, f"the folder cannot be listed: {error.strerror}"), 0


def _is_lost_folder(where: str, name: str) -> bool:
    """True for a link to nowhere without an ending: a folder of records may have been there."""
    if name[0] == "." or "." in name:
        return False
    path = os.path.join(where, name)
    return os.path.islink(path) and not os.path.exists(path)


def _name(top: str, path: str) -> str:
    """The path inside the set, with `/`, as it can be printed."""
    return printable(path[len(top) :].replace(os.sep, "/").lstrip("/"))


def printable(name: str) -> str:
    """A name in which bytes that are no text are told by their numbers: each by its own."""
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")


def read_file(name: str, path: str) -> InputFile:
    """One file as text, under the name that it has in its set; or why there is none."""
    return _read_file(name, path)[0]


def _read_file(name: str, path: str) -> tuple[InputFile, os.stat_result | None]:
    """The file, and its status before it was read; None if it has none."""
    try:
        status = os.stat(path)
    except OSError as error:
        return InputFile(name, None, _why(error)), None
    return _content(name, path, status), status


def _why(error: OSError) -> str:
    return error.strerror or "could not be read"


def _content(name: str, path: str, status: os.stat_result) -> InputFile:
    max_bytes = limits.most("file-bytes")
    if not stat.S_ISREG(status.st_mode):
        return InputFile(name, None, "not a regular file")
    if status.st_size > max_bytes:
        return too_large(name)
    try:
        # Not `open`: of a small file its object takes as long as the reading.
        handle = os.open(path, os.O_RDONLY | _BINARY)
        try:
            content = os.read(handle, status.st_size + 1)
            # Whoever reads less, or more, than was there a moment ago reads while others write.
            while len(content) <= max_bytes and (more := os.read(handle, _PIECE)):
                content += more
        finally:
            os.close(handle)
    except OSError as error:
        return InputFile(name, None, _why(error))
    return as_text(name, content) if len(content) <= max_bytes else too_large(name)


def as_text(name: str, content: bytes) -> InputFile:
    """A file of a set from its bytes; what is not UTF-8 says so."""
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return InputFile(name, content.decode())
    except UnicodeDecodeError as error:
        message = f"not UTF-8 text: byte 0x{content[error.start]:02X} cannot be read"
        return InputFile(name, None, message, "L001", _position(content, error.start))


def too_large(name: str) -> InputFile:
    """A file of a set that was not read because of its size."""
    most = limits.most("file-bytes")
    return InputFile(name, None, f"larger than {most:,} bytes, the limit file-bytes", "L012")


def is_read(name: str) -> bool:
    """True for a path inside a set that `read_set` would read: YAML, and nothing that is hidden."""
    return name.lower().endswith(_ENDINGS) and name[0] != "." and "/." not in name


def _position(content: bytes, index: int) -> Position:
    """Line and column of a byte, behind bytes that are UTF-8."""
    before = content[:index].decode()
    return Position(before.count("\n") + 1, len(before) - before.rfind("\n"))
