"""Where each finding stands with the people who judge: undecided, decided, or decided once.

A verdict is bound to the finding's id, to the content of every statement behind it and to the rules
used. It is compared with what is found now, and never changes what is found: a finding that was
judged is still a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.positions import find_opposition, position_shown
from scomm_timeline.model.adjudications import Binding
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.content import canonical, statement_digest
from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.fingerprint import fingerprint
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from scomm_timeline.analysis.findings import Finding, Line
    from scomm_timeline.analysis.meeting import Court
    from scomm_timeline.analysis.utterances import Facet, Ground
    from scomm_timeline.analysis.whole import Analyzed
    from scomm_timeline.model.adjudications import Adjudication
    from scomm_timeline.model.codebook import Chain, Codebook, Position
    from scomm_timeline.model.dates import Day


class State(StrEnum):
    """How a finding, or a verdict, stands now."""

    UNDECIDED = "undecided"
    """Nobody has judged it."""
    CURRENT = "current"
    """Judged, and everything that was looked at is as it was."""
    NEWER = "newer"
    """Judged; statements have joined since."""
    STALE = "stale"
    """Judged; a statement, a rule or the finding itself has changed since."""
    EXPIRED = "expired"
    """Judged until a day that is over."""
    MAY_HAVE_EXPIRED = "may-have-expired"
    """Judged until a day, and nobody said what day it is."""
    NOT_YET = "not-yet"
    """Judged on a day that has not come."""
    RETIRED = "retired"
    """Judged, and a person took the verdict back."""
    GONE = "gone"
    """Judged; the finding is not found any more. The verdict stays on file."""


class Judged(NamedTuple):
    """A finding and the verdict on it.

    Attributes:
        finding: Its id.
        state: How the verdict stands.
        adjudication: What is on file; None if nothing is.
        newer: Statements that joined after it was judged, by id.
        changes: What is not as it was, one clause each.
    """

    finding: str
    state: State = State.UNDECIDED
    adjudication: Adjudication | None = None
    newer: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()

    @property
    def is_decided(self) -> bool:
        """True if a verdict counts now that settles the finding; one that defers does not."""
        return (
            self.state is State.CURRENT
            and self.adjudication is not None
            and self.adjudication.judgment.decision.settles
        )


def judged_findings(analyzed: Analyzed, today: Day | None) -> Mapping[str, Judged]:
    """How every finding stands, and every verdict on one that is not found now, by finding.

    `today` None: a verdict with a last day may have expired, and does not count. No verdict counts
    before the day that it bears.
    """
    adjudications = analyzed.court.ground.corpus.adjudications
    found: dict[str, Judged] = {}
    for finding in analyzed.findings:
        adjudication = adjudications.get(finding.id)
        found[finding.id] = (
            Judged(finding.id)
            if adjudication is None
            else _judged(analyzed.court, finding, adjudication, today)
        )
    for id_, adjudication in sorted(adjudications.items()):
        if id_ not in found:
            is_retired = adjudication.judgment.retired is not None
            state = State.RETIRED if is_retired else State.GONE
            found[id_] = Judged(id_, state, adjudication)
    return found


def _judged(
    court: Court, finding: Finding, adjudication: Adjudication, today: Day | None
) -> Judged:
    judgment = adjudication.judgment
    bound, now = judgment.binding, bind(court, finding)
    newer = tuple(sorted(set(now.seen) - set(bound.seen)))
    changes = tuple(_changes(bound, now, court.ground, has_joined=bool(newer)))
    expiry = judgment.expires
    if judgment.retired is not None:
        state = State.RETIRED
    elif today is not None and today < judgment.on.earliest:
        state, changes = State.NOT_YET, (f"it bears the day {format_date(judgment.on)}",)
    elif changes:
        state = State.STALE
    elif newer:
        state = State.NEWER
    elif expiry is not None and today is None:
        state, changes = State.MAY_HAVE_EXPIRED, (f"it counts until {format_date(expiry)}",)
    elif expiry is not None and today is not None and expiry.latest < today:
        state, changes = State.EXPIRED, (f"it counted until {format_date(expiry)}",)
    else:
        state = State.CURRENT
    return Judged(finding.id, state, adjudication, newer, changes)


def _changes(bound: Binding, now: Binding, ground: Ground, *, has_joined: bool) -> Iterator[str]:
    """What is not as it was when the verdict was given. New statements alone are no change."""
    yield from _changed_statements(bound, now, ground)
    for id_, hash_ in sorted(bound.rules.items()):
        if now.rules.get(id_) != hash_:
            yield f"rule {id_} {'has changed' if id_ in now.rules else 'is not used any more'}"
    if has_joined:
        return
    yield from (f"rule {id_} is used now" for id_ in sorted(set(now.rules) - set(bound.rules)))
    if bound.found is None:
        yield "the file does not say what was found"
    elif bound.found != now.found:
        yield "what was found has changed: the verdict of the program, or the pairs that conflict"


def _changed_statements(bound: Binding, now: Binding, ground: Ground) -> Iterator[str]:
    for id_, hash_ in sorted(bound.seen.items()):
        if id_ not in ground.corpus.by_id:
            yield f"{id_} is not in this set any more"
        elif id_ not in now.seen:
            yield f"{id_} takes no part in the finding any more"
        elif now.seen[id_] != hash_:
            yield f"{id_} has changed"


# -- what a verdict is bound to ------------------------------------------------------------------


def bind(court: Court, finding: Finding) -> Binding:
    """What a verdict on this finding is bound to, if it is given now.

    Every record of the utterances that take part is seen, versions and reprints too: they settle
    its date and its strength.
    """
    ground = court.ground
    seen = {
        member.id: _hash(statement_digest(member, ground.corpus.sources))
        for root in finding.statements
        for member in ground.utterances[root].members
    }
    return Binding(dict(sorted(seen.items())), _rules(ground, finding), _hash(_found(finding)))


def _hash(digest: str) -> str:
    return f"sha256:{digest}"


def _found(finding: Finding) -> str:
    """The finding's id is in it, so no verdict can be carried over to another finding."""
    lines = sorted(sorted(line.statements) for line in finding.lines)
    pairs = finding.pairs or finding.possible_pairs
    return fingerprint((finding.id, finding.verdict, lines, pairs))


