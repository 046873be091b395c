"""Every import contract of pyproject.toml is shown to break.

A contract that can match nothing passes for ever. So each one gets a copy of the package with a
violating import planted in it, and has to report that import.
"""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "scomm_timeline"
LINTER = Path(__file__).with_name("linting.py")
Lint = Callable[..., tuple[int, str]]


def _contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return contracts


CONTRACTS = {contract["id"]: contract for contract in _contracts()}


def _append(root: Path, module: str, line: str) -> None:
    """Add a line to the module, or to the `__init__` of the package, of that dotted name."""
    path = root.joinpath(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    text = file.read_text(encoding="utf-8")
    file.unlink()  # the same file as in every other copy until it is written anew
    file.write_text(f"{text}\n{line}\n", encoding="utf-8")


def _import_in_every_source(contract_id: str, imported: str) -> Callable[[Path], list[str]]:
    """Plant `imported` in every source module of a forbidden contract, so none goes unwatched."""

    def plant(root: Path) -> list[str]:
        sources: list[str] = CONTRACTS[contract_id]["source_modules"]
        for source in sources:
            _append(root, source, f"import {imported}")
        return sources

    return plant


def _import(module: str, imported: str) -> Callable[[Path], list[str]]:
    def plant(root: Path) -> list[str]:
        _append(root, f"{PACKAGE}.{module}", f"import {imported}")
        return [f"{PACKAGE}.{module}"]

    return plant


def _upward_import(root: Path) -> list[str]:
    _append(root, f"{PACKAGE}.model", f"import {PACKAGE}.reports")
    return [f"{PACKAGE}.model"]


def _module_without_a_layer(root: Path) -> list[str]:
    (root / PACKAGE / "leftovers.py").write_text('"""Nobody gave this a place."""\n', "utf-8")
    return ["leftovers"]


def _interface_and_command_line(root: Path) -> list[str]:
    _append(root, f"{PACKAGE}.api", f"import {PACKAGE}.cli")
    return [f"{PACKAGE}.api"]


def _independent_packages(root: Path) -> list[str]:
    _append(root, f"{PACKAGE}.analysis", f"import {PACKAGE}.reading")
    return [f"{PACKAGE}.analysis"]


def _cycle(root: Path) -> list[str]:
    model = root / PACKAGE / "model"
    (model / "egg.py").write_text(f"import {PACKAGE}.model.hen\n", encoding="utf-8")
    (model / "hen.py").write_text(f"import {PACKAGE}.model.egg\n", encoding="utf-8")
    return ["egg", "hen"]


# Contract -> what breaks it. A plant returns words that the report must contain.
PLANTS: Mapping[str, tuple[Callable[[Path], list[str]], ...]] = {
    "layers": (
        _upward_import,
        _module_without_a_layer,
        _independent_packages,
        _interface_and_command_line,
    ),
    "core": (_import_in_every_source("core", "pathlib"), _import_in_every_source("core", "rich")),
    "renderers": (_import_in_every_source("renderers", "os"),),
    "exports": (
        _import_in_every_source("exports", "pathlib"),
        _import_in_every_source("exports", "jinja2"),
        _import_in_every_source("exports", "rich.text"),
    ),
    "xlsxwriter": (_import("exports.csv_raw", "xlsxwriter"), _import("cli.report", "xlsxwriter")),
    "numpy": (_import("analysis.columns", "numpy"), _import("analysis.reaches", "numpy")),
    "sqlite3": (_import("reports", "sqlite3"), _import("disk", "sqlite3")),
    "disk": (_import_in_every_source("disk", f"{PACKAGE}.reading"),),
    "authoring": (_import_in_every_source("authoring", f"{PACKAGE}.analysis"),),
    "network": (_import("analysis", "socket"), _import("cli", "http.client")),
    "yaml": (_import("disk", "yaml"), _import("reading", "yaml")),
    "ruamel": (_import("reading", "ruamel.yaml"), _import("cli", "ruamel.yaml")),
    "rich": (_import("renderers", "rich.text"), _import("cli", "rich")),
    "typer": (_import("renderers", "typer"),),
    "dateutil": (_import("reports", "dateutil.parser"),),
    "jinja2": (_import("renderers", "jinja2"), _import("renderers.html.page", "markupsafe")),
    "extractors": (_import("analysis", "pdfminer"), _import("disk.documents", "selectolax")),
    "child": (_import_in_every_source("child", f"{PACKAGE}.disk.extractors"),),
    "rapidfuzz": (_import("evidence", "rapidfuzz"),),
    "cycles": (_cycle,),
}


@pytest.fixture(scope="module")
def pristine(tmp_path_factory) -> Path:
    """The package and its settings, copied once for all the tests here."""
    folder: Path = tmp_path_factory.mktemp("pristine")
    shutil.copytree(ROOT / PACKAGE, folder / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


@pytest.fixture
def copy(pristine: Path, tmp_path: Path) -> Path:
    """A copy of one's own, of links to the files. Who writes to one of them makes it anew."""
    return Path(shutil.copytree(pristine, tmp_path, copy_function=os.link, dirs_exist_ok=True))


@pytest.fixture(scope="module")
def lint(tmp_path_factory) -> Iterator[Lint]:
    """Asks the linter about a copy: its exit code and its report. Of all contracts, or of one."""
    with subprocess.Popen(
        [sys.executable, LINTER, tmp_path_factory.mktemp("kept")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        questions, answers = process.stdin, process.stdout
        assert questions is not None
        assert answers is not None

        def ask(root: Path, contract: str = "") -> tuple[int, str]:
            questions.write(f"{json.dumps([str(root), contract])}\n")
            questions.flush()
            code, report = json.loads(answers.readline())
            return code, report

        yield ask
        questions.close()


def test_an_untouched_copy_keeps_every_contract(copy, lint):
    code, report = lint(copy)
    assert code == 0, report
    assert f"{len(CONTRACTS)} kept, 0 broken" in report


@pytest.mark.parametrize(
    ("contract_id", "plant"),
    [(name, plant) for name, plants in PLANTS.items() for plant in plants],
)
def test_a_planted_import_breaks_its_contract(copy, lint, contract_id, plant):
    named = plant(copy)
    code, report = lint(copy, contract_id)
    assert code == 1, report
    assert f"{CONTRACTS[contract_id]['name']} BROKEN" in report
    for word in named:
        assert word in report


def test_every_contract_has_a_planted_import():
    assert set(PLANTS) == set(CONTRACTS)
