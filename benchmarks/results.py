"""Measurements as a page: medians, spreads and ratios, and the cost per doubling."""

import math
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from benchmarks.measure import Taken
from benchmarks.questions import Question, Rival

BEGIN, END = "<!-- whole processes: begin -->", "<!-- whole processes: end -->"
PER_DOUBLING = 2.2


class Answer(NamedTuple):
    """What was measured for one question, by the name of the command."""

    question: Question
    taken: dict[str, Taken]

    @property
    def ours(self) -> Taken:
        """Our own command."""
        return self.taken[self.question.ours.name]


def heading(question: Question) -> str:
    """The question and its size."""
    return f"{question.title}: {question.size:,}" if question.size else question.title


def table(answer: Answer) -> str:
    """One question as a Markdown table."""
    question, ours = answer.question, answer.ours
    lines = [
        f"### {heading(question)}",
        "",
        "| command | processor s (least-most) | wall s | peak MB | ours / this | by the clock | limit |",
        "|---|---|---|---|---|---|---|",
        f"| **{question.ours.name}** | {_cells(ours)} | | | |",
    ]
    for rival in question.rivals:
        theirs = answer.taken[rival.command.name]
        ratios = f"{ours.cpu / theirs.cpu:.2f} | {ours.wall / theirs.wall:.2f}"
        lines.append(
            f"| {rival.command.name} | {_cells(theirs)} | {ratios} | {_limit(ours, theirs, rival)} |"
        )
    lines += [f"\nNot installed, so not measured: {one}." for one in question.missing]
    return "\n".join([*lines, ""])


def _cells(taken: Taken) -> str:
    return f"{taken.cpu:.2f} ({taken.spread}) | {taken.wall:.2f} | {taken.peak:,}"


def _limit(ours: Taken, theirs: Taken, rival: Rival) -> str:
    said = []
    if rival.limit is not None:
        said.append(f"{rival.limit} {_word(ours.cpu / theirs.cpu, rival.limit)}")
    if rival.memory is not None:
        share = ours.peak / theirs.peak
        said.append(f"memory {rival.memory} {_word(share, rival.memory)} ({share:.2f})")
    return "; ".join(said)


def _word(share: float, limit: float) -> str:
    return "kept" if share <= limit else "**passed**"


def passed(answer: Answer) -> Iterator[str]:
    """One line for every limit that is passed."""
    for rival in answer.question.rivals:
        ratio = answer.ours.cpu / answer.taken[rival.command.name].cpu
        if rival.limit is not None and ratio > rival.limit:
            yield f"{heading(answer.question)}: {ratio:.2f}x {rival.command.name}, limit {rival.limit}x"


def doublings(answers: Sequence[Answer]) -> str:
    """What our commands take more when the set doubles, from one tenfold to the next."""
    by_title: dict[str, list[Answer]] = defaultdict(list)
    for one in answers:
        if one.question.size:
            by_title[one.question.title].append(one)
    lines = [
        f"### Cost per doubling (limit {PER_DOUBLING})",
        "",
        "From one size to the next that was measured, taken as so many doublings. Start-up is in the "
        "figures, so small sizes flatter.",
        "",
        "| question | from | to | per doubling |",
        "|---|---|---|---|",
    ]
    for title, found in by_title.items():
        for one, other in pairwise(found):
            steps = math.log2(other.question.size / one.question.size)
            cost = (other.ours.cpu / one.ours.cpu) ** (1 / steps)
            mark = "" if cost <= PER_DOUBLING else " **passed**"
            lines.append(
                f"| {title} | {one.question.size:,} | {other.question.size:,} | {cost:.2f}{mark} |"
            )
    return "\n".join([*lines, ""])


def page(before: str, answers: Sequence[Answer], versions: Sequence[str]) -> str:
    """The page of results with the part between the marks written anew."""
    head, _, rest = before.partition(BEGIN)
    tail = rest.partition(END)[2]
    inner = [
        BEGIN,
        "",
        f"Measured on {time.strftime('%Y-%m-%d')}. Ratios are of medians of processor time (user and system), by which limits are "
        "judged, and of the clock; every command took its turn in every round.",
        "",
        *(f"- {one}" for one in versions),
        "",
        "![Processor time against the number of statements](cost.svg)",
        "",
        *(table(one) for one in answers),
        doublings(answers),
        "### Flags",
        "",
        *_flags(answers),
        "",
        END,
    ]
    return head + "\n".join(inner) + tail


def _flags(answers: Sequence[Answer]) -> Iterator[str]:
    """How each command was started, once each, with the data left out."""
    told: set[str] = set()
    for one in answers:
        for command in (one.question.ours, *(rival.command for rival in one.question.rivals)):
            words = " ".join(
                "..." if "\n" in word else word.rpartition("/")[2] or word
                for word in command.words[:8]
            )
            if command.name not in told:
                told.add(command.name)
                more = " ..." if len(command.words) > 8 else ""
                yield f"- {command.name}: `{words}{more}`"
