"""JSON that no terminal obeys and that YAML reads as it stands: what every writer of JSON does to it."""

from __future__ import annotations

import re
from typing import Final

# A terminal obeys these even inside a JSON text, or a reader of YAML refuses them; as \uXXXX they
# mean the same to every parser.
_OBEYED: Final = re.compile(
    "[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)


def obey_nothing(text: str) -> str:
    """JSON with every character that a terminal obeys, or YAML refuses, as an escape of the same meaning."""
    return _OBEYED.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
