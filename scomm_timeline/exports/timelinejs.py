"""TimelineJS3: a timeline that newsrooms know how to put on a page.

What a reader sees as the date is `display_date`, in our words; `start_date` and `end_date` are the
first and the last day that are possible, both written out, so that no unknown day becomes the first
of its month in silence. An open end has no day: such a date is drawn on the end that is known, and
its words say "or later".

TimelineJS takes headline and text for HTML, so both are escaped; it reads `group` and `display_date`
as HTML once and writes them as HTML again, so these are escaped twice.
"""

from __future__ import annotations

import html
import json
from datetime import date
from typing import TYPE_CHECKING, Final

from scomm_timeline.exports.cells import storable
from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.dates import Precision
from scomm_timeline.model.json_text import obey_nothing
from scomm_timeline.model.statement import Wording
from scomm_timeline.reports.page_links import page_link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.dates import Day, FuzzyDate
    from scomm_timeline.reports.release import Release, ReleasedStatement
    from scomm_timeline.reports.views import CitationView, StatementView

TITLE_ID: Final = "about-this-timeline"
_NO_BODY: Final = "No body"

Object = dict[str, object]


def publish(release: Release) -> bytes:
    """The statements as a TimelineJS3 configuration."""
    stamp = _paragraphs(iter([release.stamp])) if release.is_internal else ""
    lanes = {
        id_: lane.name for lane in release.lanes for row in lane.rows for id_ in row.statements
    }
    value: Object = {
        "scale": "human",
        "title": _title(release),
        "events": [_event(one, lanes, stamp) for one in release.statements],
    }
    text = storable(json.dumps(value, ensure_ascii=False, indent=1))
    return f"{obey_nothing(text)}\n".encode()


def _title(release: Release) -> Object:
    header = release.header
    lines = [
        release.description,
        f"{len(release.statements)} of {header.statements} statements; set {header.digest}, "
        f"timeline {release.version}. Bars span every day that is possible.",
        *(f"Left out: {one.total} {one.what} ({one.why})." for one in release.omissions),
    ]
    if release.is_internal:
        lines.insert(0, release.stamp)
    return {
        "unique_id": TITLE_ID,
        "text": {"headline": _escape(header.title), "text": _paragraphs(filter(None, lines))},
        "autolink": False,
    }


def _event(one: ReleasedStatement, lanes: dict[str, str], stamp: str) -> Object:
    """One slide; an internal one bears the stamp, for it is seen without the first."""
    view = one.view
    start, end = _ends(view.when)
    event: Object = {
        "unique_id": view.id,
        "start_date": start,
        "display_date": _twice(format_date(view.when)),
        "group": _twice(lanes.get(view.id, _NO_BODY)),
        "text": {"headline": _escape(_headline(view)), "text": stamp + _text(one)},
        "autolink": False,
    }
    if end != start:
        event["end_date"] = end
    return event


# -- dates ----------------------------------------------------------------------------------------


def _ends(when: FuzzyDate) -> tuple[Object, Object]:
    """The first and the last possible day; of an open date twice the day that is known."""
    first, last = when.earliest, when.latest
    if when.is_open_start:
        first = last
    elif when.is_open_end:
        last = first
    start, end = _day(first), _day(last)
    if when.precision is Precision.MINUTE and when.minute is not None and first == last:
        time: Object = {"hour": str(when.minute // 60), "minute": str(when.minute % 60)}
        return {**start, **time}, {**end, **time}
    return start, end


def _day(day: Day) -> Object:
    at = date.fromordinal(day)
    return {"year": str(at.year), "month": str(at.month), "day": str(at.day)}


# -- words ----------------------------------------------------------------------------------------


def _headline(view: StatementView) -> str:
    names = " and ".join(one.label for one in view.speakers) or "Speaker not stated"
    return f"{names}, to {', '.join(view.to_names)}" if view.to_names else names


def _text(one: ReleasedStatement) -> str:
    """The words and what they are, what they say, where they stand, the id."""
    view = one.view
    verbatim = view.wording in {Wording.QUOTE.value, Wording.FRAGMENT.value}
    words = f"“{view.text}”" if verbatim else view.text
    parts = [f"<blockquote>{_lines(words)}</blockquote>", f"<p>({_escape(view.wording)})</p>"]
    if view.sense:
        parts.append(f"<p>In the coder's words: {_lines(view.sense)}</p>")
    parts += [f"<p>{_escape(f'{claim.mode}: {claim.means}')}</p>" for claim in view.claims]
    if view.figure:
        parts.append(f"<p>{_escape(view.figure)}</p>")
    parts += [f"<p>{_citation(cite)}</p>" for cite in view.citations]
    if one.findings:
        parts.append(f"<p>Part of: {_escape(', '.join(one.findings))}</p>")
    return "".join((*parts, f"<p>{_escape(view.id)}{_marks(one)}</p>"))


def _marks(one: ReleasedStatement) -> str:
    """What a reader has to know of the record beside its words."""
    marks = (
        ("draft", one.view.review == "draft"),
        ("only may fall between the dates asked for", one.maybe),
        ("words of it were still struck out on the day asked for", one.view.redacted),
    )
    told = "; ".join(words for words, holds in marks if holds)
    return f" ({told})" if told else ""


def _citation(cite: CitationView) -> str:
    parts = [cite.publisher, format_date(cite.date) if cite.date else "undated", cite.locator]
    told = _escape(", ".join(filter(None, parts)))
    if cite.seen != "whole":
        told += " (seen in part)"
    address = page_link(cite.url, cite.locator) or cite.url
    if not address.startswith(("https://", "http://")):
        return told
    return f'<a href="{_escape(address)}">{told}</a>'


def _paragraphs(lines: Iterator[str]) -> str:
    return "".join(f"<p>{_escape(one)}</p>" for one in lines)


def _lines(text: str) -> str:
    return _escape(text).replace("\n", "<br>")


def _escape(text: str) -> str:
    return html.escape(text)


def _twice(text: str) -> str:
    return _escape(_escape(text))
