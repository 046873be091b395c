"""What a printed number says: the least and the greatest value that it may stand for.

Rounding is no conflict, so a number is as wide as its last digit lets it be: `79` may be 78.6 and
`183,000` may be 183,412. The widths are a reading of our own (docs/adr/0017).
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import Bound

if TYPE_CHECKING:
    from scomm_timeline.model.statement import Figure

EXACT_AT_MOST: Final = Decimal("0.05")
"""Nobody rounds `100` to the hundred: an exact number is never wider than a twentieth of itself."""

ABOUT_AT_MOST: Final = Decimal("0.2")
"""`about 600` may be 658 and is not 800: never wider than a fifth of itself."""

_NUMBER: Final = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", re.ASCII)


class Range(NamedTuple):
    """The values between two ends, the ends left out; `most` is None where there is no upper end."""

    least: Decimal
    most: Decimal | None

    def shares_with(self, other: Range) -> bool:
        """True if some value is in both. 78 and 79 meet at 78.5 only, so they share none."""
        return not (self._is_below(other) or other._is_below(self))

    def _is_below(self, other: Range) -> bool:
        return self.most is not None and self.most <= other.least


def values_of(figure: Figure) -> Range | None:
    """The values that a figure may stand for; None if what is printed is no plain number.

    Never below 0. `at-least` and `at-most` are as sharp as their last digit.
    """
    printed = figure.value.strip()
    if not _NUMBER.fullmatch(printed):
        return None
    digits = printed.replace(",", "")
    value = Decimal(digits)
    sharp = _unit(digits) / 2
    if figure.bound is Bound.AT_LEAST:
        return Range(max(Decimal(0), value - sharp), None)
    if figure.bound is Bound.AT_MOST:
        return Range(Decimal(0), value + sharp)
    around = _around(digits, value, sharp, is_about=figure.bound is Bound.ABOUT)
    return Range(max(Decimal(0), value - around), value + around)


def _around(digits: str, value: Decimal, sharp: Decimal, *, is_about: bool) -> Decimal:
    """How far from the printed number the true one may be."""
    unit = _unit(_without_zeros(digits))
    if is_about:
        return max(sharp * 2, min(unit, value * ABOUT_AT_MOST))
    return max(sharp, min(unit / 2, value * EXACT_AT_MOST))


def _unit(digits: str) -> Decimal:
    """What one step of the last digit is worth: 0.1 for `47.7`, 100 for `6x2` hundred (`6e2`)."""
    exponent = Decimal(digits).as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def _without_zeros(digits: str) -> str:
    """A whole number with its closing zeros as an exponent: they may be rounding."""
    if "." in digits:
        return digits
    kept = digits.rstrip("0")
    return f"{kept}e{len(digits) - len(kept)}" if kept else digits
