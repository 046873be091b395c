"""Adjudication files: what `timeline adjudicate` wrote, one file a finding.

One that cannot be read costs nothing but itself: its finding counts as undecided. Nothing in it is
ever half used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.adjudications import (
    Adjudication,
    Binding,
    Decision,
    Judgment,
    Response,
    Retirement,
    file_name,
)
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading.forms import Matching
from scomm_timeline.reading.kinds import Date, Field, OneOf, Rows, Shape, Slug, Text, check, words
from scomm_timeline.reading.problem import Problem, nearest, quoted
from scomm_timeline.reading.signed_days import later_than

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.dates import Day
    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.problem import Problems
    from scomm_timeline.reading.value import Value

_PART: Final = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_REJUDGE: Final = "`timeline adjudicate` writes it; judge the finding again"
_FINDING_ID: Final = Matching.by_pattern(
    rf"C\d{{3}}/{_PART}/{_PART}",
    "S251",
    "is not the id of a finding",
    "such as C101/mara-quill/leaving: code, voice, family",
)
_NO_HASH: Final = ("S250", "is no hash: sha256: and 64 digits and letters a to f", _REJUDGE)
_HASH: Final = Matching.by_pattern(r"sha256:[0-9a-f]{64}", *_NO_HASH)
_VERSION: Final = Matching.by_pattern(r"sha256:[0-9a-f]{64}|[0-9]{1,6}", *_NO_HASH)
"""A hash, or the number of a version."""


class Named(NamedTuple):
    """A mapping of one or more from names of any form to values of one kind."""

    item: Matching

    def accepts(self, value: Value) -> bool:
        """One or more values of the kind."""
        return (
            value.__class__ is dict and bool(value) and all(map(self.item.accepts, value.values()))
        )

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        if value.__class__ is not dict or not value:
            message = f"{quoted(route[-1])} must be a mapping from names to hashes"
            out.append(Problem("S250", message, _REJUDGE, route))
            return
        for key, one in value.items():
            self.item.check(one, (*route, key), out)


_JUDGMENT: Final = {
    "decision": Field(words(Decision), "accept, not-a-contradiction or defer", required=True),
    "on": Field(Date(), "the day of the verdict", required=True),
    "retired": Field(
        Shape(
            "retirement",
            {
                "on": Field(Date(), "the day", required=True),
                "reason": Field(Text(), "why the verdict no longer stands", required=True),
                "reviewer": Field(Slug(), "who says so"),
            },
        ),
        "the verdict no longer stands",
    ),
    "reviewer": Field(Slug(), "who judged: a reviewer of set.yaml", required=True),
    "reason": Field(Text(), "why, in words that can be defended", required=True),
    "expires": Field(Date(), "the last day on which the verdict counts"),
    "response": Field(
        Shape(
            "response",
            {
                "sought": Field(
                    OneOf(("true", "false")), "whether the body was asked", required=True
                ),
                "text": Field(Text(), "what it said"),
            },
        ),
        "of the body the finding is about",
    ),
    "readings": Field(Rows(Text()), "readings under which both statements would stand"),
    "found": Field(_HASH, "hash of what was found"),
    "seen": Field(Named(_HASH), "hash of each statement, by id", required=True),
    "rules": Field(Named(_VERSION), "hash of each rule, by id", required=True),
}

ADJUDICATION: Final = Shape(
    "adjudication",
    {
        "finding": Field(_FINDING_ID, "which finding is judged", required=True),
        **_JUDGMENT,
        "earlier": Field(Rows(Shape("earlier verdict", _JUDGMENT)), "verdicts before this one"),
    },
)


def read_adjudications(
    values: Mapping[str, Value], frame: Frame, problems: Problems, today: Day | None = None
) -> dict[str, Adjudication]:
    """The adjudications of a set, by finding. Every problem is added to `problems`.

    `values` are the plain values of the files by path. A file that has a problem does not count. A
    day after `today` is a problem; None: nobody said what day it is.
    """
    found: dict[str, Adjudication] = {}
    for path, value in sorted(values.items()):
        own = problems.of(path)
        check(ADJUDICATION, value, (), own)
        if not own:
            own.extend(_checked(path, value, frame))
            own.extend(_to_come(value, today))
        if not own:
            read = _adjudication(value)
            found[read.finding] = read
    return found


def _checked(path: str, value: Value, frame: Frame) -> Iterator[Problem]:
    """What is wrong with a file of the right shape."""
    finding = value["finding"]
    if path != file_name(finding):
        message = f"the file judges {quoted(finding)} and is not called by it"
        yield Problem("S250", message, f"call it {file_name(finding)}", ("finding",))
    yield from _unknown_names(finding, frame)
    for route, one in (
        ((), value),
        *((("earlier", index), one) for index, one in enumerate(value.get("earlier", ()))),
    ):
        yield from _unknown_reviewers(one, route, frame)
        yield from _impossible(one, route)


def _unknown_names(finding: str, frame: Frame) -> Iterator[Problem]:
    _, voice, family = finding.split("/")
    voices = {**frame.voices.organizations, **frame.voices.people}
    for what, slug, known in (
        ("voice", voice, voices),
        ("family", family, frame.codebook.families),
    ):
        if slug not in known:
            message = f"no finding can be called {quoted(finding)}: unknown {what} {quoted(slug)}"
            yield Problem("S251", message, nearest(slug, known), ("finding",))


def _unknown_reviewers(value: Value, route: Route, frame: Frame) -> Iterator[Problem]:
    signed = [((*route, "reviewer"), value["reviewer"])]
    retired = value.get("retired", {})
    if "reviewer" in retired:
        signed.append(((*route, "retired", "reviewer"), retired["reviewer"]))
    for where, slug in signed:
        if slug not in frame.reviewers:
            help_ = f"set.yaml lists who may judge; {nearest(slug, frame.reviewers)}"
            yield Problem("S252", f"unknown reviewer {quoted(slug)}", help_, where)


def _impossible(value: Value, route: Route) -> Iterator[Problem]:
    """Dates and answers that exclude each other."""
    on = parse_date(value["on"])
    if not on.is_day:
        message = f"a verdict bears one day, not {quoted(value['on'])}"
        yield Problem("S250", message, "write one day, such as 2026-11-20", (*route, "on"))
    if "expires" in value and parse_date(value["expires"]).latest < on.earliest:
        message = f"the verdict expired on {quoted(value['expires'])}, before it was given"
        yield Problem("S250", message, "give a later day, or none", (*route, "expires"))
    if "retired" in value and parse_date(value["retired"]["on"]).latest < on.earliest:
        message = (
            f"the verdict was retired on {quoted(value['retired']['on'])}, before it was given"
        )
        yield Problem("S250", message, "give the day on which it was", (*route, "retired", "on"))
    response = value.get("response", {})
    if response.get("sought") == "false" and "text" in response:
        message = "a response has a text, and none was sought"
        yield Problem("S250", message, "write `sought: true`", (*route, "response", "sought"))


def _to_come(value: Value, today: Day | None) -> Iterator[Problem]:
    """Verdicts, and that one was taken back, on days that have not come."""
    for route, one in (
        ((), value),
        *((("earlier", index), one) for index, one in enumerate(value.get("earlier", ()))),
    ):
        yield from later_than(today, "S250", one["on"], (*route, "on"))
        if "retired" in one:
            yield from later_than(today, "S250", one["retired"]["on"], (*route, "retired", "on"))


def _adjudication(value: Value) -> Adjudication:
    earlier = tuple(map(_judgment, value.get("earlier", ())))
    return Adjudication(value["finding"], _judgment(value), earlier)


def _judgment(value: Value) -> Judgment:
    response, retired = value.get("response"), value.get("retired")
    return Judgment(
        decision=Decision(value["decision"]),
        on=parse_date(value["on"]),
        reviewer=value["reviewer"],
        reason=value["reason"],
        binding=Binding(dict(value["seen"]), dict(value["rules"]), value.get("found")),
        expires=parse_date(value["expires"]) if "expires" in value else None,
        response=(
            Response(response["sought"] == "true", response.get("text")) if response else None
        ),
        readings=tuple(value.get("readings", ())),
        retired=(
            Retirement(parse_date(retired["on"]), retired["reason"], retired.get("reviewer"))
            if retired
            else None
        ),
    )
