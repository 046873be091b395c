"""Blocks for what the public could not know yet when the opposite was said in public."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from scomm_timeline.analysis.findings import Strength, Weakness
from scomm_timeline.model.date_words import format_date, format_ends, format_gap
from scomm_timeline.model.dates import Gap
from scomm_timeline.renderers.page import Field, Inline, data, identifier, inline, joined
from scomm_timeline.renderers.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scomm_timeline.renderers.options import RenderOptions
    from scomm_timeline.renderers.page import Block
    from scomm_timeline.reports.views import DisclosureView, FindingView, SaidMeanwhile

_Kind = tuple[bool, tuple[str, ...], tuple[str, ...], str]
"""Whether the dates leave it open, the rules open to argument, what weakens the pair, its strength."""

_NAMED: Final = 2
"""Public statements that are named one by one; more are counted, and named with --verbose."""


def disclosure_gaps(view: FindingView, options: RenderOptions) -> Iterator[Block]:
    """Each internal statement with the public ones made before the public could know it."""
    lines = [line for one in view.disclosures for line in _lines(one, is_verbose=options.verbose)]
    weak = sum(_is_weak(one) for internal in view.disclosures for one in internal.public)
    if weak and not options.verbose:
        which = "pair, weakened" if weak == 1 else "pairs, each weakened"
        more = "more " if lines else ""
        lines.append(
            inline(
                f"Not named: {weak} {more}{which} by two or more reasons ("
                "timeline contradictions --format json names them)."
            )
        )
    if not view.finding.disclosures.is_complete:
        lines.append(inline("There may be more: not every pair of this finding was looked at."))
    if lines:
        yield Field("Gap", tuple(lines))


def _lines(view: DisclosureView, *, is_verbose: bool) -> Iterator[Inline]:
    """One line for each kind of gap: what least can be said against comes first.

    Weak pairs are named on request only.
    """
    when = f", {format_date(view.internal.when)}, internal, "
    known = f"not public until {format_date(view.known)}" if view.known else "never public on file"
    head = inline(identifier(view.internal.id), f"{when}{known}. ")
    groups: dict[_Kind, list[SaidMeanwhile]] = defaultdict(list)
    for one in view.public:
        if is_verbose or not _is_weak(one):
            kind = (not one.is_certain, one.contestable, one.weakened_by, one.strength.value)
            groups[kind].append(one)
    for number, (kind, views) in enumerate(sorted(groups.items(), key=_firmest_first)):
        is_open, rules, weakened_by, strength = kind
        also = "also" if number else "said in public before that"
        start = f"perhaps {also}" if is_open else also
        tail = inline(" (the dates leave it open)") if is_open else inline()
        if rules:
            named = joined(" and ", [inline(data(one)) for one in rules])
            tail = inline(tail, "; this rests on ", named, ", open to argument")
        others = [one.replace("-", " ") for one in weakened_by if one != Weakness.CONTESTABLE_RULE]
        if others:
            tail = inline(tail, f"; weakened by: {', '.join(others)}")
        elif not rules and strength != Strength.STRONG:
            tail = inline(tail, f"; this pair by itself is {strength}")
        said = _said(views, is_verbose)
        yield inline(head, f"{start[0].upper()}{start[1:]}: ", said, tail, ".")
        head = inline()


def _is_weak(one: SaidMeanwhile) -> bool:
    return one.strength is Strength.WEAK


def _firmest_first(
    group: tuple[_Kind, list[SaidMeanwhile]],
) -> tuple[int, int, bool, tuple[str, ...], tuple[str, ...]]:
    (is_open, rules, weakened_by, _), _ = group
    return len(rules), len(weakened_by), is_open, rules, weakened_by


def _said(views: Sequence[SaidMeanwhile], is_verbose: bool) -> Inline:
    """Statements by their ids with the days before the disclosure, or how many there are."""
    if len(views) <= _NAMED or is_verbose:
        return joined(", ", [_one(view) for view in views])
    first, last = format_ends(view.statement.when for view in views)
    return inline(
        f"{counted(len(views), 'statement')}, first {first}, last {last}", _before(_whole(views))
    )


def _one(view: SaidMeanwhile) -> Inline:
    when = format_date(view.statement.when)
    return inline(identifier(view.statement.id), f" ({when}", _before(view.days), ")")


def _before(days: Gap | None) -> str:
    return f", {format_gap(days)} before" if days is not None else ""


def _whole(views: Sequence[SaidMeanwhile]) -> Gap | None:
    """The interval that holds the days of each; never anything in between."""
    days = [one.days for one in views if one.days is not None]
    if not days:
        return None
    most = [one.most for one in days if one.most is not None]
    return Gap(min(one.least for one in days), max(most) if len(most) == len(days) else None)
