"""The program against its floor and its peers, from whole processes; writes benchmarks/RESULTS.md.

    python -m benchmarks.bench --size 10000 --rounds 5

Measures 1,000 statements and every tenfold of them up to --size. Data is made once and kept in --folder.
What is written replaces the part of RESULTS.md between its two marks, and the figure beside it. Exits 1 if a
limit is passed: that is news, and no mistake of the measuring.
"""

import argparse
import json
import sys
from pathlib import Path

from benchmarks import figure, questions, results
from benchmarks.material import Material
from benchmarks.measure import Run, Taken, in_turns
from benchmarks.questions import Question
from benchmarks.results import Answer
from benchmarks.tools import ROOT, versions

SMALLEST = 1_000
START_UP_ROUNDS = 15
FEW_FROM = 100_000


class Kept:
    """What was measured so far, in a file, so that a long run can be taken up again."""

    def __init__(self, path: Path, *, resume: bool) -> None:
        self._path = path
        self._runs: dict[str, dict[str, list[list[float]]]] = {}
        if resume and path.exists():
            self._runs = json.loads(path.read_text())

    def answer(self, question: Question) -> Answer | None:
        """What was measured of every command of a question; None if one is missing."""
        runs = self._runs.get(results.heading(question), {})
        names = [question.ours.name, *(one.command.name for one in question.rivals)]
        if not runs.keys() >= set(names):
            return None
        found = {
            name: Taken(tuple(Run(cpu, wall, int(peak)) for cpu, wall, peak in runs[name]))
            for name in names
        }
        return Answer(question, found)

    def keep(self, answer: Answer) -> None:
        """Remember what was measured."""
        self._runs[results.heading(answer.question)] = {
            name: [list(one) for one in taken.runs] for name, taken in answer.taken.items()
        }
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps(self._runs))


def answer(question: Question, rounds: int, home: Path) -> Answer:
    """Measure our command and its rivals in turns."""
    commands = [question.ours, *(one.command for one in question.rivals)]
    return Answer(question, in_turns(commands, rounds, home))


def write(answers: list[Answer]) -> None:
    """The page and its figure, from what was measured so far."""
    page = Path(__file__).with_name("RESULTS.md")
    page.write_text(results.page(page.read_text(), answers, versions()))
    page.with_name("cost.svg").write_text(figure.draw(answers))


def main() -> int:
    """Measure, write, and say which limits are passed."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", type=int, default=10_000, help="statements of the largest set")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--few", type=int, default=3, help="rounds from 100,000 statements on")
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--only", default="", help="questions whose heading holds these words")
    parser.add_argument("--resume", action="store_true", help="keep what was measured before")
    asked = parser.parse_args()
    home = asked.folder / "home"
    todo = [(one, START_UP_ROUNDS) for one in questions.start_up()]
    size = SMALLEST
    while size <= max(asked.size, SMALLEST):
        rounds = asked.few if size >= FEW_FROM else asked.rounds
        todo += [(one, rounds) for one in questions.questions(Material(asked.folder, size))]
        size *= 10
    kept = Kept(asked.folder / "measured.json", resume=asked.resume)
    answers: list[Answer] = []
    for question, rounds in todo:
        found = kept.answer(question)
        if found is None and asked.only in results.heading(question):
            found = answer(question, rounds, home)
            kept.keep(found)
            print(results.table(found), flush=True)
        if found is not None:
            answers.append(found)
            write(answers)  # each time: a long run that is broken off is not lost
    over = [line for one in answers for line in results.passed(one)]
    print(*over, sep="\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
