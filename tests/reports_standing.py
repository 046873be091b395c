"""Positions of the invented set over its months."""

from typing import Any, Final

from scomm_timeline.analysis.stretches import Stood
from scomm_timeline.reports.holding import LineView, PositionsReport, TwoLinesView, VoiceBlock
from tests.reports_said import INCOMPLETE

_1931: Final = 1931 * 12


def _line(position: str, means: str, marks: str, **fields: Any) -> LineView:
    """A line whose months are typed as marks, from November 1930 on."""
    states = {"?": Stood.MAY, "=": Stood.STOOD, "S": Stood.SAID}
    months = [
        (_1931 - 2 + number, states[mark]) for number, mark in enumerate(marks) if mark in states
    ]
    given = {
        "place": "meridia",
        "place_name": "Meridia",
        "topic": "lists",
        "denied": False,
        "statements": ("quill-19310502-may",),
        "ended_by": (),
    }
    return LineView(position=position, means=means, months=tuple(months), **{**given, **fields})


POSITIONS: Final = PositionsReport(
    header=INCOMPLETE,
    shown_by="family ship-lists",
    blocks=(
        VoiceBlock(
            family="ship-lists",
            question="Must a list be sent? [/b]",
            voice="watch-office",
            voice_name="Office of the *Watch*",
            lines=(
                _line("may", "A harbor [sic] may send it.", "??S===S==========="),
                _line("must", "It must.", ".......S===??.", ended_by=("office-notice",)),
                _line("may", "A harbor [sic] may send it.", "...S...", denied=True),
                _line(
                    "only-where-the-council-has-asked-for-it",
                    "It is sent where the council asks.",
                    "............S=====",
                    place="not-stated",
                    place_name="not stated",
                ),
            ),
            two_lines=(
                TwoLinesView(
                    ("lists/may", "lists/must"),
                    ("Meridia",),
                    ("meridia",),
                    tuple(range(_1931 + 5, _1931 + 9)),
                ),
            ),
        ),
        VoiceBlock(
            family="ship-lists",
            question="Must a list be sent? [/b]",
            voice="ada-quill",
            voice_name="Ada Quill",
            lines=(
                _line("may", "A harbor [sic] may send it.", "S"),
                _line("may", "A captain may see it.", "S==", topic="sight"),
            ),
            two_lines=(),
        ),
    ),
    until=_1931 - 2 + 17,
    soft=1,
)
