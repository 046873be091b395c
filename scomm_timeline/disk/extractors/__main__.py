"""The child process: documents in, pages out.

Requests come on standard input: one line of JSON with `name` and `bytes`, then that many bytes.
Answers are lines of JSON on standard output: `text` and `picture` for each page as soon as it is
ready, so that the parent's clock runs by the page; then `end` and `paged`, or `problem`.
"""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, BinaryIO, Final

from scomm_timeline.disk.extractors.kinds import extract
from scomm_timeline.disk.extractors.page import UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.disk.extractors.page import PageText

MAX_PAGES: Final = 20_000
MAX_LETTERS: Final = 64_000_000


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
            yield _line(text=page.text, picture=page.picture)
        yield _line(end=True, paged=paged)
    except UnreadableError as error:
        yield _line(problem=str(error))
    except MemoryError:
        yield _line(problem="it needs more memory than a document may", memory=True)
    except ImportError as error:
        yield _line(problem=f"its reader {error.name} is not installed: scomm-timeline[verify]")
    except Exception as error:  # noqa: BLE001 - whatever a reader raises is about the document
        yield _line(problem=f"it is damaged ({type(error).__name__})")


def _line(**answer: object) -> bytes:
    return json.dumps(answer).encode() + b"\n"


def _measured(pages: Iterator[PageText]) -> Iterator[PageText]:
    """The same pages. Raises UnreadableError once they are more than a document has."""
    letters = 0
    for number, page in enumerate(pages, 1):
        letters += len(page.text)
        if number > MAX_PAGES or letters > MAX_LETTERS:
            raise UnreadableError(
                f"it has more than {MAX_PAGES:,} pages or {MAX_LETTERS:,} letters"
            )
        yield page


def limit_memory(limit: int) -> None:
    """Set the most bytes this process may ask for, where the system has such a limit."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, OSError, ValueError):
        return


if __name__ == "__main__":
    limit_memory(int(sys.argv[1]))
    answers_to = sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints is no answer
    serve(sys.stdin.buffer, answers_to)
