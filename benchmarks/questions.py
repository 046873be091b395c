"""What is asked of every size: our command, the peers', and how much of a peer's time we may take.

A limit is a share of the peer's processor time. Flags of the peers are chosen so that each does what
ours does and no more: no cache where ours has none, no color, no prose.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from benchmarks.material import Material
from benchmarks.measure import Command
from benchmarks.tools import PEERS, PYTHON, TIMELINE, peer

_DEEPDIFF = """\
import json, sys
from deepdiff import DeepDiff
old, new = ({one["id"]: one for one in json.load(open(name))} for name in sys.argv[1:])
print(len(DeepDiff(old, new)))
"""
_FLOOR = """\
import hashlib, os, sys
hashed = hashlib.blake2b()
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        path = os.path.join(folder, name)
        os.stat(path)
        with open(path, "rb", buffering=0) as stream:
            hashed.update(stream.read())
"""
_COMPLETION = {
    "_TIMELINE_COMPLETE": "complete_bash",
    "COMP_WORDS": "timeline show --topic o",
    "COMP_CWORD": "3",
}
_ONE = (TIMELINE, "show", "--id", "statement-0000001")
REPORTED = 1_000
"""A page for readers is asked for up to here."""

SLOWEST = 10_000
"""Peers that need minutes for more are asked no further."""


class Rival(NamedTuple):
    """Another command, and the share of its time (and of its memory) that ours may take."""

    command: Command
    limit: float | None = None
    memory: float | None = None
    judged_from: int = 100_000  # statements; below, start-up is most of the time


class Question(NamedTuple):
    """One of our commands and what it is held against. `missing` names peers that are not there."""

    title: str
    ours: Command
    rivals: tuple[Rival, ...]
    missing: tuple[str, ...] = ()
    size: int = 0


def start_up() -> list[Question]:
    """What a user waits for before anything is read, and on the shipped record."""
    typer = Command("import typer", (PYTHON, "-c", "import typer"))
    bean = _found("bean-check", ("--help",), "bean-check --help")
    help_ = (Rival(typer, 1.15), *([Rival(bean, 1.0)] if bean else []))
    missing = () if bean else ("bean-check",)
    show = (TIMELINE, "show")
    return [
        Question(
            "`timeline --help`", Command("timeline --help", (TIMELINE, "--help")), help_, missing
        ),
        Question(
            "`timeline show`, shipped record, nothing kept",
            Command("timeline show --no-cache", (*show, "--no-cache")),
            (Rival(typer, 1.8),),
        ),
        Question(
            "`timeline show`, shipped record, second time",
            Command("timeline show", show, once=True),
            (Rival(typer),),
        ),
        Question(
            "completion of a topic",
            Command("completion", (TIMELINE,), _COMPLETION),
            (Rival(typer, 1.6),),
        ),
    ]


def questions(material: Material) -> Iterator[Question]:
    """What is asked of one size."""
    for ask in (_check, _check_single, _load, _second_load, _contradictions, _diff, _report):
        question = ask(material)
        if question is None:
            continue
        rivals = tuple(
            one if material.size >= one.judged_from else one._replace(limit=None, memory=None)
            for one in question.rivals
        )
        question = question._replace(rivals=rivals)
        yield question._replace(size=material.size)


def _check(made: Material) -> Question:
    ours = Command("timeline check", (TIMELINE, "check", "--set", made.many()))
    rivals = [
        _bean(made, 0.5, "--no-cache"),
        _rival("hledger", ("-f", made.journal(), "check"), "hledger check", 1.0, memory=0.5),
        _rival("ledger", ("-f", made.journal(), "stats"), "ledger stats"),
    ]
    if made.size <= SLOWEST:
        words = ("--schemafile", made.schema(), *made.record_files())
        rivals += [
            _rival("check-jsonschema", words, "check-jsonschema", 0.15, judged_from=SLOWEST),
            _rival(
                "yamllint",
                ("-d", "relaxed", made.many()),
                "yamllint -d relaxed",
                0.03,
                judged_from=SLOWEST,
            ),
        ]
    return _question("check, fifty statements a file", ours, rivals)


def _check_single(made: Material) -> Question:
    ours = Command("timeline check", (TIMELINE, "check", "--set", made.single()))
    return _question("check, one statement a file", ours, [_bean(made, 0.8, "--no-cache")])


def _load(made: Material) -> Question:
    ledger = _rival("ledger", ("-f", made.journal(), "stats"), "ledger stats")
    return _question("load, nothing kept", _load_alone(made), [ledger])


def _load_alone(made: Material) -> Command:
    words = (*_ONE, "--no-cache", "--set", made.many())
    return Command("load alone (show --id --no-cache)", words)


def _second_load(made: Material) -> Question:
    words = (*_ONE, "--set", made.many())
    floor = Command("walk, stat, read, hash", (PYTHON, "-c", _FLOOR, made.many()))
    rivals = [
        _bean(made, 0.5, once=True),
        _rival("ledger", ("-f", made.journal(), "stats"), "ledger stats", 0.6),
        Rival(floor, 3.0),
    ]
    return _question("second load", Command("timeline show --id", words, once=True), rivals)


def _contradictions(made: Material) -> Question:
    words = (TIMELINE, "contradictions", "--exit-zero", "--no-cache", "--set", made.many())
    alone = Rival(_load_alone(made), 1.6)
    return _question("contradictions", Command("timeline contradictions", words), [alone])


def _diff(made: Material) -> Question:
    sets = (made.many(), made.changed())
    ours = Command("timeline diff --stat", (TIMELINE, "diff", *sets, "--stat"))
    python = str(PEERS / "python")
    keyed = ("--key", "id", "--format", "json")
    rivals = [
        _rival("csv-diff", (*made.json(), *keyed), "csv-diff (JSON)", 0.6),
        _rival("git", ("diff", "--no-index", "--stat", *sets), "git diff --no-index --stat", 4.0),
    ]
    if made.size <= SLOWEST:
        words = (*made.csv(), "--id", "id", "--output-format", "csv")
        rivals.append(_rival("daff", words, "daff (CSV)"))
    deep = Command("deepdiff, keyed by id", (python, "-c", _DEEPDIFF, *made.json()))
    rivals.insert(1, Rival(deep, 0.1) if PEERS.joinpath("deep").exists() else "deepdiff")
    return _question("diff, 1% changed", ours, rivals)


def _report(made: Material) -> Question | None:
    if made.size > REPORTED:
        return None
    # What is generated has been read by nobody: without --drafts the page would have no statement.
    words = ("report", "--format", "html", "--drafts", "--no-cache", "--set", made.many())
    ours = (TIMELINE, *words)
    show = (TIMELINE, "show", "--format", "json", "--no-cache", "--set", made.many())
    rivals = [Rival(Command("timeline show --format json", show), 3.0, judged_from=REPORTED)]
    return _question("report as a web page", Command("timeline report -f html", ours), rivals)


def _bean(made: Material, limit: float, *flags: str, once: bool = False) -> Rival | str:
    name = "bean-check " + (" ".join(flags) or "with its own cache")
    command = _found("bean-check", (*flags, made.beancount()), name, once=once)
    return Rival(command, limit) if command else "bean-check"


def _rival(
    program: str,
    words: tuple[str, ...],
    name: str,
    limit: float | None = None,
    memory: float | None = None,
    judged_from: int = 100_000,
) -> Rival | str:
    command = _found(program, words, name)
    return Rival(command, limit, memory, judged_from) if command else program


def _found(
    program: str, words: tuple[str, ...], name: str, *, once: bool = False
) -> Command | None:
    path = peer(program)
    return Command(name, (path, *words), once=once) if path else None


def _question(title: str, ours: Command, rivals: Sequence[Rival | str]) -> Question:
    return Question(
        title,
        ours,
        tuple(one for one in rivals if isinstance(one, Rival)),
        tuple(one for one in rivals if isinstance(one, str)),
    )
