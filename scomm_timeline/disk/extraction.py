"""The parent's side of text extraction: one child process, a clock, and what to do when it dies.

One child serves many documents, because starting it costs more than reading a letter. A child that
hangs, crashes or runs out of memory costs its document alone: the next one gets a new child.
"""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from typing import IO, TYPE_CHECKING, Self

from scomm_timeline.model import limits
from scomm_timeline.model.documents import Page

if TYPE_CHECKING:
    from types import TracebackType


class ExtractionError(Exception):
    """No text could be had from a document; the message says why, beginning with "it"."""


class Extractor:
    """Text from documents, in a child process. A context manager: leaving it ends the child."""

    def __init__(
        self, *, page_seconds: float | None = None, memory_bytes: int | None = None
    ) -> None:
        self._page_seconds = page_seconds or limits.most("document-seconds")
        self._memory_bytes = memory_bytes or limits.most("document-memory")
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end_child()

    def pages(self, name: str, data: bytes) -> tuple[tuple[Page, ...], bool]:
        """The pages of a document, and whether it has pages at all.

        Raises ExtractionError.
        """
        used = self._child is not None
        try:
            return self._ask(name, data)
        except _OutOfMemoryError:
            # What earlier documents left behind counts too: once more, in a child of its own.
            if not used:
                raise
            return self._ask(name, data)

    def _ask(self, name: str, data: bytes) -> tuple[tuple[Page, ...], bool]:
        if self._child is None:
            self._child = _Child(self._memory_bytes)
        pages: list[Page] = []
        try:
            self._child.send(name, data)
            while True:
                answer = self._child.receive(self._page_seconds)
                if "end" in answer:
                    return tuple(pages), bool(answer["paged"])
                if "problem" in answer:
                    kind = _OutOfMemoryError if "memory" in answer else ExtractionError
                    raise kind(str(answer["problem"]))
                pages.append(Page(str(answer["text"]), bool(answer["picture"])))
        except TimeoutError:
            self._end_child()
            after = f" after page {len(pages)}" if pages else ""
            raise ExtractionError(
                f"it gave no page within {self._page_seconds:g} seconds{after}; "
                + limits.how_to_raise("document-seconds")
            ) from None
        except (OSError, EOFError):
            self._end_child()
            raise ExtractionError("it made the reader stop") from None
        except _OutOfMemoryError:
            self._end_child()
            raise

    def _end_child(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None


class _OutOfMemoryError(ExtractionError):
    """The child had no memory left for it."""


class _Child:
    """The process and the thread that listens to it."""

    def __init__(self, memory_bytes: int) -> None:
        # -P: the child must not import a module of that name from the folder we happen to be in.
        command = [sys.executable, "-P", "-m", "scomm_timeline.disk.extractors", str(memory_bytes)]
        self._process = subprocess.Popen(  # noqa: S603 - our own module
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._lines: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def send(self, name: str, data: bytes) -> None:
        """Ask for a document. Raises OSError if the child is gone."""
        stdin = _pipe(self._process.stdin)
        stdin.write(json.dumps({"name": name, "bytes": len(data)}).encode() + b"\n")
        stdin.write(data)
        stdin.flush()

    def receive(self, seconds: float) -> dict[str, object]:
        """The next answer. Raises TimeoutError, or EOFError if the child is gone."""
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            raise TimeoutError from None
        if not line:
            raise EOFError
        answer: dict[str, object] = json.loads(line)
        return answer

    def end(self) -> None:
        """Stop the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                _pipe(pipe).close()
            except BrokenPipeError:
                continue

    def _listen(self) -> None:
        for line in _pipe(self._process.stdout):
            self._lines.put(line)
        self._lines.put(b"")


def _pipe(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise RuntimeError("the child was started without pipes")
    return pipe
