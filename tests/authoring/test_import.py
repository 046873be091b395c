"""Tables in: every row used or refused with its line; what went out comes back."""

import io
import json
import shutil
import time
from pathlib import Path

import pytest

from scomm_timeline.authoring.adding import Workplace
from scomm_timeline.authoring.headings import KNOWN_HEADINGS, read_headings
from scomm_timeline.authoring.importing import import_rows
from scomm_timeline.authoring.tables import read_csv, read_json_lines
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.reading.load import load
from tests.authoring.broken_tables import TEXT, Broken, broken_tables, sound_tables
from tests.authoring.round_trip import check_round_trip, sense, table_of
from tests.command import ROOT, SETS, Result, timeline
from tests.folders import files_of

BROKEN = tuple(broken_tables())
SHEET = """\
Year,Month,Day,Time,End Year,End Month,End Day,Display Date,Headline,Text,Media,Media Credit,Group
2031,4,,,,,,spring,Nobody leaves,"The bureau said, nobody leaves.",,,x
2031,4,5,,2031,4,7,,No way out,,http://harbor.example/page,Somebody,x
"""
SAID_BY = (
    "--default",
    "from=Mara Quill",
    "--default",
    "topic=leaving",
    "--default",
    "place=Meridia",
)


def _corpus(folder: Path) -> Corpus:
    corpus = load(read_set(folder / "statements")).corpus
    assert corpus is not None
    return corpus


def _imported(harbor: Path, content: str | bytes, *options: str, name: str = "t.csv") -> Result:
    raw = content.encode() if isinstance(content, str) else content
    (harbor / name).write_bytes(raw)
    return timeline("import", name, *options, "--format", "json", cwd=harbor)


# -- out and in again ------------------------------------------------------------------------------


SETS_OUT = {
    "harbor-jsonl": (SETS / "harbor-watch", "jsonl"),
    "clearflow-excel": (ROOT / "examples" / "clearflow" / "statements", "csv-excel"),
}


@pytest.mark.parametrize("case", SETS_OUT)
def test_what_goes_out_comes_in_again(tmp_path, case):
    check_round_trip(*SETS_OUT[case], tmp_path)


@pytest.fixture(scope="module")
def claims(tmp_path_factory) -> bytes:
    """The claims table of the invented set."""
    folder: Path = tmp_path_factory.mktemp("claims")
    return (folder / table_of(SETS / "harbor-watch", "csv", folder)).read_bytes()


HOSTILE = (
    '=HYPERLINK("http://x","y")',
    "+1 @SUM(A1) -2",
    "'tis [sic] {x}; a; b \\; c",
    "</script><b>|*bold*|`code`",
    "\u202eright-to-left\u202c \U0001f512 \u0627\u0644\u0639",
    'two\n\nparagraphs, "quoted", and\ttabs',
    "002674",
    "2010-08",
    "no",
    "w " * 5000,
)


@pytest.mark.parametrize("form", ["csv", "csv-excel", "jsonl"])
def test_hostile_words_come_back_letter_by_letter(harbor, form):
    record = (harbor / "statements/records/quill-press.yaml").read_text("utf-8")
    header = record.partition("statements:")[0]
    rows = [
        {"id": f"hostile-{number}", "quote": words.strip(), "sources": ["gazette-april"],
         "claims": [{"leaving": "closed"}]}
        for number, words in enumerate(HOSTILE)
    ]  # fmt: skip
    for path in (harbor / "statements/records").rglob("*.yaml"):
        path.unlink()
    target = harbor / "statements/records/hostile.yaml"
    target.write_text(
        f"{header}statements: {json.dumps(rows, ensure_ascii=False)}\n", encoding="utf-8"
    )
    before = _corpus(harbor)
    assert len(before.statements) == len(HOSTILE)
    name = table_of(harbor / "statements", form, harbor)
    target.unlink()
    result = timeline("import", name, "--format", "json", cwd=harbor)
    assert (result.code, result.json["refused"]) == (0, []), result.err
    assert list(map(sense, _corpus(harbor).statements)) == list(map(sense, before.statements))


