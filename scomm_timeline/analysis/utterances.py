"""Statements merged into utterances, and claims unfolded into facets.

One sentence in three wordings is one utterance: its root's claims count, its date is what all its
records have in common, and its strength is that of one of its records, the best (`strength`). `becomes: T` says two things,
so a claim has one facet or two.
"""

from __future__ import annotations

from itertools import compress, repeat
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.alike import Alike, number_alike
from scomm_timeline.model.dates import OPEN_PAST
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.sequence import Sequence, build_sequence
from scomm_timeline.model.statement import NOT_STATED, Claim, Mode, Statement, Wording
from scomm_timeline.model.voices import Channel, Speaker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Sequence as SomeOf

    from scomm_timeline.model.codebook import Codebook
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.statement import About
    from scomm_timeline.model.voices import Voices

Range = tuple["Day", "Day"]
"""First and last possible day, both included."""

_ID: Final = attrgetter("id")


class Facet(NamedTuple):
    """One thing a claim says: a position held (or denied) during a window.

    Attributes:
        claim: The claim it comes from.
        denied: True if the position is denied, which holds no other position.
        mode: How it is held.
        start: When the window begins: the day it was made, or one that is typed.
        end: The first day after the window; None if it is open.
        is_dated: The claim itself says from when, so it may speak of a future.
        is_retrospective: It speaks of a past that was over when it was said.
    """

    claim: Claim
    denied: bool
    mode: Mode
    start: Range
    end: Range | None
    is_dated: bool
    is_retrospective: bool = False


Sort = tuple[object, ...]
"""Everything of a claim that decides whatever day, place and extent: those of one sort meet the same."""


def sort_of(facet: Facet) -> Sort:
    """The sort of a claim. A comparison that asks another field of claims needs that field here."""
    claim = facet.claim
    return (
        claim.position,
        facet.denied,
        facet.mode,
        claim.component,
        claim.who,
        claim.population,
    )


class Utterance(NamedTuple):
    """What was said once: a root record and the others that hold the same words."""

    root: Statement
    members: tuple[Statement, ...]
    made: FuzzyDate
    facets: tuple[Facet, ...]

    @property
    def id(self) -> str:
        """The root's id."""
        return self.root.id

    @property
    def channel(self) -> Channel:
        """How it was told: in public if one of its records was, inside the house if all were."""
        if len(self.members) == 1:
            return self.root.channel
        found = {one.channel for one in self.members}
        if len(found) == 1:
            return self.root.channel
        if Channel.PUBLIC in found:
            return Channel.PUBLIC
        return next(one.channel for one in self.members if one.channel is not Channel.INTERNAL)

    @property
    def speakers(self) -> tuple[Speaker, ...]:
        """Those who hold its claims: the signatories, and the bodies they spoke for."""
        root = self.root
        if not root.on_behalf:
            return root.speakers
        bodies = tuple(Speaker(None, one.organization) for one in self.root.on_behalf)
        return (*self.root.speakers, *bodies)


class Ground(NamedTuple):
    """A set made ready for comparison: utterances, their order, and the shortcuts to the rest.

    `utterances` are by id. `alike` numbers them by kind, in their order; `samples` has the first of each
    kind, in the order of the numbers.
    """

    corpus: Corpus
    sequence: Sequence
    utterances: dict[str, Utterance]
    alike: Alike
    samples: list[Utterance]

    @property
    def codebook(self) -> Codebook:
        """The codebook of the set."""
        return self.corpus.codebook

    @property
    def voices(self) -> Voices:
        """The voices of the set."""
        return self.corpus.voices

    @property
    def places(self) -> Places:
        """The places of the set."""
        return self.corpus.places

    def all_of(self, asked: Callable[[Utterance], object]) -> list[Utterance]:
        """Every utterance of which something is true, in their order.

        Each kind is asked once: what is asked must not be a day, a place, an id or a document.
        """
        wanted = {kind for kind, sample in enumerate(self.samples) if asked(sample)}
        if not wanted:
            return []
        is_wanted = map(wanted.__contains__, self.alike.kinds)
        return list(compress(self.utterances.values(), is_wanted))

    def utterance_of(self, statement: str) -> Utterance:
        """The utterance that a statement belongs to, by the statement's id."""
        return self.utterances[self.sequence.roots[statement]]

    def named(self, about: About) -> frozenset[str]:
        """The utterances that a claim about earlier words names, by id.

        A record that is not in the set stands for itself.
        """
        roots = self.sequence.roots
        return frozenset(roots.get(one, one) for one in about.records)

    def addressees(self, statement: Statement) -> frozenset[str]:
        """Who was told; a person counts as himself and as his bodies."""
        told = set(statement.to)
        for slug in statement.to:
            person = self.voices.people.get(slug)
            if person is not None:
                told.update(
                    one.organization for one in person.offices if one.may_hold_on(statement.made)
                )
        return frozenset(told - {NOT_STATED})

    def listeners(self, utterance: Utterance) -> frozenset[str]:
        """Who was told, by any record of an utterance."""
        if len(utterance.members) == 1:
            return self.addressees(utterance.root)
        return frozenset().union(*(self.addressees(one) for one in utterance.members))

    def told(self, utterance: Utterance) -> frozenset[str]:
        """Who outside the house was told."""
        audiences = self.voices.audiences
        return frozenset(
            one
            for one in self.listeners(utterance)
            if one not in audiences or audiences[one].channel is not Channel.INTERNAL
        )


