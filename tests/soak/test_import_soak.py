"""The shipped record out as tables, and in again."""

import pytest

from tests.authoring.round_trip import check_round_trip
from tests.command import ROOT


@pytest.mark.parametrize("form", ["csv", "csv-excel", "jsonl"])
def test_the_shipped_record_comes_in_again(tmp_path, form):
    check_round_trip(ROOT / "statements", form, tmp_path)