def test_rows_that_the_set_has_already_are_passed_over(harbor, claims):
    before = files_of(harbor / "statements")
    result = _imported(harbor, claims)
    assert result.code == 0
    assert len(result.json["present"]) == len(_corpus(harbor).statements)
    assert files_of(harbor / "statements") == before


def test_a_row_that_says_otherwise_than_the_record_of_its_id_is_refused(harbor, claims):
    changed = claims.decode().replace("Nobody leaves", "Somebody leaves")
    result = _imported(harbor, changed)
    assert result.code == 3
    (refused,) = result.json["refused"]
    assert "stands in the set and says otherwise: text" in refused["message"]


def test_a_source_that_the_table_describes_comes_along(harbor, claims):
    (harbor / "statements/sources/gazette-june.yaml").unlink()
    for path in (harbor / "statements/records").rglob("*.yaml"):
        path.unlink()
    result = _imported(harbor, claims)
    assert result.code == 0
    assert "gazette-june" in _corpus(harbor).sources


# -- tables that others made -----------------------------------------------------------------------


SOUND = dict(sound_tables())


@pytest.mark.parametrize("content", SOUND.values(), ids=SOUND)
def test_a_table_is_read_as_other_programs_save_it(harbor, content):
    result = _imported(harbor, content)
    assert (result.code, result.json["refused"]) == (0, []), result.err
    texts = [_corpus(harbor).by_id[f"row-{number}"].text for number in range(1, 6)]
    assert texts == [f"No {number}." for number in range(1, 6)]


def test_a_sheet_for_timelinejs_keeps_a_month_a_month(harbor):
    result = _imported(harbor, SHEET, *SAID_BY)
    assert result.code == 0, result.err
    first, second = (_corpus(harbor).by_id[one["id"]] for one in result.json["imported"])
    assert (first.made.written, first.made_as_written) == ("2031-04", "spring")
    assert (first.wording.value, first.text) == ("paraphrase", "The bureau said, nobody leaves.")
    assert first.notes == "Headline: Nobody leaves"
    assert second.made.written == "2031-04-05/2031-04-07"
    assert second.text == "No way out"
    assert "http://harbor.example/page; Somebody" in second.notes
    assert {one.no_position for one in (first, second)} == {"unsure"}
    assert result.json["ignored"] == ["Time", "Group"]


def test_columns_are_mapped_by_option_or_by_a_file(harbor):
    table = "Wann,Wer,Was\n2031-04,Mara Quill,Nobody leaves us.\n"
    options = ("--map", "map.txt", "--map", "Was=quote", *SAID_BY[2:])
    (harbor / "map.txt").write_text("Wann: made\nWer: from\n", encoding="utf-8")
    result = _imported(harbor, table, *options)
    assert result.code == 0, result.err
    (row,) = result.json["imported"]
    assert _corpus(harbor).by_id[row["id"]].wording.value == "quote"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('{"quote": "No.", "quote": "Yes."}', 'the key "quote" stands twice'),
        ('{"quote": NaN}', "NaN is no value"),
        ("{", "line 1: not JSON"),
    ],
)
def test_a_line_of_which_something_would_be_lost_is_refused_by_its_reason(harbor, line, said):
    result = _imported(harbor, line, name="t.jsonl")
    assert (result.code, result.out) == (2, "")
    assert said in result.err


def test_numbers_of_json_lines_stay_as_they_were_typed():
    long = "9" * 5000
    (row,) = read_json_lines(f'{{"value": 47.70, "n": {long}, "e": 1e5}}'.encode()).rows
    assert row.cells == {"value": "47.70", "n": long, "e": "1e5"}


