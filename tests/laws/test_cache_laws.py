"""With the cache and without it every answer is the same, whatever happened to the files between."""

import os
import random
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load
from scomm_timeline.reading.memory import Memory, key_of
from scomm_timeline.reading.packing import UnpackableError, pack, unpack
from tests.command import ROOT, SETS, timeline
from tests.draws import IS_WHOLE

SHIPPED = ROOT / "statements"


def test_the_shipped_set_comes_out_of_its_rows_as_it_went_in():
    files = read_set(SHIPPED)
    memory = Memory()
    loaded = load(files, memory=memory)
    assert memory.head is not None
    recalled = Memory((memory.head, memory.parts)).recall(
        files, lambda _: pytest.fail("read again")
    )
    assert loaded.corpus is not None
    assert recalled is not None
    assert recalled.corpus is not None
    for field in loaded.corpus._fields:
        one, other = getattr(loaded.corpus, field), getattr(recalled.corpus, field)
        if field == "codebook":
            one, other = (one.topics, one.families), (other.topics, other.families)
        elif field == "places":
            one, other = one.by_id, other.by_id
        assert one == other, field
    # Notes and places in files take no part in equality of statements.
    for before, after in zip(loaded.corpus.statements, recalled.corpus.statements, strict=True):
        assert tuple(before) == tuple(after)


PLAIN = st.none() | st.booleans() | st.integers() | st.text()
NESTED = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner).map(tuple) | st.dictionaries(st.text() | st.tuples(st.text()), inner)
    ),
)


@given(NESTED)
def test_values_come_out_of_their_rows_as_they_went_in(value):
    found = unpack(pack(value))
    assert found == value
    assert repr(found) == repr(value)  # 1 is not True


@given(st.frozensets(st.text()))
def test_so_do_sets(value):
    assert unpack(pack((value, value))) == (value, value)


@pytest.mark.parametrize("value", [object(), [1], {1, 2}, b"bytes", Path()])
def test_what_no_row_can_say_is_refused(value):
    with pytest.raises(UnpackableError):
        pack((value,))


def test_no_text_of_one_file_can_pass_for_another():
    texts = ["", "a", "ab", "a1:b", "0:"]
    files = [InputFile(path, text, error) for path in texts for text in texts for error in texts]
    assert len({key_of([one]) for one in files}) == len(files)
    pairs = [[one, two] for one in files[:30] for two in files[:30] if one.path < two.path]
    assert len({key_of(pair) for pair in pairs}) == len(pairs)


# -- whatever happens between two runs -----------------------------------------------------------


def _rename(rng: random.Random, file: Path) -> None:
    file.rename(file.with_name(f"renamed-{rng.randrange(10**6)}.yaml"))


def _same_size_same_time(rng: random.Random, file: Path) -> None:
    """An edit that neither the size nor the time of the file betrays."""
    status, text = file.stat(), file.read_text()
    letters = [at for at, one in enumerate(text) if one.isalpha()]
    at = rng.choice(letters)
    file.write_text(text[:at] + rng.choice("aeiou") + text[at + 1 :])
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _other_clock(rng: random.Random, file: Path) -> None:
    os.utime(file, (0, rng.choice([0, 2**31, 10**6])))


def _comment(rng: random.Random, file: Path) -> None:
    file.write_text(file.read_text() + f"# {rng.random()}\n")


def _remove(_: random.Random, file: Path) -> None:
    file.unlink()


def _double(rng: random.Random, file: Path) -> None:
    shutil.copy(file, file.with_name(f"copy-{rng.randrange(10**6)}.yaml"))


def _cut_off(rng: random.Random, file: Path) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: rng.randrange(len(content) + 1)])


EDITS = (_rename, _same_size_same_time, _other_clock, _comment, _remove, _double, _cut_off)


@pytest.mark.parametrize("seed", range(6 if IS_WHOLE else 2))
def test_an_answer_never_depends_on_what_was_kept(seed, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "kept"))
    rng = random.Random(seed)
    folder = Path(shutil.copytree(SETS / "harbor-watch", tmp_path / "set"))
    original = {one: one.read_bytes() for one in folder.rglob("*.yaml")}
    for _ in range(10):
        files = sorted(one for one in folder.rglob("*.yaml"))
        rng.choice(EDITS)(rng, rng.choice(files))
        one_statement = ("show", "--id", "quill-letter-way-out")
        for command in (one_statement, ("show",), ("contradictions",)):
            kept = timeline(*command, "--set", folder)
            assert kept == timeline(*command, "--set", folder, "--no-cache")
        if kept.code not in {0, 1} and rng.random() < 0.7:  # most of the time of a sound set
            for one in folder.rglob("*.yaml"):
                one.unlink()
            for one, content in original.items():
                one.write_bytes(content)
