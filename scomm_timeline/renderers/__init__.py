"""Renderers: pure functions from a report to a text. They know no disk, stream or environment.

A new format is one module with a function `render(report, options)` and one line in FORMATS.
"""

from __future__ import annotations

from importlib import import_module

from scomm_timeline.model.typed import TYPE_CHECKING, Final, Protocol, cast
from scomm_timeline.renderers.options import PIPED_WIDTH, RenderOptions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reports import Report

__all__ = ["FORMATS", "PIPED_WIDTH", "RenderOptions", "Renderer", "render"]

FORMATS: Final[Mapping[str, str]] = {
    "text": "scomm_timeline.renderers.text",
    "json": "scomm_timeline.renderers.json_v1",
    "jsonl": "scomm_timeline.renderers.jsonl",
    "md": "scomm_timeline.renderers.markdown",
}
"""Every format: its name on the command line and its module, imported when it is asked for."""


class Renderer(Protocol):
    """What a format's module has to offer."""

    def render(self, report: Report, options: RenderOptions) -> str:
        """The whole report as one text that ends with a line feed."""
        ...


def render(name: str, report: Report, options: RenderOptions) -> str:
    """The report in one of FORMATS. Raises KeyError for a name that is not in the table."""
    return cast("Renderer", import_module(FORMATS[name])).render(report, options)
