"""Inputs that once failed, as files: `tests/corpus/NAME.json`.

Bytes stand as text where they are UTF-8, else in base 64. `why` says what went wrong.
"""

import base64
import json
from pathlib import Path
from typing import Any, Final

from tests.command import ROOT
from tests.fuzz.inputs import Input

CORPUS: Final = ROOT / "tests" / "corpus"


def read_corpus() -> dict[str, Input]:
    """Every input by the name of its file."""
    return {path.stem: _read(path) for path in sorted(CORPUS.glob("*.json"))}


def _read(path: Path) -> Input:
    value = json.loads(path.read_text(encoding="utf-8"))
    files = {name: _content(one) for name, one in value["files"].items()}
    return Input(tuple(value["command"]), files, value.get("cache"))


def _content(value: Any) -> bytes | None:
    if isinstance(value, dict):
        return base64.b64decode(value["base64"])
    return None if value is None else str(value).encode()


def keep(name: str, one: Input, why: str) -> Path:
    """Write an input that failed, and give its path."""
    value = {
        "why": why,
        "command": list(one.command),
        "cache": one.cache,
        "files": {path: _written(content) for path, content in one.files.items()},
    }
    CORPUS.mkdir(exist_ok=True)
    path = CORPUS / f"{name}.json"
    path.write_text(json.dumps(value, indent=2, ensure_ascii=True) + "\n", encoding="utf-8")
    return path


def _written(content: bytes | None) -> Any:
    if content is None:
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return {"base64": base64.b64encode(content).decode()}
