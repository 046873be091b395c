"""A quotation with declared omissions and edits, as the pieces that must stand in its source.

Ellipses (`…`, `. . .`, `* * *`) say that words are left out; square brackets say that an editor put
something in, or in the place of something. Both part a quotation into pieces; each says what may
stand between them in the source. So far and no farther:

| as typed | what may stand there in the source |
|---|---|
| `must … notify` | up to ELLIPSIS_REACH letters |
| `asked [the agency] to` | up to BRACKET_REACH letters |
| `it [sic] was`, `[emphasis added]` | nothing |
| `[T]he program` | the same letter, large or small, beginning a word |
| `activat[ed]`, `report[]` | the rest of that word, up to STEM_REACH letters |

What stands in brackets may also be in the source itself, brackets and all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from scomm_timeline.evidence.normalize import Normalized, normalize
from scomm_timeline.model.named import NamedTuple

ELLIPSIS_REACH: Final = 600
"""Letters that an ellipsis may stand for: about a hundred words."""

BRACKET_REACH: Final = 60
"""Letters that a bracket may stand for: a name in the place of a short clause."""

STEM_REACH: Final = 8
"""Letters of one word that a bracket inside that word may stand for."""

_MARK = re.compile(
    r"""
      (?P<dots> \[\s*(?:…|\.(?:\s*\.){2,})\s*\] | …[\s.…]* | \.(?:\s*\.){2,} | \*\s*\*\s*\* )
    | \[ (?P<inside> [^\[\]]{0,200} ) \]
    """,
    re.VERBOSE,
)

_REMARK = re.compile(
    r"sic|recte|(?:emphas[ie]s|brackets?|italics?|underlining|capitals?)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""What an editor says about the words around; it stands for none of theirs."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One or more marks between two pieces, and what they stand for.

    `pattern` matches, as a whole, the letters that may stand in the source; there are at most
    `reach`. `cuts_before` and `cuts_after` say that the mark stands inside a word, so that the
    piece before (after) it may end (begin) there. `is_initial` marks a changed first letter: the
    letter just before the next piece begins a word. `substitutes` if brackets alone stand in the
    place of words: without an ellipsis, nothing may be missing that the brackets do not say.
    """

    typed: str
    pattern: re.Pattern[str]
    reach: int
    cuts_before: bool
    cuts_after: bool
    is_initial: bool
    substitutes: bool


@dataclass(frozen=True, slots=True)
class MarkedQuotation:
    """A quotation in pieces. `gaps[i]` stands before `pieces[i]`, the last one after all.

    A gap is None at either end where nothing is declared; there is at least one piece.
    """

    pieces: tuple[Normalized, ...]
    gaps: tuple[Gap | None, ...]


def parse_marks(quotation: str) -> MarkedQuotation | None:
    """The pieces of a quotation; None if it declares nothing, or if nothing but marks is left."""
    pieces: list[Normalized] = []
    gaps: list[Gap | None] = []
    run: list[_Mark] = []
    done = 0
    marks = tuple(_Mark.of(match) for match in _MARK.finditer(quotation))
    for mark in (*marks, None):
        piece = quotation[done : mark.start if mark else len(quotation)].strip()
        if piece:
            pieces.append(normalize(piece))
            gaps.append(_gap(quotation, run))
            run = []
        if mark:
            run.append(mark)
            done = mark.end
    gaps.append(_gap(quotation, run))
    return MarkedQuotation(tuple(pieces), tuple(gaps)) if marks and pieces else None


class _Kind(Enum):
    """What a mark does with the words of the source."""

    OMISSION = auto()
    EDIT = auto()
    REMARK = auto()
    INITIAL = auto()
    STEM = auto()


class _Mark(NamedTuple):
    """One ellipsis or bracket of a quotation."""

    start: int
    end: int
    typed: str
    kind: _Kind
    cuts_before: bool
    cuts_after: bool

    @classmethod
    def of(cls, match: re.Match[str]) -> _Mark:
        """The mark that a match of _MARK stands for."""
        text, inside = match.string, match["inside"]
        before = inside is not None and text[max(0, match.start() - 1) : match.start()].isalnum()
        after = inside is not None and text[match.end() : match.end() + 1].isalnum()
        return cls(*match.span(), match[0], _kind(inside, before, after), before, after)

    def pattern(self) -> str:
        """What may stand in the source, in letters."""
        match self.kind:
            case _Kind.OMISSION:
                return rf".{{0,{ELLIPSIS_REACH}}}?"
            case _Kind.EDIT:
                meant = rf".{{0,{BRACKET_REACH}}}?"
            case _Kind.REMARK:
                meant = ""
            case _Kind.INITIAL:
                meant = rf"(?i:{re.escape(self.typed[1:-1].strip())})"
            case _Kind.STEM:
                meant = rf"\w{{0,{STEM_REACH}}}"
        return rf"(?:{re.escape(normalize(self.typed).letters)}|{meant})"

    @property
    def reach(self) -> int:
        """The most letters that the pattern matches, a space on either side included."""
        most = {_Kind.OMISSION: ELLIPSIS_REACH, _Kind.EDIT: BRACKET_REACH}
        return max(most.get(self.kind, STEM_REACH), len(self.typed)) + 2


def _kind(inside: str | None, before: bool, after: bool) -> _Kind:
    if inside is None:
        return _Kind.OMISSION
    if after and not before and len(inside.strip()) == 1:
        return _Kind.INITIAL
    if before or after:
        return _Kind.STEM
    return _Kind.REMARK if _REMARK.fullmatch(inside.strip()) else _Kind.EDIT


def _gap(quotation: str, run: list[_Mark]) -> Gap | None:
    """What a run of marks stands for; None if there are none."""
    if not run:
        return None
    first, last = run[0], run[-1]
    kinds = {mark.kind for mark in run}
    # The space around a mark is its own, because pieces are stripped.
    before = r"\s?" if quotation[: first.start][-1:].isspace() else ""
    after = r"\s?" if quotation[last.end :][:1].isspace() else ""
    pattern = before + r"\s?".join(mark.pattern() for mark in run) + after
    return Gap(
        typed=quotation[first.start : last.end].strip(),
        pattern=re.compile(pattern, re.DOTALL),
        reach=sum(mark.reach for mark in run),
        cuts_before=first.cuts_before,
        cuts_after=last.cuts_after,
        is_initial=last.kind is _Kind.INITIAL,
        substitutes=_Kind.OMISSION not in kinds and not kinds <= {_Kind.REMARK},
    )
