"""What a second-order position amounts to (`reads-as`), where that is open to argument."""

import pytest

from scomm_timeline.analysis.findings import Strength, Weakness
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.pipeline.comparing import build_explain_report
from scomm_timeline.reading.load import load
from scomm_timeline.renderers import RenderOptions, render
from tests.engine_builders import frame_files, judged_in, said, set_of

READING = "reads-as: {leave: must-stay}}"
WHY = "Who speaks of dates only leaves no way out."
OPEN = f"reads-as: {{leave: must-stay}}, reads-as-why: {WHY}, reads-as-contestable: true}}"
LETTER = said("a", "2031-01-10", {"leave": "by-notice"}, from_="ben-holt")
DATES = {"past-words": "meant-dates-only", "about": {"records": ["a"]}}


def frame(new, path="topics/past-words.yaml"):
    found = [
        one._replace(text=(one.text or "").replace(READING, new)) if one.path == path else one
        for one in frame_files()
    ]
    assert found != list(frame_files()) or new == READING
    return found


def analyzed(new, *statements):
    return analyze(set_of(*({"statements": [one]} for one in statements), frame=frame(new)))


def later(**fields):
    return said("b", "2031-02-10", DATES, from_="ben-holt", **fields)


def test_a_reading_that_is_open_to_argument_weakens_by_one_step():
    (sure,) = analyzed(READING, LETTER, later()).findings
    (open_one,) = analyzed(OPEN, LETTER, later()).findings
    assert (sure.id, sure.best.weaknesses) == ("C302/ben-holt/watch", ())
    assert (open_one.id, open_one.best.weaknesses) == (sure.id, (Weakness.CONTESTABLE_RULE,))
    assert open_one.strength is Strength.MODERATE


def test_in_one_document_it_joins_nothing_for_certain():
    together = {"document_id": "d"}
    found = analyzed(
        OPEN,
        said("a", "2031-01-10", {"leave": "by-notice"}, from_="ben-holt", **together),
        later(after="a", **together),
    )
    judgment = judged_in(found, "a", "b")
    assert judgment.verdict == "possible"
    assert judgment.deciding is not None
    assert WHY in judgment.deciding.why


@pytest.mark.parametrize("claims", [("by-notice", "can"), ("can", "by-notice")])
def test_what_is_said_by_definition_is_shown_rather_than_a_reading(claims):
    topics = {"by-notice": {"leave": "by-notice"}, "can": {"ability": "can"}}
    both = said("a", "2031-01-10", *(topics[one] for one in claims), from_="ben-holt")
    corpus = set_of({"statements": [both, said("b", "2031-02-10", {"leave": "must-stay"})]})
    report = build_explain_report(corpus, corpus.by_id["a"], corpus.by_id["b"], is_shipped=False)
    text = " ".join(render("text", report, RenderOptions(width=100)).split())
    assert "leave/by-notice entails leave/may-leave" in text
    assert "amounts to" not in text


def test_the_explanation_names_the_reading_and_its_reason():
    corpus = set_of({"statements": [LETTER, later()]}, frame=frame(OPEN))
    report = build_explain_report(corpus, corpus.by_id["a"], corpus.by_id["b"], is_shipped=False)
    text = " ".join(render("text", report, RenderOptions(width=100)).split())
    assert f"as the codebook reads it (open to argument): “{WHY}”" in text
    assert "A rule on the way is open to argument." in text


@pytest.mark.parametrize(
    ("new", "message"),
    [
        ("reads-as: {leave: must-stay}, reads-as-contestable: true}", "gives no reason"),
        (f"reads-as-why: {WHY}}}", "speaks of no reading"),
    ],
)
def test_a_reading_and_its_reason_need_each_other(new, message):
    found = load([InputFile(one.path, one.text) for one in frame(new)]).diagnostics
    assert any(one.code.id == "S230" and message in one.message for one in found), found
