"""What the shell hands to the core of a cited document: its text by page, or why there is none."""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple


class Page(NamedTuple):
    """One page as the extractor gave it.

    `is_picture` says that a picture covers most of it, as on a scanned page: unless there is a fair
    amount of text as well, what stands there cannot be searched.
    """

    text: str
    is_picture: bool = False


class DocumentState(StrEnum):
    """What became of a cited document on the way to its text."""

    READ = "read"
    MISSING = "missing"
    CHANGED = "changed"
    UNREADABLE = "unreadable"


class CitedDocument(NamedTuple):
    """A cited document as found in the user's folder.

    `name` is its path inside that folder, with `/`; "" if it is missing. `pages` is empty unless
    it was read; `problem` says in one sentence what kept it from being read, or what was changed.
    What has no pages (a web page, an e-mail, most texts) is one page, and `is_paged` is False.
    """

    state: DocumentState
    name: str = ""
    sha256: str = ""
    pages: tuple[Page, ...] = ()
    is_paged: bool = False
    problem: str = ""
