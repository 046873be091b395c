"""The claims table of some statements: every column of `model.columns`, resolved and as typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.columns import Holds, columns, join_pointer
from scomm_timeline.model.date_words import format_date, iso
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED, Act
from scomm_timeline.reports.page_links import page_link
from scomm_timeline.reports.tables import Table, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.analysis.utterances import Ground
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import (
        Announcement,
        Citation,
        Claim,
        Figure,
        Population,
        Relation,
        Source,
        Statement,
    )
    from scomm_timeline.model.voices import Speaker
    from scomm_timeline.reports.release import ReleasedStatement
    from scomm_timeline.reports.tables import Value
    from scomm_timeline.reports.views import StatementView

    Values = dict[str, Value | None]


class Edition(NamedTuple):
    """What every row says of the table it was taken from: the set's digest, and the stamp."""

    digest: str
    release: str
    is_internal: bool


def claims_table(
    ground: Ground, statements: Iterable[ReleasedStatement], edition: Edition
) -> Table:
    """One row for each claim, figure or kept statement, in the order given."""
    chosen = columns(internal=edition.is_internal)
    rows = tuple(row for one in statements for row in _rows(ground, one, edition))
    known = frozenset(one.name for one in chosen)
    return Table(
        "claims",
        chosen,
        tuple(
            row_of(chosen, {name: value for name, value in row.items() if name in known})
            for row in rows
        ),
    )


def _rows(ground: Ground, released: ReleasedStatement, edition: Edition) -> Iterator[Values]:
    view = released.view
    one = ground.corpus.by_id[view.id]
    shared: Values = {
        **_when(one, view),
        **_who(one, view),
        **_words(one, view),
        **_evidence(ground, one),
        "announces": tuple(map(_announcement, one.announces)),
        "relations": tuple(map(_relation, one.relations)),
        "review": one.review.value,
        "confidence": one.confidence.value,
        "notes": released.notes,
        "findings": released.findings,
        "asked_for": released.asked_for,
        "maybe": released.maybe,
        "redacted": view.redacted,
        "utterance": view.utterance,
        "set_digest": edition.digest,
        "release": edition.release,
    }
    for number, held in enumerate(_holdings(ground, one, view), start=1):
        yield {"id": one.id, "claim": number, **shared, **held}


# -- the statement --------------------------------------------------------------------------------


def _when(one: Statement, view: StatementView) -> Values:
    steps = one.released
    return {
        "date": format_date(view.when),
        "made": one.made.written,
        "made_earliest": iso(one.made.earliest),
        "made_latest": iso(one.made.latest),
        "made_precision": one.made.precision.value,
        "made_as_written": one.made_as_written,
        "made_basis": one.made_basis.value,
        "public_earliest": iso(one.public.earliest) if one.public else None,
        "public_latest": iso(one.public.latest) if one.public else None,
        "released": tuple(step.made.written for step in steps),
        "released_to": tuple(step.to.value for step in steps),
        "released_how": tuple(step.how for step in steps),
        "released_redaction": tuple(step.redaction for step in steps),
    }


def _who(one: Statement, view: StatementView) -> Values:
    return {
        "speaker": tuple(each.label for each in view.speakers),
        **_speakers("from", one.speakers),
        "to_names": view.to_names,
        "to": one.to,
        "via": one.via,
        **_speakers("for", one.on_behalf),
        "channel": one.channel.value,
        "official": one.official,
        "document": one.document,
        "document_id": one.document_id,
        "act": one.act.value,
        "sworn": one.sworn,
    }


def _speakers(key: str, speakers: tuple[Speaker, ...]) -> Values:
    return {
        f"{key}_person": tuple(
            one.person or (one.anonymity.value if one.anonymity else "") for one in speakers
        ),
        f"{key}_organization": tuple(one.organization or "" for one in speakers),
        f"{key}_role": tuple(one.role or "" for one in speakers),
    }


def _words(one: Statement, view: StatementView) -> Values:
    return {
        "wording": one.wording.value,
        "text": one.text,
        "sense": one.sense,
        "quotation": view.quotation,
    }


