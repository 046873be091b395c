"""What `list` tells of a codebook and of sources."""

from scomm_timeline.model.corpus import Corpus
from scomm_timeline.pipeline.taking_stock import build_list_report
from tests.builders import frame_text, records, sound_set, statement

MAY = "  may-leave: {means: A town may keep out or leave.}"
BOUNDED = """\
  may-leave:
    means: A town may keep out or leave.
    include: Permission.
    exclude: A wish.
"""
INFERRED = """\
id: sheet
title: A sheet
publisher: Aldery Archive
kind: letter
dates: {document: 2031-02, basis: inferred}
url: none-given
seen: whole
"""


def details(what: str, corpus: Corpus) -> dict[str, str]:
    return {one.id: one.detail for one in build_list_report(corpus, what, is_shipped=False).rows}


def test_a_position_is_listed_with_what_counts_and_what_does_not():
    topic = frame_text("topics/leave.yaml").replace(f"{MAY}\n", BOUNDED)
    one = statement(claims=[{"leave": "may-leave", "component": "whole", "place": "aldery"}])
    listed = details("topics", sound_set(records(one), files={"topics/leave.yaml": topic}))
    assert listed["leave/may-leave"] == "Counts: Permission. Does not count: A wish."
    assert listed["leave/must-stay"] == ""
    assert listed["leave"].endswith(", 1 statement")
    assert listed["duty"].endswith(", 0 statements")


def test_a_source_is_listed_with_what_its_date_rests_on():
    listed = details("sources", sound_set(files={"sources/sheet.yaml": INFERRED}))
    assert listed["sheet"] == "Aldery Archive, 2031-02 (inferred), seen whole"
    assert "(" not in listed["almanac"]
