"""What kind of document some bytes are, and the extractor for it.

Told by the first bytes; the ending of the name only decides between kinds of text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.extractors.page import UnreadableError
from scomm_timeline.disk.extractors.plain import text_pages
from scomm_timeline.model.documents import Page

if TYPE_CHECKING:
    from collections.abc import Iterator


def extract(name: str, data: bytes) -> tuple[Iterator[Page], bool]:
    """The pages of a document, and whether it has pages at all. `name` serves its ending only.

    Raises UnreadableError, also while the pages are read.
    """
    if b"%PDF-" in data[:1024]:
        from scomm_timeline.disk.extractors.pdf import pdf_pages

        return pdf_pages(data), True
    if _is_picture(data):
        return iter((Page("", is_picture=True),)), True
    if reason := _unsupported(data):
        raise UnreadableError(reason)
    ending = name.rpartition(".")[2].lower()
    if ending == "eml" or _looks_like_mail(data):
        from scomm_timeline.disk.extractors.mail import mail_text

        return iter((Page(mail_text(data)),)), False
    if ending in {"html", "htm", "xhtml"} or _looks_like_html(data):
        from scomm_timeline.disk.extractors.web import html_text

        return iter((Page(html_text(data)),)), False
    pages = text_pages(data)
    return iter(pages), len(pages) > 1


def _is_picture(data: bytes) -> bool:
    starts = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
    return data.startswith(starts) and b"\0" in data[:4096]


_UNSUPPORTED: Final = (
    (b"PK\x03\x04", "it is a Word, spreadsheet or zip file; save it as PDF or text"),
    (b"\xd0\xcf\x11\xe0", "it is an Outlook or old Office file; export it as .eml, PDF or text"),
    (b"{\\rtf", "it is a rich-text file; save it as PDF or text"),
    (b"\x1f\x8b", "it is compressed; unpack it first"),
)


def _unsupported(data: bytes) -> str:
    for start, reason in _UNSUPPORTED:
        if data.startswith(start):
            return reason
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ""
    return "it is no text, web page, e-mail or PDF" if b"\0" in data[:65_536] else ""


def _looks_like_mail(data: bytes) -> bool:
    head = re.split(rb"\r?\n\r?\n", data[:65_536], maxsplit=1)[0]
    names = {one.lower() for one in re.findall(rb"(?m)^([A-Za-z-]+):[ \t]", head)}
    return bool(names & {b"mime-version", b"received", b"message-id"}) and b"from" in names


def _looks_like_html(data: bytes) -> bool:
    return re.search(rb"<(?:!doctype\s+html|html|body)\b", data[:2048], re.IGNORECASE) is not None
