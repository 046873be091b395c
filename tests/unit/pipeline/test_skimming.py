"""`--stat` without reading what is the same as text: the same numbers, or everything is read."""

import json
import random

import pytest

from scomm_timeline.disk.sets import read_set
from scomm_timeline.model import limits
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.pipeline.skimming import (
    Texts,
    build_skimmed_report,
    build_stat_report,
)
from scomm_timeline.reading import documents, yaml_nodes
from scomm_timeline.reading.blocks import alike, id_of, join, split
from scomm_timeline.reading.load import load
from tests.builders import frame_text, make_set
from tests.command import ROOT, SETS
from tests.diff_trials import side_of
from tests.set_edits import values_of, written

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


LAYOUTS = {
    "prose that begins with a key": file(
        block("s01", "On the form\n\n      id: none\n\n      stood.")
    ),
    "an item without its indent": file(block("s01", "Words.")).replace("\n  ", "\n"),
    "an id in quotation marks, with a remark": file(
        block("s01", "Words.").replace("id: s01", 'id: "s01"  # the first')
    ),
    "line breaks of Windows": file(block("s01", "Words.")).replace("\n", "\r\n"),
    "prose with a quotation mark": file(
        block("s01", 'It said: "no'), block("s02", 'More of it, "yes" this time.')
    ),
    "an id behind another key": file(
        block("s01", "Words.").replace(
            "id: s01\n    made: 2031-03-10", "made: 2031-03-10\n    id: s01"
        )
    ),
    "a key in quotation marks": file(block("s01", "Words.").replace("id: s01", '"id": s01')),
    "JSON": json.dumps(yaml_nodes.read(file(block("s01", "Words."), block("s02", "More."))).value),
    "an item in what may be quoted": file(
        block("s01", "Words.").replace(
            "quote: >-\n      Words.", 'quote: "Words\n  - id: s02\n    and more."'
        )
    ),
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS)
def test_records_of_any_layout_are_counted_that_nobody_changed(text):
    same, changed = block("s00", "Words."), block("s00", "Deeds.")
    assert both(make_set(file(same), text), make_set(file(changed), text)).changed == 1


def test_no_layout_that_people_write_is_parsed_where_nobody_changed_it():
    layouts = list(LAYOUTS.values())[:4]
    texts = [one.replace("s01", f"s0{number}") for number, one in enumerate(layouts, 1)]
    same, changed = block("s00", "Words."), block("s00", "Deeds.")
    counts = both(make_set(file(same), *texts), make_set(file(changed), *texts))
    assert counts.unread == len(layouts)


@pytest.mark.parametrize("seed", range(4))
def test_edits_of_sets_in_layouts_drawn_at_random_have_the_same_numbers(seed):
    rng = random.Random(seed)
    values = values_of(one for one in HARBOR if not one.path.startswith("receipts/"))
    old = written(values, rng)
    places = [
        (path, at)
        for path in values
        if path.startswith("records/")
        for at in range(len(values[path]["statements"]))
    ]
    edited = {path for path, _ in places[:: 1 + seed]}
    for path, at in places:
        if path in edited:
            values[path]["statements"][at]["notes"] = f"Seen again, {seed}.\n  - id: nobody"
    rewritten = {one.path: one for one in written(values, rng)}
    new = [rewritten[one.path] if one.path in edited else one for one in old]
    assert both(old, new).cosmetic


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


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["s00 Words.", "s01 More."], ["s00 Words.", "s00 More."]),
        (["s00 Words.", "s00 More."], ["s00 Words.", "s00 Less."]),
        (["s00 Words.", "s00 More.", "s01 More."], ["s00 Words.", "s00 More.", "s01 Less."]),
    ],
    ids=["in the new version", "read once", "not read at all"],
)
def test_an_id_that_stands_twice_is_read_in_full(before, after):
    old, new = (
        make_set(*(file(block(*one.split(" "))) for one in version)) for version in (before, after)
    )
    assert skimmed(old, new) is None


