"""The corrections list: what readers of a seal have, against what would be published now."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.command import SETS, Result, timeline

DAY = ("--today", "2031-10-01")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set that was reviewed, published and sealed."""
    target = tmp_path / "set"
    shutil.copytree(SETS / "harbor-watch", target)
    for path in (target / "records").rglob("*.yaml"):
        path.write_text(f"review: reviewed\n{path.read_text()}", encoding="utf-8")
    assert timeline("seal", "first", "--set", target, *DAY).code == 0
    return target


def _edit(folder: Path, old: str, new: str) -> None:
    """Replace some words wherever they stand in the records."""
    paths = [path for path in (folder / "records").rglob("*.yaml") if old in path.read_text()]
    assert paths
    for path in paths:
        path.write_text(path.read_text().replace(old, new), encoding="utf-8")


def _list(folder: Path, *options: str) -> Result:
    return timeline("corrections", "--set", folder, *options)


def test_nothing_changed_and_nothing_is_said(folder):
    result = _list(folder)
    assert result.code == 0
    assert "Nothing to correct" in result.out


def test_what_no_reader_has_is_no_correction(folder):
    for path in (folder / "records").rglob("*.yaml"):
        path.write_text(f"# moved and noted\n{path.read_text()}\n")
        path.rename(path.with_name(f"moved-{path.name}"))
    assert _list(folder).code == 0


def test_an_edited_quotation_is_a_correction_with_both_wordings(folder):
    _edit(folder, "Nobody leaves Harbor Watch.", "Nobody can leave Harbor Watch.")
    result = _list(folder)
    assert result.code == 1
    assert "Corrections: 1" in result.out
    assert "given as “Nobody leaves Harbor Watch.”; it is" in result.out
    assert "“Nobody can leave Harbor Watch.”" in " ".join(result.out.split())


def test_a_statement_that_is_gone_is_a_retraction_and_so_is_its_finding(folder):
    for name in ("quill-press-nobody", "quill-press-nobody-radio"):
        _edit(folder, f"id: {name}\n", f"id: {name}\n    review: draft\n")
    result = _list(folder, "--format", "json")
    gone = {one["entry"]["id"] for one in result.json["entries"] if one["notice"] == "retraction"}
    assert {"quill-press-nobody", "quill-press-nobody-radio"} <= gone
    assert [
        (one["notice"], one["finding"]["id"])
        for one in result.json["findings"]
        if one["notice"] == "retraction"
    ] == [("retraction", "C101/mara-quill/taking-part")]


def test_an_added_statement_is_an_update(folder):
    (folder / "records" / "more.yaml").write_text(
        "review: reviewed\ndocument: interview\nmade: 2031-08-08\nfrom: mara-quill\nto: press\n"
        "sources: [bureau-site]\nstatements:\n  - id: quill-more\n    quote: A town may stay.\n"
        "    claims: [{leaving: open, component: whole, place: meridia}]\n"
    )
    result = _list(folder, "--format", "json")
    assert ("update", "quill-more") in [
        (one["notice"], one["entry"]["id"]) for one in result.json["entries"]
    ]


def _notices_of_records(folder: Path) -> set[str]:
    entries = _list(folder, "--format", "json").json["entries"]
    return {one["notice"] for one in entries if one["entry"]["kind"] == "record"}


def test_a_citation_that_is_added_is_an_update_and_one_that_is_exchanged_a_correction(folder):
    _edit(folder, "sources: [gazette-april]", "sources: [gazette-april, bureau-site]")
    assert _notices_of_records(folder) == {"update"}
    timeline("seal", "second", "--set", folder, "--today", "2031-11-01")
    _edit(folder, "sources: [gazette-april, bureau-site]", "sources: [bureau-site, gazette-june]")
    assert _notices_of_records(folder) == {"correction"}


def test_a_mouth_that_is_added_is_an_update_and_one_that_is_exchanged_a_correction(folder):
    voice = "from: boat-owners"
    _edit(folder, voice, f"{voice}\n    via: [A clerk, A reporter]")
    timeline("seal", "second", "--set", folder, "--today", "2031-11-01")
    _edit(folder, "[A clerk, A reporter]", "[A clerk, A reporter, A printer]")
    assert _notices_of_records(folder) == {"update"}
    _edit(folder, "[A clerk, A reporter, A printer]", "[A reporter, A printer]")
    assert _notices_of_records(folder) == {"correction"}


def test_the_latest_seal_is_the_default_and_an_older_one_can_be_named(folder):
    _edit(folder, "Nobody leaves Harbor Watch.", "Nobody can leave Harbor Watch.")
    timeline("seal", "second", "--set", folder, "--today", "2031-11-01")
    assert "seal second" in _list(folder).out
    assert _list(folder).code == 0
    assert _list(folder, "--since", "first").code == 1


def _remove_told(folder: Path) -> None:
    (folder / "seals" / "first" / "seal.json").unlink()


def _break_told(folder: Path) -> None:
    (folder / "seals" / "first" / "seal.json").write_text("[" * 100_000)


def _other_set(folder: Path) -> None:
    path = folder / "set.yaml"
    path.write_text(path.read_text().replace("title: Harbor Watch", "title: Another"))


