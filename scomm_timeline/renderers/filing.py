"""A release as the raw material of a filing: exhibits, facts, prior inconsistent statements.

Markdown that pandoc turns into .docx or PDF with its links kept. Every sentence of the facts, of
the table and of the rules ends in a citation, and every citation leads to a place in this file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.date_words import format_date, format_gap
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.markdown import STAMP, escape, inline_text
from scomm_timeline.renderers.page import data, inline
from scomm_timeline.renderers.visible import visible
from scomm_timeline.renderers.wording import (
    BASES,
    addressees,
    code_title,
    counted,
    date_line,
    mark,
    signed,
    via,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.renderers.page import Inline
    from scomm_timeline.reports.release import Release, ReleasedFinding, SourceView
    from scomm_timeline.reports.views import CitationView, StatementView

_IN_SUBSTANCE: Final[Mapping[str, str]] = {
    "reported": "as the source tells it: ",
    "paraphrase": "in substance, in the coder's words: ",
}
"""What has to stand before words that are not the speaker's."""


def publish(release: Release) -> bytes:
    """The whole filing as UTF-8 text with line feeds."""
    lines = _stamped(_lines(release)) if release.is_internal else _lines(release)
    return "".join(f"{line}\n" for line in lines).encode("utf-8")


def _stamped(lines: Iterator[str]) -> Iterator[str]:
    """The stamp below the title and the heading of each section; no data begins a line so."""
    for line in lines:
        yield line
        if line.startswith(("# ", "## ")):
            yield from ("", STAMP)


def _lines(release: Release) -> Iterator[str]:
    facts = _facts(release)
    yield from _head(release)
    yield from _exhibits(release.sources)
    yield from _statement_of_facts(release, facts)
    findings = _citable(release, facts)
    rules = _numbered_rules(findings)
    yield from _inconsistent(release, facts, rules)
    yield from _rules(findings, rules)
    yield from _left_out(release, facts)


def _facts(release: Release) -> Mapping[str, int]:
    """Numbers of paragraphs by statement: what has a source, and is no evaluation."""
    told_ = [
        one.view.id
        for one in release.statements
        if one.view.citations and one.view.wording != "characterization"
    ]
    return {id_: number for number, id_ in enumerate(told_, start=1)}


def _text(line: Inline) -> str:
    return inline_text(line)


# -- head and exhibits ---------------------------------------------------------------------------


def _head(release: Release) -> Iterator[str]:
    yield f"# {_text(inline(data(release.header.title)))}: exhibits, facts, prior inconsistent statements"
    yield ""
    yield f"- {_text(told.made_from(release))}"
    if release.shown_by:
        yield f"- Chosen: {escape(visible(release.shown_by))}"
    yield f"- {_text(inline(told.CONTRADICTION))}"
    for line in told.cautions(release):
        yield f"- {_text(line)}"
    yield "- Ex.: exhibit, in the index below. ¶: paragraph of the statement of facts."
    yield ""


def _exhibits(sources: Iterable[SourceView]) -> Iterator[str]:
    """The index: number, document, date, what was seen, address and hash."""
    yield from ("## Exhibit index", "")
    rows = [_exhibit(one) for one in sources]
    if not rows:
        yield from ("No document is cited.", "")
        return
    yield from _table(("Exhibit", "Document", "Date", "Seen", "Where"), (2, 7, 3, 2, 6), rows)


def _exhibit(one: SourceView) -> tuple[str, ...]:
    title = _text(
        inline(data(one.title), told.title_end(one), " ", data(one.publisher), ", ", data(one.kind))
    )
    where = [] if one.url == "none-given" else [_text(inline(data(one.url)))]
    where += [f"archived: {_text(inline(data(one.archived)))}"] if one.archived else []
    where += [f"SHA-256 `{one.sha256}`"] if one.sha256 else []
    return (
        f'<span id="ex-{one.number}">Ex. {one.number}</span>',
        title,
        _dated(one),
        "whole" if one.seen == "whole" else "in part",
        "; ".join(where) or "no address given",
    )


