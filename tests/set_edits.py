"""Edits of whole sets: rewrites that change nothing, and single edits that change something.

Both work on the typed values of a set, and both are written again as texts, so that what is compared
is what a person could have written.
"""

import json
import random
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading import yaml_nodes
from scomm_timeline.reading.entries import Key
from scomm_timeline.reading.outline import SUBSTANCE
from scomm_timeline.reading.shapes import HEADER, WORDINGS

Value = Any  # texts, lists and mappings, as typed
Files = dict[str, Value]

_PROSE = ("quote", "fragment", "reported", "paraphrase", "characterization", "notes")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9 ().]*[A-Za-z0-9)]")


def values_of(files: Iterable[InputFile]) -> Files:
    """The files of a set as typed values, by path."""
    return {one.path: yaml_nodes.read(one.text).value for one in files if one.text is not None}


# -- writing, in any layout -----------------------------------------------------------------------


def written(files: Files, rng: random.Random) -> list[InputFile]:
    """The files as YAML, each in a layout of its own, with comments here and there."""
    return [InputFile(path, _document(value, rng)) for path, value in files.items()]


def _document(value: Value, rng: random.Random) -> str:
    style = rng.random()
    if style < 0.15:
        return json.dumps(value, ensure_ascii=False, indent=rng.choice((None, 1, 4))) + "\n"
    lines = list(_block(value, "", rng))
    comments = ["# Sorted again.", "", "#", "# lie of the land"]
    for _ in range(rng.randrange(3)):
        lines.insert(0, rng.choice(comments))
    return "\n".join(lines) + "\n" * rng.randrange(1, 3)


def _block(value: Value, indent: str, rng: random.Random) -> Iterator[str]:
    """A mapping or a list in block style, one line an entry."""
    step = " " * rng.choice((1, 2, 4))
    if isinstance(value, dict):
        for key, one in value.items():
            yield from _entry(f"{indent}{key}:", one, indent + step, key, rng)
    else:
        for one in value:
            if isinstance(one, dict) and one:
                first, *rest = _block(one, f"{indent}  ", rng)
                yield f"{indent}- {first.lstrip()}"
                yield from rest
            else:
                yield f"{indent}- {_flow(one)}"


def _entry(head: str, value: Value, indent: str, key: str, rng: random.Random) -> Iterator[str]:
    if isinstance(value, dict | list) and value and rng.random() < 0.8:
        yield head + rng.choice(("", "  # as before"))
        yield from _block(value, f"{indent} ", rng)
    elif key in _PROSE and _folds(value):
        yield f"{head} >-"
        width = rng.choice((30, 60, 100))
        for line in textwrap.wrap(value, width, break_long_words=False, break_on_hyphens=False):
            yield f"{indent} {line}"
    elif isinstance(value, str) and _PLAIN.fullmatch(value) and rng.random() < 0.5:
        yield f"{head} {value}"
    else:
        yield f"{head} {_flow(value)}"


def _folds(text: str) -> bool:
    """True if a folded block gives the text back."""
    return bool(text) and text == " ".join(text.split()) and text.isprintable()


def _flow(value: Value) -> str:
    return json.dumps(value, ensure_ascii=False)


# -- rewrites that change nothing -----------------------------------------------------------------


def cosmetic_edits(files: Files, rng: random.Random, count: int) -> Files:
    """The files after that many edits, none of which changes what the set says."""
    edits: tuple[Callable[[Files, random.Random], None], ...] = (
        _turn_keys,
        _turn_keys,
        _note,
        _type_default,
        _split_file,
        _merge_files,
        _move_file,
        _spell_out,
        _to_header,
        _to_header,
        _turn_list,
    )
    files = json.loads(json.dumps(files))
    for _ in range(count):
        rng.choice(edits)(files, rng)
    return files


def _records_in(files: Files) -> list[str]:
    return sorted(path for path in files if path.startswith("records/"))


def _some_file(files: Files, rng: random.Random) -> str:
    return rng.choice(_records_in(files))


