"""Hostile inputs by number: the same seed gives the same input, on every machine.

An input is a command line and the files that stand on disk when it runs: those of an invented set,
some of them mutated. Mutations know what they break: lines and brackets of YAML, keys and values of
the shapes that the program reads, dates near the EDTF subset, names near those of the set.
"""

import json
import random
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, NamedTuple

from scomm_timeline.authoring.files import SHAPES, kind_of
from scomm_timeline.reading.kinds import Either, Keyed, Many, Rows, Shape, Within
from scomm_timeline.reading.yaml_nodes import read
from tests.fuzz import archives
from tests.fuzz.base import SEALED, base
from tests.fuzz.texts import HOSTILE, SYNTAX, edtf


class Input(NamedTuple):
    """What a program run is given. `files` are those that differ from the base; None: removed.

    With `cache`, a number, what an earlier run kept of the set is there, and damaged by that number.
    """

    command: tuple[str, ...]
    files: dict[str, bytes | None]
    cache: int | None = None


def generated(seed: int) -> Input:
    """The input of a seed."""
    chance = random.Random(seed)
    command = chance.choice(COMMANDS)(chance)
    files: dict[str, bytes | None] = {}
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        path = chance.choice(_targets(command))
        now = files.get(path, base().get(path, b""))
        files[path] = _mutated(chance, path, now or b"")
    if command[0] in _KEPT and chance.random() < 0.3:
        unchanged = chance.random() < 0.5
        return Input(command, {} if unchanged else files, chance.randrange(1 << 30))
    return Input(command, files)


def damaged(number: int, content: bytes) -> bytes:
    """What is kept of a set, as no run of the program left it."""
    chance = random.Random(number)
    way = chance.choice((_by_byte, _by_byte, _by_byte, _any_bytes))
    return way(chance, "", content)


# -- command lines --------------------------------------------------------------------------------

_FINDING = "C101/mara-quill/taking-part"
_KEPT = ("show", "contradictions", "positions", "list", "stats", "explain")
"""Commands that read what an earlier run kept, and print no place of a file."""
_IDS = (
    "quill-press-nobody",
    "quill-letter-way-out",
    "bureau-page-count",
    "bureau-notice-open",
    "office-memo-stay",
)


def _format(chance: random.Random) -> tuple[str, ...]:
    name = chance.choice(("text", "text", "json", "jsonl", "md"))
    return () if name == "text" else ("--format", name, "--internal")


def _plain(*words: str) -> Callable[[random.Random], tuple[str, ...]]:
    return lambda chance: (*words, *_format(chance))


def _report(chance: random.Random) -> tuple[str, ...]:
    name = chance.choice(
        ("html", "md", "filing", "csv", "csv-excel", "jsonl", "sqlite", "timelinejs", "xlsx")
    )
    drafts = chance.choice((("--drafts",), ("--internal",), ()))
    return ("report", "--format", name, *drafts, "--output", "{out}")


def _explain(chance: random.Random) -> tuple[str, ...]:
    return ("explain", *chance.sample(_IDS, 2), *_format(chance))


def _fmt(*words: str) -> Callable[[random.Random], tuple[str, ...]]:
    """Mostly of one file: its reader and writer keep every comment, and are the slowest of all."""

    def command(chance: random.Random) -> tuple[str, ...]:
        one = chance.choice([path for path in base() if path.startswith("set/records/")])
        return ("fmt", *words) if chance.random() < 0.1 else ("fmt", *words, f"{{{one}}}")

    return command


def _written(*words: str) -> Callable[[random.Random], tuple[str, ...]]:
    return lambda _chance: words


