"""One file's text to its value, by whichever reader is the quickest that can be trusted with it.

Files in the usual layout need no parser (`plain_layout`); what is unusual or wrong goes to `yaml_nodes`,
which is imported when the first such file turns up: start-up counts.
"""

from __future__ import annotations

import gc

from scomm_timeline.model import limits
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading.plain_layout import DEEPEST, read_plainly

if TYPE_CHECKING:
    from scomm_timeline.reading.marks import Places
    from scomm_timeline.reading.value import Document, Value


def read(text: str) -> Document:
    """Read one YAML document. Never raises on bad text: what is wrong is in `problems`.

    A syntax error, a second document or too much depth is fatal: `value` is then None. Any other
    problem names the route it belongs to, and the rest of the file stands.
    """
    if limits.most("depth") > DEEPEST:
        plain = read_plainly(text)
        if plain is not None and _is_within_limits(text, plain.value):
            return plain
    from scomm_timeline.reading import yaml_nodes  # noqa: PLC0415 -- start-up: the parser

    return yaml_nodes.read(text)


def _is_within_limits(text: str, value: Value) -> bool:
    """False if the parser, which says what is beyond a limit, has to look at a file."""
    most_letters, most_values = limits.most("value-characters"), limits.most("file-values")
    if len(text) <= min(most_letters, 2 * most_values):
        return True
    open_: list[Value] = [value]
    for one in open_:
        inside = one.values() if one.__class__ is dict else one
        most_values -= len(one) * (2 if one.__class__ is dict else 1)
        if most_values < 0:
            return False
        for part in inside:
            if part.__class__ is str:
                if len(part) > most_letters:
                    return False
            elif part is not None:
                open_.append(part)
    return True


def locate(text: str) -> Places:
    """The place of every value and key of a file; of a broken one, of those before the break."""
    from scomm_timeline.reading import yaml_nodes  # noqa: PLC0415 -- only diagnostics ask

    return yaml_nodes.locate(text)


class collection_paused:  # noqa: N801 -- used as a word behind `with`
    """Garbage collection off while many small values are built; worth 5 to 45 percent."""

    def __enter__(self) -> None:
        self._was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_raised: object) -> None:
        if self._was_on:
            gc.enable()
