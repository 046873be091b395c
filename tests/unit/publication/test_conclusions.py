"""Findings of two versions: which of those that are new carries on one that is gone."""

from scomm_timeline.publication.conclusions import (
    Conclusion,
    Fate,
    compare_conclusions,
    shows,
)


def concluded(id_, *statements):
    return Conclusion(
        id=id_,
        code=id_.split("/")[0],
        verdict="contradiction",
        level="person",
        strength="strong",
        weakened_by=(),
        order="before",
        attributes=(),
        best_pair=statements[:2],
        pairs=1,
        possible_pairs=0,
        statements=statements,
    )


def by_id(*found):
    return {one.id: one for one in found}


GONE = concluded("C301/ada/leaving", "a", "b", "c")
NEAR = concluded("C201/ada/leaving", "a", "b", "e")
FAR = concluded("C101/ada/leaving", "a", "d")


def test_the_finding_with_most_statements_in_common_carries_on_the_one_that_is_gone():
    changes = compare_conclusions(old=by_id(GONE), new=by_id(FAR, NEAR))
    assert [(one.fate, one.id) for one in changes] == [
        (Fate.NEW, FAR.id),
        (Fate.RECLASSIFIED, NEAR.id),
    ]


def test_a_version_in_which_both_stand_does_not_show_the_one_become_the_other():
    (change,) = compare_conclusions(old=by_id(GONE), new=by_id(NEAR))
    assert change.fate is Fate.RECLASSIFIED
    assert shows(change, by_id(NEAR))
    assert not shows(change, by_id(NEAR, GONE))
