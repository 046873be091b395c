"""The words of a release: what it is, how it counts, what it leaves out. The same in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.codes import CONTRADICTION_SPELLED_OUT
from scomm_timeline.model.date_words import format_date, format_gap
from scomm_timeline.model.dates import Order
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.renderers.findings import lettered, pairs_counted
from scomm_timeline.renderers.page import Inline, data, identifier, inline, joined, own, quoted
from scomm_timeline.renderers.wording import (
    BASES,
    LEVELS,
    addressees,
    code_title,
    counted,
    first_and_last,
    holding,
    signed,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reports.release import (
        Omission,
        Release,
        ReleasedFinding,
        ReleasedStatement,
        SourceView,
    )
    from scomm_timeline.reports.views import (
        CitationView,
        ClaimView,
        PairView,
        StatementView,
    )

BRIEF_FINDINGS: Final = 10
"""Findings on the first page."""

_LINE: Final = 130
"""Characters of a quotation that pass for one line there; longer ones stand in the finding."""

_CLOSERS: Final = "\"'”’)]"
"""What may follow the stop of a title."""

CONTRADICTION: Final = f"{CONTRADICTION_SPELLED_OUT} It says nothing about what anybody intended."

STRENGTH: Final = (
    "Strong means that no weakening reason was found, moderate that one was: such as a paraphrase, "
    "a date that was inferred, or words that came through several mouths."
)

BRIEF: Final = (
    "Each begins with who is concerned, the question, how strong the finding is and the days between "
    "the two statements that show it best. Those follow: in quotation marks are the speaker's own "
    "words, all else is the position as the codebook puts it."
)

CARDS: Final = (
    "A and B are the two statements that show a finding best; all others of the same two lines are "
    "counted under All. X1, W1 and the like are rules of this set's codebook, quoted where they are "
    "used; the command timeline list rules prints them all. Seen in part: only some of the source was at hand "
    "when the statement was coded."
)

CHANGED: Final = (
    "Records that say in public, or to those concerned, that an earlier line ends. They are never "
    "counted as contradictions."
)

OUTSIDE: Final = (
    "What a court, an auditor or an inspector found about what a body had said. Never counted as "
    "contradictions: the two have different voices."
)

REFERRALS: Final = (
    "Who asked was sent to another body, and what that body says is that there is no way. A "
    "contradiction of neither."
)

POSITIONS: Final = (
    "A position stands from when it was said until its own words or an announcement on file end it. "
    "Months that the dates leave open are told as open."
)

WEAK: Final = "Each is weakened by two or more reasons."

POSSIBLE: Final = "Each turns on one fact that is not on file."


def what_this_is(release: Release) -> tuple[Inline, ...]:
    """The first paragraphs: what is in the file, what a contradiction is, how sure one can be."""
    head = release.header
    lines = [inline(data(release.description))] if release.description else []
    lines += [inline(_counts(release)), inline(CONTRADICTION)]
    if release.findings:
        lines.append(inline(STRENGTH))
    if release.shown_by:
        lines.append(
            inline(
                "Shown is what was asked for: ",
                data(release.shown_by),
                ". It was compared with the whole set, and the other side of a finding is here too.",
            )
        )
    if head.as_known_on is not None:
        day = format_date(parse_date(head.as_known_on))
        lines.append(inline(f"Compared is only what the public could know on {day}."))
    seen = [one for one in release.sources if one.seen != "whole"]
    if seen:
        lines.append(
            inline(
                f"Of {counted(len(release.sources), 'cited source')}, {len(seen)} "
                f"{'was' if len(seen) == 1 else 'were'} seen in part only: an excerpt or some pages."
            )
        )
    lines += cautions(release)
    return tuple(lines)


def cautions(release: Release) -> list[Inline]:
    """What a reader must know before reading on: withheld, drafts, unread."""
    withheld = [one for one in release.omissions if one.kind in {"restricted", "drafts"}]
    lines = []
    if withheld:
        told = "; ".join(f"{one.total} {one.what} ({one.why})" for one in withheld)
        lines.append(inline(f"Not in this release: {told}. All that was left out is at the end."))
    drafts = sum(one.view.review == "draft" for one in release.statements)
    if drafts:
        how_many = "1 statement is a draft" if drafts == 1 else f"{drafts} statements are drafts"
        lines.append(inline(f"{how_many}: no second person has reviewed the coding."))
    if release.is_incomplete:
        lines.append(
            inline(
                "Incomplete: some records could not be read and were compared with nothing, so that "
                "what is not found here may still be there."
            )
        )
    return lines


def _counts(release: Release) -> str:
    """How much is here: statements, sources, contradictions by level, announced changes."""
    levels = [one.view.finding.level.value for one in release.findings]
    told = ", ".join(
        f"{levels.count(one)} of {words}" for one, words in LEVELS.items() if one in levels
    )
    total = counted(len(release.findings), "contradiction")
    return (
        f"{counted(len(release.statements), 'statement')} from "
        f"{counted(len(release.sources), 'source')}. {total}{f' ({told})' if told else ''}, "
        f"{counted(len(release.changes), 'announced change')}."
    )


def marks_told(release: Release) -> Inline:
    """The meaning of every mark that a statement of the release bears; empty if none does."""
    used = {mark for one in release.statements for mark in marks(one)}
    told = [inline(own(mark), f": {why}") for mark, why in MARKS.items() if mark in used]
    text = joined("; ", told)
    return inline("Marks: ", text, ".") if told else ()


def made_from(release: Release) -> Inline:
    """Which set, in which state, by which version: what anybody needs to make the file again."""
    head = release.header
    shipped = ", as shipped with the program" if head.is_shipped else ""
    return inline(
        "Made from set ",
        identifier(head.digest),
        f" ({counted(head.statements, 'statement')}{shipped}) by timeline {release.version}.",
    )


def nothing_found(release: Release) -> str:
    """What to say where there is no finding: an absence that proves little."""
    if not release.statements:
        return "There is no statement to compare."
    return "No contradiction was found among the statements that were compared."


def omission(one: Omission) -> Inline:
    """How many of what, and why: `3 drafts: coding not yet reviewed by a second person`."""
    return inline(f"{one.total} {one.what}: {one.why}.")


NOTHING_OMITTED: Final = "Nothing: every statement of the set is here."


# -- findings ------------------------------------------------------------------------------------


def finding_title(one: ReleasedFinding) -> Inline:
    """`Finding 2. One speaker, two positions (C101)`."""
    code = one.view.finding.code
    return inline(f"Finding {one.number}. {code_title(code)} ({code})")


def strength(one: ReleasedFinding) -> str:
    """The word; why is work product."""
    return one.view.finding.strength.value


def brief(one: ReleasedFinding) -> tuple[Inline, Inline, Inline]:
    """A finding in three lines, without its title: whose and about what, then each side."""
    view, pair = one.view, one.view.pair
    first = inline(
        data(view.voice_short),
        ". ",
        data(view.question),
        f" {strength(one).capitalize()}; {_days_apart(pair)}",
    )
    return (
        first,
        _brief_side(pair.a, pair.a_holds, denied=pair.a_denied),
        _brief_side(pair.b, pair.b_holds, denied=pair.b_denied),
    )


def _days_between(pair: PairView) -> str:
    days = format_gap(pair.gap)
    return "days between not known" if days.startswith("not known") else days


def _days_apart(pair: PairView) -> str:
    days = _days_between(pair)
    return days if days.startswith("days between") else f"{days} between"


def _brief_side(view: StatementView, holds: ClaimView | None, *, denied: bool) -> Inline:
    """The words if they are the speaker's and short enough for a line, else what is held."""
    head = inline(format_date(view.when), ", ", addressees(view))
    if holds is None or (view.wording in {"quote", "fragment"} and len(view.text) <= _LINE):
        return inline(
            head,
            ": ",
            quoted(view.text) if view.wording in {"quote", "fragment"} else data(view.text),
        )
    label, what = holding(holds, denied=denied)
    return inline(head, f", {label}: ", what)


