"""The tables of a release beside its claims: statements, findings, sources, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import CODES, CONTRADICTION
from scomm_timeline.model.columns import Cell, Column, Of
from scomm_timeline.model.date_words import format_date, format_gap
from scomm_timeline.reports.tables import Table, row_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.reports.release import Release, ReleasedFinding, SourceView
    from scomm_timeline.reports.tables import Row, Value
    from scomm_timeline.reports.views import ClaimView, StatementView

    Values = dict[str, Value | None]

# -- statements -----------------------------------------------------------------------------------


def statements_table(claims: Table) -> Table:
    """One row a statement: what all rows of it in the claims table agree in."""
    kept = [at for at, one in enumerate(claims.columns) if one.of is Of.STATEMENT]
    first: dict[Value, Row] = {}
    key = next(at for at, one in enumerate(claims.columns) if one.name == "id")
    for row in claims.rows:
        first.setdefault(row[key], row)
    return Table(
        "statements",
        tuple(claims.columns[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in first.values()),
    )


_PRINTED: Final = (
    *("date", "speaker", "to_names", "wording", "text", "sense", "positions", "source_publisher"),
    *("source_date", "locator", "id"),
)
_BESIDE: Final = (
    *("made", "made_earliest", "made_latest", "made_basis", "channel", "document", "act"),
    *("quotation", "source_title", "source_seen", "source_url", "source_page", "findings"),
    *("review", "asked_for", "maybe", "redacted"),
)
PRINTED_COLUMNS: Final = len(_PRINTED)
"""Of the table for people, the columns that fit on a page; the others stand to their right."""

POSITIONS: Final = Column(
    "positions", Of.STATEMENT, Cell.LIST, "Every position that it takes, and how.", is_read=False
)


def reading_table(claims: Table) -> Table:
    """One row a statement for people: what they ask for first, printed names, one line a position."""
    statements = statements_table(claims)
    held: dict[Value, list[str]] = {}
    for row in claims.iter_dicts():
        taken = f"{row['mode']}: {row['position_means']}" if row["position"] else ""
        held.setdefault(row["id"], []).extend(filter(None, (taken,)))
    by_name = {one.name: one for one in (*statements.columns, POSITIONS)}
    chosen = tuple(by_name[name] for name in (*_PRINTED, *_BESIDE))
    rows = ({**row, POSITIONS.name: tuple(held[row["id"]])} for row in statements.iter_dicts())
    return Table("statements", chosen, tuple(tuple(r[c.name] for c in chosen) for r in rows))


# -- findings -------------------------------------------------------------------------------------


def _finding(name: str, cell: Cell, means: str, *, is_internal: bool = False) -> Column:
    return Column(name, Of.FINDING, cell, means, is_read=False, is_internal=is_internal)


def _side(side: str, which: str) -> tuple[Column, ...]:
    """The columns of one statement of the best pair, and of the line that it belongs to."""
    text, list_ = Cell.TEXT, Cell.LIST
    return (
        _finding(f"{side}_id", text, f"The {which} statement of the best pair."),
        _finding(f"{side}_date", text, "When it was said, in words."),
        _finding(f"{side}_speaker", list_, "Each signatory as printed."),
        _finding(f"{side}_to", list_, "Each addressee as printed."),
        _finding(f"{side}_says", text, "The position that it takes, and how."),
        _finding(f"{side}_wording", text, "Whose words: quote, fragment, reported, paraphrase."),
        _finding(f"{side}_text", text, "The words, to the letter."),
        _finding(f"{side}_source", list_, "Where they stand: publisher, date, place in it."),
        _finding(f"{side}_line", list_, "Every position of that line."),
        _finding(f"{side}_statements", list_, "Every statement of that line, by id."),
    )


FINDINGS: Final = (
    _finding("number", Cell.NUMBER, "As in the report made of the same release."),
    _finding("list", Cell.TEXT, "contradiction, weak or possible."),
    _finding("id", Cell.TEXT, "CODE/voice/family: the same as long as the set has it."),
    _finding("code", Cell.TEXT, "The kind of finding."),
    _finding("title", Cell.TEXT, "The kind in a few words."),
    _finding("voice", Cell.TEXT, "Whose inconsistency it is."),
    _finding("level", Cell.TEXT, "person, body or government."),
    _finding("question", Cell.TEXT, "What both lines answer."),
    _finding("verdict", Cell.TEXT, "contradiction, finding or possible."),
    _finding("attributes", Cell.LIST, "What it also is: reversal, overlap, public-vs-internal ..."),
    *_side("first", "earlier"),
    *_side("second", "later"),
    _finding("order", Cell.TEXT, "before, after, same-day or not-established, first to second."),
    _finding("apart", Cell.TEXT, "Days between the two, as an interval."),
    _finding("rule", Cell.TEXT, "The rule by which the two exclude each other."),
    _finding("rule_why", Cell.TEXT, "The reason of that rule, from the codebook."),
    _finding("pairs", Cell.NUMBER, "How many pairs of utterances show it."),
    _finding("also_against", Cell.LIST, "Others against whom the same line stands."),
    _finding("also_on_file", Cell.LIST, "Statements to be read with it, by id."),
    _finding("strength", Cell.TEXT, "strong, moderate or weak."),
    _finding("weakened_by", Cell.LIST, "Why it is not stronger.", is_internal=True),
    _finding("would_let_both_stand", Cell.LIST, "What would dissolve it.", is_internal=True),
    _finding("work_product", Cell.LIST, "What people ruled and wrote.", is_internal=True),
)


def findings_table(release: Release) -> Table:
    """Every finding that goes out, in the order of the report."""
    chosen = tuple(one for one in FINDINGS if release.is_internal or not one.is_internal)
    known = frozenset(one.name for one in chosen)
    lists = (
        ("contradiction", release.findings),
        ("weak", release.weak),
        ("possible", release.possible),
    )
    rows = ({"list": name, **_finding_values(one)} for name, findings in lists for one in findings)
    return Table(
        "findings",
        chosen,
        tuple(
            row_of(chosen, {name: one for name, one in row.items() if name in known})
            for row in rows
        ),
    )


def _finding_values(one: ReleasedFinding) -> Values:
    view, found, pair = one.view, one.view.finding, one.view.pair
    explanation = pair.explanation
    return {
        "number": one.number,
        "id": found.id,
        "code": found.code,
        "title": CODES[found.code].title,
        "voice": view.voice,
        "level": found.level.value,
        "question": view.question,
        "verdict": found.verdict.value,
        "attributes": tuple(each.value for each in found.attributes),
        **_side_values("first", pair.a, pair.a_holds, is_denied=pair.a_denied),
        **_side_values("second", pair.b, pair.b_holds, is_denied=pair.b_denied),
        **_line_values(one),
        "order": pair.order.value,
        "apart": format_gap(pair.gap),
        "rule": explanation.rule if explanation else None,
        "rule_why": explanation.why if explanation else None,
        "pairs": found.pairs,
        "also_against": view.also_against,
        "also_on_file": tuple(each.id for each in view.also_on_file),
        "strength": found.strength.value,
        "weakened_by": tuple(reason for reason, _ in pair.weaknesses),
        "would_let_both_stand": found.would_let_both_stand,
        "work_product": tuple(f"{label}: {text}" for label, text in one.work_product),
    }


def _side_values(
    side: str, view: StatementView, holds: ClaimView | None, *, is_denied: bool
) -> Values:
    return {
        f"{side}_id": view.id,
        f"{side}_date": format_date(view.when),
        f"{side}_speaker": tuple(one.label for one in view.speakers),
        f"{side}_to": view.to_names,
        f"{side}_says": _says(view, holds, is_denied=is_denied),
        f"{side}_wording": view.wording,
        f"{side}_text": view.text,
        f"{side}_source": tuple(
            ", ".join(filter(None, (one.publisher, _words(one.date), one.locator)))
            for one in view.citations
        ),
    }


def _says(view: StatementView, holds: ClaimView | None, *, is_denied: bool) -> str:
    if holds is None:
        return view.figure or ""
    if is_denied and holds.mode != "denies":
        return f"implies that this does not hold: {holds.means}"
    return f"{holds.mode}: {holds.means}"


def _line_values(one: ReleasedFinding) -> Values:
    """The two lines, each beside the statement of the best pair that belongs to it."""
    first, second = one.view.sides
    if one.view.pair.a.utterance not in first.ids:
        first, second = second, first
    return {
        "first_line": first.positions,
        "first_statements": first.ids,
        "second_line": second.positions,
        "second_statements": second.ids,
    }


def _words(date: FuzzyDate | None) -> str:
    return format_date(date) if date else ""


# -- listed apart ---------------------------------------------------------------------------------

APART: Final = (
    _finding(
        "code", Cell.TEXT, "C204, C401 or C402: listed, and never counted as a contradiction."
    ),
    _finding("title", Cell.TEXT, "The kind in a few words."),
    _finding("statement", Cell.TEXT, "The finding, the announcement or the referral, by id."),
    _finding("date", Cell.TEXT, "When it was said, in words."),
    _finding("speaker", Cell.LIST, "Each signatory as printed."),
    _finding("text", Cell.TEXT, "The words, to the letter."),
    _finding("concerns", Cell.LIST, "What it is about, ends, or is refused by, by id."),
    _finding("may_concern", Cell.LIST, "What an outside finding only may be about, by id."),
    _finding(
        "topics",
        Cell.LIST,
        "On which topics the lines in `concerns` end: one row for each way of ending.",
    ),
    _finding("how", Cell.TEXT, "How it is announced, or to whom it refers."),
)


def apart_table(release: Release) -> Table:
    """Outside findings, announced changes and referrals, in this order."""
    return Table("listed_apart", APART, tuple(row_of(APART, one) for one in _apart(release)))


def _apart(release: Release) -> Iterator[Values]:
    for finding in release.outside:
        yield {
            **_listed("C204", finding.statement),
            "concerns": _ids(finding.meets),
            "may_concern": _ids(finding.may_meet),
        }
    for change in release.changes:
        for part in change.parts:
            yield {
                **_listed("C401", change.statement),
                "concerns": _ids(part.ends),
                "topics": part.topics,
                "how": part.how,
            }
    for referral in release.referrals:
        yield {
            **_listed("C402", referral.statement),
            "concerns": _ids(refusal for refusal, _ in referral.refusals),
            "how": f"refers to {referral.to_name}",
        }


def _listed(code: str, view: StatementView) -> Values:
    return {
        "code": code,
        "title": CODES[code].title,
        "statement": view.id,
        "date": format_date(view.when),
        "speaker": tuple(one.label for one in view.speakers),
        "text": view.text,
    }


def _ids(views: Iterable[StatementView]) -> tuple[str, ...]:
    return tuple(one.id for one in views)


# -- sources --------------------------------------------------------------------------------------


def _source(name: str, cell: Cell, means: str, *, is_internal: bool = False) -> Column:
    return Column(name, Of.SOURCE, cell, means, is_read=False, is_internal=is_internal)


SOURCES: Final = (
    _source("number", Cell.NUMBER, "As in the report made of the same release."),
    _source("id", Cell.TEXT, "The source's id."),
    _source("title", Cell.TEXT, "As printed."),
    _source("publisher", Cell.TEXT, "Who issued it."),
    _source("kind", Cell.TEXT, "newspaper, letter, web-page ..."),
    _source("document", Cell.DATE, "Date of the document, as typed."),
    _source("page", Cell.DATE, "Date of the page that carries it, as typed."),
    _source("copy", Cell.DATE, "When the copy was made, as typed."),
    _source("url", Cell.TEXT, "The address, or none-given."),
    _source("archived", Cell.TEXT, "The address of an archive copy."),
    _source("seen", Cell.TEXT, "whole or in-part, as the coder saw it."),
    _source("sha256", Cell.TEXT, "Of the copy that was read."),
    _source("cited_by", Cell.LIST, "Every statement shown that cites it, by id."),
    _source("restriction", Cell.TEXT, "What keeps it inside; none if nothing.", is_internal=True),
)


def sources_table(release: Release) -> Table:
    """Every source that is cited by what goes out."""
    chosen = tuple(one for one in SOURCES if release.is_internal or not one.is_internal)
    return Table("sources", chosen, tuple(_source_row(one, chosen) for one in release.sources))


def _source_row(one: SourceView, chosen: tuple[Column, ...]) -> Row:
    values: Values = {
        "number": one.number,
        "id": one.id,
        "title": one.title,
        "publisher": one.publisher,
        "kind": one.kind,
        "document": _written(one.document),
        "page": _written(one.page),
        "copy": _written(one.copy),
        "url": one.url,
        "archived": one.archived,
        "seen": one.seen,
        "sha256": one.sha256,
        "cited_by": one.cited_by,
        "restriction": one.restriction,
    }
    known = frozenset(each.name for each in chosen)
    return row_of(chosen, {name: value for name, value in values.items() if name in known})


def _written(date: FuzzyDate | None) -> str:
    return date.written if date else ""


# -- what it is -----------------------------------------------------------------------------------

ABOUT: Final = (
    Column("what", Of.SOURCE, Cell.TEXT, "What is told.", is_read=False),
    Column("value", Of.SOURCE, Cell.TEXT, "What there is to say.", is_read=False),
)


def about_table(release: Release) -> Table:
    """Which set and which program, what was asked for, what was left out and why. No clock."""
    return Table("about", ABOUT, tuple((what, value) for what, value in _about(release)))


def _about(release: Release) -> Iterator[tuple[str, str]]:
    header = release.header
    yield "release", release.stamp
    yield "title", header.title
    yield "description", release.description
    yield "set", header.digest
    yield "program", f"timeline {release.version}"
    yield "statements in the set", str(header.statements)
    yield "statements here", str(len(release.statements))
    yield "asked for", release.shown_by or "everything"
    if header.as_known_on is not None:
        yield "as known on", header.as_known_on
    if release.has_drafts:
        yield "drafts", "included; the column `review` marks each"
    yield (
        "contradiction",
        f"{CONTRADICTION}. It says nothing of what anybody knew or meant.",
    )
    for one in release.omissions:
        yield f"left out: {one.kind}", f"{one.total} {one.what}: {one.why}"
    for lost in header.incomplete:
        yield "not read", f"{lost.path}: {lost.id or 'the whole file'}: {lost.reason}"
