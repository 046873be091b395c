"""One more statement: by options, by questions, in an editor; whole or not at all."""

import shlex
import stat
import sys
from pathlib import Path

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.reading.load import load
from tests.authoring.retyping import command_line, in_order, typed_records
from tests.command import SETS, timeline
from tests.folders import files_of

QUILL = (
    *("new", "--source", "gazette-april", "--from", "Mara Quill", "--to", "press"),
    *("--document", "press-conference", "--made", "2031-04-09", "--place", "Meridia"),
)
SAID = (*QUILL, "--quote", "[W]e see: no #1 way out.", "--claim", "leaving=closed")
WHOLE = (*SAID, "--component", "whole")
UNTOUCHED = files_of(SETS / "harbor-watch")


def _corpus(folder: Path) -> Corpus:
    corpus = load(read_set(folder / "statements")).corpus
    assert corpus is not None
    return corpus


def test_every_record_of_a_set_can_be_written_by_options(harbor):
    before = _corpus(harbor)
    records = typed_records(harbor / "statements")
    for path in (harbor / "statements" / "records").rglob("*.yaml"):
        path.unlink()
    for id_ in in_order(records):
        result = timeline(*command_line(records[id_]), cwd=harbor)
        assert result.code == 0, (id_, result.err)
    assert [one.content for one in _corpus(harbor).statements] == [
        one.content for one in before.statements
    ]


def test_a_statement_gets_an_id_and_a_file_and_its_words_stand_in_a_block(harbor):
    result = timeline(*WHOLE, cwd=harbor)
    assert result.code == 0
    path = harbor / "statements/records/2031/2031-04-09-quill-press-conference.yaml"
    assert path.read_text("utf-8") == (
        "document: press-conference\n"
        "made: 2031-04-09\n"
        "from: mara-quill\n"
        "to: press\n"
        "place: meridia\n"
        "sources: [gazette-april]\n"
        "statements:\n"
        "  - id: quill-20310409-closed\n"
        "    quote: >-\n"
        "      [W]e see: no #1 way out.\n"
        "    claims:\n"
        "      - leaving: closed\n"
        "        component: whole\n"
    )
    assert "quill-20310409-closed" in _corpus(harbor).by_id


def test_a_second_statement_joins_the_file_of_its_document(harbor):
    timeline(*WHOLE, cwd=harbor)
    again = (*QUILL, "--paraphrase", "Taking part is required.", "--claim", "duty=required")
    result = timeline(*again, "--component", "whole", cwd=harbor)
    assert "(added to)" in result.out
    (path,) = (harbor / "statements/records/2031").iterdir()
    assert path.read_text("utf-8").count("- id:") == 2


def test_a_statement_that_would_inherit_what_nobody_said_gets_a_file_of_its_own(harbor):
    path = harbor / "statements/records/quill-press.yaml"
    text = path.read_text("utf-8")
    line = ("--field", "who=local")
    result = timeline(
        *WHOLE[:-2], "--made", "2031-04-05", "--component", "papers", *line, cwd=harbor
    )
    assert result.code == 0
    assert path.read_text("utf-8") == text


def test_the_header_of_a_file_that_is_named_answers_what_it_says(harbor):
    words = ("--quote", "Nobody, I said.", "--claim", "leaving=closed")
    file = ("--file", "records/quill-press.yaml", "--source", "gazette-april")
    result = timeline("new", *file, *words, cwd=harbor)
    assert result.code == 0, result.err
    added = _corpus(harbor).by_id["quill-20310405-closed"]
    assert added.speakers[0].person == "mara-quill"
    assert added.made_as_written == "Saturday"


def test_what_the_set_does_not_know_yet_is_described_by_its_own_options(harbor):
    result = timeline(
        *("new", "--source", "herald-0410", "--source-title", "A gate: [shut]"),
        *("--source-publisher", "The Herald", "--source-kind", "newspaper"),
        *("--source-date", "2031-04-10", "--source-seen", "whole"),
        *("--from", "Lena Moor", "--person-role", "Clerk", "--person-body", "Port Office"),
        *("--body-kind", "local-agency", "--place", "Gull Rock", "--place-kind", "city"),
        *("--place-within", "norland", "--made", "2031-04-09", "--fragment", "we may go"),
        *("--topic", "leaving", "--position", "open", "--component", "whole"),
        cwd=harbor,
    )
    assert result.code == 0, result.err
    corpus = _corpus(harbor)
    assert corpus.sources["herald-0410"].title == "A gate: [shut]"
    assert corpus.voices.people["lena-moor"].offices[0].organization == "port-office"
    assert corpus.voices.organizations["port-office"].kind == "local-agency"
    assert corpus.places.path("gull-rock") == ("meridia", "norland", "gull-rock")
    assert timeline("check", cwd=harbor).code == 0


# -- what cannot be done ---------------------------------------------------------------------------


