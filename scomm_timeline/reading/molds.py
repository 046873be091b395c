"""Statements that are laid out like many before them, each read by one pattern.

Most statements of a large set have the same fields in the same order. Line by line each line is asked
what it is, and in all statements of a layout the answer is the same. Here a layout that comes often is
made into a mold: a pattern that takes the text of one statement as a whole, and what becomes of its
groups. A mold takes part of what `plain_layout` takes, and gives the same; of what no mold takes, None
is said, and it is read line by line. A law in the tests holds both to the same values.

To compile a pattern takes as long as reading some fifty statements by lines. So nothing is looked for
before the program has read as many as make it worth while.
"""

from __future__ import annotations

from collections import Counter

from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.reading.marks import STATEMENTS
from scomm_timeline.reading.value import Document

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.reading.layouts import Mold
    from scomm_timeline.reading.value import Value

_ENOUGH: Final = 1_000  # statements that are read before the layout of one is looked at
_OFTEN: Final = 16  # times that a layout is seen before it is made into a mold
_MOST: Final = 8  # molds
_LOOKS: Final = 2_000  # statements whose layout is looked at, whether or not a mold comes of it

_DASH: Final = "\n  - "
_LIST: Final = f"{STATEMENTS}:{_DASH}"
"""As nearly every list of statements begins."""

_FIRST_LINE: Final = {0: 2}
"""Where the statement stands in a list of one."""


class Molds:
    """The molds that were made so far, the one that was used last first."""

    def __init__(self, enough: int = _ENOUGH, often: int = _OFTEN) -> None:
        self._unread = enough
        self._often = often
        self.molds: list[Mold] = []
        self._seen: Counter[str] = Counter()
        self._looks = _LOOKS

    def document(self, text: str, by_lines: Callable[[list[str]], Document]) -> Document | None:
        """A file, statement by statement; None if it is better read as a whole.

        No sign in the text may be invisible. `by_lines` reads what no mold takes, and raises what it
        raises.
        """
        if self._unread > 0:
            self._unread -= text.count(_DASH)
            return None
        begin = 0 if text.startswith(_LIST) else text.find(f"\n{_LIST}") + 1
        if " \n" in text or text[-1:] != "\n" or not text.startswith(_LIST, begin):
            return None
        head = text[:begin]
        root = by_lines([*head.split("\n")[:-1], f"{STATEMENTS}:"]).value
        line = head.count("\n") + 2
        rows: list[Value] = []
        places: dict[int, int] = {}
        for item in text[begin + len(_LIST) : -1].split(_DASH):
            row = self._cast(item)
            if row is None:
                alone = by_lines([f"{STATEMENTS}:", *f"{_DASH[1:]}{item}".split("\n")])
                if len(alone.value) > 1 or alone.lines != _FIRST_LINE:
                    return None
                (row,) = alone.value[STATEMENTS]
                self._learn(item, row)
            places[len(rows)] = line
            rows.append(row)
            line += item.count("\n") + 1
        root[STATEMENTS] = rows
        return Document(root, places)

    def _cast(self, item: str) -> dict[str, Value] | None:
        """The value of a statement, from the text behind its dash; None if no mold takes it."""
        for at, mold in enumerate(self.molds):
            found = mold.match(item)
            if found is not None:
                if at:
                    self.molds.insert(0, self.molds.pop(at))
                return mold.value(found.groups(), mold.keys)
        return None

    def _learn(self, item: str, value: Value) -> None:
        """Look at the layout of a statement that no mold took, and was read as this value."""
        if self._looks <= 0 or len(self.molds) >= _MOST:
            return
        self._looks -= 1
        from scomm_timeline.reading.layouts import (  # noqa: PLC0415 -- a small set needs none
            Layout,
            OddError,
        )

        try:
            layout = Layout(item)
        except OddError:
            return
        self._seen[layout.pattern] += 1
        if self._seen[layout.pattern] == self._often:
            mold = layout.mold()
            found = mold.match(item)
            if found is not None and mold.value(found.groups(), mold.keys) == value:
                self.molds.insert(0, mold)
