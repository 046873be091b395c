"""Of several codes that hold for one pair the first is printed: C301, C302, C304, C201 to C203,
C303, then C101 to C103."""

import pytest

from tests.engine_builders import found_in, said

MAY, MUST = {"leave": "may-leave"}, {"leave": "must-stay"}
CANNOT = {"ability": "cannot"}
MEANT = {"past-words": "meant-dates-only", "about": {"records": ["a"]}}
NEVER_SAID = {"past-words": "said-may-leave", "mode": "denies", "about": {"records": ["a"]}}
TREATY, STATUTE = {"ground": "treaty"}, {"ground": "statute"}
ONLY = {"stops": "only", "population": {"record": "serious"}}
COUNTED = {
    "measure": "ships-stopped",
    "value": "12",
    "unit": "ships",
    "population": {"record": "none"},
    "place": "aldery",
    "window": "2031-02",
}
EARLIER, LATER = "2031-01-10", "2031-03-10"


@pytest.mark.parametrize(
    ("first", "second", "a", "b", "code"),
    [
        (MAY, NEVER_SAID, {"document": "agreement"}, {"act": "deed"}, "C301"),
        (MAY, MUST, {}, {"act": "deed", "denies_statement": "a"}, "C301"),
        (MAY, MEANT, {"document": "agreement"}, {"act": "deed"}, "C302"),
        (CANNOT, MAY, {"document": "agreement"}, {"act": "deed"}, "C304"),
        (MAY, MUST, {"document": "agreement"}, {"act": "deed"}, "C201"),
        (TREATY, STATUTE, {"document": "agreement"}, {}, "C203"),
        (TREATY, STATUTE, {}, {}, "C303"),
        (MAY, MUST, {}, {}, "C102"),
    ],
)
def test_the_first_code_that_holds_is_printed(first, second, a, b, code):
    analyzed = found_in(said("a", EARLIER, first, **a), said("b", LATER, second, **b))
    assert [one.code for one in analyzed.findings] == [code]


def test_a_claim_in_an_agreement_against_a_figure_is_the_figure_first():
    analyzed = found_in(
        said("a", EARLIER, ONLY, document="agreement"), said("b", LATER, figure=COUNTED)
    )
    assert [one.code for one in analyzed.findings] == ["C202"]


def test_two_denials_of_one_statement_are_one_finding_of_two_pairs():
    analyzed = found_in(
        said("a", EARLIER, MAY),
        said("b", LATER, NEVER_SAID),
        said("c", LATER, MUST, denies_statement="a"),
    )
    (finding,) = analyzed.findings
    assert (finding.code, finding.pairs) == ("C301", 2)
