"""Two sets field by field: what changed, under which name, and whether it matters."""

import pytest

from scomm_timeline.publication.diffing import Lost, What, diff_sets
from scomm_timeline.publication.fields import Item, Reason
from scomm_timeline.publication.words import marked
from tests.builders import claim, frame_text, load_set, records, sound_set, statement


def changes(old: str, new: str):
    """The changed fields of the one record of two record files, by name."""
    diff = diff_sets(old=sound_set(old), new=sound_set(new))
    assert diff._replace(changed=()).is_empty
    return {one.field: one for entry in diff.changed for one in entry.fields}


def changed(**fields):
    """What of the default statement changes with these fields."""
    return changes(records(statement("first")), records(statement("first", **fields)))


def material(found):
    return {name: one for name, one in found.items() if one.is_material}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"quote": "Other words."}, {"text"}),
        ({"made": "2031-03-11"}, {"made", "public"}),
        ({"made_as_written": "last spring"}, {"made-as-written"}),
        ({"made_basis": "inferred"}, {"made-basis"}),
        ({"from_": "ministry"}, {"from[beacon-agency]", "from[ministry]"}),
        ({"for_": "ministry"}, {"for[ministry]"}),
        ({"to": "ford-council"}, {"to", "channel", "public"}),
        ({"via": ["a sailor"]}, {"via"}),
        ({"document": "speech"}, {"document"}),
        ({"act": "deed"}, {"act"}),
        ({"sworn": "true"}, {"sworn"}),
        ({"official": "false"}, {"official"}),
        ({"confidence": "low"}, {"confidence"}),
        ({"review": "reviewed"}, {"review"}),
        ({"claims": [claim(mode="hedged")]}, {"claims[leave].mode"}),
        ({"claims": [claim("leave", "must-stay")]}, {"claims[leave].position"}),
        ({"claims": [claim(component="lighting")]}, {"claims[leave].component"}),
        ({"claims": [claim(place="borrin")]}, {"claims[leave].place"}),
        ({"claims": [claim(who="local")]}, {"claims[leave].who"}),
        ({"claims": [claim(extent="some")]}, {"claims[leave].extent"}),
        ({"claims": [claim(population={"stage": "charged"})]}, {"claims[leave].population"}),
        ({"claims": [{**claim(), "valid-until": "2031-09"}]}, {"claims[leave].valid-until"}),
        ({"claims": [{**claim(), "becomes": "2031-09"}]}, {"claims[leave].becomes"}),
        ({"claims": [claim(), claim("duty", "free")]}, {"claims[duty]"}),
        ({"announces": [{"topic": "leave", "place": "aldery"}]}, {"announces[leave]"}),
        (
            {"sources": [{"source": "gazette-2031", "locator": "p. 002"}]},
            {"sources[gazette-2031].locator"},
        ),
        (
            {"released": [{"date": "2031-04", "to": "requesters"}]},
            {"released[requesters]"},
        ),
    ],
    ids=lambda value: next(iter(value), "") if isinstance(value, dict) else "",
)
def test_a_change_of_one_field_is_told_under_its_name(fields, names):
    assert set(material(changed(**fields))) == names


def test_prose_is_told_word_by_word():
    found = changed(quote="The other words.")
    assert marked(found["text"].words) == "The {+other+} words."


def test_white_space_in_prose_is_cosmetic():
    found = changed(quote="The\n  words. ")
    assert found["text"].reason is Reason.WHITE_SPACE
    assert not material(found)


def test_another_way_to_write_the_same_days_is_cosmetic():
    month = records(statement("first", made="2031-03"))
    days = records(statement("first", made="2031-03-01/2031-03-31"))
    found = changes(month, days)
    assert found["made"].reason is Reason.SAME_DAYS
    assert not material(found)


def test_a_date_is_told_with_its_bounds():
    old = changed(made="2031-03")["made"]
    assert old.new.written == "2031-03"
    assert (old.new.end - old.new.earliest, old.old.end - old.old.earliest) == (31, 1)


@pytest.mark.parametrize("mark", ["~", "?"])
def test_a_mark_on_a_date_is_material(mark):
    assert "made" in material(changed(made=f"2031-03-10{mark}"))


def test_the_order_of_equals_is_cosmetic_and_that_of_mouths_is_not():
    two = records(statement("first", to=["public", "towns"], via=["a", "b"]))
    turned = records(statement("first", to=["towns", "public"], via=["a", "b"]))
    assert {one.reason for one in changes(two, turned).values()} <= {
        Reason.ORDER,
        Reason.SAME_DOCUMENT,
    }
    mouths = records(statement("first", to=["public", "towns"], via=["b", "a"]))
    assert set(material(changes(two, mouths))) == {"via"}


def test_the_order_of_claims_is_cosmetic():
    one, other = claim(), claim("duty", "free")
    found = changes(
        records(statement("first", claims=[one, other])),
        records(statement("first", claims=[other, one])),
    )
    assert [(change.field, change.reason) for change in found.values()] == [
        ("claims", Reason.ORDER)
    ]


