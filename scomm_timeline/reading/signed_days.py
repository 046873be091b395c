"""The days that verdicts and sign-offs bear: none of them may be one that has not come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reading.problem import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.span import Route


def later_than(today: Day | None, code: str, typed: str, route: Route) -> Iterator[Problem]:
    """A problem if the day that was typed comes after today; none if nobody said what day it is."""
    if today is not None and today < parse_date(typed).earliest:
        message = f"{quoted(typed)} is a day that has not come"
        help_ = "until then it does not count; give the day on which it was signed"
        yield Problem(code, message, help_, route)
