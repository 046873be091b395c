"""The program from Python: load a set, select, find contradictions, compare two versions.

Everything here is pure but `load_set`, and nothing prints. What is imported from this module is the
public interface (`docs/api.md`); other modules may change with any release.

>>> clearflow = load_set("examples/clearflow")
>>> len(clearflow.statements), clearflow.is_complete
(20, True)
>>> [one.id for one in select(clearflow, speaker="orla-fenwick", topic="meter-choice").statements]
['fenwick-letter-write-in', 'fenwick-press-no-household']
>>> first, *others = find_contradictions(clearflow)
>>> first.id, first.strength.value, len(others)
('C302/orla-fenwick/refusing', 'strong', 7)
>>> compare(clearflow, clearflow).differs
False
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.findings import Finding, Verdict
from scomm_timeline.analysis.knowledge import as_known_on
from scomm_timeline.analysis.names import known_names, nearest
from scomm_timeline.analysis.selection import DateAxis, Selected, Selection
from scomm_timeline.analysis.selection import select as select_from
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.disk.bundles import VersionError
from scomm_timeline.disk.sets import SetNotFoundError, find_set, read_set, shipped_set
from scomm_timeline.disk.versions import Place, read_version
from scomm_timeline.model.dates import DateError, FuzzyDate
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Statement
from scomm_timeline.pipeline.causing import conclusions
from scomm_timeline.publication.conclusions import ConclusionChange, compare_conclusions
from scomm_timeline.publication.diffing import Lost, SetDiff, diff_sets
from scomm_timeline.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from scomm_timeline.model.corpus import Corpus, LeftOut
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.model.inputs import InputFile

__all__ = [
    "DateError",
    "Difference",
    "Finding",
    "FuzzyDate",
    "Selected",
    "SetError",
    "Statement",
    "StatementSet",
    "UnknownNameError",
    "compare",
    "find_contradictions",
    "load_set",
    "select",
]

Slugs: TypeAlias = "str | Iterable[str]"
"""One name or several; several widen what is asked for."""


class SetError(Exception):
    """A set that cannot be loaded at all.

    Attributes:
        help: What to do about it.
        diagnostics: What is wrong in its files, if it was found and its vocabulary does not load.
    """

    def __init__(self, message: str, help_: str, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        super().__init__(message)
        self.help = help_
        self.diagnostics = diagnostics


class UnknownNameError(ValueError):
    """A name that the set does not know. `nearest` are those of its kind that look most like it."""

    def __init__(self, kind: str, name: str, near: tuple[str, ...]) -> None:
        super().__init__(f'unknown {kind} "{name}"')
        self.nearest = near


class StatementSet(NamedTuple):
    """A set that was loaded, with everything that is wrong with it.

    Attributes:
        corpus: Statements, codebook, voices, places and sources.
        diagnostics: Every problem of every file, with its place.
        left_out: What could not be used, and why. Not empty: an absence of contradictions proves
            nothing.
        lost_ids: What looks like the id of a statement in files that could not be read.
    """

    corpus: Corpus
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[LeftOut, ...]
    lost_ids: frozenset[str]

    @property
    def title(self) -> str:
        """As its `set.yaml` says."""
        return self.corpus.title

    @property
    def statements(self) -> tuple[Statement, ...]:
        """Every statement that could be read, by id."""
        return tuple(self.corpus.statements)

    @property
    def is_complete(self) -> bool:
        """True if nothing was left out."""
        return not self.left_out


class Difference(NamedTuple):
    """What differs between two versions, and what that did to the findings.

    Attributes:
        records: Statements and entries of the vocabularies that are new, gone, renamed or changed;
            each change says whether it is material.
        findings: Findings that are new, gone, or told otherwise; the gravest change first.
    """

    records: SetDiff
    findings: tuple[ConclusionChange, ...]

    @property
    def differs(self) -> bool:
        """True if anything but the layout of the files differs."""
        return not self.records.is_empty or bool(self.findings)


def load_set(where: str | PathLike[str] | None = None) -> StatementSet:
    """A set of statements; None for the record that the program ships with.

    `where` is what `timeline diff` takes for a version: a folder with `set.yaml` (or with
    `statements/`), a zip or tar archive, a git revision of the set around the working directory.

    Raises:
        SetError: There is no set there, it cannot be read, or its vocabulary does not load. Problems
            of single files and statements raise nothing: they are in the answer.
    """
    try:
        files = read_set(shipped_set()) if where is None else _files_of(str(where))
    except (VersionError, SetNotFoundError) as error:
        raise SetError(str(error), error.help) from error
    except OSError as error:
        raise SetError(f"the set cannot be read: {error.strerror}", "check the path") from error
    loaded = load(files, with_notices=False)
    if loaded.corpus is None:
        raise SetError(
            "the vocabulary of the set does not load, so nothing can be answered",
            "mend what `diagnostics` names",
            loaded.diagnostics,
        )
    return StatementSet(loaded.corpus, loaded.diagnostics, loaded.left_out, loaded.lost_ids)


def select(
    of: StatementSet,
    *,
    topic: Slugs = (),
    speaker: Slugs = (),
    organization: Slugs = (),
    place: Slugs = (),
    since: str | None = None,
    until: str | None = None,
    public: bool = False,
    grep: str | None = None,
) -> Selected:
    """The statements asked for, as `timeline show` chooses them, in the order of display.

    A window of dates keeps what touches it; `maybe` of the answer are the ids of those that only may
    fall in it, because their dates are open. With `public` the window is about the day on which the
    public could know, and statements that never became public are counted in `undated`.

    Raises:
        UnknownNameError: The set does not know a name.
        DateError: A date is not written in the subset of EDTF that sets use.
    """
    ground = prepare(of.corpus)
    selection = Selection(
        topics=_known(of, "topic", topic),
        speakers=_known(of, "speaker", speaker),
        organizations=_known(of, "organization", organization),
        places=_known(of, "place", place),
        since=parse_date(since) if since is not None else None,
        until=parse_date(until) if until is not None else None,
        date_axis=DateAxis.PUBLIC if public else DateAxis.MADE,
        grep=grep,
    )
    return select_from(of.corpus, selection, ground.sequence.date)


def find_contradictions(
    of: StatementSet,
    *,
    code: Slugs = (),
    as_known_on: str | None = None,
) -> tuple[Finding, ...]:
    """Every contradiction of the set, in the order of the report; weak ones are among them.

    The comparison always runs over the whole set; `as_known_on` narrows it to what the public could
    know by the end of that day. A finding has its two `lines`, its `strength` and up to three
    `witnesses`, each a pair with everything that led to the verdict.

    Raises:
        UnknownNameError: There is no such code.
        DateError: `as_known_on` is not a date.
    """
    codes = _known(of, "code", code)
    corpus = of.corpus if as_known_on is None else _known_by(of.corpus, as_known_on)
    return tuple(
        one
        for one in analyze(corpus).findings
        if one.verdict is Verdict.CONTRADICTION and (not codes or one.code in codes)
    )


def compare(old: StatementSet, new: StatementSet) -> Difference:
    """What differs between two versions of a set, and what that did to the findings."""
    records = diff_sets(old=old.corpus, new=new.corpus, lost=Lost(old.lost_ids, new.lost_ids))
    before = conclusions(prepare(old.corpus), dict(records.renamed))
    after = conclusions(prepare(new.corpus), {})
    return Difference(records, compare_conclusions(old=before, new=after))


# -- what was asked for ----------------------------------------------------------------------------


def _files_of(name: str) -> list[InputFile]:
    """The texts of a version. Raises VersionError, SetNotFoundError or OSError."""
    here = Path.cwd()
    around = find_set(None, here)
    # The shipped set is no part of the repository that somebody stands in.
    place = Place(here, here if around.is_shipped else around.path)
    return read_version(name, place).files


def _known(of: StatementSet, kind: str, asked: Slugs) -> tuple[str, ...]:
    """Each name once. Raises UnknownNameError for one that the set, or the program, has not."""
    names = dict.fromkeys((asked,) if isinstance(asked, str) else asked)
    known = dict.fromkeys(CODES, ()) if kind == "code" else known_names(of.corpus, kind)
    for name in names:
        if name not in known:
            raise UnknownNameError(kind, name, tuple(nearest(name, known)))
    return tuple(names)


def _known_by(corpus: Corpus, written: str) -> Corpus:
    """The set as the public could know it by the end of a day. Raises DateError."""
    return as_known_on(corpus, parse_date(written))
