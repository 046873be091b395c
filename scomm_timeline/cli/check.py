"""`timeline check`: every problem of every file of a set."""

from typing import Final

from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

HELP: Final = """\
Read every file of a set and print every problem, with file, line, column and what to do.

A problem costs as little as it can: most cost one statement. What had to be left out is named, the
answer says incomplete, and the exit code is 3. A set without a statement exits 5.

\b
Examples:
  timeline check
  timeline check --set statements --format json
"""


def run(*, shared: Shared) -> int:
    """Check the set."""
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.model.diagnostics import Severity
    from scomm_timeline.pipeline.taking_stock import build_check_report

    session = open_set(shared, with_notices=True)
    loaded = session.loaded
    codes = [ExitCode.DONE]
    if any(one.severity is Severity.ERROR for one in loaded.diagnostics):
        codes.append(ExitCode.FOUND)
    if loaded.corpus is not None and not loaded.corpus.statements:
        codes.append(ExitCode.EMPTY)
    return answer(session, build_check_report(loaded, is_shipped=session.is_shipped), *codes)