def _some_statement(files: Files, rng: random.Random) -> Value:
    return rng.choice(files[_some_file(files, rng)]["statements"])


def _turned(value: Value, rng: random.Random) -> Value:
    """A mapping with its keys in another order, and so for the mappings in it."""
    if isinstance(value, list):
        return [_turned(one, rng) for one in value]
    if not isinstance(value, dict):
        return value
    keys = list(value)
    rng.shuffle(keys)
    return {key: _turned(value[key], rng) for key in keys}


def _turn_keys(files: Files, rng: random.Random) -> None:
    path = rng.choice(sorted(files))
    files[path] = _turned(files[path], rng)


def _note(files: Files, rng: random.Random) -> None:
    _some_statement(files, rng)["notes"] = f"Looked at again: {rng.random()}"


def _type_default(files: Files, rng: random.Random) -> None:
    for claim in _some_statement(files, rng).get("claims", ()):
        key, value = rng.choice((("mode", "asserts"), ("extent", "all")))
        claim.setdefault(key, value)


def _spelled_out(file: Value) -> list[Value]:
    """Every statement of a file with what it takes from its header."""
    header = {key: one for key, one in file.items() if key != "statements"}
    return [
        {
            **{
                key: one
                for key, one in header.items()
                if key not in SUBSTANCE or SUBSTANCE.isdisjoint(statement)
            },
            **statement,
        }
        for statement in file["statements"]
    ]


def _spell_out(files: Files, rng: random.Random) -> None:
    path = _some_file(files, rng)
    files[path] = {"statements": _spelled_out(files[path])}


def _split_file(files: Files, rng: random.Random) -> None:
    path = _some_file(files, rng)
    first, *others = _spelled_out(files[path])
    files[path] = {"statements": [first]}
    if others:
        files[f"records/split/{first['id']}-{rng.randrange(10**9)}.yaml"] = {"statements": others}


def _merge_files(files: Files, rng: random.Random) -> None:
    paths = _records_in(files)
    if len(paths) > 1:
        one, other = rng.sample(paths, 2)
        both = [*_spelled_out(files[one]), *_spelled_out(files.pop(other))]
        rng.shuffle(both)
        files[one] = {"statements": both}


def _move_file(files: Files, rng: random.Random) -> None:
    path = _some_file(files, rng)
    files[f"records/moved/{rng.randrange(10**9)}.yaml"] = files.pop(path)


def _to_header(files: Files, rng: random.Random) -> None:
    """What all statements of a file share stands above them."""
    path = _some_file(files, rng)
    statements = _spelled_out(files[path])
    never = {"id", *WORDINGS, *SUBSTANCE}
    shared = {
        key: one
        for key, one in statements[0].items()
        if key in HEADER.fields
        and key not in never
        and all(other.get(key) == one for other in statements)
    }
    chosen = {key: one for key, one in shared.items() if rng.random() < 0.7}
    bare = [
        {key: one for key, one in statement.items() if key not in chosen}
        for statement in statements
    ]
    files[path] = {**chosen, "statements": bare}


def _turn_list(files: Files, rng: random.Random) -> None:
    """Sources and claims in another order: lists of equals."""
    statement = _some_statement(files, rng)
    key = rng.choice(("sources", "claims"))
    if isinstance(statement.get(key), list):
        rng.shuffle(statement[key])


# -- single edits that change something -----------------------------------------------------------

Edit = tuple[Key, dict[Key, Value]]
"""What was edited, and the whole set after it, as entries."""


