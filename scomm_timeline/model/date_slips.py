"""What a date that could not be read was probably meant to be."""

from __future__ import annotations

import re

from scomm_timeline.model.dates import MONTHS
from scomm_timeline.model.typed import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST: Final = 80  # characters of an unreadable value that are studied

_DATE: Final = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"

# Full match -> what was probably meant. A proposal is shown only if it can itself be read, so these
# need not check anything. Month names arrive as @08@; lone digits get their zero afterwards.
_SLIPS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (r"([0-9]{4})[-/.]([0-9]{1,2})", (r"\1-\2",)),
    (r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})", (r"\1-\3-\4",)),
    (r"([0-9]{4})-([0-9]{2})/([0-9]{2})", (r"\1-\2/\1-\3",)),
    (r"([0-9]{4})-(1[3-9]|2[0-9]|3[01])-([0-9]{2})", (r"\1-\3-\2",)),
    (r"([0-9]{4})([0-9]{2})([0-9]{2})", (r"\1-\2-\3",)),
    (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})", (r"\3-\1-\2", r"\3-\2-\1")),
    (r"([0-9]{1,2})[-/.]([0-9]{4})", (r"\2-\1",)),
    (r"@([0-9]{2})@,? ([0-9]{4})", (r"\2-\1",)),
    (r"([0-9]{1,2})(?:st|nd|rd|th)? @([0-9]{2})@,? ([0-9]{4})", (r"\3-\2-\1",)),
    (r"@([0-9]{2})@ ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", (r"\3-\1-\2",)),
    (rf"({_DATE})[ Tt]([0-9]{{1,2}}):([0-9]{{2}})", (r"\1T\2:\3",)),
    (rf"[~?%]({_DATE})|({_DATE})(?:%|[~?]{{2}})", (r"\1\2~", r"\1\2?")),
    (rf"(?:c|ca|circa|about|around)\.? ?({_DATE})", (r"\1~",)),
    (rf"({_DATE}) ?(?:to|\.\.|[-\u2013\u2014]) ?({_DATE})", (r"\1/\2",)),
    (rf"[\[{{]({_DATE})(?:,|\.\.)(?:.*[,. ])?({_DATE})[\]}}]", (r"\1/\2",)),
    (rf"/({_DATE})", (r"../\1",)),
    (rf"({_DATE})/", (r"\1/..",)),
    (r"([0-9]{4}(?:-[0-9]{2})?)(?:-[Xxu]{2})+", (r"\1",)),
    (r"([0-9]{3})(?:[Xxu]|0s)", (r"\g<1>0/\g<1>9",)),
)
# Found anywhere -> what to do instead, where no single right form can be named.
_HINTS: Final = (
    (
        r"(?i)[0-9]{4}-(?:2[1-9]|3[0-9]|4[01])(?![0-9])|spring|summer|autumn|fall|winter|quarter",
        'seasons and quarters are not used; write the months meant, such as "2010-06/2010-08"',
    ),
    (r"[0-9]{4}-(?:00|1[3-9]|20|4[2-9]|[5-9][0-9])(?![0-9])", "months are written 01 to 12"),
    (
        r"T[0-9]{2}:[0-9]{2}",
        'write the time as printed, without seconds or time zone, such as "2010-08-17T14:33"',
    ),
    (
        r"[0-9][0-9-]*[Xxu]",
        'unknown digits are not used; write the dates between which it was, such as "2010/2019"',
    ),
    (r"[\[\]{}]", 'sets are not used; write the dates between which it was: "2010-05/2010-06"'),
)
_ALLOWED: Final = (
    "write 2010, 2010-08, 2010-08-17 or 2010-08-17T14:33, if need be with ~ (approximate) or"
    " ? (uncertain) after it; or an interval: 2010-08/2010-09-15, ../2010-09, 2010-08/.."
)


def advice(text: str, is_readable: Callable[[str], bool]) -> str:
    """The right form if it can be guessed, else what is allowed in place of this.

    No date is proposed that `is_readable` does not take.
    """
    if len(text) > _LONGEST:
        return _ALLOWED
    if forms := _proposals(text, is_readable):
        return "write " + " or ".join(f'"{form}"' for form in forms)
    return next((hint for pattern, hint in _HINTS if re.search(pattern, text)), _ALLOWED)


def _proposals(text: str, is_readable: Callable[[str], bool]) -> list[str]:
    """Readable dates that the writer of an unreadable one may have meant, likeliest first."""
    plain = re.sub(r"([A-Za-z]{3,9})\.?", _month_number, " ".join(text.split()))
    found = [plain]
    for pattern, forms in _SLIPS:
        if match := re.fullmatch(pattern, plain):
            found += (re.sub(r"(?<![0-9])([0-9])(?![0-9])", r"0\1", match.expand(f)) for f in forms)
    if not any(map(is_readable, found)) and plain.count("/") == 1:
        parts = [_proposals(part, is_readable) or [part] for part in plain.split("/")]
        found.append("/".join(forms[0] for forms in parts))
    return list(dict.fromkeys(filter(is_readable, found)))


def _month_number(name: re.Match[str]) -> str:
    """`Aug.` as `@08@`; a word that is no month as it stands."""
    for number, month in enumerate(MONTHS, start=1):
        if month.lower().startswith(name[1].lower()):
            return f"@{number:02}@"
    return name[0]