@pytest.mark.parametrize(
    ("asked", "answered"), [("2031-05-01", "2031-04-01"), ("2031-03-10", "2031-02-01")]
)
def test_a_date_against_a_record_that_is_not_read_is_read_in_full(asked, answered):
    """Whichever of the two was edited, the answer is now earlier than the question."""

    def made_on(first: str, second: str) -> list[InputFile]:
        reply = block("reply", "An answer.", second, "    replies-to: asked\n")
        return make_set(file(block("asked", "A question.", first)), file(reply))

    old, new = made_on("2031-03-10", "2031-04-01"), made_on(asked, answered)
    assert len(load(new).left_out) == 1
    assert skimmed(old, new) is None


def test_a_date_at_the_end_of_a_chain_is_read_in_full():
    def chain(first: str, notes: str) -> list[InputFile]:
        middle = block("middle", "An answer.", "2031", "    replies-to: asked\n" + notes)
        last = block("last", "Thanks.", "2031-04-01", "    replies-to: middle\n")
        return make_set(file(block("asked", "A question.", first)), file(middle), file(last))

    new = chain("2031-05-01", "    notes: Seen.\n")
    assert [one.id for one in load(new).left_out] == ["last"]
    assert skimmed(chain("2031-03-10", ""), new) is None


def test_a_record_that_comes_and_was_pointed_to_is_read_in_full():
    reply = file(block("reply", "An answer.", "2031-04-01", "    replies-to: asked\n"))
    other = block("other", "Something else.")
    old = make_set(file(other), reply)
    assert len(load(old).left_out) == 1
    assert skimmed(old, make_set(file(other, block("asked", "A question.")), reply)) is None


def test_more_statements_than_a_set_may_hold_are_read_in_full(monkeypatch):
    one, other = file(block("s00", "Words.")), file(block("s01", "More."), block("s02", "More."))
    old, new = make_set(one, other), make_set(file(block("s00", "Deeds.")), other)
    assert skimmed(old, new) is not None
    monkeypatch.setattr(limits, "most", lambda name: 2 if name == "statements" else 10**6)
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


@pytest.mark.parametrize("seed", range(20))
def test_what_two_texts_share_at_the_ends_and_the_rest_are_all_of_both(seed):
    rng = random.Random(seed)
    words = [f"Words of {n % 3}.{' Aye.' * (n % 4)}" for n in range(9)]
    lists = [[rng.choice(words) for _ in range(rng.randrange(1, 9))] for _ in range(2)]
    start, end = (words[: rng.randrange(4)] for _ in range(2))
    texts = [
        file(*(block(f"s{words.index(one)}", one) for one in (*start, *inner, *end)))
        for inner in lists
    ]
    found = alike(*texts)
    if found is None:
        assert not start
        assert not end
        return
    for text, rest in zip(texts, (found.old, found.new), strict=True):
        whole = split(text)
        assert whole is not None
        assert whole[:2] == rest[:2]
        assert sorted(map(id_of, whole.items)) == sorted([*found.ids, *map(id_of, rest.items)])
        assert len(found.ids) >= len(start) + len(end)
        assert all(item in text for item in rest.items)
    assert found.text.count("- id:") == len(found.ids)


def test_a_statement_that_is_there_once_more_is_shared_once():
    one, other = block("s00", "Words."), block("s01", "More.")
    found = alike(file(one, other, other), file(one, other, other, other))
    assert found is not None
    assert (found.ids, found.old.items) == (["s00", "s01", "s01"], ())
    assert list(map(id_of, found.new.items)) == ["s01"]


def test_forty_thousand_quotation_marks_are_soon_looked_through():
    text = file(block("s00", f"Words, {chr(39) * 2}, '" * 20_000))
    assert alike(text, text) is None
    assert split(text.replace("'", "")) is not None
