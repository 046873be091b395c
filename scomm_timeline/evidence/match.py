"""Where a quotation stands in a document, letter by letter. Nothing here is approximate.

A match begins and ends at the edge of a word: "they can" is not found in "they can't", "1" not in
"1,006", "binding" not in "non-binding".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.evidence.normalize import Joint, Normalized
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.evidence.marked_quotation import Gap, MarkedQuotation


class Fill(NamedTuple):
    """What stands in the source where a quotation has marks, as a stretch of letters."""

    gap: Gap
    start: int
    end: int


class Match(NamedTuple):
    """A stretch of letters, `end` exclusive, and what the quotation's marks stand for in it."""

    start: int
    end: int
    fills: tuple[Fill, ...] = ()


def find_exact(text: Normalized, quotation: Normalized) -> Iterator[Match]:
    """Every place where the quotation stands as it is."""
    for start in _occurrences(text, quotation, 0, len(text.letters)):
        end = start + len(quotation.letters)
        if not cuts_word(text, start) and not cuts_word(text, end):
            yield Match(start, end)


def _occurrences(text: Normalized, piece: Normalized, start: int, end: int) -> Iterator[int]:
    """Where all letters and joints of a piece stand, between `start` and `end`."""
    at = text.letters.find(piece.letters, start, end) if piece.letters else -1
    while at >= 0:
        if _joints_agree(text, piece, at):
            yield at
        at = text.letters.find(piece.letters, at + 1, end)


def _joints_agree(text: Normalized, piece: Normalized, at: int) -> bool:
    """True if the dashes of both stand in the same places; a broken line agrees with either.

    A dash before the piece, or after it, is the text's own affair unless the piece has it too.
    """
    length = len(piece.letters)
    theirs = dict(text.joints_within(at, at + length + 1))
    ours = dict(piece.joints_within(0, length + 1))
    for offset in theirs.keys() ^ ours.keys():
        odd = theirs.get(offset) or ours[offset]
        inside = 0 < offset < length
        if odd is not Joint.BROKEN and (inside or offset in ours):
            return False
    return True


# ------------------------------------------------------------------------------------ words


def cuts_word(text: Normalized, offset: int) -> bool:
    """True if the letters just before and just after `offset` belong to one word or number."""
    if not 0 < offset < len(text.letters):
        return False
    before, after = text.letters[offset - 1], text.letters[offset]
    joint = text.joint_before(offset)
    if joint is not None:
        return joint is not Joint.DASH and before.isalnum() and after.isalnum()
    if _in_word(before) and _in_word(after):
        return True
    beyond = text.letters[offset + 1 : offset + 2]
    behind = text.letters[max(0, offset - 2) : offset - 1]
    return (
        _ties(behind, before, after, text.letters[max(0, offset - 3) : offset - 2])
        or _ties(before, after, beyond, behind)
        or (before.isdigit() and after in "%°‰")
        or (before in "$€£" and after.isdigit())
    )


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _ties(left: str, sign: str, right: str, beyond: str) -> bool:
    """True if the sign holds the letters beside it together; `beyond` is the one before `left`.

    An apostrophe does (can't, the agency's), a point between single letters or digits (U.S., 0.5), and
    the other signs of a number (1,006, 10:30, 7/10). A point between a word and a digit does not:
    it ends a sentence, and the digit is a footnote's.
    """
    if not (left.isalnum() and right.isalnum()):
        return False
    if left.isdigit() and right.isdigit():
        return sign in ".,:/'"
    return sign == "'" or (
        sign == "." and not beyond.isalnum() and left.isalpha() == right.isalpha()
    )


# ------------------------------------------------------------------------- declared omissions


class _Chain(NamedTuple):
    """The pieces found so far: where the first begins, where the last ends, what lay between."""

    start: int
    end: int
    fills: tuple[Fill, ...]


