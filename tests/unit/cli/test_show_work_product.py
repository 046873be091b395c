"""What the people who work on a record wrote beside it: on their terminal, and not in what is passed on."""

import shutil

import pytest

from tests.command import SETS, timeline

ID = "office-memo-stay"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(SETS / "harbor-watch", tmp_path / "set")
    record = tmp_path / "set" / "records" / "office-memo.yaml"
    text = record.read_text("utf-8")
    noted = f"- id: {ID}\n    notes: Whispered by a clerk.\n    confidence: low"
    record.write_text(text.replace(f"- id: {ID}", noted), "utf-8")
    return tmp_path / "set"


@pytest.mark.parametrize("kind", ["md", "json", "jsonl"])
def test_notes_are_in_no_format_that_is_passed_on_unless_asked_for(folder, kind):
    shown = ("show", ID, "--set", folder, "--format", kind)
    public, internal = timeline(*shown), timeline(*shown, "--internal")
    assert public.code == internal.code == 0
    assert "Whispered" not in public.out
    assert public.out.count("work product; --internal shows it") == 2, "what is left out is named"
    assert "Whispered by a clerk." in internal.out


def test_notes_are_on_the_terminal(folder):
    assert "Whispered by a clerk." in timeline("show", ID, "--set", folder).out
