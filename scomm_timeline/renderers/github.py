"""Answers as annotations of GitHub: workflow commands in the log of a step, one a line.

GitHub shows ten errors, ten warnings and ten notices of a step and drops the rest. So the rest is
written as plain lines, counted, and an annotation says so. Nothing in the data can end a command or
begin one: `%`, line feeds, and in properties `:` and `,` are written as percent escapes, everything
that is no plain character is made visible first, and a plain line never begins with `::` nor holds
the older form `##[`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.renderers.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.reports.annotating import Annotated, Annotation

MOST: Final = 10
"""Annotations of one level that GitHub shows for a step."""

_NOTICE: Final = "notice"


def workflow_commands(told: Annotated) -> str:
    """The whole answer: annotations, what has none, and a last line that counts."""
    shown, rest = _divided(told)
    lines = [command(one) for one in shown]
    lines += _told_rest(rest, is_limited=told.is_limited_to_changes)
    lines.append(plain(told.summary))
    return "\n".join([*lines, ""])


def command(one: Annotation) -> str:
    """One annotation as a workflow command."""
    properties = {
        "file": one.path,
        "line": str(one.line) if one.line else "",
        "col": str(one.column) if one.column else "",
        "title": one.title,
    }
    held = ",".join(f"{key}={_property(value)}" for key, value in properties.items() if value)
    head = f"::{one.level} {held}" if held else f"::{one.level}"
    return f"{head}::{_data(one.message)}"


def plain(text: str) -> str:
    """A line of the log that GitHub takes for no command, whatever the data in it."""
    shown = visible(text).replace("##[", "## [")
    return f"- {shown}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _divided(told: Annotated) -> tuple[list[Annotation], list[Annotation]]:
    """What is annotated, and what is only listed: beyond the limit, or on lines that did not change.

    One annotation of each level is kept for the word that there are more.
    """
    shown: list[Annotation] = []
    rest: list[Annotation] = []
    room: dict[str, int] = {}
    wanted = [one for one in told.items if one.is_on_change or not told.is_limited_to_changes]
    by_level = {one.level: sum(each.level == one.level for each in wanted) for one in wanted}
    for one in told.items:
        limit = MOST if by_level.get(one.level, 0) <= MOST else MOST - 1
        fits = room.get(one.level, 0) < limit
        if fits and (one.is_on_change or not told.is_limited_to_changes):
            room[one.level] = room.get(one.level, 0) + 1
            shown.append(one)
        else:
            rest.append(one)
    return shown, rest


def _told_rest(rest: Sequence[Annotation], *, is_limited: bool) -> Iterator[str]:
    """The word that there are more, and each of them as a plain line."""
    for level, ones in _by_level(rest).items():
        beyond = [one for one in ones if one.is_on_change or not is_limited]
        if beyond:
            text = f"{len(beyond)} more are listed in the log: GitHub shows {MOST} of a step."
            yield f"::{level} title=More than can be shown::{text}"
    still = sum(not one.is_on_change for one in rest) if is_limited else 0
    if still:
        text = f"{still} more are listed in the log: they are on lines that did not change."
        yield f"::{_NOTICE} title=On other lines::{text}"
    for one in rest:
        place = f"{one.path}:{one.line}: " if one.path and one.line else ""
        yield plain(f"{one.level}: {place}{one.title}: {one.message}")


def _by_level(rest: Sequence[Annotation]) -> Mapping[str, list[Annotation]]:
    found: dict[str, list[Annotation]] = {}
    for one in rest:
        found.setdefault(one.level, []).append(one)
    return found
