"""A tree to YAML text in the one layout of this project.

Two columns an indent, dashes indented below their key, keys in the order of the shapes. Braces and
brackets that were typed stay where they fit on one line and hold no comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring import scalars
from scomm_timeline.authoring.ordering import kind_of_entry
from scomm_timeline.authoring.scalars import LINE
from scomm_timeline.authoring.tree import Branch, Entry, Scalar, Tree
from scomm_timeline.reading.marks import PROSE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.authoring.tree import Comment, Node
    from scomm_timeline.reading.kinds import Kind

_STEP: Final = 2
_GAP: Final = 2  # least columns between a value and the comment beside it


def write_tree(tree: Tree, kind: Kind) -> str:
    """The text of a file, whose keys are in order already."""
    lines: list[str] = []
    _add_comments(lines, tree.head, 0)
    _add_entries(lines, tree.root, 0, kind)
    return "".join(f"{line}\n" for line in lines)


def _add_comments(lines: list[str], comments: Iterable[Comment], indent: int) -> None:
    for one in comments:
        if one.after_blank and lines:
            lines.append("")
        lines.append(" " * indent + one.text)


def _add_entries(lines: list[str], branch: Branch, indent: int, kind: Kind | None) -> None:
    for entry in branch.entries:
        inner = kind_of_entry(kind, entry)
        lead, bare = _hoisted(entry) if entry.key is None else (entry.lead, entry)
        _add_comments(lines, lead, indent)
        if entry.after_blank and lines:
            lines.append("")
        write = _item if entry.key is None else _field
        lines += write(bare, indent, inner)
    _add_comments(lines, branch.tail, indent)


def _hoisted(entry: Entry) -> tuple[tuple[Comment, ...], Entry]:
    """An item's comments with those of the first key in it, which the dash leaves no line for."""
    value = entry.value
    if isinstance(value, Scalar) or not value.entries or _is_in_brackets(value):
        return entry.lead, entry
    first = value.entries[0]
    lead, bare = _hoisted(first) if first.key is None else (first.lead, first)
    bare = bare._replace(lead=(), after_blank=False)
    value = value._replace(entries=(bare, *value.entries[1:]))
    return (*entry.lead, *lead), entry._replace(value=value, lead=())


def _item(entry: Entry, indent: int, kind: Kind | None) -> list[str]:
    """An item of a list, behind its dash."""
    value, margin = entry.value, " " * indent
    if isinstance(value, Scalar):
        return _scalar(f"{margin}- ", value, entry, indent + _STEP, kind)
    brackets = _in_brackets(f"{margin}- ", value, indent + _STEP, kind)
    if brackets is not None:
        return _beside(brackets, entry.beside)
    inner: list[str] = []
    _add_entries(inner, value, indent + _STEP, kind)
    inner[0] = f"{margin}- {inner[0][indent + _STEP :]}"
    if entry.beside is not None:
        inner.insert(0, margin + entry.beside.text)
    return inner


def _field(entry: Entry, indent: int, kind: Kind | None) -> list[str]:
    """A key with its value."""
    value = entry.value
    start = f"{' ' * indent}{scalars.in_line(entry.key)}:"
    if isinstance(value, Scalar):
        return _scalar(f"{start} ", value, entry, indent + _STEP, kind)
    brackets = _in_brackets(f"{start} ", value, indent + _STEP, kind)
    if brackets is not None:
        return _beside(brackets, entry.beside)
    inner: list[str] = []
    _add_entries(inner, value, indent + _STEP, kind)
    return _beside([start], entry.beside) + inner


def _scalar(start: str, scalar: Scalar, entry: Entry, indent: int, kind: Kind | None) -> list[str]:
    """A value behind its key or dash; prose that goes on stands indented below it."""
    value, key = scalar.value, entry.key
    if value is None:
        alone = start.rstrip()
        if entry.beside is None or key not in PROSE:
            return _beside([alone], entry.beside)
        margin = " " * (len(start) - len(start.lstrip()))
        return [margin + entry.beside.text, alone]  # beside, the reader takes it for lost words
    has_comment = entry.beside is not None
    if scalars.wants_block(
        value, key, kind, used=len(start), has_comment=has_comment, was_block=scalar.is_block
    ):
        block = scalars.as_block(value, indent)
        if block is not None:
            sign, lines = block
            head = _beside([f"{start}{sign}"], entry.beside)
            return head + [f"{' ' * indent}{one}" if one else "" for one in lines]
    show = scalars.beside_comment if has_comment else _alone
    return _beside([start + show(value, key, kind)], entry.beside)


def _alone(value: str, _key: str | None, kind: Kind | None) -> str:
    return scalars.in_line(value, kind)


def _beside(lines: list[str], comment: Comment | None) -> list[str]:
    """The lines with a comment to the right of the last, in its old column if there is room."""
    if comment is None:
        return lines
    last = lines[-1]
    return [*lines[:-1], last.ljust(max(comment.column, len(last) + _GAP)) + comment.text]


# -- braces and brackets --------------------------------------------------------------------------


def _is_in_brackets(branch: Branch) -> bool:
    """Whether a branch may stand in braces or brackets."""
    return not branch.entries or (branch.is_flow and branch.is_bare)


def _in_brackets(start: str, branch: Branch, indent: int, kind: Kind | None) -> list[str] | None:
    """The branch behind `start`, in braces or brackets; None if it has to stand in lines.

    A list of single values may go on below; anything else must fit on its line.
    """
    if not _is_in_brackets(branch):
        return None
    if not branch.entries:
        _, text = _flow(branch, kind)
        return [start + text]
    parts, text = _flow(branch, kind)
    if len(start) + len(text) <= LINE:
        return [start + text]
    if branch.is_map or any(not isinstance(one.value, Scalar) for one in branch.entries):
        return None
    return _filled(start, parts, indent)


def _flow(branch: Branch, kind: Kind | None) -> tuple[list[str], str]:
    """The entries of a branch on one line each, and all of them between braces or brackets."""
    parts = []
    for entry in branch.entries:
        text = _flow_value(entry.value, kind_of_entry(kind, entry))
        key = "" if entry.key is None else f"{scalars.in_line(entry.key, in_brackets=True)}: "
        parts.append(key + text)
    inside = ", ".join(parts)
    return parts, f"{{{inside}}}" if branch.is_map else f"[{inside}]"


def _flow_value(node: Node, kind: Kind | None) -> str:
    if isinstance(node, Scalar):
        return scalars.in_line(node.value, kind, in_brackets=True)
    return _flow(node, kind)[1]


def _filled(start: str, parts: list[str], indent: int) -> list[str]:
    """A list of single values over several lines, each as full as it gets."""
    lines = [f"{start}["]
    is_first = True
    for number, part in enumerate(parts):
        text = part + ("]" if number + 1 == len(parts) else ",")
        space = "" if is_first else " "
        if is_first or len(lines[-1]) + len(space) + len(text) <= LINE:
            lines[-1] += space + text
        else:
            lines.append(" " * indent + text)
        is_first = False
    return lines
