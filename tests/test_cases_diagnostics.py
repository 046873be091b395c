"""Every kind of problem, each in a file that has it: code, place, cost, words, and what is kept.

A case under `cases/diagnostics/<CODE>-<slug>/` is one record file (`<case>.yaml`) or several files
of a set (`<case>/...`). They are added to a sound set. What must come of it stands in comments:

    # expect: D106 column 11 costs statement winter      on the offending line, to its right
    # says: "2031-02-30"                                 in the message or in the help
    # lost: winter, spring                               left out though no problem names them

A sidecar `<case>.expect` holds what the file cannot, with the place written out, and takes files
of the sound set away (`without: voices.yaml`). `limits: depth=3` lowers a limit for the case.
"""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from functools import cache
from typing import NamedTuple

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Loaded
from scomm_timeline.model.diagnostics import CODES, Cost, Diagnostic, Severity
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.load import load
from tests.builders import CASES, make_set, place
from tests.limited import limited

DIAGNOSTICS = CASES / "diagnostics"
SOUND = "sound"
SMALL = 4_096
"""Bytes that a file of a case may have; what is larger stands for what is far too large."""

_EXPECT = re.compile(r"# expect: ([LDS]\d{3}) column (\d+) costs (\w+)(?: (.+))?$")
_SIDECAR = re.compile(r"(\S+?)(:\d+:\d+)? ([LDS]\d{3}) costs (\w+)(?: (.+))?")
_NOTE = re.compile(r"(?m)^\s*(?:# )?(says|lost|without|limits): (.+)$")
_ID = re.compile(r"(?m)^\s*- (?:id: |\{id: )([a-z0-9-]+)")
_SOURCE_ID = re.compile(r"(?m)^id: ([a-z0-9-]+)")


class Expected(NamedTuple):
    """One problem: `path:line:column`, its code, its cost and what it costs."""

    place: str
    code: str
    cost: str
    owner: str | None


class Case(NamedTuple):
    """The files of a case, by path, and what is written in and beside them."""

    name: str
    files: dict[str, InputFile]
    expected: tuple[Expected, ...]
    notes: tuple[tuple[str, str], ...]

    def noted(self, kind: str) -> list[str]:
        """The notes of one kind."""
        return [text for found, text in self.notes if found == kind]

    @property
    def code(self) -> str:
        """The code of the folder."""
        return self.name[:4]

    @property
    def lost(self) -> set[str]:
        """The ids that must be left out."""
        owners = {one.owner for one in self.expected if one.cost == "statement" and one.owner}
        return owners | {id_ for text in self.noted("lost") for id_ in text.split(", ")}


@cache
def _cases() -> tuple[Case, ...]:
    """All cases, in the order of their names."""
    found: dict[str, dict[str, InputFile]] = {}
    for folder in sorted(path for path in DIAGNOSTICS.iterdir() if path.name != SOUND):
        for sidecar in folder.glob("*.expect"):
            found.setdefault(f"{folder.name}/{sidecar.stem}", {})
        with limited(file_bytes=SMALL):
            files = read_set(folder)
        for file in files:
            head, _, tail = file.path.partition("/")
            path = tail or f"records/{head}"
            name = f"{folder.name}/{head.removesuffix('.yaml') if not tail else head}"
            found.setdefault(name, {})[path] = file._replace(path=path)
    return tuple(_case(name, files) for name, files in sorted(found.items()))


def _case(name: str, files: dict[str, InputFile]) -> Case:
    sidecar = DIAGNOSTICS / f"{name}.expect"
    beside = sidecar.read_text(encoding="utf-8") if sidecar.is_file() else ""
    texts = [one.text or "" for one in files.values()]
    expected = [one for file in files.values() for one in _expected(file)]
    for line in beside.splitlines():
        match = _SIDECAR.fullmatch(line)
        if match is not None:
            path, at, code, cost, owner = match.groups()
            expected.append(Expected(f"{path}{at or ''}", code, cost, owner))
    notes = [(one[1], one[2]) for text in [*texts, beside] for one in _NOTE.finditer(text)]
    return Case(name, files, tuple(sorted(expected)), tuple(notes))


def _expected(file: InputFile) -> Iterator[Expected]:
    for number, line in enumerate((file.text or "").splitlines(), start=1):
        match = _EXPECT.search(line)
        if match is not None:
            code, column, cost, owner = match.groups()
            yield Expected(f"{file.path}:{number}:{column}", code, cost, owner)


@cache
def _sound_files() -> tuple[InputFile, ...]:
    return (*make_set(), *read_set(DIAGNOSTICS / SOUND))


