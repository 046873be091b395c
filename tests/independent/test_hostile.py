"""A set of hostile texts in Chromium and pandoc: nothing of it runs, every character arrives."""

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.command import timeline
from tests.hostile.hostile_set import TEXTS, write_hostile
from tests.independent.browsing import browse
from tests.independent.test_markdown import flat, read

PLANTED = tuple(one.replace("alert(1)", "(window.planted=1)") for one in TEXTS)
"""The texts, with something to be seen by in the place of a dialog."""

_LETTERS = re.compile(r"[!-~]+")


@pytest.fixture(scope="module")
def sets(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sets")
    return {
        "hostile": write_hostile(folder / "hostile", texts=PLANTED),
        "dialogs": write_hostile(folder / "dialogs"),
        "plain": write_hostile(folder / "plain", harmless=True),
    }


def made(sets: dict[str, Path], which: str, form: str) -> Path:
    path = sets[which].with_suffix(f".{form}")
    result = timeline(
        *("report", "--internal", "--format", form, "--output", path, "--set", sets[which]),
        "--no-cache",
    )
    assert result.code == 0, result.err
    return path


def without_policy(path: Path) -> Path:
    """The page without what tells a browser to run nothing: the escapes have to do."""
    text = path.read_text("utf-8")
    assert 'http-equiv="Content-Security-Policy"' in text
    copy = path.with_name(f"open-{path.name}")
    copy.write_text(text.replace('http-equiv="Content-Security-Policy"', 'name="none"'), "utf-8")
    return copy


ENDS = ["", *(f"?{quote(one)}#{quote(one)}" for one in PLANTED if "planted" in one)]
FIELDS = [f"?words={quote(one)}&line={quote(one)}&voice={quote(one)}" for one in PLANTED[10:18]]


@pytest.mark.parametrize("which", ["hostile", "dialogs"])
def test_chromium_runs_nothing_of_the_data_even_where_no_policy_forbids_it(sets, which):
    page = without_policy(made(sets, which, "html"))
    found = browse(page, "obey", ends=[*ENDS, *FIELDS])
    assert set(found["planted"]) == {0}
    assert found["dialogs"] == []
    assert found["requests"] == [page.as_uri()]
    assert set(found["links"]) <= {"file:", "http:", "https:"}


def test_chromium_shows_every_text_and_has_no_complaint(sets):
    page = made(sets, "dialogs", "html")
    found = browse(page, "obey", ends=["", "#%", "?words=%&line=%E0%A4#%E0%A4%A"])
    assert found["said"] == []
    shown = "".join(found["text"].split())
    for one in TEXTS:
        for word in _LETTERS.findall(one)[:3]:
            assert word[:60] in shown, one


def test_what_runs_is_seen(sets):
    page = without_policy(made(sets, "plain", "html"))
    text = page.read_text("utf-8")
    for number, planted in enumerate(
        ("<script>window.planted = 1</script>", "<img src=x onerror='window.planted=1'>")
    ):
        spoiled = page.with_name(f"spoiled-{number}.html")
        spoiled.write_text(text.replace("<h1>", f"<h1>{planted}", 1), "utf-8")
        assert browse(spoiled, "obey", ends=[""])["planted"] == [1]
    dialog = page.with_name("dialog.html")
    dialog.write_text(text.replace("<h1>", "<h1><b onmouseover='alert(1)'>x</b>", 1), "utf-8")
    assert browse(dialog, "obey", ends=[""])["dialogs"] == ["1"]


@pytest.mark.parametrize("form", ["md", "filing"])
def test_pandoc_makes_no_element_of_the_data_and_keeps_its_words(sets, form):
    hostile, plain = (read(made(sets, which, form).read_bytes()) for which in ("dialogs", "plain"))
    assert sorted(set(hostile.tags) - set(plain.tags) - {"br"}) == []
    text = flat(hostile.text)
    for one in TEXTS:
        for word in _LETTERS.findall(one)[:3]:
            assert word[:60] in text, one


@pytest.mark.parametrize("words", [("show",), ("contradictions", "--exit-zero"), ("positions",)])
def test_pandoc_makes_no_element_of_the_data_of_an_answer(sets, words):
    hostile, plain = (
        read(
            timeline(
                *words, "--format", "md", "--internal", "--set", sets[which], "--no-cache"
            ).out.encode()
        )
        for which in ("dialogs", "plain")
    )
    assert sorted(set(hostile.tags) - set(plain.tags) - {"br"}) == []