def material_edit(entries: dict[Key, Value], corpus: Corpus, rng: random.Random) -> Edit:
    """One edit of one entry. The set after it need not be sound."""
    after = json.loads(json.dumps([[*key, one] for key, one in entries.items()]))
    changed = {(kind, id_): one for kind, id_, one in after}
    if rng.random() < 0.2:
        return _edit_frame(changed, rng), changed
    records = sorted(key for key in changed if key[0] == "record")
    key = rng.choice(records)
    record = changed[key]
    if rng.random() < 0.08:
        del changed[key]
        return key, changed
    if rng.random() < 0.08:
        copied = {**record, "id": f"copy-of-{key[1]}"}
        wording = next(name for name in WORDINGS if name in copied)
        copied[wording] = f"{copied[wording]} And more."
        changed["record", copied["id"]] = copied
        return ("record", copied["id"]), changed
    edits = (_edit_words, _edit_date, _edit_claim, _edit_claim, _edit_other)
    rng.choice(edits)(record, corpus, rng)
    return key, changed


def _edit_words(record: Value, _corpus: Corpus, rng: random.Random) -> None:
    wording = next(name for name in WORDINGS if name in record)
    words = record[wording].split()
    at = rng.randrange(len(words))
    words[at] = f"{words[at]}x"
    record[wording] = " ".join(words)


def _edit_date(record: Value, _corpus: Corpus, rng: random.Random) -> None:
    made = record["made"]
    whole = re.fullmatch(r"(\d{4}-\d\d)(-\d\d)?", made)
    kind = rng.randrange(3)
    if whole and whole[2] and kind == 0:
        record["made"] = whole[1]
    elif whole and whole[2]:
        record["made"] = f"{whole[1]}-{(int(whole[2][1:]) % 28) + 1:02}"
    else:
        record["made"] = f"../{made}" if whole else made.replace("?", "") + "?"


def _edit_claim(record: Value, corpus: Corpus, rng: random.Random) -> None:
    claims = record.get("claims")
    if not claims:
        return _edit_words(record, corpus, rng)
    claim = rng.choice(claims)
    topic = next(name for name in claim if name in corpus.codebook.topics)
    choices: dict[str, list[str]] = {
        topic: list(corpus.codebook.topics[topic].positions),
        "mode": ["asserts", "denies", "hedged", "presupposes", "asks", "wishes"],
        "component": list(corpus.vocabulary.components),
        "place": list(corpus.places.by_id),
        "who": ["local", "state", "both"],
        "extent": ["all", "some"],
    }
    key = rng.choice(list(choices))
    defaults = {"mode": "asserts", "extent": "all"}
    now = claim.get(key, record.get(key, defaults.get(key)))
    claim[key] = rng.choice([one for one in choices[key] if one != now])
    return None


def _edit_other(record: Value, corpus: Corpus, rng: random.Random) -> None:
    key, choices = rng.choice(
        [
            ("from", list(corpus.voices.organizations)),
            ("to", [*corpus.voices.audiences, *corpus.voices.organizations]),
            ("confidence", ["low", "medium"]),
            ("review", ["reviewed", "draft"]),
            ("sworn", ["true", "false"]),
            ("made-basis", ["inferred", "stated"]),
            ("act", ["deed", "statement"]),
            ("document", list(corpus.vocabulary.documents)),
            ("made-as-written", ["in that month", "late in that month"]),
        ]
    )
    now = record.get(key, {"review": "draft", "sworn": "false"}.get(key))
    record[key] = rng.choice([one for one in choices if one != now])


def _edit_frame(entries: dict[Key, Value], rng: random.Random) -> Key:
    """An edit of the codebook, the voices, the places or the sources."""
    kinds = ("topic", "family", "organization", "person", "place", "source")
    key = rng.choice(sorted(one for one in entries if one[0] in kinds))
    value = entries[key]
    if key[0] == "topic":
        rules = value.get("excludes")
        if rules and rng.random() < 0.5:
            rule = rng.choice(rules)
            rule["contestable"] = "false" if rule.get("contestable") == "true" else "true"
        else:
            value["question"] += " And why?"
    elif key[0] == "family":
        lists = [name for name in ("bridges", "entails") if value.get(name)]
        if lists:
            name = rng.choice(lists)
            value[name].pop(rng.randrange(len(value[name])))
        else:
            value["title"] += " And why?"
    elif key[0] == "source":
        value["title"] += " (second edition)"
    else:
        value["name"] += " II"
    return key