def test_of_several_claims_on_one_topic_only_the_one_that_changed_is_told():
    here, there = claim(place="aldery"), claim(place="borrin")
    found = changes(
        records(statement("first", claims=[here, there])),
        records(statement("first", claims=[here, {**there, "mode": "hedged"}])),
    )
    assert set(found) == {"claims[leave 2].mode"}


def test_a_note_is_cosmetic():
    found = changed(notes="Look again.")
    assert found["notes"].reason is Reason.NOT_TOLD


def test_a_value_moved_to_the_header_or_typed_as_the_default_is_no_change():
    plain = sound_set(records(statement("first")))
    moved = sound_set(
        records(
            statement("first", made=None, from_=None, claims=[{"leave": "may-leave"}]),
            made="2031-03-10",
            from_="beacon-agency",
            place="aldery",
            component="whole",
        )
    )
    # Where `place` stands decides nothing here but is a field of the record as well.
    found = [one.field for entry in diff_sets(old=plain, new=moved).changed for one in entry.fields]
    assert found in ([], ["place"])
    typed = sound_set(records(statement("first", claims=[claim(mode="asserts", extent="all")])))
    assert diff_sets(old=plain, new=typed).is_empty


def test_the_derived_name_of_a_document_is_cosmetic_while_the_same_records_share_it():
    both = [statement("first"), statement("second", quote="More.")]
    later = [{**one, "made": "2031-03-12"} for one in both]
    found = changes(records(*both), records(*later))
    assert found["document-id"].reason is Reason.SAME_DOCUMENT
    apart = changes(records(*both), records(both[0], later[1]))
    assert "document-id" in material(apart)


def test_an_item_is_told_as_what_is_set_in_it():
    added = changed(claims=[claim(), claim("duty", "free")])["claims[duty]"]
    assert isinstance(added.new, Item)
    assert dict(added.new.values)["position"] == "duty/free"
    assert "who" not in dict(added.new.values)


# -- records --------------------------------------------------------------------------------------


def test_records_are_added_and_removed_by_id():
    old = sound_set(records(statement("first"), statement("second", quote="Two.")))
    new = sound_set(records(statement("second", quote="Two."), statement("third", quote="Three.")))
    diff = diff_sets(old=old, new=new)
    assert [one.id for one in diff.added] == ["third"]
    assert [one.id for one in diff.removed] == ["first"]
    assert diff.changed == ()


def test_a_record_of_the_same_content_under_another_id_is_renamed_with_all_that_points_to_it():
    old = sound_set(
        records(
            statement("first"),
            statement("second", quote="Two.", made="2031-04", replies_to="first"),
        )
    )
    new = sound_set(
        records(
            statement("renamed"),
            statement("second", quote="Two.", made="2031-04", replies_to="renamed"),
        )
    )
    diff = diff_sets(old=old, new=new)
    assert diff.renamed == (("first", "renamed"),)
    assert (diff.added, diff.removed, diff.changed) == ((), (), ())
    assert diff.material_changes == 1


def test_a_renamed_record_whose_coding_changed_is_still_one_record():
    old = sound_set(records(statement("first")))
    new = sound_set(records(statement("renamed", claims=[claim(mode="hedged")])))
    diff = diff_sets(old=old, new=new)
    assert diff.renamed == (("first", "renamed"),)
    (entry,) = diff.changed
    assert (entry.id, entry.was) == ("renamed", "first")
    assert diff.material_changes == 1


def test_two_records_of_one_content_are_not_guessed_at():
    old = sound_set(records(statement("a", document_id="x"), statement("b", document_id="x")))
    new = sound_set(records(statement("c", document_id="x"), statement("d", document_id="x")))
    diff = diff_sets(old=old, new=new)
    assert diff.renamed == ()
    assert (len(diff.added), len(diff.removed)) == (2, 2)


def test_a_record_divided_in_two_and_two_joined_are_named():
    whole = sound_set(records(statement("whole", quote="One word here. Two words there.")))
    parts = sound_set(
        records(
            statement("left", quote="One word here."), statement("right", quote="Two words there.")
        )
    )
    divided = diff_sets(old=whole, new=parts)
    assert [tuple(one) for one in divided.divided] == [("whole", ("left", "right"))]
    assert divided.joined == ()
    joined = diff_sets(old=parts, new=whole)
    assert [tuple(one) for one in joined.joined] == [("whole", ("left", "right"))]
    assert joined.divided == ()


def test_a_record_that_gives_part_of_its_words_to_another_is_divided_too():
    old = sound_set(records(statement("first", quote="One. Two.")))
    new = sound_set(records(statement("first", quote="One."), statement("second", quote="Two.")))
    assert [tuple(one) for one in diff_sets(old=old, new=new).divided] == [
        ("first", ("first", "second"))
    ]


