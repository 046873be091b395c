"""The child process: documents in, pages out.

Requests come on standard input: one line of JSON with `name` and `bytes`, then that many bytes.
Answers are lines of JSON on standard output: `text` and `picture` for each page as soon as it is
ready, so that the parent's clock runs by the page; then `end` and `paged`, or `problem`.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import TYPE_CHECKING, BinaryIO, Final

from scomm_timeline.disk.extractors.kinds import extract
from scomm_timeline.disk.extractors.page import UnreadableError
from scomm_timeline.model import limits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.documents import Page


_WATCHED: Final = 0.5
"""Seconds between two looks whether the parent is there."""

_MEMORY: Final = limits.how_to_raise("document-memory")


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more."""
    while line := requests.readline():
        request = json.loads(line)
        data = requests.read(request["bytes"])
        for answer in _answers(request["name"], data):
            answers.write(answer)
            answers.flush()


def _answers(name: str, data: bytes) -> Iterator[bytes]:
    """Lines of JSON. They are made in here, because making one may take the last memory."""
    try:
        pages, paged = extract(name, data)
        for page in _measured(pages):
            yield _line(text=page.text, picture=page.is_picture)
        yield _line(end=True, paged=paged)
    except UnreadableError as error:
        yield _line(problem=str(error))
    except MemoryError:
        yield _line(problem=f"it needs more memory than a document may; {_MEMORY}", memory=True)
    except ImportError as error:
        yield _line(problem=f"its reader {error.name} is not installed: scomm-timeline[verify]")
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is about the document
        yield _line(problem=f"it is damaged ({type(error).__name__})")


def _line(**answer: object) -> bytes:
    # As it is, not in escapes: of an emoji they would take three times the memory, here and there.
    return json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


def _measured(pages: Iterator[Page]) -> Iterator[Page]:
    """The same pages. Raises UnreadableError once they are more than a document has."""
    letters = 0
    most_pages, most_letters = limits.most("document-pages"), limits.most("document-characters")
    for number, page in enumerate(pages, 1):
        letters += len(page.text)
        if number > most_pages:
            raise UnreadableError(
                f"it has more than {most_pages:,} pages; {limits.how_to_raise('document-pages')}"
            )
        if letters > most_letters:
            raise UnreadableError(
                f"it has more than {most_letters:,} letters; "
                + limits.how_to_raise("document-characters")
            )
        yield page


def limit_memory(limit: int) -> None:
    """Set the most bytes this process may ask for, where the system has such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return


def end_with_parent() -> None:
    """End this process soon after the one that started it, however that ended.

    What it reads may keep it busy for ever, and then nobody is left who would stop it.
    """
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(_WATCHED)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


if __name__ == "__main__":
    end_with_parent()
    limits.set_limits(os.environ.get(limits.VARIABLE, ""))  # the parent has looked at it
    limit_memory(int(sys.argv[1]))
    answers_to = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    serve(sys.stdin.buffer, answers_to)
