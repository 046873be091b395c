"""Content hashes: what is said counts, and nothing of how it is typed."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scomm_timeline.model import fingerprint as fingerprints
from scomm_timeline.model.fingerprint import canonical_text, fingerprint, fingerprint_of_many
from scomm_timeline.model.statement import Wording
from tests.builders import frame_text, records, sound_set, statement


def test_equal_content_has_an_equal_hash_and_other_content_another():
    assert fingerprint(("a", None, 1, True)) == fingerprint(("a", None, 1, True))
    seen = ["a", "A", "", None, 1, True, ("a",), (("a",),), ("a", "b"), ("ab",), {"a": "b"}]
    assert len({fingerprint(one) for one in seen}) == len(seen)


def test_the_order_of_keys_is_no_content_and_that_of_values_is():
    assert fingerprint({"a": "1", "b": "2"}) == fingerprint({"b": "2", "a": "1"})
    assert fingerprint(("a", "b")) != fingerprint(("b", "a"))


def test_a_word_of_a_closed_list_counts_as_its_text():
    assert fingerprint((Wording.QUOTE,)) == fingerprint(("quote",))


def test_every_character_counts():
    assert fingerprint("caf\u00e9") != fingerprint("cafe\u0301")
    assert fingerprint("a b") != fingerprint("a\u00a0b")


def test_what_is_no_content_is_refused():
    with pytest.raises(TypeError):
        fingerprint(object())


@pytest.mark.parametrize("count", [0, 1, 2, 499, 500, 501, 1000, 1001])
@pytest.mark.parametrize("after", [(), ("a,",), (("b",), {"c": "]"})])
def test_many_have_the_hash_that_they_have_as_a_list(count, after):
    many = [(f"{number},", "[") for number in range(count)]
    written = map(canonical_text, many)
    assert fingerprint_of_many(("x", ("y",)), written, *after) == fingerprint(
        ("x", ("y",), many, *after)
    )


def test_title_and_description_are_not_interchangeable():
    one = sound_set(files={"set.yaml": "format: 1\ntitle: A\ndescription: B\n"})
    other = sound_set(files={"set.yaml": "format: 1\ntitle: B\ndescription: A\n"})
    assert one.digest != other.digest


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("voices.yaml", "Beacon Agency", "Beacon Service"),
        ("places.yaml", "Aldery", "Alderley"),
        ("set.yaml", "An invented program", "A program"),
        ("vocabulary.yaml", "Mending the towers.", "Mending towers."),
    ],
)
def test_the_vocabulary_is_part_of_what_a_set_says(path, old, new):
    changed = frame_text(path).replace(old, new)
    assert changed != frame_text(path)
    assert sound_set(files={path: changed}).digest != sound_set().digest


def test_notes_are_no_content():
    plain = sound_set(records(statement("a")))
    noted = sound_set(records(statement("a", notes="Ask the archive.")))
    assert plain.digest == noted.digest


_PLAIN = st.text() | st.none() | st.booleans() | st.integers() | st.sampled_from([*Wording])
_VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner)
)


@pytest.mark.parametrize("writer", ["_own_writer", "_usual_writer"])
@given(value=_VALUES)
def test_what_is_hashed_is_json_with_sorted_keys_and_no_space(writer, value):
    word, text = getattr(fingerprints, writer)()
    written = json.dumps(value, sort_keys=True, separators=(",", ":"))
    assert text(value) == written
    if isinstance(value, str):
        assert word(value) == written


@pytest.mark.parametrize("writer", ["_own_writer", "_usual_writer"])
def test_both_refuse_what_is_no_content_in_the_same_words(writer):
    _, text = getattr(fingerprints, writer)()
    with pytest.raises(TypeError, match="no JSON of object"):
        text(("a", object()))