def _dated(one: SourceView) -> str:
    """The date, and what it rests on where the document does not state it."""
    if one.date is None:
        return "undated"
    basis = f", {BASES[one.basis]}" if one.basis in BASES else ""
    return escape(f"{format_date(one.date)}{basis}")


def _table(
    heads: tuple[str, ...], widths: tuple[int, ...], rows: Iterable[tuple[str, ...]]
) -> Iterator[str]:
    """A table of pipes. The dashes under the heads give pandoc the widths of the columns."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('-' * (8 * width) for width in widths)}|"
    for cells in rows:
        yield f"| {' | '.join(cells)} |"
    yield ""


# -- facts ---------------------------------------------------------------------------------------


def _statement_of_facts(release: Release, facts: Mapping[str, int]) -> Iterator[str]:
    yield from ("## Statement of facts", "")
    numbers = {one.id: one.number for one in release.sources}
    by_id = release.by_id()
    if not facts:
        yield from ("No statement with a source is here.", "")
    for id_, number in facts.items():
        marks = told.marks(by_id[id_])
        draft = " [draft]" if "draft" in marks else ""
        sentence = _sentence(by_id[id_].view, numbers)
        yield from (f'<span id="p-{number}">{number}.</span>{escape(draft)} {sentence}', "")


def _sentence(view: StatementView, numbers: Mapping[str, int]) -> str:
    """When, who, to whom, the words, and where they stand."""
    through = f", through {_text(via(view))}" if view.via else ""
    when = _text(_capital(date_line(view)))
    head = f"{when}, {_text(signed(view))}, {_text(addressees(view))}{through}"
    return f"{head}: {_words(view)} ({_cited(view, numbers)})."


def _capital(line: Inline) -> Inline:
    first, *rest = line
    return (first._replace(text=first.text[:1].upper() + first.text[1:]), *rest)


def _words(view: StatementView) -> str:
    """The words in quotation marks if they are the speaker's, else with what they are."""
    lines = [_text(one) for one in words(view)]
    text = "<br>".join(one for one in lines if one) or escape(view.act.replace("-", " "))
    before = _IN_SUBSTANCE.get(view.wording, "")
    return f"{before}{text.rstrip('.') if before else text}"


def _cited(view: StatementView, numbers: Mapping[str, int]) -> str:
    cited = [_citation(one, numbers[one.source]) for one in view.citations]
    grade = "" if view.wording not in {"quote", "fragment"} else f"; {_grade(view)}"
    return f"{'; '.join(cited)}{grade}"


def _citation(one: CitationView, number: int) -> str:
    return f"[Ex. {number}](#ex-{number}){_text(told.where_in(one))}"


def _grade(view: StatementView) -> str:
    """Whether anybody held the words against the exhibit: whoever signs has to know."""
    return _text(inline(mark(view).strip("()")))


# -- prior inconsistent statements ---------------------------------------------------------------


def _citable(release: Release, facts: Mapping[str, int]) -> tuple[ReleasedFinding, ...]:
    """Findings of which both sides are among the facts."""
    return tuple(
        one
        for one in release.findings
        if one.view.pair.a.id in facts and one.view.pair.b.id in facts
    )


def _inconsistent(
    release: Release, facts: Mapping[str, int], rules: Mapping[str, int]
) -> Iterator[str]:
    yield from ("## Prior inconsistent statements", "")
    shown = _citable(release, facts)
    if not shown:
        yield from (told.nothing_found(release), "")
        return
    numbers = {one.id: one.number for one in release.sources}
    rows = [_row(one, facts, numbers, rules) for one in shown]
    heads = ("No.", "Speaker and question", "Statement A", "Statement B", "Order", "Rule")
    yield from _table(heads, (2, 6, 8, 8, 4, 6), rows)


