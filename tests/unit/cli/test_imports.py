"""What a command imports, by name: start-up is part of the answer.

`make bench` measures; this says which import would be the cause.
"""

import importlib.metadata
import re
import subprocess
import sys
from functools import cache

import pytest

from scomm_timeline.cli.app import COMMANDS
from scomm_timeline.cli.listing import What
from scomm_timeline.cli.options import AnnotatingFormat, Format
from scomm_timeline.cli.report import HELP as REPORT_HELP
from scomm_timeline.cli.report import PUBLISHERS, ReportFormat
from scomm_timeline.renderers import FORMATS
from scomm_timeline.reports.lists import LISTS
from tests.command import SETS, scrubbed, timeline

_LIST_MODULES = (
    "import atexit, os, sys\n"
    "os._exit = sys.exit\n"  # else nothing is done at exit
    "atexit.register(lambda: print(*sorted(sys.modules), file=sys.stderr))\n"
    "from scomm_timeline.cli import main\n"
    "sys.argv = ['timeline', *sys.argv[1:]]\n"
    "main()\n"
)


def _modules(*arguments: str, **environment: str) -> set[str]:
    return set(_errors_of(_LIST_MODULES, *arguments, **environment).split())


def _errors_of(program: str, *arguments: str, **environment: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=SETS,
        env=scrubbed(**environment),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return run.stderr


def _ours(modules: set[str]) -> set[str]:
    return {one.removeprefix("scomm_timeline.") for one in modules if "scomm_timeline." in one}


@cache
def _installed() -> frozenset[str]:
    return frozenset(importlib.metadata.packages_distributions())


def _others(modules: set[str]) -> set[str]:
    """Top-level packages that are neither ours nor Python's, nor brought in at Python's start."""
    top = {one.partition(".")[0] for one in modules}
    at_start = {"_distutils_hack", "sitecustomize", "usercustomize"}
    return (top & _installed()) - {"scomm_timeline"} - at_start - set(sys.stdlib_module_names)


@pytest.fixture(scope="module")
def help_modules() -> set[str]:
    return _modules("--help")


@pytest.fixture(scope="module")
def show_modules() -> set[str]:
    return _modules("show", "--no-cache", "--set", "harbor-watch")


# The command-line library and what it needs itself; from 0.26 on it carries its own click.
LIBRARY = {"typer", "annotated_doc", "shellingham", "click", "typing_extensions"}


def test_the_help_imports_the_library_and_the_names_of_the_commands(help_modules):
    assert _ours(help_modules) == {
        *("cli", "cli.app", "cli.errors", "cli.exit_codes", "cli.terminal"),
        *("model", "model.closed", "model.typed"),
    }
    assert _others(help_modules) <= LIBRARY
    assert "typer" in help_modules


_HELP_OF_EACH = (
    "import sys\n"
    "from scomm_timeline.cli import run\n"
    "for command in sys.argv[1:]:\n"
    "    assert run([command, '--help']) == 0, command\n"
    "    print(command, *sorted(sys.modules), file=sys.stderr)\n"
)


def test_the_help_of_a_command_reads_no_records():
    # One process for all: what one of them imports is still there for those behind it.
    lines = _errors_of(_HELP_OF_EACH, *COMMANDS).splitlines()
    assert [line.split()[0] for line in lines] == list(COMMANDS)
    for line in lines:
        command, *modules = line.split()
        assert _others(set(modules)) <= LIBRARY, command
        ours = {"pipeline", "reading", "analysis", "renderers", "disk"} & _ours(set(modules))
        assert not ours, command


def test_the_version_imports_no_more_than_the_help(help_modules):
    assert _ours(_modules("--version")) <= _ours(help_modules)


def test_show_of_a_set_that_was_read_before_imports_no_reader():
    _modules("show", "--set", "harbor-watch")
    modules = _modules("show", "--set", "harbor-watch")
    assert not _others(modules)
    ours = _ours(modules)
    assert "reading.memory" in ours
    assert not {"reading.load", "reading.yaml_nodes", "reading.records", "reading.shapes"} & ours


def test_show_imports_the_reader_and_nothing_for_formats_that_were_not_asked_for(show_modules):
    assert _others(show_modules) <= {"yaml", "_yaml"}  # and not the command-line library
    assert not {"rich", "dateutil", "pydantic", "jinja2"} & show_modules
    ours = _ours(show_modules)
    assert "renderers.text" in ours
    assert (
        not {
            "renderers.json_v1",
            "renderers.markdown",
            "disk.writes",
            "pipeline.comparing",
            "analysis.explain",
            "analysis.meeting",
            "analysis.grouping",
            "cli.contradictions",
            "cli.explain",
        }
        & ours
    )


SHOWN: dict[str, str] = {
    "": "analysis cli disk model pipeline reading renderers reports",
    "analysis": "codes selection",
    "cli": "choosing declaring errors exit_codes options plain session show terminal",
    "disk": "sets",
    "model": "closed codebook corpus date_words dates diagnostics edtf fingerprint inputs limits "
    "named on_demand places quotations sequence span statement typed voices",
    "pipeline": "showing",
    "reading": "circumstances claims codebook digest documents drawing entry files forms frame kinds load "
    "marks molds outline plain_layout problem receipts records shapes sharpness sources "
    "validation value voices",
    "renderers": "about_set compose lanes options page speaking statements text time_scale visible "
    "wording wrapping",
    "reports": "speaking viewing views",
}
"""What `show` needs to read a set and to print statements as text, by package."""

COMPLETED = {
    *("cli", "cli.app", "cli.choosing", "cli.completion", "cli.declaring", "cli.errors"),
    *(
        "cli.exit_codes",
        "cli.options",
        "cli.show",
        "cli.spreading",
        "cli.terminal",
        "disk",
        "disk.sets",
        "model",
        "model.inputs",
    ),
    *("model.closed", "model.limits", "model.named", "model.span", "model.typed"),
}
"""What it takes to complete a topic: files by their names, and no reader."""


def test_show_imports_what_it_needs_and_nothing_else(show_modules):
    named = {
        f"{package}.{one}".lstrip(".") for package, names in SHOWN.items() for one in names.split()
    }
    # One file of this set has an escape in quotation marks, which takes the parser.
    assert _ours(show_modules) == named | {
        "reading.building",
        "reading.events",
        "reading.slips",
        "reading.syntax",
        "reading.yaml_nodes",
    }


COSTLY = {"argparse", "contextlib", "enum", "json", "pathlib", "re", "typing"}
"""What of Python takes longer to import than a file takes to be read, and a sound set needs none of."""


def test_show_of_a_set_in_the_usual_layout_imports_nothing_of_python_that_it_can_do_without():
    modules = _modules("show", "--no-cache", "--set", "harbor-watch-next")
    named = {
        f"{package}.{one}".lstrip(".") for package, names in SHOWN.items() for one in names.split()
    }
    assert _ours(modules) == named
    assert not COSTLY & modules - _at_start()


def _at_start() -> set[str]:
    """What Python has imported before it begins."""
    return set(_errors_of("import sys; print(*sys.modules, file=sys.stderr)").split())


def test_completing_a_topic_imports_no_reader():
    asked = {
        "_TIMELINE_COMPLETE": "complete_bash",
        "COMP_WORDS": "timeline show --set harbor-watch --topic l",
        "COMP_CWORD": "5",
    }
    modules = _modules(**asked)
    assert _ours(modules) == COMPLETED
    assert _others(modules) <= LIBRARY


@pytest.mark.parametrize("format_", ["html", "csv"])
def test_a_report_imports_what_its_format_needs_and_no_command_line_library(format_):
    modules = _modules("report", "--drafts", f"-f{format_}", "--set=harbor-watch")
    assert not LIBRARY & modules
    assert ("jinja2" in modules) is (format_ == "html")
    assert ("exports.csv_raw" in _ours(modules)) is (format_ == "csv")


def test_json_imports_no_text_renderer():
    ours = _ours(_modules("show", "--set", "harbor-watch", "--format", "json"))
    assert "renderers.json_v1" in ours
    assert "renderers.text" not in ours


def test_the_formats_on_the_command_line_are_those_of_the_table():
    assert [one.value for one in Format] == list(FORMATS)
    assert [one.value for one in AnnotatingFormat] == [*FORMATS, "github"]


def test_the_formats_of_a_release_are_those_of_its_table_and_its_help():
    assert [one.value for one in ReportFormat] == list(PUBLISHERS)
    listed = re.findall(r"^  ([a-z-]+)  ", REPORT_HELP, re.MULTILINE)
    assert {*PUBLISHERS} <= {*listed}


def test_the_lists_on_the_command_line_are_those_of_the_table():
    assert [one.value for one in What] == list(LISTS)


def test_the_version_is_printed():
    assert timeline("--version").out == f"timeline {importlib.metadata.version('scomm-timeline')}\n"
