"""Findings on the page: each a card with its two sides and what a reader needs to attack it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers import pairs
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.disclosing import disclosure_gaps
from scomm_timeline.renderers.findings import lettered
from scomm_timeline.renderers.html.links import (
    SHAPES,
    Links,
    beside,
    evidence,
    finding_anchor,
    linked_dates,
    sense,
    who,
)
from scomm_timeline.renderers.html.markup import inline_html, lines_html
from scomm_timeline.renderers.html.parts import Card, Group, Side
from scomm_timeline.renderers.options import RenderOptions
from scomm_timeline.renderers.page import Field, data, inline, joined
from scomm_timeline.renderers.wording import (
    LEVELS,
    code_title,
    counted,
    date_line,
    holding,
    kinds,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.renderers.page import Block
    from scomm_timeline.reports.release import Release, ReleasedFinding
    from scomm_timeline.reports.views import ClaimView, StatementView


def groups(release: Release, desk: Links) -> Iterator[Group]:
    """The findings, the weak ones and the possible ones, each group only if it has any."""
    lists = (
        ("findings", "Contradictions", told.CARDS, release.findings),
        ("weak", "Weak findings", told.WEAK, release.weak),
        ("possible", "Possible findings", told.POSSIBLE, release.possible),
    )
    for id_, title, about, findings in lists:
        if findings:
            yield Group(id_, title, about, tuple(_card(one, desk) for one in findings))


def _card(one: ReleasedFinding, desk: Links) -> Card:
    view, pair = one.view, one.view.pair
    return Card(
        id=finding_anchor(one),
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
    letter: str, view: StatementView, holds: ClaimView | None, desk: Links, *, denied: bool
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
        who_html=who(view),
        label=label,
        holds_html=inline_html(what),
        words_html=lines_html(words(view)),
        is_quote=view.wording in {"quote", "fragment"},
        sense_html=inline_html(sense(view)),
        cite_html=evidence(view, desk),
    )


def _fields(one: ReleasedFinding) -> Iterator[tuple[str, str]]:
    """Why, what kind, how wide, in which order, how much more, what else is on file."""
    view, pair = one.view, one.view.pair
    if pair.verdict == "possible":
        yield from _field_html(pairs.turns_on(pair))
    yield from _field_html(pairs.why(pair))
    kind = kinds(view.finding)
    if kind:
        yield "Kind", f"{inline_html(inline(kind))}."
    yield from _field_html(pairs.scope(pair))
    yield from _field_html(pairs.order_and_gap(pair, is_finding=True))
    yield "All", _all(one)
    yield from _field_html(disclosure_gaps(view, RenderOptions()))
    if view.also_on_file:
        yield "On file", beside(view.also_on_file)
    if view.also_against:
        against = joined(", ", [inline(data(each)) for each in view.also_against])
        yield "Also", f"against {inline_html(against)}."
    yield from _field_html(pairs.weak(pair) if pair.weaknesses else pairs.counts(pair))
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
        f"{letter}'s line, {counted(len(side.ids), 'statement')}: "
        f"{linked_dates(side.ids, side.dates)}"
        for letter, side in lettered(one.view)
    ]
    return "<br>".join([inline_html(told.pairs_told(one)), *lines])
