"""The workbook, read by somebody else's reader."""

import datetime
import io
import sys

import openpyxl
import pytest

from scomm_timeline.exports import workbook
from scomm_timeline.reports.release import NotPublishableError
from tests.builders import claim
from tests.command import timeline
from tests.release_builders import MAY, STAY, corpus, release, release_of
from tests.release_builders import reviewed as said
from tests.release_formats import published

LINK = '=HYPERLINK("http://evil.example","click")'


def book(*statements, **options):
    content = published("xlsx", release(*statements, **options))
    return openpyxl.load_workbook(io.BytesIO(content))


def cell(sheet, column, row=2):
    names = [one.value for one in sheet[1]]
    return sheet.cell(row, names.index(column) + 1)


def column(sheet, name):
    at = [one.value for one in sheet[1]].index(name)
    return [row[at].value for row in sheet.iter_rows(min_row=2)]


def test_a_formula_in_a_quotation_is_text():
    for sheet in ("statements", "claims"):
        found = cell(book(said("a", "2031-02", MAY, quote=LINK))[sheet], "text")
        assert (found.data_type, found.value) == ("s", LINK)
        assert found.hyperlink is None


@pytest.mark.parametrize("words", ["002674", "2010-08", "1e5", "TRUE", "http://a.example", "-1"])
def test_text_stays_text_whatever_it_looks_like(words):
    found = cell(book(said("a", "2031-02", MAY, quote=words))["claims"], "text")
    assert (found.data_type, found.value) == ("s", words)


@pytest.mark.parametrize(
    "words",
    ["a\nb\tc", "</t></si><b>", "_x0041_ literally", "\u202eturned\u202c", "\U0001f4a5", "e\u0301"],
)
def test_hostile_words_come_back(words):
    found = cell(book(said("a", "2031-02", MAY, quote=words))["claims"], "text")
    assert found.value == words


def test_a_whole_exact_day_is_a_date():
    found = cell(book(said("a", "2031-02-03", MAY))["claims"], "made")
    assert found.is_date
    assert found.value == datetime.datetime(2031, 2, 3)  # noqa: DTZ001 -- a civil date
    assert found.number_format == "yyyy-mm-dd"


@pytest.mark.parametrize(
    "made", ["2031", "2031-02", "2031-02-03~", "2031-02-03?", "2031-02-03/2031-02-04"]
)
def test_any_other_date_is_the_text_that_was_typed_beside_its_bounds(made):
    sheet = book(said("a", made, MAY))["claims"]
    found = cell(sheet, "made")
    assert (found.data_type, found.value) == ("s", made)
    assert cell(sheet, "made_earliest").is_date
    assert cell(sheet, "made_latest").is_date


def test_a_day_that_excel_cannot_count_is_text():
    found = cell(book(said("a", "1899-12-31", MAY))["claims"], "made")
    assert (found.data_type, found.value) == ("s", "1899-12-31")


def test_every_sheet_has_a_frozen_head_a_filter_and_prints_its_head_on_each_page():
    found = book(said("a", "2031-02", MAY), said("b", "2031-03", STAY))
    assert found.sheetnames == [
        *("statements", "claims", "findings", "listed_apart", "sources", "about", "columns"),
    ]
    for sheet in found:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.page_setup.orientation == "landscape"
        assert "NOT FOR RELEASE" not in (sheet.oddHeader.right.text or "")


def test_every_page_of_an_internal_workbook_is_stamped():
    found = book(said("a", "2031-02", MAY), is_internal=True)
    for sheet in found:
        assert "INTERNAL: NOT FOR RELEASE" in sheet.oddHeader.right.text
    assert column(found["about"], "value")[0] == "INTERNAL: NOT FOR RELEASE"


def test_the_sheets_hold_what_goes_out():
    found = book(
        said("a", "2031-02", MAY), said("b", "2031-03", STAY), said("c", "2031", review=None)
    )
    assert column(found["statements"], "id") == ["a", "b"]
    assert column(found["findings"], "id") == ["C102/ministry/watch"]
    assert column(found["findings"], "first_id") == ["a"]
    assert column(found["findings"], "second_text") == ["The words of b."]
    assert column(found["sources"], "id") == ["gazette-2031"]
    about = dict(zip(*(column(found["about"], one) for one in ("what", "value")), strict=True))
    assert about["release"] == "public"
    assert about["left out: drafts"].startswith("1 draft")
    assert "made_earliest" in column(found["columns"], "column")


def test_the_sheet_for_people_prints_what_they_ask_for_first_with_every_position_in_words():
    sheet = book(said("a", "2031-02", MAY, claim("duty", "bound", mode="denies")))["statements"]
    assert [one.value for one in sheet[1]][:3] == ["date", "speaker", "to_names"]
    assert sheet.print_area == "'statements'!$A$1:$K$2"
    assert cell(sheet, "positions").value == (
        "asserts: A town may keep out or leave.\ndenies: It is a duty."
    )
    assert cell(sheet, "positions").alignment.wrap_text


def test_what_no_cell_can_hold_is_cut_with_a_note_and_counted():
    words = "ab" * 20_000
    found = book(said("a", "2031-02", MAY, quote=words))
    text = cell(found["statements"], "text").value
    assert text.endswith(" [cut here: 40000 characters in all]")
    assert len(text) <= 32_767
    about = dict(zip(*(column(found["about"], one) for one in ("what", "value")), strict=True))
    assert about["cut at 32,767 characters"] == "2 cells; other formats have them whole"


def test_ten_thousand_characters_are_whole():
    words = "x" * 10_000
    assert cell(book(said("a", "2031-02", MAY, quote=words))["claims"], "text").value == words


def test_an_empty_release_is_a_workbook_with_heads():
    found = book(said("a", "2031-02", MAY, review=None))
    assert column(found["claims"], "id") == []
    assert found["claims"]["A1"].value == "id"


def test_a_missing_library_is_one_line_and_how_to_get_it(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "scomm_timeline.exports.workbook")
    result = timeline(
        "report", "--set", "harbor-watch", "--format", "xlsx", "--output", tmp_path / "a.xlsx"
    )
    assert result.code == 2
    assert result.err == (
        "timeline: --format xlsx needs xlsxwriter, which is not installed"
        " (pip install 'scomm-timeline[xlsx]')\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_set_too_long_for_a_sheet_is_refused(monkeypatch):
    monkeypatch.setattr(workbook, "_MOST_ROWS", 1)
    set_ = corpus(said("a", "2031-02", MAY), said("b", "2031-03", MAY))
    with pytest.raises(NotPublishableError, match="2 statements, and a sheet holds 1 rows"):
        workbook.publish(release_of(set_))