def test_without_a_terminal_all_that_is_missing_is_named(harbor):
    result = timeline("new", cwd=harbor)
    assert result.code == 2
    for flag in ("--source", "--from", "--made", "--quote", "--topic", "--component", "--place"):
        assert flag in result.err
    assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--source", "gazette-may"), "did you mean gazette-"),
        (("--source", "x"), "--source-title, --source-publisher and --source-kind"),
        (("--from", "Mara Quil"), "did you mean mara-quill"),
        (("--from", "Nobody"), "--person-role and --person-body or --body-kind"),
        (("--made", "4/9/31"), "--made:"),
        (("--made", "2031-02-30"), "--made:"),
        (("--to", "everybody"), '--to: unknown addressee "everybody"'),
        (("--document", "lettr"), "did you mean letter?"),
        (("--claim", "leaving=shut"), "one of: open, on-request, closed, none"),
        (("--claim", "leaving"), "names no position"),
        (("--claim", "leavin=open"), "did you mean leaving?"),
        (("--claim", "{leaving: open"), "cannot be read"),
        (("--claim", "{leaving: open, duty: free}"), "several topics"),
        (("--component", "boats"), '--component: unknown component "boats"'),
        (("--place", "Nowhere"), "--place-kind"),
        (("--mode", "shouts"), 'unknown value "shouts"'),
        (("--id", "Not A Slug"), "--id:"),
        (("--id", "quill-press-nobody"), "is the id of another statement"),
        (("--quote", "  "), "--quote: there are no words"),
        (("--quote", "a\x07b"), "--quote: character U+0007 (control character)"),
        (("--field", "vai=x"), "did you mean via?"),
        (("--field", "via"), 'has no "="'),
        (("--field", "by=soon"), "--field:"),
        (("--field", "quote=No."), '"quote" has an option of its own (--quote)'),
        (("--made", "2031", "--field", "made=2030"), '"made" is given twice'),
        (("--field", "notes=a", "--field", "notes=b"), '"notes" is given twice'),
        (("--claim", "leaving=open", "--position", "closed"), "--position: a --claim has"),
        (("--claim", "leaving=open", "--no-position", "unsure"), "--no-position: a --claim has"),
        (("--from", "mara-quill", "--person-role", "x"), "--person-role: no new person is named"),
        (("--source", "gazette-april", "--source-title", "x"), "no new source is named"),
        (("--file", "../elsewhere.yaml"), "is not a record file of the set"),
        (("--file", "voices.yaml"), "is not a record file of the set"),
        (("--locator", "p. 3"), "--locator: no source is given"),
        (("--source-title", "x\ny"), "--source-title: the value holds a control character"),
        (("--body-kind", "club"), 'unknown kind of body "club"'),
    ],
)
def test_an_option_that_cannot_be_used_is_named_with_what_can(options, said):
    result = timeline("new", *options, "--set", "harbor-watch")
    assert (result.code, result.out) == (2, "")
    assert said in result.err
    assert result.err.count("\n") == 1
    assert files_of(SETS / "harbor-watch") == UNTOUCHED


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--made", "2031-05-01"), "D110"),  # later than the source that carries it
        (("--paraphrase", "It is closed."), "D108"),
        (("--field", "replies-to=no-such-record"), "S202"),
        (("--field", "figure={measure: boats, value: '3', unit: boats}"), "D109"),
    ],
)
def test_what_would_bring_an_error_is_not_written_and_the_error_says_what_to_do(
    harbor, options, code
):
    before = files_of(harbor)
    result = timeline(*WHOLE, *options, cwd=harbor)
    assert (result.code, result.out) == (2, "")
    assert f"error[{code}]" in result.err
    assert "nothing was written" in result.err
    assert files_of(harbor) == before


def test_problems_that_the_set_has_already_keep_nobody_from_adding(harbor):
    broken = harbor / "statements/records/broken.yaml"
    broken.write_text("statements:\n  - id: half\n", encoding="utf-8")
    result = timeline(*WHOLE, cwd=harbor)
    assert result.code == 3
    assert "quill-20310409-closed" in _corpus(harbor).by_id


def test_a_file_that_is_there_is_never_written_over(harbor):
    folder = harbor / "statements/records/2031"
    folder.mkdir()
    taken = folder / "2031-04-09-quill-press-conference.yaml"
    taken.write_text("# somebody's notes\nstatements: []\n", encoding="utf-8")
    assert timeline(*WHOLE, cwd=harbor).code == 3
    assert taken.read_text("utf-8").startswith("# somebody's notes")
    assert (folder / "2031-04-09-quill-press-conference-2.yaml").is_file()


def test_the_shipped_set_is_not_written_to(tmp_path):
    result = timeline(*WHOLE, cwd=tmp_path)
    assert result.code == 2
    assert "timeline init begins one" in result.err


def test_a_dry_run_prints_the_file_and_writes_nothing(harbor):
    before = files_of(harbor)
    result = timeline(*WHOLE, "--dry-run", cwd=harbor)
    assert result.code == 0
    assert "          [W]e see: no #1 way out." in result.out
    assert files_of(harbor) == before


