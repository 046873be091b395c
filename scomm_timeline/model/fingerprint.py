"""Content hashes: equal content, equal hash, whatever the files look like.

Everything that is hashed is nested tuples, mappings, text and numbers, so JSON with sorted keys is
a canonical form, and the standard library writes it at the speed of C.
"""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode


def fingerprint(value: object) -> str:
    """SHA-256, in hexadecimal, of nested named tuples, mappings, text and numbers."""
    return hashlib.sha256(_canonical(value).encode("ascii")).hexdigest()


def combine(parts: Iterable[str]) -> str:
    """SHA-256 over hashes in any order."""
    digest = hashlib.sha256()
    for part in sorted(parts):
        digest.update(part.encode())
    return digest.hexdigest()
