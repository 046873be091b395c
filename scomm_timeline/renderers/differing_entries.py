"""One entry of a difference: a changed thing field by field, a whole one, the words of both."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.publication.diffing import What
from scomm_timeline.publication.fields import Item
from scomm_timeline.publication.words import WordChange, is_joined
from scomm_timeline.renderers.page import (
    Block,
    Field,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.publication.diffing import EntryChange
    from scomm_timeline.publication.fields import FieldChange, Value
    from scomm_timeline.publication.words import WordPart

COLUMN: Final = 20
INDENT: Final = 2


def section(title: str) -> Iterator[Block]:
    """The title of a part, apart from what stands above it."""
    yield Gap()
    yield Heading(inline(own(title, Style.STRONG)), level=2)


def entry_line(label: str, told: Inline) -> Heading:
    """What became of one entry, and its name."""
    return Heading(inline(own(label, Style.STRONG), "   ", told), level=3, indent=INDENT)


def changed_entry(entry: EntryChange) -> Iterator[Block]:
    """The fields of an entry that changed in what they say; of the others, how many."""
    yield Gap()
    kind = "" if entry.kind == "record" else f"{entry.kind} "
    name = inline(kind, identifier(entry.id))
    if entry.was:
        name = inline(name, " (was ", identifier(entry.was), ")")
    yield entry_line(entry.what.value, name)
    for change in entry.fields:
        if change.is_material:
            yield Field(
                change.field,
                (_difference(change),),
                indent=INDENT + 2,
                column=COLUMN,
                label_is_data=True,
            )
    cosmetic = sum(not one.is_material for one in entry.fields)
    if cosmetic:
        told = f"and {counted(cosmetic, 'cosmetic change')}"
        yield Paragraph(inline(own(told, Style.DIM)), INDENT + 2)


def _difference(change: FieldChange) -> Inline:
    """Both values, the old in `[-...-]`, the new in `{+...+}`; prose word by word."""
    if words := change.words:
        return _word_by_word(words)
    return both(value_text(change.old), value_text(change.new))


def both(old: Inline, new: Inline) -> Inline:
    """What stood there and what stands there now, each in its marks."""
    before = inline(own("[-"), old, own("-]")) if old else ()
    after = inline(own("{+"), new, own("+}")) if new else ()
    return inline(before, after)


def _word_by_word(parts: Sequence[WordPart]) -> Inline:
    told: Inline = ()
    for number, (change, text) in enumerate(parts):
        if number and not is_joined(parts[number - 1].change, change):
            told = inline(told, " ")
        if change is WordChange.SAME:
            told = inline(told, data(text))
        else:
            open_, close = ("[-", "-]") if change is WordChange.OLD else ("{+", "+}")
            told = inline(told, own(open_), data(text, Style.STRONG), own(close))
    return told


def value_text(value: Value) -> Inline:
    """A value in few words; a date as it is written and with its bounds; nothing for nothing."""
    if value is None or value in ((), ""):
        return ()
    if isinstance(value, bool):
        return inline("yes" if value else "no")
    if isinstance(value, FuzzyDate):
        return inline(data(value.written), f" ({format_date(value)})")
    if isinstance(value, Item):
        parts = [inline(data(name), ": ", value_text(one)) for name, one in value.values]
        return joined("; ", parts)
    if isinstance(value, str | int):
        return inline(data(str(value)))
    several = [
        inline("(", value_text(one), ")") if isinstance(one, Item) else inline(data(one))
        for one in value
    ]
    return joined(", ", several)


def whole_entry(entry: EntryChange) -> Iterator[Block]:
    """An entry of the vocabularies that one version has, with all that it says."""
    yield Gap()
    name = inline(f"{entry.kind} ", identifier(entry.id))
    yield entry_line(entry.what.value, name)
    value = entry.fields[0].old if entry.what is What.REMOVED else entry.fields[0].new
    rows = value.values if isinstance(value, Item) else (("", value),)
    for field, one in rows:
        shown = value_text(one)
        if shown:
            yield Field(field, (shown,), INDENT + 2, column=COLUMN, label_is_data=True)
