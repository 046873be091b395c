"""One statement while it is read: its own values over those of its header, each with its route."""

from __future__ import annotations

from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.problem import Problem, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Collection

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.value import Value


class Entry:
    """The values of one statement, and what is wrong with them.

    Attributes:
        values: Its own values and those it inherits, whose shape is sound; none is empty.
        typed: Its own values only.
        problems: Grows while the entry is read.
        frame: What the values are understood by.
    """

    __slots__ = ("_index", "frame", "problems", "typed", "values")

    def __init__(
        self, *, typed: dict[str, Value], values: dict[str, Value], index: int, frame: Frame
    ) -> None:
        self.typed = typed
        self.values = values
        self.problems: list[Problem] = []
        self.frame = frame
        self._index = index

    @property
    def top(self) -> Route:
        """The route of the statement as a whole."""
        return (STATEMENTS, self._index)

    def route(self, key: str) -> Route:
        """Where the value of a field was typed: in the statement, else in the header."""
        if key in self.typed or key not in self.values:
            return (STATEMENTS, self._index, key)
        return (key,)

    def item_route(self, key: str, index: int) -> Route:
        """The route of one of the values of a field, which may be a list or a single one."""
        return item(self.route(key), self.values[key], index)

    def bad(
        self, code: str, message: str, help_: str, route: Route, *, on_key: bool = False
    ) -> None:
        """Add one problem."""
        self.problems.append(Problem(code, message, help_, route, on_key=on_key))

    # -- names that have to be known -----------------------------------------------------------

    def check_topic(self, slug: str, route: Route, *, on_key: bool = False) -> bool:
        """True if the codebook has the topic."""
        topics = self.frame.codebook.topics
        if slug in topics:
            return True
        help_ = nearest(slug, topics, what="topics")
        self.bad("S203", f"unknown topic {quoted(slug)}", help_, route, on_key=on_key)
        return False

    def check_component(self, slug: str, also: Collection[str], route: Route) -> bool:
        """True if the vocabulary has the component, or if it is one of `also`."""
        components = self.frame.vocabulary.components
        if slug in components or slug in also:
            return True
        help_ = nearest(slug, (*components, *also))
        self.bad("S205", f"unknown component {quoted(slug)}", help_, route)
        return False

    def check_places(self, slugs: tuple[str, ...], value: Value, route: Route) -> None:
        """Report each place that is not in the tree. `value` is what was typed at `route`."""
        places = self.frame.places.by_id
        for index, slug in enumerate(slugs):
            if slug not in places:
                help_ = nearest(slug, places, what="places")
                self.bad("S207", f"unknown place {quoted(slug)}", help_, item(route, value, index))

    def unknown_voice(self, slug: str, route: Route, known: Collection[str]) -> None:
        """Report a name that is not among `known`."""
        help_ = nearest(slug, known, what="people")
        self.bad("S206", f"unknown voice {quoted(slug)}", help_, route)


def item(route: Route, value: Value, index: int) -> Route:
    """The route of one of several values, which need not have been typed as a list."""
    return (*route, index) if value.__class__ is list else route
