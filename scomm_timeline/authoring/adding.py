"""Put a new statement, and what it names that is new, into the files of a set.

Nothing is decided by looking at text: the set is read again with the new text in place, and the new
statement has to come out of it, with no error that was not there before.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.answers import NEW_FIELDS
from scomm_timeline.authoring.files import kind_of
from scomm_timeline.authoring.inserting import CannotInsertError, add_entry, append_item
from scomm_timeline.authoring.known import BODY, PERSON, PLACE, SOURCE, AnswerError
from scomm_timeline.authoring.naming import proposed_file
from scomm_timeline.authoring.record_files import ordered, single_file
from scomm_timeline.authoring.schema import modeline
from scomm_timeline.authoring.yaml_text import canonical, file_text, item_lines, mapping_lines
from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.model.inputs import SOURCES_FOLDER, InputFile
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.load import load
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.outline import SUBSTANCE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from scomm_timeline.model.corpus import Loaded
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.value import Value


class TextChange(NamedTuple):
    """The new text of one file of the set; `before` is None for a new one. `added` is for reading."""

    path: str
    text: str
    before: str | None
    added: str


class Addition(NamedTuple):
    """What is to be written, and the set as it will be read then."""

    changes: tuple[TextChange, ...]
    loaded: Loaded
    statement: Statement


class RefusedError(Exception):
    """The new text would bring problems that the set does not have."""

    def __init__(self, diagnostics: Sequence[Diagnostic], text: str) -> None:
        super().__init__(diagnostics[0].message if diagnostics else "the statement is not read")
        self.diagnostics = tuple(diagnostics)
        self.text = text


class Workplace:
    """The files of a set while something is added to them; `loaded` is what they say now."""

    def __init__(
        self, files: Sequence[InputFile], loaded: Loaded, *, has_schemas: bool = False
    ) -> None:
        self._files = {one.path: one for one in files}
        self.loaded = loaded
        self._has_schemas = has_schemas

    def led(self, path: str) -> str:
        """The lines that lead editors from a new file to its schema; "" where the set has none."""
        kind = kind_of(path)
        return modeline(kind, path) if self._has_schemas and kind is not None else ""

    def text(self, path: str) -> str | None:
        """The text of a file; None if there is none, or it could not be read."""
        file = self._files.get(path)
        return file.text if file is not None else None

    @property
    def paths(self) -> frozenset[str]:
        """Every file of the set."""
        return frozenset(self._files)

    def free_path(
        self,
        fields: Mapping[str, Value],
        new: Mapping[str, Mapping[str, str]],
        taken: Collection[str] = (),
    ) -> str:
        """A path for a file of its own, which no file of the set has."""
        people = {new.get(PERSON, {}).get("slug", "")}
        if self.loaded.corpus is not None:
            people.update(self.loaded.corpus.voices.people)
        return proposed_file(fields, taken or self.paths, people)

    def header(self, path: str) -> dict[str, Value]:
        """What the header of a record file gives to each of its statements; {} for a new file."""
        value = yaml_nodes.read(self.text(path) or "").value
        if not isinstance(value, dict):
            return {}
        return {key: one for key, one in value.items() if key != STATEMENTS}

    def read_with(self, changes: Iterable[TextChange], *, with_notices: bool = True) -> Loaded:
        """The set as it will be read with the changes."""
        changed = {one.path: InputFile(one.path, one.text) for one in changes}
        return load([*(self._files | changed).values()], with_notices=with_notices)

    def new_errors(self, loaded: Loaded) -> list[Diagnostic]:
        """The errors that the set does not have now."""
        held = Counter(_kind_of(one) for one in self.loaded.diagnostics)
        found = []
        for one in loaded.diagnostics:
            if one.severity is Severity.ERROR:
                held[_kind_of(one)] -= 1
                if held[_kind_of(one)] < 0:
                    found.append(one)
        return found


def _kind_of(one: Diagnostic) -> tuple[str, str, str]:
    return (one.code.id, one.path, one.message)


# -- things that are new to the set ----------------------------------------------------------------


def new_things(place: Workplace, new: Mapping[str, Mapping[str, str]]) -> list[TextChange]:
    """The changes that make the set know what a statement names for the first time.

    Raises:
        AnswerError: A file is laid out in a way that nothing can be added to it.
    """
    changes: dict[str, TextChange] = {}
    for kind, entry in new.items():
        if "slug" not in entry:
            continue
        slug = entry["slug"]
        if kind == SOURCE:
            path = f"{SOURCES_FOLDER}{slug}.yaml"
            if path in place.paths:
                raise AnswerError(f'the file "{path}" is there already', "choose another id")
            text = canonical(place.led(path) + file_text(_source(slug, entry)), "source")
            changes[path] = TextChange(path, text, None, text.removeprefix(place.led(path)))
            continue
        path, route = _ROUTES[kind]
        if kind == PLACE:
            route = _route_to(place, entry.get("within", ""))
        before = place.text(path) or ""
        value = _described(kind, entry)
        now = changes[path].text if path in changes else before
        try:
            text = add_entry(now, route, slug, value)
        except CannotInsertError as error:
            message = f'"{slug}" cannot be added to {path} as that file is laid out'
            raise AnswerError(message, f"add it by hand: {slug}: {value}") from error
        added = "".join(f"{line}\n" for line in mapping_lines({slug: value}))
        earlier = changes[path].added if path in changes else ""
        changes[path] = TextChange(path, text, before, earlier + added)
    return list(changes.values())


_ROUTES: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    PERSON: ("voices.yaml", ("people",)),
    BODY: ("voices.yaml", ("organizations",)),
    PLACE: ("places.yaml", ()),
}


def _source(slug: str, entry: Mapping[str, str]) -> dict[str, Value]:
    fields: dict[str, Value] = {
        "id": slug,
        "title": entry["title"],
        "publisher": entry["publisher"],
        "kind": entry["kind"],
    }
    if entry.get("date"):
        fields["dates"] = {"document": entry["date"]}
    return {**fields, "url": entry["url"], "seen": entry["seen"]}


def _described(kind: str, entry: Mapping[str, str]) -> dict[str, Value]:
    if kind == PERSON:
        office = {"role": entry["role"], "organization": entry["body"]}
        return {"name": entry["name"], "offices": [office]}
    last = NEW_FIELDS[kind][-1]
    named: dict[str, Value] = {"name": entry["name"], "kind": entry["kind"]}
    return {**named, "parent": entry[last]} if kind == BODY and entry.get(last) else named


def _route_to(place: Workplace, within: str) -> tuple[str, ...]:
    """Where in places.yaml a place within another stands; () for the top."""
    corpus = place.loaded.corpus
    if not within or corpus is None:
        return ()
    return tuple(step for slug in corpus.places.path(within) for step in (slug, "within"))


# -- the statement ---------------------------------------------------------------------------------


def add_statement(
    place: Workplace,
    fields: Mapping[str, Value],
    new: Mapping[str, Mapping[str, str]],
    *,
    path: str | None = None,
) -> Addition:
    """The statement in its own file, or in the one that holds other statements of its document.

    With `path` it goes there and nowhere else.

    Raises:
        RefusedError: The set would have errors that it does not have now.
        AnswerError: Something cannot be added to a file as that is laid out.
    """
    around = new_things(place, new)
    if path is not None and path in place.paths:
        return _in_file(place, fields, around, path)
    own = _new_file(place, fields, path or place.free_path(fields, new))
    alone = _read(place, [*around, own], str(fields["id"]))
    if path is None:
        for other in _files_of_document(alone.statement, alone.loaded):
            try:
                joined = _in_file(place, fields, around, other)
            except (RefusedError, AnswerError):
                continue
            if joined.statement.content == alone.statement.content:
                return joined
    return alone


def _new_file(place: Workplace, fields: Mapping[str, Value], path: str) -> TextChange:
    led = place.led(path)
    text = single_file(fields, above=led)
    return TextChange(path, text, None, text.removeprefix(led))


def _in_file(
    place: Workplace, fields: Mapping[str, Value], around: Sequence[TextChange], path: str
) -> Addition:
    """The statement at the end of a file; what the header says already is left out."""
    text = place.text(path)
    if text is None:
        raise AnswerError(f'"{path}" cannot be read', "timeline check tells why")
    header = place.header(path)
    held = {key for key in header if key in fields and header[key] == fields[key]}
    own = ordered({key: one for key, one in fields.items() if key not in held or key in SUBSTANCE})
    try:
        after = append_item(text, STATEMENTS, own)
    except CannotInsertError as error:
        message = f'nothing can be added to "{path}" as that file is laid out'
        raise AnswerError(message, "name another file with --file") from error
    added = "".join(f"{line}\n" for line in item_lines(own, 2))
    change = TextChange(path, after, text, added)
    addition = _read(place, [*around, change], str(fields["id"]))
    unasked = sorted(header.keys() - fields.keys() - SUBSTANCE)
    if unasked:
        _check_inherited(place, fields, around, path, addition.statement, unasked)
    return addition


def _check_inherited(
    place: Workplace,
    fields: Mapping[str, Value],
    around: Sequence[TextChange],
    path: str,
    found: Statement,
    unasked: Sequence[str],
) -> None:
    """Raises AnswerError if the header of the file gives the statement what nobody said of it."""
    alone = _new_file(place, fields, place.free_path(fields, {}))
    try:
        meant = _read(place, [*around, alone], str(fields["id"])).statement
    except RefusedError:
        return  # it needs what the header gives
    if meant.content != found.content:
        message = f'the header of "{path}" would give the statement: {", ".join(unasked)}'
        raise AnswerError(message, "give these too, or name another file with --file")


def _read(place: Workplace, changes: Sequence[TextChange], id_: str) -> Addition:
    loaded = place.read_with(changes)
    errors = place.new_errors(loaded)
    statement = loaded.corpus.by_id.get(id_) if loaded.corpus else None
    if errors or statement is None:
        raise RefusedError(errors, changes[-1].text)
    return Addition(tuple(changes), loaded, statement)


def _files_of_document(statement: Statement, loaded: Loaded) -> list[str]:
    """The files that hold other statements of the same document."""
    if loaded.corpus is None:
        return []
    return sorted(
        {
            one.origin.path
            for one in loaded.corpus.statements
            if one.document_id == statement.document_id and one.id != statement.id and one.origin
        }
    )


def change_file(place: Workplace, path: str, text: str, around: Sequence[TextChange]) -> Addition:
    """The file with a text that a person wrote. The first statement that is new is the one added.

    Raises:
        RefusedError: The set would have errors that it does not have now, or nothing would be new.
    """
    change = TextChange(path, text, place.text(path), text)
    loaded = place.read_with([*around, change])
    errors = place.new_errors(loaded)
    held = place.loaded.corpus.by_id if place.loaded.corpus else {}
    new = [one for one in (loaded.corpus.statements if loaded.corpus else ()) if one.id not in held]
    if errors or not new:
        raise RefusedError(errors, text)
    return Addition((*around, change), loaded, new[0])
