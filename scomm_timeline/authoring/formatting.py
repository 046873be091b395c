"""One file of a set in its one order and layout. Meaning is kept, or nothing is given back."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from scomm_timeline.authoring.emitting import write_tree
from scomm_timeline.authoring.files import SHAPES
from scomm_timeline.authoring.ordering import in_order
from scomm_timeline.authoring.parsing import NotReadableError, read_tree
from scomm_timeline.authoring.tree import Branch, Tree, plain_value
from scomm_timeline.reading import syntax, yaml_nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.authoring.tree import Comment, Node
    from scomm_timeline.reading.value import Value


class CannotFormatError(Exception):
    """The file is left as it is. `help` says what to do; `line` is 1-based, where it is known."""

    def __init__(self, message: str, help_: str = "", line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.help = help_
        self.line = line


def formatted(text: str, kind: str) -> str:
    """The text of one file in canonical order and layout; equal to `text` if that already is.

    `kind` is a key of `authoring.files.SHAPES`. Every value is the same to our own reader before
    and after, and every comment is there.

    Raises:
        CannotFormatError: The reader has a problem with the file, or something would be lost.
        KeyError: There is no such kind.
    """
    shape = SHAPES[kind]
    value = _sound_value(text)
    lines = re.sub(r"\r\n?", "\n", text.removeprefix(syntax.BOM))
    try:
        tree = read_tree(lines)
    except NotReadableError as error:
        raise CannotFormatError(str(error), "write it in a plainer way, and format again") from None
    if plain_value(tree.root) != value:
        raise CannotFormatError(
            "two readers of YAML take it for different things",
            "write it in a plainer way: quotations as a block `>-`",
        )
    ordered = tree._replace(root=in_order(tree.root, shape))
    result = write_tree(ordered, shape)
    if result != text:
        _check(tree, value, result)
    return result


def _sound_value(text: str) -> Value:
    """The value of a file in which nothing was lost or guessed."""
    document = yaml_nodes.read(text)
    for problem in document.problems:
        line = problem.span.start.line if problem.span is not None else None
        raise CannotFormatError(f"{problem.code} {problem.message}", problem.help, line)
    if document.value is None or document.value == {}:
        raise CannotFormatError("the file is empty", "write what belongs here, or remove the file")
    return document.value


def _check(tree: Tree, value: Value, result: str) -> None:
    """Raise CannotFormatError unless values and comments are those of the tree."""
    after = yaml_nodes.read(result)
    if after.problems or after.value != value:
        raise CannotFormatError("a value would change", "please report it with the file")
    if _comments(read_tree(result)) != _comments(tree):
        raise CannotFormatError("a comment would be lost", "please report it with the file")


def _comments(tree: Tree) -> Counter[str]:
    return Counter(one.text for one in (*tree.head, *_comments_in(tree.root)))


def _comments_in(node: Node) -> Iterator[Comment]:
    if not isinstance(node, Branch):
        return
    for entry in node.entries:
        yield from entry.lead
        if entry.beside is not None:
            yield entry.beside
        yield from _comments_in(entry.value)
    yield from node.tail
