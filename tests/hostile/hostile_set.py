"""A sound set every free text of which some reader might obey: 1 statement for each hostile text."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading.yaml_nodes import read
from tests.command import SETS
from tests.fuzz.texts import HOSTILE

# What YAML cannot hold at all; and what no key or line can show, because it is white space alone.
TEXTS = tuple(
    one
    for one in HOSTILE
    if one.strip() and not any(0xD800 <= ord(character) <= 0xDFFF for character in one)
)
MARK = "harmless"
_PAIR = re.compile(r"\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}")


def write_hostile(folder: Path, *, harmless: bool = False, texts: Sequence[str] = TEXTS) -> Path:
    """Write the set; `harmless` gives the same set with plain words in each of those places."""
    texts = [MARK] * len(texts) if harmless else list(texts)
    for file in read_set(SETS / "harbor-watch"):
        value = read(file.text or "").value
        if file.path == "voices.yaml":
            value["people"]["mara-quill"]["name"] = f"Mara {texts[0]} Quill"
            value["people"]["mara-quill"]["offices"][0]["role"] = f"Director {texts[12]}"
            value["organizations"]["coast-bureau"]["name"] = f"Bureau {texts[18]}"
        if file.path == "set.yaml":
            value["title"] = f"Watch {texts[10]}"
            value["description"] = texts[13]
        if file.path.startswith("topics/"):
            value["question"] = f"Why {texts[14]}?"
            for number, one in enumerate(value["excludes"]):
                one["why"] = f"For {texts[20 + number]}"
        if file.path == "sources/gazette-april.yaml":
            value["title"], value["publisher"] = f"News {texts[24]}", texts[23]
            value["url"] = value["url"] if harmless else "javascript:alert(1)"
        _write(folder / file.path, value)
    _write(folder / "records" / "hostile.yaml", _records(texts))
    return folder


def _records(texts: list[str]) -> object:
    """Two sides for each text, so that each stands in a finding as well as in a list."""
    return {
        "document": "letter",
        "to": "press",
        "place": "meridia",
        "component": "whole",
        "statements": [
            {
                "id": f"hostile-{number}",
                "made": "2031-04-05",
                "from": "mara-quill",
                "quote": text,
                "made-as-written": text,
                "notes": text,
                "via": [text],
                "claims": [{"leaving": "closed" if number % 2 else "open"}],
                "sources": [{"source": "gazette-april", "locator": text, "text": text}],
                "review": "reviewed",
            }
            for number, text in enumerate(texts)
        ],
    }


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=True)
    # JSON has two escapes for a character beyond the first 65,536, and YAML one.
    path.write_text(_PAIR.sub(_one_escape, text), encoding="utf-8")


def _one_escape(pair: re.Match[str]) -> str:
    character = json.loads('"' + pair[0] + '"')
    return f"\\U{ord(character):08X}"
