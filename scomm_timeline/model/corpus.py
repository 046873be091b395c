"""A loaded set: what was read, what was left out, and the indexes everything else asks."""

from __future__ import annotations

from types import MappingProxyType

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.quotations import Grade, grade_on_record, loudest
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scomm_timeline.model.adjudications import Adjudication
    from scomm_timeline.model.codebook import Codebook
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.model.places import Places
    from scomm_timeline.model.policy import Policy
    from scomm_timeline.model.quotations import Receipt
    from scomm_timeline.model.sign_offs import SignOff
    from scomm_timeline.model.statement import Citation, Source, Statement
    from scomm_timeline.model.voices import Voices

    Receipts = Mapping[tuple[str, str], Receipt]
    """By the ids of the statement and of the source."""

NO_RECEIPTS: Final[Receipts] = MappingProxyType({})
NO_ADJUDICATIONS: Final[Mapping[str, Adjudication]] = MappingProxyType({})
NO_SIGN_OFFS: Final[Mapping[str, SignOff]] = MappingProxyType({})


class Reviewer(NamedTuple):
    """A person who may judge findings."""

    id: str
    name: str
    role: str


class Vocabulary(NamedTuple):
    """The set's own closed lists, each with a sentence that explains it."""

    components: Mapping[str, str]
    documents: tuple[str, ...]
    measures: Mapping[str, str]


class WorkProduct(NamedTuple):
    """What people decided about a set, beside what it says: as the fields of `Corpus`."""

    adjudications: Mapping[str, Adjudication] = NO_ADJUDICATIONS
    sign_offs: Mapping[str, SignOff] = NO_SIGN_OFFS
    policy: Policy | None = None


class LeftOut(NamedTuple):
    """Something that could not be used. `id` is None where a whole file was lost."""

    path: str
    id: str | None
    reason: str


class Knowledge(NamedTuple):
    """What narrowed a set to what the public could know on a day.

    `not_yet` statements became public later, or may have; `never` have no public date; `redacted`
    are the ids of those of which words were still struck out.
    """

    day: str
    not_yet: int
    never: int
    redacted: frozenset[str]


class Corpus(NamedTuple):
    """A set of statements. `statements` are ordered by id and never change; they may be on demand.

    `digest` is the SHA-256 of everything a reader could be told from this set, in hexadecimal;
    layout, comments, notes, file names and what is work product, which no reader is told, take no
    part in it: `adjudications` (by finding), `sign_offs` (by statement) and `policy` (None if the
    set has none, or none that can be read).
    """

    title: str
    description: str
    statements: Sequence[Statement]
    codebook: Codebook
    voices: Voices
    places: Places
    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    reviewers: Mapping[str, Reviewer]
    digest: str
    by_id: Mapping[str, Statement]
    receipts: Receipts = NO_RECEIPTS
    adjudications: Mapping[str, Adjudication] = NO_ADJUDICATIONS
    sign_offs: Mapping[str, SignOff] = NO_SIGN_OFFS
    policy: Policy | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    knowledge: Knowledge | None = None

    @property
    def short_digest(self) -> str:
        """The first eight characters, as printed."""
        return self.digest[:8]

    @property
    def is_complete(self) -> bool:
        """True if nothing was left out."""
        return not self.left_out

    def grade_in(self, statement: Statement, citation: Citation) -> Grade:
        """The grade on record of a statement's words in one of its sources."""
        receipt = self.receipts.get((statement.id, citation.source))
        return grade_on_record(receipt, statement, citation, self.sources[citation.source])

    def grade_of(self, statement: Statement) -> Grade:
        """The grade on record of a statement's words: of several sources the one that weighs most."""
        grade = loudest(self.grade_in(statement, one) for one in statement.citations)
        if grade is not None:
            return grade
        return Grade.NOT_CHECKED if statement.wording.is_verbatim else Grade.NOT_A_QUOTATION


class Loaded(NamedTuple):
    """What came of reading a set. `corpus` is None if the vocabulary did not load.

    `lost_ids` are what looks like the id of a record in files that were lost as a whole.
    """

    corpus: Corpus | None
    diagnostics: tuple[Diagnostic, ...]
    left_out: tuple[LeftOut, ...]
    lost_ids: frozenset[str] = frozenset()