def _ids(files: dict[str, InputFile]) -> set[str]:
    """The ids of the statements that somebody meant to write."""
    texts = (one.text or "" for path, one in files.items() if path.startswith("records/"))
    return {id_ for text in texts for id_ in _ID.findall(text)}


def _source_ids(files: dict[str, InputFile]) -> set[str]:
    texts = (one.text or "" for path, one in files.items() if path.startswith("sources/"))
    return {id_ for text in texts for id_ in _SOURCE_ID.findall(text)}


def _files(case: Case) -> dict[str, InputFile]:
    sound = {one.path: one for one in _sound_files()}
    files = {**sound, **case.files}
    for path in case.noted("without"):
        del files[path]
    return files


@cache
def _loaded(name: str) -> Loaded:
    case = next(one for one in _cases() if one.name == name)
    with _limits_of(case):
        return load(list(_files(case).values()), with_notices=True)


def _limits_of(case: Case) -> AbstractContextManager[None]:
    pairs = [one.partition("=") for one in case.noted("limits")]
    return limited(**{name: int(value) for name, _, value in pairs})


def _as_expected(one: Diagnostic) -> Expected:
    owner = one.statement if one.cost is Cost.STATEMENT else None
    return Expected(place(one), one.code.id, one.cost.value, owner)


each_case = pytest.mark.parametrize("case", _cases(), ids=lambda case: case.name)


def test_the_sound_set_has_no_problem_and_no_notice():
    loaded = load(list(_sound_files()), with_notices=True)
    assert loaded.diagnostics == ()
    assert loaded.left_out == ()
    assert loaded.corpus is not None
    assert {"sound-a", "sound-b"} <= set(loaded.corpus.by_id)


@pytest.mark.parametrize("code", CODES.values(), ids=lambda code: code.id)
def test_every_code_has_a_folder_with_a_case_that_expects_it(code):
    cases = [one for one in _cases() if one.name.startswith(f"{code.id}-{code.slug}/")]
    assert cases
    assert all(code.id in {found.code for found in one.expected} for one in cases)


def test_every_folder_is_called_by_a_code_and_its_slug():
    known = {f"{code.id}-{code.slug}" for code in CODES.values()}
    assert {path.name for path in DIAGNOSTICS.iterdir()} - known == {SOUND}


@each_case
def test_the_problems_are_those_expected_with_place_and_cost(case):
    found = sorted(_as_expected(one) for one in _loaded(case.name).diagnostics)
    wanted = [one if one.cost == "statement" else one._replace(owner=None) for one in case.expected]
    assert found == sorted(wanted)


@each_case
def test_the_words_name_the_value_what_is_allowed_and_what_to_do(case):
    texts = [f"{one.message}\n{one.help}" for one in _loaded(case.name).diagnostics]
    assert case.noted("says")
    for words in case.noted("says"):
        assert any(words in text for text in texts), (words, texts)


@each_case
def test_every_problem_has_a_message_of_one_line_and_says_what_to_do(case):
    for one in _loaded(case.name).diagnostics:
        assert one.message
        assert "\n" not in one.message
        assert one.help, one.message


@each_case
def test_nothing_is_lost_but_what_the_problems_cost(case):
    loaded = _loaded(case.name)
    costs = {one.cost for one in case.expected}
    if "run" in costs:
        assert loaded.corpus is None
        assert loaded.left_out
        return
    assert loaded.corpus is not None
    assert set(loaded.corpus.by_id) == _ids(_files(case)) - case.lost
    lost = {one.owner for one in case.expected if one.cost == "source"}
    assert set(loaded.corpus.sources) == _source_ids(_files(case)) - lost


@each_case
def test_what_is_left_out_is_named_and_the_set_says_that_it_is_incomplete(case):
    loaded = _loaded(case.name)
    if loaded.corpus is None:
        return
    costly = [one for one in case.expected if one.cost in {"statement", "source", "file"}]
    wanted = {(one.place.partition(":")[0], one.owner) for one in costly}
    assert {(one.path, one.id) for one in loaded.left_out} == wanted
    assert loaded.corpus.is_complete is (not costly)
    assert all(one.reason for one in loaded.left_out)


@each_case
def test_a_notice_is_looked_for_on_request_and_costs_nothing(case):
    asked = _loaded(case.name)
    with _limits_of(case):
        unasked = load(list(_files(case).values()))
    assert [one for one in asked.diagnostics if one.severity is Severity.ERROR] == list(
        unasked.diagnostics
    )
    assert asked.left_out == unasked.left_out
