"""Our closed lists do what `StrEnum` and `IntEnum` of the standard library do."""

import copy
import enum
import json
import pickle

import pytest

from scomm_timeline.model.closed import IntEnum, StrEnum


class Ours(StrEnum):
    """Days on which nobody answers."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    """The seventh, or the first."""
    NEW_YEAR = "new-year"

    @property
    def is_weekend(self) -> bool:
        return self in {Ours.SATURDAY, Ours.SUNDAY}


class Theirs(enum.StrEnum):
    SATURDAY = "saturday"
    SUNDAY = "sunday"
    NEW_YEAR = "new-year"


def test_members_their_names_and_values_are_the_same():
    assert [(one.name, one.value) for one in Ours] == [(one.name, one.value) for one in Theirs]
    assert [type(one.value) for one in Ours] == [str] * 3
    assert len(Ours) == len(Theirs)


@pytest.mark.parametrize("theirs", list(Theirs))
def test_a_member_is_its_text_wherever_it_is_written(theirs):
    ours = Ours(theirs.value)
    assert ours == theirs == theirs.value
    assert hash(ours) == hash(theirs)
    assert (str(ours), f"{ours:>9}") == (str(theirs), f"{theirs:>9}")
    assert type(str(ours)) is str
    assert json.dumps({ours: [ours]}) == json.dumps({theirs: [theirs]})
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")


def test_a_member_is_one_object_however_it_is_come_by():
    one = Ours.NEW_YEAR
    assert Ours("new-year") is one
    assert Ours(one) is one
    assert copy.deepcopy([one])[0] is one
    assert copy.copy(one) is one
    assert pickle.loads(pickle.dumps(one)) is one
    assert isinstance(one, Ours)


@pytest.mark.parametrize("value", ["monday", "", None, 3, [], "SUNDAY"])
def test_what_is_no_member_is_refused_in_the_same_words(value):
    with pytest.raises(ValueError, match="is not a valid") as theirs:
        Theirs(value)
    with pytest.raises(ValueError, match="is not a valid") as ours:
        Ours(value)
    assert str(ours.value) == str(theirs.value).replace("Theirs", "Ours")


def test_members_have_properties_and_can_be_matched():
    assert [one.is_weekend for one in Ours] == [True, True, False]
    match Ours("sunday"):
        case Ours.SUNDAY:
            return
    pytest.fail("not matched")


class Code(IntEnum):
    """How a day may end."""

    DONE = 0
    LATE = 7


class TheirCode(enum.IntEnum):
    DONE = 0
    LATE = 7


@pytest.mark.parametrize("theirs", list(TheirCode))
def test_a_number_of_a_list_is_its_number_wherever_it_is_written(theirs):
    ours = Code(theirs.value)
    assert ours is getattr(Code, theirs.name)
    assert (ours.name, ours.value) == (theirs.name, theirs.value)
    assert ours == theirs == theirs.value
    assert hash(ours) == hash(theirs)
    assert (str(ours), f"{ours:03}", f"{ours}") == (str(theirs), f"{theirs:03}", f"{theirs}")
    assert repr(ours) == repr(theirs).replace("TheirCode", "Code")
    assert json.dumps([ours]) == json.dumps([theirs])
    assert pickle.loads(pickle.dumps(ours)) is ours
    assert bool(ours) is bool(theirs)
    assert type(ours.value) is int


def test_a_number_that_is_no_member_is_refused():
    with pytest.raises(ValueError, match="3 is not a valid Code"):
        Code(3)
    assert list(Code) == [Code.DONE, Code.LATE]
