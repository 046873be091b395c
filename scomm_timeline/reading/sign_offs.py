"""Sign-off files: what `timeline sign` wrote, one file a statement.

One that cannot be read costs nothing but itself: its statement counts as read by nobody else.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.sign_offs import Signature, SignOff, file_name
from scomm_timeline.reading.forms import Matching
from scomm_timeline.reading.kinds import Date, Field, Rows, Shape, Slug, Text, check
from scomm_timeline.reading.problem import Problem, nearest, quoted
from scomm_timeline.reading.signed_days import later_than
from scomm_timeline.reading.signed_text import in_quotation_marks, signed_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.corpus import Reviewer
    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.problem import Problems
    from scomm_timeline.reading.value import Value

_AGAIN: Final = "`timeline sign` writes it; sign again"
_WORDS: Final = Matching.by_pattern(
    r"sha256:[0-9a-f]{64}",
    "S253",
    "is no hash: sha256: and 64 digits and letters a to f",
    _AGAIN,
)

_SIGNATURE: Final = {
    "on": Field(Date(), "the day of the reading", required=True),
    "author": Field(Slug(), "who brought the words into this form: a reviewer", required=True),
    "reader": Field(Slug(), "who read them against the source: another reviewer", required=True),
    "words": Field(_WORDS, "hash of what was read", required=True),
    "note": Field(Text(), "what the reader noted"),
}

SIGN_OFF: Final = Shape(
    "sign-off",
    {
        "statement": Field(Slug(), "whose words were read", required=True),
        **_SIGNATURE,
        "earlier": Field(Rows(Shape("earlier reading", _SIGNATURE)), "readings before this one"),
    },
)


def read_sign_offs(
    values: Mapping[str, Value], frame: Frame, problems: Problems, today: Day | None = None
) -> dict[str, SignOff]:
    """The sign-offs of a set, by statement. Every problem is added to `problems`.

    `values` are the plain values of the files by path. A file that has a problem does not count. One
    of a statement that is gone is kept: it says what was read, and of what. A day after `today` is a
    problem; None: nobody said what day it is.
    """
    found: dict[str, SignOff] = {}
    for path, value in sorted(values.items()):
        own = problems.of(path)
        check(SIGN_OFF, value, (), own)
        if not own:
            own.extend(_checked(path, value, frame))
            for route, one in _signatures(value):
                own.extend(later_than(today, "S253", one["on"], (*route, "on")))
        if not own:
            earlier = tuple(map(_signature, value.get("earlier", ())))
            found[value["statement"]] = SignOff(value["statement"], _signature(value), earlier)
    return found


def _checked(path: str, value: Value, frame: Frame) -> Iterator[Problem]:
    statement = value["statement"]
    if path != file_name(statement):
        message = f"the file signs for {quoted(statement)} and is not called by it"
        yield Problem("S253", message, f"call it {file_name(statement)}", ("statement",))
    for route, one in _signatures(value):
        yield from _wrong(one, route, frame)


def _signatures(value: Value) -> Iterator[tuple[Route, Value]]:
    """What was signed, now and before, each with where it stands."""
    yield (), value
    for index, one in enumerate(value.get("earlier", ())):
        yield ("earlier", index), one


def _wrong(value: Value, route: Route, frame: Frame) -> Iterator[Problem]:
    """What is wrong with one reading."""
    if not parse_date(value["on"]).is_day:
        message = f"a sign-off bears one day, not {quoted(value['on'])}"
        yield Problem("S253", message, "write one day, such as 2026-11-20", (*route, "on"))
    unknown = [who for who in ("author", "reader") if value[who] not in frame.reviewers]
    for who in unknown:
        help_ = f"set.yaml lists who may sign; {nearest(value[who], frame.reviewers)}"
        message = f"unknown reviewer {quoted(value[who])}"
        yield Problem("S252", message, help_, (*route, who))
    if not unknown and is_one_person(value["author"], value["reader"], frame.reviewers):
        message = f"author and reader are one person: {quoted(value['reader'])}"
        help_ = "a second reader is somebody else"
        yield Problem("S253", message, help_, (*route, "reader"))


def is_one_person(one: str, other: str, reviewers: Mapping[str, Reviewer]) -> bool:
    """True for one slug, and for two slugs of one name: writing differs, people do not."""
    if one == other:
        return True
    return len({_read_as(reviewers[who].name) for who in (one, other)}) == 1


def _read_as(name: str) -> str:
    """What a person reads in a name: the same letters however they are put together."""
    seen = (one for one in unicodedata.normalize("NFKC", name) if unicodedata.category(one) != "Cf")
    return " ".join("".join(seen).casefold().split())


def _signature(value: Value) -> Signature:
    return Signature(
        on=parse_date(value["on"]),
        author=value["author"],
        reader=value["reader"],
        words=value["words"],
        note=value.get("note", ""),
    )


def sign_off_text(sign_off: SignOff) -> str:
    """The text of a sign-off's file: what `read_sign_offs` reads, written."""
    return signed_text(
        command="sign",
        subject=f"statement: {sign_off.statement}",
        last=_lines(sign_off.signature),
        earlier=map(_lines, sign_off.earlier),
    )


def _lines(one: Signature) -> Iterator[str]:
    # The day and the two people stand together: two branches that sign for one statement conflict.
    yield f"on: {one.on.written}"
    yield f"author: {one.author}"
    yield f"reader: {one.reader}"
    yield f"words: {one.words}"
    if one.note:
        yield f"note: {in_quotation_marks(one.note)}"
