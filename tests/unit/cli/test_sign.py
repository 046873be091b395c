"""A second reader signs for words: who, for which, and what becomes of it."""

from pathlib import Path

import pytest

from scomm_timeline.disk import writes
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.sign_offs import Signature, SignOff
from scomm_timeline.reading.load import load
from scomm_timeline.reading.sign_offs import sign_off_text
from tests.command import timeline
from tests.folders import files_of
from tests.publication_sets import DAY, edit, publishable, sign


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set with two reviewers, of whom neither has signed yet."""
    return publishable(tmp_path / "set")


def _file(folder: Path, id_: str = "quill-press-nobody") -> Path:
    return folder / "internal" / "sign-offs" / f"{id_}.yaml"


def test_what_is_written_is_read_again_and_is_sound(folder):
    result = sign(folder, "quill-press-nobody", "office-memo-stay")
    assert result.code == 0
    assert "Signed: 2." in result.out
    assert "read by Rae Dunn, 1 Oct 2031; words by The desk" in result.out
    assert timeline("check", "--set", folder).code == 0
    corpus = load(read_set(folder)).corpus
    assert corpus is not None
    assert sorted(corpus.sign_offs) == ["office-memo-stay", "quill-press-nobody"]


def test_the_same_signature_again_changes_nothing(folder):
    sign(folder, "quill-press-nobody")
    before = files_of(folder)
    assert "already on file: 1" in sign(folder, "quill-press-nobody").out
    assert files_of(folder) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--author", "desk", "--reader", "desk"), 'one person: "desk"'),
        (("--author", "desk", "--reader", "twin"), 'one person: "twin"'),
        (("--author", "desk", "--reader", "nobody"), 'unknown reviewer "nobody"'),
        (("--author", "nobody", "--reader", "desk"), 'unknown reviewer "nobody"'),
        (("--author", "desk"), "missing: --reader WHO"),
        (("--author", "desk", "--reader", "counsel", "--note", "  "), "--note is empty"),
        (("--author", "desk", "--reader", "counsel", "--format", "json"), "prints text"),
    ],
)
def test_who_cannot_sign_writes_nothing(folder, arguments, message):
    path = folder / "set.yaml"
    path.write_text(f"{path.read_text()}  twin: {{name: the  DESK, role: reader}}\n")
    before = files_of(folder)
    result = timeline("sign", "quill-press-nobody", "--set", folder, *arguments, *DAY)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert files_of(folder) == before


@pytest.mark.parametrize(
    "name", ["The\u0020de\u0301sk", "the d\u00c9sk", "\uff34he d\u00e9sk", "The d\u00e9s\u200dk"]
)
def test_one_name_put_together_of_other_characters_is_one_person(folder, name):
    path = folder / "set.yaml"
    known = f"  one: {{name: The d\u00e9sk, role: reader}}\n  two: {{name: {name}, role: reader}}\n"
    path.write_text(f"{path.read_text()}{known}", "utf-8")
    people = ("--author", "one", "--reader", "two")
    result = timeline("sign", "quill-press-nobody", "--set", folder, *people, *DAY)
    assert result.code == 2
    assert 'author and reader are one person: "two"' in result.err


@pytest.mark.parametrize("id_", ["league-poster", "nobody-said-so"])
def test_one_statement_that_cannot_be_signed_for_stops_all(folder, id_):
    before = files_of(folder)
    assert sign(folder, "quill-press-nobody", id_).code == 2
    assert files_of(folder) == before


def test_a_file_with_a_problem_is_never_written_over(folder):
    _file(folder).parent.mkdir()
    _file(folder).write_text("statement: quill-press-nobody\n")
    result = sign(folder, "quill-press-nobody")
    assert result.code == 2
    assert "has problems and would be lost" in result.err
    assert _file(folder).read_text() == "statement: quill-press-nobody\n"


def test_the_shipped_set_is_not_signed(tmp_path):
    result = timeline("sign", "x", "--author", "a", "--reader", "b", *DAY, cwd=tmp_path)
    assert result.code == 2
    assert "not written to" in result.err


@pytest.mark.parametrize(
    ("old", "new", "holds"),
    [
        ("Nobody leaves Harbor Watch.", "Nobody leaves Harbor  Watch.", False),
        ("quote: Nobody leaves", "fragment: Nobody leaves", False),
        ("sources: [gazette-april]", 'sources: [{source: gazette-april, locator: "p. 2"}]', False),
        ("made: 2031-04-05", "made: 2031-04-06", True),
        ("- leaving: closed", "- leaving: open", True),
    ],
)
def test_a_signature_holds_for_the_words_and_where_they_stand(folder, old, new, holds):
    sign(folder, "quill-press-nobody")
    edit(folder, old, new)
    report = timeline("gate", "--set", folder, *DAY, "--format", "json", "--internal").json
    asked = {one["id"] for one in report["missing"] if one["requirement"] == "second-reader"}
    assert ("quill-press-nobody" not in asked) is holds


@pytest.mark.parametrize("note", ["", "Read: [sic] #3\n\x1b[2J \u202e", "it's 'fine' \\ \"so\""])
def test_a_note_of_any_words_comes_back(folder, note):
    day = parse_date("2031-10-01")
    one = Signature(day, "desk", "counsel", f"sha256:{'0' * 64}", note)
    whole = SignOff("quill-press-nobody", one, (one._replace(note="Before."),))
    _file(folder).parent.mkdir()
    _file(folder).write_text(sign_off_text(whole), encoding="utf-8")
    corpus = load(read_set(folder)).corpus
    assert corpus is not None
    assert corpus.sign_offs == {"quill-press-nobody": whole}


def test_words_that_changed_while_somebody_signed_are_not_signed_for(folder, monkeypatch):
    real = writes.write_changes

    def after_somebody_else(*arguments: object, **options: object) -> None:
        edit(folder, "Nobody", "No one")
        real(*arguments, **options)  # type: ignore[arg-type] # handed on as it came

    monkeypatch.setattr(writes, "write_changes", after_somebody_else)
    result = sign(folder, "quill-press-nobody")
    assert (result.code, result.out) == (2, "")
    assert "changed by somebody else meanwhile; nothing was written" in result.err
    assert not _file(folder).exists()
