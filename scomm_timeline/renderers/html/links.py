"""What every section of the page says of a statement: its shape, voice, evidence and links."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.date_words import format_date
from scomm_timeline.renderers import release_words as told
from scomm_timeline.renderers.html.markup import finding_id, inline_html
from scomm_timeline.renderers.page import data, inline
from scomm_timeline.renderers.wording import addressees, mark, signed, via
from scomm_timeline.reports.release import Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.renderers.page import Inline
    from scomm_timeline.reports.release import Release, ReleasedFinding, ReleasedStatement
    from scomm_timeline.reports.views import StatementView


SHAPES = {
    Stand.FIRST: "▲",
    Stand.SECOND: "▼",
    Stand.OTHER: "◆",
    Stand.NONE: "●",
}


class Links:
    """Numbers of sources and findings, and the line that each statement takes."""

    def __init__(self, release: Release) -> None:
        self.sources = {one.id: one.number for one in release.sources}
        self.findings = {one.view.finding.id: one.number for one in release.all_findings}
        self.stands = {one.view.id: one.stand for one in release.statements}

    def cited(self, view: StatementView) -> str:
        """Every citation as the number of its source, with the place in it."""
        cited = [
            f"<a href=#{source_anchor(one.source)}>[{number}]</a>{inline_html(told.where_in(one))}"
            for one in view.citations
            for number in [self.sources[one.source]]
        ]
        return "; ".join(cited) or "no source given"

    def in_findings(self, one: ReleasedStatement) -> str:
        """Links to the findings that a statement is part of."""
        return ", ".join(
            f"<a href=#{finding_id(each)}>{self.findings[each]}</a>" for each in one.findings
        )


def finding_anchor(one: ReleasedFinding) -> str:
    """A link to a finding: its id, which stays while statements come and go."""
    return finding_id(one.view.finding.id)


def source_anchor(id_: str) -> str:
    """A link to a source: by its id, which stays while the numbers change."""
    return f"r-{id_}"


def who(view: StatementView) -> str:
    """Who said it, and to whom."""
    return f"{inline_html(signed(view))} <i>{inline_html(addressees(view))}</i>"


def sense(view: StatementView) -> Inline:
    """The coder's own words beside the speaker's; empty where none were typed."""
    return inline("In the coder's words: ", data(view.sense)) if view.sense else ()


def evidence(view: StatementView, desk: Links) -> str:
    """What the words are, through whom they came, and where they stand."""
    through = f"; via {inline_html(via(view))}" if view.via else ""
    # The source follows at once, so the mark need not name it.
    what = mark(view).replace(" against the source", "")
    return f"{inline_html(inline(what))}{through} {desk.cited(view)}"


def linked(views: Sequence[StatementView]) -> str:
    """Statements by their dates, each a link to its row."""
    return linked_dates([one.id for one in views], [one.when for one in views])


def linked_dates(ids: Iterable[str], dates: Iterable[FuzzyDate]) -> str:
    """The same of statements of which no more is known than the id and the date."""
    return ", ".join(
        f'<a href="#s-{id_}">{inline_html(inline(format_date(when)))}</a>'
        for id_, when in zip(ids, dates, strict=True)
    )


def beside(views: Iterable[StatementView]) -> str:
    """Records beside a finding by date, voice and kind, alike ones as one; words are a link away."""
    alike: dict[str, list[StatementView]] = {}
    for one in views:
        said = f"{inline_html(signed(one))} ({told.kind_on_file(one)})"
        alike.setdefault(f"{format_date(one.when)} {said}", []).append(one)
    return "; ".join(
        f"{linked(group)}, {inline_html(signed(group[0]))} ({told.kind_on_file(group[0])})"
        for group in alike.values()
    )
