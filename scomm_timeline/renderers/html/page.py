"""What is on the page, section by section, as values that the template only sets out.

Every text in these values is HTML already (its name ends in `_html`) or plain text that the
template escapes. Numbers of sources and findings become links here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.contradictions import change_way
from scomm_timeline.renderers.html.cards import groups
from scomm_timeline.renderers.html.chart import draw
from scomm_timeline.renderers.html.held import held
from scomm_timeline.renderers.html.links import (
    SHAPES,
    Links,
    evidence,
    finding_anchor,
    linked,
    sense,
    source_anchor,
    who,
)
from scomm_timeline.renderers.html.markup import inline_html, is_address, lines_html
from scomm_timeline.renderers.html.parts import Choice, Entry, Item, Legend, Listing, Page, Source
from scomm_timeline.renderers.outside import outside_reach
from scomm_timeline.renderers.page import data, inline
from scomm_timeline.renderers.visible import visible
from scomm_timeline.renderers.wording import (
    claim_limits,
    code_title,
    date_asides,
    holding,
    no_position,
    words,
)
from scomm_timeline.reports.release import STAMP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reports import ChangePartView, ChangeView, ReferralView
    from scomm_timeline.reports.release import (
        Release,
        ReleasedFinding,
        ReleasedStatement,
        SourceView,
    )
    from scomm_timeline.reports.views import StatementView


def gather(release: Release) -> Page:
    """Everything on the page of a release."""
    desk = Links(release)
    opening = told.what_this_is(release)
    return Page(
        title=visible(release.header.title),
        stamp=STAMP if release.is_internal else "",
        opening_html=tuple(map(inline_html, opening)),
        figures=_figures(release),
        made_from_html=inline_html(told.made_from(release)),
        brief_about=told.BRIEF,
        brief=tuple(_item(one, desk) for one in release.findings[: told.BRIEF_FINDINGS]),
        beyond=max(0, len(release.findings) - told.BRIEF_FINDINGS),
        nothing="" if release.findings else told.nothing_found(release),
        chart=draw(release),
        legend=_legend(release),
        groups=tuple(groups(release, desk)),
        lists=tuple(_lists(release, desk)),
        held=held(release),
        entries=tuple(_entry(one, desk) for one in release.statements),
        marks_html=inline_html(told.marks_told(release)),
        sources=tuple(map(_source, release.sources)),
        omissions_html=tuple(_omissions(release)),
        topics=_topics(release),
        bodies=tuple(Choice(one.id, visible(one.name)) for one in release.lanes),
    )


# -- the first page ------------------------------------------------------------------------------


def _figures(release: Release) -> tuple[tuple[str, str, str], ...]:
    """The large numbers: how many, of what, and where they stand."""
    return (
        (str(len(release.findings)), _plural(len(release.findings), "contradiction"), "#findings"),
        (str(len(release.changes)), _plural(len(release.changes), "announced change"), "#changes"),
        (
            str(len(release.statements)),
            _plural(len(release.statements), "statement"),
            "#statements",
        ),
        (str(len(release.sources)), _plural(len(release.sources), "source"), "#sources"),
    )


def _plural(count: int, unit: str) -> str:
    return unit if count == 1 else f"{unit}s"


def _item(one: ReleasedFinding, desk: Links) -> Item:
    about, *sides = told.brief(one)
    views = (one.view.pair.a, one.view.pair.b)
    return Item(
        href=f"#{finding_anchor(one)}",
        number=one.number,
        title=code_title(one.view.finding.code),
        about_html=inline_html(about),
        sides_html=tuple(
            (desk.stands[view.id].value, inline_html(side))
            for view, side in zip(views, sides, strict=True)
        ),
    )


def _legend(release: Release) -> tuple[Legend, ...]:
    titles = dict.fromkeys((one.family, one.title) for one in release.lines)
    return tuple(
        Legend(
            visible(title),
            tuple(
                (
                    one.stand.value,
                    SHAPES[one.stand],
                    visible(" · ".join(each.rstrip(".") for each in one.positions)),
                )
                for one in release.lines
                if one.family == family
            ),
        )
        for family, title in titles
    )


def _topics(release: Release) -> tuple[Choice, ...]:
    """Topics of what is shown, by their questions, in the order of their slugs."""
    questions: dict[str, str] = {}
    for one in release.statements:
        for slug in one.view.topics:
            questions.setdefault(slug, slug)
        for claim in one.view.claims:
            questions[claim.topic] = visible(claim.question)
    return tuple(Choice(slug, questions[slug]) for slug in sorted(questions))


# -- changes, statements, sources ----------------------------------------------------------------


def _lists(release: Release, desk: Links) -> Iterator[Listing]:
    lists = (
        ("changes", "Announced changes", told.CHANGED, map(_change, release.changes)),
        (
            "referrals",
            code_title("C402"),
            told.REFERRALS,
            (_referral(one, desk) for one in release.referrals),
        ),
        (
            "outside",
            "Outside findings",
            told.OUTSIDE,
            (
                f"{_quoted(one.statement, desk)} {inline_html(outside_reach(one))}"
                for one in release.outside
            ),
        ),
    )
    for id_, title, about, entries in lists:
        made = tuple(entries)
        if made:
            yield Listing(id_, title, about, made)


def _change(view: ChangeView) -> str:
    one = view.statement
    ways = ". It also ".join(map(_way, view.parts))
    return f"<b>{linked([one])}</b> {who(one)} {ways}."


def _way(part: ChangePartView) -> str:
    ended = f": {linked(part.ends)}" if part.ends else ""
    return f"{inline_html(change_way(part))}{ended}"


def _referral(view: ReferralView, desk: Links) -> str:
    refusals = "".join(
        f"<li>{inline_html(inline(data(view.to_name)))} <b>{label}</b> {inline_html(what)} "
        f"{_quoted(other, desk)}</li>"
        for other, claim in view.refusals
        for label, what in [holding(claim, denied=claim.mode == "denies")]
    )
    return f"{_quoted(view.statement, desk)}<ul>{refusals}</ul>"


def _quoted(view: StatementView, desk: Links) -> str:
    """Date, voice, words and source of one record in running text."""
    return (
        f"<b>{linked([view])}</b> {who(view)}: {lines_html(words(view))} "
        f"<small>{evidence(view, desk)}</small>"
    )


def _entry(one: ReleasedStatement, desk: Links) -> Entry:
    view = one.view
    return Entry(
        id=f"s-{view.id}",
        topics=" ".join(view.topics),
        findings=" ".join(str(desk.findings[each]) for each in one.findings),
        date=format_date(view.when),
        asides_html=inline_html(date_asides(view)),
        notes=tuple(told.marks(one)),
        who_html=who(view),
        words_html=lines_html(words(view)),
        is_quote=view.wording in {"quote", "fragment"},
        about_html="<br>".join(_about(one)),
        cite_html=evidence(view, desk),
        findings_html=desk.in_findings(one),
    )


def _about(one: ReleasedStatement) -> Iterator[str]:
    """Claims with their scope; the figure; why there is no position; notes of the desk."""
    view = one.view
    for claim in view.claims:
        label, what = holding(claim, denied=claim.mode == "denies")
        scope = inline_html(claim_limits(claim))
        yield f"<b>{inline_html(inline(label))}</b> {inline_html(what)} <small>({scope})</small>"
    if view.figure:
        yield f"<b>figure</b> {inline_html(inline(data(view.figure)))}"
    if view.no_position is not None:
        yield inline_html(no_position(view))
    if view.act == "unanswered":
        yield "asked, and no answer is on file"
    if view.sense:
        yield inline_html(sense(view))
    if one.notes:
        yield f"<b>note</b> {inline_html(inline(data(one.notes)))}"


def _source(one: SourceView) -> Source:
    given = "" if one.url == "none-given" else visible(one.url)
    archived = visible(one.archived) if one.archived and is_address(one.archived) else ""
    return Source(
        anchor=source_anchor(one.id),
        title=visible(one.title),
        title_end=told.title_end(one),
        text_html=inline_html(told.source_details(one)),
        href=given if is_address(given) else "",
        address=given,
        archived=archived,
    )


def _omissions(release: Release) -> Iterator[str]:
    for one in release.omissions:
        yield inline_html(told.omission(one))
    for lost in release.header.incomplete:
        name = inline_html(inline(data(lost.id))) if lost.id else "the whole file"
        yield f"{name} in {inline_html(inline(data(lost.path)))}: {inline_html(inline(data(lost.reason)))}"
