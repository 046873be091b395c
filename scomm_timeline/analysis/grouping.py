"""Hundreds of pairs to a page of findings: one for each voice, kind and family.

Places, components and audiences are listed inside a finding and never divide it. A pair counts at
the nearest level that holds; small findings across bodies are folded into a nearer one.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.figure_pairs import family_of
from scomm_timeline.analysis.findings import (
    Attribute,
    Finding,
    Level,
    Line,
    Meeting,
    Strength,
    Verdict,
    Witness,
)
from scomm_timeline.analysis.holders import Holders, InOrder
from scomm_timeline.analysis.positions import stance_shown
from scomm_timeline.analysis.strength import weigh
from scomm_timeline.analysis.witnessing import Rank, rank
from scomm_timeline.model.codebook import SCOPE_POSITIONS, Position
from scomm_timeline.model.dates import Order
from scomm_timeline.model.voices import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.analysis.sides import Sides
    from scomm_timeline.analysis.utterances import Facet, Ground, Utterance

MAX_WITNESSES: Final = 3
FOLDED_BELOW: Final = 5
"""A finding across bodies with fewer pairs than this is folded into a nearer one."""

NO_LINES: Final = frozenset(
    {"figure", *(code.kind for code in CODES.values() if code.asserts_order)}
)
"""Kinds of which it says nothing that the one came to replace the other, or reaches more people.

