"""Words that every form of the report says alike: drafts, who is concerned, titles of sources."""

import pytest

from scomm_timeline.renderers.filing import publish as filing
from scomm_timeline.renderers.html import publish
from scomm_timeline.renderers.release_markdown import publish as markdown
from scomm_timeline.renderers.release_words import brief
from tests.builders import frame_text, records, sound_set
from tests.release_builders import MAY, STAY, release, release_of
from tests.release_builders import reviewed as said


def text_of(*statements, **options):
    return publish(release(*statements, **options)).decode("utf-8")


def test_drafts_are_counted_on_the_first_page_and_only_where_there_are_some():
    told = "1 statement is a draft: no second person has reviewed the coding."
    draft, read = said("a", "2031-02", MAY, review=None), said("b", "2031-02", MAY)
    assert told in text_of(draft, read, with_drafts=True)
    assert "no second person" not in text_of(read, with_drafts=True)
    assert "no second person" not in text_of(with_drafts=True)


def test_a_line_of_the_first_page_names_three_bodies_and_counts_the_others():
    voices = frame_text("voices.yaml").replace(
        "organizations:\n",
        "organizations:\n"
        + "".join(
            f"  part-{n}: {{name: Part {n}, parent: ministry, kind: agency}}\n" for n in range(6)
        ),
    )
    both = (MAY, STAY)
    for bodies, wanted in (
        (4, "with Part 0, Part 1, Part 2, Part 3. "),
        (6, "with Part 0, Part 1, Part 2, and 3 more. "),
    ):
        made = [
            records(said(f"s{n}", f"2031-0{n + 1}", both[n % 2], from_=f"part-{n}"))
            for n in range(bodies)
        ]
        found = release_of(sound_set(*made, files={"voices.yaml": voices}))
        (line,) = [brief(one)[0] for one in found.findings]
        assert wanted in "".join(span.text for span in line)


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("Who may go?", "Who may go? The"),
        ("The “Why not?”", "The “Why not?” The"),
        ("The rules", "The rules. The"),
        ("The “rules”", "The “rules”. The"),
    ],
)
def test_a_title_that_ends_in_a_stop_of_its_own_gets_no_other(title, printed):
    source = (
        f"id: gazette-2031\ntitle: '{title}'\npublisher: The Gazette\nkind: newspaper\n"
        "dates: {document: 2031-12-31}\nurl: none-given\nseen: whole\n"
    )
    found = release_of(
        sound_set(records(said("a", "2031-02", MAY)), files={"sources/gazette-2031.yaml": source})
    )
    for text in (publish(found), markdown(found), filing(found)):
        assert f"{printed} Gazette" in text.decode("utf-8")
