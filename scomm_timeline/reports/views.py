"""Statements, voices and findings as a reader meets them: names instead of slugs, no layout.

Everything that a renderer shows of a record is in these views; a renderer never sees the corpus.
"""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.analysis.explain import Explanation
    from scomm_timeline.analysis.findings import Comparison, Finding, Strength
    from scomm_timeline.model.corpus import LeftOut
    from scomm_timeline.model.dates import FuzzyDate, Gap, Order
    from scomm_timeline.model.statement import About

NOT_CHECKED = "not-checked"
"""The grade of a quotation that nobody has held against its source."""


class SetHeader(NamedTuple):
    """Which set an answer is about. Every output's first line names it.

    With `as_known_on`, `statements` counts what was public by that day; `not_yet_public` and
    `never_public` count what was left out for that reason.
    """

    title: str
    statements: int
    digest: str
    is_shipped: bool
    problems: int
    as_known_on: str | None
    not_yet_public: int
    never_public: int
    cited_sources: int
    seen_in_part: int
    incomplete: tuple[LeftOut, ...]


class SpeakerView(NamedTuple):
    """A signatory. `label` is what is printed: name, office, body."""

    person: str | None
    organization: str | None
    role: str | None
    label: str


class ClaimView(NamedTuple):
    """A claim, with what its position means in a sentence."""

    topic: str
    position: str
    means: str
    question: str
    component: str
    places: tuple[str, ...]
    place_names: tuple[str, ...]
    who: str | None
    stages: tuple[str, ...]
    records: tuple[str, ...]
    extent: str
    mode: str
    valid_from: FuzzyDate
    valid_until: FuzzyDate | None
    becomes: FuzzyDate | None
    about: About | None


class CitationView(NamedTuple):
    """A cited source and the place in it.

    `quotation` is the grade on record of the statement's words in this source, `checked` the day on
    which it was given; `basis` is how the date is known, a value of `model.statement.Basis`.
    """

    source: str
    title: str
    publisher: str
    date: FuzzyDate | None
    url: str
    seen: str
    locator: str | None
    text: str | None
    reporter_hedge: str | None
    quotation: str = NOT_CHECKED
    checked: str | None = None
    basis: str = "stated"


class StatementView(NamedTuple):
    """One statement, ready to be shown. `when` is its date as narrow as the record allows.

    `figure_places` are slug and name of each place in which a figure counts.
    """

    id: str
    when: FuzzyDate
    made: FuzzyDate
    made_basis: str
    made_as_written: str | None
    public: FuzzyDate | None
    document: str
    act: str
    channel: str
    official: bool
    speakers: tuple[SpeakerView, ...]
    on_behalf: tuple[SpeakerView, ...]
    to: tuple[str, ...]
    to_names: tuple[str, ...]
    via: tuple[str, ...]
    wording: str
    text: str
    sense: str | None
    quotation: str
    claims: tuple[ClaimView, ...]
    topics: tuple[str, ...]
    no_position: str | None
    figure: str | None
    relations: tuple[tuple[str, str], ...]
    announces: tuple[str, ...]
    citations: tuple[CitationView, ...]
    review: str
    redacted: bool
    at: str
    utterance: str
    figure_places: tuple[tuple[str, str], ...] = ()


class PairView(NamedTuple):
    """Two statements held against each other, with the explanation of the verdict."""

    a: StatementView
    b: StatementView
    a_holds: ClaimView | None
    b_holds: ClaimView | None
    a_denied: bool
    b_denied: bool
    verdict: str
    code: str | None
    level: str
    order: Order
    gap: Gap
    comparisons: tuple[Comparison, ...]
    deciding: Comparison | None
    also_parts: tuple[Comparison, ...]
    explanation: Explanation | None
    weaknesses: tuple[tuple[str, str], ...]
    ended_by: str | None
    weighed_by: tuple[str, str] = ("", "")


class SideView(NamedTuple):
    """One line of a finding: its positions in words, its statements in display order.

    Attributes:
        positions: The positions.
        ids: The root of each utterance that holds it.
        dates: When each of them was made.
        statements: The same in full. A large line is counted and seldom listed: they are made when
            somebody goes through them.
    """

    positions: tuple[str, ...]
    ids: tuple[str, ...]
    dates: tuple[FuzzyDate, ...]
    statements: Iterable[StatementView]


class JudgmentView(NamedTuple):
    """One verdict as it is shown. `reviewer_name` and `role` are empty if the set knows neither."""

    decision: str
    on: FuzzyDate
    reviewer: str
    reviewer_name: str
    role: str
    reason: str
    expires: FuzzyDate | None
    sought: bool | None
    response: str | None
    readings: tuple[str, ...]
    retired_on: FuzzyDate | None
    retired_because: str | None


class JudgedView(NamedTuple):
    """How a finding stands. All of it but `finding` is work product.

    `judgment` is None where nobody judged; `earlier` are the verdicts before it, latest first.
    """

    finding: str
    state: str = "undecided"
    is_decided: bool = False
    judgment: JudgmentView | None = None
    newer: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    earlier: tuple[JudgmentView, ...] = ()


class SaidMeanwhile(NamedTuple):
    """A public statement of a disclosure gap, and the days from it to the disclosure.

    `contestable` names the rules open to argument that it takes to set it against the other,
    `weakened_by` every reason that weakens the two as a pair; `strength` stays where those are work
    product.
    """

    statement: StatementView
    days: Gap | None
    is_certain: bool
    strength: Strength
    contestable: tuple[str, ...] = ()
    weakened_by: tuple[str, ...] = ()


class DisclosureView(NamedTuple):
    """An internal statement, when the public could know it, and what was said in public before.

    `known` is None where nothing on file says that the public ever could.
    """

    internal: StatementView
    known: FuzzyDate | None
    public: tuple[SaidMeanwhile, ...]


class FindingView(NamedTuple):
    """A finding with its best witness in full.

    `voice` is printed (`Metering Office, part of ...`), `voice_short` fits a line
    (`Ministry with MO`), `question` is the family's title. `sides` are its two lines.
    `judged` is how it stands with the people who judge; None where nobody looked.
    """

    finding: Finding
    voice: str
    voice_short: str
    question: str
    pair: PairView
    sides: tuple[SideView, SideView]
    also_against: tuple[str, ...]
    also_on_file: tuple[StatementView, ...]
    judged: JudgedView | None = None
    disclosures: tuple[DisclosureView, ...] = ()
