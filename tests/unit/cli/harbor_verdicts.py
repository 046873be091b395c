"""Verdicts on the findings of the made-up set, given and read on the command line."""

from pathlib import Path
from typing import Any

from tests.command import Result, timeline

FINDING = "C101/mara-quill/taking-part"
POSSIBLE = "C103/meridia/taking-part"
NAME = "internal/adjudications/C101.mara-quill.taking-part.yaml"
REASON = "The letter offers a way out; a month later there is none."
SIGNED = ("--reviewer", "desk", "--reason", REASON, "--today", "2031-12-01")


def adjudicate(folder: Path, *words: str) -> Result:
    return timeline("adjudicate", *words, "--set", folder)


def judge(folder: Path, *words: str, finding: str = FINDING) -> Result:
    result = adjudicate(folder, finding, *SIGNED, *(words or ("--accept",)))
    assert result.code == 0, result.err
    return result


def status(folder: Path, finding: str = FINDING) -> Any:
    answer = adjudicate(folder, "list", "--format", "json", "--internal").json
    return next(one for one in answer["findings"] if one["id"] == finding)
