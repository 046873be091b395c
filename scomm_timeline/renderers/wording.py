"""The words that reports use for slugs, codes, dates and voices. One table for each closed list."""

from __future__ import annotations

from datetime import date

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.model.date_words import format_date, format_day, format_ends
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.renderers.page import (
    Inline,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
    quoted,
)
from scomm_timeline.renderers.visible import paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import About
    from scomm_timeline.reports.views import CitationView, ClaimView, SpeakerView, StatementView

LEVELS: Final[Mapping[str, str]] = {
    "person": "one speaker",
    "body": "one body",
    "government": "one government",
}

ATTRIBUTES: Final[Mapping[str, str]] = {
    "reversal": (
        "a reversal: on file the last of the one line comes before the first of the other, and no "
        "announced change"
    ),
    "overlap": "two lines at once: a statement of the one (weak ones count) falls between statements"
    " of the other",
    "public-vs-internal": "the one in public, the other internally",
    "widening": "the later reaches more people than the earlier",
    "audiences": "to different audiences",
}

_VERBS: Final[Mapping[str, str]] = {
    "asserts": "says",
    "denies": "denies",
    "presupposes": "presupposes",
    "hedged": "hedged",
    "asks": "asks",
    "wishes": "wishes",
    "considers": "considers",
    "recommends": "recommends",
    "option": "option",
    "if": "if",
}

RELATION_VERBS: Final[Mapping[str, str]] = {
    "replies-to": "replies to",
    "supersedes": "supersedes",
    "rescinds": "rescinds",
    "ends": "ends",
    "suspends": "suspends",
    "corrects": "corrects",
    "confirms": "confirms",
    "reinterprets": "reinterprets",
    "denies-statement": "denies the statement",
    "acknowledges": "acknowledges",
    "reports": "reports",
    "refers-to": "refers the asker to",
    "version-of": "is a version of",
    "same-event-as": "is of the same event as",
    "after": "is later than",
    "before": "is earlier than",
}
"""How one record points to another, as a verb."""

_GRADES: Final[Mapping[str, str]] = {
    "not-checked": "quotation not checked against the source",
    "matches": "quotation matches the source",
    "matches-with-omissions": "quotation matches the source, with its omissions marked",
    "needs-reader": "quotation close to the source and not equal: needs a reader",
    "not-found": "quotation not found in the source",
    "several-places": "quotation found in several places of the source",
    "no-text-layer": "quotation not checked: the source has no text layer",
    "source-missing": "quotation not checked: the source is missing",
    "source-changed": "quotation not checked: the source has changed",
    "stale": "quotation not checked again since it or its source changed",
}

_UNQUOTED: Final[Mapping[str, str]] = {
    "reported": "the source's own sentence, telling what was said",
    "paraphrase": "coder's paraphrase; nothing to match",
    "characterization": "an evaluation, never one side of a finding",
}

BASES: Final[Mapping[str, str]] = {
    "resolved-inside-dated-page": "day taken from the dated page that reports it",
    "inferred": "date inferred",
    "in-force-on": "in force on that day",
}
"""How a date is known, where it does not stand in the document."""

_CHANNELS: Final[Mapping[str, str]] = {
    "public": "in public",
    "internal": "internal",
    "congress": "Congress",
    "state": "a state",
    "local": "a locality",
    "agency": "an agency",
    "court": "a court",
}

WHO: Final[Mapping[str, str]] = {
    "local": "localities",
    "state": "states",
    "both": "states and localities",
    "not-stated": "who is bound: not stated",
}

_NO_POSITION: Final[Mapping[str, str]] = {
    "unsure": "the speaker is unsure",
    "not-stated": "the words state none",
    "not-seen": "the words were not seen",
}


def counted(count: int, unit: str, plural: str = "") -> str:
    """`1 finding`, `2 findings`."""
    return f"{count} {unit}" if count == 1 else f"{count} {plural or unit + 's'}"


def code_title(code: str | None) -> str:
    """What a code says in a few words."""
    known = CODES.get(code or "")
    return known.title if known else "Two positions"


