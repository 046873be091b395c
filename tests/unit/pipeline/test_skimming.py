"""`--stat` without reading what is the same as text: the same numbers, or everything is read."""

import random

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.pipeline.skimming import (
    Texts,
    build_skimmed_report,
    build_stat_report,
)
from scomm_timeline.reading import documents, yaml_nodes
from scomm_timeline.reading.blocks import join, split
from tests.builders import frame_text, make_set
from tests.command import ROOT, SETS
from tests.diff_trials import side_of

HARBOR, NEXT = (read_set(SETS / name) for name in ("harbor-watch", "harbor-watch-next"))
SHIPPED = read_set(ROOT / "statements")


def block(id_: str, words: str, made: str = "2031-03-10", more: str = "") -> str:
    """A statement as a person writes it, with its claim."""
    return (
        f"  - id: {id_}\n    made: {made}\n    from: beacon-agency\n    to: public\n"
        f"    sources: [gazette-2031]\n    quote: >-\n      {words}\n{more}"
        "    claims:\n      - leave: may-leave\n        component: whole\n        place: aldery\n"
    )


def file(*blocks: str, header: str = "document: letter\n") -> str:
    return f"{header}statements:\n{''.join(blocks)}"


def skimmed(old: list[InputFile], new: list[InputFile]):
    return build_skimmed_report(
        old=Texts("a", "folder", "", old), new=Texts("b", "folder", "", new)
    )


def in_full(old: list[InputFile], new: list[InputFile]):
    return build_stat_report(old=side_of(old), new=side_of(new))


def both(old: list[InputFile], new: list[InputFile]):
    """The numbers of the shortcut, which must be those of the long way."""
    short, long = skimmed(old, new), in_full(old, new)
    assert short is not None
    assert short.counts._replace(unread=0) == long.counts
    for one, other in ((short.old, long.old), (short.new, long.new)):
        assert one.header.statements == other.header.statements
        assert (one.texts, one.header.digest) == (other.texts, "")
    return short.counts


def test_two_versions_that_are_read_in_part_have_the_same_numbers():
    counts = both(HARBOR, NEXT)
    assert (counts.added, counts.removed, counts.renamed, counts.moved) == (1, 1, 1, 1)
    assert counts.unread == 3


def test_a_version_against_itself_is_not_read_at_all():
    counts = both(SHIPPED, SHIPPED)
    assert counts.unread == len(side_of(SHIPPED).corpus.statements)
    assert counts.material == 0


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_have_the_same_numbers(seed):
    rng = random.Random(seed)
    blocks = [block(f"s{n:02}", f"Words of number {n}.") for n in range(12)]
    old = make_set(file(*blocks[:5]), file(*blocks[5:9]), file(*blocks[9:]))
    edited = list(blocks)
    for _ in range(4):
        at = rng.randrange(len(edited))
        edited[at] = rng.choice(
            [
                edited[at].replace("Words", "Other words"),
                edited[at].replace("    to:", "    notes: Seen.\n    to:"),
                edited[at].replace("may-leave", "must-stay"),
                f"{edited[at]}    # a comment\n",
                block(f"new-{rng.randrange(99)}", f"More {rng.random()}."),
            ]
        )
    rng.shuffle(edited)
    cut = rng.randrange(1, 11)
    both(old, make_set(file(*edited[:cut]), file(*edited[cut:])))


def test_only_what_differs_is_parsed(monkeypatch):
    blocks = [block(f"s{n:02}", f"Words of number {n}.") for n in range(6)]
    old = make_set(file(*blocks[:3]), file(*blocks[3:]))
    new = make_set(file(blocks[0].replace("Words", "Deeds"), *blocks[1:3]), file(*blocks[3:]))
    parsed: list[str] = []
    original = documents.read

    def watched(text: str):
        parsed.append(text)
        return original(text)

    monkeypatch.setattr(documents, "read", watched)
    report = skimmed(old, new)
    assert report is not None
    assert report.counts.changed == 1
    whole = "".join(parsed)
    assert whole.count("id: s00") == 2
    assert [n for n in range(1, 6) if f"id: s{n:02}" in whole] == []