def test_json_lines_are_rows_too(harbor):
    row = {"made": "2031-04", "from": "mara-quill", "topic": "leaving", "position": "closed"}
    sound = {**row, "component": "whole", "place": ["meridia", "norland"], "quote": "No; never."}
    lines = [json.dumps(sound), '{"row": "finding", "id": {}}', "{", "[1]", '{"made": {"a": 1}}']
    result = _imported(harbor, "\n".join(lines), name="t.jsonl")
    assert result.code == 3
    assert [one["line"] for one in result.json["refused"]] == [3, 4, 5]
    (taken,) = result.json["imported"]
    assert _corpus(harbor).by_id[taken["id"]].claims[0].places == ("meridia", "norland")


def test_standard_input_is_a_table(harbor, monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr("sys.stdin", stream)
    assert timeline("import", "-", cwd=harbor).code == 0
    assert "row-5" in _corpus(harbor).by_id


# -- look first ------------------------------------------------------------------------------------


def test_a_dry_run_shows_what_is_near_and_writes_nothing(harbor):
    before = files_of(harbor / "statements")
    head, row = TEXT.splitlines()[:2]
    rows = (
        row.replace("No 1.", "nobody leaves HARBOR WATCH!"),
        row.replace("row-1", "row-2").replace("No 1.", "Nobody at all leaves Harbor Watch."),
        row.replace("row-1", "row-3").replace("No 1.", "Nobody ever at all leaves Harbor Watch."),
    )
    result = _imported(harbor, "\n".join([head, *rows]), "--dry-run")
    assert result.code == 0, result.err
    like = {one["id"]: (one["other"], one["why"]) for one in result.json["like"]}
    assert like["row-1"] == ("quill-press-nobody", "same-words")
    assert result.json["dry_run"] is True
    assert files_of(harbor / "statements") == before


def test_a_version_that_says_so_is_not_called_near(harbor):
    head, row = TEXT.splitlines()[:2]
    row = row.replace("No 1.", "Nobody leaves Harbor Watch.").replace("2031-04-01", "2031-04-05")
    near = _imported(harbor, f"{head},relations\n{row},\n", "--dry-run").json["like"]
    said = _imported(
        harbor, f"{head},relations\n{row},version-of quill-press-nobody\n", "--dry-run"
    )
    assert near
    assert (said.code, said.json["like"]) == (0, [])


# -- broken tables ---------------------------------------------------------------------------------


def test_there_are_a_hundred_broken_tables():
    assert len(BROKEN) >= 100
    assert len({one.name for one in BROKEN}) == len(BROKEN)


@pytest.fixture(scope="module")
def shared(tmp_path_factory) -> Path:
    """One set for all of them: what is broken is never written."""
    folder: Path = tmp_path_factory.mktemp("broken")
    shutil.copytree(SETS / "harbor-watch", folder / "statements")
    return folder


@pytest.fixture(scope="module")
def workplace() -> Workplace:
    files = read_set(SETS / "harbor-watch")
    return Workplace(files, load(files))


ROWS = tuple(one for one in BROKEN if not one.is_file)
FILES = tuple(one for one in BROKEN if one.is_file)


@pytest.mark.parametrize("broken", ROWS, ids=lambda one: one.name)
def test_a_broken_row_is_refused_with_its_line_and_the_reason(workplace, broken: Broken):
    table = read_csv(broken.content, known=KNOWN_HEADINGS, encoding=None, delimiter=None)
    found = import_rows(workplace, table, read_headings(table.columns, {}), {})
    assert found.refused
    lines = tuple(one.line for one in found.refused)
    assert not broken.lines or lines == broken.lines, found.refused
    assert len(found.taken) + len(lines) == len(table.rows) + len(table.bad)
    said = " ".join(f"{one.column} {one.message} {one.help}" for one in found.refused)
    assert broken.said in said
    assert all(0 < len(one.message) < 300 for one in found.refused)


@pytest.mark.parametrize("broken", FILES, ids=lambda one: one.name)
def test_a_file_that_is_no_table_ends_the_import_in_one_line(shared, broken: Broken):
    result = _imported(shared, broken.content)
    assert (result.code, result.out) == (2, ""), result.out
    assert broken.said in result.err
    assert len(result.err.splitlines()) == 1
    assert len(result.err) < 600


@pytest.mark.parametrize("broken", ROWS[::30], ids=lambda one: one.name)
def test_a_broken_row_makes_the_command_say_incomplete(shared, broken: Broken):
    result = _imported(shared, broken.content, "--dry-run")
    assert result.code == 3
    assert result.json["refused"]
    assert "Traceback" not in result.err


@pytest.mark.parametrize("options", [("--encoding", "cp1252"), ("--encoding", "CP1252")])
def test_an_encoding_that_is_named_is_read(harbor, options):
    content = TEXT.replace("No 3.", "Nö “3” – ok.").encode("cp1252")
    result = _imported(harbor, content, *options)
    assert result.code == 0, result.err
    assert _corpus(harbor).by_id["row-3"].text == "Nö “3” – ok."


def test_other_rows_of_a_refused_statement_are_refused_with_it(harbor):
    head, first = TEXT.splitlines()[:2]
    second = first.replace("leaving,closed", "duty,shut")
    result = _imported(harbor, f"{head}\n{first}\n{second}\n")
    assert [(one["line"], one["column"]) for one in result.json["refused"]] == [
        (2, ""),
        (3, "position"),
    ]
    assert result.json["imported"] == []


def test_a_row_that_points_to_a_refused_one_is_refused_too(harbor):
    head, *rows = TEXT.splitlines()
    bad = rows[0].replace("closed", "shut") + ","
    reply = rows[1] + ",after row-1"
    result = _imported(harbor, "\n".join([f"{head},relations", bad, reply, rows[2] + ","]))
    assert result.code == 3
    assert [one["line"] for one in result.json["refused"]] == [2, 3]
    assert [one["id"] for one in result.json["imported"]] == ["row-3"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("no.csv",), 'cannot read "no.csv"'),
        ((".",), 'cannot read "."'),
        (("book.xlsx",), "is a workbook"),
        (("t.csv", "--map", "made"), '--map: cannot read "made"'),
        (("t.csv", "--map", "When=made"), 'has no column "When"'),
        (("t.csv", "--map", "made=date"), '"date" is not a field'),
        (("t.csv", "--map", "=made"), "has nothing on one side"),
        (("t.csv", "--map", "document=made"), "both fill made"),
        (("t.csv", "--default", "topic"), "is not FIELD=VALUE"),
        (("t.csv", "--default", "id=x"), '"id" is not a field'),
        (("t.csv", "--default", "tipic=x"), "did you mean topic?"),
        (("t.csv", "--delimiter", "::"), "is not one mark"),
        (("t.csv", "--delimiter", ";"), "no column has a name that is known"),
        (("t.csv", "--encoding", "klingon"), 'there is no encoding "klingon"'),
        (("t.csv", "--encoding", "utf-16-le"), "the file is not utf-16-le"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(harbor, options, said):
    (harbor / "t.csv").write_text(TEXT + "x", encoding="utf-8")
    result = timeline("import", *options, cwd=harbor)
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1


def test_a_table_does_not_take_longer_than_its_rows(workplace):
    """Ten times the rows, about ten times the time: near-duplicates too."""
    head, row = TEXT.splitlines()[:2]

    def seconds(count: int) -> float:
        rows = [
            row.replace("row-1", f"row-{n}").replace("No 1.", f"No {n} {n % 7} of it.")
            for n in range(count)
        ]
        content = "\n".join([head, *rows]).encode()
        start = time.perf_counter()
        table = read_csv(content, known=KNOWN_HEADINGS, encoding=None, delimiter=None)
        found = import_rows(workplace, table, read_headings(table.columns, {}), {})
        assert len(found.taken) == count
        return time.perf_counter() - start

    assert seconds(200) < 40 * seconds(20)
