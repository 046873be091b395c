"""The visible text of a web page, all of it: nothing is taken for boilerplate."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from selectolax.lexbor import LexborHTMLParser

from scomm_timeline.disk.extractors.page import UnreadableError
from scomm_timeline.disk.extractors.plain import decode

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

MAX_NESTING: Final = 5_000
"""Open tags. The parser takes time that grows with the square of this."""

_UNSEEN: Final = frozenset({"head", "script", "style", "template", "noscript"})
_BLOCK_TAGS: Final = """
    address article aside blockquote body caption dd details div dl dt fieldset figcaption figure
    footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p pre section summary table tr ul
"""
# Tags that writers leave open, or that hold nothing: their number says nothing about depth.
_SHALLOW_TAGS: Final = """
    area base body br col colgroup dd dt embed head hr html img input li link meta option p param
    rp rt source tbody td tfoot th thead tr track wbr
"""
_BLOCKS: Final = frozenset(_BLOCK_TAGS.split())
_SHALLOW: Final = frozenset(_SHALLOW_TAGS.split())


def html_text(data: bytes) -> str:
    """The visible text: blocks parted by a blank line, words never parted by an inline tag."""
    declared = re.search(rb"<meta[^>]+charset=[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    return markup_text(decode(data, declared[1].decode() if declared else ""))


def markup_text(markup: str) -> str:
    """The visible text of a web page. Raises UnreadableError if it nests too deep."""
    _refuse_deep(markup)
    parts: list[str] = []
    node = LexborHTMLParser(markup).root
    # By hand, not by recursion: a page may nest deeper than Python's stack.
    while node is not None:
        seen = _open(node, parts)
        node = (node.first_child if seen else None) or _next_node(node, parts)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _next_node(node: LexborNode, parts: list[str]) -> LexborNode | None:
    """The node after this one and its children. Writes the end of each block that ends here."""
    at: LexborNode | None = node
    while at is not None and at.next is None:
        at = at.parent
        if at is not None and at.tag in _BLOCKS:
            parts.append("\n\n")
    return None if at is None else at.next


def _open(node: LexborNode, parts: list[str]) -> bool:
    """Write what stands before the children of a node; False if they are not to be seen."""
    tag = node.tag
    if tag == "-text":
        # Line ends inside a paragraph are spaces there; here they must not end a paragraph.
        parts.append(re.sub(r"\s+", " ", node.text_content or ""))
    elif tag == "br":
        parts.append("\n")
    elif tag in _BLOCKS:
        parts.append("\n\n")
    elif tag in {"td", "th"}:
        parts.append("\t")
    return tag not in _UNSEEN


def _refuse_deep(markup: str) -> None:
    depth = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", markup):
        if match[2].lower() in _SHALLOW:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_NESTING:
            raise UnreadableError(f"its tags nest more than {MAX_NESTING:,} deep")
