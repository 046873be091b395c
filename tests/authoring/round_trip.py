"""A set's claims table out, and in again into the same set without its records."""

import shutil
from pathlib import Path

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.statement import Confidence, Review, Statement
from scomm_timeline.reading.load import load
from tests.command import timeline


def sense(one: Statement) -> tuple[object, ...]:
    """What a statement says, but for what no table carries (work product, and a place above it)."""
    places = () if one.claims or one.figure else one.places
    plain = one._replace(review=Review.DRAFT, confidence=Confidence.HIGH, places=places)
    return plain.content


def emptied(source: Path, folder: Path) -> Path:
    """A copy of a set without its records."""
    shutil.copytree(source, folder / "statements")
    for path in (folder / "statements/records").rglob("*.yaml"):
        path.unlink()
    return folder


def table_of(source: Path, form: str, folder: Path) -> str:
    """The name of the set's claims table, written into the folder."""
    name = f"table.{'jsonl' if form == 'jsonl' else 'csv'}"
    written = timeline(
        *("report", "--set", source, "--format", form, "--internal", "--output", folder / name)
    )
    assert written.code == 0, written.err
    return name


def check_round_trip(source: Path, form: str, folder: Path) -> None:
    """Every statement is there again and says the same, as a draft."""
    emptied(source, folder)
    before = load(read_set(source)).corpus
    assert before is not None
    result = timeline("import", table_of(source, form, folder), "--format", "json", cwd=folder)
    assert (result.code, result.json["refused"]) == (0, []), result.err
    after = load(read_set(folder / "statements")).corpus
    assert after is not None
    assert list(map(sense, after.statements)) == list(map(sense, before.statements))
    assert {one.review for one in after.statements} == {Review.DRAFT}
