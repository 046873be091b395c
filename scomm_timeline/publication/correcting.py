"""What readers have to be told once a version was published: corrections, updates, retractions.

Decided by what happened to what they had, not by how grave it is. A *retraction* takes something
back, a *correction* replaces what was said, an *update* adds to it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.publication.conclusions import ConclusionChange, Fate
from scomm_timeline.publication.diffing import EntryChange, What

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.publication.fields import FieldChange


class Notice(StrEnum):
    """What kind of notice a change calls for, gravest first."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    UPDATE = "update"


_FATES: Final[Mapping[Fate, Notice]] = {
    Fate.GONE: Notice.RETRACTION,
    Fate.RECLASSIFIED: Notice.CORRECTION,
    Fate.REGRADED: Notice.CORRECTION,
    Fate.NEW: Notice.UPDATE,
    Fate.COUNTS: Notice.UPDATE,
}

INSIDE: Final = frozenset({"reviewer", "receipt"})
"""Kinds of entries of which a change is no news to a reader."""


def notice_of_entry(change: EntryChange) -> Notice | None:
    """The notice that a record or an entry calls for; None for one of which readers are told nothing.

    A renamed record is a correction: whoever cited it by its id must know.
    """
    if change.kind in INSIDE:
        return None
    if change.what is What.REMOVED:
        return Notice.RETRACTION
    if change.what is What.ADDED:
        return Notice.UPDATE
    told = [one for one in change.fields if one.is_material]
    if not told and change.was is None:
        return None
    if change.was is None and all(map(_only_adds, told)):
        return Notice.UPDATE
    return Notice.CORRECTION


def _only_adds(change: FieldChange) -> bool:
    """True if everything that was there before still is."""
    if change.old in (None, "", ()):
        return True
    if isinstance(change.old, tuple) and isinstance(change.new, tuple):
        return all(one in change.new for one in change.old)
    return False


def notice_of_finding(change: ConclusionChange) -> Notice:
    """The notice that a finding calls for."""
    return _FATES[change.fate]
