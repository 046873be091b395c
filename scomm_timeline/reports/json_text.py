"""JSON that no terminal obeys: what every writer of JSON here does to its text."""

from __future__ import annotations

import re
from typing import Final

# A terminal obeys these even inside a JSON text; as \uXXXX they mean the same to every parser.
_OBEYED: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def obey_nothing(text: str) -> str:
    """JSON with every character that a terminal would obey as an escape of the same meaning."""
    return _OBEYED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
