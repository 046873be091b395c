"""Limits lowered for a while, so that a test needs no gigabytes."""

import contextlib
from collections.abc import Iterator

from scomm_timeline.model import limits


@contextlib.contextmanager
def limited(**lowered: int) -> Iterator[None]:
    """Other limits within the block: `limited(depth=3, file_bytes=100)`."""
    limits.set_limits(
        ",".join(f"{name.replace('_', '-')}={value}" for name, value in lowered.items())
    )
    try:
        yield
    finally:
        limits.set_limits("")
