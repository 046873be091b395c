"""The console blocks of the documentation show what the commands really print.

A block starts with ```console. In it, `$ timeline ...` is run at the root of the checkout, and what
follows, up to the next `$`, must be its output: standard output, then standard error. A line `...`
stands for any number of lines. `$ echo $?` gives the exit code of the command before it. A command
that ends with a backslash goes on in the next line, behind `> `.

The tutorial and how to publish are walked through in an empty folder, one block after the other: what
a command writes is there for the next one, and `cd`, `rm` and `sed -i` (words for words) are understood.

`make docs` writes the blocks again, all but those that hold a `...`: these are mended by hand.
"""

import difflib
import re
import shlex
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.command import timeline

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("examples/*/README.md"))
)

_BLOCK = re.compile(r"^```console\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
WITH_BLOCKS = [one for one in DOCUMENTS if "```console" in (ROOT / one).read_text(encoding="utf-8")]
_ANY = "..."
TUTORIAL = "docs/tutorial.md"
WALKED = frozenset({TUTORIAL, "docs/how-to/publish-and-correct.md"})


@dataclass(frozen=True, slots=True)
class Example:
    """One command of a block and the lines that are said to follow it."""

    command: str
    expected: tuple[str, ...]
    typed: tuple[str, ...] = ()

    @property
    def has_gap(self) -> bool:
        return _ANY in self.expected


@dataclass(frozen=True, slots=True)
class Result:
    lines: tuple[str, ...]
    code: int


Run = Callable[[str], Result]


def examples(body: str) -> tuple[Example, ...]:
    """The commands of a block. Raises ValueError if a block does not start with a command."""
    found: list[Example] = []
    for line in body.splitlines():
        if line.startswith("$ "):
            found.append(Example(line.removeprefix("$ "), (), (line,)))
        elif line.startswith("> ") and found and found[-1].command.endswith("\\"):
            begun = found[-1]
            command = begun.command.removesuffix("\\") + line.removeprefix("> ")
            found[-1] = Example(command, (), (*begun.typed, line))
        elif found:
            found[-1] = replace(found[-1], expected=(*found[-1].expected, line))
        else:
            raise ValueError(f"a console block starts with a command, not with {line!r}")
    return tuple(found)


def agrees(expected: tuple[str, ...], actual: tuple[str, ...]) -> bool:
    """True if the lines are equal, where `...` stands for any number of lines."""
    pattern = "".join(
        r"(?:.*\n)*?" if line == _ANY else re.escape(f"{line}\n") for line in expected
    )
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in actual)) is not None


def run_timeline(command: str, cwd: Path = ROOT) -> Result:
    words = shlex.split(command)
    if words[0] != "timeline":
        raise ValueError(f"only timeline can be run in a console block, not {command!r}")
    run = timeline(*words[1:], cwd=cwd)
    return Result((*run.out.splitlines(), *run.err.splitlines()), run.code)


class Newcomer:
    """Somebody who types the commands of a tutorial, one after the other, in a folder of his own."""

    def __init__(self, folder: Path) -> None:
        self._home = folder
        self._at = folder

    def __call__(self, command: str) -> Result:
        words = shlex.split(command)
        if words[0] == "cd":
            self._at = self._inside(words[1])
            return Result((), 0)
        if words[0] == "rm":
            for word in words[1:]:
                self._inside(word).unlink()
            return Result((), 0)
        if words[:2] == ["sed", "-i"]:
            self._replace(words[2], self._inside(words[3]))
            return Result((), 0)
        return run_timeline(command, self._at)

    def _replace(self, script: str, path: Path) -> None:
        """`s/old/new/`: words for words, which must be there; `\\n` in the new ones ends a line."""
        letter, old, new, rest = re.split(r"(?<!\\)/", script)
        assert (letter, rest) == ("s", ""), f"only words for words: {script}"
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{path.name} does not hold {old!r}"
        new = new.replace("\\/", "/").replace("\\n", "\n")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    def _inside(self, word: str) -> Path:
        path = (self._at / word).resolve()
        assert path.is_relative_to(self._home.resolve()), f"a tutorial stays in its folder: {word}"
        return path


def replay(body: str, run: Run) -> Iterator[tuple[Example, tuple[str, ...]]]:
    """Each command of a block with what it prints now."""
    code: int | None = None
    for example in examples(body):
        if example.command == "echo $?":
            yield example, (str(code),)
            continue
        result = run(example.command)
        code = result.code
        yield example, result.lines


def disagreements(text: str, run: Run) -> list[str]:
    """What the blocks of a document say otherwise than the commands; empty if nothing."""
    return [
        "\n".join(
            difflib.unified_diff(
                example.expected,
                actual,
                f"$ {example.command} (documentation)",
                f"$ {example.command} (now)",
                lineterm="",
            )
        )
        for block in _BLOCK.finditer(text)
        for example, actual in replay(block["body"], run)
        if not agrees(example.expected, actual)
    ]


