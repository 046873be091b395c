"""The action, the workflow and the hooks, as other people's validators see them."""

from pathlib import Path

import pytest

from scomm_timeline.authoring.starting import side_files
from tests.command import ROOT
from tests.independent.validator_tools import run

ACTION = (ROOT / "action.yml").read_text(encoding="utf-8")
WORKFLOW = side_files()[".github/workflows/timeline.yml"]
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
HOW_TO = (ROOT / "docs" / "how-to" / "run-in-ci.md").read_text(encoding="utf-8")
SHOWN = HOW_TO.split("```yaml\n")[2].split("```")[0].replace("@COMMIT", f"@{'0' * 40}")


def _written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("schema", "text"),
    [
        ("vendor.github-actions", ACTION),
        ("vendor.github-workflows", WORKFLOW),
        ("vendor.github-workflows", SHOWN),
    ],
    ids=["action", "workflow", "shown"],
)
def test_the_schemas_of_github_take_them_and_no_spoiled_one(schema, text, tmp_path):
    sound = _written(tmp_path, "sound.yml", text)
    assert run("check-jsonschema", "--builtin-schema", schema, sound).returncode == 0
    spoiled = text.replace("runs:\n  using:", "runs:\n  usng:").replace("runs-on:", "run-on:")
    wrong = _written(tmp_path, "wrong.yml", spoiled)
    assert run("check-jsonschema", "--builtin-schema", schema, wrong).returncode == 1


def test_pre_commit_takes_the_hooks_and_no_spoiled_ones(tmp_path):
    sound = _written(tmp_path, "sound.yaml", HOOKS)
    assert run("pre-commit", "validate-manifest", sound).returncode == 0
    wrong = _written(tmp_path, "wrong.yaml", HOOKS.replace("entry:", "enter:"))
    assert run("pre-commit", "validate-manifest", wrong).returncode == 1


def test_an_auditor_of_workflows_finds_nothing_and_finds_what_is_planted(tmp_path):
    sound = _written(tmp_path, "sound/action.yml", ACTION)
    flow = _written(tmp_path, "sound/.github/workflows/a.yml", WORKFLOW)
    found = run("zizmor", "--offline", "--no-progress", sound, flow)
    assert found.returncode == 0, found.stdout + found.stderr
    planted = ACTION.replace('bash "$ACTION/', 'echo ${{ inputs.set }}; bash "$ACTION/')
    wrong = _written(tmp_path, "wrong/action.yml", planted)
    assert run("zizmor", "--offline", "--no-progress", wrong).returncode != 0
