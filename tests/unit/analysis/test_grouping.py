"""Many pairs to a page: one finding for each voice and family, with exact counts."""

import pytest

from scomm_timeline.analysis.findings import Attribute, Level, Strength, Verdict
from scomm_timeline.analysis.selection import Selection
from scomm_timeline.pipeline.comparing import build_contradiction_report
from tests.engine_builders import findings_by_id, found_in, said, set_of

MAY = {"leave": "may-leave"}
STAY = {"leave": "must-stay"}
CANNOT = {"ability": "cannot"}
MEANT = {"past-words": "meant-dates-only", "about": {"records": ["a"]}}
NEVER_SAID = {"past-words": "said-may-leave", "mode": "denies", "about": {"records": ["a"]}}
BODY = "C102/ministry/watch"
GOVERNMENT = "C103/maren-government/watch"


def day(month, number=10):
    return f"2031-{month:02}-{number:02}"


def yes(id_, made="2031-01-10", **fields):
    return said(id_, made, MAY, **fields)


def no(id_, made="2031-03-10", **fields):
    return said(id_, made, STAY, **fields)


def attributes(*statements):
    (finding,) = found_in(*statements).findings
    return set(finding.attributes)


# ---------------------------------------------------------------- one finding a voice and family


def test_topics_places_parts_and_audiences_never_divide_a_finding():
    analyzed = found_in(
        said("a", day(1), MAY, {**MAY, "place": "borrin"}),
        said("b", day(2), {"duty": "free"}, to="towns"),
        said("c", day(3), {**STAY, "component": "lighting", "place": "aldery-ford"}),
        said("d", day(4), {**STAY, "place": "maren"}, from_="ministry", to="provinces"),
        said("e", day(5), {"levy": "compulsory"}, to="inside"),
    )
    (finding,) = analyzed.findings
    assert finding.id == BODY
    assert set(finding.statements) == {"a", "b", "c", "d", "e"}
    assert set(finding.topics) == {"leave", "duty", "levy"}


def test_two_families_and_two_voices_are_two_findings_each():
    analyzed = found_in(
        yes("a"),
        no("b"),
        said("c", day(1), {"charter-need": "needed"}, from_="treasury"),
        said("d", day(2), {"charter-need": "not-needed"}, from_="treasury"),
        said("e", day(1), {"ground": "treaty"}, to="towns"),
        said("f", day(2), {"ground": "statute"}),
    )
    assert set(findings_by_id(analyzed)) == {BODY, "C102/treasury/watch", "C303/ministry/grounds"}


def test_pairs_of_utterances_are_counted_exactly_and_three_are_shown():
    analyzed = found_in(
        *(yes(f"a{n}", day(1, n + 1)) for n in range(5)),
        *(no(f"b{n}", day(2, n + 1)) for n in range(4)),
    )
    (finding,) = analyzed.findings
    assert (finding.pairs, finding.possible_pairs) == (20, 0)
    assert len(finding.witnesses) == 3
    assert [len(line.statements) for line in finding.lines] == [5, 4]


def test_versions_of_one_utterance_are_counted_once():
    analyzed = found_in(
        yes("a"),
        yes("v", version_of="a", to="towns"),
        no("b"),
        no("w", same_event_as="b", to="towns"),
    )
    assert [one.pairs for one in analyzed.findings] == [1]


def test_several_conflicting_claims_of_two_statements_are_one_pair():
    analyzed = found_in(
        said("a", day(1), MAY, {"duty": "free"}), said("b", day(2), STAY, {"duty": "bound"})
    )
    assert [one.pairs for one in analyzed.findings] == [1]


def test_possible_pairs_are_a_count_on_the_finding_they_belong_to():
    analyzed = found_in(yes("a"), no("b"), said("c", day(4), {**STAY, "mode": "hedged"}))
    (finding,) = analyzed.findings
    assert (finding.verdict, finding.pairs, finding.possible_pairs) == (Verdict.CONTRADICTION, 1, 1)
    assert finding.statements == {"a", "b"}


def test_a_line_lists_only_positions_that_its_counted_statements_hold():
    doubted = said("c", day(4), {"levy": "compulsory", "mode": "hedged"})
    (finding,) = found_in(yes("a"), no("b"), doubted).findings
    assert finding.possible_pairs == 1
    assert [line.positions for line in finding.lines] == [
        ("leave/may-leave",),
        ("leave/must-stay",),
    ]


def test_the_lines_of_a_finding_only_possible_hold_the_positions_of_its_pairs():
    (finding,) = found_in(yes("a"), said("c", day(4), {**STAY, "mode": "hedged"})).findings
    assert [line.positions for line in finding.lines] == [
        ("leave/may-leave",),
        ("leave/must-stay",),
    ]


def test_a_group_of_possible_pairs_alone_is_possible():
    (finding,) = found_in(yes("a"), said("c", day(4), {**STAY, "mode": "hedged"})).findings
    assert (finding.verdict, finding.pairs, finding.possible_pairs) == (Verdict.POSSIBLE, 0, 1)


