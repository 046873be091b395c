"""Files of a set written by a command: by one program at a time, and never over another's work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.cli.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scomm_timeline.cli.session import Session
    from scomm_timeline.disk.writes import Change


def write_changes(session: Session, changes: Sequence[Change]) -> None:
    """Write all of it or nothing, if the whole set is still what was read.

    Raises:
        UserError: It is not, or a file cannot be written.
    """
    from scomm_timeline.disk.sets import read_set

    folder = session.folder.path
    _write(session, changes, lambda: read_set(folder) == list(session.files))


def write_file(session: Session, name: str, text: str) -> None:
    """Write one file, if it is still what was read, or still not there.

    Raises:
        UserError: It is not, or it cannot be written.
    """
    from scomm_timeline.disk.sets import read_file
    from scomm_timeline.disk.writes import Change

    path = session.folder.path / name
    before = next((one for one in session.files if one.path == name), None)
    if before is None or before.text is not None:
        _write(session, [Change(path, text, before.text if before else None)], None)
        return
    # What could not be read as text is replaced; nobody's words can be compared.
    _write(session, [Change(path, text, None, may_replace=True)],
           lambda: read_file(name, str(path)) == before)  # fmt: skip


def _write(session: Session, changes: Sequence[Change], still: Callable[[], bool] | None) -> None:
    from scomm_timeline.disk.locks import LockedError
    from scomm_timeline.disk.writes import ChangedMeanwhileError, write_changes

    folder = session.folder.path
    try:
        write_changes(changes, folder, still)
    except LockedError as error:
        raise UserError(
            f'"{folder}": {error.strerror}; nothing was written', "wait for it, then run this again"
        ) from error
    except (ChangedMeanwhileError, FileExistsError) as error:
        raise UserError(
            f'"{error.filename}" was changed by somebody else meanwhile; nothing was written',
            "run the command again",
        ) from error
    except OSError as error:
        what = error.filename2 or error.filename or folder
        raise UserError(
            f'cannot write "{what}": {error.strerror}', "nothing was written"
        ) from error
