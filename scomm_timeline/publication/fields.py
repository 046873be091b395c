"""Two versions of one thing, field by field, as the table of materiality says.

Items of a list have keys of their own (a claim its topic, a citation its source), so that a change
of one is not told as a change of all that follow. Of several items with one key, equal ones are
paired first, then the rest in order.
"""

from __future__ import annotations

from collections import defaultdict
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.codebook import Position
from scomm_timeline.model.dates import FuzzyDate
from scomm_timeline.model.materiality import FIELDS, Field, Kind
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.span import Origin
from scomm_timeline.model.statement import (
    NOT_STATED,
    Announcement,
    Citation,
    Claim,
    Relation,
    ReleaseStep,
)
from scomm_timeline.model.voices import Office, Speaker
from scomm_timeline.publication.words import WordPart, one_spaced, word_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

Thing = Any  # a named tuple of the model whose type is in FIELDS; its fields are read by name


class Item(NamedTuple):
    """A thing as values: what is set, by the names of its fields."""

    values: tuple[tuple[str, Value], ...]


Value = str | bool | int | FuzzyDate | tuple[str | Item, ...] | Item | None
"""What a field holds, ready to be shown. Positions, places in files and closed lists are text."""


class Reason(StrEnum):
    """Why a change is cosmetic; empty for one that is not."""

    NONE = ""
    NOT_TOLD = "not-told"
    """The field plays no part in what readers are told or in what is found."""
    ORDER = "order"
    WHITE_SPACE = "white-space"
    SAME_DAYS = "same-days"
    SAME_DOCUMENT = "same-document"


class FieldChange(NamedTuple):
    """One field of which the two versions differ.

    `field` is a path such as `made` or `claims[leave].mode`; a number behind a key counts items
    of one key. `old` or `new` is None where the version has none. `is_prose`: both are texts that
    differ in words.
    """

    field: str
    old: Value
    new: Value
    reason: Reason = Reason.NONE
    is_prose: bool = False

    @property
    def words(self) -> tuple[WordPart, ...]:
        """Both texts word by word, made anew each time; empty for what is no prose."""
        old, new = self.old, self.new
        if self.is_prose and isinstance(old, str) and isinstance(new, str):
            return word_parts(old, new)
        return ()

    @property
    def is_material(self) -> bool:
        """True if it can change what readers are told or what is found."""
        return self.reason is Reason.NONE


def _speaker_key(one: Speaker) -> str:
    return one.person or one.anonymity or one.organization or NOT_STATED


_KEYS: Final[Mapping[type, Callable[[Thing], str]]] = {
    Claim: lambda one: one.topic,
    Announcement: lambda one: one.topic,
    Citation: lambda one: one.source,
    Relation: lambda one: f"{one.kind.value} {one.target}",
    ReleaseStep: lambda one: one.to.value,
    Office: lambda one: one.organization,
    Speaker: _speaker_key,
}
"""What an item is known by, for types without a field that is its key."""


def compare(
    old: Thing, new: Thing, *, shared: Callable[[str, str], bool] | None = None, path: str = ""
) -> Iterator[FieldChange]:
    """Every field of which two things of one type differ, in the order of the table.

    `shared` says whether two names of a document mean the same one.
    """
    values = _VALUES[type(old)]
    for field, a, b in zip(FIELDS[type(old)], values(old), values(new), strict=True):
        if field.kind is Kind.KEY or a == b:
            continue
        for change in _compared(field, a, b, f"{path}{field.name}", shared):
            is_hidden = change.is_material and not field.is_told
            yield change._replace(reason=Reason.NOT_TOLD) if is_hidden else change


def _getter(fields: Sequence[Field]) -> Callable[[Thing], tuple[Thing, ...]]:
    """What gives the values of all fields of a thing at once."""
    names = [field.attribute for field in fields]
    if len(names) == 1:
        return lambda one: (getattr(one, names[0]),)
    return attrgetter(*names)


_VALUES: Final = {kind: _getter(fields) for kind, fields in FIELDS.items()}


def _compared(
    field: Field,
    old: Thing,
    new: Thing,
    path: str,
    shared: Callable[[str, str], bool] | None,
) -> Iterator[FieldChange]:
    match field.kind:
        case Kind.ITEMS:
            yield from _items(*_in_one_order(old, new), path)
        case Kind.PART if old is not None and new is not None:
            yield from compare(old, new, path=f"{path}.")
        case Kind.PROSE if old and new:
            yield _prose(old, new, path)
        case _:
            change = FieldChange(path, plain(old), plain(new))
            yield change._replace(reason=_reason(field.kind, old, new, shared))


