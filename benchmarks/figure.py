"""One figure: processor time against the number of statements, both by tenfolds."""

import math
from collections.abc import Sequence
from html import escape

from benchmarks.results import Answer

WIDTH, HEIGHT = 760, 520
LEFT, RIGHT, TOP, BOTTOM = 70, 210, 30, 50
_COLORS = ("#1b6ca8", "#b3541e", "#2f7d32", "#7b3fa0", "#8a6d00", "#a11d4b")
_TITLES = ("check, fifty statements a file", "second load", "diff, 1% changed", "contradictions")

Line = tuple[str, list[tuple[int, float]], bool]
"""Name, points of (statements, seconds), and whether it is ours."""


def draw(answers: Sequence[Answer]) -> str:
    """The figure as SVG: our commands drawn through, the peers' dashed, each with its name."""
    lines = _lines(answers)
    sizes = sorted({size for _, points, _ in lines for size, _ in points}) or [1_000]
    times = [seconds for _, points, _ in lines for _, seconds in points] or [1.0]
    low, high = math.floor(math.log10(min(times))), math.ceil(math.log10(max(times)))
    first, last = math.log10(sizes[0]), math.log10(sizes[-1])

    def across(size: int) -> float:
        share = (math.log10(size) - first) / ((last - first) or 1)
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def down(seconds: float) -> float:
        share = (math.log10(seconds) - low) / ((high - low) or 1)
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        'font-family="sans-serif" font-size="12">',
        "<title>Processor seconds against the number of statements</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
    ]
    parts += [_text(across(size), HEIGHT - 28, f"{size:,}", "middle") for size in sizes]
    parts.append(_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 10, "statements", "middle"))
    for power in range(low, high + 1):
        at = down(10.0**power)
        parts.append(f'<path d="M{LEFT} {at:.1f}H{WIDTH - RIGHT}" stroke="#dddddd"/>')
        parts.append(_text(LEFT - 8, at + 4, f"{10.0**power:g} s", "end"))
    labels: list[float] = []
    for number, (name, points, is_ours) in enumerate(sorted(lines, key=lambda one: -one[1][-1][1])):
        color = _COLORS[number % len(_COLORS)]
        path = "L".join(f"{across(size):.1f} {down(seconds):.1f}" for size, seconds in points)
        dash = "" if is_ours else ' stroke-dasharray="5 4"'
        width = 2.5 if is_ours else 1.3
        parts.append(
            f'<path d="M{path}" fill="none" stroke="{color}" stroke-width="{width}"{dash}/>'
        )
        at = max([down(points[-1][1]) + 4, *(one + 14 for one in labels[-1:])])
        labels.append(at)
        x = across(points[-1][0]) + 8
        weight = ' font-weight="bold"' if is_ours else ""
        parts.append(f'<text x="{x:.1f}" y="{at:.1f}" fill="{color}"{weight}>{escape(name)}</text>')
    return "\n".join([*parts, "</svg>", ""])


def _text(x: float, y: float, words: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _lines(answers: Sequence[Answer]) -> list[Line]:
    """Each command that was measured at more than one size."""
    found: dict[tuple[str, bool], dict[int, float]] = {}
    for answer in answers:
        question = answer.question
        if question.title in _TITLES:
            for name, taken in answer.taken.items():
                key = (name, name == question.ours.name)
                found.setdefault(key, {})[question.size] = taken.cpu
    return [
        (name, sorted(points.items()), is_ours)
        for (name, is_ours), points in found.items()
        if len(points) > 1
    ]
