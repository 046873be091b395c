"""Options that every command takes.

A command's function asks for a group of options with one argument of that group's class.
"""

# Annotations are read while the program runs, so they must be values here, not texts.

from scomm_timeline.cli.declaring import option
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Annotated


class Format(StrEnum):
    """The formats of an answer: the names in `renderers.FORMATS`, which a test holds equal."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"


class AnnotatingFormat(StrEnum):
    """The same, and GitHub's annotations, for commands that point at lines."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MD = "md"
    GITHUB = "github"


class Color(StrEnum):
    """When to color."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


class Shared(NamedTuple):
    """Options of every command."""

    set_dir: Annotated[
        str | None,
        option(
            "--set",
            metavar="DIR",
            help="The folder of the set. Default: the nearest one upward, else the shipped set.",
        ),
    ] = None
    format: Annotated[Format, option("--format", "-f", help="How the answer is written.")] = (
        Format.TEXT
    )
    output: Annotated[
        str | None,
        option("--output", "-o", metavar="FILE", help="Write the answer to a file."),
    ] = None
    color: Annotated[Color, option(help="Beats NO_COLOR and FORCE_COLOR. auto: on a terminal.")] = (
        Color.AUTO
    )
    width: Annotated[
        int | None,
        option(
            metavar="N",
            help="Columns of the text. Default: the terminal's, else 100.",
            show_default=False,
        ),
    ] = None
    quiet: Annotated[
        bool, option("--quiet", "-q", help="On standard error only what went wrong, briefly.")
    ] = False
    today: Annotated[
        str | None,
        option(metavar="DATE", help="The day that counts as today, where one is needed."),
    ] = None
    exit_zero: Annotated[
        bool, option("--exit-zero", help="Exit 0 where what was found would make it 1.")
    ] = False
    fail_empty: Annotated[bool, option("--fail-empty", help="Exit 5 if nothing is selected.")] = (
        False
    )
    internal: Annotated[
        bool, option("--internal", help="Add work product, and stamp every page.")
    ] = False
    no_cache: Annotated[
        bool, option("--no-cache", help="Read every file, and keep nothing for the next run.")
    ] = False
    debug: Annotated[bool, option("--debug", help="After a bug, print where it happened.")] = False
