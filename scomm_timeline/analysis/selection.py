"""What is shown. Selection never touches what is found.

Every flag narrows; several values of one flag widen it. A date filter keeps what touches the
window and marks what only may.
"""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.on_demand import joined_among
from scomm_timeline.model.sequence import build_sequence
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.sequence import Sequence
    from scomm_timeline.model.statement import Statement


class DateAxis(StrEnum):
    """Which date a window is about: when it was said, or when the public could know."""

    MADE = "made"
    PUBLIC = "public"


class Touch(StrEnum):
    """How a selection meets a statement."""

    INSIDE = "inside"
    MAYBE = "maybe"
    OUTSIDE = "outside"


class Selection(NamedTuple):
    """What the user asked to see. Empty fields ask for nothing."""

    topics: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    applies_to: bool = False
    components: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    since: FuzzyDate | None = None
    until: FuzzyDate | None = None
    date_axis: DateAxis = DateAxis.MADE
    grep: str | None = None
    ids: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """True if everything is asked for."""
        return not any(
            value
            for name, value in self._asdict().items()
            if name not in {"applies_to", "date_axis"}
        )


class Selected(NamedTuple):
    """Statements shown, in display order, and those of them that only may fall in the window."""

    statements: tuple[Statement, ...]
    maybe: frozenset[str]
    undated: int

    @property
    def ids(self) -> frozenset[str]:
        """Ids of everything shown."""
        return frozenset(one.id for one in self.statements)


def select(corpus: Corpus, selection: Selection, made: Callable[[str], FuzzyDate]) -> Selected:
    """The statements a selection asks for. `made` gives the date of a statement's utterance.

    With the public axis, statements that never became public are left out and counted.
    """
    kept: list[tuple[tuple[int, int, str], Statement]] = []
    maybe: set[str] = set()
    undated = 0
    asked: Iterable[Statement] = corpus.statements
    if selection.ids:  # of a set that was read before, no other needs to be made
        asked = (corpus.by_id[one] for one in dict.fromkeys(selection.ids) if one in corpus.by_id)
    for test in _tests(corpus, selection):
        asked = filter(test, asked)
    for one in asked:
        date = made(one.id) if selection.date_axis is DateAxis.MADE else one.public
        if date is None:
            undated += 1
            continue
        touch = touches(date, selection.since, selection.until)
        if touch is Touch.OUTSIDE:
            continue
        if touch is Touch.MAYBE:
            maybe.add(one.id)
        kept.append(((date.earliest, date.end, one.id), one))
    kept.sort(key=lambda pair: pair[0])
    return Selected(tuple(one for _, one in kept), frozenset(maybe), undated)


def order_for(corpus: Corpus, selection: Selection) -> Sequence:
    """The order of the statements that a selection may ask for; of others it may know nothing.

    What no relation joins to another record changes nothing about the order of the rest.
    """
    if not selection.ids:
        return build_sequence(corpus.statements)
    wanted = dict.fromkeys((*joined_among(corpus.statements), *selection.ids))
    return build_sequence(corpus.by_id[one] for one in wanted if one in corpus.by_id)


def touches(date: FuzzyDate, since: FuzzyDate | None, until: FuzzyDate | None) -> Touch:
    """Whether a date falls in a window, may fall in it, or cannot."""
    first = since.earliest if since else None
    end = until.end if until else None
    if (first is not None and date.end <= first) or (end is not None and date.earliest >= end):
        return Touch.OUTSIDE
    inside = (first is None or date.earliest >= first) and (end is None or date.end <= end)
    return Touch.INSIDE if inside else Touch.MAYBE


def _tests(corpus: Corpus, selection: Selection) -> Iterator[Callable[[Statement], bool]]:
    """One test for each flag that was given."""
    tests: tuple[tuple[object, Callable[[Statement], bool]], ...] = (
        (selection.topics, lambda one: not set(selection.topics).isdisjoint(one.all_topics)),
        (selection.speakers, lambda one: _is_by(one, selection.speakers)),
        (selection.organizations, lambda one: _is_of(corpus, one, selection.organizations)),
        (selection.places, lambda one: _is_at(corpus, one, selection)),
        (
            selection.components,
            lambda one: any(claim.component in selection.components for claim in one.claims),
        ),
        (selection.channels, lambda one: one.channel.value in selection.channels),
        (selection.documents, lambda one: one.document in selection.documents),
        (selection.acts, lambda one: one.act.value in selection.acts),
        (selection.grep, lambda one: _holds_words(one, selection.grep or "")),
    )
    return (test for given, test in tests if given)


def _is_by(one: Statement, slugs: tuple[str, ...]) -> bool:
    return any(speaker.person in slugs or speaker.organization in slugs for speaker in one.speakers)


def _is_of(corpus: Corpus, one: Statement, slugs: tuple[str, ...]) -> bool:
    return any(
        speaker.organization is not None
        and not set(slugs).isdisjoint(_bodies(corpus, speaker.organization))
        for speaker in one.speakers
    )


def _holds_words(one: Statement, words: str) -> bool:
    """Literal words, in any case; never a pattern."""
    return words.casefold() in f"{one.text}\n{one.sense or ''}".casefold()


def _bodies(corpus: Corpus, organization: str) -> Iterator[str]:
    """The body and every body above it: what a department's parts say is the department's."""
    at: str | None = organization
    while at is not None:
        yield at
        at = corpus.voices.organizations[at].parent


def _is_at(corpus: Corpus, one: Statement, selection: Selection) -> bool:
    tree = corpus.places
    return any(
        tree.within(place, wanted) or (selection.applies_to and tree.within(wanted, place))
        for place in one.all_places
        for wanted in selection.places
    )


def describe(selection: Selection) -> str:
    """What a selection asks for, in words; empty if everything."""
    named = (
        ("topic", selection.topics),
        ("speaker", selection.speakers),
        ("organization", selection.organizations),
        ("place", selection.places),
        ("component", selection.components),
        ("channel", selection.channels),
        ("document", selection.documents),
        ("act", selection.acts),
        ("id", selection.ids),
    )
    parts = [f"{name} {' or '.join(values)}" for name, values in named if values]
    if selection.since:
        parts.append(f"since {selection.since.written}")
    if selection.until:
        parts.append(f"until {selection.until.written}")
    if selection.date_axis is DateAxis.PUBLIC:
        parts.append("by the date the public could know")
    if selection.grep is not None:
        parts.append(f'words "{selection.grep}"')
    return "; ".join(parts)
