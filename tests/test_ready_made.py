"""What other people's repositories use of this one: the action, and the hooks of pre-commit."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from scomm_timeline.authoring.starting import side_files
from scomm_timeline.cli.app import COMMANDS
from tests.command import ROOT, SETS, TIMELINE, scrubbed

SCRIPT = ROOT / ".github" / "run-timeline.sh"
ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
WORKFLOW = side_files()[".github/workflows/timeline.yml"]


def _plain(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: TID251 -- the other reader


@pytest.mark.parametrize("text", [ACTION, WORKFLOW], ids=["action", "workflow"])
def test_every_action_that_is_used_is_named_by_a_commit(text):
    used = re.findall(r"^\s*(?:- )?uses: (\S+)(.*)$", text, re.MULTILINE)
    assert used
    for name, comment in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), name


def test_no_input_of_the_action_is_ever_part_of_a_command():
    steps = _plain(ACTION)["runs"]["steps"]
    scripts = [one["run"] for one in steps if "run" in one]
    assert len(scripts) == 2
    assert all("${{" not in one for one in scripts)
    inputs = set(_plain(ACTION)["inputs"])
    handed = {name for one in steps for name in re.findall(r"inputs\.([\w-]+)", str(one))}
    assert handed == inputs
    assert all(one.get("shell") == "bash" for one in steps if "run" in one)


def test_what_the_action_installs_is_here_and_locked():
    for name in re.findall(r"\$ACTION/([\w./-]+)", ACTION):
        assert (ROOT / name).is_file(), name
    assert "--require-hashes" in ACTION


def _run(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    environment = {f"INPUT_{name.upper()}": value for name, value in inputs.items()}
    return subprocess.run(
        ["bash", SCRIPT],
        cwd=folder,
        env=scrubbed(TIMELINE=str(TIMELINE), **environment),
        capture_output=True,
        text=True,
        check=False,
    )


def test_both_commands_run_and_a_hostile_input_is_only_a_value():
    both = _run(
        SETS, run="check gate", set="harbor-watch", base="harbor-watch-next", today="2031-10-01"
    )
    assert both.returncode == 4, both.stderr
    assert "timeline check: 0 errors" in both.stdout
    assert "- timeline gate: refused:" in both.stdout
    hostile = _run(SETS, run="check", set='$(touch planted); echo "::error::x"')
    assert hostile.returncode == 2
    assert not (SETS / "planted").exists()
    assert "::error" not in hostile.stdout
    assert _run(SETS, run="seal").returncode == 2


def test_every_hook_runs_a_command_that_there_is():
    hooks = _plain((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in hooks] == ["timeline-check", "timeline-fmt", "timeline-gate"]
    for one in hooks:
        program, command, *_ = one["entry"].split()
        assert (program, command in COMMANDS) == ("timeline", True)
        assert one["language"] == "python"
        assert one["pass_filenames"] == "false"
        assert one["description"]
