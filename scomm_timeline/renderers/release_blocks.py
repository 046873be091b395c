"""A release as blocks, for Markdown: first page, findings, changes, statements, sources, the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers import pairs
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.contradictions import change_part
from scomm_timeline.renderers.disclosing import disclosure_gaps
from scomm_timeline.renderers.holding import voice_block
from scomm_timeline.renderers.options import RenderOptions
from scomm_timeline.renderers.outside import outside_reach
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Heading,
    Inline,
    Paragraph,
    Quote,
    Title,
    data,
    identifier,
    inline,
    item,
    joined,
    own,
)
from scomm_timeline.renderers.wording import (
    claim_scope,
    code_title,
    counted,
    date_line,
    holding,
    kinds,
    mark,
    no_position,
    signed,
    via,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.reports import ChangeView, OutsideView, ReferralView
    from scomm_timeline.reports.release import (
        Release,
        ReleasedFinding,
        ReleasedStatement,
        SourceView,
    )
    from scomm_timeline.reports.views import ClaimView, StatementView


def compose(release: Release) -> Iterator[Block]:
    """The whole release, in the order in which it is read."""
    numbers = {one.id: one.number for one in release.sources}
    yield Title((inline(data(release.header.title)),))
    for line in told.what_this_is(release):
        yield Paragraph(line)
    yield Paragraph(told.made_from(release))
    yield from _first_page(release)
    yield from _findings("Findings", told.CARDS, release.findings, numbers)
    yield from _findings("Weak findings", told.WEAK, release.weak, numbers)
    yield from _findings(
        "Possible findings",
        "Each turns on one fact that is not on file.",
        release.possible,
        numbers,
    )
    yield from _changes(release.changes)
    yield from _referrals(release.referrals, numbers)
    yield from _outside(release.outside, numbers)
    yield from _positions(release)
    yield from _statements(release, numbers)
    yield from _sources(release.sources)
    yield from _left_out(release)


def _section(title: str) -> Heading:
    return Heading(inline(title), level=2)


def _first_page(release: Release) -> Iterator[Block]:
    yield _section("In brief")
    if not release.findings:
        yield Paragraph(inline(told.nothing_found(release)))
    else:
        yield Paragraph(inline(told.BRIEF))
    for one in release.findings[: told.BRIEF_FINDINGS]:
        about, *sides = told.brief(one)
        title = code_title(one.view.finding.code)
        yield Cells((inline(f"({one.number}) {title}: ", about),), depth=0)
        for side in sides:
            yield Cells((side,), depth=1)
    beyond = len(release.findings) - told.BRIEF_FINDINGS
    if beyond > 0:
        yield Paragraph(inline(f"{counted(beyond, 'more finding')} below."))


# -- findings ------------------------------------------------------------------------------------


def _findings(
    title: str, about: str, findings: Sequence[ReleasedFinding], numbers: Mapping[str, int]
) -> Iterator[Block]:
    if not findings:
        return
    yield _section(f"{title}: {len(findings)}")
    if about:
        yield Paragraph(inline(about))
    for one in findings:
        yield from _finding(one, numbers)


def _finding(one: ReleasedFinding, numbers: Mapping[str, int]) -> Iterator[Block]:
    view, pair = one.view, one.view.pair
    yield Heading(
        told.finding_title(one),
        level=3,
        aside=inline(data(view.voice)),
        joint=": ",
        anchor=f"f-{view.finding.id}",
    )
    yield Paragraph(inline(data(view.question), f" Strength: {told.strength(one)}."))
    yield from _side("A", pair.a, pair.a_holds, pair.a_denied, numbers)
    yield from _side("B", pair.b, pair.b_holds, pair.b_denied, numbers)
    if pair.verdict == "possible":
        yield from pairs.turns_on(pair)
    yield from pairs.why(pair)
    kind = kinds(view.finding)
    if kind:
        yield Field("Kind", (inline(f"{kind}."),))
    yield from pairs.scope(pair)
    yield from pairs.order_and_gap(pair, is_finding=True)
    yield Field("All", (told.pairs_told(one),))
    yield from disclosure_gaps(view, RenderOptions())
    yield from _beside(view.also_on_file, numbers)
    if view.also_against:
        against = joined(", ", [inline(data(each)) for each in view.also_against])
        yield Field("Also", (inline("against ", against, "."),))
    yield from pairs.weak(pair) if pair.weaknesses else pairs.counts(pair)
    yield from pairs.gone(pair)
    for label, text in one.work_product:
        yield Field(label, (inline(data(text)),))


def _side(
    letter: str,
    view: StatementView,
    holds: ClaimView | None,
    denied: bool,
    numbers: Mapping[str, int],
) -> Iterator[Block]:
    yield Heading(inline(letter, "  ", date_line(view)), 4, aside=told.who(view))
    if holds is not None:
        label, what = holding(holds, denied=denied)
        yield Paragraph(inline(f"{label.capitalize()}: ", what))
    elif view.figure:
        yield Paragraph(inline("Figure: ", data(view.figure)))
    yield from evidence(view, numbers)


def evidence(view: StatementView, numbers: Mapping[str, int]) -> Iterator[Block]:
    """The words, what they are, through whom they came, where they stand, the id."""
    yield Quote(words(view))
    if view.sense:
        yield Paragraph(inline("In the coder's words: ", data(view.sense)))
    cells = [inline(mark(view))]
    if view.via:
        cells.append(inline("via ", via(view)))
    cells += [told.where(one, numbers[one.source]) for one in view.citations]
    cells += [] if view.citations else [inline("no source given")]
    yield Cells((*cells, inline(identifier(view.id))))


def _beside(views: Sequence[StatementView], numbers: Mapping[str, int]) -> Iterator[Block]:
    """What else is on file: acknowledgments, outside findings, evaluations."""
    if views:
        yield Field("Beside", tuple(_in_a_line(one, numbers) for one in views))


def _in_a_line(view: StatementView, numbers: Mapping[str, int]) -> Inline:
    cited = [told.where(one, numbers[one.source]) for one in view.citations]
    return inline(
        own(format_date(view.when)),
        ", ",
        signed(view),
        ": ",
        joined(" ", [*words(view)]),
        inline(" (in the coder's words: ", data(view.sense), ")") if view.sense else "",
        " ",
        mark(view),
        "; " if cited else "",
        joined("; ", cited),
    )


# -- changes, statements, sources ----------------------------------------------------------------


def _changes(changes: Sequence[ChangeView]) -> Iterator[Block]:
    if not changes:
        return
    yield _section(f"Announced changes: {len(changes)}")
    yield Paragraph(inline(told.CHANGED))
    for one in changes:
        yield item(
            inline(
                own(format_date(one.statement.when)),
                ", ",
                told.who(one.statement),
                ": ",
                joined(". It also ", [change_part(part) for part in one.parts]),
                ". ",
                identifier(one.statement.id),
            )
        )


def _referrals(views: Sequence[ReferralView], numbers: Mapping[str, int]) -> Iterator[Block]:
    if not views:
        return
    yield _section(f"{code_title('C402')}: {len(views)}")
    yield Paragraph(inline(told.REFERRALS))
    for view in views:
        yield item(inline(_in_a_line(view.statement, numbers)))
        for other, claim in view.refusals:
            label, what = holding(claim, denied=claim.mode == "denies")
            refusal = inline(data(view.to_name), f" {label}: ", what, " ")
            yield Cells((inline(refusal, _in_a_line(other, numbers)),), depth=1)


def _outside(views: Sequence[OutsideView], numbers: Mapping[str, int]) -> Iterator[Block]:
    if not views:
        return
    yield _section(f"Outside findings: {len(views)}")
    yield Paragraph(inline(told.OUTSIDE))
    for view in views:
        line = _in_a_line(view.statement, numbers)
        yield item(inline(line, ". ", outside_reach(view)))


def _positions(release: Release) -> Iterator[Block]:
    """Who held what, in which months, voice by voice."""
    held = release.positions
    if not held.blocks:
        return
    yield _section("Positions over time")
    yield Paragraph(inline(told.POSITIONS))
    for block in held.blocks:
        heading, *rest = voice_block(block, held.until)
        yield heading._replace(level=3) if isinstance(heading, Heading) else heading
        yield from rest


def _statements(release: Release, numbers: Mapping[str, int]) -> Iterator[Block]:
    yield _section(f"Statements: {len(release.statements)}")
    if not release.statements:
        yield Paragraph(inline("None."))
    marks = told.marks_told(release)
    if marks:
        yield Paragraph(marks)
    for one in release.statements:
        yield from _statement(one, numbers)


def _statement(one: ReleasedStatement, numbers: Mapping[str, int]) -> Iterator[Block]:
    view = one.view
    yield Heading(date_line(view), 3, aside=told.who(view), anchor=f"s-{view.id}")
    marks = told.marks(one)
    if marks:
        yield Paragraph(inline(f"({'; '.join(marks)})"))
    yield from evidence(view, numbers)
    for claim in view.claims:
        label, what = holding(claim, denied=claim.mode == "denies")
        yield Field(label, (inline(what, " (", claim_scope(claim), ")"),))
    if view.figure:
        yield Field("figure", (inline(data(view.figure)),))
    if view.no_position is not None:
        yield Paragraph(no_position(view))
    if view.act == "unanswered":
        yield Paragraph(inline("Asked, and no answer is on file."))
    if one.notes:
        yield Field("note", (inline(data(one.notes)),))


def _sources(sources: Sequence[SourceView]) -> Iterator[Block]:
    yield _section(f"Sources: {len(sources)}")
    if not sources:
        yield Paragraph(inline("None is cited."))
    for one in sources:
        address = (
            inline(" No address given.") if one.url == "none-given" else inline(" ", data(one.url))
        )
        archived = inline(" Archived: ", data(one.archived)) if one.archived else ()
        yield Paragraph(inline(f"Source {one.number}. ", told.source(one), address, archived))


def _left_out(release: Release) -> Iterator[Block]:
    yield _section("What was left out, and why")
    if not release.omissions:
        yield Paragraph(inline(told.NOTHING_OMITTED))
    for one in release.omissions:
        yield item(told.omission(one))
    for lost in release.header.incomplete:
        name = inline(identifier(lost.id)) if lost.id else inline("the whole file")
        yield item(inline(name, " in ", data(lost.path), ": ", data(lost.reason)))
