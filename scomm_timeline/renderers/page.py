"""A report as a sequence of blocks: what is said, in which order, before any layout.

Both the text and the Markdown renderer lay out these blocks, so that both say the same. Our own
words and data are kept apart down to the single span: data is never altered for the page's sake,
our own marks have plain fallbacks, and a test reads all of our own words.
"""

from __future__ import annotations

from functools import partial

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.renderers.visible import visible

if TYPE_CHECKING:
    from scomm_timeline.model.dates import FuzzyDate


class Style(StrEnum):
    """How a span is set off. Meaning never rests on it."""

    PLAIN = "plain"
    STRONG = "strong"
    DIM = "dim"
    CODE = "code"
    ALERT = "alert"


class Span(NamedTuple):
    """A piece of text in one style. `is_data` says that the words are not ours."""

    text: str
    style: Style = Style.PLAIN
    is_data: bool = False


_made: Final = partial(tuple.__new__, Span)
"""A span of its three values. A page has ten thousand, and the constructor takes twice as long."""

Inline = tuple[Span, ...]
"""One paragraph."""

Part = str | Span | Inline
"""What `inline` joins; a plain string is in our own words."""


def own(text: str, style: Style = Style.PLAIN) -> Span:
    """Words of our own."""
    return _made((text, style, False))


def data(text: str, style: Style = Style.PLAIN) -> Span:
    """Words from the set: names, quotations, ids. Control characters are made visible."""
    return _made((visible(text), style, True))


def identifier(text: str) -> Span:
    """A slug, code or command that a reader may copy."""
    return data(text, Style.CODE)


def quoted(text: str) -> Inline:
    """Data between quotation marks of our own."""
    return (own("“"), data(text), own("”"))


PLAIN_MARKS: Final = str.maketrans("“”‘’–", "\"\"''-")
"""What our own typographic marks become where they may not show; each as wide as it was."""


def shown_text(span: Span, *, unicode: bool) -> str:
    """The text of a span; our own marks made plain unless `unicode`. Data is never touched."""
    return span.text if unicode or span.is_data else span.text.translate(PLAIN_MARKS)


def inline(*parts: Part) -> Inline:
    """One paragraph of several parts."""
    if len(parts) == 1 and parts[0].__class__ is Span:  # most paragraphs: no list, no copy
        return parts  # type: ignore[return-value] # a span, as was asked
    spans: list[Span] = []
    for part in parts:
        if isinstance(part, str):
            spans.append(_made((part, Style.PLAIN, False)))
        elif isinstance(part, Span):
            spans.append(part)
        else:
            spans += part
    return tuple(spans)


def joined(separator: str, parts: list[Inline]) -> Inline:
    """Paragraphs joined into one by a separator of our own."""
    if len(parts) == 1:  # most lists of names hold one
        return parts[0]
    spans: list[Span] = []
    for number, part in enumerate(parts):
        if number:
            spans.append(_made((separator, Style.PLAIN, False)))
        spans += part
    return tuple(spans)


class Title(NamedTuple):
    """The first line: the set's title, then what else there is to know of the set."""

    cells: tuple[Inline, ...]


class Heading(NamedTuple):
    """The title of what follows. `aside` stands at the right if there is room.

    Level 2 is a finding or a section, 3 and 4 what belongs to it. `anchor` is a stable name to
    link to, empty for none; `joint` joins the aside where it cannot stand apart.
    """

    inline: Inline
    level: int
    aside: Inline = ()
    indent: int = 0
    anchor: str = ""
    joint: str = ", "


class Paragraph(NamedTuple):
    """Running text. `hang` is added to the indent of every line but the first.

    `depth` is that of an entry of a list, None for anything else.
    """

    inline: Inline
    indent: int = 0
    hang: int = 0
    depth: int | None = None


class Cells(NamedTuple):
    """Short parts on one line, at least `gap` columns apart; wraps between parts first.

    `pads` are the least widths of the first parts, so that neighboring rows line up. `depth` is
    that of an entry of a list, None for anything else.
    """

    cells: tuple[Inline, ...]
    indent: int = 0
    hang: int = 0
    gap: int = 3
    pads: tuple[int, ...] = ()
    depth: int | None = None


class Field(NamedTuple):
    """A label and one or more paragraphs that begin at `column` (from 0)."""

    label: str
    paragraphs: tuple[Inline, ...]
    indent: int = 2
    column: int = 9
    label_is_data: bool = False


class Quote(NamedTuple):
    """Evidence: shown whole, each paragraph from a line of its own."""

    paragraphs: tuple[Inline, ...]
    indent: int = 0


def item(text: Inline) -> Cells:
    """One entry of a list of short entries."""
    return Cells((text,), indent=2, hang=2, depth=0)


class Fixed(NamedTuple):
    """A line that is never wrapped, such as one that an editor follows to a place in a file."""

    inline: Inline


class GridRow(NamedTuple):
    """One row of a grid: its label, one mark a month, and the same in words.

    `note` stands below the marks; the words have it already.
    """

    label: Inline
    marks: str
    told: Inline
    note: Inline = ()


class Grid(NamedTuple):
    """Rows of months, from `first` to `last`, both included; a month is 12 times the year and on.

    Where there is no room for columns the rows say the same in words.
    """

    rows: tuple[GridRow, ...]
    first: int
    last: int
    indent: int = 0


class LaneRow(NamedTuple):
    """Who spoke, shorter where there is no room, when, and the same in words."""

    label: Inline
    brief: Inline
    dates: tuple[FuzzyDate, ...]
    told: Inline


class Lanes(NamedTuple):
    """Who spoke when: dated rows on one scale. Never empty.

    `is_joint` says that a statement of several stands in the row of each. Where there is no room for
    columns the rows say the same in words.
    """

    rows: tuple[LaneRow, ...]
    is_joint: bool = False


class Gap(NamedTuple):
    """An empty line between blocks."""


Block = Title | Heading | Paragraph | Cells | Field | Quote | Fixed | Grid | Lanes | Gap