def test_a_block_under_another_header_is_read():
    one = block("s00", "Words.")
    old = make_set(file(one, header="document: letter\n"))
    new = make_set(file(one, header="document: speech\n"))
    assert both(old, new).changed == 1


# -- what costs the shortcut ----------------------------------------------------------------------


def test_another_vocabulary_source_or_receipt_is_read_in_full():
    one = file(block("s00", "Words."))
    text = frame_text("voices.yaml").replace("Ada Moss", "Ada Mosse")
    assert skimmed(make_set(one), make_set(one, files={"voices.yaml": text})) is None


def test_a_removed_record_that_an_unread_one_points_to_is_read_in_full():
    reply = block("reply", "An answer.", "2031-04-01", "    replies-to: asked\n")
    old = make_set(file(block("asked", "A question.")), file(reply))
    new = make_set(file(block("other", "Something else.")), file(reply))
    assert skimmed(old, new) is None


def test_an_id_that_stands_twice_is_read_in_full():
    one = block("s00", "Words.")
    old = make_set(file(one), file(block("s01", "More.")))
    new = make_set(file(one), file(block("s00", "More.")))
    assert skimmed(old, new) is None


def test_a_problem_in_what_is_read_costs_the_shortcut():
    old = make_set(file(block("s00", "Words.")))
    new = make_set(file(block("s00", "Words.", made="2031-02-30")))
    assert skimmed(old, new) is None


def test_a_pointer_to_an_unread_record_is_no_problem():
    asked = file(block("asked", "A question."))
    reply = block("reply", "An answer.", "2031-04-01", "    replies-to: asked\n")
    counts = both(
        make_set(asked, file(reply)), make_set(asked, file(reply.replace("answer", "answer, late")))
    )
    assert (counts.changed, counts.unread) == (1, 1)


# -- blocks ---------------------------------------------------------------------------------------


def test_a_file_taken_apart_and_put_together_reads_as_before():
    files = [one for one in SHIPPED if one.path.startswith("records/")]
    apart = 0
    for one in files:
        assert one.text is not None
        blocks = split(one.text)
        if blocks is not None:
            apart += 1
            whole = yaml_nodes.read(one.text).value
            assert yaml_nodes.read(join(blocks)).value == whole, one.path
            assert len(blocks.items) == len(whole["statements"]), one.path
    assert apart > 0.8 * len(files)


@pytest.mark.parametrize(
    "text",
    [
        'statements:\n  - id: a\n    quote: "Words\n  - id: b\n    more"\n',
        "statements:\n  - id: a\n    quote: 'Words\n  - id: b\n    more'\n",
        "statements:\n  - id: a\n    quote: Words.\nmade: 2031\n",
        "statements:\n  - id: a\n---\nstatements:\n  - id: b\n",
        "statements:\n- id: a\n  quote: Words.\nmade: 2031\n",
        "statements:\n  - id: a\n    notes: 'Words\\\n  - id: b'\n",
        'statements:\n  - id: a\n    notes: "Words\\\n  - id: b"\n',
        'statements:\n  - id: a\n    to: ["b\n  - id: c"]\n',
        'document: "a\nstatements:\n  - id: b"\n',
        "statements:\n  - id: a\n    notes: Words.\rmade: 2031\n",
        "statements:\n  - id: a\n    notes: Words.\u2028made: 2031\n",
        "statements:\n  - id: a\n  - quote: Words.\n",
        "statements:\n  - made: 2031\n    id: a\n",
        '{"statements": [{"id": "a"}]}\n',
        "",
    ],
)
def test_a_file_of_another_layout_is_not_taken_apart(text):
    assert split(text) is None


def test_a_block_of_words_that_looks_like_a_record_is_part_of_its_own():
    text = "statements:\n  - id: a\n    quote: >-\n      Words\n        - id: b\n      more\n"
    blocks = split(text)
    assert blocks is not None
    assert len(blocks.items) == 1
