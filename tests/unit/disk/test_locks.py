"""One writer at a time, where the system can say so; nobody is kept from writing where it cannot."""

import errno
import fcntl

import pytest

from scomm_timeline.disk.locks import LockedError, locked


def test_a_second_writer_is_refused_while_the_first_writes(tmp_path):
    with (
        locked(tmp_path),
        pytest.raises(LockedError, match="another program is writing"),
        locked(tmp_path, 0),
    ):
        pass
    with locked(tmp_path, 0):
        assert tmp_path.is_dir()


def test_a_folder_that_cannot_be_opened_is_not_waited_for(tmp_path):
    entered = []
    for folder in (None, tmp_path / "gone"):
        with locked(folder, 0):
            entered.append(folder)
    assert entered == [None, tmp_path / "gone"]


def test_on_a_disk_without_locks_writing_goes_on(tmp_path, monkeypatch):
    def refuse(*_):
        raise OSError(errno.ENOLCK, "no locks here")

    monkeypatch.setattr(fcntl, "flock", refuse)
    entered = False
    with locked(tmp_path, 0):
        entered = True
    assert entered


def test_a_writer_that_fails_gives_the_lock_back(tmp_path):
    with pytest.raises(KeyError), locked(tmp_path):
        raise KeyError
    with locked(tmp_path, 0):
        assert tmp_path.is_dir()
