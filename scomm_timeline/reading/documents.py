"""One file's text to its value, by whichever reader is the quickest that can be trusted with it.

Files in the usual layout need no parser (`plain_layout`); what is unusual or wrong goes to `yaml_nodes`,
which is imported when the first such file turns up: start-up counts.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

from scomm_timeline.reading.plain_layout import read_plainly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reading.marks import Places
    from scomm_timeline.reading.value import Document


def read(text: str) -> Document:
    """Read one YAML document. Never raises on bad text: what is wrong is in `problems`.

    A syntax error, a second document or too much depth is fatal: `value` is then None. Any other
    problem names the route it belongs to, and the rest of the file stands.
    """
    plain = read_plainly(text)
    if plain is not None:
        return plain
    from scomm_timeline.reading import yaml_nodes  # noqa: PLC0415 -- start-up: the parser

    return yaml_nodes.read(text)


def locate(text: str) -> Places:
    """The place of every value and key of a file; of a broken one, of those before the break."""
    from scomm_timeline.reading import yaml_nodes  # noqa: PLC0415 -- only diagnostics ask

    return yaml_nodes.locate(text)


@contextmanager
def collection_paused() -> Iterator[None]:
    """Garbage collection off while many small values are built; worth 5 to 45 percent."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