# ----------------------------------------------------------------------------- levels and folding


def test_levels_nest_and_no_pair_is_counted_twice():
    analyzed = found_in(
        yes("a", from_="ben-holt"),
        no("b", from_="ben-holt"),
        yes("c", "2031-01-11", from_="ministry"),
        no("d", "2031-03-11", from_="ada-moss"),
    )
    found = findings_by_id(analyzed)
    assert {one: found[one].pairs for one in found} == {"C101/ben-holt/watch": 1, BODY: 3}


def test_a_few_pairs_across_bodies_are_folded_into_a_nearer_finding():
    analyzed = found_in(yes("a"), no("b"), yes("t", "2031-01-20", from_="treasury"))
    (finding,) = analyzed.findings
    assert finding.id == BODY
    assert finding.also_against == ("treasury",)
    assert finding.pairs == 1


def test_a_sister_agency_that_is_folded_in_is_named_by_itself():
    (finding,) = found_in(yes("a"), no("b"), yes("t", "2031-01-20", from_="tide-office")).findings
    assert finding.id == BODY
    assert finding.also_against == ("tide-office",)


def test_five_pairs_across_bodies_stand_by_themselves():
    analyzed = found_in(
        yes("a"), no("b"), *(yes(f"t{n}", day(1, n + 20), from_="treasury") for n in range(5))
    )
    found = findings_by_id(analyzed)
    assert {one: found[one].pairs for one in found} == {BODY: 1, GOVERNMENT: 5}
    assert found[BODY].also_against == ()


def test_four_pairs_are_fewer_than_five():
    analyzed = found_in(
        yes("a"), no("b"), *(yes(f"t{n}", day(1, n + 20), from_="treasury") for n in range(4))
    )
    assert set(findings_by_id(analyzed)) == {BODY}


def test_across_bodies_with_nothing_nearer_nothing_is_folded():
    analyzed = found_in(yes("a"), no("t", from_="treasury"))
    assert set(findings_by_id(analyzed)) == {GOVERNMENT}


def test_pairs_of_another_kind_are_not_folded():
    analyzed = found_in(yes("a"), no("b"), no("t", from_="treasury", act="deed"))
    assert set(findings_by_id(analyzed)) == {BODY, "C201/maren-government/watch"}


# ------------------------------------------------------------------------------------ attributes


def test_a_line_that_replaced_the_other_is_a_reversal():
    assert attributes(yes("a", day(1)), yes("c", day(2)), no("b", day(3)), no("d", day(4))) == {
        Attribute.REVERSAL
    }


def test_a_reversal_is_not_asserted_when_order_is_not_established():
    assert attributes(yes("a", "2031"), no("b", day(3))) == set()
    assert attributes(yes("a", day(1)), no("b", "2031-01")) == set()


def test_a_reversal_is_not_asserted_within_one_day():
    assert attributes(yes("a", day(1)), no("b", day(1), to="crews")) == set()


def test_a_recorded_sequence_is_enough_for_a_reversal():
    assert Attribute.REVERSAL in attributes(
        yes("a", "2031-01", to="ford-council"), no("b", "2031-01", to="ford-council", after="a")
    )


def test_two_lines_that_interlace_are_one_overlap():
    (finding,) = found_in(
        yes("a", day(1)), no("b", day(2)), yes("c", day(3)), no("d", day(4))
    ).findings
    assert finding.attributes == (Attribute.OVERLAP,)
    assert [line.statements for line in finding.lines] == [("a", "c"), ("b", "d")]
    assert finding.pairs == 4


WEAK = {"paraphrase": "No town may leave.", "confidence": "low"}


def test_a_weak_statement_between_two_of_the_other_line_is_an_overlap():
    lines = yes("a", day(1)), yes("c", day(3))
    between = no("b", day(2), **WEAK)
    assert attributes(*lines, between, no("d", day(4))) == {Attribute.OVERLAP}


def test_one_statement_between_two_of_the_other_line_is_an_overlap():
    assert attributes(yes("a", day(2)), no("b", day(1)), no("d", day(3))) == {Attribute.OVERLAP}


@pytest.mark.parametrize(("claim", "code"), [(MEANT, "C302"), (NEVER_SAID, "C301")])
def test_what_is_said_of_earlier_words_is_no_reversal(claim, code):
    (finding,) = found_in(yes("a", day(1)), said("b", day(2), claim)).findings
    assert (finding.code, finding.attributes) == (code, ())


def test_an_inability_and_what_was_done_after_all_are_no_reversal():
    (finding,) = found_in(said("a", day(1), CANNOT), yes("b", day(2))).findings
    assert (finding.code, finding.attributes) == ("C304", ())


