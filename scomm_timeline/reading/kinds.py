"""What sort of value a field takes: the words in which `shapes` describes the files on disk.

Every kind answers twice. `accepts` says yes or no, fast; `check` says what is wrong and where, and
is asked only after a no. The two agree, which a law in the tests holds them to.
"""

from __future__ import annotations

from scomm_timeline.model.dates import DateError
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED
from scomm_timeline.model.typed import TYPE_CHECKING, Final, Protocol
from scomm_timeline.reading.marks import PROSE
from scomm_timeline.reading.problem import Problem, allowed, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.drawing import Vocabulary
    from scomm_timeline.reading.value import Value

SLUG: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What `is_slug` takes, as a pattern for schemas."""

MAX_SLUG: Final = 100
_REMEMBERED: Final = 1 << 12  # texts that a field took


class Kind(Protocol):
    """What sort of value a field takes."""

    def accepts(self, value: Value) -> bool:
        """True if `check` would find nothing."""

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Add to `out` what is wrong with the value at `route`."""


def _name(route: Route) -> str:
    """The field that a route leads to, in quotes; of a list's item, the field with the list."""
    return next((quoted(step) for step in reversed(route) if isinstance(step, str)), "the file")


def _check_words(value: Value, route: Route, out: list[Problem]) -> bool:
    """True for a text with a visible character; else a problem, with the slip named if it is one."""
    if Text.accepts(value):
        return True
    field_name = route[-1] if route else None
    if value is None or value.__class__ is str:
        out.append(
            Problem("D105", f"{_name(route)} is empty", "give it a value or remove it", route)
        )
    elif isinstance(field_name, str) and field_name in PROSE:
        from scomm_timeline.reading import slips  # noqa: PLC0415 -- only of slips

        # `{we do not}` is a mapping without a colon, whose value is nothing
        is_bracket = value.__class__ is list or None in value.values()
        slip = (slips.list_slip if is_bracket else slips.colon_slip)(field_name)
        out.append(Problem(slip.code, slip.message, slip.help, route))
    else:
        found = "a list" if value.__class__ is list else "a mapping"
        message = f"{_name(route)} is {found}; one value is expected"
        out.append(Problem("D103", message, "write a word, without brackets or dashes", route))
    return False


class Text(NamedTuple):
    """Free text, at least one visible character. `of` is the list that it is drawn from, if any."""

    of: Vocabulary | None = None

    @staticmethod
    def accepts(value: Value) -> bool:
        """A text with a visible character."""
        return value.__class__ is str and not value.isspace() and value != ""

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        _check_words(value, route, out)


class Slug(NamedTuple):
    """A name made of small letters, digits and single hyphens.

    `of` is the list of the set that it is drawn from, if any; `also` are words that may stand in
    place of such a name. What a list holds is asked in `records`, not here.
    """

    of: Vocabulary | None = None
    also: tuple[str, ...] = ()

    def accepts(self, value: Value) -> bool:
        """A slug."""
        return value.__class__ is str and is_slug(value)

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if _check_words(value, route, out) and not is_slug(value):
            out.append(_no_slug(value, route))


def is_slug(text: str) -> bool:
    """True for small letters, digits and single hyphens, up to MAX_SLUG of them."""
    return (
        len(text) <= MAX_SLUG
        and text.isascii()
        and text == text.lower()
        and all(map(str.isalnum, text.split("-")))
    )


def _no_slug(text: str, route: Route, *, on_key: bool = False) -> Problem:
    return Problem(
        "D107",
        f"{quoted(text)} is not a slug",
        f"use small letters, digits and single hyphens, {MAX_SLUG} at most: mayor-20101006-stops",
        route,
        on_key=on_key,
    )


class Date(NamedTuple):
    """A date of the EDTF subset, or one of a few words in its place."""

    words: tuple[str, ...] = ()

    def accepts(self, value: Value) -> bool:
        """A date that can be read, or one of the words."""
        return value.__class__ is str and (value in self.words or _is_date(value))

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if not _check_words(value, route, out) or value in self.words:
            return
        try:
            parse_date(value)
        except DateError as error:
            out.append(Problem("D106", error.message, error.help, route))


