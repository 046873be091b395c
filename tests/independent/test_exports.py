"""What other people's programs make of our files, each with a file that it has to refuse.

Not part of the default run: `make validators` installs the programs and runs these.
"""

import io
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.date_words import format_date, iso
from scomm_timeline.model.dates import OPEN_FUTURE, OPEN_PAST
from scomm_timeline.model.statement import Wording
from scomm_timeline.pipeline.releasing import build_release
from scomm_timeline.reading.load import load
from scomm_timeline.reports.release import Release
from tests.builders import frame_text
from tests.command import ROOT, timeline
from tests.independent.validator_tools import run, shown_by_timelinejs
from tests.release_builders import MAY, STAY, corpus, release_of
from tests.release_builders import reviewed as said
from tests.release_formats import published

SCHEMAS = ROOT / "scomm_timeline" / "renderers" / "schemas"
LINK = '=HYPERLINK("http://evil.example","click")'
HOSTILE = (
    '</script><script data-planted="1">1</script><b data-planted="1">[sic]</b> & \u201cso\u201d '
    "\u202eturned\u202c \U0001f4a5 | `x`"
)


@pytest.fixture(scope="module")
def shipped() -> Release:
    """The shipped record, drafts included."""
    corpus = load(read_set(ROOT / "statements")).corpus
    assert corpus is not None
    return build_release(corpus, Selection(), is_shipped=True, version="1", with_drafts=True)


LANE = 'Council of <b data-planted="1">Ford</b> & Co'


@pytest.fixture
def hostile() -> Release:
    """Four statements with words that want to be markup, in two lanes, one of them named so too."""
    voices = frame_text("voices.yaml").replace("name: Council of Ford,", f"name: '{LANE}',")
    set_ = corpus(
        said("a", "2031-02~", MAY, quote=HOSTILE),
        said("b", "../2031-03-05", STAY, quote=HOSTILE, from_="ford-council"),
        said("d", "2031-03-04", STAY, quote=LINK),
        said("c", "2031-03-05T14:05", STAY, paraphrase="It stays."),
        files={"voices.yaml": voices},
    )
    return release_of(set_)


# -- TimelineJS -----------------------------------------------------------------------------------


def _days(one: dict[str, Any] | None) -> list[int] | None:
    """The date of an event of ours, as the page reports what TimelineJS made of it."""
    if one is None:
        return None
    parts = ("year", "month", "day", "hour", "minute")
    return [int(one.get(part, 0)) for part in parts]


def _check_events(content: bytes, shown: Any) -> None:
    ours = json.loads(content)["events"]
    assert (shown["errors"], shown["warnings"], shown["message"]) == ([], [], "")
    assert {one["id"]: (one["start"], one["end"]) for one in shown["events"]} == {
        one["unique_id"]: (_days(one["start_date"]), _days(one.get("end_date"))) for one in ours
    }
    assert shown["slides"] == len(ours) + 1
    assert shown["markers"] == len(ours)
    assert shown["planted"] == 0


def test_timelinejs_shows_every_event_with_our_ids_and_the_bounds_of_its_date(shipped, tmp_path):
    content = published("timelinejs", shipped)
    shown = shown_by_timelinejs(content, tmp_path)
    _check_events(content, shown)
    found = {one["id"]: one for one in shown["events"]}
    assert found.keys() == {one.view.id for one in shipped.statements}
    for one in shipped.statements:
        when = one.view.when
        if when.earliest == OPEN_PAST or when.end == OPEN_FUTURE:
            continue
        start, end = found[one.view.id]["start"], found[one.view.id]["end"]
        days = ["{:04}-{:02}-{:02}".format(*day) for day in (start, end or start)]
        assert days == [iso(when.earliest), iso(when.latest)], one.view.id


def test_timelinejs_prints_our_words_for_dates_and_the_quotations_to_the_letter(hostile, tmp_path):
    content = published("timelinejs", hostile)
    shown = shown_by_timelinejs(content, tmp_path)
    _check_events(content, shown)
    printed = [format_date(one.view.when) for one in hostile.statements]
    assert sorted(filter(None, shown["dates"])) == sorted(printed)
    marks = {Wording.QUOTE.value: "\u201c{}\u201d"}
    words = [marks.get(one.view.wording, "{}").format(one.view.text) for one in hostile.statements]
    assert sorted(shown["quotations"]) == sorted(words)
    assert sorted(shown["lanes"]) == [LANE, "Ministry of Works"]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda events: events[0]["start_date"].update(month="the second"),
        lambda events: events[1].update(unique_id=events[0]["unique_id"]),
        lambda events: events[1].pop("start_date"),
    ],
)
def test_timelinejs_would_not_show_a_spoiled_file_so(spoil, hostile, tmp_path):
    value = json.loads(published("timelinejs", hostile))
    wanted = {one["unique_id"] for one in value["events"]}
    spoil(value["events"])
    shown = shown_by_timelinejs(json.dumps(value).encode(), tmp_path)
    assert shown["errors"] or {one["id"] for one in shown["events"]} != wanted


