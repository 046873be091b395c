"""`timeline check`: every problem of every file of a set."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import AnnotatingFormat, Format, Shared

if TYPE_CHECKING:
    from scomm_timeline.cli.session import Session
    from scomm_timeline.reports import CheckReport

HELP: Final = """\
Read every file of a set and print every problem, with file, line, column and what to do.

A problem costs as little as it can: most cost one statement. What had to be left out is named, the
answer says incomplete, and the exit code is 3. A set without a statement exits 5.

With --today a verdict or a sign-off that bears a later day is a problem: it does not count yet.

--format github writes annotations for GitHub Actions; with --base, a version of the set, only on lines
that changed since. The rest is listed and counted, and counts for the exit code all the same.

\b
Examples:
  timeline check
  timeline check --set statements --format json
  timeline check --format github --base origin/main
"""


def run(
    *,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="VERSION",
            help="With --format github: annotate only what changed since this version.",
        ),
    ] = None,
    format: Annotated[  # noqa: A002 -- the option is called so
        AnnotatingFormat, typer.Option("--format", "-f", help="How the answer is written.")
    ] = AnnotatingFormat.TEXT,
    shared: Shared,
) -> int:
    """Check the set."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.model.diagnostics import Severity
    from scomm_timeline.pipeline.taking_stock import build_check_report

    is_github = format is AnnotatingFormat.GITHUB
    if base is not None and not is_github:
        raise UserError("--base says where to annotate", "use it with --format github")
    if is_github:
        # What was left out is named in the answer; standard error is read for commands as well.
        shared = shared._replace(quiet=True)
    else:
        shared = shared._replace(format=Format(format.value))
    session = open_set(shared, with_notices=True)
    loaded = session.loaded
    codes = [ExitCode.DONE]
    if any(one.severity is Severity.ERROR for one in loaded.diagnostics):
        codes.append(ExitCode.FOUND)
    if loaded.corpus is not None and not loaded.corpus.statements:
        codes.append(ExitCode.EMPTY)
    report = build_check_report(loaded, is_shipped=session.is_shipped)
    if is_github:
        return _annotate(session, report, base, *codes)
    return answer(session, report, *codes)


def _annotate(
    session: "Session", report: "CheckReport", base: str | None, *codes: ExitCode
) -> ExitCode:
    from scomm_timeline.cli.session import finish, write
    from scomm_timeline.cli.versions import (
        changes_since,
        place_of,
        read_named,
        repository_prefix,
    )
    from scomm_timeline.renderers.github import workflow_commands
    from scomm_timeline.reports.annotating import annotated_check

    changes = None
    if base is not None:
        version = read_named(base, place_of(session.shared), "--base")
        changes = changes_since(version, session.files)
    told = annotated_check(report, repository_prefix(session.folder.path), changes)
    write(session.shared, [workflow_commands(told)])
    return finish(session, *codes)
