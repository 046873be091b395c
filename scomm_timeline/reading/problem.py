"""A problem while it still speaks of routes; `load` gives it its path, place and cost."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.model.span import Route, Span

_LONGEST: Final = 80
"""Characters of a value that a message shows."""
_SHORT_LIST: Final = 12
"""Names that are printed whole; a longer list is no help."""
_STUDIED: Final = 2_000
"""Names among which near ones are looked for one by one; in longer lists, by their beginning."""


class Problem(NamedTuple):
    """Something wrong at `route` of one file.

    `on_key` points at the key, not at its value. `span` is known early only for what the YAML
    reader itself refused. `is_fatal` loses the whole file.
    """

    code: str
    message: str
    help: str = ""
    route: Route = ()
    span: Span | None = None
    on_key: bool = False
    is_fatal: bool = False


class Problems:
    """The problems of several files, each by the path of its file."""

    def __init__(self) -> None:
        self.by_path: dict[str, list[Problem]] = {}

    def of(self, path: str) -> list[Problem]:
        """The list of one file, to add to."""
        return self.by_path.setdefault(path, [])

    def are_in(self, paths: Iterable[str]) -> bool:
        """True if one of these files has a problem."""
        return any(self.by_path.get(path) for path in paths)

    def add(
        self,
        path: str,
        code: str,
        message: str,
        help_: str = "",
        route: Route = (),
        *,
        on_key: bool = False,
    ) -> None:
        """Add one problem."""
        self.of(path).append(Problem(code, message, help_, route, on_key=on_key))


def quoted(value: object) -> str:
    """A value in double quotes, on one line; of a long one, the beginning."""
    text = str(value)
    shown = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 3]}..."
    return f'"{"".join(c if c.isprintable() else ascii(c)[1:-1] for c in shown)}"'


def allowed(values: Iterable[str]) -> str:
    """`allowed: a, b, c`, in the order given."""
    return "allowed: " + ", ".join(values)


def nearest(value: str, known: Iterable[str], *, what: str = "") -> str:
    """`did you mean ...?` with the nearest known names, or else the whole list.

    `what` is a word that `timeline list` takes, for lists that may be too long to print.
    """
    names = list(known)
    if what and len(names) > _SHORT_LIST:
        return alike(value, names) or f"`timeline list {what}` prints all of them"
    return alike(value, names) or allowed(names or ["none yet"])


def alike(value: str, known: Iterable[str]) -> str:
    """`did you mean ...?` with the nearest known names; empty if none is near."""
    import difflib  # noqa: PLC0415 -- start-up counts: a sound set asks for nothing

    names = list(known)
    if len(names) > _STUDIED:
        names = sorted(one for one in names if one[:4] == value[:4])[:_STUDIED]
    close = difflib.get_close_matches(value[:_LONGEST], names, n=3, cutoff=0.6)
    return "did you mean " + " or ".join(close) + "?" if close else ""
