"""The files of a set to their one layout, all of them in memory before any is written."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from scomm_timeline.authoring.files import is_typed, kind_of
from scomm_timeline.authoring.formatting import CannotFormatError, formatted
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.load import load
from scomm_timeline.reports.formatting import ChangedFile, FormatReport, UntouchedFile
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Loaded
    from scomm_timeline.model.inputs import InputFile


class Formatted(NamedTuple):
    """New texts by path, and the files that keep theirs with the reason."""

    texts: Mapping[str, str]
    untouched: tuple[UntouchedFile, ...]
    looked_at: int


class MeaningChangedError(AssertionError):
    """The set would not be the same to the reader: a bug of ours, so nothing may be written."""


def format_files(
    files: Sequence[InputFile],
    asked: Callable[[str], bool],
    outside: Collection[str],
    step: Callable[[], None],
) -> Formatted:
    """The files that people type, of those asked for by path, in their one layout.

    `outside` are paths that lead out of the set, which is not ours to write to. `step` is called
    after each file.
    """
    texts: dict[str, str] = {}
    untouched: list[UntouchedFile] = []
    chosen = [one for one in files if is_typed(one.path) and asked(one.path)]
    for file in chosen:
        try:
            text = _formatted(file, is_outside=file.path in outside)
        except CannotFormatError as error:
            untouched.append(UntouchedFile(file.path, error.line, error.message, error.help))
        else:
            if text != file.text:
                texts[file.path] = text
        step()
    return Formatted(texts, tuple(untouched), len(chosen))


def _formatted(file: InputFile, *, is_outside: bool) -> str:
    if file.text is None:
        line = file.at.line if file.at is not None else None
        raise CannotFormatError(
            f"{file.error_code} {file.error}", "`timeline check` says more", line
        )
    text = formatted(file.text, kind_of(file.path) or "")
    if is_outside and text != file.text:
        message = "the link leads out of the set, and would be written there"
        raise CannotFormatError(message, "run `timeline fmt` on the set that it leads to")
    return text


def without(found: Formatted, path: str, why: str) -> Formatted:
    """The same, but for one file that was not written after all."""
    texts = {name: text for name, text in found.texts.items() if name != path}
    left = UntouchedFile(path, None, why, "run `timeline fmt` again")
    return found._replace(texts=texts, untouched=(*found.untouched, left))


def check_meaning(before: Loaded, files: Sequence[InputFile], found: Formatted) -> None:
    """Read the whole set as it would be, and raise MeaningChangedError unless it is the same."""
    after = load([one._replace(text=found.texts.get(one.path, one.text)) for one in files])
    if _meaning(before) != _meaning(after):
        raise MeaningChangedError("formatting would change what the set says")


def _meaning(loaded: Loaded) -> tuple[object, ...]:
    corpus = loaded.corpus
    told = sorted((one.path, one.code.id, one.message) for one in loaded.diagnostics)
    # Which of two problems comes first in the file may change, and with it the reason that is told.
    left_out = [(one.path, one.id) for one in loaded.left_out] if corpus else []
    return (corpus.digest if corpus else None, left_out, _codes(told))


def _codes(told: list[tuple[str, str, str]]) -> list[tuple[str, str]]:
    """Path and code of each problem: a message may name a line."""
    return [(path, code) for path, code, _ in told]


def build_format_report(
    loaded: Loaded,
    files: Sequence[InputFile],
    found: Formatted,
    *,
    is_shipped: bool,
    is_written: bool,
    shows_diff: bool,
) -> FormatReport:
    """What changed, file by file."""
    old = {one.path: one.text or "" for one in files}
    header = set_header(loaded.corpus, is_shipped=is_shipped) if loaded.corpus else None
    changed = tuple(
        ChangedFile(path, tuple(_diff(path, old[path], text))) for path, text in found.texts.items()
    )
    return FormatReport(header, is_written, shows_diff, changed, found.untouched, found.looked_at)


def _diff(path: str, old: str, new: str) -> Iterator[str]:
    lines = old.split("\n"), new.split("\n")
    return difflib.unified_diff(*lines, f"a/{path}", f"b/{path}", lineterm="")