def _rules(ground: Ground, finding: Finding) -> dict[str, str]:
    """The codebook entries that any pair of the finding rests on, and the version of its code.

    Positions as they are defined, the exclusions and entailments between the positions of the two
    lines, and the bridges between their components.
    """
    book = ground.codebook
    sides = [_facets(ground, line) for line in finding.lines]
    entries: dict[str, object] = {}
    for facet in (*sides[0], *sides[1]):
        _add_position(entries, book, facet.claim.position)
    for first in sides[0]:
        for second in sides[1]:
            _add_opposition(entries, ground, first, second)
            _add_bridges(entries, book, finding.family, first, second)
    hashes = {id_: _hash(fingerprint(entry)) for id_, entry in entries.items()}
    return {finding.code: str(CODES[finding.code].version), **dict(sorted(hashes.items()))}


def _facets(ground: Ground, line: Line) -> list[Facet]:
    """One facet for each position and component that a line holds; their days play no part."""
    found: dict[tuple[str, str], Facet] = {}
    for root in line.statements:
        for facet in ground.utterances[root].facets:
            shown = position_shown(facet)
            if shown in line.positions:
                found.setdefault((shown, facet.claim.component), facet)
    return [found[key] for key in sorted(found)]


def _add_position(entries: dict[str, object], book: Codebook, position: Position) -> None:
    """A position with its topic's question and kind, and those that it amounts to elsewhere."""
    if str(position) in entries:
        return
    topic = book.topics[position.topic]
    entry = topic.positions[position.slug]
    entries[str(position)] = [topic.kind.value, topic.question, canonical(entry)]
    for reading in entry.reads_as:
        _add_position(entries, book, reading)


def _add_opposition(
    entries: dict[str, object], ground: Ground, first: Facet, second: Facet
) -> None:
    """Every rule on the way from one position to the other; none where the topic's kind decides."""
    found, _ = find_opposition(ground, first, second)
    if found is None:
        return
    for chain in (found.a, found.b):
        _add_chain(entries, ground.codebook, chain)
    if found.exclusion is not None:
        entries[found.exclusion.id] = canonical(found.exclusion)
        for position in (found.exclusion.first, found.exclusion.second):
            _add_position(entries, ground.codebook, position)


def _add_chain(entries: dict[str, object], book: Codebook, chain: Chain) -> None:
    for position in _positions(chain):
        _add_position(entries, book, position)
    for step in chain.steps:
        # By definition, or by a reading: it stands in the position.
        if not step.is_reading and step.id != f"{step.source}>{step.target.slug}":
            entries[step.id] = canonical(step)


def _positions(chain: Chain) -> Iterable[Position]:
    return (chain.start, *(step.target for step in chain.steps))


def _add_bridges(
    entries: dict[str, object], book: Codebook, family: str, first: Facet, second: Facet
) -> None:
    ends = (first.claim.component, second.claim.component)
    for source, target in (ends, ends[::-1]):
        for bridge in book.bridge(family, source, target) or ():
            entries[bridge.id] = canonical(bridge)
