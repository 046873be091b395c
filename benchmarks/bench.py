"""The program against its floor and its peers, from whole processes; writes benchmarks/RESULTS.md.

    python -m benchmarks.bench --size 10000 --rounds 5

Measures 1,000 statements and every tenfold of them up to --size. Data is made once and kept in --folder.
What is written replaces the part of RESULTS.md between its two marks, and the figure beside it. Exits 1 if a
limit is passed: that is news, and no mistake of the measuring.
"""

import argparse
import sys
from pathlib import Path

from benchmarks import figure, questions, results
from benchmarks.material import Material
from benchmarks.measure import in_turns
from benchmarks.questions import Question
from benchmarks.results import Answer
from benchmarks.tools import ROOT, versions

SMALLEST = 1_000
START_UP_ROUNDS = 15
FEW_FROM = 100_000


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
    parser.add_argument(
        "--only", default="", help="questions whose title holds this word; not written"
    )
    asked = parser.parse_args()
    home = asked.folder / "home"
    todo = [(one, START_UP_ROUNDS) for one in questions.start_up()]
    size = SMALLEST
    while size <= max(asked.size, SMALLEST):
        rounds = asked.few if size >= FEW_FROM else asked.rounds
        todo += [(one, rounds) for one in questions.questions(Material(asked.folder, size))]
        size *= 10
    answers: list[Answer] = []
    for question, rounds in todo:
        if asked.only in question.title:
            answers.append(answer(question, rounds, home))
            print(results.table(answers[-1]), flush=True)
            if not asked.only:
                write(answers)  # each time: a long run that is broken off is not lost
    over = [line for one in answers for line in results.passed(one)]
    print(*over, sep="\n")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
