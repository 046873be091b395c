"""Rows of a table to statements of a set: each read together with the whole set before it counts.

A row that cannot be used is refused with its line and column; so are all rows of a statement of
which one is refused, for a statement without one of its claims would say something else.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.adding import TextChange, Workplace
from scomm_timeline.authoring.cells import CellError
from scomm_timeline.authoring.known import Known, nameable
from scomm_timeline.authoring.likeness import Likeness, differences, sense
from scomm_timeline.authoring.naming import proposed_id, unused
from scomm_timeline.authoring.record_files import joined_file, joined_text, plain_file
from scomm_timeline.authoring.row_fields import DERIVED, held_fields, statement_fields
from scomm_timeline.authoring.row_joining import (
    check_shared,
    claim_number,
    joined_fields,
    with_shared_place,
)
from scomm_timeline.authoring.row_sources import new_sources
from scomm_timeline.authoring.tables import BadRow, Row
from scomm_timeline.authoring.yaml_text import canonical, file_text
from scomm_timeline.model.inputs import RECORDS_FOLDER, SOURCES_FOLDER
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.marks import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scomm_timeline.authoring.headings import Headings
    from scomm_timeline.authoring.tables import Table
    from scomm_timeline.model.corpus import Loaded
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.value import Value

LAID_OUT: Final = 300
"""Files that are laid out as `fmt` would; of more, that is left to `timeline fmt`: it takes a while."""
_TRIAL: Final = f"{RECORDS_FOLDER}row-{{}}.yaml"
"""What the file of one row is called while it is tried out. None is ever written."""


class Taken(NamedTuple):
    """A statement that came of rows: its first line, and the file it is to stand in, "" if present."""

    line: int
    statement: Statement
    path: str


class Near(NamedTuple):
    """A row like a statement. `why` is same-words, nearly-the-same-words or same-document."""

    line: int
    id: str
    other: str
    why: str


class Imported(NamedTuple):
    """What came of a table: nothing is written yet."""

    taken: tuple[Taken, ...]
    present: tuple[Taken, ...]
    refused: tuple[BadRow, ...]
    near: tuple[Near, ...]
    changes: tuple[TextChange, ...]
    loaded: Loaded


class _Candidate:
    """One statement on its way in: its rows, its fields, and the id it is tried under."""

    def __init__(self, rows: Sequence[Row], fields: dict[str, Value]) -> None:
        self.rows = rows
        self.fields = fields
        self.id = str(fields["id"])
        self.statement: Statement | None = None

    @property
    def line(self) -> int:
        """The line of its first row."""
        return self.rows[0].line


def import_rows(
    place: Workplace, table: Table, headings: Headings, defaults: Mapping[str, str]
) -> Imported:
    """Everything that the table gives to the set."""
    corpus = place.loaded.corpus
    if corpus is None:
        raise ValueError("a set whose vocabulary does not load takes no rows")
    return _Import(place, nameable(corpus), headings, defaults).run(table)


class _Import:
    """One import: rows fall out of it one by one, for a reason each."""

    def __init__(
        self,
        place: Workplace,
        known: Known,
        headings: Headings,
        defaults: Mapping[str, str],
    ) -> None:
        self._place = place
        self._known = known
        self._fields_of = dict(headings.filled)
        self._columns_of = {field: column for column, field in headings.filled}
        self._defaults = defaults
        self._refused: list[BadRow] = []
        self._sources: dict[str, Mapping[str, Value]] = {}
        self._held = known.corpus.by_id

    def run(self, table: Table) -> Imported:
        self._refused += table.bad
        candidates = self._candidates(table.rows)
        candidates = self._tried(candidates)
        if self._type_derived(candidates):
            candidates = self._tried(candidates)
        present = [one for one in candidates if one.id in self._held and self._is_present(one)]
        new = [one for one in candidates if one.id not in self._held]
        near = tuple(self._near(new))
        changes, loaded, paths = self._files(new)
        return Imported(
            tuple(Taken(one.line, loaded_one, paths[one.id]) for one, loaded_one in _read(new)),
            tuple(
                Taken(one.line, self._held[one.id], _path(self._held[one.id])) for one in present
            ),
            tuple(sorted(self._refused, key=lambda one: (one.line, one.column))),
            near,
            tuple(changes),
            loaded,
        )

    # -- rows ----------------------------------------------------------------------------------

    def _candidates(self, rows: Iterable[Row]) -> list[_Candidate]:
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            cells = {**self._defaults, **self._cells(row)}
            groups[cells.get("id") or f"\0{row.line}"].append(Row(row.line, cells))
        taken = set(self._held)
        taken.update(id_ for id_ in groups if not id_.startswith("\0"))
        people = self._known.choices["person"]
        found: list[_Candidate] = []
        for group in groups.values():
            fields = self._fields(group)
            if fields is None:
                continue
            if "id" not in fields:
                fields = {"id": proposed_id(fields, taken, people), **fields}
                taken.add(str(fields["id"]))
            found.append(_Candidate(group, fields))
        return found

    def _cells(self, row: Row) -> dict[str, str]:
        return {
            self._fields_of[column]: text
            for column, text in row.cells.items()
            if column in self._fields_of
        }

    def _fields(self, rows: list[Row]) -> dict[str, Value] | None:
        """The fields of the statement of these rows; None if it was refused."""
        rows.sort(key=claim_number)
        at = rows[0]
        try:
            fields = statement_fields(at.cells, self._known)
            for at in rows:
                check_shared(at, rows[0])
                fields = joined_fields(fields, held_fields(at.cells, self._known))
            self._take_sources(rows[0])
        except CellError as error:
            self._refuse(rows, at.line, error.field, error.message, error.help)
            return None
        return with_shared_place(fields)

    def _take_sources(self, row: Row) -> None:
        """Raises CellError if two rows describe one new source in two ways."""
        for one in new_sources(row.cells, self._known):
            if self._sources.setdefault(one.id, one.fields) != one.fields:
                message = f'the new source "{one.id}" is described otherwise in an earlier row'
                raise CellError("source", message, "give it one title, publisher, kind and date")

    def _refuse(self, rows: Sequence[Row], line: int, field: str, message: str, help_: str) -> None:
        column = self._columns_of.get(field, field)
        self._refused.append(BadRow(line, column, message, help_))
        for row in rows:
            if row.line != line:
                why = f"line {line}, of the same statement, is refused"
                self._refused.append(BadRow(row.line, "", why))

    # -- trials --------------------------------------------------------------------------------

    def _tried(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Those that are read without an error. Each refusal may bring about another."""
        while True:
            changes = self._trial_files(candidates)
            loaded = self._place.read_with(changes, with_notices=False)
            errors = self._place.new_errors(loaded)
            fallen = self._fallen(candidates, errors)
            if not fallen:
                held = loaded.corpus.by_id if loaded.corpus else {}
                for one in candidates:
                    one.statement = held.get(self._trial_id(one))
                return [one for one in candidates if one.statement is not None]
            candidates = [one for one in candidates if one not in fallen]

    def _trial_id(self, one: _Candidate) -> str:
        """Its id; for one that the set has already, an id that nothing has."""
        return unused(f"row-of-{one.id}", self._held) if one.id in self._held else one.id

    def _trial_files(self, candidates: Sequence[_Candidate]) -> list[TextChange]:
        return [
            *self._source_files(candidates),
            *(
                TextChange(
                    _TRIAL.format(one.line),
                    plain_file({**one.fields, "id": self._trial_id(one)}),
                    None,
                    "",
                )
                for one in candidates
            ),
        ]

    def _source_files(self, candidates: Sequence[_Candidate]) -> list[TextChange]:
        cited = {
            one["source"] if isinstance(one, dict) else one
            for candidate in candidates
            for one in candidate.fields.get("sources", ())
        }
        return [
            TextChange(f"{SOURCES_FOLDER}{id_}.yaml", text, None, text)
            for id_, fields in sorted(self._sources.items())
            if id_ in cited and (text := self._source_text(id_, fields))
        ]

    def _source_text(self, id_: str, fields: Mapping[str, Value]) -> str:
        above = self._place.led(f"{SOURCES_FOLDER}{id_}.yaml")
        return canonical(above + file_text(fields), "source")

    def _fallen(
        self, candidates: Sequence[_Candidate], errors: Sequence[Diagnostic]
    ) -> list[_Candidate]:
        """Those that errors are about, each refused with the first of its errors."""
        by_path = {_TRIAL.format(one.line): one for one in candidates}
        fallen: dict[int, _Candidate] = {}
        elsewhere: list[Diagnostic] = []
        for error in errors:
            one = by_path.get(error.path)
            if one is None:
                elsewhere.append(error)
            elif one.line not in fallen:
                fallen[one.line] = one
                self._refuse_for(one, error)
        if elsewhere and not fallen:  # they break what was whole before
            blamed = [one for one in candidates if _mentions(one.fields, elsewhere[0])]
            for one in blamed or candidates:
                fallen[one.line] = one
                self._refuse_for(one, elsewhere[0])
        return list(fallen.values())

    def _refuse_for(self, one: _Candidate, error: Diagnostic) -> None:
        steps = [str(step) for step in error.route if isinstance(step, str)]
        names = [name.replace("-", "_") for name in steps if name != STATEMENTS]
        field = next((name for name in names if name in self._columns_of), "")
        message = f"{error.code.id} {error.message}"
        self._refuse(one.rows, one.line, field, message, error.help)

    def _type_derived(self, candidates: Sequence[_Candidate]) -> bool:
        """Type what the other fields do not give; True if anything was."""
        has_typed = False
        for one in candidates:
            if one.statement is None:
                continue
            cells = one.rows[0].cells
            given = {
                "channel": one.statement.channel.value,
                "official": str(one.statement.official).lower(),
                "document_id": one.statement.document_id,
            }
            for name in DERIVED:
                typed = cells.get(name, "")
                is_made = name == "document_id" and "|" in typed
                if typed and typed != given[name] and not is_made:
                    one.fields[name.replace("_", "-")] = typed
                    has_typed = True
        return has_typed

    def _is_present(self, one: _Candidate) -> bool:
        """True if the set says it already; a row that says it otherwise is refused."""
        held = self._held[one.id]
        if one.statement is not None and sense(one.statement) == sense(held):
            return True
        different = differences(one.statement, held)
        self._refuse(
            one.rows,
            one.line,
            "id",
            f'"{one.id}" stands in the set and says otherwise: {", ".join(different)}',
            "give the row another id, or change the record by hand",
        )
        return False

    # -- what a person should look at ----------------------------------------------------------

    def _near(self, new: Sequence[_Candidate]) -> Iterable[Near]:
        likeness = Likeness(self._known.corpus.statements)
        documents = {one.document_id: one.id for one in reversed(self._known.corpus.statements)}
        for one, statement in _read(new):
            like = likeness.of(statement)
            if any(relation.kind.merges for relation in statement.relations):
                pass  # it says itself which record it is another wording of
            elif like is not None:
                why = "same-words" if like.same else "nearly-the-same-words"
                yield Near(one.line, statement.id, like.other, why)
            elif statement.document_id in documents:
                other = documents[statement.document_id]
                yield Near(one.line, statement.id, other, "same-document")
            likeness.add(statement)

    # -- files ---------------------------------------------------------------------------------

    def _files(self, new: Sequence[_Candidate]) -> tuple[list[TextChange], Loaded, dict[str, str]]:
        """One file a document; where that would change a statement, one for each of them."""
        groups: dict[str, list[_Candidate]] = defaultdict(list)
        for one, statement in _read(new):
            groups[statement.document_id].append(one)
        changes, paths = self._write(list(groups.values()))
        loaded = self._place.read_with(changes, with_notices=False)
        held = loaded.corpus.by_id if loaded.corpus else {}
        wrong = {
            one.id
            for one, statement in _read(new)
            if one.id not in held or sense(held[one.id]) != sense(statement)
        }
        if wrong:
            parted = [
                part
                for group in groups.values()
                for part in ([[one] for one in group] if wrong & {o.id for o in group} else [group])
            ]
            changes, paths = self._write(parted)
            loaded = self._place.read_with(changes, with_notices=False)
        return changes, loaded, paths

    def _write(
        self, groups: Sequence[Sequence[_Candidate]]
    ) -> tuple[list[TextChange], dict[str, str]]:
        changes = self._source_files([one for group in groups for one in group])
        taken = set(self._place.paths)
        paths: dict[str, str] = {}
        write = joined_file if len(groups) <= LAID_OUT else joined_text
        for group in groups:
            path = self._place.free_path(group[0].fields, {}, taken)
            taken.add(path)
            text = write([one.fields for one in group], above=self._place.led(path))
            changes.append(TextChange(path, text, None, text))
            paths.update((one.id, path) for one in group)
        return changes, paths


def _read(candidates: Iterable[_Candidate]) -> Iterable[tuple[_Candidate, Statement]]:
    return ((one, one.statement) for one in candidates if one.statement is not None)


def _path(statement: Statement) -> str:
    return statement.origin.path if statement.origin else ""


def _mentions(value: Value, error: Diagnostic) -> bool:
    """True if a record points to the statement that an error is about."""
    if isinstance(value, dict):
        return any(_mentions(one, error) for one in value.values())
    if isinstance(value, list):
        return any(_mentions(one, error) for one in value)
    return bool(value == error.statement)
