"""The project keeps its own rules: words, docs, decisions, lock files, tests.

What the import contracts and the linter cannot see. Each check looks at every file of its kind, and
each list that it walks is first shown not to be empty.
"""

import ast
import io
import re
import tokenize
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import scomm_timeline
from scomm_timeline.cli import app
from scomm_timeline.model.diagnostics import CODES
from tests.command import timeline
from tests.judging import JUDGING

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "scomm_timeline"
COMMANDS = (
    "show",
    "check",
    "contradictions",
    "explain",
    "list",
    "positions",
    "adjudicate",
    "verify",
    "report",
    "stats",
    "fmt",
    "schema",
    "rule",
    "cache",
    "diff",
    "impact",
    "sign",
    "gate",
    "seal",
    "corrections",
    "init",
    "new",
    "import",
)

MARKDOWN = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
MODULES = sorted(PACKAGE.rglob("*.py"))
TESTS = sorted((ROOT / "tests").rglob("*.py"))
ADRS = sorted((ROOT / "docs" / "adr").glob("*.md"))
LOCKS = sorted(ROOT.glob("requirements*.lock"))


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_lists_that_are_walked_are_not_empty():
    assert len(MARKDOWN) >= 15
    assert len(MODULES) >= 20
    assert len(TESTS) >= 5
    assert len(ADRS) >= 10
    assert len(LOCKS) == 5


# ------------------------------------------------------------------------------------- words

BRITISH = re.compile(
    r"\b(?:organis\w*|programmes?|behaviours?|colou?red?-?less|colours?\w*|favour\w*|neighbour\w*"
    r"|honour\w*|licences?|defences?|offences?|analys(?:e|ed|er|ing)|normalis\w*|recognis\w*"
    r"|summaris\w*|categoris\w*|serialis\w*|labell\w*|cancell(?:ed|ing)|travell\w*|modell\w*|whilst"
    r"|misspelt|towards)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(
    r"```.*?```|``[^`]*``|`[^`\n]*`|\"[^\"]*\"|“[^”]*”|\]\([^)]*\)|https?://\S+", re.DOTALL
)


def _prose(markdown: str) -> str:
    """The text without quotations, code, console blocks and addresses."""
    return _QUOTED.sub(" ", markdown)


def _strings_and_comments(source: str) -> Iterator[str]:
    """What a Python file says to people: comments and texts. A text of one word is a value."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value if " " in node.value else ""


def _spoken(path: Path) -> str:
    """The prose of a module. The capitalized literal `False` is Python's own word."""
    said = "\n".join(_strings_and_comments(path.read_text(encoding="utf-8")))
    return re.sub(r"\bFalse\b", " ", _prose(said))


def _words_to_avoid(text: str) -> list[str]:
    return [word[0] for words in (JUDGING, BRITISH) for word in words.finditer(text)]


def test_docs_do_not_judge_and_are_american():
    prose = {_name(path): _prose(path.read_text(encoding="utf-8")) for path in MARKDOWN}
    found = {path: _words_to_avoid(text) for path, text in prose.items()}
    assert {path: words for path, words in found.items() if words} == {}


def _may_hold_such_words(path: Path) -> bool:
    """True if one stands anywhere in the file. To tell a text from code takes ten times as long."""
    text = re.sub(r"\bFalse\b", " ", path.read_text(encoding="utf-8"))
    return bool(_words_to_avoid(text))


def test_modules_do_not_judge_and_are_american():
    found = {
        _name(path): _words_to_avoid(_spoken(path))
        for path in MODULES
        if _may_hold_such_words(path)
    }
    assert {path: words for path, words in found.items() if words} == {}


@pytest.mark.parametrize(
    "sentence",
    ["He lied.", "a false claim", "They misled us", "flip-flops", "It was covered up", "ADMITTED"],
)
def test_a_judging_word_is_seen(sentence):
    assert JUDGING.search(_prose(sentence))


@pytest.mark.parametrize(
    "sentence",
    ["It relies on this.", 'She said "they lied".', "the code `false`", "believed", "it applies"],
)
def test_a_quotation_or_another_word_is_not_taken_for_one(sentence):
    assert not JUDGING.search(_prose(sentence))