def kinds(finding: Finding) -> str:
    """What kind of inconsistency it is: of its lines and of the pair shown, then of other pairs."""
    shown = (*finding.of_lines, *finding.pair_attributes)
    told = [ATTRIBUTES.get(one.value, one.value) for one in shown]
    if finding.elsewhere:
        others = [ATTRIBUTES.get(one.value, one.value) for one in finding.elsewhere]
        told.append(f"among the pairs: {', '.join(others)}")
    return "; ".join(told)


def relation(kind: str) -> str:
    """A relation as a verb."""
    return RELATION_VERBS.get(kind, kind.replace("-", " "))


# -- dates ---------------------------------------------------------------------------------------


def date_line(view: StatementView) -> Inline:
    """The date as narrow as the record allows, then as it was written and why it is so narrow."""
    text = inline(own(format_date(view.when), Style.STRONG))
    asides = date_asides(view)
    return inline(text, " (", asides, ")") if asides else text


def date_asides(view: StatementView) -> Inline:
    """How the date was written and why it is so narrow; empty where the date says all.

    Where something else on file narrows the date, what the record says of it is said of its own.
    """
    written: list[Inline] = []
    if view.made_as_written:
        written.append(inline("source says ", quoted(view.made_as_written)))
    if view.made_basis in BASES:
        unit = "day" if view.made.end - view.made.earliest == 1 else "date"
        written.append(inline(BASES[view.made_basis].replace("day taken", f"{unit} taken")))
    narrowed = (view.when.earliest, view.when.end) != (view.made.earliest, view.made.end)
    cut = view.when.cut or ("dated by another record of the same utterance" if narrowed else "")
    why = [inline(cut)] if cut else []
    alone = [inline(f"this record by itself: {format_date(view.made)}")] if narrowed else []
    asides = [*why, *alone, *written] if narrowed else [*written, *why]
    if view.redacted:
        asides.append(inline("words still struck out on the day asked for"))
    return joined("; ", asides)


def first_and_last(dates: Iterable[FuzzyDate]) -> str:
    """When some statements were made, by their dates: one date, or that of the first and of the last.

    Which of them is the first may be open, so both are told as bounds where they must be.
    """
    first, last = format_ends(dates)
    return first if first == last else f"first {first}, last {last}"


def iso_day(text: str) -> str:
    """`2010-09-07` as `7 Sep 2010`. Raises ValueError for anything but an ISO day."""
    return format_day(date.fromisoformat(text).toordinal())


# -- voices --------------------------------------------------------------------------------------


def addressees(view: StatementView) -> Inline:
    """`to Mara Quill (Congress)`, `to the press`, `internal`."""
    if view.to == ("internal",):
        return inline("internal")
    names = [_addressee(slug, name) for slug, name in zip(view.to, view.to_names, strict=True)]
    text = inline("to ", joined(", ", names))
    channel = _CHANNELS.get(view.channel)
    if channel is None or any(map(_is_audience, view.to, view.to_names)):
        return text  # the audience says it already
    return inline(text, f" ({channel})")


def _addressee(slug: str, name: str) -> Inline:
    if slug == "not-stated":
        return inline("an addressee who is not stated")
    if not _is_audience(slug, name):
        return inline(data(name))
    return inline("the ", data(name.replace("-", " ")))


def _is_audience(slug: str, name: str) -> bool:
    """True for the press or the state governors: an audience that has no name but its slug."""
    return name.replace(" ", "-") == slug


def speakers(views: Sequence[SpeakerView]) -> Inline:
    """The signatories by their printed labels."""
    return joined("; ", [inline(data(one.label)) for one in views])


def signed(view: StatementView) -> Inline:
    """Who spoke, and for whom."""
    text = speakers(view.speakers)
    if view.on_behalf:
        text = inline(text, ", for ", speakers(view.on_behalf))
    return text


# -- words ---------------------------------------------------------------------------------------


def words(view: StatementView) -> tuple[Inline, ...]:
    """The evidence, in quotation marks only if the words are the speaker's own."""
    lines = [inline(data(one)) for one in paragraphs(view.text)]
    if view.wording in {"quote", "fragment"}:
        lines[0] = inline("“", lines[0])
        lines[-1] = inline(lines[-1], "”")
    return tuple(lines)


