"""What was said in public while the opposite stood in papers that nobody outside could read."""

from scomm_timeline.analysis.disclosure import LOOKED_AT
from scomm_timeline.analysis.findings import Weakness
from scomm_timeline.model.dates import Gap
from tests.engine_builders import found_in, said

MAY, MUST = {"leave": "may-leave"}, {"leave": "must-stay"}


def note(made="2031-01-10", **fields):
    """An internal note that lets the towns go."""
    return said("note", made, MAY, to="inside", **fields)


def public(made="2031-02-10", id_="speech"):
    return said(id_, made, MUST)


def released(date):
    return [{"date": date, "to": "public"}]


def gaps(*statements):
    (finding,) = found_in(*statements).findings
    return finding.disclosures.gaps


def test_a_public_statement_before_the_release_has_a_gap_of_days():
    (found,) = gaps(note(released=released("2031-03-12")), public())
    assert (found.internal, found.public) == ("note", "speech")
    assert (found.days, found.is_certain) == (Gap(30, 30), True)


def test_a_gap_is_the_interval_that_the_bounds_allow():
    (found,) = gaps(note(released=released("2031-03")), public("2031-02"))
    assert found.days == Gap(1, 58)
    assert found.is_certain


def test_a_release_that_may_have_come_first_leaves_the_gap_open():
    (found,) = gaps(note(released=released("2031-02")), public("2031-02-10"))
    assert found.days == Gap(0, 18)
    assert not found.is_certain


def test_a_note_that_may_be_later_leaves_the_gap_open():
    (found,) = gaps(note("2031-01/2031-02", released=released("2031-03-12")), public())
    assert not found.is_certain


def test_a_note_that_was_never_released_has_no_number_of_days():
    (found,) = gaps(note(), public())
    assert (found.known, found.days, found.is_certain) == (None, None, True)


def test_what_is_said_on_the_very_day_of_the_release_has_no_gap():
    assert gaps(note(released=released("2031-02-10")), public("2031-02-10")) == ()


def test_a_gap_names_the_rules_open_to_argument_that_it_rests_on():
    bound = said("speech", "2031-02-10", {"duty": "bound"})
    (plain,) = gaps(note(released=released("2031-03-12")), public())
    (contested,) = gaps(note(released=released("2031-03-12")), bound)
    assert plain.contestable == ()
    assert contested.contestable == ("E1",)


def test_a_gap_has_what_weakens_its_own_pair():
    told = said("told", "2031-02-11", MUST, paraphrase="No town may.", confidence="low")
    plain, weak = gaps(note(), public(), told)
    assert (plain.public, plain.weakened_by) == ("speech", ())
    assert (weak.public, weak.weakened_by) == (
        "told",
        (Weakness.PARAPHRASE_ONLY, Weakness.LOW_CONFIDENCE),
    )


def test_what_was_said_after_the_release_has_no_gap():
    assert gaps(note(released=released("2031-02-01")), public()) == ()


def test_what_was_said_before_the_note_has_no_gap():
    assert gaps(note("2031-03-01"), public()) == ()


def test_a_letter_to_the_towns_is_not_said_in_public():
    assert gaps(note(), said("letter", "2031-02-10", MUST, to="towns")) == ()


def test_a_very_large_finding_says_that_not_every_pair_was_looked_at():
    notes = [said(f"note-{n:02}", "2031-01-10", MAY, to="inside") for n in range(46)]
    speeches = [public(id_=f"speech-{n:02}") for n in range(46)]
    (finding,) = found_in(*notes, *speeches).findings
    assert finding.pairs == 46 * 46
    assert not finding.disclosures.is_complete
    assert len(finding.disclosures.gaps) == LOOKED_AT
