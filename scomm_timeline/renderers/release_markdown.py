"""A release as Markdown (CommonMark): the same as the page, for editors, trackers and pandoc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.renderers.markdown import STAMP, lay_out
from scomm_timeline.renderers.release_blocks import compose

if TYPE_CHECKING:
    from scomm_timeline.reports.release import Release


def publish(release: Release) -> bytes:
    """The whole release as UTF-8 text with line feeds, stamped below the title if internal."""
    return lay_out(compose(release), stamp=STAMP if release.is_internal else "").encode("utf-8")