def _evidence(ground: Ground, one: Statement) -> Values:
    cited = [(cite, ground.corpus.sources[cite.source]) for cite in one.citations]
    return {
        "source": tuple(cite.source for cite, _ in cited),
        "locator": tuple(cite.locator or "" for cite, _ in cited),
        "source_text": tuple(cite.text or "" for cite, _ in cited),
        "source_made": tuple(cite.made.written if cite.made else "" for cite, _ in cited),
        "reporter_hedge": tuple(cite.reporter_hedge or "" for cite, _ in cited),
        "source_title": tuple(source.title for _, source in cited),
        "source_publisher": tuple(source.publisher for _, source in cited),
        "source_kind": tuple(source.kind for _, source in cited),
        "source_date": tuple(_source_date(source) for _, source in cited),
        "source_url": tuple(source.url for _, source in cited),
        "source_page": _pages(cited),
        "source_seen": tuple(source.seen for _, source in cited),
    }


def _source_date(source: Source) -> str:
    dated = source.document or source.page
    return dated.written if dated else ""


def _pages(cited: list[tuple[Citation, Source]]) -> tuple[str, ...]:
    """Addresses of the cited pages; none at all rather than a row of empty ones."""
    links = tuple(page_link(source.url, cite.locator) for cite, source in cited)
    return links if any(links) else ()


# -- what it holds --------------------------------------------------------------------------------


def _holdings(ground: Ground, one: Statement, view: StatementView) -> Iterator[Values]:
    """Its claims; else its figure; else why it holds nothing."""
    if one.claims:
        for claim, shown in zip(one.claims, view.claims, strict=True):
            yield {
                "position_means": shown.means,
                "place_names": shown.place_names,
                **_claim(claim),
            }
    elif one.figure is not None:
        names = _place_names(ground, one.figure.places) or ("not stated",)
        yield {"place_names": names, **_figure(one.figure)}
    else:
        yield {"place_names": _place_names(ground, one.places), **_kept(one)}


def _place_names(ground: Ground, places: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(ground.places.name, places))


def _claim(claim: Claim) -> Values:
    about = claim.about
    return {
        "holds": Holds.CLAIM.value,
        "topic": (claim.topic,),
        "position": claim.position.slug,
        "component": claim.component,
        "place": claim.places or (NOT_STATED,),
        "who": claim.who.value if claim.who else None,
        **_people("population", claim.population),
        "extent": claim.extent.value,
        "mode": claim.mode.value,
        "valid_from": _written(claim.valid_from),
        "valid_until": _written(claim.valid_until),
        "becomes": _written(claim.becomes),
        "about_records": about.records if about else None,
        "about_voices": about.voices if about else None,
        "about_topics": about.topics if about else None,
        "about_audience": about.audience if about else None,
        "about_until": _written(about.until) if about else None,
    }


def _figure(figure: Figure) -> Values:
    return {
        "holds": Holds.FIGURE.value,
        "place": figure.places or (NOT_STATED,),
        **_people("population", figure.population),
        **_people("figure_of", figure.denominator),
        "figure_measure": figure.measure,
        "figure_value": figure.value,
        "figure_unit": figure.unit,
        "figure_bound": figure.bound.value,
        "figure_window": _written(figure.window) or NOT_STATED,
    }


def _kept(one: Statement) -> Values:
    if one.no_position is not None:
        holds = Holds.NO_POSITION
    else:
        holds = Holds.UNANSWERED if one.act is Act.UNANSWERED else Holds.REPORTS
    return {
        "holds": holds.value,
        "topic": one.topics,
        "place": one.places,
        "no_position": one.no_position.value if one.no_position else None,
        "by": _written(one.unanswered_by),
    }


def _people(key: str, population: Population | None) -> Values:
    if population is None:
        return {}
    return {
        f"{key}_stage": tuple(one.value for one in population.stages),
        f"{key}_record": tuple(one.value for one in population.records),
    }


def _announcement(one: Announcement) -> str:
    parts = [one.component] if one.component else []
    start = [one.start.written] if one.start else []
    return join_pointer([one.topic], in_=parts, at=one.places, from_=start)


def _relation(one: Relation) -> str:
    return join_pointer([one.kind.value, one.target], on=one.topics, in_=one.components)


def _written(date: FuzzyDate | None) -> str | None:
    return date.written if date else None
