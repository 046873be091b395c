"""What a person decided about a finding, and everything that the verdict is bound to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.inputs import ADJUDICATIONS_FOLDER
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.dates import FuzzyDate


class Decision(StrEnum):
    """A person's verdict on a finding."""

    ACCEPT = "accept"
    NOT_A_CONTRADICTION = "not-a-contradiction"
    DEFER = "defer"

    @property
    def settles(self) -> bool:
        """False for a verdict that was put off: the finding stays undecided."""
        return self is not Decision.DEFER


class Response(NamedTuple):
    """What the body said when it was asked. `text` None: nothing came, or nobody asked."""

    sought: bool
    text: str | None = None


class Retirement(NamedTuple):
    """The verdict no longer stands, by a person's word; it stays on file."""

    on: FuzzyDate
    reason: str
    reviewer: str | None = None


class Binding(NamedTuple):
    """What a verdict is bound to.

    Attributes:
        seen: The hash of each statement behind the finding, by id.
        rules: The hash of each codebook entry that decided, by id; of the code, its version.
        found: The hash of the finding itself: its id, its verdict, which statements stand on which
            side and how many pairs conflict. None if the file does not say.
    """

    seen: Mapping[str, str]
    rules: Mapping[str, str]
    found: str | None = None


class Judgment(NamedTuple):
    """One verdict, signed and dated. `reviewer` is a slug of the set's own list."""

    decision: Decision
    on: FuzzyDate
    reviewer: str
    reason: str
    binding: Binding
    expires: FuzzyDate | None = None
    response: Response | None = None
    readings: tuple[str, ...] = ()
    retired: Retirement | None = None


class Adjudication(NamedTuple):
    """Every verdict on one finding: the one that counts, and those before it, latest first."""

    finding: str
    judgment: Judgment
    earlier: tuple[Judgment, ...] = ()


def file_name(finding: str) -> str:
    """Where the adjudication of a finding stands, from the set's folder.

    `C101/ada/leaving` is judged in `internal/adjudications/C101.ada.leaving.yaml`. Slugs hold no
    dot, so no two findings share a file.
    """
    return f"{ADJUDICATIONS_FOLDER}{finding.replace('/', '.')}.yaml"
