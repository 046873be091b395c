"""Every input that ever failed is taken now: no trace, no hang, an exit code of the table."""

from pathlib import Path

import pytest

from tests.command import Result
from tests.fuzz.corpus import read_corpus
from tests.fuzz.inputs import generated
from tests.fuzz.running import Stage, judged

CORPUS = read_corpus()
FEW = 10
"""Numbers of `make fuzz` that every run of the tests looks at."""


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Stage:
    return Stage(tmp_path_factory.mktemp("fuzz"))


@pytest.mark.parametrize("name", CORPUS)
def test_what_failed_once_is_taken(stage, name):
    problem, _ = stage.tried(CORPUS[name])
    assert problem == ""


def test_the_first_numbers_are_taken(stage):
    assert [
        (seed, found) for seed in range(FEW) if (found := stage.tried(generated(seed))[0])
    ] == []


def test_a_number_gives_one_input():
    assert generated(7) == generated(7)
    assert generated(7) != generated(8)


def test_the_stage_is_as_it_was_after_an_input(stage):
    def held() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in stage.folder.rglob("*") if path.is_file()}

    before = held()
    for seed in range(FEW, FEW + 3):
        stage.tried(generated(seed))
    assert held() == before


@pytest.mark.parametrize(
    ("result", "seconds", "said"),
    [
        (Result(70, "", "timeline: internal error"), 0, "exit code 70"),
        (Result(0, "", "Traceback (most recent call last):"), 0, "a trace"),
        (Result(0, "\x1b[2J", ""), 0, "reaches the terminal"),
        (Result(0, "", "a\u202eb"), 0, "reaches the terminal"),
        (Result(0, "fine\n", ""), 6.0, "6.0 seconds"),
        (Result(137, "", ""), 0, "exit code 137"),
    ],
)
def test_what_may_not_be_is_seen(result, seconds, said):
    assert said in judged(generated(0)._replace(command=("show",)), result, seconds)


def test_json_that_is_none_is_seen():
    one = generated(0)._replace(command=("show", "--format", "json"))
    assert "no JSON" in judged(one, Result(0, "{", ""), 0)
