"""What an explanation names really decides: on random small sets, and on the shipped record.

Each rule that it cites is deleted, and each thing that would let both stand is made so.
"""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import PurePosixPath

from scomm_timeline.analysis.explain import explain_meeting
from scomm_timeline.analysis.findings import Finding, Meeting, Verdict
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.analysis.whole import Analyzed
from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.inputs import InputFile
from tests.draws import drawn
from tests.engine_builders import Values, frame_files, set_of
from tests.laws.as_if_sets import (
    INVENTED,
    REAL,
    cited,
    contradictions,
    dissolve_each,
    held,
    of_the_claims_that_meet,
    with_announcement,
    without_rule,
)
from tests.laws.engine_sets import (
    corpus_of,
    court_of,
    judged_by,
    sets,
    spelled_out,
    values_of,
    with_what_it_points_to,
)
from tests.shipped_sets import SHIPPED, analyzed_at

COUNT = drawn(25)

# ------------------------------------------------------------- what an explanation rests on


def test_deleting_a_cited_rule_removes_or_changes_the_finding():
    walked: set[str] = set()
    for records, analyzed in sets(COUNT):
        for meeting in contradictions(analyzed):
            for rule in cited(analyzed.court, meeting):
                walked.add(rule)
                values = without_rule(values_of(frame_files()), rule)
                frame = [InputFile(path, json.dumps(one)) for path, one in values.items()]
                again = open_court(prepare(set_of({"statements": records}, frame=frame)))
                after = judged_by(again, meeting.a.id, meeting.b.id)
                if after.verdict is Verdict.CONTRADICTION:
                    assert after.meeting is not None
                    rest = (held(meeting), cited(analyzed.court, meeting) - {rule})
                    assert (held(after.meeting), cited(again, after.meeting)) != rest, rule
    assert walked >= {"X1", "E1", "W1", "leave/by-notice>may-leave"}


# --------------------------------------------------------------- what would let both stand


def test_each_thing_that_would_let_both_stand_really_does():
    walked: Counter[str] = Counter()
    for records, analyzed in sets(COUNT):
        for witness in contradictions(analyzed):
            walked += dissolve_each(records, witness, INVENTED, list(frame_files()))
    assert set(walked) >= {"announced change", "time", "component", "place", "mode"}
    assert walked.total() > 2 * COUNT


def test_an_announced_change_rests_on_the_record_that_it_names():
    walked = 0
    for full, analyzed in sets(COUNT):
        for witness in contradictions(analyzed):
            records = of_the_claims_that_meet(full, witness)
            court = court_of(with_announcement(records, witness))
            before = court_of(records)
            if court is None or before is None:
                continue
            judgment = judged_by(court, witness.a.id, witness.b.id)
            if judgment.verdict is Verdict.CHANGE:
                walked += 1
                assert judgment.meeting is not None
                assert judgment.meeting.ended_by is not None
                assert judgment.meeting.ended_by.id == "announcement"
            else:
                lines = explain_meeting(before, witness).would_let_both_stand
                assert "announced change" not in [one.dimension for one in lines]
    assert walked > COUNT // 2


# --------------------------------------------------------------------------- the shipped record


@cache
def shipped() -> tuple[list[InputFile], dict[str, Values], Analyzed]:
    """The frame and sources of the shipped record, its statements spelled out, what is found."""
    files = read_set(SHIPPED)
    frame = [one for one in files if not one.path.startswith("records/")]
    records = {
        one["id"]: one
        for path, value in values_of(files).items()
        if path.startswith("records/")
        for one in spelled_out(value)
    }
    return frame, records, analyzed_at()


def frame_for(frame: list[InputFile], records: list[Values]) -> list[InputFile]:
    """The frame with no more sources than these statements cite."""
    cited_in = json.dumps(records)
    return [
        one
        for one in frame
        if not one.path.startswith("sources/") or f'"{PurePosixPath(one.path).stem}"' in cited_in
    ]


def shipped_findings() -> list[Finding]:
    found = [one for one in analyzed_at().findings if one.verdict is Verdict.CONTRADICTION]
    assert len(found) >= 5  # those of the first page, at the least
    return found


def shipped_witnesses(found: Finding) -> Iterator[tuple[list[InputFile], list[Values], Meeting]]:
    """Each witness of a finding with the records it needs, and the frame for them."""
    frame, records, _ = shipped()
    for witness in found.witnesses:
        members = [
            one.id for side in (witness.meeting.a, witness.meeting.b) for one in side.members
        ]
        needed = with_what_it_points_to(records, *members)
        yield frame_for(frame, needed), needed, witness.meeting


def test_a_statement_with_its_header_spelled_out_is_the_same_statement():
    frame, records, analyzed = shipped()
    again = corpus_of(list(records.values()), frame)
    assert again is not None
    assert again.statements == analyzed.court.ground.corpus.statements


def test_each_thing_that_would_let_a_shipped_finding_stand_really_does():
    for finding in shipped_findings():
        walked: Counter[str] = Counter()
        for frame, records, meeting in shipped_witnesses(finding):
            walked += dissolve_each(records, meeting, REAL, frame)
        assert walked, finding.id


def test_deleting_a_rule_that_a_shipped_finding_cites_removes_or_changes_it():
    court, deleted = analyzed_at().court, 0
    for finding in shipped_findings():
        for frame, records, meeting in shipped_witnesses(finding):
            for rule in cited(court, meeting):
                deleted += 1
                changed_frame = without_rule(values_of(frame), rule)
                files = [InputFile(path, json.dumps(one)) for path, one in changed_frame.items()]
                again = court_of(records, files)
                assert again is not None
                after = judged_by(again, meeting.a.id, meeting.b.id)
                if after.verdict is Verdict.CONTRADICTION:
                    assert after.meeting is not None
                    rest = (held(meeting), cited(court, meeting) - {rule})
                    assert (held(after.meeting), cited(again, after.meeting)) != rest, rule
    # Every finding cites one rule at the least: what excludes what, or what is read as what.
    assert deleted >= len(shipped_findings())
