"""What the template of the page is given: values without a decision left in them.

Every text in these values is HTML already (its name ends in `_html`) or plain text that the
template escapes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.renderers.html.chart import Chart
    from scomm_timeline.renderers.html.held import Held


class Item(NamedTuple):
    """One of the first page's findings: where it stands in full, its title, and both sides.

    A side comes with the name of its shape.
    """

    href: str
    number: int
    title: str
    about_html: str
    sides_html: tuple[tuple[str, str], ...]


class Side(NamedTuple):
    """One side of a card."""

    letter: str
    id: str
    stand: str
    shape: str
    date_html: str
    who_html: str
    label: str
    holds_html: str
    words_html: str
    is_quote: bool
    sense_html: str
    cite_html: str


class Card(NamedTuple):
    """A finding in full. `fields` are labels with HTML."""

    id: str
    number: int
    code: str
    title: str
    level: str
    strength: str
    voice_html: str
    question_html: str
    between_html: str
    sides: tuple[Side, ...]
    fields: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Findings under one heading."""

    id: str
    title: str
    about: str
    cards: tuple[Card, ...]


class Entry(NamedTuple):
    """One row of the table of statements. `topics` and `findings` are for the filters.

    Whose it is and which line it takes the filters know from its mark in the chart.
    """

    id: str
    topics: str
    findings: str
    date: str
    asides_html: str
    notes: tuple[str, ...]
    who_html: str
    words_html: str
    is_quote: bool
    about_html: str
    cite_html: str
    findings_html: str


class Listing(NamedTuple):
    """What is listed apart from the findings: a heading, what it is, entries as HTML."""

    id: str
    title: str
    about: str
    entries_html: tuple[str, ...]


class Source(NamedTuple):
    """An entry of the list of sources. `href` is empty unless the address is safe to follow."""

    anchor: str
    title: str
    title_end: str
    text_html: str
    href: str
    address: str
    archived: str


class Legend(NamedTuple):
    """What the shapes mean in one family: shape, its word, and the positions."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


class Choice(NamedTuple):
    """One value of a filter."""

    value: str
    label: str


class Page(NamedTuple):
    """Everything on the page."""

    title: str
    stamp: str
    opening_html: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    made_from_html: str
    brief_about: str
    brief: tuple[Item, ...]
    beyond: int
    nothing: str
    chart: Chart | None
    legend: tuple[Legend, ...]
    groups: tuple[Group, ...]
    lists: tuple[Listing, ...]
    held: Held | None
    entries: tuple[Entry, ...]
    marks_html: str
    sources: tuple[Source, ...]
    omissions_html: tuple[str, ...]
    topics: tuple[Choice, ...]
    bodies: tuple[Choice, ...]
