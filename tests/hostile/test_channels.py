"""Nothing in data is obeyed: a set of hostile texts through every command, format and file.

What Chromium, pandoc and spreadsheets make of it is asked in tests/independent.
"""

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pyte
import pytest
from markdown_it import MarkdownIt

from tests.command import Result, timeline
from tests.hostile.chosen import chosen
from tests.hostile.hostile_set import TEXTS, write_hostile

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("contradictions", "--limit", "50", "--exit-zero"),
    ("show",),
    ("show", "hostile-3"),
    ("check",),
    ("positions",),
    ("explain", "hostile-0", "hostile-1"),
    ("list", "people"),
    ("list", "organizations"),
    ("list", "topics"),
    ("list", "sources"),
    ("list", "rules"),
    ("stats",),
    ("impact", "gazette-april"),
    ("adjudicate", "list"),
    ("diff", "../plain", "../hostile", "--exit-zero"),
)
_OBEYED = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.fixture(scope="module")
def sets(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sets")
    return {
        "hostile": write_hostile(folder / "hostile"),
        "plain": write_hostile(folder / "plain", harmless=True),
    }


def said(sets: dict[str, Path], which: str, *words: str) -> Result:
    result = timeline(*words, "--set", sets[which], "--no-cache", cwd=sets["hostile"])
    assert result.code == 0, (words, result.err)
    return result


def made(sets: dict[str, Path], which: str, form: str, tmp_path: Path) -> bytes:
    path = tmp_path / f"{which}.{form}"
    said(sets, which, "report", "--internal", "--format", form, "--output", str(path))
    return path.read_bytes()


# -- a terminal ------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", chosen(COMMANDS, 1), ids=" ".join)
def test_a_terminal_shows_the_characters_and_its_state_is_untouched(sets, words):
    text = said(sets, "hostile", *words, "--width", "100").out
    assert _OBEYED.findall(text) == []
    screen = pyte.HistoryScreen(120, 50, history=100)
    before = (set(screen.mode), screen.title, screen.icon_name, screen.margins, screen.charset)
    attributes = screen.cursor.attrs
    pyte.Stream(screen).feed(text.replace("\n", "\r\n"))
    after = (set(screen.mode), screen.title, screen.icon_name, screen.margins, screen.charset)
    assert after == before
    assert screen.cursor.attrs == attributes


def test_a_terminal_that_obeys_is_seen():
    screen = pyte.Screen(80, 24)
    pyte.Stream(screen).feed(TEXTS[0])
    assert screen.title == "title"
    assert _OBEYED.search(TEXTS[0])


def test_every_character_of_every_text_stands_on_the_screen(sets):
    text = "".join(said(sets, "hostile", "show", "--width", "200").out.split())
    for one in TEXTS:
        word = re.split(r"[^!-~]", one, maxsplit=1)[0][:40]
        assert word in text, one


# -- Markdown --------------------------------------------------------------------------------------


def _tokens(text: str) -> Counter[str]:
    """What a second library makes of a text, but for how often: kinds of token, links."""
    found: Counter[str] = Counter()
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for one in (token, *(token.children or ())):
            found[f"{one.type} {one.tag}"] += 1
            if one.type in {"html_block", "html_inline"}:
                found.update(re.findall(r"<\s*/?\s*([\w!-]+)", one.content))
            for name in ("href", "src"):
                address = str(one.attrGet(name) or "")
                if address and not address.startswith(("#", "http://", "https://")):
                    found[f"{name} {address}"] += 1
    return found


@pytest.mark.parametrize(
    "words", chosen([one for one in COMMANDS if one[0] != "adjudicate"], 1), ids=" ".join
)
def test_markdown_has_no_element_that_plain_words_would_not_have(sets, words):
    hostile, plain = (
        _tokens(said(sets, which, *words, "--format", "md", "--internal").out)
        for which in ("hostile", "plain")
    )
    assert sorted(set(hostile) - set(plain)) == []


@pytest.mark.parametrize("form", chosen(["filing", "md"], 1))
def test_a_released_text_has_no_element_that_plain_words_would_not_have(sets, tmp_path, form):
    hostile, plain = (
        _tokens(made(sets, which, form, tmp_path).decode()) for which in ("hostile", "plain")
    )
    # A quotation of several lines is one of several lines.
    assert sorted(set(hostile) - set(plain) - {"br"}) == []


# -- a web page ------------------------------------------------------------------------------------


class _Elements(HTMLParser):
    """Which elements a page has, with which attributes, and where its links lead."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: Counter[tuple[str, ...]] = Counter()
        self.addresses: set[str] = set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found[(tag, *sorted(name for name, _ in attrs))] += 1
        self.addresses |= {
            value or ""
            for name, value in attrs
            if name in {"href", "src", "action", "xlink:href", "formaction"}
        }

    def handle_comment(self, data: str) -> None:
        self.found["comment", data] += 1


def test_a_page_has_the_elements_of_plain_words_and_links_that_lead_into_it_or_the_web(
    sets, tmp_path
):
    hostile, plain = (
        _Elements(made(sets, which, "html", tmp_path).decode()) for which in ("hostile", "plain")
    )
    assert sorted(set(hostile.found) - set(plain.found)) == []
    assert hostile.found["script",] == plain.found["script",]
    assert [one for one in hostile.addresses if not re.match(r"#|https?://", one)] == []
    assert not any(name.startswith("on") for element in hostile.found for name in element[1:])


# -- spreadsheets, databases, JSON -----------------------------------------------------------------


def test_no_cell_for_spreadsheets_begins_as_a_formula_does(sets, tmp_path):
    text = made(sets, "hostile", "csv-excel", tmp_path).decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert len(cells) > 1000
    assert [one for one in cells if one.lstrip().startswith(("=", "+", "-", "@"))] == []
    assert [one for one in cells if one.startswith(("\t", "\r"))] == []


def test_the_cells_of_a_workbook_are_texts(sets, tmp_path):
    book = openpyxl.load_workbook(io.BytesIO(made(sets, "hostile", "xlsx", tmp_path)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {one.data_type for one in cells} <= {"s", "n", "d", "b"}
    targets = [str(one.hyperlink.target or "") for one in cells if one.hyperlink]
    assert [one for one in targets if one and not re.match(r"https?://", one)] == []


def test_a_database_holds_the_words_and_is_asked_for_them_as_words(sets, tmp_path):
    made(sets, "hostile", "sqlite", tmp_path)
    with sqlite3.connect(tmp_path / "hostile.sqlite") as database:
        assert database.execute("pragma integrity_check").fetchone() == ("ok",)
        tables = {name for (name,) in database.execute("select name from sqlite_master")}
        assert "statements" in tables  # '; DROP TABLE statements; --
        held = {
            value
            for (table,) in database.execute(
                "select name from sqlite_master where type = 'table' and sql not like '%virtual%'"
            ).fetchall()
            for row in database.execute(f'select * from "{table}"')  # names of our own
            for value in row
        }
    assert "'; DROP TABLE statements; --" in held


@pytest.mark.parametrize("form", chosen(["timelinejs", "jsonl"], 1))
def test_json_is_json_and_keeps_the_characters(sets, tmp_path, form):
    text = made(sets, "hostile", form, tmp_path).decode()
    parts = [json.loads(one) for one in (text.splitlines() if form == "jsonl" else [text])]
    assert "alert(1)" in json.dumps(parts, ensure_ascii=False)
    assert "\u2028" not in text


@pytest.mark.parametrize("words", chosen(COMMANDS, 1), ids=" ".join)
def test_the_json_of_every_command_is_json(sets, words):
    answer = json.loads(said(sets, "hostile", *words, "--format", "json", "--internal").out)
    assert answer["format"] == 1


# -- the log of a build server ---------------------------------------------------------------------


def _commands(log: str) -> list[str]:
    """The lines that GitHub's runner would obey."""
    return [one for one in log.splitlines() if one.lstrip().startswith("::") or "##[" in one]


@pytest.mark.parametrize("form", chosen(["json", "text", "md", "jsonl"], 1))
def test_no_line_of_a_log_is_a_command(sets, monkeypatch, form):
    plain = said(sets, "hostile", "show", "--format", form, "--internal")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = said(sets, "hostile", "show", "--format", form, "--internal")
    assert _commands(result.out + result.err) == []
    if form != "md":  # in which the signs are escaped already
        assert _commands(plain.out), "the texts hold nothing that a runner obeys"
    if form in {"json", "jsonl"}:
        ours, before = (
            [json.loads(line) for line in one.out.splitlines()] if form == "jsonl"
            else json.loads(one.out)
            for one in (result, plain)
        )  # fmt: skip
        assert ours == before


def test_a_message_about_what_was_typed_is_no_command(monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    result = timeline("show", "##[error]forged", "--set", "harbor-watch")
    assert result.code == 2
    assert "forged" in result.err
    assert _commands(result.err) == []


# -- names of other people's files -----------------------------------------------------------------


@pytest.mark.parametrize("text", chosen([one for one in TEXTS if "\0" not in one][::9], 4))
def test_a_hostile_word_on_the_command_line_is_a_word(text):
    for words in (("show", text), ("show", "--grep", text), ("diff", text), ("impact", text)):
        result = timeline(*words, "--set", "harbor-watch", "--no-cache")
        assert result.code in {0, 2}, (words, result.err)
        assert _OBEYED.findall(result.err) == []
