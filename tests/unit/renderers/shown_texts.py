"""Reports as text, and reports made to show one thing."""

from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.page import Block, Span
from scomm_timeline.reports import Report
from scomm_timeline.reports.views import FindingView
from tests.reports_canned import TIMELINE, shown
from tests.reports_compared import PAIR
from tests.reports_found import CONTRADICTIONS, FINDING


def text(report: Report, width: int = 80, **options: bool) -> str:
    return render("text", report, RenderOptions(width=width, **options))


def flat(report: Report, width: int = 80) -> str:
    """The report with every run of white space as one space."""
    return " ".join(text(report, width).split())


def show(*views) -> Report:
    return TIMELINE._replace(statements=tuple(shown(view) for view in views), lanes=())


def finding(**changes) -> Report:
    """The contradiction report with one finding, whose pair is changed."""
    return one_finding(FINDING._replace(pair=PAIR._replace(**changes)))


def one_finding(view: FindingView) -> Report:
    """The contradiction report with one finding."""
    return CONTRADICTIONS._replace(findings=(view,), weak=(), possible=(), changes=())


def spans(block: Block) -> list[Span]:
    """Every span of a block, however it is nested."""
    found: list[Span] = []
    parts: list[object] = list(block)
    while parts:
        part = parts.pop()
        if isinstance(part, Span):
            found.append(part)
        elif isinstance(part, tuple):
            parts.extend(part)
    return found
