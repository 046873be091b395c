"""The address of the cited page, where DocumentCloud keeps the document."""

import pytest

from scomm_timeline.reports.page_links import page_link

DOCUMENT = "https://www.documentcloud.org/documents/282149-ice-memo"


@pytest.mark.parametrize(
    ("url", "locator", "link"),
    [
        (DOCUMENT, "p. 20", f"{DOCUMENT}#document/p20"),
        (f"{DOCUMENT}.html", "page 4, ICE FOIA 002674", f"{DOCUMENT}.html#document/p4"),
        (f"{DOCUMENT}/?embed=1", "pp. 3-5", f"{DOCUMENT}/#document/p3"),
        (f"{DOCUMENT}#document/p20/a116380", None, f"{DOCUMENT}#document/p20/a116380"),
        (f"{DOCUMENT}#document/p20/a116380", "p. 20", f"{DOCUMENT}#document/p20/a116380"),
        (f"{DOCUMENT}#document/p20", "p. 21", f"{DOCUMENT}#document/p21"),
        ("http://beta.documentcloud.org/documents/7", "p. 1",
         "http://beta.documentcloud.org/documents/7#document/p1"),
        (f"{DOCUMENT}#document/p020", "p. 20", f"{DOCUMENT}#document/p020"),
        (f"{DOCUMENT}#document/p{'9' * 5000}", "p. 20", f"{DOCUMENT}#document/p20"),
        (DOCUMENT, "ICE FOIA 002674", ""),
        (DOCUMENT, None, ""),
        (DOCUMENT, "p. 0", ""),
        ("https://www.documentcloud.org/public/search/x", "p. 2", ""),
        ("https://documentcloud.org.evil.example/documents/7", "p. 2", ""),
        ("https://example.org/memo.pdf", "p. 2", ""),
        ("none-given", "p. 2", ""),
    ],
)  # fmt: skip
def test_a_page_has_an_address_only_where_it_can_be_said(url, locator, link):
    assert page_link(url, locator) == link