# -- SQLite ---------------------------------------------------------------------------------------


@pytest.fixture
def database(shipped: Release, tmp_path: Path) -> Path:
    path = tmp_path / "statements.db"
    path.write_bytes(published("sqlite", shipped))
    return path


def test_sqlite_utils_opens_the_database_and_searches_it(database, shipped):
    tables = json.loads(run("sqlite-utils", "tables", database, "--counts").stdout)
    counts = {one["table"]: one["count"] for one in tables}
    assert counts["statements"] == len(shipped.statements)
    assert counts["claims"] == len(shipped.table.rows)
    found = run("sqlite-utils", "search", database, "statements", "detainer", "-c", "id")
    ids = {one["id"] for one in json.loads(found.stdout)}
    words = {one.view.id: f"{one.view.text} {one.view.sense or ''}" for one in shipped.statements}
    assert {id_ for id_, text in words.items() if "detainer" in text.lower()} <= ids < words.keys()


def test_datasette_serves_a_search_and_a_facet(database):
    found = run("datasette", database, "--get", "/statements/statements.json?_search=detainers")
    assert found.returncode == 0, found.stderr
    assert json.loads(found.stdout)["filtered_table_rows_count"] > 0
    facet = run("datasette", database, "--get", "/statements/statements.json?_facet_array=to")
    assert json.loads(facet.stdout)["facet_results"]["to"]["results"]


def test_sqlite_utils_refuses_a_spoiled_file_and_does_not_search_without_an_index(database):
    with closing(sqlite3.connect(database)) as db:
        db.execute("DROP TABLE statements_fts")
    assert run("sqlite-utils", "search", database, "statements", "detainer").returncode != 0
    database.write_bytes(b"SQLite format 3\0" + b"\xff" * 4096)
    assert run("sqlite-utils", "tables", database).returncode != 0


# -- JSON -----------------------------------------------------------------------------------------


def _lines(content: bytes) -> Iterator[Any]:
    for line in content.decode("utf-8").split("\n")[:-1]:
        yield json.loads(line)


def _check(schema: str, folder: Path, *values: Any) -> int:
    files = []
    for number, value in enumerate(values):
        files.append(folder / f"{number}.json")
        files[-1].write_text(json.dumps(value), encoding="utf-8")
    done = run("check-jsonschema", "--schemafile", SCHEMAS / schema, *files)
    assert done.returncode in {0, 1}, done.stderr
    return done.returncode


def test_check_jsonschema_finds_every_line_as_promised(hostile, tmp_path):
    lines = list(_lines(published("jsonl", hostile)))
    assert {one["row"] for one in lines} == {"release", "claim", "finding", "source"}
    assert _check("report-lines-1.schema.json", tmp_path, *lines) == 0


def test_check_jsonschema_finds_the_shipped_lines_as_promised(shipped, tmp_path):
    lines = list(_lines(published("jsonl", shipped)))
    assert {one["row"] for one in lines} == {"release", "claim", "finding", "apart", "source"}
    chosen = [one for one in lines if one["row"] != "claim"] + lines[1::7]
    assert _check("report-lines-1.schema.json", tmp_path, *chosen) == 0


def test_check_jsonschema_finds_the_answers_as_promised(tmp_path):
    answers = [
        timeline(*words, "--set", "harbor-watch", "--format", "json").json
        for words in (("show",), ("contradictions",), ("stats",), ("list", "sources"))
    ]
    assert _check("format-1.schema.json", tmp_path, *answers) == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda one: one.pop("made"),
        lambda one: one.update(text=7),
        lambda one: one.update(row="statement"),
        lambda one: one.update(from_person="a; b"),
    ],
)
def test_check_jsonschema_refuses_a_spoiled_line(spoil, hostile, tmp_path):
    claim = next(one for one in _lines(published("jsonl", hostile)) if one["row"] == "claim")
    spoil(claim)
    assert _check("report-lines-1.schema.json", tmp_path, claim) == 1


# -- XLSX -----------------------------------------------------------------------------------------


def _kinds(content: bytes, sheet: str) -> dict[str, str]:
    """The type of each cell of a sheet that holds the planted formula."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    return {
        cell.coordinate: cell.data_type
        for row in book[sheet].iter_rows()
        for cell in row
        if cell.value == LINK
    }


def test_openpyxl_reads_an_injected_formula_as_text(hostile):
    content = published("xlsx", hostile)
    for sheet in ("statements", "claims", "findings"):
        kinds = _kinds(content, sheet)
        assert kinds, sheet
        assert set(kinds.values()) == {"s"}


def test_openpyxl_tells_a_formula_from_text():
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.add_worksheet("claims").write_formula(0, 0, LINK)
    book.close()
    assert set(_kinds(content.getvalue(), "claims").values()) == {"f"}
