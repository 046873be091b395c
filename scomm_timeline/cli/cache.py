"""`timeline cache clear|path`: what is kept between two runs, outside of every set."""

from typing import Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.closed import StrEnum

HELP: Final = """\
Say where readings are kept between two runs (path), or remove them all (clear).

A set that was read once is not read again until a file of it changes by a character. What is kept
stands outside the set, is readable by you alone, and never decides an answer: with --no-cache every
command gives the same one.

\b
Examples:
  timeline cache path
  timeline cache clear
"""


class Deed(StrEnum):
    """What to do with what is kept."""

    CLEAR = "clear"
    PATH = "path"


def run(
    *,
    deed: Annotated[Deed, typer.Argument(metavar="clear|path", help="Remove it; or say where.")],
    shared: Shared,
) -> int:
    """Remove what is kept, or say where it is."""
    from scomm_timeline.cli.session import check_values, write
    from scomm_timeline.disk import cache

    check_values(shared)
    folder = cache.cache_folder()
    if folder is None:
        raise UserError("you have no home folder, so nothing is kept", "set XDG_CACHE_HOME")
    if deed is Deed.PATH:
        write(shared, [f"{folder}\n"])
        return ExitCode.DONE
    try:
        count = cache.clear()
    except OSError as error:
        raise UserError(f'cannot clear "{folder}": {error.strerror}') from error
    write(shared, [f"{count} removed from {folder}\n"])
    return ExitCode.DONE