def test_one_side_told_inside_and_the_other_in_public():
    assert Attribute.PUBLIC_VS_INTERNAL in attributes(yes("a", to="inside"), no("b"))
    assert Attribute.PUBLIC_VS_INTERNAL not in attributes(
        yes("a", to="inside"), no("b", to="inside")
    )


def test_two_audiences():
    assert Attribute.AUDIENCES in attributes(yes("a", to="towns"), no("b", to="provinces"))
    assert Attribute.AUDIENCES not in attributes(yes("a", to="towns"), no("b", to="towns"))


def stops(id_, made, position, stage):
    return said(id_, made, {"stops": position, "population": {"stage": stage}})


def test_a_limit_that_was_given_up_later_is_a_widening():
    narrow, wide = ("only", "booked"), ("reaches", "identified-only")
    assert Attribute.WIDENING in attributes(stops("a", day(1), *narrow), stops("b", day(2), *wide))
    assert Attribute.WIDENING not in attributes(
        stops("a", day(1), *wide), stops("b", day(2), *narrow)
    )
    assert Attribute.WIDENING not in attributes(
        stops("a", day(1), *narrow), stops("b", "2031", *wide)
    )


# -------------------------------------------------------------------------- witnesses and report


def test_witnesses_have_the_fewest_weaknesses_then_the_smallest_gap_then_ids():
    (finding,) = found_in(
        yes("a", day(1, 1)),
        yes("c", day(1, 20)),
        yes("f", day(1, 28), paraphrase="A town may leave."),
        no("b", day(2, 1)),
        no("d", day(2, 1), to="towns"),
    ).findings
    shown = [{one.meeting.a.id, one.meeting.b.id} for one in finding.witnesses]
    assert shown == [{"c", "b"}, {"c", "d"}, {"a", "b"}]
    assert finding.pairs == 6


def test_the_report_is_ordered_by_strength_level_kind_date_and_id():
    analyzed = found_in(
        # one person, weak
        yes("a1", from_="dov-pell", paraphrase="A town may leave.", confidence="low"),
        no("a2", from_="dov-pell", paraphrase="No town may."),
        # one person, strong, later than the next
        yes("b1", day(5), from_="gwen-marl"),
        no("b2", day(6), from_="gwen-marl"),
        yes("c1", day(3), from_="finn-orme"),
        no("c2", day(4), from_="finn-orme"),
        # one body, strong, an act
        yes("d1", from_="borrin-province"),
        no("d2", from_="borrin-province", act="deed"),
        # one body, strong, words, earlier
        said("e1", day(1), {"charter-need": "needed"}, from_="borrin-province"),
        said("e2", day(2), {"charter-need": "not-needed"}, from_="borrin-province"),
        # one body, moderate
        yes("f1", from_="parliament"),
        no("f2", from_="parliament", confidence="low"),
    )
    assert [one.id for one in analyzed.findings] == [
        "C101/finn-orme/watch",
        "C101/gwen-marl/watch",
        "C201/borrin-province/watch",
        "C102/borrin-province/watch",
        "C102/parliament/watch",
        "C101/dov-pell/watch",
    ]


def test_a_finding_that_is_only_possible_comes_after_the_contradictions():
    analyzed = found_in(
        yes("a1", from_="finn-orme"),
        said("a2", day(3), {**STAY, "mode": "hedged"}, from_="finn-orme"),
        yes("b1", paraphrase="A town may.", via=["one", "two"], from_="parliament"),
        no("b2", from_="parliament"),
    )
    assert [one.verdict for one in analyzed.findings] == [Verdict.CONTRADICTION, Verdict.POSSIBLE]


def test_weak_findings_stand_below_the_line_and_are_counted():
    records = (
        yes("a"),
        no("b"),
        yes("c", from_="parliament", paraphrase="A town may."),
        no("d", from_="parliament", confidence="low"),
    )
    report = build_contradiction_report(
        set_of(*({"statements": [one]} for one in records)), Selection(), is_shipped=False
    )
    assert [one.finding.id for one in report.findings] == [BODY]
    assert [one.finding.strength for one in report.weak] == [Strength.WEAK]
    assert report.not_shown.weak_only == 1
    assert report.undecided == 2


@pytest.mark.parametrize(("limit", "shown", "beyond"), [(1, 1, 1), (2, 2, 0), (None, 2, 0)])
def test_a_limit_hides_and_counts_the_rest(limit, shown, beyond):
    records = (yes("a"), no("b"), yes("c", from_="parliament"), no("d", from_="parliament"))
    report = build_contradiction_report(
        set_of(*({"statements": [one]} for one in records)),
        Selection(),
        is_shipped=False,
        limit=limit,
    )
    assert (len(report.findings), report.not_shown.beyond_limit) == (shown, beyond)
    assert report.undecided == 2


def test_the_level_of_a_finding_is_the_nearest_that_holds():
    found = findings_by_id(found_in(yes("a", from_="ben-holt"), no("b", from_="ben-holt")))
    assert [one.level for one in found.values()] == [Level.PERSON]
