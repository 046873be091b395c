"""What the shell hands to the core: the texts of a set's files, and what these are called."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scomm_timeline.model.span import Position


SET_FILE: Final = "set.yaml"
VOCABULARY_FILE: Final = "vocabulary.yaml"
FAMILIES_FILE: Final = "families.yaml"
VOICES_FILE: Final = "voices.yaml"
PLACES_FILE: Final = "places.yaml"
TOPICS_FOLDER: Final = "topics/"
SOURCES_FOLDER: Final = "sources/"
RECORDS_FOLDER: Final = "records/"
RECEIPTS_FOLDER: Final = "receipts/"

SEALS_FOLDER: Final = "seals/"
"""What was published: sets of their own, no part of the one they stand in."""

INTERNAL_FOLDER: Final = "internal/"
"""Work product of a set: no part of what it says, and never passed on."""

ADJUDICATIONS_FOLDER: Final = f"{INTERNAL_FOLDER}adjudications/"
"""Where people's verdicts stand in a set, one file a finding."""

SIGN_OFFS_FOLDER: Final = f"{INTERNAL_FOLDER}sign-offs/"
"""Where sign-offs stand in a set, one file a statement."""

POLICY_FILE: Final = f"{INTERNAL_FOLDER}policy.yaml"
"""Where the policy of a set stands."""

SEAL_FILE: Final = "seal.json"
"""The file of a seal that tells of it."""

SUMS_FILE: Final = "SHA256SUMS"
"""The file of a seal that has the hash of every other."""


class InputFile(NamedTuple):
    """One file of a set. `text` is None where it could not be read; `error` then says why.

    `path` is relative to the set's folder and uses `/`; that of a folder which could not be listed
    ends in one. `at` is the place of an error that has one, in a file that is not text.
    """

    path: str
    text: str | None
    error: str = ""
    error_code: str = "L013"
    at: Position | None = None
