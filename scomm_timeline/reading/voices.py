"""voices.yaml and places.yaml to the two hierarchies that every record refers to."""

from __future__ import annotations

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.places import Place, Places
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.model.voices import (
    Anonymity,
    Audience,
    Channel,
    Office,
    Organization,
    Person,
    Voices,
)
from scomm_timeline.reading.problem import Problems, nearest
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.value import Value

_NAMELESS: Final = frozenset(Anonymity)


def read_places(value: Value, path: str, problems: Problems) -> Places:
    """The places of a file whose shape is sound. A slug that stands twice is a problem."""
    found: dict[str, Place] = {}
    for slug, entry, parent, route in _nested(value, None, ()):
        if slug in found:
            message = f'place "{slug}" stands twice'
            help_ = "a place is part of one other place; write the rest as aliases"
            problems.add(path, "S232", message, help_, route, on_key=True)
        aliases = many(entry.get("aliases"))
        found[slug] = Place(slug, entry["name"], many(entry["kind"]), parent, aliases)
    return Places(found)


def _nested(
    level: Value, parent: str | None, route: Route
) -> Iterator[tuple[str, Value, str | None, Route]]:
    """Each place of a level and all within it, in the order of the file."""
    for slug, entry in level.items():
        here = (*route, slug)
        yield slug, entry, parent, here
        yield from _nested(entry.get("within", {}), slug, (*here, "within"))


def read_voices(value: Value, path: str, places: Places | None, problems: Problems) -> Voices:
    """The voices of a file whose shape is sound. Without `places`, places are not looked up."""
    organizations = {
        slug: Organization(
            slug,
            one["name"],
            one["kind"],
            one.get("parent"),
            one.get("own-voice") == "true",
            one.get("place"),
            many(one.get("aliases")),
        )
        for slug, one in value.get("organizations", {}).items()
    }
    for body in organizations.values():
        _check_body(body, organizations, places, path, problems)
    people = {
        slug: _person(slug, one, organizations, path, problems)
        for slug, one in value.get("people", {}).items()
    }
    audiences = {
        slug: Audience(slug, Channel(one["kind"]), one.get("name", slug.replace("-", " ")))
        for slug, one in value.get("audiences", {}).items()
    }
    _check_names(value, path, problems)
    return Voices(organizations, people, audiences)


def _check_body(
    body: Organization,
    organizations: Mapping[str, Organization],
    places: Places | None,
    path: str,
    problems: Problems,
) -> None:
    route: Route = ("organizations", body.id)
    if body.parent is not None and body.parent not in organizations:
        problems.add(
            path,
            "S206",
            f'unknown parent "{body.parent}" of "{body.id}"',
            nearest(body.parent, organizations, what="organizations"),
            (*route, "parent"),
        )
    elif _is_above_itself(body, organizations):
        problems.add(
            path,
            "S232",
            f'the bodies above "{body.id}" run in a circle',
            "follow each parent upward; the highest body has none",
            (*route, "parent"),
        )
    if places is not None and body.place is not None and body.place not in places.by_id:
        problems.add(
            path,
            "S207",
            f'unknown place "{body.place}"',
            nearest(body.place, places.by_id, what="places"),
            (*route, "place"),
        )


def _is_above_itself(body: Organization, organizations: Mapping[str, Organization]) -> bool:
    seen: set[str] = set()
    at = body.parent
    while at is not None and at in organizations and at not in seen:
        seen.add(at)
        at = organizations[at].parent
    return body.id in seen


def _person(
    slug: str,
    value: Value,
    organizations: Mapping[str, Organization],
    path: str,
    problems: Problems,
) -> Person:
    offices = []
    for index, one in enumerate(value.get("offices", ())):
        route: Route = ("people", slug, "offices", index)
        if one["organization"] not in organizations:
            problems.add(
                path,
                "S206",
                f'unknown organization "{one["organization"]}"',
                nearest(one["organization"], organizations, what="organizations"),
                (*route, "organization"),
            )
        start, until = (parse_date(one[key]) if key in one else None for key in ("from", "until"))
        if start and until and until.end <= start.earliest:
            problems.add(
                path,
                "S232",
                f'an office of "{slug}" ends before it begins',
                "`from` is its first day and `until` its last",
                (*route, "until"),
            )
        offices.append(Office(one["role"], one["organization"], start, until))
    return Person(slug, value["name"], tuple(offices), many(value.get("aliases")))


def _check_names(value: Value, path: str, problems: Problems) -> None:
    """A slug names one voice, and none of the words for a speaker without a name."""
    seen: set[str] = set()
    for section in ("organizations", "people", "audiences"):
        for slug in value.get(section, {}):
            if slug in seen:
                message = f'"{slug}" names two voices'
                help_ = "a slug names one person, one organization or one audience"
                problems.add(path, "S232", message, help_, (section, slug), on_key=True)
            if slug in _NAMELESS:
                message = f'"{slug}" cannot name a voice'
                help_ = "it stands for a speaker without a name"
                problems.add(path, "S232", message, help_, (section, slug), on_key=True)
            seen.add(slug)
