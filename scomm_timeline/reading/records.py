"""Record files to statements: defaults applied, names known, offices and dates resolved.

A header key is the default for each statement of the file; a statement's own key replaces it,
never merges with it. The same holds between a statement and the scope fields of its claims.
"""

from __future__ import annotations

from functools import lru_cache

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.span import Origin
from scomm_timeline.model.statement import (
    Basis,
    Confidence,
    NoPosition,
    Review,
    Statement,
)
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final, cast
from scomm_timeline.reading import circumstances, claims, kinds, shapes
from scomm_timeline.reading.circumstances import Circumstances, read_circumstances
from scomm_timeline.reading.entry import Entry
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.outline import SUBSTANCE, outline_of
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.outline import Complaint, Outline
    from scomm_timeline.reading.value import Document, Value

_NO_STATEMENTS: Final = Problem(
    "D102",
    'the file has no list "statements"',
    "a record file is a header and, under `statements:`, a list of one or more statements",
)
_NEED_THE_WHOLE: Final = frozenset({"D102", "D108", "D109"})
"""Problems that may only seem so once a field that has lost its shape is put aside."""


class Draft:
    """One item of a record file. `statement` is None if it must be left out."""

    __slots__ = ("answers", "id", "index", "line", "path", "problems", "statement")

    def __init__(self, path: str, index: int, id_: str | None, line: int) -> None:
        self.path = path
        self.index = index
        self.id = id_
        self.line = line
        self.statement: Statement | None = None
        self.problems: list[Problem] = []
        self.answers: tuple[str, ...] = ()  # slugs of the notices that a person has looked at

    @property
    def route(self) -> Route:
        """Where it stands in its file."""
        return (STATEMENTS, self.index)


def sound_draft(statement: Statement) -> Draft:
    """The draft of a statement that was read from a file, with which nothing is wrong."""
    path, line, index = cast("Origin", statement.origin)  # what was read from a file has one
    draft = Draft(path, index, statement.id, line)
    draft.statement = statement
    return draft


class RecordFile(NamedTuple):
    """What one record file holds.

    `lost` are problems that cost the whole file; `idle` those of header fields that no statement
    takes, which cost nothing.
    """

    drafts: tuple[Draft, ...] = ()
    lost: tuple[Problem, ...] = ()
    idle: tuple[Problem, ...] = ()


def read_records(path: str, document: Document, frame: Frame | None) -> RecordFile:
    """Every statement of one file. A problem of the header costs each that inherits it.

    Without a frame only shapes are checked, and no draft has a statement.
    """
    value = document.value
    if value.__class__ is not dict or value.get(STATEMENTS).__class__ is not list:
        return RecordFile(lost=(*document.problems, _NO_STATEMENTS))
    if not value[STATEMENTS]:
        return RecordFile(lost=(*document.problems, _NO_STATEMENTS))
    return _FileReader(path, document, frame).read()


class _FileReader:
    """Reads the statements of one file, and once for all of them what they share."""

    def __init__(self, path: str, document: Document, frame: Frame | None) -> None:
        self._path = path
        self._document = document
        self._frame = frame
        self._header_problems: list[Problem] = []
        self._problems: dict[int, list[Problem]] = {}  # of the YAML reader, by statement
        self._claimed: set[Problem] = set()
        for problem in document.problems:
            if problem.route[:1] == (STATEMENTS,) and len(problem.route) > 1:
                self._problems.setdefault(int(problem.route[1]), []).append(problem)
            else:
                self._header_problems.append(problem)
        header = {key: one for key, one in document.value.items() if key != STATEMENTS}
        if header:
            kinds.check(shapes.HEADER, header, (), self._header_problems)
        if self._header_problems:
            header = _without(header, (one.route for one in self._header_problems))
        self._header = header
        self._has_substance = not SUBSTANCE.isdisjoint(header)
        self._bare_header: dict[str, Value] | None = None
        self._shared: tuple[Circumstances, list[Problem]] | None = None

    def read(self) -> RecordFile:
        rows = self._document.value[STATEMENTS]
        drafts = tuple([self._draft(index, raw) for index, raw in enumerate(rows)])
        idle = [one for one in self._header_problems if one not in self._claimed]
        return RecordFile(drafts, idle=tuple(idle))

    def _draft(self, index: int, raw: Value) -> Draft:
        draft = Draft(self._path, index, _id_of(raw), self._document.lines.get(index, 1))
        problems = draft.problems = self._problems.get(index, [])
        if not shapes.STATEMENT.accepts(raw):
            kinds.check(shapes.STATEMENT, raw, draft.route, problems)
        if raw.__class__ is dict:
            if self._header_problems:
                problems += self._inherited_problems(raw)
            if self._frame is not None:
                self._understand(draft, raw, self._frame)
        return draft

    def _inherited_problems(self, raw: dict[str, Value]) -> Iterator[Problem]:
        """Those of the header's problems that are in a value which the statement takes."""
        replaces_substance = not SUBSTANCE.isdisjoint(raw)
        for problem in self._header_problems:
            key = problem.route[0] if problem.route else None
            if key not in raw and not (replaces_substance and key in SUBSTANCE):
                self._claimed.add(problem)
                yield problem

    def _understand(self, draft: Draft, raw: dict[str, Value], frame: Frame) -> None:
        """Give the draft its statement, or what is wrong besides its shape."""
        is_whole = not draft.problems
        header = self._header
        if self._has_substance and not SUBSTANCE.isdisjoint(raw):
            header = self._without_substance()
        typed = raw
        if not is_whole:
            top = len(draft.route)
            routes = (one.route[top:] for one in draft.problems if one.route[:top] == draft.route)
            typed = _without(raw, routes)
            header = {key: one for key, one in header.items() if key not in raw}
        entry = Entry(typed=typed, values={**header, **typed}, index=draft.index, frame=frame)
        shared = self._circumstances(entry, raw)
        origin = Origin(self._path, draft.line, draft.index)
        statement = _read_statement(entry, shared, origin)
        if is_whole:
            draft.problems = entry.problems
            draft.statement = statement
            draft.answers = tuple(raw.get("checked", ()))
        else:
            draft.problems += [one for one in entry.problems if one.code not in _NEED_THE_WHOLE]

    def _without_substance(self) -> dict[str, Value]:
        """The header's values for a statement that types what it is about."""
        if self._bare_header is None:
            header = self._header
            self._bare_header = {key: header[key] for key in header if key not in SUBSTANCE}
        return self._bare_header

    def _circumstances(self, entry: Entry, raw: dict[str, Value]) -> Circumstances:
        """The file's, if the statement types nothing of them; they are then read once."""
        if not circumstances.FIELDS.isdisjoint(raw):
            return read_circumstances(entry)
        if self._shared is None:
            header = Entry(typed={}, values=self._header, index=-1, frame=entry.frame)
            self._shared = read_circumstances(header), header.problems
        found, problems = self._shared
        entry.problems += problems
        return found


