"""Content hashes: equal content, equal hash, whatever the files look like.

Everything that is hashed is nested tuples, mappings, text and numbers, so JSON with sorted keys is
a canonical form, and the standard library writes it at the speed of C.
"""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BATCH: Final = 500

# Named tuples cannot hold themselves; looking for circles would take a third of the time.
_canonical = json.JSONEncoder(
    check_circular=False, sort_keys=True, ensure_ascii=True, separators=(",", ":")
).encode


def fingerprint(value: object) -> str:
    """SHA-256, in hexadecimal, of nested named tuples, mappings, text and numbers."""
    return hashlib.sha256(_canonical(value).encode("ascii")).hexdigest()


def fingerprint_of_many(before: tuple[object, ...], many: Iterable[object], *after: object) -> str:
    """The fingerprint of `(*before, [*many], *after)`, without ever holding it written out.

    Written out, a large set takes as much memory again as half of what it takes as statements.
    `before` is not empty.
    """
    hashed = hashlib.sha256()
    written = _canonical(before)[:-1] + ",["
    rest = iter(many)
    while batch := list(islice(rest, _BATCH)):
        hashed.update(written.encode("ascii"))
        written = f"{_canonical(batch)[1:-1]},"
    written = written.removesuffix(",") + "]" + "".join(f",{_canonical(one)}" for one in after)
    hashed.update(f"{written}]".encode("ascii"))
    return hashed.hexdigest()
