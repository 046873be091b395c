"""What is wrong with our own files, as data.

A diagnostic is about the input; a finding is about what officials said. The two never mix.
Codes are for ever: L = layout and YAML, D = values of one file, S = the set as a whole.
"""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from scomm_timeline.model.span import Route, Span


class Severity(StrEnum):
    """How much a diagnostic weighs."""

    ERROR = "error"
    NOTICE = "notice"


class Cost(StrEnum):
    """What a diagnostic costs: the least that must be left out to stay right."""

    NOTHING = "nothing"
    STATEMENT = "statement"
    SOURCE = "source"
    FILE = "file"
    RUN = "run"


class Code(NamedTuple):
    """One kind of problem. `meaning` is printed by the documentation, not by `check`."""

    id: str
    slug: str
    meaning: str
    severity: Severity = Severity.ERROR


class Diagnostic(NamedTuple):
    """One problem at one place.

    `path` is relative to the set's folder; `route` names the value inside the file and `span` is
    filled in at the end of reading, when that one file is read again with places.
    `statement` is the id of the statement that is left out because of it, if any.
    """

    code: Code
    path: str
    message: str
    help: str = ""
    route: Route = ()
    span: Span | None = None
    cost: Cost = Cost.STATEMENT
    statement: str | None = None

    @property
    def severity(self) -> Severity:
        """The weight of the code."""
        return self.code.severity

    def sort_key(self) -> tuple[str, int, int, str, str]:
        """Path, line, column, code, message: the order in which problems are printed."""
        line, column = (self.span.start.line, self.span.start.column) if self.span else (0, 0)
        return (self.path, line, column, self.code.id, self.message)


def _notice(id_: str, slug: str, meaning: str) -> Code:
    return Code(id_, slug, meaning, Severity.NOTICE)


def _table(*codes: Code) -> dict[str, Code]:
    return {code.id: code for code in codes}


CODES = _table(
    Code("L001", "not-utf-8", "The file is not UTF-8 text."),
    Code("L002", "control-character", "The file holds a character that a record may not hold."),
    Code("L003", "syntax", "The file is not YAML."),
    Code("L004", "duplicate-key", "One key stands twice in one mapping; YAML would keep the last."),
    Code("L005", "anchor-or-alias", "Anchors and aliases are not part of the record language."),
    Code("L006", "tag", "Tags are not part of the record language."),
    Code("L007", "merge-key", "Merge keys are not part of the record language."),
    Code("L008", "key-not-text", "A key must be plain text."),
    Code("L009", "several-documents", "A file holds one YAML document."),
    Code("L010", "empty-file", "The file holds nothing."),
    Code("L011", "too-deep", "The file nests deeper than any record needs."),
    Code("L012", "too-large", "The file is larger than the limit."),
    Code("L013", "unreadable", "The file could not be read from disk."),
    Code("L014", "too-long", "A value is longer than the limit."),
    Code("L015", "too-many-values", "The file holds more values than the limit."),
    Code("L021", "slip-bracket", "A quotation that begins with [ or { is read as a list or map."),
    Code("L022", "slip-colon", "A colon and a space inside an unquoted quotation start a mapping."),
    Code("L023", "slip-hash", "A space and # inside an unquoted quotation start a comment."),
    Code("L024", "slip-quote-mark", "A quotation mark closes early; words follow it."),
    Code("L025", "slip-first-character", "The first character has a meaning of its own in YAML."),
    Code("D101", "unknown-field", "The field is not part of the record."),
    Code("D102", "missing-field", "A field that is never defaulted is missing."),
    Code("D103", "wrong-kind", "A list stands where text is expected, or the other way round."),
    Code("D104", "not-in-list", "The value is not one of the closed list."),
    Code("D105", "empty-value", "The value is empty."),
    Code("D106", "bad-date", "The date is not written in the EDTF subset, or does not exist."),
    Code("D107", "bad-id", "The id is not a slug."),
    Code("D108", "wording", "A statement has exactly one wording key."),
    Code("D109", "substance", "A statement has exactly one kind of substance."),
    Code("D110", "later-than-source", "Nothing is left of the date once it is cut at its source."),
    Code("D111", "claim-shape", "A claim names one topic of the codebook, or its values clash."),
    Code("S201", "duplicate-id", "Two statements carry one id."),
    Code("S202", "unknown-record", "A relation points to a statement that is in no file."),
    Code("S203", "unknown-topic", "The topic is not in the codebook."),
    Code("S204", "unknown-position", "The topic does not list the position."),
    Code("S205", "unknown-component", "The component is not in the vocabulary."),
    Code("S206", "unknown-voice", "No person, organization or audience has this slug."),
    Code("S207", "unknown-place", "No place has this slug."),
    Code("S208", "unknown-source", "No source has this id."),
    Code("S209", "unknown-document", "The kind of document is not in the vocabulary."),
    Code("S210", "unknown-measure", "The measure is not in the vocabulary."),
    Code("S211", "office", "The office on that date is ambiguous or unknown."),
    Code("S220", "relation-cycle", "Recorded sequence runs in a circle."),
    Code("S221", "relation-against-dates", "A recorded sequence is against the dates."),
    Code("S222", "utterance-dates", "Records of one utterance have no day in common."),
    Code("S223", "utterance-roots", "Pointers to the root of one utterance run in a circle."),
    Code("S230", "codebook", "The codebook contradicts itself."),
    Code("S231", "set-file", "A file that every run needs is missing or does not load."),
    Code("S232", "voices", "The voices or places contradict themselves."),
    Code("S233", "source-file", "A source file names another id, or an id twice."),
    Code("S234", "too-many", "The set holds more statements than the limit."),
    Code("S235", "misspelled-folder", "A folder is called nearly as one that the program reads."),
    Code("S240", "receipt", "A receipt is not as the program writes it; it does not count."),
    Code("S250", "adjudication", "An adjudication is not as the program writes it."),
    Code("S251", "unknown-finding", "An adjudication names a finding that there cannot be."),
    Code("S252", "unknown-reviewer", "The set does not list the person who judged or signed."),
    Code("S253", "sign-off", "A sign-off is not as the program writes it, or of one person alone."),
    Code("S254", "policy", "The publication policy names what there is not, or twice."),
    _notice("S301", "version-differs", "A version is coded in another sense than its root."),
    _notice("S302", "sources-disagree", "A source gives another date for the record."),
    _notice("S303", "about-nothing", "A second-order claim does not say what it is about."),
    _notice("S304", "no-source", "A statement cites no source."),
    _notice("S305", "example", "A position's example is missing or coded otherwise."),
    _notice("S306", "stray-file", "A YAML file stands where the program does not look."),
    _notice("S307", "stale-receipt", "A quotation or its source changed after it was checked."),
    _notice("S308", "negation", "The words hold one that speaks against the position coded."),
    _notice("S309", "condition", "A question mark or an if in words coded as asserting."),
    _notice(
        "S310", "near-duplicate", "Nearly the words of another record of that day, not joined."
    ),
    _notice("S311", "facts-disagree", "Two sources disagree on a number or a day."),
    _notice("S312", "idle-answer", "A record answers a notice that there is not."),
)
