"""The address of the cited page, where the place that keeps the document has one for each page.

DocumentCloud names a page as `#document/p20` and a note on it as `#document/p20/a116380`. Pages are
those of the document, as everywhere here, which is how DocumentCloud counts them too. Nothing is
looked up: the address is made of the source's own and the locator.
"""

from __future__ import annotations

import re
from typing import Final

from scomm_timeline.evidence.locators import page_named

_DOCUMENT: Final = re.compile(
    r"(https?://(?:www\.|beta\.|embed\.)?documentcloud\.org/documents/\d+(?:-[\w.%~-]*)?/?)"
    r"(?:\?[^#\s]*)?(?:#(document/p(\d+)(?:/a\d+)?)?\S*)?",
    re.IGNORECASE,
)


def page_link(url: str, locator: str | None) -> str:
    """Where to read the page that the locator names; empty if it cannot be said.

    An address that already leads to a page keeps it, unless the locator names another.
    """
    found = _DOCUMENT.fullmatch(url)
    if found is None:
        return ""
    document, typed, typed_page = found.groups()
    page = page_named(locator)
    if typed and (page is None or str(page) == typed_page.lstrip("0")):
        return f"{document}#{typed}"
    return f"{document}#document/p{page}" if page else ""
