"""What stands between a set and its publication: what is missing, and what settles it.

Every requirement of a policy is asked of the whole set. What the policy does not refuse is counted
all the same, so that nothing under review is hidden behind a policy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.adjudications import State
from scomm_timeline.analysis.findings import Verdict
from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.policy import DEFAULTS, Demand, Requirement
from scomm_timeline.model.quotations import Grade
from scomm_timeline.model.sign_offs import words_hash
from scomm_timeline.model.statement import Review, Wording
from scomm_timeline.publication.releasing import is_restricted

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from scomm_timeline.analysis.adjudications import Judged
    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.analysis.whole import Analyzed
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.model.policy import Policy, Waiver
    from scomm_timeline.model.statement import Source, Statement


class Since(NamedTuple):
    """What changed since the version compared with, by id; `edited` are quotations of other words."""

    statements: frozenset[str]
    edited: frozenset[str]
    sources: frozenset[str]
    findings: frozenset[str]


class Lack(NamedTuple):
    """One thing that does not meet one requirement.

    Attributes:
        requirement: Which one.
        kind: What `id` names: statement, finding, source, exception, file or set.
        id: Its id.
        why: What is missing, a clause.
        settle: What settles it: a command, or what to write where.
        rests_on: The statements that it speaks of.
        demand: What the policy asks.
        is_changed: Whether it changed since the version compared with; True without one.
        waiver: The exception that excuses it now.
        path: The file that could not be read.
    """

    requirement: Requirement
    kind: str
    id: str
    why: str
    settle: str
    rests_on: tuple[str, ...] = ()
    demand: Demand = Demand.EVERY
    is_changed: bool = True
    waiver: Waiver | None = None
    path: str = ""

    @property
    def is_asked_for(self) -> bool:
        """True if the policy refuses it, unless it is excused."""
        if self.demand is Demand.CHANGED:
            return self.is_changed
        return self.demand is Demand.EVERY

    @property
    def is_missing(self) -> bool:
        """True if the set may not be published because of it."""
        return self.is_asked_for and self.waiver is None


class Inspection(NamedTuple):
    """A set at the gate, and what it is held against.

    `since` None: nothing was published, so that everything is new.
    """

    analyzed: Analyzed
    judged: Mapping[str, Judged]
    policy: Policy
    since: Since | None
    today: Day | None

    @property
    def corpus(self) -> Corpus:
        """The set, everything in it."""
        return self.analyzed.court.ground.corpus


def find_lacks(inspection: Inspection) -> tuple[Lack, ...]:
    """Everything that does not meet a requirement: by requirement, then by id."""
    found = [
        *_unreadable(inspection.corpus),
        *_restricted(inspection.corpus),
        *_undecided(inspection),
        *_quotations(inspection),
        *_unsigned(inspection),
        *_drafts(inspection.corpus),
        *_without_copy(inspection.corpus),
    ]
    weighed = [_weighed(inspection, one) for one in found]
    weighed += _expired(inspection)
    order = list(Requirement)
    return tuple(sorted(weighed, key=lambda one: (order.index(one.requirement), one.id, one.why)))


def idle_waivers(policy: Policy, lacks: Collection[Lack]) -> tuple[Waiver, ...]:
    """Exceptions that excuse nothing that is found now."""
    used = {(one.requirement, one.id) for one in lacks}
    return tuple(one for one in policy.waivers if (one.requirement, one.id) not in used)


# -- what the policy makes of it ------------------------------------------------------------------


def _weighed(inspection: Inspection, lack: Lack) -> Lack:
    """With what the policy asks, whether it changed, and whether it is excused."""
    demand = (
        lack.demand
        if lack.requirement in _BY_KIND or lack.requirement is Requirement.READABLE
        else inspection.policy.demand(lack.requirement)
    )
    waiver = next(
        (
            one
            for one in inspection.policy.waivers
            if (one.requirement, one.id) == (lack.requirement, lack.id)
            and counts(one, inspection.today)
        ),
        None,
    )
    return lack._replace(
        demand=demand, is_changed=_is_changed(lack, inspection.since), waiver=waiver
    )


def _is_changed(lack: Lack, since: Since | None) -> bool:
    if since is None:
        return True
    if lack.requirement is Requirement.SECOND_READER:
        return lack.id in since.edited
    if lack.kind == "source":
        return lack.id in since.sources
    if not lack.rests_on:  # nobody can tell of what could not be read
        return True
    return lack.id in since.findings or not since.statements.isdisjoint(lack.rests_on)


def counts(waiver: Waiver, today: Day | None) -> bool:
    """True until its last day is over. Nobody knows that without a day that counts as today."""
    return today is not None and today <= waiver.until.latest


def _expired(inspection: Inspection) -> Iterator[Lack]:
    for one in inspection.policy.waivers:
        if counts(one, inspection.today):
            continue
        what = f"{one.requirement.value} of {one.id}"
        if inspection.today is None:
            why = (
                f"it excuses {what} until {format_date(one.until)}, and nobody said what day it is"
            )
            settle = "timeline gate --today DATE"
        else:
            why = f"it excused {what} until {format_date(one.until)}"
            settle = "settle what it excused and remove it, or give a new reason and a later day"
        yield Lack(Requirement.EXCEPTIONS, "exception", one.id, why, settle)


# -- what is found --------------------------------------------------------------------------------


def _unreadable(corpus: Corpus) -> Iterator[Lack]:
    """What was left out could not be looked at; an empty set has nothing to look at."""
    for one in corpus.left_out:
        kind, id_ = ("statement", one.id) if one.id else ("file", one.path)
        why = f"it was left out: {one.reason}"
        yield Lack(Requirement.READABLE, kind, id_, why, "timeline check", path=one.path)
    if not corpus.statements:
        why = "it holds no statement"
        yield Lack(Requirement.READABLE, "set", corpus.title, why, "timeline new")


def _restricted(corpus: Corpus) -> Iterator[Lack]:
    settle = (
        "publish without it: `restricted: counted` in the policy keeps it out, counted; "
        "or take it out of the set"
    )
    for one in corpus.statements:
        if is_restricted(corpus, one):
            cited = (corpus.sources[cite.source] for cite in one.citations)
            held = sorted({f"{own.id} ({own.restriction})" for own in cited if own.is_restricted})
            why = f"it rests on {', '.join(held)}"
            yield Lack(Requirement.RESTRICTED, "statement", one.id, why, settle, (one.id,))


_STANDING: Final[Mapping[State, str]] = {
    State.UNDECIDED: "nobody has judged it",
    State.CURRENT: "it was put off",
    State.NEWER: "statements joined since it was judged",
    State.STALE: "it has changed since it was judged",
    State.EXPIRED: "the verdict on it has expired",
    State.MAY_HAVE_EXPIRED: "the verdict on it may have expired",
    State.NOT_YET: "the verdict on it bears a day that has not come",
    State.RETIRED: "the verdict on it was taken back",
}


def _undecided(inspection: Inspection) -> Iterator[Lack]:
    for one in inspection.analyzed.findings:
        judged = inspection.judged[one.id]
        if one.verdict is not Verdict.CONTRADICTION or judged.is_decided:
            continue
        why = _STANDING[judged.state]
        told = [*judged.changes, *(f"new: {id_}" for id_ in judged.newer)]
        if told:
            why = f"{why} ({'; '.join(told)})"
        settle = f"timeline adjudicate {one.id}"
        if judged.state is State.MAY_HAVE_EXPIRED:
            settle = "timeline gate --today DATE"
        yield Lack(
            Requirement.CONTRADICTIONS,
            "finding",
            one.id,
            why,
            settle,
            members(inspection.analyzed, one),
        )


def members(analyzed: Analyzed, finding: Finding) -> tuple[str, ...]:
    """Every record of the utterances that take part in a finding."""
    utterances = analyzed.court.ground.utterances
    return tuple(sorted(one.id for root in finding.statements for one in utterances[root].members))


_BY_KIND: Final[Mapping[Requirement, frozenset[Grade]]] = {
    Requirement.NOT_FOUND: frozenset({Grade.NOT_FOUND}),
    Requirement.SOURCE_CHANGED: frozenset({Grade.SOURCE_CHANGED}),
    Requirement.UNCHECKED: frozenset(
        {Grade.NOT_CHECKED, Grade.STALE, Grade.NEEDS_READER, Grade.NO_TEXT_LAYER}
    ),
}

_READ_BY_A_PERSON: Final = frozenset({Grade.NEEDS_READER, Grade.NO_TEXT_LAYER})
"""Grades by which the program says that it cannot tell: somebody has to read."""

_GRADES: Final[Mapping[Grade, str]] = {
    Grade.NOT_FOUND: "the words were not found in it",
    Grade.SOURCE_CHANGED: "the document is another one than the source names",
    Grade.NOT_CHECKED: "nobody held the words against it",
    Grade.STALE: "the words or the document changed since they were held against each other",
    Grade.NEEDS_READER: "the words stand there otherwise, and a person has to read them",
    Grade.NO_TEXT_LAYER: "the document has no text, and a person has to read it",
}


def _quotations(inspection: Inspection) -> Iterator[Lack]:
    """One lack for each requirement and statement; several sources are named in one."""
    for one in inspection.corpus.statements:
        graded = list(_graded(inspection.corpus, one))
        for requirement, grades in _BY_KIND.items():
            found = [(source, grade) for source, grade in graded if grade in grades]
            if requirement is Requirement.UNCHECKED and is_signed(inspection, one):
                found = [(own, grade) for own, grade in found if grade not in _READ_BY_A_PERSON]
            if found:
                yield _quotation(inspection, requirement, one, found)


def _graded(corpus: Corpus, statement: Statement) -> Iterator[tuple[Source | None, Grade]]:
    if not statement.citations:
        yield None, corpus.grade_of(statement)
    for cite in statement.citations:
        yield corpus.sources[cite.source], corpus.grade_in(statement, cite)


def _quotation(
    inspection: Inspection,
    requirement: Requirement,
    statement: Statement,
    found: list[tuple[Source | None, Grade]],
) -> Lack:
    """The strictest demand counts, of those for the kinds of its documents."""
    demands = [
        inspection.policy.demand(requirement, source.kind if source is not None else "")
        for source, _ in found
    ]
    told = [
        f"{source.id}: {_GRADES[grade]}" if source is not None else "no source is cited"
        for source, grade in found
    ]
    needs_reader = all(grade in _READ_BY_A_PERSON for _, grade in found)
    cited = next((source.id for source, _ in found if source is not None), None)
    return Lack(
        requirement,
        "statement",
        statement.id,
        "; ".join(told),
        _sign(statement.id) if needs_reader else _verify(requirement, statement, cited),
        (statement.id,),
        min(demands, key=list(Demand).index),
    )


def _verify(requirement: Requirement, statement: Statement, source: str | None) -> str:
    if source is None:
        return f"cite the source of {statement.id}"
    if requirement is Requirement.UNCHECKED:
        return f"timeline verify --documents DIR --source {source} --record --today DATE"
    return f"timeline verify --documents DIR --explain {statement.id}; then mend the record"


def is_quotation(statement: Statement) -> bool:
    """True for words that are a source's and not the coder's."""
    return statement.wording is not Wording.PARAPHRASE


def is_signed(inspection: Inspection, statement: Statement) -> bool:
    """True if somebody other than the author has read these very words, on a day that has come."""
    held = inspection.corpus.sign_offs.get(statement.id)
    return (
        held is not None
        and held.signature.words == words_hash(statement)
        and not _is_to_come(held.signature.on, inspection.today)
    )


def _is_to_come(on: FuzzyDate, today: Day | None) -> bool:
    """True for a day after today; of one that nobody named, nothing is known."""
    return today is not None and today < on.earliest


def _unsigned(inspection: Inspection) -> Iterator[Lack]:
    for one in inspection.corpus.statements:
        if not is_quotation(one) or is_signed(inspection, one):
            continue
        held = inspection.corpus.sign_offs.get(one.id)
        why = "no second reader has signed it"
        if held is not None:
            day, reader = format_date(held.signature.on), held.signature.reader
            why = f"{reader} signed other words or another place, {day}"
            if held.signature.words == words_hash(one):
                why = f"{reader} signed it for a day that has not come, {day}"
        yield Lack(Requirement.SECOND_READER, "statement", one.id, why, _sign(one.id), (one.id,))


def _sign(statement: str) -> str:
    return f"timeline sign {statement} --author WHO --reader WHO --today DATE"


def _drafts(corpus: Corpus) -> Iterator[Lack]:
    for one in corpus.statements:
        if one.review is Review.DRAFT:
            settle = f"timeline show {one.id}; then write `review: reviewed` beside it"
            why = "its coding waits for review"
            yield Lack(Requirement.DRAFTS, "statement", one.id, why, settle, (one.id,))


def _without_copy(corpus: Corpus) -> Iterator[Lack]:
    """Sources that a statement cites, and of which nothing would be left if they were gone."""
    cited: dict[str, list[str]] = {}
    for statement in corpus.statements:
        for cite in statement.citations:
            cited.setdefault(cite.source, []).append(statement.id)
    for id_ in sorted(cited):
        one = corpus.sources[id_]
        if not (one.archived or one.not_archived):
            settle = f"write `archived: ADDRESS` or `not-archived: REASON` into sources/{id_}.yaml"
            why = "there is no archive copy of it, and no reason why not"
            yield Lack(Requirement.ARCHIVES, "source", id_, why, settle, tuple(cited[id_]))


def asked(policy: Policy) -> dict[Requirement, Demand]:
    """What a policy asks in general, for every requirement."""
    return {one: policy.demand(one) for one in DEFAULTS}
