"""Our named tuples do what those of the standard library do."""

import copy
import pickle
import typing

import pytest

from scomm_timeline.model.named import NamedTuple


class Ours(NamedTuple):
    """A place on a page."""

    line: int
    column: int = 1
    file: str = ""

    @property
    def is_first(self) -> bool:
        return self.line == 1


class Theirs(typing.NamedTuple):
    line: int
    column: int = 1
    file: str = ""


ARGUMENTS: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((3,), {}),
    ((3, 4), {"file": "a.yaml"}),
    ((), {"file": "a.yaml", "line": 3}),
    ((3, 4, "a.yaml"), {}),
]
REFUSED: list[tuple[tuple[object, ...], dict[str, object]]] = [
    ((), {}),
    ((1, 2, "", 4), {}),
    ((1,), {"line": 1}),
    ((1,), {"page": 1}),
]


@pytest.mark.parametrize(("given", "named"), ARGUMENTS)
def test_a_value_is_made_of_the_same_arguments(given, named):
    ours, theirs = Ours(*given, **named), Theirs(*given, **named)
    assert tuple(ours) == tuple(theirs)
    assert hash(ours) == hash(theirs)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours.file == theirs.file
    assert tuple(ours._replace(column=9)) == tuple(theirs._replace(column=9))


@pytest.mark.parametrize(("given", "named"), REFUSED)
@pytest.mark.parametrize("kind", [Ours, Theirs])
def test_other_arguments_are_refused(kind, given, named):
    with pytest.raises(TypeError):
        kind(*given, **named)


def test_a_class_says_what_it_is_made_of():
    assert Ours._fields == Theirs._fields == Ours.__match_args__
    assert Ours._field_defaults == Theirs._field_defaults
    assert Ours.__doc__ == "A place on a page."
    assert Ours(1).is_first


def test_nothing_can_be_changed_or_added():
    one = Ours(1)
    with pytest.raises(AttributeError):
        one.line = 2  # type: ignore[misc] # what is tested
    with pytest.raises(AttributeError):
        one.page = 2  # type: ignore[attr-defined] # what is tested
    with pytest.raises((TypeError, ValueError), match="page"):
        one._replace(page=2)  # type: ignore[call-arg] # what is tested


def test_a_value_is_made_of_as_many_items_as_there_are_fields():
    assert Ours._make([3, 4, "a.yaml"]) == Ours(3, 4, "a.yaml")
    with pytest.raises(TypeError):
        Ours._make([3])


def test_a_copy_is_equal_and_of_the_same_class():
    one = Ours(3, 4)
    for other in (copy.deepcopy(one), pickle.loads(pickle.dumps(one))):
        assert other == one
        assert other.__class__ is Ours


class Other(NamedTuple):
    """As many fields as `Ours`, and other names and defaults."""

    topic: str
    position: str
    extent: str = "all"


class Bare(NamedTuple):
    """No field."""


def test_classes_of_as_many_fields_keep_their_own_names_and_defaults():
    assert Ours(1) == (1, 1, "")
    assert Other(position="must", topic="duty") == ("duty", "must", "all")
    with pytest.raises(TypeError, match=r"Other\.__new__.*position"):
        Other("duty")  # type: ignore[call-arg] # what is tested
    with pytest.raises(TypeError, match=r"Ours\.__new__.*topic"):
        Ours(1, topic="duty")  # type: ignore[call-arg] # what is tested
    assert Bare() == ()
