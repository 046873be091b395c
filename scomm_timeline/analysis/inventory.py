"""What a set holds and what it lacks, counted. Nothing is compared and nothing is judged."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scomm_timeline.model.dates import month_of
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.quotations import Grade
from scomm_timeline.model.statement import NOT_STATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.statement import Source, Statement

NO_ADDRESS = "none-given"
"""Written in place of the address of a source that has none."""


class Count(NamedTuple):
    """How many have one value. `slug` is the value as recorded; empty where there is none."""

    slug: str
    name: str
    number: int


class Tally(NamedTuple):
    """The values of one field, the most frequent first.

    `unit` is what was counted: statements or sources. One of them may count under several values (a
    joint letter under two bodies), so that the counts may add up to more than there are.
    """

    of: str
    unit: str
    counts: tuple[Count, ...]


class Missing(NamedTuple):
    """What lacks one thing.

    `members` are ids of what `unit` names (of the statements, for quotations and figures), or months
    as `2010-08`; `total` is how many were asked.
    """

    what: str
    unit: str
    members: tuple[str, ...]
    total: int


class Inventory(NamedTuple):
    """What was counted. `first` and `last` are the outermost days that are known; None if none."""

    statements: int
    documents: int
    claims: int
    figures: int
    sources: int
    first: Day | None
    last: Day | None
    tallies: tuple[Tally, ...]
    missing: tuple[Missing, ...]


def take_inventory(corpus: Corpus, statements: Sequence[Statement], *, is_whole: bool) -> Inventory:
    """Count some statements of a set.

    With `is_whole` all of its sources and positions are asked for; otherwise only those that the
    statements touch.
    """
    cited = dict.fromkeys(cite.source for one in statements for cite in one.citations)
    sources = tuple(corpus.sources.values()) if is_whole else tuple(map(corpus.sources.get, cited))
    known = [one for one in sources if one is not None]
    return Inventory(
        statements=len(statements),
        documents=len({one.document_id for one in statements}),
        claims=sum(len(one.claims) for one in statements),
        figures=sum(one.figure is not None for one in statements),
        sources=len(known),
        first=min(
            (one.made.earliest for one in statements if not one.made.is_open_start), default=None
        ),
        last=max((one.made.latest for one in statements if not one.made.is_open_end), default=None),
        tallies=tuple(_tallies(corpus, statements, known)),
        missing=(
            *_lacking_statements(corpus, statements),
            *_lacking_sources(known, cited, is_whole=is_whole),
            _unheld(corpus, statements, is_whole=is_whole),
            _empty_months(statements),
        ),
    )


# -- what is there ---------------------------------------------------------------------------------


def _tallies(
    corpus: Corpus, statements: Sequence[Statement], sources: Sequence[Source]
) -> Iterator[Tally]:
    voices = corpus.voices

    def body(slug: str) -> str:
        return voices.short(slug) if slug else ""

    readers: tuple[tuple[str, Callable[[Statement], Iterable[str]]], ...] = (
        ("topic", lambda one: one.all_topics or ("",)),
        ("body", lambda one: dict.fromkeys(by.organization or "" for by in one.speakers)),
        ("channel", lambda one: (one.channel.value,)),
        ("act", lambda one: (one.act.value,)),
        ("wording", lambda one: (one.wording.value,)),
        ("document", lambda one: (one.document,)),
        ("precision", lambda one: (one.made.precision.value,)),
        ("basis", lambda one: (one.made_basis.value,)),
        ("quotation", lambda one: (corpus.grade_of(one).value,)),
        ("review", lambda one: (one.review.value,)),
    )
    for of, read in readers:
        counts = Counter(value for one in statements for value in read(one))
        yield _tally(of, "statements", counts, body if of == "body" else str)
    yield _tally("seen", "sources", Counter(one.seen for one in sources), str)


def _tally(of: str, unit: str, counts: Counter[str], name: Callable[[str], str]) -> Tally:
    """The most frequent first; what has no value last."""
    ranked = sorted(counts.items(), key=lambda pair: (not pair[0], -pair[1], pair[0]))
    return Tally(of, unit, tuple(Count(slug, name(slug), count) for slug, count in ranked))


# -- what is not there -----------------------------------------------------------------------------


def _lacking_statements(corpus: Corpus, statements: Sequence[Statement]) -> Iterator[Missing]:
    verbatim = [one for one in statements if one.wording.is_verbatim]
    claiming = [one for one in statements if one.claims]
    placed = [one for one in statements if one.claims or one.figure]
    figures = [one for one in statements if one.figure]
    all_, said = "statements", "quotations"
    asked: tuple[tuple[str, str, Sequence[Statement], Callable[[Statement], bool]], ...] = (
        ("source", all_, statements, lambda one: not one.citations),
        ("locator", all_, statements, lambda one: not any(cite.locator for cite in one.citations)),
        ("whole-source", all_, statements, lambda one: not _is_seen_whole(corpus, one)),
        ("public-date", all_, statements, lambda one: one.public is None),
        ("receipt", said, verbatim, lambda one: corpus.grade_of(one) is Grade.NOT_CHECKED),
        ("fresh-receipt", said, verbatim, lambda one: corpus.grade_of(one) is Grade.STALE),
        ("stated-date", all_, statements, lambda one: one.made_basis.value == "inferred"),
        ("speaker-name", all_, statements, lambda one: not one.is_named),
        ("addressee", all_, statements, lambda one: not one.to or NOT_STATED in one.to),
        ("position", all_, statements, lambda one: not one.claims and one.figure is None),
        ("place", all_, placed, _lacks_place),
        ("component", all_, claiming, lambda one: NOT_STATED in (c.component for c in one.claims)),
        (
            "window",
            "figures",
            figures,
            lambda one: one.figure is not None and one.figure.window is None,
        ),
    )
    for what, unit, among, lacks in asked:
        yield Missing(what, unit, tuple(one.id for one in among if lacks(one)), len(among))


def _is_seen_whole(corpus: Corpus, one: Statement) -> bool:
    return any(corpus.sources[cite.source].is_whole for cite in one.citations)


def _lacks_place(one: Statement) -> bool:
    """Whether the words leave open whom it is about."""
    if one.figure is not None:
        return not one.figure.places
    return any(not claim.places for claim in one.claims)


def _lacking_sources(
    sources: Sequence[Source], cited: Iterable[str], *, is_whole: bool
) -> Iterator[Missing]:
    asked: tuple[tuple[str, Callable[[Source], bool]], ...] = (
        ("address", lambda one: one.url == NO_ADDRESS),
        ("source-date", lambda one: one.carries_by is None),
    )
    for what, lacks in asked:
        yield Missing(what, "sources", tuple(one.id for one in sources if lacks(one)), len(sources))
    if is_whole:
        known = frozenset(cited)
        idle = tuple(one.id for one in sources if one.id not in known)
        yield Missing("citing", "sources", idle, len(sources))


def _unheld(corpus: Corpus, statements: Sequence[Statement], *, is_whole: bool) -> Missing:
    """Positions that no statement takes, whatever the mode."""
    touched = {topic for one in statements for topic in one.all_topics}
    held = {claim.position for one in statements for claim in one.claims}
    positions = [
        (slug, entry.slug)
        for slug, topic in corpus.codebook.topics.items()
        if is_whole or slug in touched
        for entry in topic.positions.values()
    ]
    unheld = tuple(f"{topic}/{slug}" for topic, slug in positions if (topic, slug) not in held)
    return Missing("statement", "positions", unheld, len(positions))


def _empty_months(statements: Sequence[Statement]) -> Missing:
    """Months, from the first to the last that has one, of which no statement is known to be."""
    filled = {month for one in statements if (month := _month(one)) is not None}
    if not filled:
        return Missing("month", "months", (), 0)
    every = range(min(filled), max(filled) + 1)
    empty = tuple(f"{at // 12:04}-{at % 12 + 1:02}" for at in every if at not in filled)
    return Missing("month", "months", empty, len(every))


def _month(one: Statement) -> int | None:
    """The one month in which it was made, counted from January of year 0; None if there are more."""
    if one.made.is_open_start or one.made.is_open_end:
        return None
    first, last = month_of(one.made.earliest), month_of(one.made.latest)
    return first if first == last else None
