"""A relation has a direction: with its two sides exchanged it is against the dates, and reported."""

import json

import pytest

from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.statement import RelationKind
from scomm_timeline.reading.load import load
from tests.engine_builders import frame_files, said

DIRECTED = [kind for kind in RelationKind if kind.runs_forward or kind is RelationKind.BEFORE]


def reported(relation, earlier_points):
    """Codes of what is wrong where one of two statements, a month apart, points to the other."""
    claim = {"leave": "may-leave"}
    target = {relation: "late" if earlier_points else "early"}
    early = said("early", "2031-01-10", claim) | (target if earlier_points else {})
    late = said("late", "2031-02-10", claim) | ({} if earlier_points else target)
    file = InputFile("records/a.yaml", json.dumps({"statements": [early, late]}))
    found = load([*frame_files(), file]).diagnostics
    return [one.code.id for one in found if one.severity == "error"]


@pytest.mark.parametrize("kind", DIRECTED)
def test_exchanging_the_sides_of_a_relation_is_reported(kind):
    earlier_points = kind is RelationKind.BEFORE
    assert reported(kind.value, earlier_points) == []
    assert reported(kind.value, not earlier_points) == ["S221"]