def says_of_others(one: Utterance) -> bool:
    """True if a record of an utterance points to another, or announces that a line ends."""
    return any(record.relations or record.announces for record in one.members)


def prepare(corpus: Corpus) -> Ground:
    """Merge a set's statements into utterances and put them in order."""
    sequence = build_sequence(corpus.statements)
    roots, records = _records(corpus, sequence)
    made = list(map(sequence.dates.__getitem__, map(_ID, roots)))
    facets = _facets_of(roots, made)
    # As their constructor does, without a call in Python for each.
    rows = zip(roots, records, made, facets, strict=True)
    utterances = list(map(tuple.__new__, repeat(Utterance), rows))
    by_root = dict(zip(map(_ID, roots), utterances, strict=True))
    alike = _number(utterances)
    samples = [utterances[at] for at in alike.firsts]
    return Ground(corpus, sequence, by_root, alike, samples)


def _number(utterances: list[Utterance]) -> Alike:
    """Utterances by kind: a claim that says since when is one without a day, if that was past."""
    roots = [one.root for one in utterances]
    claims = [facets[0].claim if len(facets) == 1 else None for _, _, _, facets in utterances]
    is_apart = [
        len(members) != 1
        or made.minute is not None
        or (bool(facets) and facets[0].is_dated and facets[0].start[1] > made.earliest)
        for _, members, made, facets in utterances
    ]
    return number_alike(roots, claims, is_apart)


def _records(
    corpus: Corpus, sequence: Sequence
) -> tuple[SomeOf[Statement], Iterable[tuple[Statement, ...]]]:
    """The root of each utterance with all its records, in the order of their first records."""
    statements = corpus.statements
    if len(sequence.dates) == len(statements):  # every record is an utterance, as most are
        return statements, zip(statements, strict=True)
    members: dict[str, list[Statement]] = {}
    for statement in statements:
        members.setdefault(sequence.roots[statement.id], []).append(statement)
    return list(map(corpus.by_id.__getitem__, members)), map(tuple, members.values())


def _facets_of(statements: SomeOf[Statement], dates: SomeOf[FuzzyDate]) -> list[tuple[Facet, ...]]:
    """The facets of each statement, made on its date; none of one that is never a side."""
    # A set that was read keeps a date once, on which several statements were made.
    ids = list(map(id, dates))
    differing = dict(zip(ids, dates, strict=True))
    ranges = {at: (made.earliest, made.end - 1) for at, made in differing.items()}
    found: list[tuple[Facet, ...]] = []
    for statement, made_on in zip(statements, map(ranges.__getitem__, ids), strict=True):
        claims = statement.claims
        if statement.wording is Wording.CHARACTERIZATION:
            found.append(())
        elif len(claims) == 1:  # as most
            found.append(unfold(claims[0], made_on))
        else:
            every = [facet for claim in claims for facet in unfold(claim, made_on)]
            found.append(tuple(every))
    return found


def unfold(claim: Claim, made_on: Range) -> tuple[Facet, ...]:
    """The facets of a claim that was made in some days.

    `becomes: T` is the position from T on and, by presupposition, its denial from those to T; said
    on T or later, its denial at any time before T. A claim that ends before it begins is an error, so
    that no uncertain window begins after its last day or ends before its first.
    """
    mode = claim.mode
    denied = mode is Mode.DENIES
    opens, until = claim.becomes or claim.valid_from, claim.valid_until
    if opens is None and until is None:  # as most
        plain = (claim, denied, mode, made_on, None, False, False)
        return (tuple.__new__(Facet, plain),)  # as its constructor does, which takes longer
    end = (until.earliest + 1, until.end) if until else None
    start = (opens.earliest, opens.latest) if opens else made_on
    if opens and until:
        start = (opens.earliest, min(opens.latest, until.latest))
        end = (max(opens.earliest, until.earliest) + 1, until.end)
    if claim.becomes is not None:
        before = Mode.PRESUPPOSES if claim.mode.is_firm else claim.mode
        is_past = start[1] <= made_on[0]
        since = (OPEN_PAST, OPEN_PAST) if is_past else made_on
        return (
            Facet(claim, denied, claim.mode, start, end, is_dated=True),
            Facet(
                claim, not denied, before, since, start, is_dated=False, is_retrospective=is_past
            ),
        )
    return (Facet(claim, denied, claim.mode, start, end, is_dated=opens is not None),)