def _help(*words: str) -> str:
    shown = timeline(*words, "--help")
    assert shown.code == 0, shown.err
    return shown.out


def test_the_help_lists_the_commands():
    assert sorted(COMMANDS) == sorted(app.COMMANDS)
    text = _help()
    for command in COMMANDS:
        assert re.search(rf"^\s+{command}\b", text, re.MULTILINE)
    assert not JUDGING.search(_prose(text))


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_a_command_has_a_worked_example(command):
    text = _help(command)
    assert f"timeline {command} " in text.replace(f"Usage: timeline {command}", "")
    assert not JUDGING.search(_prose(text))
    assert not BRITISH.search(_prose(text))


# -------------------------------------------------------------------------------------- docs


def test_decisions_are_numbered_without_a_gap():
    assert [path.name[:4] for path in ADRS] == [f"{n:04}" for n in range(1, len(ADRS) + 1)]


@pytest.mark.parametrize("path", ADRS, ids=_name)
def test_a_decision_gives_context_options_decision_consequences(path):
    text = path.read_text(encoding="utf-8")
    assert text.startswith(f"# {path.name[:4]} ")
    assert re.search(r"^Status: (?:accepted|superseded by \d{4})\b", text, re.MULTILINE)
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == ["Context", "Options", "Decision", "Consequences"]


def test_links_between_docs_lead_somewhere():
    link = re.compile(r"\]\((?!https?:|#)([^)#\s]+)")
    links = [
        (path, target)
        for path in MARKDOWN
        for target in link.findall(path.read_text(encoding="utf-8"))
    ]
    assert len(links) > len(ADRS)  # docs/decisions.md lists every one of them
    assert [
        f"{_name(path)}: {target}" for path, target in links if not (path.parent / target).exists()
    ] == []


