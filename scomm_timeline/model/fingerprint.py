"""Content hashes: equal content, equal hash, whatever the files look like.

Everything that is hashed is nested tuples, mappings, text and numbers, so JSON with sorted keys is
a canonical form, and the standard library writes it at the speed of C.
"""

from __future__ import annotations

import hashlib
import json
from itertools import islice
from json.encoder import encode_basestring_ascii

from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

_BATCH: Final = 500

# Named tuples cannot hold themselves; looking for circles would take a third of the time.
canonical_text = json.JSONEncoder(
    check_circular=False, sort_keys=True, ensure_ascii=True, separators=(",", ":")
).encode
"""What is hashed of a value: JSON without a space."""

canonical_word = encode_basestring_ascii
"""The same of a text, in a fifth of the time."""


def fingerprint(value: object) -> str:
    """SHA-256, in hexadecimal, of nested named tuples, mappings, text and numbers."""
    return hashlib.sha256(canonical_text(value).encode("ascii")).hexdigest()


def fingerprint_of_many(before: tuple[object, ...], many: Iterable[str], *after: object) -> str:
    """The fingerprint of `(*before, [*many], *after)`, without ever holding it written out.

    `many` are canonical texts. Written out, a large set takes as much memory again as half of what
    it takes as statements. `before` is not empty.
    """
    hashed = hashlib.sha256()
    hashed.update(f"{canonical_text(before)[:-1]},[".encode("ascii"))
    rest, comma = iter(many), ""
    while batch := ",".join(islice(rest, _BATCH)):
        hashed.update(f"{comma}{batch}".encode("ascii"))
        comma = ","
    written = "".join(f",{canonical_text(one)}" for one in after)
    hashed.update(f"]{written}]".encode("ascii"))
    return hashed.hexdigest()
