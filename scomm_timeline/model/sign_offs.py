"""A second reader's word that a quotation was read, and the words that it holds for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.fingerprint import fingerprint
from scomm_timeline.model.inputs import SIGN_OFFS_FOLDER
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.model.statement import Statement


class Signature(NamedTuple):
    """One reading: on which day, by whom, of whose words. Both people are reviewers of the set.

    `author` brought the words into their present form, `reader` has read them against the source.
    `words` is `sha256:` and the hash of what was read.
    """

    on: FuzzyDate
    author: str
    reader: str
    words: str
    note: str = ""


class SignOff(NamedTuple):
    """Every reading of one statement: the latest, and those before it, latest first."""

    statement: str
    signature: Signature
    earlier: tuple[Signature, ...] = ()


def file_name(statement: str) -> str:
    """Where the sign-off of a statement stands, from the set's folder."""
    return f"{SIGN_OFFS_FOLDER}{statement}.yaml"


def words_hash(statement: Statement) -> str:
    """The hash of what a second reader reads: the words, whose they are, and where they stand.

    Letter by letter: white space inside a quotation counts, as it does for a receipt.
    """
    places = [(one.source, one.text, one.locator) for one in statement.citations]
    read = (statement.wording.value, statement.text, sorted(places, key=str))
    return f"sha256:{fingerprint(read)}"
