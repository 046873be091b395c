"""Statements to the text of a record file: what they share stands in its header."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.files import RECORD
from scomm_timeline.authoring.yaml_text import canonical, file_text
from scomm_timeline.reading import shapes
from scomm_timeline.reading.marks import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scomm_timeline.reading.value import Value

_IN_HEADER: Final = frozenset(
    {
        *("document", "document-id", "act", "made", "released"),
        *("from", "to", "via", "for", "channel", "official", "place", "who", "sworn", "sources"),
    }
)
"""What statements of one document mostly share; the rest stands in the statement."""


def ordered(fields: Mapping[str, Value]) -> dict[str, Value]:
    """The fields in the order of the shape's table."""
    return {key: fields[key] for key in shapes.STATEMENT.fields if key in fields}


def single_file(fields: Mapping[str, Value], *, above: str = "") -> str:
    """The file of one statement, under the comment lines `above`."""
    return joined_file([fields], above=above)


def plain_file(fields: Mapping[str, Value]) -> str:
    """The statement for a reader that does not look at layout."""
    return file_text({STATEMENTS: [ordered(fields)]})


def joined_file(statements: Sequence[Mapping[str, Value]], *, above: str = "") -> str:
    """The file of statements of one document, as `timeline fmt` lays it out."""
    return canonical(joined_text(statements, above=above), RECORD)


def joined_text(statements: Sequence[Mapping[str, Value]], *, above: str = "") -> str:
    """The same in a layout that is quickly made, and mostly the same.

    A place in a source (page, paragraph) is the statement's own, so such sources stay with it.
    """
    first = statements[0]
    shared = {
        key
        for key in _IN_HEADER
        if key in first
        and all(key in one and one[key] == first[key] for one in statements)
        and (key != "sources" or all(isinstance(one, str) for one in first[key]))
    }
    header = {key: one for key, one in ordered(first).items() if key in shared}
    rows = [
        {key: one for key, one in ordered(each).items() if key not in shared} for each in statements
    ]
    return file_text({**header, STATEMENTS: rows}, above=above)
