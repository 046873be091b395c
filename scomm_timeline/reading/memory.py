"""What reading gave before, by the content of the files: the same answer without reading again.

Kept are loaded records, never anything rendered. Whatever had a problem is read again every time, so
that a diagnostic always comes from the text. A record file is known by its own text and by those of
the vocabulary and the sources, by which its statements were understood; a set by all of its texts.

The rows of a file stay written until one of its statements is asked for.
"""

from __future__ import annotations

import hashlib
import marshal
from operator import attrgetter

from scomm_timeline.model.corpus import Loaded
from scomm_timeline.model.on_demand import Contents, Statements, StatementsById, contents_of
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Protocol
from scomm_timeline.reading.packing import UnpackableError, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.packing import Rows

    KeptSet = tuple[bytes, Rows, tuple[bytes, ...], tuple[tuple[Any, ...], ...]]
    """The key of a set, its rows but for statements, the keys of its files, and `Contents`."""

    class Parts(Protocol):
        """What was kept of files, by their keys."""

        def get(self, key: bytes, /) -> bytes | None:
            """The rows of a file; None if they are not there, or not as they were written."""


class Memory:
    """What was kept of earlier readings, and what there is to keep of this one.

    `kept` are the `head` and the `parts` at the end of an earlier run, or None. They must come from
    this very version of the program: nothing else about them is checked.
    """

    def __init__(self, kept: tuple[KeptSet | None, Parts] | None = None) -> None:
        self.head, self._files = kept or (None, {})
        self.parts: dict[bytes, bytes] = {}
        self._lots: list[tuple[Statement, ...]] = []  # of each file in use, in the same order
        self._frame_key = b""
        self._is_whole = True
        self.has_news = False

    def recall(self, files: Sequence[InputFile], read: Callable[[Memory], object]) -> Loaded | None:
        """The set that these files held the last time, if they are the same to a character.

        `read` reads the same files and tells a memory of it. It is called where what was kept of one
        of them turns out to be damaged.
        """
        if self.head is None:
            return None
        key, rows, file_keys, contents = self.head
        if key != key_of(files):
            return None
        corpus: Corpus = unpack(rows)

        def lot(number: int) -> tuple[Statement, ...]:
            written = self._files.get(file_keys[number])
            if written is None:
                self._learn_again(read)
                written = self.parts[file_keys[number]]
            return _statements(written)

        by_id = StatementsById(Contents(*contents), lot)
        return Loaded(corpus._replace(statements=Statements(by_id), by_id=by_id), (), ())

    def _learn_again(self, read: Callable[[Memory], object]) -> None:
        fresh = Memory()
        read(fresh)
        self.head, self.parts, self.has_news = fresh.head, fresh.parts, True
        self._files = self.parts

    def understand_by(self, files: Iterable[InputFile]) -> None:
        """Name the files by which records are understood, before any record is asked for."""
        self._frame_key = key_of(files)

    def statements(self, file: InputFile) -> tuple[Statement, ...] | None:
        """The statements of a record file that was read before, understood in the same way."""
        key = self._key(file)
        written = self._files.get(key)
        if written is None:
            return None
        statements = _statements(written)
        self._use(key, written, statements)
        return statements

    def keep_file(self, file: InputFile, statements: tuple[Statement, ...]) -> None:
        """Remember the statements of a file in which nothing was wrong."""
        try:
            written = marshal.dumps(pack(statements))
        except (UnpackableError, ValueError):
            self._is_whole = False
        else:
            self._use(self._key(file), written, statements)
            self.has_news = True

    def keep_set(self, files: Sequence[InputFile], loaded: Loaded) -> None:
        """Remember a set in which nothing was wrong; its record files were kept before."""
        self.head = None
        has_problem = bool(loaded.diagnostics or loaded.left_out)
        if loaded.corpus is None or has_problem or not self._is_whole:
            return
        try:
            rows = pack(loaded.corpus._replace(statements=(), by_id={}))
        except UnpackableError:
            return
        contents = tuple(contents_of(self._lots))
        self.head = (key_of(files), rows, tuple(self.parts), contents)
        self.has_news = True

    def _use(self, key: bytes, written: bytes, statements: tuple[Statement, ...]) -> None:
        self.parts[key] = written
        self._lots.append(statements)

    def _key(self, file: InputFile) -> bytes:
        return key_of([file], self._frame_key)


def _statements(written: bytes) -> tuple[Statement, ...]:
    """The statements of a file, from its rows as they were written."""
    statements: tuple[Statement, ...] = unpack(marshal.loads(written))  # noqa: S302 -- whoever kept it vouches for it
    return statements


def key_of(files: Iterable[InputFile], begin: bytes = b"") -> bytes:
    """A hash of the paths and texts of files, whatever their order, begun with other bytes."""
    hashed = hashlib.sha256(begin)  # of those at hand the one that processors help with
    for file in sorted(files, key=attrgetter("path")):
        path, text, error = (
            one.encode("utf-8", "surrogatepass") for one in (file.path, file.text or "", file.error)
        )
        # Lengths first: no text of one file can pass for the path of the next.
        hashed.update(b"%d:%d:%d:%b%b" % (len(path), len(text), len(error), path, error))
        hashed.update(text)
    return hashed.digest()
