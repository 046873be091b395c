"""Content hashes: equal content, equal hash, whatever the files look like.

Everything that is hashed is nested tuples, mappings, text and numbers, so JSON with sorted keys is
a canonical form, and the standard library writes it at the speed of C. Its `json` is not imported for
that: it compiles patterns for reading, which takes longer than hashing a small set.
"""

from __future__ import annotations

import hashlib
from itertools import islice

from scomm_timeline.model.typed import TYPE_CHECKING, Final, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_BATCH: Final = 500


def _no_json(value: object) -> NoReturn:
    raise TypeError(f"no JSON of {type(value).__name__}")


def _own_writer() -> tuple[Callable[[str], str], Callable[[object], str]]:
    """What writes a text, and what writes any value, by what `json` uses itself."""
    from _json import encode_basestring_ascii, make_encoder  # noqa: PLC0415 -- may not be there

    # Without a memory for circles, which would take a third of the time: named tuples hold none.
    parts = make_encoder(None, _no_json, encode_basestring_ascii, None, ":", ",", True, False, True)
    return encode_basestring_ascii, lambda value: "".join(parts(value, 0))


def _usual_writer() -> tuple[Callable[[str], str], Callable[[object], str]]:
    """The same by `json`."""
    import json  # noqa: PLC0415 -- start-up counts, and nearly every Python has the other
    from json.encoder import encode_basestring_ascii  # noqa: PLC0415

    encoder = json.JSONEncoder(
        check_circular=False, sort_keys=True, separators=(",", ":"), default=_no_json
    )
    return encode_basestring_ascii, encoder.encode


try:
    canonical_word, canonical_text = _own_writer()
except (ImportError, TypeError):  # a Python that has it elsewhere, or makes it in another way
    canonical_word, canonical_text = _usual_writer()
"""What is hashed of a text, and of any value: JSON without a space. Of a text the first is faster."""


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
