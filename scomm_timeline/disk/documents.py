"""The user's folder of cited documents: which file is which source, and whether it is the one.

A file is found by its SHA-256, wherever it is; else by the `file` of its source; else by the id
of its source (`letter-4.pdf`). A name in a source is somebody else's text: it may not lead out of
the folder, and only regular files are opened.
"""

from __future__ import annotations

import hashlib
import os
import stat
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from scomm_timeline.disk.extraction import ExtractionError
from scomm_timeline.model import limits
from scomm_timeline.model.documents import CitedDocument, DocumentState
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scomm_timeline.disk.extraction import Extractor
    from scomm_timeline.model.statement import Source


class FolderNotFoundError(Exception):
    """The folder of documents is not there."""


class FolderTooLargeError(Exception):
    """The folder holds more files than a folder of documents may. `help` says how to raise that."""

    def __init__(self) -> None:
        most = limits.most("document-files")
        super().__init__(f"the folder of documents holds more than {most:,} files")
        self.help = limits.how_to_raise("document-files")


class RefusedError(Exception):
    """A file that is not opened; the message says why, beginning with "it"."""


class UnopenedError(RefusedError):
    """A file that the system does not let us open."""


class _Content(NamedTuple):
    """The bytes that were read, and their hash: what is graded is what was hashed."""

    data: bytes
    sha256: str


class DocumentFolder:
    """A folder of documents. Raises FolderNotFoundError if it is none.

    `looked_at` is told of every file that is read to find out which one it is. Once files were looked
    for, `unlisted` names the folders inside that could not be listed, and `unopened` the files that
    could not be opened, so that nobody knows which ones they are.
    """

    def __init__(self, folder: Path, looked_at: Callable[[], None] | None = None) -> None:
        if not folder.is_dir():
            raise FolderNotFoundError(f'there is no folder "{folder}"')
        self._folder = folder.resolve()
        self._looked_at = looked_at
        self.unlisted: tuple[str, ...] = ()
        self.unopened: tuple[str, ...] = ()
        self._all: tuple[str, ...] | None = None
        self._by_hash: dict[str, str] | None = None
        self._by_stem: dict[str, str] | None = None

    def read(self, source: Source, extractor: Extractor) -> CitedDocument:
        """The document that a source cites, with its text; never raises for what is in the file.

        Raises FolderTooLargeError if the folder has to be looked through and is too large.
        """
        name = ""
        try:
            name = self._name_of(source)
            if not name:
                return CitedDocument(DocumentState.MISSING)
            content = self._content(name)
            if source.sha256 is not None and content.sha256 != source.sha256.lower():
                problem = (
                    f"its SHA-256 is {content.sha256[:12]}..., on record {source.sha256[:12]}..."
                )
                return CitedDocument(DocumentState.CHANGED, name, content.sha256, problem=problem)
            pages, is_paged = extractor.pages(name, content.data)
        except (RefusedError, ExtractionError) as error:
            return CitedDocument(
                DocumentState.UNREADABLE, name or str(source.file), problem=str(error)
            )
        return CitedDocument(DocumentState.READ, name, content.sha256, pages, is_paged)

    def _name_of(self, source: Source) -> str:
        """The file of a source, as a path inside the folder; "" if there is none.

        The named file first, so that a folder is hashed only where names do not help.
        """
        named = self._named(source.file) if source.file else ""
        if source.sha256 is None:
            return named or self._stems().get(source.id, "")
        wanted = source.sha256.lower()
        if named and self._hash_of(named) == wanted:
            return named
        return self._hashes().get(wanted) or named or self._stems().get(source.id, "")

    def _named(self, file: str) -> str:
        """The name, if such a file is in the folder. Raises RefusedError if it leads out of it."""
        parts = PurePosixPath(file.replace("\\", "/")).parts
        if ".." in parts or "\0" in file or Path(file).is_absolute():
            raise RefusedError("its name leads out of the folder")
        path = self._folder.joinpath(*parts)
        try:
            path.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError:
            pass  # it may be there: to open it says why it cannot be read
        return "/".join(parts)

    # -- content -----------------------------------------------------------------------------

    def _content(self, name: str) -> _Content:
        """The bytes of a file. Raises RefusedError for anything but a regular file inside."""
        try:
            path = (self._folder / name).resolve()
            if not path.is_relative_to(self._folder):
                raise RefusedError("it is a link that leads out of the folder")
            found = path.stat()
            # Before it is opened: to open a pipe would wait for somebody to write into it.
            if not stat.S_ISREG(found.st_mode):
                raise RefusedError("it is not a regular file")
            most = limits.most("document-bytes")
            if found.st_size > most:
                raise RefusedError(
                    f"it is larger than {most // limits.MEBIBYTE} MiB; "
                    + limits.how_to_raise("document-bytes", found.st_size)
                )
            with path.open("rb") as stream:
                data = stream.read(found.st_size + 1)
            if len(data) > found.st_size:
                raise RefusedError("it was written to while it was read")
        except OSError as error:
            raise UnopenedError(f"it cannot be opened: {error.strerror}") from None
        except RuntimeError:  # how Python 3.11 and 3.12 say it
            raise UnopenedError("it is a link that leads to itself") from None
        return _Content(data, hashlib.sha256(data).hexdigest())

    def _hash_of(self, name: str) -> str:
        """The hash of a file; "" if it cannot be read. What reading it says later is the answer."""
        try:
            return self._content(name).sha256
        except RefusedError:
            return ""

    # -- the folder --------------------------------------------------------------------------

    def _hashes(self) -> dict[str, str]:
        if self._by_hash is None:
            found = ((self._told_hash_of(name), name) for name in self._names())
            self._by_hash = {digest: name for digest, name in found if digest}
        return self._by_hash

    def _told_hash_of(self, name: str) -> str:
        if self._looked_at is not None:
            self._looked_at()
        try:
            return self._content(name).sha256
        except UnopenedError:
            self.unopened = (name, *self.unopened)
        except RefusedError:
            pass
        return ""

    def _stems(self) -> dict[str, str]:
        if self._by_stem is None:
            self._by_stem = {PurePosixPath(name).stem: name for name in self._names()}
        return self._by_stem

    def _names(self) -> tuple[str, ...]:
        """Every file in the folder that is no link, last to first: of two the first is kept.

        Raises FolderTooLargeError.
        """
        if self._all is None:
            self._all = tuple(sorted(self._found(), reverse=True))
        return self._all

    def _found(self) -> Iterator[str]:
        unlisted: list[OSError] = []
        left = limits.most("document-files")
        for where, _, files in os.walk(self._folder, onerror=unlisted.append):
            left -= len(files)
            if left < 0:
                raise FolderTooLargeError
            for file in files:
                path = Path(where, file)
                if not os.path.islink(path):  # noqa: PTH114 -- no error where nobody may ask
                    yield path.relative_to(self._folder).as_posix()
        self.unlisted = tuple(
            sorted(os.path.relpath(one.filename, self._folder) for one in unlisted)
        )
