"""What is taken without a pattern is what its pattern takes, and what a schema tells an editor.

`show` imports nothing that reads patterns; the texts here are near enough to each form to be taken often.
"""

import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scomm_timeline.model.dates import DateError
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reading.kinds import MAX_SLUG, SLUG, is_slug
from scomm_timeline.reading.receipts import RECEIPTS

_OF_FILE = RECEIPTS.fields
_OF_QUOTATION: Any = _OF_FILE["quotations"].kind
_HASH, _COUNT = _OF_FILE["document"].kind, _OF_FILE["method"].kind
_PLACE = _OF_QUOTATION.item.fields["at"].kind.item

# The subset of EDTF that is written down in `model.edtf`, for a date that is no interval.
_DATE = r"([0-9]{4})(-([0-9]{2})(-([0-9]{2})(T([0-9]{2}):([0-9]{2}))?)?)?[~?]?"


def edited(sound):
    """A sound text with up to two of its characters exchanged, put in or taken out."""
    odd = st.sampled_from([*"0129azAZ-:T~?/. \n_é", "\u0661", "\u00b2", "\u212a", "\u0130", ""])
    edit = st.tuples(st.integers(0, 70), odd, st.integers(0, 1))

    def changed(text, edits):
        for number, letter, gone in edits:
            at = number % (len(text) + 1)
            text = text[:at] + letter + text[at + gone :]
        return text

    return st.builds(changed, sound, st.lists(edit, max_size=2))


@given(edited(st.sampled_from(["a", "mayor-20101006-stops", "9", "a-b-c", "a" * MAX_SLUG])))
@example("")
@example("a-")
@example("\u212a")
def test_a_slug_is_what_its_pattern_takes(text):
    assert is_slug(text) == (re.fullmatch(SLUG, text) is not None and len(text) <= MAX_SLUG)


@pytest.mark.parametrize(
    ("kind", "sound"),
    [
        (_HASH, ["0a" * 32, "f" * 64]),
        (_COUNT, ["1", "123456"]),
        (_PLACE, ["1:1858-1888", "1:1858-2:10", "12:0-7"]),
    ],
    ids=["hash", "count", "place"],
)
@given(data=st.data())
def test_what_a_receipt_holds_is_what_its_pattern_takes(kind, sound, data):
    text = data.draw(edited(st.sampled_from(sound)))
    assert kind.accepts(text) == (re.fullmatch(kind.form, text) is not None)


@given(edited(st.sampled_from(["2010", "2010-08", "2010-08-17", "2010-08-17T14:33", "2010-08~"])))
@example("2010-08-17-14-33")
@example("2010T08:17")
@example("2010-08T14:33")
@example("2010-08-17T")
@example("2010-08-17T14:33:10")
@example("~")
def test_a_date_is_refused_for_its_form_where_the_pattern_is_not_met(text):
    try:
        parse_date(text)
    except DateError as error:
        is_formed = not error.message.startswith("not a date")
    else:
        is_formed = True
    if "/" not in text:
        assert is_formed == (re.fullmatch(_DATE, text) is not None)
