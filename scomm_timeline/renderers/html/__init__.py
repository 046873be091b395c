"""A release as one web page: one file, no network, readable without script.

`page` gathers what is on it, `chart` works out where marks stand, `markup` turns words into HTML,
`assembly` fills the templates, and is the one module that knows the template library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.html.assembly import assemble

if TYPE_CHECKING:
    from scomm_timeline.reports.release import Release


def publish(release: Release) -> bytes:
    """The whole release as one UTF-8 page with line feeds."""
    return assemble(release).encode("utf-8")
