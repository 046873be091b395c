"""Plain text, in whatever encoding it comes."""

from __future__ import annotations

import codecs
from typing import Final

from scomm_timeline.model.documents import Page

# What says Latin-1 or ASCII has curly quotes all the same: browsers read it as Windows does.
_LATIN: Final = frozenset({"iso-8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii"})

_NO_PAGE: Final = frozenset(
    {"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
)
"""Encodings of Python's in which no browser reads a page: what it shows then is something else."""


def decode(data: bytes, declared: str = "") -> str:
    """Bytes as text: by their mark, as declared, as UTF-8, else as Windows wrote it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace").replace("\r\n", "\n")
    for encoding in ("utf-8-sig" if declared.lower() in _LATIN else declared, "utf-8-sig"):
        try:
            if codecs.lookup(encoding or "utf-8-sig").name not in _NO_PAGE:
                return data.decode(encoding or "utf-8-sig").replace("\r\n", "\n")
        except (LookupError, UnicodeDecodeError):
            continue
    return data.decode("windows-1252", errors="replace").replace("\r\n", "\n")


def text_pages(data: bytes) -> list[Page]:
    """The pages of a text, which a form feed ends; all of it if there is none."""
    pages = decode(data).split("\f")
    if len(pages) > 1 and not pages[-1].strip():
        del pages[-1]
    return [Page(page) for page in pages]
