"""Which set an answer is about, and what of it could not be used: the first and the last lines."""

from __future__ import annotations

from scomm_timeline.model.date_words import format_date
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.renderers.page import (
    Block,
    Gap,
    Heading,
    Style,
    Title,
    data,
    identifier,
    inline,
    item,
    own,
)
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.reports.views import SetHeader


VOCABULARY_LOST = inline(own("The vocabulary of this set does not load", Style.STRONG))


def first_line(header: SetHeader | None) -> Title:
    """Which set an answer is about, how large it is, and whether all of it was read."""
    if header is None:
        return Title((VOCABULARY_LOST, inline("nothing else was read")))
    cells = [
        inline(data(header.title, Style.STRONG)),
        inline(own("set "), identifier(header.digest)),
        inline(f"{counted(header.statements, 'statement')}, {counted(header.problems, 'problem')}"),
    ]
    if header.is_shipped:
        cells.append(inline("shipped"))
    if header.as_known_on is not None:
        cells.append(inline(f"as known on {format_date(parse_date(header.as_known_on))}"))
        cells.append(
            inline(
                f"not yet public then: {header.not_yet_public}, never public: {header.never_public}"
            )
        )
    if header.incomplete:
        cells.append(inline(own(f"incomplete: {len(header.incomplete)} left out", Style.ALERT)))
    return Title(tuple(cells))


def left_out(header: SetHeader) -> Iterator[Block]:
    """Everything that could not be used, by name."""
    if not header.incomplete:
        return
    yield Gap()
    title = f"Left out: {len(header.incomplete)} (timeline check tells why in full)"
    yield Heading(inline(own(title, Style.ALERT)), level=2)
    for one in header.incomplete:
        name = inline(identifier(one.id)) if one.id else inline("the whole file")
        yield item(inline(name, " in ", data(one.path), ": ", data(one.reason)))