_JUDGE = (
    *("adjudicate", _FINDING, "--accept", "--reviewer", "desk", "--reason", "Read again."),
    *("--no-response-sought", "--today", "2031-12-01"),
)
COMMANDS: Sequence[Callable[[random.Random], tuple[str, ...]]] = (
    *(_plain("check"),) * 3,
    *(_plain("show"), _plain("show", _IDS[0]), _plain("show", "--grep", "[a")),
    *(_plain("contradictions"), _plain("contradictions", "--all-pairs")),
    *(_plain("contradictions", "--as-known-on", "2031-06"), _plain("positions"), _explain),
    *(_plain("diff", "{second}"), _plain("diff", "{next}", "--stat"), _plain("stats")),
    *(_plain("list", "people"), _plain("list", "topics"), _plain("list", "rules")),
    *(_plain("impact", "gazette-april"), _plain("adjudicate", "list")),
    *(_plain("verify", "--documents", "{documents}"), _plain("rule", "C101"), _report, _report),
    *(_fmt("--check"), _fmt("--diff"), _fmt(), _written(*_JUDGE)),
    *(
        _plain("diff", "{archives/old.zip}"),
        _plain("diff", "{archives/old.tar}"),
        _plain("diff", "{archives/old.tar.xz}", "--stat"),
    ),
    *(_plain("corrections"), _written("seal", "--verify", SEALED), _plain("diff", SEALED)),
    _plain("gate", "--today", "2031-12-03"),
    _written("gate", "--format", "github", "--base", SEALED),
    _written("check", "--format", "github", "--base", "{second}"),
    _written("sign", _IDS[0], "--author", "desk", "--reader", "other", "--today", "2031-12-01"),
    _written("seal", "again", "--drafts", "--today", "2031-12-02"),
    _written("schema", "record"),
    _written("import", "{tables/claims.csv}", "--dry-run"),
    _written("import", "{tables/claims.jsonl}"),
    _written(
        *("new", "--source", "gazette-april", "--from", "mara-quill", "--to", "press"),
        *("--made", "2031-04-05", "--quote", "Nobody [leaves]: #now", "--claim", "leaving=closed"),
        *("--component", "whole", "--place", "meridia", "--document", "letter"),
    ),
)


