"""A YAML file as a tree that remembers its comments: what the formatter orders and writes."""

from __future__ import annotations

from typing import TypeAlias

from scomm_timeline.model.named import NamedTuple


class Comment(NamedTuple):
    """One comment, from its `#` to the end of the line. `column` is 0-based, where it was typed.

    `after_blank` says that the line before it was blank.
    """

    text: str
    column: int
    after_blank: bool = False


class Scalar(NamedTuple):
    """One value as the reader takes it. `is_block` for one typed as `>-` or `|`."""

    value: str | None
    is_block: bool = False


class Entry(NamedTuple):
    """One line of a mapping, or one item of a list (then `key` is None).

    `lead` are the comments on lines of their own above it, `beside` the one to its right.
    """

    key: str | None
    value: Node
    lead: tuple[Comment, ...] = ()
    beside: Comment | None = None
    after_blank: bool = False


class Branch(NamedTuple):
    """A mapping or a list. `is_flow` for one typed in braces or brackets.

    `tail` are the comments behind its last entry.
    """

    is_map: bool
    entries: tuple[Entry, ...]
    is_flow: bool = False
    tail: tuple[Comment, ...] = ()

    @property
    def is_bare(self) -> bool:
        """True if there is no comment anywhere inside."""
        return not self.tail and all(
            not one.lead
            and one.beside is None
            and (isinstance(one.value, Scalar) or one.value.is_bare)
            for one in self.entries
        )


Node: TypeAlias = Scalar | Branch


class Tree(NamedTuple):
    """A file whose content is a mapping. `head` stays above whatever comes first."""

    head: tuple[Comment, ...]
    root: Branch


def plain_value(node: Node) -> object:
    """The value as the reader gives it: texts, None, lists, mappings."""
    if isinstance(node, Scalar):
        return node.value
    if node.is_map:
        return {str(one.key): plain_value(one.value) for one in node.entries}
    return [plain_value(one.value) for one in node.entries]
