"""How a command declares an option or an argument without the command-line library.

`cli.spreading` makes the library's own of it; `cli.plain` reads plain command lines by it.
"""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


class Declared(NamedTuple):
    """One option, or the arguments; `settings` are what the library calls them.

    Without `flags` an option is called as its field is. `completed_by` names what in `cli.completion`
    proposes values, empty for nothing.
    """

    is_option: bool
    flags: tuple[str, ...]
    completed_by: str
    settings: Mapping[str, Any]


def option(*flags: str, completed_by: str = "", **settings: object) -> Declared:
    """An option, declared in the annotation of a field."""
    return Declared(True, flags, completed_by, settings)


def argument(*, completed_by: str = "", **settings: object) -> Declared:
    """The arguments of a command: words that belong to no option."""
    return Declared(False, (), completed_by, settings)
