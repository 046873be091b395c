"""The publication policy of a set: which file of it says what must be so before it is published.

A policy that has a problem does not count at all: half of one would let through what the other half
forbids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.policy import (
    ALWAYS,
    EXCUSABLE,
    QUOTATIONS,
    Demand,
    Policy,
    Requirement,
    Waiver,
)
from scomm_timeline.reading.kinds import (
    Date,
    Field,
    Keyed,
    OneOf,
    Rows,
    Shape,
    Slug,
    Text,
    check,
    words,
)
from scomm_timeline.reading.problem import Problem, nearest, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.value import Value

_EVERY_OR_COUNTED: Final = OneOf((Demand.EVERY.value, Demand.COUNTED.value))
_DEMAND: Final = words(Demand)

_MEANS: Final[Mapping[Requirement, str]] = {
    Requirement.RESTRICTED: "statements that rest on restricted sources",
    Requirement.CONTRADICTIONS: "contradictions that nobody has decided as they are now",
    Requirement.NOT_FOUND: "quotations that are not in their source",
    Requirement.SOURCE_CHANGED: "quotations of which the document has changed",
    Requirement.UNCHECKED: "quotations that nobody held against their source",
    Requirement.SECOND_READER: "quotations that no second reader has signed",
    Requirement.DRAFTS: "statements that are drafts",
    Requirement.ARCHIVES: "sources without an archive copy and without a reason",
}


def _field(requirement: Requirement) -> Field:
    kind = _EVERY_OR_COUNTED if requirement is Requirement.RESTRICTED else _DEMAND
    return Field(kind, f"refused, refused where changed, or counted: {_MEANS[requirement]}")


_OF_QUOTATIONS: Final = {one.value: _field(one) for one in QUOTATIONS}

POLICY: Final = Shape(
    "policy",
    {
        "format": Field(OneOf(("1",)), "the version of the policy's language", required=True),
        **{
            one.value: _field(one)
            for one in Requirement
            if one not in ALWAYS and one not in QUOTATIONS
        },
        "quotations": Field(
            Shape(
                "rule for quotations",
                {
                    **_OF_QUOTATIONS,
                    "kinds": Field(
                        Keyed(Shape("rule for a kind of document", _OF_QUOTATIONS)),
                        "another rule for what is quoted from this kind of source",
                    ),
                },
            ),
            "by what is on record of them",
        ),
        "exceptions": Field(
            Rows(
                Shape(
                    "exception",
                    {
                        "excuses": Field(words(EXCUSABLE), "the requirement", required=True),
                        "for": Field(
                            Text(), "the id of the statement, finding or source", required=True
                        ),
                        "reason": Field(Text(), "why, in words to be defended", required=True),
                        "until": Field(Date(), "the last day on which it counts", required=True),
                        "by": Field(Slug(), "who made it: a reviewer of set.yaml"),
                    },
                )
            ),
            "what may be published all the same",
        ),
    },
)


def read_policy(value: Value, frame: Frame, problems: list[Problem]) -> Policy | None:
    """The policy that a file holds; None if anything is wrong with it, which is in `problems`."""
    check(POLICY, value, (), problems)
    if problems:
        return None
    problems.extend(_unknown_kinds(value, frame))
    problems.extend(_impossible(value.get("exceptions", ()), frame))
    return None if problems else _policy(value)


def _unknown_kinds(value: Value, frame: Frame) -> Iterator[Problem]:
    """A kind that no document can be of would leave its documents to the general rule, silently."""
    known = sorted({*frame.vocabulary.documents, *(one.kind for one in frame.sources.values())})
    for kind in value.get("quotations", {}).get("kinds", {}):
        if kind not in known:
            message = f"no source is of the kind {quoted(kind)}"
            route = ("quotations", "kinds", kind)
            yield Problem("S254", message, nearest(kind, known), route, on_key=True)


def _impossible(rows: Value, frame: Frame) -> Iterator[Problem]:
    """Exceptions that cannot be told apart, end on no day, or were made by nobody known."""
    seen: set[tuple[str, str]] = set()
    for index, one in enumerate(rows):
        key = (one["excuses"], one["for"])
        if key in seen:
            message = f"two exceptions excuse {one['excuses']} of {quoted(one['for'])}"
            help_ = "keep one, with one reason and one last day"
            yield Problem("S254", message, help_, ("exceptions", index, "for"))
        seen.add(key)
        if not parse_date(one["until"]).is_day:
            message = f"an exception ends on one day, not on {quoted(one['until'])}"
            help_ = "write one day, such as 2026-12-31"
            yield Problem("S254", message, help_, ("exceptions", index, "until"))
        if "by" in one and one["by"] not in frame.reviewers:
            help_ = f"set.yaml lists who may make one; {nearest(one['by'], frame.reviewers)}"
            route = ("exceptions", index, "by")
            yield Problem("S252", f"unknown reviewer {quoted(one['by'])}", help_, route)


def _policy(value: Value) -> Policy:
    quotations = value.get("quotations", {})
    kinds = quotations.get("kinds", {})
    waivers = tuple(
        Waiver(
            requirement=Requirement(one["excuses"]),
            id=one["for"],
            reason=one["reason"],
            until=parse_date(one["until"]),
            by=one.get("by"),
            number=number,
        )
        for number, one in enumerate(value.get("exceptions", ()))
    )
    return Policy(
        {**_demands(value), **_demands(quotations)},
        {kind: _demands(one) for kind, one in kinds.items()},
        waivers,
    )


def _demands(value: Value) -> dict[Requirement, Demand]:
    asked = (one for one in Requirement if one not in ALWAYS)  # `exceptions` is a list of its own
    return {one: Demand(value[one.value]) for one in asked if one.value in value}
