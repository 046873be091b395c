"""What is written about a verdict is read again letter by letter, whatever a person typed."""

from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.model.adjudications import Decision, Response, Retirement, file_name
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.reading.adjudication_text import adjudication_text
from scomm_timeline.reading.load import load
from tests.judged_sets import FINDING, frame, records, verdict

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(
    lambda text: bool(text.strip()) and not text.isspace()
)
DAYS = st.sampled_from(["2032-01-10", "2032-02-28", "2033-12-31"]).map(parse_date)
RESPONSES = st.one_of(
    st.none(),
    st.just(Response(sought=False)),
    st.builds(Response, sought=st.just(True), text=st.none() | WORDS),
)
RETIREMENTS = st.none() | st.builds(
    Retirement, st.just(parse_date("2034-01-01")), WORDS, st.none() | st.just("counsel")
)


@st.composite
def judgments(draw: st.DrawFn):
    return verdict().judgment._replace(
        decision=draw(st.sampled_from(list(Decision))),
        on=draw(DAYS),
        reviewer=draw(st.sampled_from(["desk", "counsel"])),
        reason=draw(WORDS),
        expires=draw(st.none() | st.just(parse_date("2035-06-30"))),
        response=draw(RESPONSES),
        readings=tuple(draw(st.lists(WORDS, max_size=3))),
        retired=draw(RETIREMENTS),
    )


@given(judgments(), st.lists(judgments(), max_size=2))
def test_a_verdict_is_read_as_it_was_written(judgment, earlier):
    written = verdict()._replace(judgment=judgment, earlier=tuple(earlier))
    path = file_name(FINDING)
    loaded = load(
        [
            *(InputFile(name, text) for name, text in {**frame(), **records()}.items()),
            InputFile(path, adjudication_text(written)),
        ]
    )
    assert [(one.path, one.message) for one in loaded.diagnostics] == []
    assert loaded.corpus is not None
    assert loaded.corpus.adjudications == {FINDING: written}