def between(one: ReleasedFinding) -> Inline:
    """What is between the two sides: the days, and which came first."""
    pair = one.view.pair
    return inline(_days_between(pair), "; ", ORDERS[pair.order])


ORDERS: Final[Mapping[Order, str]] = {
    Order.BEFORE: "A came first",
    Order.AFTER: "B came first",
    Order.SAME_DAY: "which came first is not established",
    Order.NOT_ESTABLISHED: "which came first is not established",
}


def pairs_told(one: ReleasedFinding) -> Inline:
    """How many statements stand on each side, over which time, and in how many pairs."""
    found = one.view.finding
    sides = [
        inline(
            f"{counted(len(side.ids), 'statement')} ",
            f"({first_and_last(side.dates) if side.dates else 'none'})",
        )
        for _, side in lettered(one.view)
    ]
    return inline(
        joined(" against ", sides), "; ", pairs_counted(found.pairs, found.possible_pairs)
    )


def kind_on_file(view: StatementView) -> str:
    """What a record that stands beside a finding is, in a word or two."""
    if view.wording == "characterization":
        return "an evaluation"
    if view.act == "outside-finding":
        return "an outside finding"
    acknowledges = any(kind in {"acknowledges", "corrects"} for kind, _ in view.relations)
    return "an acknowledgment" if acknowledges else view.act.replace("-", " ")


