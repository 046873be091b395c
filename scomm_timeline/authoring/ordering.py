"""Keys in the order of the shapes, and the kind of each value on the way down.

Names that a set chooses (positions, places, people) keep the order in which they were typed: it is
the one in which they are printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.authoring.tree import Branch, Scalar
from scomm_timeline.reading.kinds import Either, Keyed, Many, Rows, Shape, Within

if TYPE_CHECKING:
    from scomm_timeline.authoring.tree import Entry, Node
    from scomm_timeline.reading.kinds import Kind


def in_order(branch: Branch, kind: Kind | None) -> Branch:
    """The branch with every mapping in it in the order of its shape."""
    kind = _kind_of_branch(branch, kind)
    entries = [
        one._replace(value=_value_in_order(one.value, kind_of_entry(kind, one)))
        for one in branch.entries
    ]
    if branch.is_map and isinstance(kind, Shape):
        places = {name: place for place, name in enumerate(kind.fields)}
        # A field that the set adds (the topic of a claim) comes first, a misspelled one last.
        elsewhere = -1 if kind.extra is not None else len(places)
        entries.sort(key=lambda one: places.get(str(one.key), elsewhere))
    return branch._replace(entries=tuple(entries))


def _value_in_order(node: Node, kind: Kind | None) -> Node:
    return node if isinstance(node, Scalar) else in_order(node, kind)


def _kind_of_branch(branch: Branch, kind: Kind | None) -> Kind | None:
    """The kind that speaks of a mapping, or of a list, where several are allowed."""
    while True:
        if isinstance(kind, Within):
            kind = kind.kind()
        elif isinstance(kind, Either):
            kind = kind.mapping
        elif isinstance(kind, Many) and branch.is_map:
            kind = kind.item
        else:
            return kind


def kind_of_entry(kind: Kind | None, entry: Entry) -> Kind | None:
    """The kind of an entry's value, where `kind` is that of what holds the entry."""
    if entry.key is None:
        return kind.item if isinstance(kind, Many | Rows) else None
    while isinstance(kind, Within | Either | Many):
        if isinstance(kind, Within):
            kind = kind.kind()
        else:
            kind = kind.mapping if isinstance(kind, Either) else kind.item
    if isinstance(kind, Shape):
        field = kind.fields.get(entry.key)
        return field.kind if field is not None else kind.extra
    return kind.item if isinstance(kind, Keyed) else None
