"""Every value of every closed list has words of its own."""

import pytest

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.findings import Attribute, Dimension, Level, Verdict, Weakness
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.places import PlaceRelation
from scomm_timeline.model.statement import (
    Basis,
    Extent,
    Mode,
    NoPosition,
    RelationKind,
    Who,
    Wording,
)
from scomm_timeline.renderers import FORMATS, RenderOptions, render
from scomm_timeline.renderers.comparing import DIMENSIONS, RELATIONS, compared, window
from scomm_timeline.renderers.page import Field, Inline
from scomm_timeline.renderers.pairs import weak
from scomm_timeline.renderers.release_words import source_details
from scomm_timeline.renderers.wording import (
    ATTRIBUTES,
    BASES,
    LEVELS,
    RELATION_VERBS,
    WHO,
    citation,
    code_title,
    counted,
    date_line,
    first_and_last,
    holding,
    mark,
    no_position,
)
from scomm_timeline.reports.release import SourceView
from tests.reports_canned import EXPLAIN, REPORTS
from tests.reports_compared import PAIR
from tests.reports_said import GAZETTE, LETTER, NEED_NOT


def words(paragraph: Inline) -> str:
    return "".join(span.text for span in paragraph)


def test_tables_cover_their_lists():
    assert set(DIMENSIONS) == {one.value for one in Dimension}
    assert set(LEVELS) == {one.value for one in Level} - {"none"}
    assert set(ATTRIBUTES) == {one.value for one in Attribute}
    assert set(RELATION_VERBS) == {one.value for one in RelationKind}
    assert set(WHO) == {one.value for one in Who}
    assert {one.value for one in PlaceRelation} <= set(RELATIONS)


@pytest.mark.parametrize("mode", Mode)
def test_each_mode_has_a_verb_and_a_past(mode):
    verb, _ = holding(NEED_NOT._replace(mode=mode.value), denied=False)
    assert verb
    assert (verb == "says") is (mode is Mode.ASSERTS)
    told = words(compared("mode", mode.value, {}))
    assert (told == mode.value) is (mode is Mode.HEDGED)


@pytest.mark.parametrize("wording", Wording)
def test_each_wording_says_what_it_is(wording):
    told = mark(LETTER._replace(wording=wording.value))
    assert ("quotation matches the source" in told) is wording.is_verbatim
    assert wording.value == "paraphrase" or "paraphrase" not in told


@pytest.mark.parametrize(
    "grade",
    [
        "not-checked",
        "matches",
        "matches-with-omissions",
        "needs-reader",
        "not-found",
        "several-places",
        "no-text-layer",
        "source-missing",
        "source-changed",
    ],
)
def test_each_grade_of_a_quotation_is_told_in_words(grade):
    told = mark(LETTER._replace(quotation=grade))
    assert told.startswith("(quotation ")
    assert "quotation:" not in told


@pytest.mark.parametrize("basis", Basis)
def test_a_date_that_is_not_stated_says_on_what_it_rests(basis):
    told = words(date_line(LETTER._replace(made_basis=basis.value)))
    assert (told == "2 May 1931") is (basis is Basis.STATED)


@pytest.mark.parametrize("reason", NoPosition)
def test_each_reason_for_no_position_is_told_in_words(reason):
    told = words(no_position(LETTER._replace(no_position=reason.value)))
    assert told.startswith("no position on ship-lists (the ")


@pytest.mark.parametrize("weakness", Weakness)
def test_each_weakness_is_told_in_a_sentence(weakness):
    (field,) = weak(PAIR._replace(weaknesses=((weakness.value, "A"),)))
    assert isinstance(field, Field)
    told = words(field.paragraphs[0])
    assert told.startswith("(1 reason: moderate) ")
    assert told.endswith(".")
    assert f"weak by {weakness.value}" not in told  # what a reason without words would print


@pytest.mark.parametrize("verdict", Verdict)
def test_each_verdict_is_told_in_words(verdict):
    report = EXPLAIN._replace(pair=PAIR._replace(verdict=verdict.value))
    line = render("text", report, RenderOptions()).splitlines()[2]
    assert line[0].isupper()
    assert not line.startswith(f"{verdict.value}.")


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_told_by_its_title(code):
    assert code_title(code) == CODES[code].title