def _is_date(text: str) -> bool:
    try:
        parse_date(text)
    except DateError:
        return False
    return True


class OneOf(NamedTuple):
    """One word of a list that is fixed in the program."""

    words: tuple[str, ...]

    def accepts(self, value: Value) -> bool:
        """One of the words."""
        return value.__class__ is str and value in self.words

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if _check_words(value, route, out) and value not in self.words:
            message = f"unknown value {quoted(value)} for {_name(route)}"
            out.append(Problem("D104", message, allowed(self.words), route))


class Many(NamedTuple):
    """One value, or a list of one or more."""

    item: Kind

    def accepts(self, value: Value) -> bool:
        """A value, or values, all of the kind."""
        if value.__class__ is not list:
            return self.item.accepts(value)
        return bool(value) and all(map(self.item.accepts, value))

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if value.__class__ is not list:
            self.item.check(value, route, out)
        else:
            _check_items(self.item, value, route, out)


class Rows(NamedTuple):
    """A list of one or more."""

    item: Kind

    def accepts(self, value: Value) -> bool:
        """One or more values, all of the kind."""
        return value.__class__ is list and bool(value) and all(map(self.item.accepts, value))

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if value is None:
            out.append(_empty(route))
        elif value.__class__ is not list:
            message = f"{_name(route)} must be a list"
            out.append(Problem("D103", message, 'begin each item with "- "', route))
        else:
            _check_items(self.item, value, route, out)


def _check_items(item: Kind, value: list[Value], route: Route, out: list[Problem]) -> None:
    if not value:
        out.append(_empty(route))
    for index, one in enumerate(value):
        item.check(one, (*route, index), out)


def _empty(route: Route) -> Problem:
    return Problem("D105", f"{_name(route)} is empty", "give it a value or remove it", route)


class Either(NamedTuple):
    """A plain word, or a mapping."""

    plain: Kind
    mapping: Kind

    def accepts(self, value: Value) -> bool:
        """A mapping as that asks, anything else as the plain kind asks."""
        return (self.mapping if value.__class__ is dict else self.plain).accepts(value)

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        (self.mapping if value.__class__ is dict else self.plain).check(value, route, out)


class Keyed(NamedTuple):
    """A mapping of one or more from slugs that the set chooses to values of one kind."""

    item: Kind

    def accepts(self, value: Value) -> bool:
        """Names that can be used, and values of the kind."""
        return (
            value.__class__ is dict
            and bool(value)
            and all(_is_free_name(key) and self.item.accepts(one) for key, one in value.items())
        )

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if value is None or value == {}:
            out.append(_empty(route))
        elif value.__class__ is not dict:
            message = f"{_name(route)} must be a mapping"
            out.append(Problem("D103", message, "write a name and a colon before each", route))
        else:
            for key, one in value.items():
                _check_name(key, (*route, key), out)
                self.item.check(one, (*route, key), out)


def _is_free_name(key: str) -> bool:
    return is_slug(key) and key != NOT_STATED


def _check_name(key: str, route: Route, out: list[Problem]) -> None:
    if key == NOT_STATED:
        message, help_ = f"{quoted(key)} is not a name", "records use it for what is not known"
        out.append(Problem("D107", message, help_, route, on_key=True))
    elif not is_slug(key) and not _is_refused(key):
        out.append(_no_slug(key, route, on_key=True))


def _is_refused(key: str) -> bool:
    """True for the stand-in of a key that the YAML reader has already complained about."""
    return key.startswith("\0")


class Within(NamedTuple):
    """A kind that is not known yet, so that a shape can hold itself."""

    kind: Callable[[], Kind]

    def accepts(self, value: Value) -> bool:
        """What the kind accepts."""
        return self.kind().accepts(value)

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        self.kind().check(value, route, out)