def mark(view: StatementView) -> str:
    """What the words are, and whether anybody held them against their source."""
    unquoted = _UNQUOTED.get(view.wording)
    if unquoted is not None:
        return f"({unquoted})"
    grade = _GRADES.get(view.quotation, f"quotation: {view.quotation}")
    return f"(fragment; {grade})" if view.wording == "fragment" else f"({grade})"


def citation(view: CitationView) -> Inline:
    """Publisher, date and how it is known, place in it; seen in part; the reporter's hedge."""
    parts = [inline(data(view.publisher))]
    dated = inline(format_date(view.date) if view.date else "undated")
    if view.date and view.basis in BASES:
        dated = inline(dated, f", {BASES[view.basis]}")
    parts.append(dated)
    if view.locator:
        parts.append(inline(data(view.locator)))
    text = joined(", ", parts)
    if view.seen != "whole":
        text = inline(text, " (seen in part)")
    if view.reporter_hedge:
        text = inline(text, "; the reporter hedges: ", quoted(view.reporter_hedge))
    if view.text:
        text = inline(text, "; printed here: ", quoted(view.text))
    return text


def via(view: StatementView) -> Inline:
    """The mouths between speaker and source, nearest the speaker first."""
    return joined(", then ", [inline(data(one)) for one in view.via])


# -- claims --------------------------------------------------------------------------------------


def holding(claim: ClaimView, *, denied: bool) -> tuple[str, Inline]:
    """How a claim is held, as a label, and what is held, as the codebook means it."""
    means = inline(data(claim.means))
    if denied and claim.mode != "denies":
        until = f" until {format_date(claim.becomes)}" if claim.becomes else ""
        return "implies", inline(f"that this does not hold{until}: ", means)
    return _VERBS.get(claim.mode, claim.mode), means


def claim_scope(claim: ClaimView) -> Inline:
    """Position, component, places, people and days a claim speaks of."""
    return inline(data(f"{claim.topic}/{claim.position}"), "; ", claim_limits(claim))


def claim_limits(claim: ClaimView) -> Inline:
    """Component, places, people and days a claim speaks of."""
    parts = [
        inline(data(claim.component)),
        joined(", ", [inline(data(one)) for one in claim.place_names]),
    ]
    if claim.who:
        parts.append(inline(WHO[claim.who]))
    if claim.extent == "some":
        parts.append(inline("some of them only"))
    parts += [
        inline(f"{axis}: ", data(", ".join(values)))
        for axis, values in (("people", claim.stages), ("record", claim.records))
        if values
    ]
    if claim.becomes:
        parts.append(inline(f"from {format_date(claim.becomes)}, until then not"))
    if claim.valid_until:
        parts.append(inline(f"until {format_date(claim.valid_until)}"))
    if claim.about:
        parts.append(about(claim.about))
    return joined("; ", parts)


def about(view: About) -> Inline:
    """That a second-order claim speaks of earlier statements, and of which."""
    return inline("about ", spoken_of(view))


def spoken_of(view: About) -> Inline:
    """Which earlier statements a second-order claim speaks of."""
    if view.records:
        return slugs(view.records)
    parts = [inline("earlier statements")]
    if view.voices:
        parts.append(inline("by ", slugs(view.voices)))
    if view.topics:
        parts.append(inline("on ", slugs(view.topics)))
    if view.audience:
        parts.append(inline("to ", data(view.audience)))
    if view.until:
        parts.append(inline(f"until {format_date(view.until)}"))
    return joined(" ", parts)


def slugs(values: Iterable[str]) -> Inline:
    """Ids and slugs after one another."""
    return joined(", ", [inline(data(one)) for one in values])


def ids(values: Iterable[str]) -> Inline:
    """Ids as one may copy them."""
    return joined(", ", [inline(identifier(one)) for one in values])


def no_position(view: StatementView) -> Inline:
    """Why a record is kept without a position."""
    reason = _NO_POSITION.get(view.no_position or "", view.no_position or "")
    return inline("no position on ", slugs(view.topics), f" ({reason})")