def _id_of(raw: Value) -> str | None:
    found = raw.get("id") if raw.__class__ is dict else None
    return found if found.__class__ is str else None


def _without(value: dict[str, Value], routes: Iterable[Route]) -> dict[str, Value]:
    """A copy without the values that have lost their shape; of claims, None in place of one."""
    sound = dict(value)
    for route in routes:
        if not route:
            continue
        rows = sound.get(str(route[0]))
        if route[0] == "claims" and len(route) > 1 and rows.__class__ is list:
            sound["claims"] = [None if at == route[1] else one for at, one in enumerate(rows)]
        else:
            sound.pop(str(route[0]), None)
    return sound


# -- one statement --------------------------------------------------------------------------------


def _read_statement(entry: Entry, shared: Circumstances, origin: Origin) -> Statement | None:
    """The statement of an entry whose shape is sound; None if it has problems."""
    values = entry.values
    outline, readers = _manner(tuple(values), values.get("act"))
    if outline.missing:
        _complain(entry, outline.missing)
    # Put together by number and made at once: the constructor would look for each of 33 names again.
    row = list(_UNREAD)
    for at, read in readers:
        row[at] = read(entry)
    if outline.confused:
        _complain(entry, outline.confused)
    if entry.problems or shared.made is None or "id" not in values:
        return None
    for at, value in zip(_SHARED, shared):  # noqa: B905 -- as many, by their making
        row[at] = value
    row[_ID], row[_ACT], row[_ORIGIN] = values["id"], outline.act, origin
    row[_WORDING], row[_TEXT] = outline.wording, values[outline.wording]
    if outline.has_sense:
        row[_SENSE] = values["paraphrase"]
    return tuple.__new__(Statement, row)  # `_make` would count the fields


def _complain(entry: Entry, complaints: tuple[Complaint, ...]) -> None:
    for one in complaints:
        route = entry.top if one.field is None else entry.route(one.field)
        entry.bad(one.code, one.message, one.help, route)


def _read_topics(entry: Entry) -> tuple[str, ...]:
    topics = many(entry.values["topics"])
    for index, topic in enumerate(topics):
        entry.check_topic(topic, entry.item_route("topics", index))
    return topics


def _read_places(entry: Entry) -> tuple[str, ...]:
    return claims.read_places(entry, entry.values["place"], entry.route("place"))


_READERS: Final[Mapping[str, tuple[str, Callable[[Entry], Any]]]] = {
    "announces": ("announces", claims.read_announcements),
    "by": ("unanswered_by", lambda entry: parse_date(entry.values["by"])),
    "claims": ("claims", claims.read_claims),
    "confidence": ("confidence", lambda entry: Confidence(entry.values["confidence"])),
    "figure": ("figure", claims.read_figure),
    "made-as-written": ("made_as_written", lambda entry: entry.values["made-as-written"]),
    "made-basis": ("made_basis", lambda entry: Basis(entry.values["made-basis"])),
    "no-position": ("no_position", lambda entry: NoPosition(entry.values["no-position"])),
    "notes": ("notes", lambda entry: entry.values["notes"]),
    "place": ("places", _read_places),
    "review": ("review", lambda entry: Review(entry.values["review"])),
    "sworn": ("sworn", lambda entry: entry.values["sworn"] == "true"),
    "topics": ("topics", _read_topics),
    "via": ("via", lambda entry: many(entry.values["via"])),
}
"""Fields that only some statements have: the name in the model, and how it is read."""

_UNREAD: Final = tuple(map(Statement._field_defaults.get, Statement._fields))
"""A statement of which nothing was read yet."""

_ID, _ACT, _WORDING, _TEXT, _SENSE, _RELATIONS, _ORIGIN = map(
    Statement._fields.index, ("id", "act", "wording", "text", "sense", "relations", "origin")
)
_SHARED: Final = tuple(map(Statement._fields.index, Circumstances._fields))
"""Where the circumstances stand in a statement."""


@lru_cache(maxsize=1 << 10)
def _manner(
    fields: tuple[str, ...], act: str | None
) -> tuple[Outline, tuple[tuple[int, Callable[[Entry], Any]], ...]]:
    """How a statement with these fields is read: its outline, and who reads which part of it."""
    readers = [_READERS[key] for key in fields if key in _READERS]
    named = [(Statement._fields.index(name), read) for name, read in readers]
    if not claims.RELATIONS.isdisjoint(fields):
        named.insert(0, (_RELATIONS, claims.read_relations))
    return outline_of(fields, act), tuple(named)