class Field(NamedTuple):
    """One field of a shape: its kind, what it means, and whether it may be left out."""

    kind: Kind
    means: str
    required: bool = False


class Shape:
    """A mapping with known fields. `extra` is the kind of fields a set may add, if any (claims)."""

    def __init__(self, name: str, fields: Mapping[str, Field], extra: Kind | None = None) -> None:
        self.name = name
        self.fields = fields
        self.extra = extra
        self._accept = {key: (one.kind.accepts, _took(one.kind)) for key, one in fields.items()}
        self._extra = (extra.accepts, _took(extra)) if extra is not None else (_nothing, None)
        self._required = frozenset(key for key, one in fields.items() if one.required)
        self._pairs: set[tuple[str, str]] = set()  # fields and texts of what was taken as a whole

    def accepts(self, value: Value) -> bool:
        """Known fields, those that are required among them, each of its kind."""
        if value.__class__ is not dict or not value or not self._required <= value.keys():
            return False
        if self._took_all(value):
            return True
        get, extra, is_flat = self._accept.get, self._extra, True
        for key, one in value.items():
            accept, took = get(key, extra)
            if took is None or one.__class__ is not str:
                is_flat = is_flat and one.__class__ is str and len(one) <= MAX_SLUG
                if not accept(one):
                    return False
            elif one not in took:
                if not accept(one):
                    return False
                if len(took) < _REMEMBERED and len(one) <= MAX_SLUG:
                    took.add(one)
        if is_flat and len(self._pairs) < _REMEMBERED:
            self._pairs.update(value.items())
        return True

    def _took_all(self, value: dict[str, Value]) -> bool:
        """True if each field took its text before, which is asked without a look at each."""
        try:
            return value.items() <= self._pairs
        except TypeError:  # a list, or a mapping
            return False

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if value.__class__ is not dict:
            out.append(self._no_mapping(value, route))
            return
        if not value:
            out.append(Problem("D105", f"the {self.name} is empty", allowed(self.fields), route))
        for key, one in value.items():
            known = self.fields.get(key)
            if known is not None:
                known.kind.check(one, (*route, key), out)
            elif self.extra is not None:
                self.extra.check(one, (*route, key), out)
            elif not _is_refused(key):
                out.append(self._unknown_field(key, (*route, key)))
        for key, known in self.fields.items():
            if known.required and key not in value:
                message = f'the {self.name} lacks "{key}": {known.means}'
                out.append(Problem("D102", message, f"add `{key}: ...`", route))

    def _no_mapping(self, value: Value, route: Route) -> Problem:
        if value is None:
            return Problem("D105", f"the {self.name} is empty", allowed(self.fields), route)
        message = f"the {self.name} must be a mapping: fields with a colon and a value"
        return Problem("D103", message, allowed(self.fields), route)

    def _unknown_field(self, key: str, route: Route) -> Problem:
        help_ = nearest(key, self.fields)
        message = f"unknown field {quoted(key)} in the {self.name}"
        return Problem("D101", message, help_, route, on_key=True)


def _took(kind: Kind) -> set[str] | None:
    """Room for texts that a field took before; None for free text, which seldom comes again."""
    return None if isinstance(kind, Text) else set()


def _nothing(_: Value) -> bool:
    """For fields that nobody knows."""
    return False


def check(kind: Kind, value: Value, route: Route, out: list[Problem]) -> None:
    """Like `kind.check`, but silent about values of which `out` complains already."""
    if kind.accepts(value):
        return
    told = {one.route for one in out}
    found: list[Problem] = []
    kind.check(value, route, found)
    for problem in found:
        inner = range(len(route) + 1, len(problem.route) + 1)
        if not any(problem.route[:end] in told for end in inner):
            out.append(problem)


def words(values: Iterable[str]) -> OneOf:
    """One of the values of an enumeration."""
    return OneOf(tuple(str(word) for word in values))
