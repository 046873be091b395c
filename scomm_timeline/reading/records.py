"""Record files to statements: defaults applied, names known, offices and dates resolved.

A header key is the default for each statement of the file; a statement's own key replaces it,
never merges with it. The same holds between a statement and the scope fields of its claims.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, cast

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.span import Origin
from scomm_timeline.model.statement import (
    Act,
    Basis,
    Confidence,
    NoPosition,
    RelationKind,
    Review,
    Statement,
    Wording,
)
from scomm_timeline.reading import circumstances, claims, kinds, shapes
from scomm_timeline.reading.circumstances import Circumstances, read_circumstances
from scomm_timeline.reading.entry import Entry
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from scomm_timeline.model.span import Route
    from scomm_timeline.model.statement import Relation
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.value import Document, Value

SUBSTANCE: Final = frozenset({"claims", "figure", "topics", "no-position", "by"})
"""Fields that say what a statement is about; typing one replaces all of the header's."""

_STRONGER: Final = frozenset({"claims", "figure", "no-position"})
"""Substance beside which `topics` with `reports` does not count as substance of its own."""

_SENSE_MAY_FOLLOW: Final = frozenset({"fragment", "reported"})
_CHOICES: Final = (
    "exactly one of: claims; figure; topics with no-position; topics with reports; act: unanswered"
)
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
        self._header = _without(header, (one.route for one in self._header_problems))
        self._bare_header = {key: one for key, one in self._header.items() if key not in SUBSTANCE}
        self._shared: tuple[Circumstances, list[Problem]] | None = None

    def read(self) -> RecordFile:
        drafts = tuple(map(self._draft, range(len(self._document.value[STATEMENTS]))))
        idle = [one for one in self._header_problems if one not in self._claimed]
        return RecordFile(drafts, idle=tuple(idle))

    def _draft(self, index: int) -> Draft:
        raw = self._document.value[STATEMENTS][index]
        draft = Draft(self._path, index, _id_of(raw), self._document.lines.get(index, 1))
        problems = draft.problems = self._problems.get(index, [])
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
        header = self._header if SUBSTANCE.isdisjoint(raw) else self._bare_header
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
    _require(entry, "made", "when it was said or written")
    _require(entry, "from", "who said it")
    wording, text, sense = _wording(entry)
    fields = _optional_fields(entry)
    act = _act(values)
    _check_substance(entry, act, fields["relations"])
    if entry.problems or shared.made is None or "id" not in values:
        return None
    # Put together by name and made at once: the constructor would look for each of 33 names again.
    fields.update(zip(Circumstances._fields, shared, strict=True))
    fields |= {"id": values["id"], "act": act, "origin": origin}
    fields |= {"wording": wording, "text": text, "sense": sense}
    return Statement._make(fields.values())


def _optional_fields(entry: Entry) -> dict[str, Any]:
    """Every field of a statement by name, those that may be left out read as far as they are typed."""
    fields = dict(_UNREAD)
    fields["relations"] = claims.read_relations(entry)
    for key in entry.values:
        reader = _READERS.get(key)
        if reader is not None:
            name, read = reader
            fields[name] = read(entry)
    return fields


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

_UNREAD: Final = {one: Statement._field_defaults.get(one) for one in Statement._fields}
"""A statement of which nothing was read yet."""


def _require(entry: Entry, key: str, means: str) -> None:
    if key not in entry.values:
        entry.bad(
            "D102",
            f'the statement lacks "{key}": {means}',
            "it is never defaulted; give it here or in the header",
            entry.top,
        )


def _wording(entry: Entry) -> tuple[Wording, str, str | None]:
    """The kind of words, the words, and the coder's sense of them where it stands beside."""
    typed = entry.typed
    found = [name for name in shapes.WORDINGS if name in typed]
    if len(found) == 1:
        return Wording(found[0]), typed[found[0]], None
    is_pair = len(found) == 2 and found[1] == "paraphrase"
    if is_pair and found[0] in _SENSE_MAY_FOLLOW:
        return Wording(found[0]), typed[found[0]], typed["paraphrase"]
    what = "no wording" if not found else "the wordings " + " and ".join(found)
    help_ = (
        f"exactly one of {', '.join(shapes.WORDINGS)}; "
        "a paraphrase may stand beside a fragment or reported words"
    )
    entry.bad("D108", f"the statement has {what}", help_, entry.top)
    return Wording.PARAPHRASE, "", None


def _act(values: Mapping[str, Value]) -> Act:
    typed = values.get("act")
    if typed is None:
        return Act.FIGURE if "figure" in values else Act.STATEMENT
    return Act(typed)


def _check_substance(entry: Entry, act: Act, relations: tuple[Relation, ...]) -> None:
    """Each statement has exactly one kind of substance, and no field of another."""
    values = entry.values
    passes_on = any(one.kind is RelationKind.REPORTS for one in relations)
    kinds = _substance(frozenset(values), act, passes_on=passes_on)
    if len(kinds) != 1:
        found = " and ".join(kinds) if kinds else "no substance: no claims, no figure, no topics"
        entry.bad("D109", f"the statement has {found}", _CHOICES, entry.top)
        return
    if "no-position" in values and "topics" not in values:
        help_ = "name the topics on which the record is kept"
        route = entry.route("no-position")
        entry.bad("D109", '"no-position" stands without "topics"', help_, route)
    if "topics" in values and kinds[0] in {"claims", "figure"}:
        help_ = "`topics` is for records without a position"
        entry.bad("D109", f'"topics" stands beside {kinds[0]}', help_, entry.route("topics"))
    if act is Act.FIGURE and kinds[0] != "figure":
        entry.bad("D109", 'the act is figure, but there is no "figure"', _CHOICES, entry.top)
    if act is Act.UNANSWERED and "by" not in values:
        help_ = "`by:` is the day until which there was no reply"
        entry.bad("D102", 'an unanswered question lacks "by"', help_, entry.top)
    if act is not Act.UNANSWERED and "by" in values:
        help_ = "`by:` belongs to act: unanswered"
        entry.bad("D109", '"by" stands without act: unanswered', help_, entry.route("by"))


@lru_cache(maxsize=1 << 10)
def _substance(typed: frozenset[str], act: Act, *, passes_on: bool) -> tuple[str, ...]:
    """The kinds of substance of a statement with these fields; `passes_on`: it reports another."""
    kinds = [
        ("claims", "claims" in typed),
        ("figure", "figure" in typed),
        ("topics with no-position", "no-position" in typed),
        ("act: unanswered", act is Act.UNANSWERED),
        ("topics with reports", passes_on and "topics" in typed and typed.isdisjoint(_STRONGER)),
    ]
    return tuple(kind for kind, is_there in kinds if is_there)
