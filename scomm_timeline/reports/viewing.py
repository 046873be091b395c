"""How views are made of the set and of what was found in it."""

from __future__ import annotations

from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.model.on_demand import cited_by
from scomm_timeline.model.statement import NOT_STATED
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reports.views import (
    CitationView,
    ClaimView,
    SetHeader,
    SpeakerView,
    StatementView,
)

if TYPE_CHECKING:
    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import Citation, Claim, Population, Statement
    from scomm_timeline.model.voices import Speaker


def set_header(corpus: Corpus, *, is_shipped: bool) -> SetHeader:
    """What every answer's first line says of the set."""
    known = corpus.knowledge
    cited = cited_by(corpus.statements)
    errors = sum(one.severity is Severity.ERROR for one in corpus.diagnostics)
    return SetHeader(
        title=corpus.title,
        statements=len(corpus.statements),
        digest=corpus.short_digest,
        is_shipped=is_shipped,
        problems=errors,
        as_known_on=known.day if known else None,
        not_yet_public=known.not_yet if known else 0,
        never_public=known.never if known else 0,
        cited_sources=len(cited),
        seen_in_part=sum(not corpus.sources[one].is_whole for one in cited),
        incomplete=corpus.left_out,
    )


def speaker_view(corpus: Corpus, speaker: Speaker) -> SpeakerView:
    """A signatory with the printed label."""
    voices = corpus.voices
    body = voices.organizations[speaker.organization] if speaker.organization else None
    if speaker.person is not None:
        name = voices.people[speaker.person].name
        parts = [name, speaker.role or (body.name if body else "")]
    elif speaker.anonymity is not None:
        who = speaker.role or "person"
        parts = [f"{speaker.anonymity.value} {who}", body.name if body else "body not stated"]
    elif speaker.role is not None and body is not None:
        parts = [body.name, speaker.role]
    else:
        parts = [body.name if body else "not stated"]
    label = ", ".join(part for part in parts if part)
    return SpeakerView(speaker.person, speaker.organization, speaker.role, label)


def claim_view(corpus: Corpus, statement: Statement, claim: Claim) -> ClaimView:
    """A claim with its sentences and names."""
    topic = corpus.codebook.topics[claim.topic]
    population = claim.population
    return ClaimView(
        topic=claim.topic,
        position=claim.position.slug,
        means=topic.positions[claim.position.slug].means,
        question=topic.question,
        component=claim.component,
        places=claim.places or (NOT_STATED,),
        place_names=tuple(corpus.places.name(one) for one in claim.places) or ("not stated",),
        who=claim.who.value if claim.who else None,
        stages=tuple(one.value for one in population.stages) if population else (),
        records=tuple(one.value for one in population.records) if population else (),
        extent=claim.extent.value,
        mode=claim.mode.value,
        valid_from=claim.becomes or claim.valid_from or statement.made,
        valid_until=claim.valid_until,
        becomes=claim.becomes,
        about=claim.about,
    )


def citation_view(corpus: Corpus, statement: Statement, citation: Citation) -> CitationView:
    """A citation with its source's title and date, and what is on record of the quotation there."""
    source = corpus.sources[citation.source]
    receipt = corpus.receipts.get((statement.id, citation.source))
    return CitationView(
        citation.source,
        source.title,
        source.publisher,
        source.document or source.page,
        source.url,
        source.seen,
        citation.locator,
        citation.text,
        citation.reporter_hedge,
        corpus.grade_in(statement, citation).value,
        receipt.checked if receipt else None,
        source.basis.value,
    )


def statement_view(
    corpus: Corpus, statement: Statement, when: FuzzyDate, utterance: str
) -> StatementView:
    """One statement as it is shown. `when` is the date of its utterance, `utterance` its root."""
    voices = corpus.voices
    return StatementView(
        id=statement.id,
        when=when,
        made=statement.made,
        made_basis=statement.made_basis.value,
        made_as_written=statement.made_as_written,
        public=statement.public,
        document=statement.document,
        act=statement.act.value,
        channel=statement.channel.value,
        official=statement.official,
        speakers=tuple(speaker_view(corpus, one) for one in statement.speakers),
        on_behalf=tuple(speaker_view(corpus, one) for one in statement.on_behalf),
        to=statement.to,
        to_names=tuple(
            "not stated" if one == NOT_STATED else voices.name(one) for one in statement.to
        ),
        via=tuple(voices.name(one) for one in statement.via),
        wording=statement.wording.value,
        text=statement.text,
        sense=statement.sense,
        quotation=corpus.grade_of(statement).value,
        claims=tuple(claim_view(corpus, statement, one) for one in statement.claims),
        topics=statement.all_topics,
        no_position=statement.no_position.value if statement.no_position else None,
        figure=_figure(corpus, statement),
        relations=tuple((one.kind.value, one.target) for one in statement.relations),
        announces=tuple(_announcement(one.topic, one.component) for one in statement.announces),
        citations=tuple(citation_view(corpus, statement, one) for one in statement.citations),
        review=statement.review.value,
        redacted=corpus.knowledge is not None and statement.id in corpus.knowledge.redacted,
        at=str(statement.origin) if statement.origin else "",
        utterance=utterance,
        figure_places=tuple(
            (one, corpus.places.name(one))
            for one in (statement.figure.places if statement.figure else ())
        ),
    )


def _announcement(topic: str, component: str | None) -> str:
    return f"{topic} ({component})" if component else topic


def _figure(corpus: Corpus, statement: Statement) -> str | None:
    """A figure in words: bound, value, unit, what it measures, who is counted, and of whom."""
    figure = statement.figure
    if figure is None:
        return None
    bound = "" if figure.bound.value == "exact" else f"{figure.bound.value.replace('-', ' ')} "
    means = corpus.vocabulary.measures[figure.measure].rstrip(".")
    counted = _people("counted", figure.population)
    of = _people("of those", figure.denominator)
    return f"{bound}{figure.value} {figure.unit}: {means[0].lower()}{means[1:]}{counted}{of}"


def _people(what: str, population: Population | None) -> str:
    """`; counted: record none or minor`; empty for everybody."""
    if population is None:
        return ""
    axes = [
        f"{name} {' or '.join(one.value for one in values)}"
        for name, values in (("stage", population.stages), ("record", population.records))
        if values
    ]
    return f"; {what}: {', '.join(axes)}"


def view_of(ground: Ground, statement: Statement) -> StatementView:
    """A statement with the date of its utterance."""
    root = ground.sequence.roots[statement.id]
    return statement_view(ground.corpus, statement, ground.sequence.dates[root], root)
