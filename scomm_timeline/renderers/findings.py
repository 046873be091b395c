"""Blocks for findings: in full, in three lines, below the line, and announced changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import strength
from scomm_timeline.model.date_words import format_date, format_gap
from scomm_timeline.renderers.disclosing import disclosure_gaps
from scomm_timeline.renderers.judging import judged_field, reply, state_word
from scomm_timeline.renderers.page import (
    Block,
    Cells,
    Field,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Style,
    data,
    identifier,
    inline,
    joined,
    own,
    quoted,
)
from scomm_timeline.renderers.pairs import (
    gone,
    more,
    order_and_gap,
    scope,
    turns_on,
    weak,
    why,
)
from scomm_timeline.renderers.statements import also_on_file, short, side
from scomm_timeline.renderers.wording import (
    addressees,
    code_title,
    counted,
    first_and_last,
    holding,
    kinds,
    slugs,
)
from scomm_timeline.renderers.wrapping import inline_width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.reports.views import FindingView, SideView

_BRIEF_INDENT: Final = 4

_RANK_PADS: Final = (2, 4, 30)


def _anchor(view: FindingView) -> str:
    """A name to link to that stays while statements come and go."""
    return view.finding.id.replace("/", "-").lower()


# -- one finding in full -------------------------------------------------------------------------


def finding(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """Everything a reader needs to defend or attack one finding."""
    code = view.finding.code
    yield Heading(
        inline(own(code, Style.CODE), "  ", own(code_title(code), Style.STRONG)),
        level=2,
        aside=inline(data(view.question)),
        joint=": ",
        anchor=_anchor(view),
    )
    yield Paragraph(inline(data(view.voice)), hang=2)
    yield Gap()
    pair = view.pair
    yield from side("A", pair.a, pair.a_holds, denied=pair.a_denied)
    yield Gap()
    yield from side("B", pair.b, pair.b_holds, denied=pair.b_denied)
    yield Gap()
    yield from _reasons(view)
    yield from _extent(view, options)
    yield from _beside(view, options)
    if options.work_product:
        yield from judged_field(view.judged)
    yield from more(pair)


def _reasons(view: FindingView) -> Iterator[Block]:
    pair = view.pair
    if pair.verdict == "possible":
        yield from turns_on(pair)
    yield from why(pair)
    told = kinds(view.finding)
    if told:
        yield Field("Kind", (inline(f"{told}."),))
    yield from scope(pair)
    yield from order_and_gap(pair, is_finding=True)
    yield from weak(pair)
    yield from gone(pair)


def _extent(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """How many statements and pairs stand behind the two that are shown."""
    found = view.finding
    if found.pairs + found.possible_pairs > 1:
        lines = [_line(letter, one) for letter, one in lettered(view)]
        lines.append(inline(pairs_counted(found.pairs, found.possible_pairs)))
        lines += _witnesses(view)
        yield Field("All", tuple(lines))
    if view.also_against:
        against = joined(", ", [inline(data(one)) for one in view.also_against])
        yield Field("Also", (inline("against ", against, "."),))
    if options.verbose:
        for letter, one in lettered(view):
            rows = tuple(short(statement) for statement in one.statements)
            yield Field(f"{letter}'s", rows)


def lettered(view: FindingView) -> tuple[tuple[str, SideView], tuple[str, SideView]]:
    """Each line of a finding with the letter of the side that it holds, A first."""
    first, second = view.sides
    holds_a = view.pair.a.utterance in first.ids
    return (("A", first), ("B", second)) if holds_a else (("A", second), ("B", first))


def _line(letter: str, view: SideView) -> Inline:
    return inline(
        f"{letter}'s line (", slugs(view.positions), "): ", _count_and_days(view.dates), "."
    )


def _count_and_days(dates: tuple[FuzzyDate, ...]) -> str:
    text = counted(len(dates), "statement")
    return f"{text}, {first_and_last(dates)}" if dates else text


def pairs_counted(certain: int, possible: int) -> str:
    """How many pairs of statements are in conflict, and how many only may be."""
    if not certain:
        return f"{counted(possible, 'pair')} of statements, each only possible."
    text = f"{counted(certain, 'pair')} of statements in all"
    return f"{text}; {counted(possible, 'more pair')} only possible." if possible else f"{text}."


def _witnesses(view: FindingView) -> Iterator[Inline]:
    """The other pairs that show the finding best, by their ids."""
    for witness in view.finding.witnesses[1:]:
        meeting = witness.meeting
        yield inline(
            "Also ",
            identifier(meeting.a.id),
            " and ",
            identifier(meeting.b.id),
            f" ({format_gap(witness.gap)}; {strength(len(witness.weaknesses)).value}).",
        )


def _beside(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """What was not yet public meanwhile, the answer of those concerned, what else is on file.

    Replies are work product until somebody publishes them.
    """
    yield from disclosure_gaps(view, options)
    if options.work_product:
        yield Field("Reply", (reply(view.judged),))
    yield from also_on_file(view.also_on_file)


# -- three lines ---------------------------------------------------------------------------------


def brief(rank: str, view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """A finding in three lines: what and whose, then one line for each side."""
    pair = view.pair
    cells = (
        inline(f"{rank:>2}"),
        inline(own(view.finding.code, Style.CODE)),
        inline(own(code_title(view.finding.code), Style.STRONG)),
        inline(data(view.voice_short), ": ", data(view.question)),
        inline(view.finding.strength.value),
        inline(format_gap(pair.gap)),
        *_state(view, options),
    )
    yield Cells(cells, hang=4, gap=2, pads=_RANK_PADS)
    for letter, one in lettered(view):
        room = options.width - _BRIEF_INDENT
        yield Paragraph(_brief_side(view, letter, one, room), indent=_BRIEF_INDENT, hang=2)


def _state(view: FindingView, options: RenderOptions) -> tuple[Inline, ...]:
    """How a finding that somebody judged stands; nothing for the others."""
    judged = view.judged
    if not options.work_product or judged is None or judged.judgment is None:
        return ()
    return (inline(state_word(judged)),)


def _brief_side(view: FindingView, letter: str, line: SideView, room: int) -> Inline:
    """One side in a line: the words if they fit `room` columns, else the position they hold."""
    pair = view.pair
    shown, holds, denied = (
        (pair.a, pair.a_holds, pair.a_denied)
        if letter == "A"
        else (pair.b, pair.b_holds, pair.b_denied)
    )
    total = len(line.ids)
    several = f" (1 of {total})" if total > 1 else ""
    head = inline(format_date(shown.when), ", ", addressees(shown), f"{several}  ")
    words = shown.wording in {"quote", "fragment"}
    said = inline(head, quoted(shown.text) if words else data(shown.text))
    if holds is None:
        return said
    label, what = holding(holds, denied=denied)
    told = inline(head, f"{label}: ", what)
    is_short = inline_width(said) <= max(room, inline_width(told))
    return said if words and is_short else told


def brief_possible(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """A finding that is only possible, in three lines, and the fact that it turns on."""
    yield from brief("", view, options)
    yield from turns_on(view.pair)


def below_the_line(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """A weak finding in two lines: what it is and what weakens it, then the two ids."""
    pair = view.pair
    yield Cells(
        (
            inline(own(view.finding.code, Style.CODE)),
            inline(code_title(view.finding.code)),
            inline(data(view.voice_short), ": ", data(view.question)),
            inline(", ".join(reason.replace("-", " ") for reason, _ in pair.weaknesses)),
            *_state(view, options),
        ),
        indent=2,
        hang=2,
        gap=2,
        depth=0,
    )
    yield Paragraph(
        inline(identifier(f"timeline explain {pair.a.id} {pair.b.id}")), indent=4, hang=2, depth=1
    )


def possible(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """A finding that turns on one fact: both sides in a line each, and the fact."""
    yield Heading(
        inline(own(view.finding.code, Style.CODE), "  ", own(code_title(view.finding.code))),
        level=3,
        aside=inline(data(view.question)),
        joint=": ",
        anchor=_anchor(view),
    )
    yield Paragraph(inline(data(view.voice)), indent=2, hang=2)
    yield Gap()
    yield from side("A", view.pair.a, view.pair.a_holds, denied=view.pair.a_denied, level=4)
    yield Gap()
    yield from side("B", view.pair.b, view.pair.b_holds, denied=view.pair.b_denied, level=4)
    yield Gap()
    yield from turns_on(view.pair)
    yield from also_on_file(view.also_on_file)
    if view.finding.possible_pairs > 1:
        yield Field(
            "All",
            (inline(pairs_counted(0, view.finding.possible_pairs)),),
        )
    if options.work_product and view.judged is not None and view.judged.judgment is not None:
        yield from judged_field(view.judged)
    yield from more(view.pair)
