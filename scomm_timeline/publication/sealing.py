"""A seal: what was published, as files that are a set themselves and that anybody can verify.

Each entry of the set (a record, a source, a topic) is one file of JSON, which is YAML: keys in order,
every text in double quotation marks, a record with the values of its header. The same set gives the
same bytes whatever its files looked like. `SHA256SUMS` has the hash of every other file in the form
that `sha256sum -c` reads.
"""

from __future__ import annotations

import hashlib
import json
import re
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.model.inputs import RECEIPTS_FOLDER, SUMS_FILE, InputFile
from scomm_timeline.model.json_text import obey_nothing
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.publication.releasing import NOT_RELEASED
from scomm_timeline.reading.entries import POINTERS, RECORD, put_together

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.quotations import Receipt
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.entries import Key

_LINE: Final = re.compile(r"([0-9a-f]{64})  (.+)")
_NOT_SEALED: Final = frozenset({"notes", "checked", "not-archived", "file"})
"""Fields of a record, a source or a topic that are never published: work product, and what the
user's own copies are called."""


class Damage(NamedTuple):
    """One thing that is not as it was sealed: a path, and what is wrong with it."""

    path: str
    problem: str


def sealed_set(entries: Mapping[Key, Any], cleared: Corpus) -> list[InputFile]:
    """The files of the set that a seal holds: what was cleared for the public, and nothing else.

    `entries` are those of the whole set, as `reading.entries.take_apart` gives them; `cleared` is the
    set without what may not be passed on.
    """
    voices = _voices_of(cleared)
    kept: dict[Key, Any] = {}
    for (kind, id_), value in entries.items():
        if kind == RECORD:
            if id_ in cleared.by_id:
                kept[kind, id_] = _record(value, cleared.by_id)
        elif kind == "source":
            if id_ in cleared.sources:
                kept[kind, id_] = _published(value)
        elif kind in {"person", "organization"}:
            if id_ in voices:
                kept[kind, id_] = value
        elif kind == "topic":
            kept[kind, id_] = _topic(value, cleared.by_id)
        elif kind == "set":
            kept[kind, id_] = {key: one for key, one in value.items() if key != "reviewers"}
        else:
            kept[kind, id_] = value
    files = put_together(kept) + list(_receipts(cleared.receipts.values()))
    return sorted(one._replace(text=_canonical(one.text or "")) for one in files)


def sealable(cleared: Corpus) -> Corpus:
    """Without statements about withheld records: what they speak of cannot be named."""
    kept = tuple(one for one in cleared.statements if not _speaks_of_withheld(one))
    return cleared._replace(statements=kept, by_id={one.id: one for one in kept})


def _speaks_of_withheld(statement: Statement) -> bool:
    return any(
        NOT_RELEASED in claim.about.records for claim in statement.claims if claim.about is not None
    )


def _canonical(text: str) -> str:
    value = json.loads(text)
    return obey_nothing(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True)) + "\n"


def _published(value: Any) -> Any:  # noqa: ANN401 -- typed values, as they were read
    return {key: one for key, one in value.items() if key not in _NOT_SEALED}


def _record(value: Any, kept: Collection[str]) -> Any:  # noqa: ANN401 -- typed values, as they were read
    """A record without what is not published, and without the ids of records that are not."""
    sealed = _published(value)
    for key, one in value.items():
        if key in POINTERS:
            rows = one if isinstance(one, list) else [one]
            left = [row for row in rows if _target(row) in kept]
            if left:
                sealed[key] = left
            else:
                del sealed[key]
    return sealed


def _target(row: Any) -> str:  # noqa: ANN401 -- an id, or a mapping, as typed
    target: str = row["record"] if isinstance(row, dict) else row
    return target


def _topic(value: Any, kept: Collection[str]) -> Any:  # noqa: ANN401 -- typed values
    """A topic whose examples are published records."""
    positions = {
        slug: {
            key: one
            for key, one in position.items()
            if key not in {"example", "counter-example"} or one in kept
        }
        for slug, position in value["positions"].items()
    }
    return {**_published(value), "positions": positions}


def _voices_of(cleared: Corpus) -> set[str]:
    """People and bodies that a published record names, and the bodies above them."""
    named: set[str] = set()
    for one in cleared.statements:
        for speaker in (*one.speakers, *one.on_behalf):
            named.update(filter(None, (speaker.person, speaker.organization)))
        named.update((*one.to, *one.via))
        named.update(link.target for link in one.relations)
        named.update(voice for claim in one.claims if claim.about for voice in claim.about.voices)
    people = cleared.voices.people
    for person in named & people.keys():
        named.update(office.organization for office in people[person].offices)
    for organization in named & cleared.voices.organizations.keys():
        named.update(_above(cleared, organization))
    return named


def _above(cleared: Corpus, organization: str) -> Iterator[str]:
    parent = cleared.voices.organizations[organization].parent
    while parent is not None:
        yield parent
        parent = cleared.voices.organizations[parent].parent


def _receipts(receipts: Iterable[Receipt]) -> Iterator[InputFile]:
    """One file a source, as the reader takes it."""
    by_source: dict[str, list[Receipt]] = {}
    for one in sorted(receipts):
        by_source.setdefault(one.source, []).append(one)
    for source, rows in by_source.items():
        value = {
            "source": source,
            "document": rows[0].document,
            "method": str(rows[0].method),
            "checked": rows[0].checked,
            "quotations": [_receipt(one) for one in rows],
        }
        text = obey_nothing(json.dumps(value, ensure_ascii=False))
        yield InputFile(f"{RECEIPTS_FOLDER}{source}.yaml", text)


def _receipt(one: Receipt) -> dict[str, Any]:
    value: dict[str, Any] = {
        "statement": one.statement,
        "grade": one.grade.value,
        "quotation": one.quotation,
    }
    return {**value, "at": list(one.at)} if one.at else value


# -- sums ----------------------------------------------------------------------------------------


def sums(files: Iterable[InputFile]) -> InputFile:
    """The file that `sha256sum -c` reads, of all the others."""
    lines = [f"{_sha256(one.text or '')}  {one.path}\n" for one in sorted(files)]
    return InputFile(SUMS_FILE, "".join(lines))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def damages(files: Iterable[tuple[str, bytes]]) -> Iterator[Damage]:
    """Everything in a seal's folder that is not as it was sealed; `files` are all that it holds."""
    held = dict(files)
    listed = held.pop(SUMS_FILE, None)
    if listed is None:
        yield Damage(SUMS_FILE, "is missing: nothing can be verified")
        return
    expected: dict[str, str] = {}
    *lines, rest = listed.decode("utf-8", "replace").split("\n")
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        if match is None or match[2] in expected:
            yield Damage(SUMS_FILE, f"line {number} is no hash and path, or a path twice")
        else:
            expected[match[2]] = match[1]
    if rest:
        yield Damage(SUMS_FILE, "ends within a line")
    for path, hash_ in expected.items():
        if path not in held:
            yield Damage(path, "is missing")
        elif hashlib.sha256(held[path]).hexdigest() != hash_:
            yield Damage(path, "has changed")
    for path in sorted(held.keys() - expected.keys()):
        yield Damage(path, "was added")
