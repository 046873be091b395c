"""Texts to a set. Everything that could be read, and everything that is wrong with the rest.

The cost of a problem is the least that keeps the answer right: a syntax error costs its file, a
broken vocabulary file the run, two records of one id both, anything else its statement.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter

from scomm_timeline.model import limits
from scomm_timeline.model.corpus import Corpus, LeftOut, Loaded, WorkProduct
from scomm_timeline.model.diagnostics import CODES, Cost, Diagnostic, Severity
from scomm_timeline.model.inputs import INTERNAL_FOLDER, RECEIPTS_FOLDER
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading import documents, validation
from scomm_timeline.reading.digest import digest_of
from scomm_timeline.reading.files import (
    cost_of,
    read_file,
)
from scomm_timeline.reading.frame import build_frame
from scomm_timeline.reading.problem import Problem, Problems
from scomm_timeline.reading.receipts import read_receipts, stale_receipts
from scomm_timeline.reading.records import Draft, RecordFile, read_records, sound_draft
from scomm_timeline.reading.sources import read_sources

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Receipts
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.inputs import InputFile
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.memory import Memory
    from scomm_timeline.reading.sources import Sources
    from scomm_timeline.reading.value import Document, Value
_UNDERSTOOD_BY: Final = frozenset({Cost.RUN, Cost.SOURCE})
"""What the loss of a file costs by which records are understood."""

_ID: Final = r"(?<![\w-])[\"']?id[\"']?[ \t]*:[ \t]*[\"']?([a-z0-9-]+)"


def load(
    files: Sequence[InputFile],
    *,
    with_notices: bool = False,
    memory: Memory | None = None,
    elsewhere: Collection[str] = frozenset(),
    today: Day | None = None,
) -> Loaded:
    """Read a whole set. Never raises on bad input; the order of `files` does not matter.

    Notices cost nothing and are looked for only on request: that takes a second reading of every
    file that has one. What `memory` knows of a file need not be read again, and it is told what
    was read; the answer is the same. `elsewhere` are ids of records that are not among the files and
    may still be pointed to; such a part of a set has no digest. A verdict or a sign-off that bears a
    day after `today` is a problem, and none where nobody says what day it is: what is remembered must
    not depend on that.
    """
    with documents.collection_paused():
        loader = _Loader(sorted(files, key=attrgetter("path")), memory, elsewhere, today)
        loaded = loader.load(with_notices=with_notices)
    if memory is not None:
        memory.keep_set(files, loaded)
    return loaded


class _Entry(NamedTuple):
    """One problem on its way to a diagnostic."""

    problem: Problem
    cost: Cost
    statement: str | None = None


class _Loader:
    """One run of reading. Collects problems by file; places them at the end."""

    def __init__(
        self,
        files: list[InputFile],
        memory: Memory | None,
        elsewhere: Collection[str],
        today: Day | None,
    ) -> None:
        self._files = {one.path: one for one in files}
        self._by_cost: dict[Cost | None, list[str]] = defaultdict(list)
        for path in self._files:
            self._by_cost[cost_of(path)].append(path)
        self._memory = memory
        self._elsewhere = elsewhere
        self._today = today
        self._entries: dict[str, list[_Entry]] = defaultdict(list)
        self._left_out: list[LeftOut] = []
        self._lost_ids: set[str] = set()
        self._receipt_values: dict[str, Value] = {}
        self._is_too_large = False
        self._is_blind = False  # a record file was lost whose ids nobody can know

    def load(self, *, with_notices: bool) -> Loaded:
        frame = self._frame()
        sources = self._sources()
        if frame is not None:
            lost = {id_: f"{paths[0]} has problems" for id_, paths in sources.lost.items()}
            frame = frame._replace(sources=sources.by_id, lost_sources=lost)
        drafts = self._records(frame)
        self._strays(with_notices=with_notices)
        if frame is None:
            left_out = LeftOut("", None, "the vocabulary does not load: no record can be read")
            return Loaded(None, self._placed(), (left_out,))
        if self._is_too_large:
            left_out = LeftOut("", None, f"more than {limits.most('statements'):,} statements")
            return Loaded(None, self._placed(), (left_out,))
        self._validate(drafts)
        receipts = self._receipts()
        work = self._work_product(frame)
        found = (draft.statement for draft in drafts if draft.statement is not None)
        by_id = {one.id: one for one in sorted(found, key=attrgetter("id"))}
        if with_notices:
            self._notices(drafts, frame, by_id)
            self._stale_receipts(receipts, frame, by_id)
        return self._loaded(frame, by_id, receipts, work)

    def _loaded(
        self,
        frame: Frame,
        by_id: Mapping[str, Statement],
        receipts: Receipts,
        work: WorkProduct,
    ) -> Loaded:
        diagnostics = self._placed()
        left_out = tuple(sorted(self._left_out, key=lambda one: (one.path, one.id or "")))
        statements = tuple(by_id.values())
        corpus = Corpus(
            title=frame.title,
            description=frame.description,
            statements=statements,
            codebook=frame.codebook,
            voices=frame.voices,
            places=frame.places,
            vocabulary=frame.vocabulary,
            sources=frame.sources,
            reviewers=frame.reviewers,
            digest="" if self._elsewhere else digest_of(frame, statements, receipts),
            receipts=receipts,
            adjudications=work.adjudications,
            sign_offs=work.sign_offs,
            policy=work.policy,
            diagnostics=diagnostics,
            left_out=left_out,
            by_id=by_id,
        )
        return Loaded(corpus, diagnostics, left_out, frozenset(self._lost_ids))

    # -- files -------------------------------------------------------------------------------

    def _paths(self, cost: Cost, folder: str = "") -> list[str]:
        """The files whose loss has this cost, below a folder."""
        return [path for path in self._by_cost[cost] if path.startswith(folder)]

    def _documents(self, cost: Cost, folder: str = "") -> Iterator[tuple[str, Document | None]]:
        """The files whose loss has this cost, each with its document or None if it is lost."""
        for path in self._paths(cost, folder):
            yield path, self._document(path, cost)

    def _document(self, path: str, cost: Cost) -> Document | None:
        """The document of a file; None if it is lost, which is noted with its cost."""
        document = read_file(self._files[path])
        if document.value is not None:
            return document
        self._entries[path] += [_Entry(one, cost) for one in document.problems]
        return None

    def _frame(self) -> Frame | None:
        problems = Problems()
        values: dict[str, Value] = {}
        unread: set[str] = set()
        for path, document in self._documents(Cost.RUN):
            if document is None:
                unread.add(path)
            else:
                values[path] = document.value
                problems.of(path).extend(document.problems)
        frame = build_frame(values, unread, problems)
        for path, found in problems.by_path.items():
            self._entries[path] += [_Entry(one, Cost.RUN) for one in found]
        return frame

    def _sources(self) -> Sources:
        problems = Problems()
        values: dict[str, Value] = {}
        unread: dict[str, str | None] = {}
        for path, document in self._documents(Cost.SOURCE):
            if document is None:
                unread[path] = next(self._ids_in(path), None)
            else:
                values[path] = document.value
                problems.of(path).extend(document.problems)
        sources = read_sources(values, unread, problems)
        lost = {path: id_ for id_, paths in sources.lost.items() for path in paths}
        for path, found in problems.by_path.items():
            cost = Cost.SOURCE if path in lost else Cost.NOTHING
            self._entries[path] += [_Entry(one, cost) for one in found]
        for path, id_ in lost.items():
            self._left_out.append(LeftOut(path, id_, self._entries[path][0].problem.message))
        return sources

    def _records(self, frame: Frame | None) -> list[Draft]:
        drafts: list[Draft] = []
        memory = self._memory if frame is not None else None
        if memory is not None:
            memory.understand_by(
                self._files[path] for cost in _UNDERSTOOD_BY for path in self._by_cost[cost]
            )
        for path in self._paths(Cost.FILE):
            kept = memory.statements(self._files[path]) if memory is not None else None
            if kept is not None:
                drafts += map(sound_draft, kept)
            else:
                drafts += self._record_file(path, frame, memory)
            if len(drafts) > limits.most("statements"):
                self._refuse(path)
                break
        for draft in drafts:
            if draft.problems:
                self._diagnose(draft)
        return drafts

    def _refuse(self, path: str) -> None:
        """Read nothing more: the statements are too many, and none of them may count alone."""
        self._is_too_large = True
        message = f"with this file the set holds more than {limits.most('statements'):,} statements"
        problem = Problem("S234", message, limits.how_to_raise("statements"))
        self._entries[path].append(_Entry(problem, Cost.RUN))

    def _record_file(
        self, path: str, frame: Frame | None, memory: Memory | None
    ) -> Sequence[Draft]:
        """Read one file of records, and remember it if nothing is wrong with it."""
        document = self._document(path, Cost.FILE)
        file = read_records(path, document, frame) if document is not None else RecordFile()
        if file.lost or file.idle:
            self._entries[path] += [_Entry(one, Cost.FILE) for one in file.lost]
            self._entries[path] += [_Entry(one, Cost.NOTHING) for one in file.idle]
        if document is None or file.lost:
            self._left_out.append(LeftOut(path, None, self._entries[path][0].problem.message))
            self._lost_ids.update(self._ids_in(path))
            self._is_blind = self._is_blind or self._files[path].text is None
        elif memory is not None and not file.idle:
            sound = [
                one.statement
                for one in file.drafts
                if one.statement is not None and not one.problems
            ]
            if len(sound) == len(file.drafts):
                memory.keep_file(self._files[path], tuple(sound))
        return file.drafts

    def _ids_in(self, path: str) -> Iterator[str]:
        """What looks like an id in a file that could not be read."""
        import re  # noqa: PLC0415 -- start-up counts, and of a sound set nothing is asked

        text = self._files[path].text
        return (one[1] for one in re.finditer(_ID, text)) if text else iter(())

    def _diagnose(self, draft: Draft) -> None:
        entries = [_Entry(one, Cost.STATEMENT, draft.id) for one in draft.problems]
        self._entries[draft.path] += entries
        self._left_out.append(LeftOut(draft.path, draft.id, draft.problems[0].message))

    def _strays(self, *, with_notices: bool) -> None:
        unread = [self._files[path] for path in self._by_cost[None]]
        if not unread:  # so it is in most sets, and start-up counts
            return
        from scomm_timeline.reading.strays import strays  # noqa: PLC0415

        for path, problem, cost in strays(unread, with_notices=with_notices):
            self._entries[path].append(_Entry(problem, cost))
            if cost is not Cost.NOTHING:
                self._left_out.append(LeftOut(path, None, problem.message))
                self._lost_ids.update(self._ids_in(path))

    # -- checks across files -----------------------------------------------------------------

    def _validate(self, drafts: list[Draft]) -> None:
        self._drop(validation.duplicate_ids(drafts))
        if not self._is_blind:  # else the record pointed to may be in the file that was lost
            known = {draft.id for draft in drafts if draft.id is not None} | self._lost_ids
            known.update(self._elsewhere)
            self._drop(validation.dangling(drafts, known))
        self._drop(validation.broken_sequence(drafts))

    def _drop(self, found: Iterable[validation.Found]) -> None:
        """Leave out the statements that the problems cost."""
        for one in list(found):
            id_ = one.draft.id if one.draft else None
            self._entries[one.path].append(_Entry(one.problem, Cost.STATEMENT, id_))
            if one.draft is not None and one.draft.statement is not None:
                one.draft.statement = None
                self._left_out.append(LeftOut(one.path, id_, one.problem.message))

    def _notices(self, drafts: list[Draft], frame: Frame, by_id: Mapping[str, Statement]) -> None:
        from scomm_timeline.reading import notices  # noqa: PLC0415 -- start-up: `check` alone

        for one in notices.notices(drafts, frame):
            self._entries[one.path].append(_Entry(one.problem, Cost.NOTHING))
        for one in notices.example_notices(frame, by_id):
            self._entries[one.path].append(_Entry(one.problem, Cost.NOTHING))

    # -- receipts ----------------------------------------------------------------------------

    def _receipts(self) -> Receipts:
        problems = Problems()
        self._receipt_values = {
            path: document.value
            for path, document in self._documents(Cost.NOTHING, RECEIPTS_FOLDER)
            if document is not None
        }
        receipts = read_receipts(self._receipt_values, problems)
        for path, found in problems.by_path.items():
            self._entries[path] += [_Entry(one, Cost.NOTHING) for one in found]
        return receipts

    def _stale_receipts(
        self, receipts: Receipts, frame: Frame, by_id: Mapping[str, Statement]
    ) -> None:
        values = self._receipt_values
        for path, problem in stale_receipts(values, receipts, by_id, frame.sources):
            self._entries[path].append(_Entry(problem, Cost.NOTHING))

    # -- work product ------------------------------------------------------------------------

    def _work_product(self, frame: Frame) -> WorkProduct:
        problems = Problems()
        values: dict[str, Value] = {}
        for path, document in self._documents(Cost.NOTHING, INTERNAL_FOLDER):
            if document is not None:
                values[path] = document.value
                problems.of(path).extend(document.problems)
        if not values:  # in most sets nobody has judged or signed, and start-up counts
            return WorkProduct()
        from scomm_timeline.reading.work_product import read_work_product  # noqa: PLC0415

        work = read_work_product(values, frame, problems, self._today)
        for path, found in problems.by_path.items():
            self._entries[path] += [_Entry(one, Cost.NOTHING) for one in found]
        return work

    # -- places ------------------------------------------------------------------------------

    def _placed(self) -> tuple[Diagnostic, ...]:
        """Every problem once, with its line and column, in the order they are printed."""
        placed: dict[tuple[object, ...], Diagnostic] = {}
        for path, entries in self._entries.items():
            text = self._files[path].text if path in self._files else None
            wants = text is not None and any(one.problem.span is None for one in entries)
            places = documents.locate(text) if text is not None and wants else None
            for entry in entries:
                problem, code = entry.problem, CODES[entry.problem.code]
                span = problem.span
                if span is None and places is not None:
                    span = places.span(problem.route, on_key=problem.on_key)
                key = (path, span or problem.route, problem.code, problem.message)
                placed.setdefault(
                    key,
                    Diagnostic(
                        code=code,
                        path=path,
                        message=problem.message,
                        help=problem.help,
                        route=problem.route,
                        span=span,
                        cost=Cost.NOTHING if code.severity is Severity.NOTICE else entry.cost,
                        statement=entry.statement,
                    ),
                )
        return tuple(sorted(placed.values(), key=Diagnostic.sort_key))