def test_a_record_in_another_file_has_moved_and_not_changed():
    one = records(statement("first"))
    diff = diff_sets(
        old=sound_set(records={"a.yaml": one}), new=sound_set(records={"b/c.yaml": one})
    )
    assert [tuple(moved) for moved in diff.moved] == [
        ("first", "records/a.yaml", "records/b/c.yaml")
    ]
    assert (diff.changed, diff.material_changes) == ((), 0)


# -- vocabularies ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "old", "new", "kind", "field"),
    [
        ("topics/leave.yaml", "May a town keep out", "May towns keep out", "topic", "question"),
        (
            "topics/leave.yaml",
            "that gives notice",
            "that asks",
            "topic",
            "positions[by-notice].means",
        ),
        (
            "topics/leave.yaml",
            ", entails: [may-leave]",
            "",
            "topic",
            "positions[by-notice].entails",
        ),
        ("topics/leave.yaml", "none may leave on", "nobody leaves on", "topic", "excludes[X1].why"),
        ("voices.yaml", "Tide Office, parent: ministry", "Tide Office", "organization", "parent"),
        ("voices.yaml", "name: Ada Moss", "name: Ada Mosse", "person", "name"),
    ],
)
def test_a_change_of_the_frame_is_told_under_its_entry(path, old, new, kind, field):
    text = frame_text(path)
    assert old in text
    before = sound_set(records(statement("first")))
    after = sound_set(records(statement("first")), files={path: text.replace(old, new, 1)})
    (entry,) = diff_sets(old=before, new=after).vocabulary
    assert entry.kind == kind
    assert [one.field for one in entry.fields if one.is_material] == [field]


def test_a_source_in_another_order_of_keys_is_no_change_and_another_date_is():
    lines = (
        "id: gazette-2031\ntitle: The Watch in Its Third Year\npublisher: The Gazette\n"
        "kind: newspaper\nurl: none-given\nseen: whole\ndates: {document: DATE}\n"
    )
    before = sound_set(records(statement("first")))
    path = "sources/gazette-2031.yaml"
    turned = sound_set(
        records(statement("first")), files={path: lines.replace("DATE", "2031-12-31")}
    )
    assert diff_sets(old=before, new=turned).is_empty
    later = sound_set(
        records(statement("first")), files={path: lines.replace("DATE", "2031-12-30")}
    )
    diff = diff_sets(old=before, new=later)
    assert [(one.kind, one.id) for one in diff.vocabulary] == [("source", "gazette-2031")]
    assert [one.field for one in diff.vocabulary[0].fields] == ["dates.document"]


# -- incomplete sides -----------------------------------------------------------------------------


def test_a_record_that_one_side_cannot_read_is_neither_added_nor_removed():
    sound = load_set(records(statement("first"), statement("second", quote="Two.")))
    torn = load_set(
        records(statement("first", made="2031-02-30"), statement("second", quote="Two."))
    )
    assert sound.corpus is not None
    assert torn.corpus is not None
    there = diff_sets(old=sound.corpus, new=torn.corpus)
    assert (there.added, there.removed) == ((), ())
    assert [tuple(one) for one in there.unmatched] == [("record", "first", "old")]
    back = diff_sets(old=torn.corpus, new=sound.corpus)
    assert (back.added, back.removed) == ((), ())
    assert [tuple(one) for one in back.unmatched] == [("record", "first", "new")]


def test_records_of_a_file_that_was_lost_as_a_whole_are_not_taken_for_removed():
    text = records(statement("first"))
    sound = load_set(records={"a.yaml": text, "b.yaml": records(statement("second", quote="Two."))})
    torn = load_set(
        records={"a.yaml": f"{text}  - {{", "b.yaml": records(statement("second", quote="Two."))}
    )
    assert sound.corpus is not None
    assert torn.corpus is not None
    assert torn.lost_ids == {"first"}
    diff = diff_sets(old=sound.corpus, new=torn.corpus, lost=Lost(new=torn.lost_ids))
    assert diff.removed == ()
    assert [one.id for one in diff.unmatched] == ["first"]


def test_an_entry_that_was_added_is_told_whole():
    text = frame_text("voices.yaml")
    assert "\npeople:\n" in text
    more = text.replace("\npeople:\n", "\npeople:\n  new-person: {name: New Person}\n", 1)
    before = sound_set(records(statement("first")))
    after = sound_set(records(statement("first")), files={"voices.yaml": more})
    (entry,) = diff_sets(old=before, new=after).vocabulary
    assert (entry.kind, entry.id, entry.what) == ("person", "new-person", What.ADDED)
    assert entry.fields[0].new == Item((("name", "New Person"),))
    (back,) = diff_sets(old=after, new=before).vocabulary
    assert (back.what, back.fields[0].old) == (What.REMOVED, Item((("name", "New Person"),)))
