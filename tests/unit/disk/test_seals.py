"""Seals on disk while somebody else is at their folder."""

from collections.abc import Iterator

import pytest

from scomm_timeline.disk.seals import write_seal
from scomm_timeline.model.inputs import InputFile


def test_a_seal_whose_folder_is_moved_away_meanwhile_is_not_made_of_what_is_left(tmp_path):
    def moving() -> Iterator[InputFile]:
        yield InputFile("records/one.yaml", "{}")
        (unfinished,) = (tmp_path / "seals").iterdir()
        unfinished.rename(tmp_path / "elsewhere")
        yield InputFile("records/two.yaml", "{}")

    with pytest.raises(OSError, match="No such file"):
        write_seal(tmp_path / "seals" / "first", moving())
    assert list((tmp_path / "seals").iterdir()) == []
