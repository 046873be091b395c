"""The generated schemas in an editor's language server: what is marked while somebody types."""

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from scomm_timeline.authoring.files import kind_of
from scomm_timeline.authoring.schema import modeline
from tests.command import ROOT, SETS, timeline
from tests.independent.language_server import LanguageServer

RECORD = """\
document: letter
made: 2031-03-10
from: mara-quill
to: press
place: meridia
component: whole
sources: [gazette-april]
statements:
  - id: quill-again
    quote: >-
      No: towns may not leave #3.
    claims:
      - leaving: closed
"""
SOURCE = """\
id: harbor-sheet
title: Sheet
publisher: Harbor
kind: letter
dates: {document: 2031}
url: none-given
seen: whole
"""
_NUMBERS = itertools.count()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A set with the schemas that the command writes."""
    found = tmp_path_factory.mktemp("editor") / "statements"
    shutil.copytree(SETS / "harbor-watch", found)
    assert timeline("schema", "--set", found, "--into", found / ".schemas").code == 0
    return found


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[LanguageServer]:
    with LanguageServer(folder) as found:
        yield found


@pytest.fixture
def marks(server: LanguageServer) -> Any:
    """What is marked in a text; each call is a file of its own."""

    def ask(text: str, kind: str = "record") -> list[tuple[int, str]]:
        where = {"record": "records", "source": "sources"}[kind]
        name = f"{where}/marked-{next(_NUMBERS)}.yaml"
        found = server.marks(name, modeline(kind, name) + text)
        head = modeline(kind, name).count("\n")
        return [(one["range"]["start"]["line"] - head + 1, one["message"]) for one in found]

    return ask


def test_a_sound_record_and_a_sound_source_are_not_marked(marks):
    assert marks(RECORD) == []
    assert marks(SOURCE, "source") == []


@pytest.mark.parametrize(
    ("kind", "old", "new", "line", "words"),
    [
        ("record", "leaving: closed", "leaving: ajar", 13, "closed"),
        ("record", "from: mara-quill", "from: nobody", 3, "mara-quill"),
        ("record", "place: meridia", "place: atlantis", 5, "meridia"),
        ("record", "component: whole", "componet: whole", 6, "componet"),
        ("record", "  - id: quill-again\n    quote", "  - quote", 9, '"id"'),
        ("record", "[gazette-april]", "[{source: gazette-april, locator: 002674}]", 7, "string"),
        ("record", "[gazette-april]", "[{source: gazette-april, locator: 12}]", 7, "string"),
        ("record", "made: 2031-03-10", "made: 10 March 2031", 2, ""),
        ("source", "url: none-given\n", "", 1, '"url"'),
        ("source", "seen: whole", "seen: no", 7, "whole"),
        ("source", "title: Sheet", "title: 7", 2, "string"),
    ],
)
def test_a_slip_is_marked_on_its_line_with_what_is_right(marks, kind, old, new, line, words):
    text = {"record": RECORD, "source": SOURCE}[kind]
    assert old in text
    found = marks(text.replace(old, new), kind)
    assert [at for at, _ in found] == [line]
    assert words in found[0][1]


@pytest.mark.parametrize("typed", ["made: 2031", "made: 2031-03~", "made: 2031-03-10/2031-04"])
def test_a_date_needs_no_quotation_marks(marks, typed):
    assert marks(RECORD.replace("made: 2031-03-10", typed)) == []


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("    claims:\n      - leaving: |\n", {"open", "closed", "on-request"}),
        ("    claims:\n      - duty: |\n", {"required"}),
        ("    via: x\n    to: |\n", {"press", "mara-quill", "coast-bureau"}),
        ("    place: |\n", {"meridia", "not-stated"}),
        ("    sources: |\n", {"gazette-april", "radio-note"}),
        ("    document: |\n", {"letter", "press-conference"}),
        ("    act: |\n", {"deed", "outside-finding"}),
        ("    claims:\n      - |\n", {"leaving", "duty", "component", "population"}),
    ],
)
def test_names_of_the_set_are_completed(server, typed, offered):
    name = f"records/completed-{next(_NUMBERS)}.yaml"
    text = modeline("record", name) + "statements:\n  - id: first\n" + typed
    assert offered <= set(server.completions(name, text))


def test_without_the_schema_nothing_is_marked_and_nothing_offered(server):
    """The control: what is seen above comes from the schema and from nothing else."""
    broken = RECORD.replace("leaving: closed", "leaving: ajar")
    assert server.marks("records/bare.yaml", broken) == []
    text = "statements:\n  - id: first\n    claims:\n      - leaving: |\n"
    offered = server.completions("records/bare-too.yaml", text)
    assert not {"open", "closed"} & set(offered)


def test_the_shipped_set_is_not_marked_anywhere(tmp_path):
    folder = tmp_path / "statements"
    shutil.copytree(ROOT / "statements", folder)
    assert timeline("schema", "--set", folder, "--into", folder / ".schemas").code == 0
    told = []
    with LanguageServer(folder) as server:
        for path in sorted(folder.rglob("*.yaml")):
            name = path.relative_to(folder).as_posix()
            kind = kind_of(name)
            if kind is not None:
                server.open(name, modeline(kind, name) + path.read_text("utf-8"))
        for name, found in server.all_marks():
            told += [(name, one["message"]) for one in found]
    assert told == []