def _row(
    one: ReleasedFinding,
    facts: Mapping[str, int],
    numbers: Mapping[str, int],
    rules: Mapping[str, int],
) -> tuple[str, ...]:
    view, pair = one.view, one.view.pair
    code = view.finding.code
    about = inline(data(view.voice), ": ", data(view.question), f" {code_title(code)} ({code})")
    cited = ", ".join(_paragraph(each, facts) for each in (pair.a, pair.b))
    return (
        str(one.number),
        f"{_text(about)} ({cited}).",
        _cell(pair.a, facts, numbers),
        _cell(pair.b, facts, numbers),
        f"{escape(format_gap(pair.gap))}; {told.ORDERS[pair.order]} ({cited}).",
        _rule_cell(one, rules),
    )


def _paragraph(view: StatementView, facts: Mapping[str, int]) -> str:
    return f"[¶ {facts[view.id]}](#p-{facts[view.id]})"


def _cell(view: StatementView, facts: Mapping[str, int], numbers: Mapping[str, int]) -> str:
    when = _text(_capital(inline(format_date(view.when))))
    head = f"{when}, {_text(signed(view))}, {_text(addressees(view))}"
    return f"{head}: {_words(view)} ({_paragraph(view, facts)}; {_cited(view, numbers)})."


def _rule_cell(one: ReleasedFinding, rules: Mapping[str, int]) -> str:
    cited = ", ".join(_rule_link(id_, rules) for id_ in _rules_of(one))
    return f"Incompatible by the codebook ({cited})."


def _rule_link(id_: str, rules: Mapping[str, int]) -> str:
    return f"[rule {escape(visible(id_))}](#rule-{rules[id_]})"


def _rules_of(one: ReleasedFinding) -> Mapping[str, Inline]:
    """Every rule that a finding's best pair rests on, by id, with the reason the codebook prints."""
    explanation = one.view.pair.explanation
    found: dict[str, Inline] = {}
    if explanation is None:
        return found
    ways = explanation.ways or ()
    if explanation.rule is not None:
        found[explanation.rule] = inline(data(explanation.why))
    elif explanation.excludes is not None:
        first, second = explanation.excludes
        found[f"not {second}" if first == second else first] = inline(data(explanation.why))
    for way in ways:
        held = way.holds
        for step in way.steps:
            if step.rule is not None:
                found[step.rule] = inline(
                    data(held), " entails ", data(step.position), ", ", data(step.why)
                )
            held = step.position
    for comparison in explanation.scope:
        found.update({rule.id: inline(data(rule.why)) for rule in comparison.rules})
    return found


def _numbered_rules(findings: Iterable[ReleasedFinding]) -> Mapping[str, int]:
    """Every rule that the table relies on, in the order of its first use."""
    relied = dict.fromkeys(id_ for one in findings for id_ in _rules_of(one))
    return {id_: number for number, id_ in enumerate(relied, start=1)}


def _rules(findings: Sequence[ReleasedFinding], rules: Mapping[str, int]) -> Iterator[str]:
    """The rules that the table relies on, each with the reason that the codebook prints."""
    if not rules:
        return
    reasons: dict[str, Inline] = {}
    for one in findings:
        reasons.update(_rules_of(one))
    yield from ("## Rules relied on", "")
    for id_, number in rules.items():
        name = f'<span id="rule-{number}">Rule {escape(visible(id_))}</span>'
        reason = _text(reasons[id_]).rstrip(".")
        yield f"- {name}: {reason} (codebook, {_rule_link(id_, rules)})."
    yield ""


# -- the rest ------------------------------------------------------------------------------------


def _left_out(release: Release, facts: Mapping[str, int]) -> Iterator[str]:
    yield from ("## What was left out, and why", "")
    lines = [_text(told.omission(one)) for one in release.omissions]
    unsourced = sum(not one.view.citations for one in release.statements)
    evaluations = len(release.statements) - len(facts) - unsourced
    if unsourced:
        lines.append(f"{counted(unsourced, 'statement')}: no source is cited for it.")
    uncited = len(release.findings) - len(_citable(release, facts))
    if uncited:
        lines.append(f"{counted(uncited, 'finding')}: no source is cited for one of its sides.")
    if evaluations:
        lines.append(f"{counted(evaluations, 'evaluation')}: words that judge, and state no fact.")
    for line in lines or [told.NOTHING_OMITTED]:
        yield f"- {line}"