def _damage(folder: Path) -> None:
    victim = min((folder / "seals" / "first" / "records").iterdir())
    victim.write_text("{")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (_remove_told, "is no seal"),
        (_break_told, "is no seal"),
        (_other_set, 'seals another set: "Harbor Watch"'),
        (_damage, "the seal is damaged"),
    ],
)
def test_a_seal_that_cannot_be_compared_with_is_named(
    folder: Path, change: Callable[[Path], None], message: str
):
    change(folder)
    result = _list(folder, "--since", "first")
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1


def test_a_set_without_a_seal_says_how_to_get_one():
    result = timeline("corrections", "--set", "harbor-watch")
    assert result.code == 2
    assert "`timeline seal NAME` writes one" in result.err


def test_the_list_as_markdown_can_be_published_as_it_is(folder):
    _edit(folder, "Nobody leaves Harbor Watch.", "Nobody can leave Harbor Watch.")
    text = _list(folder, "--format", "md", *DAY).out
    assert "## Corrections: 1" in text
    assert "As of 1 Oct 2031" in text
    assert "review" not in text


def test_when_everything_is_withheld_everything_is_taken_back(folder):
    for path in (folder / "sources").glob("*.yaml"):
        path.write_text(f"{path.read_text()}restriction: clawback\n", encoding="utf-8")
    result = _list(folder, "--format", "json")
    assert result.code == 1
    records = [one for one in result.json["entries"] if one["entry"]["kind"] == "record"]
    assert len(records) == 11
    assert {one["notice"] for one in records} == {"retraction"}


def test_a_seal_of_people_alone_names_no_body(tmp_path):
    folder = tmp_path / "set"
    shutil.copytree(SETS / "harbor-watch", folder)
    for path in (folder / "records").rglob("*.yaml"):
        path.unlink()
    (folder / "voices.yaml").write_text(
        f"{(folder / 'voices.yaml').read_text()}\n".replace(
            "people:\n", "people:\n  odo-fenn: {name: Odo Fenn}\n", 1
        )
    )
    (folder / "records" / "one.yaml").write_text(
        "review: reviewed\ndocument: interview\nmade: 2031-08-08\nfrom: odo-fenn\nto: press\n"
        "sources: [bureau-site]\nstatements:\n  - id: fenn-one\n    quote: A town may stay.\n"
        "    claims: [{leaving: open, component: whole, place: meridia}]\n"
    )
    assert timeline("check", "--set", folder).code == 0
    assert timeline("seal", "first", "--set", folder, *DAY).code == 0
    assert _list(folder).code == 0
    assert "Mara Quill" not in (folder / "seals" / "first" / "voices.yaml").read_text()


# -- a seal by its name ---------------------------------------------------------------------------


def test_diff_takes_a_seal_by_its_name_and_compares_what_would_be_published(folder):
    same = timeline("diff", "first", "--set", folder)
    assert same.code == 0, same.out
    assert "seal first" in " ".join(same.out.split())
    assert "as it would be published" in " ".join(same.out.split())
    _edit(folder, "Nobody leaves Harbor Watch.", "Nobody can leave Harbor Watch.")
    found = timeline("diff", "first", "--set", folder, "--format", "json").json
    assert [one["id"] for one in found["records"]["changed"]] == ["quill-press-nobody"]
    assert (found["old"]["kind"], found["old"]["public_part"]) == ("seal", False)
    assert found["new"]["public_part"] is True
    assert timeline("diff", "first", "--set", folder, "--stat").code == 1


def test_a_note_a_draft_and_what_is_restricted_are_no_difference_to_a_seal(folder):
    (folder / "records" / "more.yaml").write_text(
        "document: interview\nmade: 2031-08-08\nfrom: mara-quill\nto: press\n"
        "sources: [bureau-site]\nstatements:\n  - id: quill-more\n    quote: A town may stay.\n"
        "    claims: [{leaving: open, component: whole, place: meridia}]\n"
    )
    path = folder / "sources" / "radio-note.yaml"
    path.write_text(f"{path.read_text()}notes: Ask the archive.\nfile: mine.pdf\n")
    assert timeline("diff", "first", "--set", folder).code == 0
    assert timeline("diff", "first", "--set", folder, "--stat").code == 0
    assert timeline("diff", folder, "first", "--set", folder).code == 0


def test_a_damaged_seal_is_compared_with_by_nobody(folder):
    _damage(folder)
    for name in ("first", folder / "seals" / "first"):
        result = timeline("diff", name, "--set", folder)
        assert result.code == 2
        assert "the seal is damaged" in result.err


def test_a_folder_comes_before_a_seal_of_that_name(folder, tmp_path):
    shutil.copytree(SETS / "harbor-watch-next", tmp_path / "first")
    result = timeline("diff", "first", "--set", folder, "--stat", cwd=tmp_path)
    assert "folder first" in " ".join(result.out.split())


def test_two_seals_are_compared_as_they_are(folder):
    _edit(folder, "Nobody leaves Harbor Watch.", "Nobody can leave Harbor Watch.")
    timeline("seal", "second", "--set", folder, "--today", "2031-11-01")
    result = timeline("diff", "first", "second", "--set", folder)
    assert result.code == 1
    assert "as it would be published" not in " ".join(result.out.split())
