"""A seal is what was published, whole, verifiable by anybody, and never written over."""

import json
import os
import random
import shutil
import subprocess
import sys
import sysconfig
from functools import cache
from pathlib import Path

import pytest

from scomm_timeline.disk.seals import read_seal
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import SUMS_FILE, InputFile
from scomm_timeline.pipeline.sealing import build_seal
from scomm_timeline.publication.sealing import damages, sums
from scomm_timeline.reading.load import load
from tests.command import ROOT, SETS, Result, process, scrubbed, timeline
from tests.shipped_sets import corpus_at

DAY = ("--today", "2031-10-01")
SAMPLES = max(25, int(os.environ.get("SOAK", "0")))
PACKAGES = os.pathsep.join((str(ROOT), sysconfig.get_path("purelib")))
"""What other Pythons import: this checkout, and the packages of this one that are pure Python."""


@cache
def _pythons() -> dict[tuple[str, str], str]:
    """Every Python from 3.11 on that is here, by its version: on the path, and pyenv's."""
    names = (shutil.which(f"python3.{minor}") for minor in range(11, 20))
    kept = sorted((Path.home() / ".pyenv" / "versions").glob("3.*/bin/python"))
    found: dict[tuple[str, str], str] = {}
    for name in (sys.executable, *names, *map(str, kept)):
        if name is None:
            continue
        told = "import sys; print(*sys.version_info[:2])"
        run = subprocess.run([name, "-c", told], capture_output=True, text=True, check=False)
        major, _, minor = run.stdout.strip().partition(" ")
        if run.returncode == 0 and major == "3" and int(minor) >= 11:
            found.setdefault((major, minor), name)
    return found