def find_pieces(text: Normalized, marked: MarkedQuotation) -> Iterator[Match]:
    """Every place where the pieces follow each other, no farther apart than their marks allow.

    Of several ways to begin for one end, the closest; a place that holds a smaller one is none.
    """
    found = sorted(_closed(text, marked), key=lambda one: (one.start, -one.end))
    smallest_end = len(text.letters) + 1
    kept: list[Match] = []
    for one in reversed(found):
        if one.end < smallest_end:
            smallest_end = one.end
            kept.append(one)
    yield from reversed(kept)


def _closed(text: Normalized, marked: MarkedQuotation) -> Iterator[Match]:
    """Whole chains, with the marks at both ends made good."""
    chains = {}
    for start in _occurrences(text, marked.pieces[0], 0, len(text.letters)):
        opened = _opened(text, marked.gaps[0], start)
        end = start + len(marked.pieces[0].letters)
        if opened is not None and _may_end(text, end, marked.gaps[1]):
            chains[end] = _Chain(opened.start, end, opened.fills)
    for index, piece in enumerate(marked.pieces[1:], 1):
        chains = _extended(text, chains, piece, marked.gaps[index], marked.gaps[index + 1])
    last = marked.gaps[-1]
    for chain in chains.values():
        if last is None or not last.cuts_before:
            yield Match(chain.start, chain.end, (*chain.fills, *_unfilled(last, chain.end)))
            continue
        end = _word_end(text, chain.end)
        if last.pattern.fullmatch(text.letters, chain.end, end):
            fill = Fill(last, chain.end, end)
            yield Match(chain.start, end, (*chain.fills, fill))


def _extended(
    text: Normalized,
    chains: dict[int, _Chain],
    piece: Normalized,
    gap: Gap | None,
    following: Gap | None,
) -> dict[int, _Chain]:
    """Each chain with the next piece, by where it then ends; the latest beginning wins."""
    longer: dict[int, _Chain] = {}
    if gap is None:
        return longer
    for chain in chains.values():
        limit = chain.end + gap.reach + len(piece.letters)
        for start in _occurrences(text, piece, chain.end, limit):
            end = start + len(piece.letters)
            if (
                gap.pattern.fullmatch(text.letters, chain.end, start)
                and _may_start(text, start, gap)
                and _may_end(text, end, following)
            ):
                fill = Fill(gap, chain.end, start)
                new = _Chain(chain.start, end, (*chain.fills, fill))
                if end not in longer or longer[end].start <= new.start:
                    longer[end] = new
    return longer


def _opened(text: Normalized, gap: Gap | None, start: int) -> _Chain | None:
    """The beginning of a chain whose first piece is at `start`; None if its mark does not hold."""
    if gap is None or not gap.cuts_after:
        allowed = not cuts_word(text, start)
        return _Chain(start, start, tuple(_unfilled(gap, start))) if allowed else None
    opening = start - 1 if gap.is_initial else _word_start(text, start)
    for at in (opening, start - len(gap.typed)):
        # The second: what the source has in brackets itself.
        if at >= 0 and gap.pattern.fullmatch(text.letters, at, start) and not cuts_word(text, at):
            return _Chain(at, start, (Fill(gap, at, start),))
    return None


def _unfilled(gap: Gap | None, at: int) -> Iterator[Fill]:
    """A mark at either end of a quotation stands for whatever is there: for nothing we know."""
    if gap is not None:
        yield Fill(gap, at, at)


def _may_start(text: Normalized, start: int, gap: Gap) -> bool:
    if not gap.cuts_after:
        return not cuts_word(text, start)
    return not gap.is_initial or text.letters[start - 1] == "]" or not cuts_word(text, start - 1)


def _may_end(text: Normalized, end: int, gap: Gap | None) -> bool:
    return (gap is not None and gap.cuts_before) or not cuts_word(text, end)


def _word_start(text: Normalized, at: int) -> int:
    while cuts_word(text, at):
        at -= 1
    return at


def _word_end(text: Normalized, at: int) -> int:
    while cuts_word(text, at):
        at += 1
    return at
