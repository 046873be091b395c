"""`timeline report`: what may be passed on, as one file."""

from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Final, Protocol, cast

from scomm_timeline.cli.choosing import Chosen, Known, read_date, read_selection, read_window
from scomm_timeline.cli.declaring import option
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.closed import StrEnum

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reports.release import Release

HELP: Final = """\
Make the file that is passed on: findings, statements and sources, as one web page that opens
anywhere, as Markdown, or as the tables of a court filing.

It is public unless --internal is given: drafts, statements known from restricted sources, notes,
verdicts of reviewers and reasons for strength stay out, each kind counted. --drafts lets drafts out,
each marked as one. --internal keeps everything, and stamps every page.

\b
Formats:
  html        one page, no network: findings, timeline, statements, sources
  md          the same as Markdown; pandoc makes .docx or PDF of it
  filing      exhibit index, statement of facts, table of prior inconsistent statements (Markdown)
  csv         the claims, one a row, nothing changed: for machines
  csv-excel   the same for a spreadsheet: what it would take for a formula, a number or a date gets an
              apostrophe, and the last column says where
  xlsx        a workbook: statements, claims, findings, sources, what was left out
  jsonl       claims, findings and sources, one object a line
  timelinejs  the statements for TimelineJS3, dates in our words
  sqlite      a database with full-text search, ready for Datasette

\b
Examples:
  timeline report --output report.html
  timeline report --drafts --topic opt-out --format filing --output filing.md
  timeline report --internal --format md --output for-the-desk.md
  timeline report --format sqlite --output statements.db
"""


class ReportFormat(StrEnum):
    """What a release is written as: the names in PUBLISHERS, which a test holds equal."""

    HTML = "html"
    MD = "md"
    FILING = "filing"
    CSV = "csv"
    CSV_EXCEL = "csv-excel"
    XLSX = "xlsx"
    JSONL = "jsonl"
    TIMELINEJS = "timelinejs"
    SQLITE = "sqlite"


PUBLISHERS: Final["Mapping[str, str]"] = {
    "html": "scomm_timeline.renderers.html",
    "md": "scomm_timeline.renderers.release_markdown",
    "filing": "scomm_timeline.renderers.filing",
    "csv": "scomm_timeline.exports.csv_raw",
    "csv-excel": "scomm_timeline.exports.csv_excel",
    "xlsx": "scomm_timeline.exports.workbook",
    "jsonl": "scomm_timeline.exports.json_lines",
    "timelinejs": "scomm_timeline.exports.timelinejs",
    "sqlite": "scomm_timeline.exports.database",
}
"""Every format and its module, which offers `publish` and is imported when it is asked for."""

BINARY: Final = frozenset({"sqlite", "xlsx"})
"""Formats that are no text: never written to a terminal."""


EXTRAS: Final["Mapping[str, str]"] = {"xlsxwriter": "xlsx"}
"""Libraries that come with an extra of the package only, and its name."""


class Publisher(Protocol):
    """What a format's module has to offer."""

    def publish(self, release: "Release") -> bytes:
        """The whole release as one file. The same release gives the same bytes.

        Raises:
            NotPublishableError: It does not fit, or this machine cannot make it.
        """
        ...


def run(
    *,
    format: Annotated[  # noqa: A002 -- the option's name
        ReportFormat, option("--format", "-f", help="What is made.")
    ] = ReportFormat.HTML,
    drafts: Annotated[bool, option("--drafts", help="Let drafts out, each marked as one.")] = False,
    chosen: Chosen,
    known: Known,
    shared: Shared,
) -> int:
    """Make a report."""
    from scomm_timeline import __version__
    from scomm_timeline.cli.session import finish, open_set, read_today, write_file
    from scomm_timeline.pipeline.releasing import build_release

    window = read_window(chosen)
    day = read_date("--as-known-on", known.as_known_on)
    _check_target(format, shared)
    publisher = _publisher(format)
    session = open_set(shared)
    selection = read_selection(chosen, window, session.corpus())
    release = build_release(
        session.corpus_known_on(day),
        selection,
        is_shipped=session.is_shipped,
        version=__version__,
        is_internal=shared.internal,
        with_drafts=drafts,
        today=read_today(shared),
    )
    write_file(shared, _published(publisher, release, format))
    _tell(release, quiet=shared.quiet)
    is_empty = shared.fail_empty and not release.statements
    return finish(session, ExitCode.EMPTY if is_empty else ExitCode.DONE)


def _publisher(format_: ReportFormat) -> Publisher:
    """The module of a format. Raises UserError if the library that it needs is not installed."""
    try:
        return cast("Publisher", import_module(PUBLISHERS[format_.value]))
    except ModuleNotFoundError as error:
        extra = EXTRAS.get(error.name or "")
        if extra is None:
            raise
        raise UserError(
            f"--format {format_.value} needs {error.name}, which is not installed",
            f"pip install 'scomm-timeline[{extra}]'",
        ) from error


def _published(publisher: Publisher, release: "Release", format_: ReportFormat) -> bytes:
    from scomm_timeline.reports.release import NotPublishableError

    try:
        return publisher.publish(release)
    except NotPublishableError as error:
        raise UserError(f"--format {format_.value}: {error}", error.advice) from error


def _check_target(format_: ReportFormat, shared: Shared) -> None:
    """A workbook on a screen helps nobody."""
    import sys

    if format_.value in BINARY and not shared.output and sys.stdout and sys.stdout.isatty():
        raise UserError(
            f"--format {format_.value} is no text for a terminal", "name a file with --output"
        )


def _tell(release: "Release", *, quiet: bool) -> None:
    """On standard error what stayed inside; an empty release must not look like an empty set."""
    from scomm_timeline.cli.terminal import complain

    if quiet or release.is_internal:
        return
    withheld = [one for one in release.omissions if one.kind in {"restricted", "drafts"}]
    if withheld:
        told = "; ".join(f"{one.total} {one.what} ({one.why})" for one in withheld)
        complain(f"timeline: withheld: {told}")
    if any(one.kind == "drafts" for one in withheld):
        complain("  --drafts lets drafts out, each marked; `review: reviewed` ends being one")
