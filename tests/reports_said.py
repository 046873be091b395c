"""An invented set: does a harbor have to send its ship lists to the watch?

Its words are chosen to be hard on a renderer: brackets, colons, escape sequences, Markdown, long
names.
"""

from typing import Final

from scomm_timeline.model.corpus import LeftOut
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reports.views import (
    CitationView,
    ClaimView,
    SetHeader,
    SpeakerView,
    StatementView,
)


def when(text: str) -> FuzzyDate:
    return parse_date(text)


# -- the set -------------------------------------------------------------------------------------

HEADER: Final = SetHeader(
    title="Harbor Watch",
    statements=12,
    digest="5eed1a57",
    is_shipped=False,
    problems=0,
    as_known_on=None,
    not_yet_public=0,
    never_public=0,
    cited_sources=9,
    seen_in_part=4,
    incomplete=(),
)

LEFT_OUT: Final = (
    LeftOut("records/1931/1931-05-02-letter.yaml", "letter-1931-05-02", 'unknown place "atlantis"'),
    LeftOut("records/1931/broken.yaml", None, "the file is not YAML"),
)

INCOMPLETE: Final = HEADER._replace(is_shipped=True, problems=2, incomplete=LEFT_OUT)

AS_KNOWN: Final = HEADER._replace(
    statements=7, as_known_on="1931-06-01", not_yet_public=4, never_public=1
)

# -- statements ----------------------------------------------------------------------------------

MINISTER: Final = SpeakerView(
    "ada-quill", "ministry", "Minister of Harbors", "Ada Quill, Minister of Harbors"
)
OFFICE: Final = SpeakerView(None, "watch-office", None, "Watch Office")
UNNAMED: Final = SpeakerView(None, "watch-office", "clerk", "unnamed clerk, Watch Office")

GAZETTE: Final = CitationView(
    source="gazette-0601",
    title="Minister Answers the [Harbor] Towns",
    publisher="The Harbor Gazette",
    date=when("1931-06-01"),
    url="none-given",
    seen="in-part",
    locator=None,
    text=None,
    reporter_hedge=None,
)

ARCHIVE: Final = CitationView(
    source="archive-17",
    title="Letter book of the ministry",
    publisher="Archive of Port Calder",
    date=when("1931-05"),
    url="https://archive.example/letters?box=17&folio=002674_b",
    seen="whole",
    locator="folio 002674",
    text=None,
    reporter_hedge=None,
)

NEED_NOT: Final = ClaimView(
    topic="ship-lists",
    position="on-request",
    means="A harbor may keep its lists if it says so in writing.",
    question="Must a harbor send its ship lists?",
    component="lists",
    places=("aldmoor",),
    place_names=("Republic of Aldmoor",),
    who="local",
    stages=(),
    records=(),
    extent="all",
    mode="asserts",
    valid_from=when("1931-05-02"),
    valid_until=None,
    becomes=None,
    about=None,
)

MUST: Final = NEED_NOT._replace(
    position="required",
    means="Every harbor must send its lists.",
    component="whole",
    who=None,
    valid_from=when("1931-06-01"),
)

LETTER: Final = StatementView(
    id="quill-19310502-may",
    when=when("1931-05-02"),
    made=when("1931-05-02"),
    made_basis="stated",
    made_as_written=None,
    public=when("1931-06-01"),
    document="letter",
    act="statement",
    channel="congress",
    official=True,
    speakers=(MINISTER,),
    on_behalf=(),
    to=("senator-brandt",),
    to_names=("Senator Ilse Brandt",),
    via=(),
    wording="quote",
    text="A harbor that does not wish to send [its] lists shall say so in writing.",
    sense=None,
    quotation="matches",
    claims=(NEED_NOT,),
    topics=("ship-lists",),
    no_position=None,
    figure=None,
    relations=(("replies-to", "brandt-19310420-asks"),),
    announces=(),
    citations=(ARCHIVE,),
    review="reviewed",
    redacted=False,
    at="records/1931/1931-05-02-letter.yaml:9",
    utterance="quill-19310502-may",
)