def rewritten(text: str, run: Run) -> str:
    """The document with every block as it is printed now; blocks with a gap stay as they are."""

    def block(match: re.Match[str]) -> str:
        lines: list[str] = []
        for example, actual in replay(match["body"], run):
            shown = example.expected if example.has_gap else actual
            lines += [*example.typed, *shown]
        return "\n".join(["```console", *lines, "```"])

    return _BLOCK.sub(block, text)


@pytest.mark.parametrize("document", WITH_BLOCKS)
def test_console_blocks_show_what_is_printed(document, request, tmp_path):
    path = ROOT / document
    if document in WALKED:
        (tmp_path / "update").mkdir()
        (tmp_path / "walk").mkdir()
        if request.config.getoption("--update-docs"):
            text = path.read_text(encoding="utf-8")
            path.write_text(rewritten(text, Newcomer(tmp_path / "update")), encoding="utf-8")
        found = disagreements(path.read_text(encoding="utf-8"), Newcomer(tmp_path / "walk"))
        assert not found, "\n\n".join(found)
        return
    if request.config.getoption("--update-docs"):
        path.write_text(rewritten(path.read_text(encoding="utf-8"), run_timeline), encoding="utf-8")
    found = disagreements(path.read_text(encoding="utf-8"), run_timeline)
    assert not found, "\n\n".join(found)


def test_the_readme_has_a_tour():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = [examples(block["body"]) for block in _BLOCK.finditer(text)]
    assert len(blocks) >= 4
    assert all(example.expected for block in blocks for example in block)


def test_the_tutorial_is_short_and_ends_with_a_contradiction():
    text = (ROOT / TUTORIAL).read_text(encoding="utf-8")
    typed = [example for block in _BLOCK.finditer(text) for example in examples(block["body"])]
    installs = re.findall(r"^uv tool install .*$", text, re.MULTILINE)
    assert len(installs) == 1
    assert len(typed) + len(installs) <= 12
    shown = "\n".join(line for example in typed for line in example.expected)
    assert "1 contradiction (1 one speaker)" in shown
    assert sum(example.command.startswith("timeline new") for example in typed) == 4  # one fails


def test_a_long_command_is_typed_in_several_lines():
    document = _document("$ timeline show \\", ">   --topic x", "one")
    seen = []

    def run(command: str) -> Result:
        seen.append(command)
        return Result(("two",), 0)

    assert disagreements(document, run)
    assert seen == ["timeline show   --topic x"]
    assert rewritten(document, run) == document.replace("one", "two")


def test_a_newcomer_stays_in_his_folder(tmp_path):
    newcomer = Newcomer(tmp_path)
    with pytest.raises(AssertionError, match="stays in its folder"):
        newcomer("rm ../../other")


def test_a_newcomer_replaces_words_that_are_there(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("url: none\n")
    newcomer = Newcomer(tmp_path)
    newcomer(r"sed -i 's/url: none/url: http:\/\/a\nkind: b/' a.yaml")
    assert path.read_text() == "url: http://a\nkind: b\n"
    with pytest.raises(AssertionError, match="does not hold"):
        newcomer("sed -i 's/url: none/x/' a.yaml")
    with pytest.raises(AssertionError, match="only words"):
        newcomer("sed -i 's/a/b/g' a.yaml")


def _prints(*lines: str, code: int = 0) -> Run:
    return lambda _command: Result(lines, code)


def _document(*lines: str) -> str:
    return "\n".join(["before", "```console", *lines, "```", "after", ""])


def test_another_output_is_a_disagreement():
    document = _document("$ timeline show", "one", "two")
    assert disagreements(document, _prints("one", "two")) == []
    assert disagreements(document, _prints("one", "too"))
    assert disagreements(document, _prints("one", "two", "three"))
    assert disagreements(document, _prints("one"))
    assert disagreements(document, _prints())


def test_a_gap_stands_for_any_lines_but_not_for_the_rest():
    document = _document("$ timeline show", "one", "...", "four")
    assert disagreements(document, _prints("one", "two", "three", "four")) == []
    assert disagreements(document, _prints("one", "four")) == []
    assert disagreements(document, _prints("one", "two", "three"))
    assert disagreements(document, _prints("two", "four"))


def test_dots_inside_a_line_are_just_dots():
    assert not agrees(("one...",), ("one and more",))


def test_the_exit_code_can_be_shown():
    document = _document("$ timeline contradictions", "found", "$ echo $?", "1")
    assert disagreements(document, _prints("found", code=1)) == []
    assert disagreements(document, _prints("found", code=0))


def test_rewriting_fills_blocks_and_leaves_the_rest():
    document = _document("$ timeline show", "old", "$ timeline list", "a", "...")
    expected = _document("$ timeline show", "new", "$ timeline list", "a", "...")
    assert rewritten(document, _prints("new")) == expected


def test_a_block_without_a_command_is_an_error():
    with pytest.raises(ValueError, match="starts with a command"):
        disagreements(_document("only output"), _prints())


def test_only_this_program_is_run():
    with pytest.raises(ValueError, match="only timeline"):
        run_timeline("rm -r statements")