def _targets(command: tuple[str, ...]) -> Sequence[str]:
    """The files that a command reads; those beside the set only where it does, and then often."""
    of_set = [path for path in base() if path.startswith("set/") and "/seals/" not in path]
    beside = [path for path in base() if _is_read_by(command, path)]
    return [*of_set, *beside * (1 + len(of_set) // (len(beside) or 1))]


def _is_read_by(command: tuple[str, ...], path: str) -> bool:
    if command[0] in {"corrections", "gate"} or SEALED in command:
        return "/seals/" in path
    read = [word[1:-1] for word in command if word.startswith("{")]
    return any(path == one or path.startswith(f"{one}/") for one in read)


# -- mutations ------------------------------------------------------------------------------------


def _mutated(chance: random.Random, path: str, content: bytes) -> bytes:
    if path.endswith((".yaml", ".yml")):
        ways: Sequence[Callable[[random.Random, str, bytes], bytes]] = (
            *(_by_tree,) * 5,
            *(_by_line,) * 3,
            _by_byte,
            _any_bytes,
        )
    elif path.startswith("archives/"):
        ways = (*(_by_member,) * 6, *(_by_byte,) * 2, _any_bytes)
    else:
        ways = (*(_by_byte,) * 4, *(_by_line,) * 2, _any_bytes)
    for _ in range(chance.choice((1, 1, 2, 4))):
        content = chance.choice(ways)(chance, path, content)
    return content


def _by_member(chance: random.Random, path: str, content: bytes) -> bytes:
    """An archive with another member, or with a member like those of the set mutated."""
    return archives.mutated(chance, path, content, _mutated)


def _by_byte(chance: random.Random, _path: str, content: bytes) -> bytes:
    """A stretch cut out, doubled or written over."""
    start = chance.randint(0, len(content))
    end = min(len(content), start + chance.choice((0, 1, 1, 4, 30, 2000)))
    inside = chance.choice(
        (
            b"",
            content[start:end] * 2,
            chance.randbytes(chance.choice((1, 2, 9))),
            chance.choice(SYNTAX).encode("utf-8", "surrogatepass"),
            chance.choice(HOSTILE).encode("utf-8", "surrogatepass"),
        )
    )
    return content[:start] + inside + content[end:]


def _any_bytes(chance: random.Random, _path: str, content: bytes) -> bytes:
    return chance.choice(
        (
            b"",
            b"\xef\xbb\xbf" + content,
            content.decode("utf-8", "replace").encode("utf-16"),
            content.replace(b"\n", chance.choice((b"\r", b"\r\n", b"\x85", b"\n\n"))),
            content[: chance.randint(0, len(content))],
            chance.randbytes(40),
            b"[" * chance.choice((30, 3000)),
            b"- " * 3000,
            b"a: &x [*x]\n" + content,
            content + b"\n---\n" + content,
            content + b"\n...\n",
            b"%YAML 1.2\n---\n" + content,
        )
    )


def _by_line(chance: random.Random, _path: str, content: bytes) -> bytes:
    """Lines out of order, indented otherwise, or with another end."""
    lines = content.decode("utf-8", "replace").split("\n")
    at = chance.randrange(len(lines))
    other = chance.randrange(len(lines))
    match chance.randrange(7):
        case 0:
            lines.insert(other, lines[at])
        case 1:
            del lines[at]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * chance.choice((1, 2, 4)) + lines[at]
        case 4:
            lines[at] = lines[at].lstrip(" ")
        case 5:
            key = lines[at].partition(":")[0]
            lines[at] = f"{key}: {chance.choice((*HOSTILE, *SYNTAX, edtf(chance)))}"
        case _:
            lines[at] += chance.choice(SYNTAX)
    return "\n".join(lines).encode("utf-8", "surrogatepass")


# -- values ---------------------------------------------------------------------------------------


def _by_tree(chance: random.Random, path: str, content: bytes) -> bytes:
    """The value of a file with one thing in it changed, written as one line of flow YAML."""
    value = read(content.decode("utf-8", "replace")).value
    if not isinstance(value, dict | list):
        return content
    holders = list(_holders(value))
    holder = chance.choice(holders)
    keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    if not keys:
        return content
    key = chance.choice(keys)
    match chance.randrange(8):
        case 0:
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[chance.choice(_keys(path))] = holder.pop(key)
        case 2 if isinstance(holder, dict):
            holder[chance.choice(_keys(path))] = _value(chance)
        case 3:
            holder[key] = json.loads(json.dumps(chance.choice(holders)))
        case 4:
            holder[key] = [holder[key]] * chance.choice((0, 2, 2, 40))
        case 5:
            holder[key] = {chance.choice(_keys(path)): holder[key]}
        case 6 if isinstance(holder[key], str):
            holder[key] = _near(chance, holder[key])
        case _:
            holder[key] = _value(chance)
    # `?` and tabs inside brackets are no plain YAML, so JSON's own quotation marks stay.
    return (json.dumps(value, ensure_ascii=chance.random() < 0.5) + "\n").encode(
        "utf-8", "surrogatepass"
    )


def _holders(value: Any) -> Any:
    if isinstance(value, dict | list):
        yield value
        for one in value.values() if isinstance(value, dict) else value:
            yield from _holders(one)


def _near(chance: random.Random, text: str) -> str:
    """A text of the same sort, or not quite."""
    at = chance.randint(0, len(text))
    return chance.choice(
        (
            text[:at] + text[at + 1 :],
            text[:at] + chance.choice("-~?/ .:[]#'\"\x1b\u202eé東A0") + text[at:],
            text.upper(),
            f"{text}/{text}",
            f"not-{text}",
            edtf(chance),
            chance.choice(_names()),
            text * 50,
        )
    )


def _value(chance: random.Random) -> Any:
    return chance.choice(
        (
            None,
            "",
            "not-stated",
            chance.choice(HOSTILE),
            edtf(chance),
            edtf(chance),
            *(chance.choice(_names()) for _ in range(3)),
            [],
            {},
            [chance.choice(_names()), chance.choice(_names())],
            {chance.choice(_names()): chance.choice(_names())},
            [[["deep"]]],
            {"source": chance.choice(_names()), "locator": chance.choice(HOSTILE)},
            {"stage": ["booked", "convicted"], "record": "none"},
            {"organization": chance.choice(_names()), "person": "unnamed"},
            "9" * 5000,
            "x" * 20_000,
        )
    )


@cache
def _names() -> tuple[str, ...]:
    """Every short text of the set: names, slugs, kinds, dates."""
    found: set[str] = set()
    for path, content in base().items():
        if path.startswith("set/") and path.endswith(".yaml") and "/seals/" not in path:
            for holder in _holders(read(content.decode()).value):
                found.update(holder if isinstance(holder, dict) else ())
                values = holder.values() if isinstance(holder, dict) else holder
                found.update(one for one in values if isinstance(one, str) and len(one) < 40)
    assert len(found) > 100, "the set of the fuzzer names too little"
    return tuple(sorted(found))


@cache
def _keys(path: str) -> tuple[str, ...]:
    """Keys that a file of this kind may hold anywhere in it, and a few that it may not."""
    kind = kind_of(path.partition("/")[2])
    found: set[str] = set()
    if kind is not None:
        _collect(SHAPES[kind], found, 0)
    return (*sorted(found), "__class__", "constructor", "<<", "", "~", "statements", "x" * 300)


def _collect(kind: Any, found: set[str], depth: int) -> None:
    if depth > 8:
        return
    if isinstance(kind, Within):
        _collect(kind.kind(), found, depth + 1)
    elif isinstance(kind, Either):
        _collect(kind.mapping, found, depth + 1)
    elif isinstance(kind, Keyed | Many | Rows):
        _collect(kind.item, found, depth + 1)
    elif isinstance(kind, Shape):
        found.update(kind.fields)
        for field in kind.fields.values():
            _collect(field.kind, found, depth + 1)