def test_markup_and_escapes_in_the_words_are_shown_and_not_obeyed(harbor):
    words = "no [bold]way[/bold] out [sic] \u202ex"
    result = timeline(*WHOLE, "--quote", words, "--dry-run", cwd=harbor)
    assert "no [bold]way[/bold] out [sic] <U+202E>x" in result.out


# -- on a terminal ---------------------------------------------------------------------------------


def test_on_a_terminal_every_answer_is_asked_for_and_the_record_is_shown_first(harbor, type_lines):
    left = type_lines(
        *("gazette-april", "Mara Quill", "press", "press-conference", "soon", "2031-04-09"),
        *("", "[W]e see: no #1", "way out.", "", "leaving", "shut", "closed", "whole", "", ""),
        *("meridia", "", "y"),
    )
    result = timeline("new", cwd=harbor)
    assert result.code == 0, result.err
    assert left.read() == ""
    assert "2031-04-09-quill-press-conference.yaml:" in result.err
    assert "one of: open, on-request, closed, none" in result.err
    added = _corpus(harbor).by_id["quill-20310409-closed"]
    assert added.text == "[W]e see: no #1 way out."
    assert added.claims[0].places == ("meridia",)
    (path,) = (harbor / "statements/records/2031").iterdir()
    assert "mode:" not in path.read_text("utf-8")  # the default is left out


def test_on_a_terminal_something_new_is_described_when_it_is_named(harbor, type_lines):
    type_lines(
        *("herald-0410", "y", "A gate", "The Herald", "newspaper", "2031-04-10", "", ""),
        *("Lena Moor", "y", "y", "", "Clerk", "Port Office", "y", "", "local-agency", ""),
        *("", "letter", "2031-04-09", "fragment", "we may go", "", "leaving", "none", ""),
        *("", ""),
    )
    result = timeline("new", cwd=harbor)
    assert result.code == 0, result.err
    corpus = _corpus(harbor)
    assert corpus.voices.people["lena-moor"].name == "Lena Moor"
    assert corpus.sources["herald-0410"].url == "none-given"
    assert corpus.by_id["moor-20310409-leaving"].no_position == "unsure"


def test_who_says_no_or_leaves_has_written_nothing(harbor, type_lines):
    before = files_of(harbor)
    type_lines("n")
    assert timeline(*WHOLE, cwd=harbor).code == 130
    type_lines("gazette-april")
    assert timeline("new", cwd=harbor).code == 130
    assert files_of(harbor) == before


# -- in an editor ----------------------------------------------------------------------------------


def _editor(folder: Path, body: str) -> str:
    """A command line of an editor that runs this Python on the draft's text."""
    script = folder / "my editor.py"
    script.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[-1])\ntext = path.read_text('utf-8')\n"
        f"{body}\npath.write_text(text, 'utf-8')\n",
        encoding="utf-8",
    )
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return shlex.join([sys.executable, str(script), "--wait; rm -rf x"])


def test_the_editor_gets_the_draft_and_what_is_left_in_it_is_written(harbor, monkeypatch):
    editor = _editor(harbor, "text = text.replace('no #1 way', 'not one way')")
    monkeypatch.setenv("EDITOR", editor)
    result = timeline(*WHOLE, "--edit", cwd=harbor)
    assert result.code == 0, result.err
    assert _corpus(harbor).by_id["quill-20310409-closed"].text == "[W]e see: not one way out."


def test_an_empty_draft_names_what_may_be_answered(harbor, monkeypatch):
    monkeypatch.setenv(
        "EDITOR", _editor(harbor, "pathlib.Path('seen').write_text(text); text = ''")
    )
    result = timeline("new", "--edit", cwd=harbor)
    assert result.code == 2
    assert "the draft was left empty" in result.err
    seen = (harbor / "seen").read_text("utf-8")
    assert "# made: When it was said or written" in seen
    assert "duty, leaving" in seen


def test_a_draft_with_problems_is_kept_and_named(harbor, monkeypatch):
    monkeypatch.setenv("EDITOR", _editor(harbor, "text = text.replace('closed', 'shut')"))
    before = files_of(harbor / "statements")
    result = timeline(*WHOLE, "--edit", cwd=harbor)
    assert result.code == 2
    assert "error[S204]" in result.err
    draft = Path(result.err.rstrip(")\n").rpartition("it is kept: ")[2])
    assert "shut" in draft.read_text("utf-8")
    draft.unlink()
    draft.parent.rmdir()
    assert files_of(harbor / "statements") == before


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("", "neither VISUAL nor EDITOR is set"),
        ("no-such-editor-here", "cannot be started"),
        ("false", "ended with code 1"),
        ("'", "EDITOR cannot be read"),
    ],
)
def test_an_editor_that_does_not_work_is_an_error_of_one_line(harbor, monkeypatch, editor, said):
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    result = timeline(*WHOLE, "--edit", cwd=harbor)
    assert result.code == 2
    assert said in result.err
    assert result.err.count("\n") == 1


def test_the_harbor_set_is_the_one_of_the_other_tests():
    assert len(typed_records(SETS / "harbor-watch")) >= 10