@cache
def _shipped() -> tuple[Corpus, list[InputFile]]:
    files = read_set(ROOT / "statements")
    return corpus_at(), files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of which everything but one statement was reviewed."""
    target = tmp_path / "set"
    shutil.copytree(SETS / "harbor-watch", target)
    for path in (target / "records").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if "review:" not in text:
            path.write_text(f"review: reviewed\n{text}", encoding="utf-8")
    return target


def _seal(folder: Path, *options: str, name: str = "first") -> Result:
    return timeline("seal", name, "--set", folder, *DAY, *options)


def _files(folder: Path) -> dict[str, bytes]:
    return dict(read_seal(folder / "seals" / "first"))


def test_anybody_can_verify_it_without_the_program(folder):
    assert _seal(folder, "--sign", "desk").code == 0
    run = subprocess.run(
        ["sha256sum", "--check", "--strict", SUMS_FILE],
        cwd=folder / "seals" / "first",
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    listed = len(_files(folder)[SUMS_FILE].splitlines())
    assert run.stdout.count(": OK\n") == listed == len(_files(folder)) - 1


def test_it_is_a_set_that_says_what_the_set_says(folder):
    _seal(folder)
    whole, sealed = (load(read_set(one)) for one in (folder, folder / "seals" / "first"))
    assert whole.corpus is not None
    assert sealed.corpus is not None
    assert not sealed.diagnostics
    assert sealed.corpus.by_id.keys() == {
        one.id for one in whole.corpus.statements if one.review == "reviewed"
    }
    for one in sealed.corpus.statements:
        before = whole.corpus.by_id[one.id]
        assert one.content == before.content


def test_seals_of_a_set_are_no_part_of_it(folder):
    before = timeline("show", "--set", folder)
    _seal(folder)
    assert timeline("show", "--set", folder) == before
    assert timeline("check", "--set", folder).code == 0


def test_what_is_told_of_the_set_names_who_signed_and_what_stayed_inside(folder):
    _seal(folder, "--sign", "desk")
    told = json.loads(_files(folder)["seal.json"])
    assert (told["name"], told["sealed"]) == ("first", "2031-10-01")
    assert [(one["reviewer"], one["on"]) for one in told["signed"]] == [("desk", "2031-10-01")]
    assert told["signed"][0]["digest"] == told["set"]["digest"]
    certain = [one["id"] for one in told["findings"] if one["verdict"] == "contradiction"]
    assert certain == ["C101/mara-quill/taking-part"]


def test_layout_makes_no_difference_to_what_is_sealed(folder, tmp_path):
    _seal(folder)
    other = tmp_path / "other"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("seals"))
    for path in (other / "records").rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"# another layout\n\n{text}\n", encoding="utf-8")
        path.rename(path.with_name(f"moved-{path.name}"))
    _seal(other)
    one, another = _files(folder), _files(other)
    for held in (one, another):  # the digest of everything inside sees comments too
        held.pop(SUMS_FILE)
        held["seal.json"] = b"".join(
            line for line in held["seal.json"].splitlines() if b'"internal"' not in line
        )
    assert one == another


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "2", "TZ": "America/Los_Angeles", "LC_ALL": "C.UTF-8"},
    ],
    ids=["east", "west"],
)
def test_the_same_set_gives_the_same_bytes_everywhere(folder, tmp_path, environment):
    _seal(folder)
    expected = _files(folder)
    other = tmp_path / "other"
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("seals"))
    run = process("seal", "first", "--set", other, *DAY, **environment)
    assert run.returncode == 0, run.stderr
    assert _files(other) == expected


def test_every_python_that_is_here_gives_the_same_bytes(folder, tmp_path):
    _seal(folder, "--sign", "desk")
    expected = _files(folder)
    pythons = _pythons()
    assert tuple(map(str, sys.version_info[:2])) in pythons
    assert {
        version: _sealed_by(python, folder, tmp_path / ".".join(version), int(version[1]) * 7)
        for version, python in pythons.items()
    } == dict.fromkeys(pythons, expected)


def _sealed_by(python: str, folder: Path, other: Path, seed: int) -> dict[str, bytes]:
    """The seal that another Python makes of a copy of the set, on an odd machine."""
    shutil.copytree(folder, other, ignore=shutil.ignore_patterns("seals"))
    run = subprocess.run(
        [python, "-m", "scomm_timeline", "seal", "first", "--set", other, *DAY,
         "--sign", "desk", "--no-cache"],
        env=scrubbed(
            PYTHONPATH=PACKAGES, PYTHONHASHSEED=str(seed), PYTHONDONTWRITEBYTECODE="1",
            TZ="Asia/Kathmandu", LC_ALL="tr_TR.UTF-8",
        ),
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert run.returncode == 0, f"{python}: {run.stderr}"
    return _files(other)


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


def _alone(path: str, content: bytes) -> bytes:
    """The sums of one file: so that every byte of a large seal can be tried in no time."""
    return (sums([InputFile(path, content.decode())]).text or "").encode()


def test_every_changed_byte_is_seen(folder):
    _seal(folder)
    files = _files(folder)
    assert list(damages(files.items())) == []
    listed = files[SUMS_FILE].decode().splitlines()
    for path, content in files.items():
        if path == SUMS_FILE:
            continue
        alone = _alone(path, content)
        assert alone.decode().strip() in listed
        assert list(damages({SUMS_FILE: alone, path: content}.items())) == []
        for at in range(len(content)):
            changed = {SUMS_FILE: alone, path: _flipped(content, at)}
            assert next(damages(changed.items()), None), (path, at)
    for at in range(len(files[SUMS_FILE])):
        changed = {**files, SUMS_FILE: _flipped(files[SUMS_FILE], at)}
        assert next(damages(changed.items()), None), at


def test_a_changed_byte_of_a_seal_of_the_shipped_record_is_seen():
    corpus, files = _shipped()
    sealing = build_seal(
        corpus, files, name="s", day="2026-12-01", signed=(), version="1", with_drafts=True
    )
    assert sealing.statements == len(corpus.statements)
    held = {one.path: (one.text or "").encode() for one in sealing.files}
    assert list(damages(held.items())) == []
    chance = random.Random(9)
    every = [(path, len(content)) for path, content in held.items()]
    for path, length in chance.choices(every, weights=[one for _, one in every], k=SAMPLES):
        at = chance.randrange(length)
        changed = {**held, path: _flipped(held[path], at)}
        assert [one.path for one in damages(changed.items())], (path, at)


def test_the_command_that_verifies_can_be_typed_whatever_the_folder_is_called(folder):
    odd = folder.rename(folder.with_name("my set; $x 'y' \x1b[31m"))
    out = _seal(odd).out
    assert "\x1b" not in out
    last = out.splitlines()[-1].replace(r"\x1b", "\x1b").removeprefix("Verify it with: ")
    run = subprocess.run(["sh", "-c", last], capture_output=True, check=False)
    assert run.returncode == 0, run.stderr


@pytest.mark.parametrize("files", [{}, {"a.txt": b"a"}])
def test_hashes_that_are_right_make_no_seal(tmp_path, files):
    for path, content in files.items():
        (tmp_path / path).write_bytes(content)
    listed = [InputFile(path, content.decode()) for path, content in files.items()]
    (tmp_path / SUMS_FILE).write_text(sums(listed).text or "")
    result = timeline("seal", "--verify", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert "is no seal" in result.err


@pytest.mark.parametrize("change", ["cut", "longer", "removed", "added", "renamed", "link"])
def test_every_other_damage_is_seen(folder, change):
    _seal(folder)
    seal = folder / "seals" / "first"
    victim = min((seal / "records").iterdir())
    if change == "cut":
        victim.write_bytes(victim.read_bytes()[:-1])
    elif change == "longer":
        victim.write_bytes(victim.read_bytes() + b"\n")
    elif change == "removed":
        victim.unlink()
    elif change == "added":
        (seal / "records" / "one-more.yaml").write_text("statements: []\n")
    elif change == "renamed":
        victim.rename(victim.with_name("other.yaml"))
    else:
        elsewhere = folder.parent / "elsewhere.yaml"
        victim.rename(elsewhere)
        victim.symlink_to(elsewhere)
    result = timeline("seal", "--verify", "first", "--set", folder)
    assert result.code == 1
    assert "damaged: this is not what was sealed" in result.out


def test_a_sound_seal_is_said_to_be_sound_by_name_and_by_folder(folder):
    _seal(folder)
    by_name = timeline("seal", "--verify", "first", "--set", folder)
    by_folder = timeline("seal", "--verify", folder / "seals" / "first")
    assert by_name.code == by_folder.code == 0
    assert by_name.out == by_folder.out
    assert "as they were sealed" in by_name.out


def test_a_folder_without_hashes_is_no_sound_seal(folder):
    result = timeline("seal", "--verify", folder / "records")
    assert result.code == 1
    assert "SHA256SUMS: is missing" in result.out


def test_a_seal_is_never_written_over(folder):
    _seal(folder)
    before = _files(folder)
    again = _seal(folder, "--sign", "desk")
    assert again.code == 2
    assert "never written over" in again.err
    assert _files(folder) == before


def test_a_seal_that_cannot_be_written_leaves_nothing_behind(folder, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    assert _seal(folder).code == 2
    assert list((folder / "seals").iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("first", "--sign", "nobody", *DAY), 'unknown reviewer "nobody"'),
        (("first",), "a seal bears a date"),
        (("../first", *DAY), "cannot be the name of a seal"),
        (("First", *DAY), "cannot be the name of a seal"),
        (("-", *DAY), "cannot be the name of a seal"),
        (("--verify", "second"), 'there is no seal "second"'),
        (("--verify", "../harbor-watch"), "there is no seal"),
        (("--verify", ""), "there is no seal"),
        (("--verify", "first", "--sign", "desk"), "--verify writes nothing"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(folder, arguments, message):
    result = timeline("seal", *arguments, "--set", folder)
    assert result.code == 2
    assert message in result.err
    assert result.err.count("\n") == 1
    assert not (folder / "seals").exists()


def test_a_set_that_was_read_in_part_is_not_sealed(folder):
    (folder / "records" / "broken.yaml").write_text("statements: [\n")
    result = _seal(folder)
    assert result.code == 3
    assert "nothing is sealed" in result.err


def test_a_set_of_drafts_has_nothing_to_seal_unless_drafts_are_published():
    result = timeline("seal", "first", "--set", "harbor-watch", *DAY)
    assert result.code == 2
    assert "drafts: review them, or seal them with --drafts" in result.err


def test_the_shipped_set_is_not_sealed(tmp_path):
    result = timeline("seal", "first", *DAY, cwd=tmp_path)
    assert result.code == 2
    assert "ships with the program" in result.err


def test_nothing_of_a_restricted_source_or_of_a_draft_is_in_a_seal(folder):
    for path in (folder / "sources").glob("*.yaml"):
        if "id: gazette-april" in path.read_text():
            path.write_text(f"{path.read_text()}restriction: protective-order\n")
    corpus = load(read_set(folder)).corpus
    assert corpus is not None
    hidden = [
        one
        for one in corpus.statements
        if any(cite.source == "gazette-april" for cite in one.citations)
    ]
    assert hidden
    _seal(folder)
    whole = b"".join(_files(folder).values()).decode()
    for one in hidden:
        assert f'"{one.id}"' not in whole
        assert one.text not in whole
    assert "gazette-april" not in whole


def test_a_claim_about_a_withheld_record_is_withheld_with_its_record(folder):
    (folder / "topics" / "past.yaml").write_text(
        "topic: past\nkind: past-statements\nquestion: What had been said?\npositions:\n"
        "  never-said: {means: It was never said.}\n"
    )
    families = folder / "families.yaml"
    families.write_text(families.read_text().replace("[leaving, duty]", "[leaving, duty, past]"))
    (folder / "records" / "more.yaml").write_text(
        "document: interview\nfrom: mara-quill\nto: press\nsources: [bureau-site]\nstatements:\n"
        "  - id: hidden-one\n    made: 2031-08-08\n    quote: A town may stay.\n"
        "    claims: [{leaving: open, component: whole, place: meridia}]\n"
        "  - id: about-hidden\n    made: 2031-08-09\n    quote: I never said so.\n"
        "    review: reviewed\n    claims:\n      - past: never-said\n        component: whole\n"
        "        place: meridia\n        about: {records: [hidden-one]}\n"
    )
    assert timeline("check", "--set", folder).code == 0
    assert _seal(folder).code == 0
    whole = b"".join(_files(folder).values()).decode()
    assert "hidden-one" not in whole
    assert "about-hidden" not in whole
    assert '"about_withheld": 1' in whole


def test_a_set_that_init_made_can_be_sealed_and_thought_away_from(tmp_path):
    """Its vocabulary is the least that a set can have: no measure, no person."""
    assert timeline("init", "w", "--program", "Water", cwd=tmp_path).code == 0
    folder = tmp_path / "w" / "statements"
    assert timeline("seal", "first", "--set", folder, "--drafts", *DAY).code == 0
    assert timeline("impact", "example-page", "--set", folder).code == 0
    assert timeline("impact", "example-question", "--set", folder).code == 0
    assert timeline("corrections", "--set", folder).code == 0