def _glossary() -> dict[str, str]:
    text = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    entries = re.findall(r"^\*\*(.+?)\*\*: (.+?)(?=\n\n|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(entries) == len(dict(entries)), "a word has two entries"
    return dict(entries)


def test_the_glossary_is_alphabetical_and_refers_to_its_own_entries():
    entries = _glossary()
    assert list(entries) == sorted(entries, key=str.lower)
    referred = {word for text in entries.values() for word in re.findall(r"\*([^*\n]+)\*", text)}
    known = {form for entry in entries for form in _forms(entry)}
    assert sorted(word for word in referred if word.lower() not in known) == []


def _forms(entry: str) -> set[str]:
    word = entry.lower()
    if word.endswith("y"):
        return {word, f"{word[:-1]}ies", f"{word}s"}
    return {word, f"{word}s", f"{word}es", f"{word}'s"}


def test_the_glossary_has_the_verdicts_and_the_terms_of_the_field():
    entries = " ".join(_glossary()).lower()
    for verdict in ("contradiction", "possible", "change", "finding", "dispute", "compatible"):
        assert verdict in entries
    for term in ("same utterance", "bates number", "edtf", "provenance", "locator", "entailment"):
        assert term in entries
    assert "prior inconsistent statement" in entries


def test_the_changelog_starts_with_what_is_not_released_yet():
    headings = re.findall(
        r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert headings[0] == "Unreleased"
    assert all(scomm_timeline.__version__ not in heading for heading in headings[:1])


def test_the_readme_names_the_two_commands_and_every_exit_code():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test"):
        assert re.search(rf"^make {target}\b", readme, re.MULTILINE)
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    section = readme.split("## Exit codes")[1].split("\n## ")[0]
    assert re.findall(r"^\| (\d+) \|", section, re.MULTILINE) == [
        "0",
        "1",
        "2",
        "3",
        "4",
        "5",
        "70",
        "130",
    ]


def test_diagnostics_are_of_one_of_three_families_and_have_a_slug_each():
    assert all(re.fullmatch(r"[LDS]\d{3}", code) for code in CODES)
    assert all(code == CODES[code].id for code in CODES)
    slugs = [code.slug for code in CODES.values()]
    assert len(slugs) == len(set(slugs))


# --------------------------------------------------------------------------- lock files, tree


@pytest.mark.parametrize("path", LOCKS, ids=_name)
def test_a_lock_file_holds_versions_and_hashes_and_nothing_else(path):
    line = re.compile(
        r"[a-z0-9-]+==[\w.]+(?: ; [^\\/]+)? \\|    --hash=sha256:[0-9a-f]{64}(?: \\)?"
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines
    assert [text for text in lines if not line.fullmatch(text)] == []


def _locked(path: Path) -> dict[str, str]:
    pins = re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    return dict(pins)


def test_the_lock_files_agree_and_hold_every_dependency():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = (re.split(r"[><=~!]", text)[0] for text in settings["project"]["dependencies"])
    needed = {name.replace(".", "-") for name in named}
    run = _locked(ROOT / "requirements.lock")
    everything = _locked(ROOT / "requirements-dev.lock")
    assert needed <= set(run)
    for path in LOCKS:
        apart = path.name in {"requirements-build.lock", "requirements-docs.lock"}
        assert needed <= set(_locked(path)) or apart
        if path.name not in {"requirements-lowest.lock", "requirements-docs.lock"}:
            assert _locked(path).items() <= everything.items()


def test_the_tools_of_the_site_are_locked_apart_and_agree_with_the_rest():
    site = _locked(ROOT / "requirements-docs.lock")
    assert {"sphinx", "myst-parser", "furo"} <= set(site)
    everything = _locked(ROOT / "requirements-dev.lock")
    assert {name for name in site.keys() & everything if site[name] != everything[name]} == set()
    assert "sphinx" not in everything


def test_the_oldest_versions_allowed_are_the_ones_tested():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    lowest = _locked(ROOT / "requirements-lowest.lock")
    direct = settings["project"]["dependencies"]
    assert len(direct) >= 4
    for text in direct:
        name, _, bound = text.split(",")[0].partition(">=")
        assert re.fullmatch(
            rf"{re.escape(bound)}(?:\.0|\.post0)*", lowest[name.replace(".", "-")]
        ), text


MACHINE = re.compile(r"(?<![\w.~/$})-])/(?:home|Users|root|tmp|work|mnt|opt)/\w")


def test_no_file_names_a_place_on_one_machine():
    named = {
        _name(path): MACHINE.findall(path.read_text(encoding="utf-8"))
        for path in (*MARKDOWN, *MODULES, *TESTS, *LOCKS)
    }
    assert {path: found for path, found in named.items() if found} == {}


def test_a_place_on_one_machine_is_seen():
    folder = "/".join(("", "home", "somebody"))
    assert MACHINE.findall(f"cd {folder}")
    assert not MACHINE.findall("~/home/somebody and https://home.example/home/somebody")


def test_modules_are_named_for_what_they_hold():
    vague = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}
    assert [_name(path) for path in MODULES if path.stem in vague] == []


LONGEST = 400
LONGER = {
    "scomm_timeline/model/statement.py": "the closed lists of a record and the record made of them",
    "scomm_timeline/reading/shapes.py": "one table: every field of every file, in the order of `fmt`",
}
"""Modules of more than LONGEST lines, and why one idea needs so many."""

LONGER_TESTS = {
    "tests/oracles/second_reader.py": "one person's reading of the design, apart from the program",
    "tests/oracles/settled_sets.py": "one table: every disagreement there was, as its smallest set",
}
"""The same of tests, and of what they are made with."""


@pytest.mark.parametrize(
    ("paths", "longer"), [(MODULES, LONGER), (TESTS, LONGER_TESTS)], ids=["modules", "tests"]
)
def test_a_module_is_short_enough_to_be_read_or_says_why_it_is_not(paths, longer):
    lengths = {_name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in paths}
    assert {name for name, length in lengths.items() if length > LONGEST} == set(longer)


def test_no_test_is_skipped_or_expected_to_fail():
    banned = {"skip", "skipif", "xfail", "importorskip"}
    texts = {path: path.read_text(encoding="utf-8") for path in TESTS}
    used = [
        f"{_name(path)}:{node.lineno}"
        for path, text in texts.items()
        if any(f".{one}" in text for one in banned)  # to parse every file takes a second
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute) and node.attr in banned
    ]
    assert used == []
