"""The pages of reference say what the program is now, and nothing of it is left without a word."""

import re

import pytest

from scomm_timeline.analysis.codes import CODES as FINDINGS
from scomm_timeline.cli.app import COMMANDS
from tests import reference_json, reference_pages
from tests.json_words import MEANS
from tests.reference_json import json_shapes, meaning
from tests.reference_pages import PAGES, exit_codes, undocumented
from tests.reference_tables import DOCS


@pytest.mark.parametrize("name", PAGES)
def test_a_page_of_reference_is_what_the_program_is_now(name, request):
    path = DOCS / name
    page = PAGES[name]()
    if request.config.getoption("--update-docs"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page, "run `make docs`"


def test_every_command_option_code_exit_code_and_field_is_documented():
    assert undocumented() == []


def test_what_nobody_describes_is_found(monkeypatch):
    monkeypatch.setattr(reference_json, "MEANS", {})
    assert "JSON answer.format" in undocumented()
    monkeypatch.setattr(reference_pages, "exit_codes", dict)
    assert "exit code 70" in undocumented()
    silent = {"C101": FINDINGS["C101"]._replace(settle="")}
    monkeypatch.setattr(reference_pages, "FINDINGS", silent)
    assert "code C101" in undocumented()


def test_every_command_has_its_section_with_an_example_to_type():
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    sections = dict(
        re.findall(r"^## timeline (\S+)\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE)
    )
    assert list(sections) == list(COMMANDS)
    for name, section in sections.items():
        assert f"```sh\ntimeline {name}" in section


def test_the_exit_codes_are_those_of_the_readme():
    assert list(exit_codes()) == ["0", "1", "2", "3", "4", "5", "70", "130"]
    assert all(exit_codes().values())


def test_words_that_are_of_no_use_any_more_are_found():
    used = {
        key
        for shape, fields in json_shapes().items()
        for path in fields
        for key in (f"{shape}.{path}", path.rpartition(".")[2])
    }
    assert set(MEANS) - used == set()


def test_the_words_of_a_shape_serve_for_a_field_that_holds_it():
    assert meaning("show", "set", {"$ref": "#/definitions/set"})
    assert not meaning("show", "unheard-of", {"type": "string"})
