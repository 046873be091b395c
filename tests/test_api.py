"""The public interface from Python: small, documented, cheap to import, and never silent."""

import doctest
import inspect
import re
import subprocess
import sys
from pathlib import Path

import pytest

from scomm_timeline import api
from scomm_timeline.disk.sets import shipped_set
from tests.command import timeline

ROOT = Path(__file__).resolve().parents[1]
CLEARFLOW = ROOT / "examples" / "clearflow"


@pytest.fixture
def at_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.mark.usefixtures("at_root")
def test_the_examples_in_the_module_are_true():
    result = doctest.testmod(api)
    assert result.attempted >= 5
    assert result.failed == 0


@pytest.mark.usefixtures("at_root")
def test_the_examples_in_the_documentation_are_true():
    result = doctest.testfile(str(ROOT / "docs" / "api.md"), module_relative=False)
    assert result.attempted >= 10
    assert result.failed == 0


def test_every_public_name_is_documented_and_nothing_else_is_promised():
    text = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    table = text.split("## Names")[1]
    assert {name for name in api.__all__ if f"`{name}" not in table} == set()
    for name in ("load_set", "select", "find_contradictions", "compare"):
        documented = re.search(rf"`{name}\((.*?)\)`", table)
        assert documented is not None, name
        keywords = re.findall(r"\w+", documented[1].replace("=None", ""))
        assert keywords == list(inspect.signature(getattr(api, name)).parameters), name


def test_importing_the_package_imports_nothing_else():
    code = "import sys, scomm_timeline; print([m for m in sys.modules if m.startswith('scomm_')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['scomm_timeline']"


def test_the_shipped_record_is_loaded_without_a_name():
    loaded = api.load_set()
    shown = timeline("show", "--set", str(shipped_set()), "--format", "json").json
    assert loaded.is_complete
    assert {one.id for one in loaded.statements} == {one["id"] for one in shown["statements"]}


def test_the_findings_are_those_of_the_command():
    printed = timeline("contradictions", "--set", str(CLEARFLOW), "--format", "json").json
    listed = [one["id"] for key in ("findings", "weak") for one in printed[key]]
    assert [one.id for one in api.find_contradictions(api.load_set(CLEARFLOW))] == listed


def test_what_the_public_could_not_know_contradicts_nothing():
    clearflow = api.load_set(CLEARFLOW)
    assert api.find_contradictions(clearflow, as_known_on="2041-02") == ()
    assert api.find_contradictions(clearflow, as_known_on="2042-06")


def test_what_was_left_out_is_in_the_answer():
    torn = api.load_set(ROOT / "tests" / "sets" / "torn")
    assert not torn.is_complete
    assert torn.left_out
    assert torn.diagnostics


def test_a_vocabulary_that_does_not_load_is_an_error_with_its_diagnostics():
    with pytest.raises(api.SetError, match="vocabulary") as caught:
        api.load_set(ROOT / "tests" / "sets" / "no-vocabulary")
    assert caught.value.diagnostics


@pytest.mark.usefixtures("at_root")
@pytest.mark.parametrize("where", ["nowhere", "README.md", "no-such-revision~1"])
def test_no_set_is_an_error_that_says_what_to_do(where):
    with pytest.raises(api.SetError) as caught:
        api.load_set(where)
    assert str(caught.value)
    assert caught.value.help


def test_an_unknown_name_is_an_error_with_the_nearest():
    clearflow = api.load_set(CLEARFLOW)
    with pytest.raises(api.UnknownNameError, match='unknown speaker "orla"') as caught:
        api.select(clearflow, speaker="orla")
    assert caught.value.nearest == ("orla-fenwick",)
    with pytest.raises(api.UnknownNameError, match='unknown code "C999"'):
        api.find_contradictions(clearflow, code="C999")
    with pytest.raises(api.DateError):
        api.select(clearflow, since="last spring")


def test_what_never_became_public_is_counted():
    chosen = api.select(api.load_set(CLEARFLOW), since="2041", public=True)
    everything = api.select(api.load_set(CLEARFLOW))
    assert chosen.undated > 0
    assert len(chosen.statements) + chosen.undated == len(everything.statements)