@pytest.mark.parametrize("extent", Extent)
def test_an_extent_is_told_in_words(extent):
    assert words(compared("extent", extent.value, {})) == f"{extent.value} of it"


def test_a_key_left_out_sets_no_limit_and_not_stated_says_so():
    assert words(compared("who", None, {})) == "states and localities"
    assert words(compared("population", None, {})) == "everybody"
    assert words(compared("place", "not-stated", {})) == "not stated"
    assert words(compared("place", ("a", "b"), {"a": "Ada"})) == "Ada, b"


@pytest.mark.parametrize(
    ("ends", "told"),
    [
        (("1931-05-02", None), "from 2 May 1931 on"),
        (("1931-05-02", "1931-06-01"), "2 May 1931 to 1 Jun 1931"),
        ((None, "1931-06-01"), "until 1 Jun 1931"),
        ((None, None), "at any time"),
    ],
)
def test_a_window_is_told_in_days(ends, told):
    assert window(ends) == told


@pytest.mark.parametrize(
    ("ends", "known", "told"),
    [
        (("1931-05-01", None), "1931-05", "from May 1931 on"),
        (("1931-05-01", "1931-06-30"), "1931-05", "May 1931 to 30 Jun 1931"),
        (("1931-05-02", "1931-06-30"), "1931-06", "2 May 1931 to Jun 1931"),
        (
            ("1931-05-02", None),
            "1931-05-02/1931-06-01",
            "from a day between 2 May and 1 Jun 1931 on",
        ),
        (
            ("1931-05-02", "1931-06-30"),
            "1931-05-02/1931-06-01",
            "from a day between 2 May and 1 Jun 1931 to 30 Jun 1931",
        ),
        (("1931-05-02", None), "1931-05-02", "from 2 May 1931 on"),
    ],
)
def test_no_day_of_a_window_is_told_that_is_not_established(ends, known, told):
    assert window(ends, [parse_date(known)]) == told


def test_dates_are_in_our_own_words_and_never_rounded():
    assert words(date_line(LETTER._replace(when=parse_date("1931"), made=parse_date("1931")))) == (
        "1931"
    )


def test_one_is_singular():
    assert [counted(number, "pair") for number in (0, 1, 2)] == ["0 pairs", "1 pair", "2 pairs"]


@pytest.mark.parametrize("name", ["text", "md"])
def test_the_table_of_formats_leads_to_every_report(name):
    assert name in FORMATS
    for report in REPORTS.values():
        assert render(name, report, RenderOptions()).endswith("\n")


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("2010-09-07",), "7 Sep 2010"),
        (("2010-09-07", "2010-10-06"), "first 7 Sep 2010, last 6 Oct 2010"),
        # The one that may be the earliest may be the latest as well.
        (
            ("2010-01/2010-12", "2010-06-01"),
            "first between 1 Jan and 1 Jun 2010, last between 1 Jun and 31 Dec 2010",
        ),
    ],
)
def test_first_and_last_are_no_more_exact_than_the_dates(dates, told):
    assert first_and_last([parse_date(one) for one in dates]) == told


@pytest.mark.parametrize("basis", [one.value for one in Basis if one is not Basis.STATED])
def test_the_date_of_a_source_tells_what_it_rests_on(basis):
    told = words(citation(GAZETTE._replace(basis=basis)))
    assert told == f"The Harbor Gazette, 1 Jun 1931, {BASES[basis]} (seen in part)"
    assert words(citation(GAZETTE)) == "The Harbor Gazette, 1 Jun 1931 (seen in part)"


def test_the_dates_of_a_source_that_goes_out_tell_what_they_rest_on():
    day = parse_date("1931-06")
    sheet = SourceView(
        number=1,
        id="sheet",
        title="A sheet",
        publisher="The Harbor Gazette",
        kind="page",
        document=day,
        page=None,
        copy=None,
        url="none-given",
        archived=None,
        seen="whole",
        sha256=None,
        restriction="none",
        cited_by=(),
        basis="inferred",
    )
    inferred = "The Harbor Gazette, page; document of Jun 1931; date inferred."
    assert words(source_details(sheet)) == inferred
    assert words(source_details(sheet._replace(document=None))).endswith("; undated.")
