"""What the gate asks of a set that is compared with an earlier one."""

import shutil
from pathlib import Path

import pytest

from tests.command import ROOT
from tests.publication_sets import FINDING, QUOTED, edit, gate, missing, write_policy


def test_only_what_changed_is_asked_for_a_second_reader(folder):
    shutil.rmtree(folder / "internal" / "sign-offs")
    assert missing(folder) == []  # as it was sealed: nothing was edited
    edit(folder, QUOTED, "Nobody may leave.")
    found = [id_ for requirement, id_ in missing(folder) if requirement == "second-reader"]
    assert found == ["quill-press-nobody"]
    shutil.rmtree(folder / "seals")
    found = [id_ for requirement, id_ in missing(folder) if requirement == "second-reader"]
    assert len(found) == 10


def test_a_folder_is_a_base_as_well(folder, tmp_path):
    base = Path(shutil.copytree(folder, tmp_path / "base"))
    shutil.rmtree(folder / "internal" / "sign-offs")
    edit(folder, QUOTED, "Nobody may leave.")
    found = missing(folder, "--base", base)
    assert [id_ for requirement, id_ in found if requirement == "second-reader"] == [
        "quill-press-nobody"
    ]


def test_a_cosmetic_edit_asks_for_nobody(folder):
    for path in (folder / "records").rglob("*.yaml"):
        path.write_text(f"# moved\n{path.read_text()}")
        path.rename(path.with_name(f"moved-{path.name}"))
    assert missing(folder) == []


def test_what_only_changed_may_be_asked_of_every_requirement(folder):
    words = "\n".join(
        f"{one}: changed" for one in ("contradictions", "drafts", "archives", "second-reader")
    )
    write_policy(folder, f"format: 1\n{words}\nquotations:\n  unchecked: changed\n")
    assert missing(folder) == []
    edit(folder, QUOTED, "Nobody may leave.")
    assert missing(folder) == [
        ("contradictions", FINDING),
        ("unchecked", "quill-press-nobody"),
        ("second-reader", "quill-press-nobody"),
    ]


def _damage(folder: Path) -> None:
    victim = min((folder / "seals" / "first" / "records").iterdir())
    victim.write_bytes(victim.read_bytes() + b" ")


def _other_set(folder: Path) -> None:
    path = folder / "set.yaml"
    path.write_text(path.read_text().replace("title: Harbor Watch", "title: Another"))


@pytest.mark.parametrize(
    ("change", "base", "message"),
    [
        (None, "nowhere", '--base "nowhere"'),
        (None, "second", '--base "second"'),
        (_damage, "first", "the seal is damaged: records/"),
        (_other_set, "first", 'seals another set: "Harbor Watch"'),
        (None, ROOT / "statements", "a version of another set"),
        (None, ROOT / "README.md", "not an archive"),
    ],
)
def test_a_base_that_cannot_be_compared_with_is_refused(folder, change, base, message):
    if change is not None:
        change(folder)
    result = gate(folder, "--base", base)
    assert result.code == 2
    assert result.out == ""
    assert message in result.err
    assert result.err.count("\n") == 1