SPEECH: Final = LETTER._replace(
    id="quill-1931-must",
    when=when("1931-05-20/1931-06-01"),
    made=when("1931-05-20/1931-06-01"),
    made_basis="inferred",
    made_as_written="the other day",
    document="press-conference",
    channel="public",
    to=("press",),
    to_names=("press",),
    via=("The Harbor Gazette",),
    text="The lists are [sic] required of every harbor, *without* exception",
    quotation="not-checked",
    claims=(MUST,),
    relations=(),
    citations=(GAZETTE._replace(reporter_hedge="as far as could be heard"),),
    review="draft",
    at="records/1931/1931-05-20-press.yaml:4",
    utterance="quill-1931-must",
)

PARAPHRASE: Final = SPEECH._replace(
    id="office-tells-calder",
    when=when("1931-04~"),
    made=when("1931-04~"),
    made_basis="stated",
    made_as_written=None,
    document="call",
    channel="local",
    speakers=(OFFICE, UNNAMED),
    on_behalf=(MINISTER,),
    to=("port-calder", "not-stated"),
    to_names=("Port Calder", "not stated"),
    via=("harbor master", "William Ohm (Evening Post)"),
    wording="paraphrase",
    text="The harbor must send its lists.",
    quotation="not-a-quotation",
    claims=(MUST._replace(mode="hedged", places=("port-calder",), place_names=("Port Calder",)),),
    citations=(GAZETTE, ARCHIVE._replace(text="the harbour must", date=None)),
    at="records/1931/1931-04-call.yaml:4",
    utterance="office-tells-calder",
)

HOSTILE_TEXT: Final = (
    "[bold]We[/bold] said [sic] nothing of [Secure Communities] :warning: [/b]\n"
    "A second paragraph \x1b[31mred\x1b[0m, \u202ebackward\u202c | a_b * c # d <b>e</b> `f` ~g~ \\h"
)

HOSTILE: Final = SPEECH._replace(
    id="quill-19310603-hostile",
    when=when("1931-06-03"),
    made=when("1931-06-03"),
    made_basis="stated",
    made_as_written=None,
    wording="fragment",
    text=HOSTILE_TEXT,
    sense="1. She took *no* position\x07.",
    claims=(),
    no_position="unsure",
    citations=(),
    via=(),
    speakers=(MINISTER._replace(label="Ada Quill\nFORGED LINE, Minister of Harbors"),),
    redacted=True,
    utterance="quill-19310603-hostile",
)

FIGURE: Final = SPEECH._replace(
    id="office-figure-1931",
    when=when("1931"),
    made=when("1931"),
    made_basis="in-force-on",
    made_as_written=None,
    act="figure",
    document="data-release",
    speakers=(OFFICE,),
    to=("public",),
    to_names=("public",),
    wording="reported",
    text="The office put the harbors that sent lists at “about 40”.",
    quotation="not-a-quotation",
    claims=(),
    figure="about 40 harbors: harbors that sent a list",
    citations=(GAZETTE,),
    via=(),
    utterance="office-figure-1931",
)

EVALUATION: Final = SPEECH._replace(
    id="post-never-realistic",
    when=when("1931-06"),
    made=when("1931-06"),
    made_basis="stated",
    made_as_written=None,
    document="article",
    official=False,
    speakers=(SpeakerView(None, "evening-post", None, "The Evening Post"),),
    to=("public",),
    to_names=("public",),
    wording="characterization",
    text="never was more than a courtesy",
    quotation="not-a-quotation",
    claims=(),
    no_position="not-stated",
    utterance="post-never-realistic",
    via=(),
)

END: Final = SPEECH._replace(
    id="quill-19310805-ends",
    when=when("1931-08-05"),
    made=when("1931-08-05"),
    made_basis="stated",
    made_as_written=None,
    document="order",
    act="decision",
    channel="state",
    to=("state-governors",),
    to_names=("state governors",),
    text="The letters of last May no longer stand.",
    via=(),
    announces=("ship-lists (lists)",),
    relations=(("rescinds", "quill-19310502-may"), ("after", "quill-1931-must")),
    utterance="quill-19310805-ends",
)
