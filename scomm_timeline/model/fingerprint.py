"""Content hashes: equal content, equal hash, whatever the files look like.

Everything that is hashed is nested tuples, mappings, text and numbers, so JSON with sorted keys is
a canonical form, and the standard library writes it at the speed of C.
"""

from __future__ import annotations

import hashlib
import json

# Named tuples cannot hold themselves; looking for circles would take a third of the time.
_canonical = json.JSONEncoder(
    check_circular=False, sort_keys=True, ensure_ascii=True, separators=(",", ":")
).encode


def fingerprint(value: object) -> str:
    """SHA-256, in hexadecimal, of nested named tuples, mappings, text and numbers."""
    return hashlib.sha256(_canonical(value).encode("ascii")).hexdigest()
