"""YAML text to a tree with comments.

ruamel.yaml gives the nodes with their places; comments are what stands between scalars and begins
with `#`. Its own round trip was tried: it hangs a comment onto the value *before*, so that putting
keys in order carries it to another key.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode

from scomm_timeline.authoring.tree import Branch, Comment, Entry, Node, Scalar, Tree
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.events import NOTHING, with_pairs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_COMMENT: Final = re.compile(r"#[^\n]*")
_BLOCK_HEAD: Final = re.compile(r"[|>](?:[-+]?([1-9])?|([1-9])[-+]?)[ \t]*(#[^\n]*)?(?=\n|$)")

YamlNode = Any  # ruamel's, whose types stop at its door


class NotReadableError(Exception):
    """Not YAML to the second parser, or not a mapping."""


class _Limit(NamedTuple):
    """Where the next token behind a branch stands; column -1 where nothing follows."""

    at: int
    column: int


class _Found(NamedTuple):
    """A comment and where it begins. `is_alone` if nothing but spaces stands before it."""

    comment: Comment
    at: int
    is_alone: bool


def read_tree(text: str) -> Tree:
    """The tree of a text whose lines end in line feeds.

    Raises:
        NotReadableError: It is no YAML mapping to ruamel.yaml.
    """
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except (YAMLError, ValueError, NotImplementedError) as error:
        raise NotReadableError("a second reader of YAML cannot read it") from error
    if not isinstance(root, MappingNode):
        raise NotReadableError("the file does not hold fields with values")
    return _TreeReader(text, root).read()


class _TreeReader:
    """Reads one text, once: nodes in their order, comments in theirs, side by side."""

    def __init__(self, text: str, root: YamlNode) -> None:
        self._text = text
        self._root = root
        self._ends: dict[int, int] = {}  # of block scalars, by where they begin
        self._known_starts: dict[int, list[_Limit]] = {}
        self._comments = list(self._all_comments())
        self._at = 0

    def read(self) -> Tree:
        first = self._root.value[0][0].start_mark.index if self._root.value else len(self._text)
        head = self._take(lambda one: one.at < first)
        root = self._branch(self._root, _Limit(len(self._text), -1))
        rest = self._take(lambda _: True)
        return Tree(head, root._replace(tail=(*root.tail, *rest), is_flow=False))

    # -- comments ----------------------------------------------------------------------------

    def _all_comments(self) -> Iterator[_Found]:
        """Every comment in the order of the text."""
        behind = 0
        for node, around in _scalars(self._root, -1):
            if _is_empty(node):
                continue
            start = node.start_mark.index
            yield from self._comments_between(behind, start)
            behind = node.end_mark.index
            if node.style in ("|", ">"):
                head = _BLOCK_HEAD.match(self._text, start)
                behind = self._ends[start] = self._block_end(node, around)
                if head is not None and head[3]:
                    yield self._found(head.start(3), head[3])
        yield from self._comments_between(behind, len(self._text))

    def _comments_between(self, start: int, end: int) -> Iterator[_Found]:
        for match in _COMMENT.finditer(self._text, start, max(start, end)):
            yield self._found(match.start(), match[0])

    def _found(self, index: int, text: str) -> _Found:
        line = self._text.rfind("\n", 0, index) + 1
        is_alone = not self._text[line:index].strip(" \t")
        comment = Comment(
            text.rstrip(" \t"), index - line, is_alone and self._is_after_blank(index)
        )
        return _Found(comment, index, is_alone)

    def _block_end(self, node: YamlNode, around: int) -> int:
        """Behind the last line of a block scalar. The parsers' mark is behind what follows, too."""
        text, start = self._text, node.start_mark.index
        head = _BLOCK_HEAD.match(text, start)
        digit = (head[1] or head[2]) if head is not None else None
        least = max(around + 1, 1)
        indent = least + int(digit) - 1 if digit else None
        end = at = _line_end(text, start)
        while at < min(node.end_mark.index, len(text) - 1):
            line_end = _line_end(text, at + 1)
            line = text[at + 1 : line_end]
            margin = len(line) - len(line.lstrip(" "))
            if line.strip(" "):
                if indent is None:
                    indent = max(least, margin)
                if margin < indent:
                    break
                end = line_end
            at = line_end
        return end

    def _is_after_blank(self, index: int) -> bool:
        """Whether what begins at an index begins its line, and the line before is blank."""
        line = self._text.rfind("\n", 0, index) + 1
        if self._text[line:index].strip(" \t-"):
            return False
        before = self._text.rfind("\n", 0, max(line - 1, 0)) + 1
        return line > 0 and not self._text[before : line - 1].strip(" \t")

    def _take(self, belongs: Callable[[_Found], bool]) -> tuple[Comment, ...]:
        """The next comments, as long as they belong."""
        start = self._at
        while self._at < len(self._comments) and belongs(self._comments[self._at]):
            self._at += 1
        return tuple(one.comment for one in self._comments[start : self._at])

    def _take_beside(self, end: int, limit: _Limit) -> Comment | None:
        """The comment on the line on which a value ends, or in the head of a block scalar."""
        if self._at == len(self._comments):
            return None
        one = self._comments[self._at]
        is_beside = not one.is_alone and "\n" not in self._text[end : one.at]
        if not is_beside or one.at >= limit.at:
            return None
        self._at += 1
        return one.comment

    # -- nodes -------------------------------------------------------------------------------

    def _node(self, node: YamlNode, limit: _Limit) -> Node:
        if not isinstance(node, ScalarNode):
            return self._branch(node, limit)
        is_nothing = not node.style and node.value in NOTHING
        value = with_pairs(node.value) if node.style == '"' else node.value
        return Scalar(None if is_nothing else value, node.style in ("|", ">"))

    def _branch(self, node: YamlNode, limit: _Limit) -> Branch:
        is_flow = bool(node.flow_style)
        inner = _Limit(node.end_mark.index, -1) if is_flow else limit
        limits = [*self._starts(node)[1:], inner]
        entries = tuple(
            self._entry(key, value, start, nxt)
            for (key, value), start, nxt in zip(
                _pairs(node), self._starts(node), limits, strict=False
            )
        )
        column = node.start_mark.column
        if is_flow:
            tail = self._take(lambda one: one.at < inner.at)
        else:
            tail = self._take(
                lambda one: (
                    one.is_alone
                    and one.at < limit.at
                    and one.comment.column >= column
                    and one.comment.column > limit.column
                )
            )
        return Branch(isinstance(node, MappingNode), entries, is_flow, tail)

    def _starts(self, node: YamlNode) -> list[_Limit]:
        """Where each entry begins: its key, or the dash of an item in a list of lines."""
        if id(node) not in self._known_starts:
            self._known_starts[id(node)] = self._find_starts(node)
        return self._known_starts[id(node)]

    def _find_starts(self, node: YamlNode) -> list[_Limit]:
        firsts = [key if key is not None else value for key, value in _pairs(node)]
        starts = [_Limit(one.start_mark.index, one.start_mark.column) for one in firsts]
        if isinstance(node, MappingNode) or node.flow_style:
            return starts
        column = node.start_mark.column
        dash = re.compile(rf"(?m)^ {{{column}}}-(?=[ \t\n]|\Z)")
        starts[0] = _Limit(node.start_mark.index, column)
        for number in range(1, len(firsts)):
            before = self._end(firsts[number - 1], starts[number - 1].at)
            found = dash.search(self._text, before)
            if found is not None:
                starts[number] = _Limit(found.end() - 1, column)
        return starts

    def _end(self, node: YamlNode, start: int) -> int:
        """Behind the last character of a value, without the comments and blank lines behind it.

        `start` is where the entry begins that holds it: what is empty ends behind its sign.
        """
        if _is_empty(node):
            return start + 1
        end: int = node.end_mark.index
        if isinstance(node, ScalarNode):
            return self._ends.get(node.start_mark.index, end)
        if node.flow_style:
            return end
        key, value = _pairs(node)[-1]
        return self._end(value, self._starts(node)[-1].at if key is None else self._colon(key))

    def _colon(self, key: YamlNode) -> int:
        return self._text.find(":", key.end_mark.index)

    def _entry(self, key: YamlNode, value: YamlNode, start: _Limit, limit: _Limit) -> Entry:
        is_block = not isinstance(value, ScalarNode) and not value.flow_style
        sign = start.at if key is None else self._colon(key)
        begin = sign + 1 if _is_empty(value) else value.start_mark.index
        first = begin if key is None else start.at
        lead = self._take(lambda one: one.at < first)
        beside = None
        if key is not None:
            beside = self._take_beside(key.end_mark.index, _Limit(begin, -1))
            if not is_block:
                lead += self._take(lambda one: one.at < begin)
        node = self._node(value, limit)
        if not is_block:
            behind = self._take_beside(self._end(value, sign), limit)
            if beside is not None and behind is not None:
                lead += (beside,)
            beside = behind or beside
        name = key.value if key is not None else None
        return Entry(name, node, lead, beside, self._is_after_blank(start.at))


def _is_empty(node: YamlNode) -> bool:
    """Whether nothing was typed. ruamel.yaml then places the value where the next token begins."""
    return isinstance(node, ScalarNode) and not node.style and node.value == ""


def _pairs(node: YamlNode) -> list[tuple[YamlNode, YamlNode]]:
    """Keys with values; for a list, None with each item."""
    return (
        list(node.value) if isinstance(node, MappingNode) else [(None, one) for one in node.value]
    )


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _scalars(node: YamlNode, around: int) -> Iterator[tuple[YamlNode, int]]:
    """Every scalar in the order of the text, with the column of the branch that holds it."""
    if isinstance(node, ScalarNode):
        yield node, around
        return
    column = node.start_mark.column
    for one in node.value:
        for inner in one if isinstance(node, MappingNode) else (one,):
            yield from _scalars(inner, column)
