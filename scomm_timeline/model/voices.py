"""Who speaks and who is spoken to: organizations, people with offices on a date, audiences."""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.dates import FuzzyDate


class Channel(StrEnum):
    """What kind of audience was told."""

    PUBLIC = "public"
    INTERNAL = "internal"
    CONGRESS = "congress"
    STATE = "state"
    LOCAL = "local"
    AGENCY = "agency"
    COURT = "court"
    OTHER = "other"
    NOT_STATED = "not-stated"


class OrganizationKind(NamedTuple):
    """A kind of body: whether its word is official, and the channel that writing to it gives."""

    slug: str
    official: bool
    channel: Channel
    own_voice: bool = False


ORGANIZATION_KINDS: Mapping[str, OrganizationKind] = {
    kind.slug: kind
    for kind in (
        OrganizationKind("government", official=True, channel=Channel.AGENCY),
        OrganizationKind("department", official=True, channel=Channel.AGENCY),
        OrganizationKind("agency", official=True, channel=Channel.AGENCY),
        OrganizationKind("state", official=True, channel=Channel.STATE),
        OrganizationKind("state-agency", official=True, channel=Channel.STATE),
        OrganizationKind("local-agency", official=True, channel=Channel.LOCAL),
        OrganizationKind("legislature", official=True, channel=Channel.CONGRESS, own_voice=True),
        OrganizationKind("court", official=True, channel=Channel.COURT, own_voice=True),
        OrganizationKind("watchdog", official=True, channel=Channel.AGENCY, own_voice=True),
        OrganizationKind("advocate", official=False, channel=Channel.OTHER),
        OrganizationKind("newspaper", official=False, channel=Channel.PUBLIC),
        OrganizationKind("contractor", official=False, channel=Channel.INTERNAL),
        OrganizationKind("other", official=False, channel=Channel.OTHER),
    )
}
"""Fixed in the program. Congress, courts and watchdogs are voices of their own."""

GOVERNMENT_KINDS = frozenset({"government", "state"})
"""Kinds that are a government, not one of its bodies."""


class Anonymity(StrEnum):
    """Why a speaker has no name. None of these is ever merged with another unknown."""

    UNNAMED = "unnamed"
    REDACTED = "redacted"
    UNIDENTIFIED = "unidentified"


class Organization(NamedTuple):
    """A body that speaks."""

    id: str
    name: str
    kind: str
    parent: str | None = None
    own_voice: bool = False
    place: str | None = None
    aliases: tuple[str, ...] = ()

    @property
    def official(self) -> bool:
        """True for a public body; advocates, newspapers and contractors are not."""
        return ORGANIZATION_KINDS[self.kind].official

    @property
    def speaks_for_itself(self) -> bool:
        """True if no body above it answers for its words."""
        return self.own_voice or ORGANIZATION_KINDS[self.kind].own_voice


class Office(NamedTuple):
    """A role held in an organization; both ends may be open."""

    role: str
    organization: str
    start: FuzzyDate | None = None
    until: FuzzyDate | None = None

    def may_hold_on(self, made: FuzzyDate) -> bool:
        """True if the office and the date have a day in common."""
        begun = self.start is None or self.start.earliest < made.end
        return begun and (self.until is None or made.earliest < self.until.end)


class Person(NamedTuple):
    """A named person."""

    id: str
    name: str
    offices: tuple[Office, ...] = ()
    aliases: tuple[str, ...] = ()


class Audience(NamedTuple):
    """Somebody spoken to who is not a person or a body of the set."""

    id: str
    channel: Channel
    name: str


class Speaker(NamedTuple):
    """One signatory of a statement, resolved on the date it was made.

    Exactly one of `person` and `anonymity` may be set; a statement issued in a body's own name has
    neither. `organization` is None only for a person who holds no office.
    """

    person: str | None
    organization: str | None
    role: str | None = None
    anonymity: Anonymity | None = None


class Voices(NamedTuple):
    """Everybody in the set."""

    organizations: Mapping[str, Organization]
    people: Mapping[str, Person]
    audiences: Mapping[str, Audience]

    def chain(self, organization: str) -> tuple[str, ...]:
        """The body and those above it that share its voice, itself first.

        Stops at a body that speaks for itself, and below a government.
        """
        steps = [organization]
        body = self.organizations[organization]
        while (
            not body.speaks_for_itself
            and body.parent is not None
            and self.organizations[body.parent].kind not in GOVERNMENT_KINDS
        ):
            body = self.organizations[body.parent]
            steps.append(body.id)
        return tuple(steps)

    def body(self, organization: str) -> str:
        """The highest body that shares this body's voice; findings of one body are kept by it."""
        return self.chain(organization)[-1]

    def government(self, organization: str) -> str:
        """The root that answers for the body: its government, or itself where it has none."""
        return self.lineage(organization)[-1]

    def lineage(self, organization: str) -> tuple[str, ...]:
        """The body and all above it, up to its government or to a body that speaks for itself."""
        steps = [organization]
        body = self.organizations[organization]
        while not body.speaks_for_itself and body.parent is not None:
            body = self.organizations[body.parent]
            steps.append(body.id)
        return tuple(steps)

    def is_same_body(self, a: str, b: str) -> bool:
        """True if the two are one body, or one stands above the other below their government."""
        return a in self.chain(b) or b in self.chain(a)

    def name(self, slug: str) -> str:
        """The printed name of a person, organization or audience; free text is its own name."""
        known = self.people.get(slug) or self.organizations.get(slug) or self.audiences.get(slug)
        return known.name if known else slug

    def short(self, organization: str) -> str:
        """The first alias of a body where it has one (its letters), else its name."""
        body = self.organizations[organization]
        return body.aliases[0] if body.aliases else body.name
