"""What is on the page, section by section, as values that the template only sets out.

Every text in these values is HTML already (its name ends in `_html`) or plain text that the
template escapes. Numbers of sources and findings become links here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.renderers import pairs
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.contradictions import outside_reach
from scomm_timeline.renderers.disclosing import disclosure_gaps
from scomm_timeline.renderers.findings import lettered
from scomm_timeline.renderers.html.chart import Chart, draw
from scomm_timeline.renderers.html.held import Held, held
from scomm_timeline.renderers.html.markup import (
    finding_id,
    inline_html,
    is_address,
    lines_html,
    plain,
)
from scomm_timeline.renderers.options import RenderOptions
from scomm_timeline.renderers.page import Field, data, inline, joined
from scomm_timeline.renderers.visible import visible
from scomm_timeline.renderers.wording import (
    ATTRIBUTES,
    LEVELS,
    addressees,
    claim_limits,
    code_title,
    counted,
    date_line,
    holding,
    mark,
    no_position,
    signed,
    via,
    words,
)
from scomm_timeline.reports.release import STAMP, Stand

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.renderers.page import Block, Inline
    from scomm_timeline.reports import ChangeView, ReferralView
    from scomm_timeline.reports.release import (
        Release,
        ReleasedFinding,
        ReleasedStatement,
        SourceView,
    )
    from scomm_timeline.reports.views import ClaimView, StatementView


class Item(NamedTuple):
    """One of the first page's findings: where it stands in full, its title, and both sides.

    A side comes with the name of its shape.
    """

    href: str
    number: int
    title: str
    about_html: str
    sides_html: tuple[tuple[str, str], ...]


class Side(NamedTuple):
    """One side of a card."""

    letter: str
    id: str
    stand: str
    shape: str
    date_html: str
    who_html: str
    label: str
    holds_html: str
    words_html: str
    is_quote: bool
    sense_html: str
    cite_html: str


class Card(NamedTuple):
    """A finding in full. `fields` are labels with HTML."""

    id: str
    number: int
    code: str
    title: str
    level: str
    strength: str
    voice_html: str
    question_html: str
    between_html: str
    sides: tuple[Side, ...]
    fields: tuple[tuple[str, str], ...]


class Group(NamedTuple):
    """Findings under one heading."""

    id: str
    title: str
    about: str
    cards: tuple[Card, ...]


class Entry(NamedTuple):
    """One row of the table of statements. `topics` and `findings` are for the filters.

    Whose it is and which line it takes the filters know from its mark in the chart.
    """

    id: str
    topics: str
    findings: str
    date_html: str
    notes: tuple[str, ...]
    who_html: str
    words_html: str
    is_quote: bool
    about_html: str
    cite_html: str
    findings_html: str


class Listing(NamedTuple):
    """What is listed apart from the findings: a heading, what it is, entries as HTML."""

    id: str
    title: str
    about: str
    entries_html: tuple[str, ...]


class Source(NamedTuple):
    """An entry of the list of sources. `href` is empty unless the address is safe to follow."""

    number: int
    title: str
    text_html: str
    href: str
    address: str
    archived: str


class Legend(NamedTuple):
    """What the shapes mean in one family: shape, its word, and the positions."""

    title: str
    rows: tuple[tuple[str, str, str], ...]


class Choice(NamedTuple):
    """One value of a filter."""

    value: str
    label: str


class Page(NamedTuple):
    """Everything on the page."""

    title: str
    stamp: str
    opening_html: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    made_from_html: str
    brief: tuple[Item, ...]
    beyond: int
    nothing: str
    chart: Chart | None
    legend: tuple[Legend, ...]
    groups: tuple[Group, ...]
    lists: tuple[Listing, ...]
    held: Held | None
    entries: tuple[Entry, ...]
    marks_html: str
    sources: tuple[Source, ...]
    omissions_html: tuple[str, ...]
    topics: tuple[Choice, ...]
    bodies: tuple[Choice, ...]


SHAPES = {
    Stand.FIRST: "▲",
    Stand.SECOND: "▼",
    Stand.OTHER: "◆",
    Stand.NONE: "●",
}


def gather(release: Release) -> Page:
    """Everything on the page of a release."""
    desk = _Links(release)
    opening = told.what_this_is(release)
    return Page(
        title=visible(release.header.title),
        stamp=STAMP if release.is_internal else "",
        opening_html=tuple(map(inline_html, opening)),
        figures=_figures(release),
        made_from_html=inline_html(told.made_from(release)),
        brief=tuple(_item(one, desk) for one in release.findings[: told.BRIEF_FINDINGS]),
        beyond=max(0, len(release.findings) - told.BRIEF_FINDINGS),
        nothing="" if release.findings else told.nothing_found(release),
        chart=draw(release),
        legend=_legend(release),
        groups=tuple(_groups(release, desk)),
        lists=tuple(_lists(release, desk)),
        held=held(release),
        entries=tuple(_entry(one, desk) for one in release.statements),
        marks_html=inline_html(told.marks_told(release)),
        sources=tuple(map(_source, release.sources)),
        omissions_html=tuple(_omissions(release)),
        topics=_topics(release),
        bodies=tuple(Choice(one.id, visible(one.name)) for one in release.lanes),
    )


class _Links:
    """Numbers of sources and findings, and the line that each statement takes."""

    def __init__(self, release: Release) -> None:
        self.sources = {one.id: one.number for one in release.sources}
        self.findings = {one.view.finding.id: one.number for one in release.all_findings}
        self.stands = {one.view.id: one.stand for one in release.statements}

    def cited(self, view: StatementView) -> str:
        """Every citation as the number of its source, with the place in it."""
        cited = [
            f"<a href=#n{number}>[{number}]</a>{inline_html(told.where_in(one))}"
            for one in view.citations
            for number in [self.sources[one.source]]
        ]
        return "; ".join(cited) or "no source given"

    def in_findings(self, one: ReleasedStatement) -> str:
        """Links to the findings that a statement is part of."""
        numbers = (self.findings[each] for each in one.findings)
        return ", ".join(f"<a href=#f{number}>{number}</a>" for number in numbers)


def _finding_anchor(one: ReleasedFinding) -> str:
    """A link to a finding: its id, which stays while statements come and go."""
    return finding_id(one.view.finding.id)


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


def _item(one: ReleasedFinding, desk: _Links) -> Item:
    about, *sides = told.brief(one)
    views = (one.view.pair.a, one.view.pair.b)
    return Item(
        href=f"#{_finding_anchor(one)}",
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


# -- findings ------------------------------------------------------------------------------------


def _groups(release: Release, desk: _Links) -> Iterator[Group]:
    lists = (
        ("findings", "Contradictions", "", release.findings),
        ("weak", "Weak findings", told.WEAK, release.weak),
        ("possible", "Possible findings", told.POSSIBLE, release.possible),
    )
    for id_, title, about, findings in lists:
        if findings:
            yield Group(id_, title, about, tuple(_card(one, desk) for one in findings))


def _card(one: ReleasedFinding, desk: _Links) -> Card:
    view, pair = one.view, one.view.pair
    return Card(
        id=_finding_anchor(one),
        number=one.number,
        code=view.finding.code,
        title=code_title(view.finding.code),
        level=LEVELS.get(view.finding.level.value, view.finding.level.value),
        strength=told.strength(one),
        voice_html=inline_html(inline(data(view.voice))),
        question_html=inline_html(inline(data(view.question))),
        between_html=inline_html(told.between(one)),
        sides=(
            _side("A", pair.a, pair.a_holds, desk, denied=pair.a_denied),
            _side("B", pair.b, pair.b_holds, desk, denied=pair.b_denied),
        ),
        fields=tuple(_fields(one)),
    )


def _side(
    letter: str, view: StatementView, holds: ClaimView | None, desk: _Links, *, denied: bool
) -> Side:
    label, what = ("figure", inline(data(view.figure or ""))) if view.figure else ("", ())
    if holds is not None:
        label, what = holding(holds, denied=denied)
    return Side(
        letter=letter,
        id=view.id,
        stand=desk.stands[view.id].value,
        shape=SHAPES[desk.stands[view.id]],
        date_html=inline_html(date_line(view)),
        who_html=_who(view),
        label=label,
        holds_html=inline_html(what),
        words_html=lines_html(words(view)),
        is_quote=view.wording in {"quote", "fragment"},
        sense_html=inline_html(_sense(view)),
        cite_html=_evidence(view, desk),
    )


def _who(view: StatementView) -> str:
    return f"{inline_html(signed(view))} <i>{inline_html(addressees(view))}</i>"


def _sense(view: StatementView) -> Inline:
    return inline("In the coder's words: ", data(view.sense)) if view.sense else ()


def _evidence(view: StatementView, desk: _Links) -> str:
    """What the words are, through whom they came, and where they stand."""
    through = f"; via {inline_html(via(view))}" if view.via else ""
    # The source follows at once, so the mark need not name it.
    what = mark(view).replace(" against the source", "")
    return f"{inline_html(inline(what))}{through} {desk.cited(view)}"


def _fields(one: ReleasedFinding) -> Iterator[tuple[str, str]]:
    """Why, what kind, how wide, in which order, how much more, what else is on file."""
    view, pair = one.view, one.view.pair
    if pair.verdict == "possible":
        yield from _field_html(pairs.turns_on(pair))
    yield from _field_html(pairs.why(pair))
    kinds = [ATTRIBUTES.get(each.value, each.value) for each in view.finding.attributes]
    if kinds:
        yield "Kind", f"{inline_html(inline('; '.join(kinds)))}."
    yield from _field_html(pairs.scope(pair))
    yield from _field_html(pairs.order_and_gap(pair, is_finding=True))
    yield "All", _all(one)
    yield from _field_html(disclosure_gaps(view, RenderOptions()))
    if view.also_on_file:
        yield "On file", "; ".join(map(_beside, view.also_on_file))
    if view.also_against:
        against = joined(", ", [inline(data(each)) for each in view.also_against])
        yield "Also", f"against {inline_html(against)}."
    if pair.weaknesses:
        yield from _field_html(pairs.weak(pair))
    yield from _field_html(pairs.gone(pair))
    for label, text in one.work_product:
        yield label, inline_html(inline(data(text)))


def _field_html(blocks: Iterator[Block]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        if isinstance(block, Field):
            yield block.label, lines_html(block.paragraphs)


def _all(one: ReleasedFinding) -> str:
    """The count, then every statement of both lines as a link to its row."""
    lines = [
        f"{letter}'s line, {counted(len(side.statements), 'statement')}: {_linked(side.statements)}"
        for letter, side in lettered(one.view)
    ]
    return "<br>".join([inline_html(told.pairs_told(one)), *lines])


def _linked(views: Sequence[StatementView]) -> str:
    return ", ".join(
        f'<a href="#s-{one.id}">{inline_html(inline(format_date(one.when)))}</a>' for one in views
    )


def _beside(view: StatementView) -> str:
    """A record beside a finding by date, voice and kind; its words are a link away."""
    return f"{_linked([view])}, {inline_html(signed(view))} ({told.kind_on_file(view)})"


# -- changes, statements, sources ----------------------------------------------------------------


def _lists(release: Release, desk: _Links) -> Iterator[Listing]:
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
            (f"{_quoted(one.statement, desk)} {outside_reach(one)}." for one in release.outside),
        ),
    )
    for id_, title, about, entries in lists:
        made = tuple(entries)
        if made:
            yield Listing(id_, title, about, made)


def _change(view: ChangeView) -> str:
    one = view.statement
    ended = f": {_linked(view.ends)}" if view.ends else ""
    return f"<b>{_linked([one])}</b> {_who(one)} {inline_html(told.change(view))}{ended}."


def _referral(view: ReferralView, desk: _Links) -> str:
    refusals = "".join(
        f"<li>{inline_html(inline(data(view.to_name)))} <b>{label}</b> {inline_html(what)} "
        f"{_quoted(other, desk)}</li>"
        for other, claim in view.refusals
        for label, what in [holding(claim, denied=claim.mode == "denies")]
    )
    return f"{_quoted(view.statement, desk)}<ul>{refusals}</ul>"


def _quoted(view: StatementView, desk: _Links) -> str:
    """Date, voice, words and source of one record in running text."""
    return (
        f"<b>{_linked([view])}</b> {_who(view)}: {lines_html(words(view))} "
        f"<small>{_evidence(view, desk)}</small>"
    )


def _entry(one: ReleasedStatement, desk: _Links) -> Entry:
    view = one.view
    return Entry(
        id=f"s-{view.id}",
        topics=" ".join(view.topics),
        findings=" ".join(str(desk.findings[each]) for each in one.findings),
        date_html=inline_html(plain(date_line(view))),
        notes=tuple(told.marks(one)),
        who_html=_who(view),
        words_html=lines_html(words(view)),
        is_quote=view.wording in {"quote", "fragment"},
        about_html="<br>".join(_about(one)),
        cite_html=_evidence(view, desk),
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
        yield inline_html(_sense(view))
    if one.notes:
        yield f"<b>note</b> {inline_html(inline(data(one.notes)))}"


def _source(one: SourceView) -> Source:
    given = "" if one.url == "none-given" else visible(one.url)
    archived = visible(one.archived) if one.archived and is_address(one.archived) else ""
    return Source(
        number=one.number,
        title=visible(one.title),
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