Figures; and what a later statement says of earlier words or means, which no announcement excuses.
"""

OF_AUDIENCES: Final = frozenset({Attribute.PUBLIC_VS_INTERNAL, Attribute.AUDIENCES})
"""What is said of them all the same: to whom the two were told."""

LEVELS: Final = (Level.PERSON, Level.BODY, Level.GOVERNMENT)
Key = tuple[str, Level, str, str]
"""Code, level, voice, family."""

Stance = tuple[Position, bool]
"""A position and whether it is denied."""


class Group:
    """Pairs of one finding while they are counted. Keeps three witnesses, never the pairs.

    Not a dataclass: nobody else here needs their library, and importing it takes a fifteenth of the time
    that a small set takes.
    """

    __slots__ = (
        "attributes",
        "best",
        "best_possible",
        "lines",
        "pairs",
        "positions",
        "possible",
        "possible_lines",
        "possible_positions",
        "topics",
    )

    def __init__(self) -> None:
        self.pairs = 0
        self.possible = 0
        self.best: list[tuple[Rank, Witness]] = []
        self.best_possible: list[tuple[Rank, Witness]] = []
        self.lines = (Holders(), Holders())
        self.possible_lines = (Holders(), Holders())
        self.positions: tuple[set[Stance], set[Stance]] = (set(), set())
        self.possible_positions: tuple[set[Stance], set[Stance]] = (set(), set())
        self.topics: set[str] = set()
        self.attributes: set[Attribute] = set()

    def add(self, meeting: Meeting, witness: Witness, first_side: int) -> None:
        """Count one pair. `first_side` is the line that side a of the meeting belongs to."""
        certain = meeting.verdict is Verdict.CONTRADICTION
        if certain:
            self.pairs += 1
        else:
            self.possible += 1
        lines = self.lines if certain else self.possible_lines
        lines[first_side].add(meeting.a)
        lines[1 - first_side].add(meeting.b)
        self.hold(meeting, first_side, certain=certain)
        self.attributes.update(_pair_attributes(meeting))
        self.witness(witness, certain=certain)

    def hold(self, meeting: Meeting, first_side: int, *, certain: bool) -> None:
        """Note the positions that are held in a pair, apart where it is only possible."""
        positions = self.positions if certain else self.possible_positions
        for side, facet in (
            (first_side, meeting.facet_a),
            (1 - first_side, meeting.facet_b),
        ):
            positions[side].add((facet.claim.position, facet.denied))
            self.topics.add(facet.claim.topic)

    def witness(self, witness: Witness, *, certain: bool) -> None:
        """Keep a witness if it is among the best."""
        best = self.best if certain else self.best_possible
        best.append((rank(witness), witness))
        best.sort(key=itemgetter(0))
        del best[MAX_WITNESSES:]


def add_meeting(ground: Ground, sides: Sides, groups: dict[Key, Group], meeting: Meeting) -> None:
    """Count one pair in the group it belongs to, if it is in conflict."""
    key = group_key(ground, meeting)
    if key is not None:
        groups[key].add(meeting, weigh(meeting), sides.first(meeting))


def group_key(ground: Ground, meeting: Meeting) -> Key | None:
    """The group that a pair belongs to; None if it is in no conflict of one voice."""
    if meeting.code is None or meeting.voice is None:
        return None
    return (meeting.code, meeting.level, meeting.voice, family_of(ground, meeting))


def findings_of(ground: Ground, groups: Mapping[Key, Group]) -> tuple[Finding, ...]:
    """Findings in the order of the report: contradictions first, then those only possible."""
    findings = [_finding(ground, key, one) for key, one in groups.items()]
    return tuple(sorted(_fold(ground, findings), key=report_key))


def _finding(ground: Ground, key: Key, group_: Group) -> Finding:
    code, level, voice, family = key
    certain = group_.pairs > 0
    lines = group_.lines if certain else group_.possible_lines
    held = group_.positions if certain else group_.possible_positions
    made = (lines[0].in_order(), lines[1].in_order())
    attributes = {*group_.attributes, *_line_attributes(ground, made)}
    witnesses = tuple(one for _, one in (group_.best if certain else group_.best_possible))
    shown = _pair_attributes(witnesses[0].meeting)
    if CODES[code].kind in NO_LINES:
        attributes &= OF_AUDIENCES
        shown &= OF_AUDIENCES
    if Attribute.PUBLIC_VS_INTERNAL in attributes:
        attributes.discard(Attribute.AUDIENCES)
    first, second = (
        Line(one.names, _positions_in_order(ground, family, positions))
        for one, positions in zip(made, held, strict=True)
    )
    if second.statements and first.statements and made[1].earliest < made[0].earliest:
        first, second = second, first
    return Finding(
        code=code,
        verdict=Verdict.CONTRADICTION if certain else Verdict.POSSIBLE,
        level=level,
        voice=voice,
        family=family,
        topics=_topics(ground, family, group_),
        attributes=tuple(one for one in Attribute if one in attributes),
        witnesses=witnesses,
        lines=(first, second),
        pairs=group_.pairs,
        possible_pairs=group_.possible,
        pair_attributes=tuple(one for one in Attribute if one in shown),
    )


def _topics(ground: Ground, family: str, group_: Group) -> tuple[str, ...]:
    """The topics that met, in the order of their family; none of two figures."""
    known = ground.codebook.families.get(family)
    return tuple(one for one in known.topics if one in group_.topics) if known else ()


def _fold(ground: Ground, findings: list[Finding]) -> list[Finding]:
    """Fold small findings across bodies into a nearer finding that holds one of their lines."""
    nearer = [
        one
        for one in findings
        if one.level is not Level.GOVERNMENT and one.verdict is Verdict.CONTRADICTION
    ]
    kept: dict[str, Finding] = {one.id: one for one in findings}
    for one in findings:
        if (
            one.level is not Level.GOVERNMENT
            or one.verdict is not Verdict.CONTRADICTION
            or (one.pairs >= FOLDED_BELOW)
        ):
            continue
        for home in sorted(nearer, key=report_key):
            if home.family != one.family or CODES[home.code].kind != CODES[one.code].kind:
                continue
            outside = [line for line in one.lines if not set(line.statements) <= home.statements]
            if len(outside) == len(one.lines):
                continue
            held = kept[home.id]
            against = sorted(
                {
                    body
                    for line in outside or one.lines
                    for body in _bodies(ground, line, held.voice)
                }
            )
            kept[home.id] = held._replace(
                also_against=tuple(dict.fromkeys((*held.also_against, *against)))
            )
            del kept[one.id]
            break
    return list(kept.values())


def _bodies(ground: Ground, line: Line, voice: str) -> set[str]:
    """Bodies beside `voice` that hold a line; a sister agency under it is named by itself."""
    found = set()
    for one in line.statements:
        for speaker in ground.utterances[one].speakers:
            if speaker.organization is not None:
                body = ground.voices.body(speaker.organization)
                found.add(speaker.organization if body == voice else body)
    return found - {voice}


def report_key(finding: Finding) -> tuple[int, int, int, int, int, str]:
    """Verdict, strength, level, kind, date of the later side, id."""
    best = finding.best.meeting
    later = max(best.a.made.earliest, best.b.made.earliest)
    return (
        finding.verdict.rank,
        list(Strength).index(finding.strength),
        LEVELS.index(finding.level),
        list(CODES).index(finding.code),
        later,
        finding.id,
    )


def _pair_attributes(meeting: Meeting) -> set[Attribute]:
    told = attribute_of_channels(meeting.a.root.channel, meeting.b.root.channel)
    found = set() if told is None else {told}
    earlier, later = (
        (meeting.facet_a, meeting.facet_b)
        if meeting.order is Order.BEFORE
        else (meeting.facet_b, meeting.facet_a)
    )
    if meeting.order in {Order.BEFORE, Order.AFTER} and widens(earlier, later):
        found.add(Attribute.WIDENING)
    return found


def attribute_of_channels(one: Channel, other: Channel) -> Attribute | None:
    """What it says about a pair that it was told to these two."""
    channels = {one, other}
    if channels == {Channel.PUBLIC, Channel.INTERNAL}:
        return Attribute.PUBLIC_VS_INTERNAL
    if len(channels) > 1 and not channels & {Channel.NOT_STATED, Channel.OTHER}:
        return Attribute.AUDIENCES
    return None


def widens(earlier: Facet, later: Facet) -> bool:
    """True if the earlier says `only` and the later `reaches`, of one question."""
    slugs = (earlier.claim.position.slug, later.claim.position.slug)
    return earlier.claim.topic == later.claim.topic and slugs == SCOPE_POSITIONS[:2]


def _line_attributes(ground: Ground, lines: tuple[InOrder, InOrder]) -> set[Attribute]:
    """`reversal` if one line certainly ended before the other began, `overlap` if they interlace.

    Both are of all statements of the lines, whatever weakens them, and reports say so.
    """
    first, second = lines
    if _all_before(ground, first, second) or _all_before(ground, second, first):
        return {Attribute.REVERSAL}
    if _interlaced(first, second) or _interlaced(second, first):
        return {Attribute.OVERLAP}
    return set()


def _all_before(ground: Ground, first: InOrder, second: InOrder) -> bool:
    """By the bounds, else by recorded sequence; pairs are asked only where the bounds overlap."""
    last = max(first.ends) - 1
    begins = second.firsts[0]
    order = ground.sequence.order
    return last < begins or all(
        order(one, two) is Order.BEFORE
        for end, one in zip(first.ends, first.names, strict=True)
        if end > begins
        for earliest, two in zip(second.firsts, second.names, strict=True)
        if earliest <= last
    )


def _interlaced(outer: InOrder, inner: InOrder) -> bool:
    """True if some statement of `inner` certainly falls between two of `outer`."""
    begins = min(outer.ends) - 1
    ends = outer.firsts[-1]
    return any(
        begins < earliest and end <= ends
        for earliest, end in zip(inner.firsts, inner.ends, strict=True)
    )


def display_key(utterance: Utterance) -> tuple[int, int, str]:
    """For display only: earliest day, end, id."""
    return (utterance.made.earliest, utterance.made.end, utterance.id)


def _positions_in_order(ground: Ground, family: str, held: set[Stance]) -> tuple[str, ...]:
    """Positions in the order of the codebook, each before its denial; what is in none comes last."""
    book = ground.codebook
    family_topics = book.families[family].topics if family in book.families else ()
    known = [
        Position(topic, slug) for topic in family_topics for slug in book.topics[topic].positions
    ]
    stances = [(one, denied) for one in known for denied in (False, True)]
    others = sorted(stance_shown(*one) for one in held.difference(stances))
    return (*(stance_shown(*one) for one in stances if one in held), *others)


def is_weak(finding: Finding) -> bool:
    """True if it belongs below the line."""
    return finding.strength is Strength.WEAK