# -- statements and sources ----------------------------------------------------------------------


MARKS: Final[Mapping[str, str]] = {
    "draft": "nobody has reviewed how it was coded",
    "order open": "whether it is later than the one above is not established",
    "may be outside the days": "its date only may fall in the days asked for",
    "not asked for": "it is part of a finding or change that was",
    "struck out then": "words were still struck out on the day asked for",
}
"""Short marks of statements in a list, each with what it means."""


def marks(one: ReleasedStatement) -> list[str]:
    """Keys of MARKS that hold for a statement in this release."""
    found = ["draft"] if one.view.review == "draft" else []
    found += ["order open"] if one.order_open else []
    found += ["may be outside the days"] if one.maybe else []
    found += [] if one.asked_for else ["not asked for"]
    found += ["struck out then"] if one.view.redacted else []
    return found


def position(one: ReleasedStatement) -> tuple[tuple[str, Inline], ...]:
    """Every claim as a verb and what is held; empty for a record without a position."""
    return tuple(holding(claim, denied=claim.mode == "denies") for claim in one.view.claims)


def where(view: CitationView, number: int) -> Inline:
    """`source 3, page 2, seen in part`, with the reporter's hedge and another wording."""
    text = inline(f"source {number}")
    return inline(text, where_in(view))


def where_in(view: CitationView) -> Inline:
    """The place in a source and what has to be known of the words there."""
    parts = [inline(", ", data(view.locator))] if view.locator else []
    if view.seen != "whole":
        parts.append(inline(", seen in part"))
    if view.reporter_hedge:
        parts.append(inline("; the reporter hedges: ", quoted(view.reporter_hedge)))
    if view.text:
        parts.append(inline("; printed there: ", quoted(view.text)))
    return inline(*parts)


def source(one: SourceView) -> Inline:
    """Title, publisher, kind, dates: a source as one sentence, without its address."""
    return inline(data(one.title), title_end(one), " ", source_details(one))


def title_end(one: SourceView) -> str:
    """The full stop after a title; none after one that ends in a stop of its own, quoted or not."""
    return "" if one.title.rstrip(_CLOSERS).endswith((".", "?", "!", "…")) else "."


def source_details(one: SourceView) -> Inline:
    """What there is to know of a source beside its title and address."""
    dates = []
    if one.document:
        dates.append(f"document of {format_date(one.document)}")
    if one.page:
        dates.append(f"page of {format_date(one.page)}")
    if one.copy:
        dates.append(f"copy of {format_date(one.copy)}")
    if dates and one.basis in BASES:
        dates.append(BASES[one.basis])
    told = "; ".join(dates) or "undated"
    seen = "" if one.seen == "whole" else "; seen in part"
    seen += "" if one.restriction == "none" else f"; restricted: {one.restriction}"
    return inline(data(one.publisher), ", ", data(one.kind), f"; {told}{seen}.")


def who(view: StatementView) -> Inline:
    """Who spoke, for whom, to whom."""
    return inline(signed(view), ", ", addressees(view))