def _reason(
    kind: Kind, old: Thing, new: Thing, shared: Callable[[str, str], bool] | None
) -> Reason:
    """Why a change of one value is cosmetic."""
    if kind is Kind.DATE and old is not None and new is not None and _same_days(old, new):
        return Reason.SAME_DAYS
    if kind is Kind.UNORDERED and sorted(map(str, old)) == sorted(map(str, new)):
        return Reason.ORDER
    if kind is Kind.DOCUMENT and shared is not None and shared(old, new):
        return Reason.SAME_DOCUMENT
    return Reason.NONE


def _same_days(old: FuzzyDate, new: FuzzyDate) -> bool:
    return _known(old) == _known(new)


def _known(date: FuzzyDate) -> tuple[object, ...]:
    """What a date says, however it is written."""
    return (date.earliest, date.end, date.minute, date.uncertain, date.approximate)


def _prose(old: str, new: str, path: str) -> FieldChange:
    if one_spaced(old) == one_spaced(new):
        return FieldChange(path, old, new, Reason.WHITE_SPACE)
    return FieldChange(path, old, new, is_prose=True)


# -- items ----------------------------------------------------------------------------------------


def _in_one_order(old: Thing, new: Thing) -> tuple[tuple[Thing, ...], tuple[Thing, ...]]:
    """The items of two lists; of two mappings by their keys, whose order is layout."""
    if isinstance(old, tuple):
        return old, new
    return tuple(old[key] for key in sorted(old)), tuple(new[key] for key in sorted(new))


def key_of(one: Thing) -> str:
    """What an item is known by among those of its list."""
    known = _KEYS.get(type(one))
    if known is not None:
        return known(one)
    return "/".join(
        str(getattr(one, field.attribute)) for field in FIELDS[type(one)] if field.kind is Kind.KEY
    )


def _items(old: Sequence[Thing], new: Sequence[Thing], path: str) -> Iterator[FieldChange]:
    olds, news = _by_key(old), _by_key(new)
    has_moved = list(filter(news.get, olds)) != list(filter(olds.get, news))
    for key in dict.fromkeys((*olds, *news)):
        before, after = olds.get(key, []), news.get(key, [])
        several = max(len(before), len(after)) > 1
        for index, a, b in _paired(before, after):
            here = f"{path}[{key} {index + 1}]" if several else f"{path}[{key}]"
            if a is None or b is None:
                yield FieldChange(here, plain(a), plain(b))
            elif a == b:
                has_moved = True
            else:
                yield from compare(a, b, path=f"{here}.")
    if has_moved:
        keys = tuple(map(key_of, old)), tuple(map(key_of, new))
        yield FieldChange(path, *keys, Reason.ORDER)


def _by_key(items: Sequence[Thing]) -> dict[str, list[Thing]]:
    found: dict[str, list[Thing]] = defaultdict(list)
    for one in items:
        found[key_of(one)].append(one)
    return found


def _paired(old: list[Thing], new: list[Thing]) -> Iterator[tuple[int, Thing | None, Thing | None]]:
    """Items of one key: those that differ, or have moved, each with its number on its own side."""
    left = list(enumerate(new))
    rest: list[tuple[int, Thing]] = []
    for index, one in enumerate(old):
        twin = next((at for at, other in left if other == one), None)
        if twin is None:
            rest.append((index, one))
        else:
            left = [pair for pair in left if pair[0] != twin]
            if twin != index:
                yield index, one, one
    for number, (index, one) in enumerate(rest):
        yield index, one, left[number][1] if number < len(left) else None
    for index, one in left[len(rest) :]:
        yield index, None, one


# -- values ---------------------------------------------------------------------------------------


def plain(value: Thing) -> Value:
    """A value of the model as a reader may see it; an item without what is not set."""
    if value is None or isinstance(value, (bool, int, FuzzyDate)):
        return value
    if isinstance(value, (str, Position, Origin)):
        return str(value)
    if type(value) in FIELDS:
        told = (
            (field.name, plain(getattr(value, field.attribute))) for field in FIELDS[type(value)]
        )
        return Item(tuple((name, one) for name, one in told if one not in (None, (), "")))
    rows = value.values() if isinstance(value, dict) else value
    return tuple(one for row in rows if isinstance(one := plain(row), (str, Item)))
