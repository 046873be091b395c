"""Every canned report in every format of a screen, as people have read and approved it."""

from pathlib import Path

import pytest

from scomm_timeline import renderers
from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.compose import COMPOSERS
from tests.conftest import GOLDEN, Golden
from tests.reports_canned import REPORTS

FORMATS = {
    "80.txt": ("text", RenderOptions(width=80)),
    "120.txt": ("text", RenderOptions(width=120)),
    "ascii.txt": ("text", RenderOptions(width=80, unicode=False)),
    "md": ("md", RenderOptions()),
}
FOLDER = Path("reports")
FOR_PROGRAMS = {"json", "jsonl"}
"""Held against their schemas instead (`tests/test_json.py`)."""


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", REPORTS)
def test_a_report_reads_as_approved(name: str, suffix: str, golden: Golden) -> None:
    form, options = FORMATS[suffix]
    golden((FOLDER / f"{name}.{suffix}").as_posix(), render(form, REPORTS[name], options))


def test_every_format_that_people_read_is_approved_in_some_form():
    # A format that is new gets a line above; `make golden` then writes its screens to be read.
    assert {form for form, _ in FORMATS.values()} == set(renderers.FORMATS) - FOR_PROGRAMS


def test_every_approved_screen_belongs_to_a_report():
    expected = {f"{name}.{suffix}" for name in REPORTS for suffix in FORMATS}
    assert {path.name for path in (GOLDEN / FOLDER).iterdir()} == expected


def test_every_report_has_a_page_and_every_page_its_report():
    assert {type(report).__name__ for report in REPORTS.values()} == set(COMPOSERS)
