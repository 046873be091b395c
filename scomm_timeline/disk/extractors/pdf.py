"""The text layer of a PDF, in the order in which a page is read: column by column."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTFigure, LTImage, LTTextContainer
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from scomm_timeline.disk.extractors.page import UnreadableError
from scomm_timeline.model.documents import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.layout import LTPage

PICTURE_SHARE: Final = 0.5
"""Of a page's area: from here on, what is a picture is what the page shows."""


def pdf_pages(data: bytes) -> Iterator[Page]:
    """Each page as it is read. Raises UnreadableError, also in between."""
    # A reader would mend it, and give what is left as if it were all.
    if b"%%EOF" not in data[-8192:]:
        raise UnreadableError("it is cut short: the end of the PDF is missing")
    found = False
    try:
        for page in extract_pages(io.BytesIO(data)):
            found = True
            yield Page(_text_of(page), is_picture=_is_picture(page))
    except PDFPasswordIncorrect:
        raise UnreadableError("it is protected by a password; save a copy without one") from None
    except PDFEncryptionError:
        raise UnreadableError("it is encrypted in a way that cannot be read") from None
    if not found:
        raise UnreadableError("it is damaged: no page could be read")


def _text_of(page: LTPage) -> str:
    """Text boxes in reading order, a blank line between two."""
    boxes = (item.get_text().strip() for item in page if isinstance(item, LTTextContainer))
    # A letter that the font does not name comes as (cid:27): nobody can search for it.
    return "\n\n".join(re.sub(r"\(cid:\d+\)", "\ufffd", box) for box in boxes if box)


def _is_picture(page: LTPage) -> bool:
    covered = 0.0
    waiting = list(page)
    while waiting:
        item = waiting.pop()
        if isinstance(item, LTImage):
            covered += item.width * item.height
        elif isinstance(item, LTFigure):
            waiting += list(item)
    return bool(covered > PICTURE_SHARE * page.width * page.height)
