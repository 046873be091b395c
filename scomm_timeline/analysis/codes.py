"""Every kind of finding: its code, its name, what it says, what it does not, how to settle it.

Codes are for ever. The texts are the rules' manual: `timeline rule CODE` prints them and
`docs/rules.md` is made of them.
"""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

CONTRADICTION: Final = (
    "A contradiction here is two positions that the codebook lists as incompatible, held by one "
    "voice about one thing, both standing at once"
)
"""What every report means by the word, without the full stop: each goes on as its readers need it."""

CONTRADICTION_SPELLED_OUT: Final = (
    "A contradiction here is two positions that the codebook of this set lists as incompatible, held "
    "by one person, one body or one government, about the same place, part of the program, people "
    "and time, both standing at once."
)
"""The same for those who have one file in hand, and no glossary that says what a voice is."""


class Code(NamedTuple):
    """One kind of finding.

    Attributes:
        id: `C101`.
        slug: `same-speaker`.
        title: What a report prints, in a few words.
        kind: What findings are grouped by: codes of one kind differ by whose word it is.
        flags: When it is found.
        quiet: What only looks alike.
        settle: What a person does about it.
        asserts_order: It says what came first, so that must be established, and no announcement
            excuses it.
        version: Raised whenever the rule decides otherwise than before: what people judged by the
            older one is stale.
    """

    id: str
    slug: str
    title: str
    kind: str
    flags: str
    quiet: str
    settle: str
    asserts_order: bool = False
    version: int = 1


_OPPOSED_QUIET = (
    "An announced change between them; positions about other components, places or people; one "
    "utterance in two wordings; requests, wishes, options; two claims of one statement."
)
_OPPOSED_SETTLE = (
    "Check both citations and the codes. If a later statement announces the change, record "
    "`announces` on it; if both are one utterance, record `version-of`."
)

CODES: Final[Mapping[str, Code]] = {
    code.id: code
    for code in (
        Code(
            "C301",
            "denial-of-statement",
            "Denied having said it, or having changed",
            "denial",
            "A later record of the same voice denies an earlier one that is on file: by naming it "
            "(`denies-statement`), by denying that such a thing was said (a position with "
            "`reads-as`, `mode: denies`), or by saying that nothing changed (`no-change`) where "
            "the earlier words are opposed to what its own document says now, or say that there "
            "was a change.",
            "A denial of a policy, not of a statement; a denial by a voice that does not answer "
            "for the earlier words; one that speaks of other statements; words not certainly "
            "earlier. An announcement does not excuse it.",
            "Read the earlier words in full: does the denial reach them?",
            asserts_order=True,
        ),
        Code(
            "C302",
            "recharacterization",
            "Said what the earlier words meant",
            "recharacterization",
            "A claim about earlier statements says that they meant something (`reads-as`) that "
            "their own positions exclude.",
            "A claim about other statements than those; statements not certainly earlier.",
            "Read the earlier words: do they bear the later reading? Write it under `readings`.",
            asserts_order=True,
        ),
        Code(
            "C304",
            "inability-against-performance",
            "Said it cannot be done; then offered or did it",
            "inability",
            "One statement says that a thing can in no way be done, another of the same voice "
            "offers it, says that it can, or does it; the order is established.",
            "A refusal (`will not`, a request that is not granted), which is a position; inability of "
            "somebody else. An offer is no performance: the words of the later side say which it is.",
            "Find out what changed between the two: a law, a system, or only the answer.",
            asserts_order=True,
        ),
        Code(
            "C201",
            "policy-against-act",
            "A word against a deed",
            "act",
            "A position of a voice is opposed to what the same voice did (`act: deed`).",
            "A deed about another place or part; a deed after an announced change.",
            "Check who recorded the deed, and whether it was done against the place's will.",
        ),
        Code(
            "C202",
            "claim-against-figure",
            "A claim against a figure",
            "figure",
            "A voice says that only some people are reached, and its own figure counts others, in "
            "days of which the claim speaks; or two of its figures for the same measure, unit, "
            "people, denominator, place and days leave no number that is both.",
            "Another measure, unit or denominator; other places; other or unknown days (counts "
            "grow); rounding; a stated focus, which is C205; the figure of another voice.",
            "Compare the definitions side by side before anything else.",
        ),
        Code(
            "C203",
            "agreement-against-claim",
            "A signed clause against another word",
            "agreement",
            "A clause of an agreement (`document: agreement`) and another statement of one of "
            "its parties hold opposed positions.",
            "A clause about another place or part; an agreement that was ended in the open. Which came "
            "first plays no part: the clause stands until it is ended, so an earlier word may meet it.",
            "Check the clause in the agreement of that very place.",
        ),
        Code(
            "C303",
            "conflicting-reasons",
            "Two reasons that exclude each other",
            "reasons",
            "One voice gives reasons for the same thing that cannot both be the reason.",
            "Additional reasons that can stand side by side.",
            "Check whether both were given for the same step.",
        ),
        Code(
            "C101",
            "same-speaker",
            "One speaker, two positions",
            "opposed",
            "One person holds two positions that the codebook lists as incompatible.",
            _OPPOSED_QUIET,
            _OPPOSED_SETTLE,
        ),
        Code(
            "C102",
            "same-body",
            "One body, two positions",
            "opposed",
            "Two statements of one body, or of a body and the one above it, hold positions that "
            "the codebook lists as incompatible.",
            _OPPOSED_QUIET,
            _OPPOSED_SETTLE,
        ),
        Code(
            "C103",
            "same-government",
            "One government, two positions",
            "opposed",
            "Two bodies of one government hold positions that the codebook lists as incompatible.",
            _OPPOSED_QUIET,
            _OPPOSED_SETTLE,
        ),
        Code(
            "C204",
            "claim-against-finding",
            "A claim against an outside finding",
            "outside",
            "A court, an auditor or another voice of its own finds something (`act: "
            "outside-finding`) about statements of a body, which are on file and earlier; or finds "
            "the opposite of what the body claims. Listed apart, never counted as a "
            "contradiction: the two have different voices.",
            "A finding about other statements, voices or topics, or about later ones; what somebody "
            "says who is no outside voice; a finding that says what the body says and is about no "
            "statement of it.",
            "Nothing: quote the finding with its own citation, beside the statements.",
        ),
        Code(
            "C205",
            "aim-against-outcome",
            "A stated aim against the body's own figure",
            "aim",
            "A body says whom the program puts first, and its own figure counts people outside "
            "that group. At most possible: a focus is not a limit.",
            "Figures of another body; figures of days that were over before the aim was stated, whenever "
            "they were published; where their days are not known, figures older than the aim.",
            "Look at the denominators; ask whether the share is what the aim would lead to.",
        ),
        Code(
            "C401",
            "announced-change",
            "An announced change",
            "change",
            "A record says that an earlier line ends, is replaced or was in error.",
            "A new line stated without a word on the old one.",
            "Nothing: it is listed so that a reader sees what was announced.",
        ),
        Code(
            "C402",
            "referral",
            "Sent on, and refused there",
            "referral",
            "Somebody who asked was sent to another body (`refers-to`), and that body says, of the "
            "same matter and place, that there is no way: what its words come to is what an "
            "inability comes to in the codebook (`cannot` and its `reads-as`).",
            "A referral to a body that agreed, that was never asked, or that spoke of another "
            "matter or place.",
            "Nothing: neither statement contradicts the other; the two belong together.",
        ),
    )
}
"""In the order of precedence: of several that hold for one pair, the first is printed."""

ASSERTS_ORDER: Final = frozenset(code.id for code in CODES.values() if code.asserts_order)
"""Codes that say what came first."""
