"""When a thing was said, by whom, to whom, and on what evidence.

Statements of one document mostly share all of this, so a file reads it once.
"""

from __future__ import annotations

from scomm_timeline.model.dates import FuzzyDate, cut_after
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import NOT_STATED, Basis, Citation, Release, ReleaseStep
from scomm_timeline.model.typed import TYPE_CHECKING, Final
from scomm_timeline.model.voices import ORGANIZATION_KINDS, Anonymity, Channel, Office, Speaker
from scomm_timeline.reading.frame import Carried, Company
from scomm_timeline.reading.problem import nearest, quoted
from scomm_timeline.reading.value import many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.model.span import Route
    from scomm_timeline.model.voices import Person, Voices
    from scomm_timeline.reading.entry import Entry
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.value import Value

FIELDS: Final = frozenset(
    {
        "channel",
        "document",
        "document-id",
        "for",
        "from",
        "made",
        "made-basis",
        "official",
        "released",
        "sources",
        "to",
    }
)
"""What circumstances are made of. A statement that types none of these shares the file's."""

UNKNOWN_DOCUMENT: Final = "unknown"
"""A kind of document that every set has: what is known of where the words stand is too little."""

_ANONYMOUS: Final = frozenset(Anonymity)
_CUT_REASON: Final = "not later than its source"


class Circumstances(NamedTuple):
    """What a statement holds that does not come from its words. `made` is None if not given."""

    document: str
    document_id: str
    made: FuzzyDate | None
    speakers: tuple[Speaker, ...]
    on_behalf: tuple[Speaker, ...]
    to: tuple[str, ...]
    channel: Channel
    official: bool
    citations: tuple[Citation, ...]
    released: tuple[ReleaseStep, ...]
    public: FuzzyDate | None


def read_circumstances(entry: Entry) -> Circumstances:
    """The circumstances of a statement, as far as they can be understood.

    What is missing altogether is not reported here: only the statement knows whether it is.
    """
    values, frame = entry.values, entry.frame
    citations = _citations(entry)
    carried = _carried(frame, tuple([one[0] for one in citations]))
    made = _made(entry, carried)
    speakers = _speakers(entry, "from", made)
    on_behalf = _speakers(entry, "for", made) if "for" in values else ()
    names, to, channel, is_official = _company(entry, speakers, on_behalf, made)
    released = tuple(map(_released, values["released"])) if "released" in values else ()
    document = values.get("document", UNKNOWN_DOCUMENT)
    documents = frame.vocabulary.documents
    if document not in documents and document != UNKNOWN_DOCUMENT:
        help_ = nearest(document, (*documents, UNKNOWN_DOCUMENT))
        message = f"unknown kind of document {quoted(document)}"
        entry.bad("S209", message, help_, entry.route("document"))
    return Circumstances(
        document,
        # From, to, made and kind of document are what makes statements one document unless typed.
        values.get("document-id")
        or f"{document}|{made.written if made else ''}|{names}|{'+'.join(to)}",
        made,
        speakers,
        on_behalf,
        to,
        channel,
        is_official,
        citations,
        released,
        _public(made, channel, released, carried),
    )


def _name_of(one: Speaker) -> str:
    return "/".join(filter(None, (one.organization, one.anonymity or one.person, one.role)))


# -- sources and dates ----------------------------------------------------------------------------


def _citations(entry: Entry) -> tuple[Citation, ...]:
    frame, found = entry.frame, []
    for index, one in enumerate(many(entry.values.get("sources"))):
        value = one if one.__class__ is dict else {"source": one}
        slug = value["source"]
        if slug in frame.sources:
            get = value.get
            day = parse_date(made) if (made := get("made")) else None
            row = slug, get("locator"), get("text"), day, get("reporter-hedge")
            found.append(tuple.__new__(Citation, row))  # as its constructor does
            continue
        route = (*entry.item_route("sources", index), "source")
        if slug in frame.lost_sources:
            message = f"source {quoted(slug)} cannot be used: {frame.lost_sources[slug]}"
            entry.bad("S208", message, "mend the file of the source", route)
        else:
            help_ = nearest(slug, frame.sources, what="sources")
            entry.bad("S208", f"unknown source {quoted(slug)}", help_, route)
    return tuple(found)


def _carried(frame: Frame, cited: tuple[str, ...]) -> Carried:
    known = frame.carried.get(cited)
    if known is None:
        sources = [frame.sources[one] for one in cited]
        last = [(one.carries_by, one.id) for one in sources if one.carries_by]
        published = [one.document or one.page for one in sources if one.is_published]
        known = Carried(min(last, default=None), tuple(filter(None, published)))
        frame.carried[cited] = known
    return known


def _made(entry: Entry, carried: Carried) -> FuzzyDate | None:
    """The date, cut at the last day of the earliest source that carries the words."""
    written = entry.values.get("made")
    if written is None:
        return None
    made = parse_date(written)
    if carried.last is None:
        return made
    last, source_id = carried.last
    if made.end <= last + 1 or entry.values.get("made-basis") == Basis.IN_FORCE_ON:
        return made
    cut = cut_after(made, last, _CUT_REASON)
    if cut is None:
        entry.bad(
            "D110",
            f"{quoted(made.written)} is later than its source {quoted(source_id)}",
            "check the date of the statement and the date of the source",
            entry.route("made"),
        )
    return cut or made


def _released(one: Value) -> ReleaseStep:
    return ReleaseStep(
        parse_date(one["date"]), Release(one["to"]), one.get("how", ""), one.get("redaction", "")
    )


def _public(
    made: FuzzyDate | None,
    channel: Channel,
    released: tuple[ReleaseStep, ...],
    carried: Carried,
) -> FuzzyDate | None:
    """When anybody could know: told in public, released, or carried by a published source."""
    dates = [made] if made is not None and channel is Channel.PUBLIC else []
    if released:
        dates += [step.made for step in released if step.to is Release.PUBLIC]
    dates += carried.published
    if not dates:
        return None
    first, earliest = dates[0], dates[0].earliest
    for one in dates:
        if one.end < first.end or (one.end == first.end and one.earliest < first.earliest):
            first = one
        earliest = min(one.earliest, earliest)
    return first._replace(earliest=earliest) if earliest < first.earliest else first


# -- voices ---------------------------------------------------------------------------------------


def _speakers(entry: Entry, key: str, made: FuzzyDate | None) -> tuple[Speaker, ...]:
    value = entry.values.get(key)
    if value is None:
        return ()
    if value.__class__ is str and (speaker := _at_sight(entry.frame, value, made)) is not None:
        return (speaker,)
    found = [
        _at_sight(entry.frame, one, made)
        or _looked_up(entry, one, made, entry.item_route(key, index))
        for index, one in enumerate(many(value))
    ]
    return tuple([one for one in found if one is not None])


def _at_sight(frame: Frame, value: Value, made: FuzzyDate | None) -> Speaker | None:
    """A body, or a person whose one office fits the date; None if that takes more than a look.

    Nearly every speaker is one of these.
    """
    if value.__class__ is not str:
        return None
    known = frame.speakers.get(value)
    if known is None:
        known = frame.speakers[value] = _with_one_office(frame.voices, value)
    speaker, office = known
    if office is None or (made is not None and office.may_hold_on(made)):
        return speaker
    return None


def _with_one_office(voices: Voices, slug: str) -> tuple[Speaker | None, Office | None]:
    """A body without an office, or a person with the only one; None if it is neither."""
    if slug in voices.organizations:
        return Speaker(None, slug), None
    person = voices.people.get(slug)
    if person is None or len(person.offices) != 1:
        return None, None
    (office,) = person.offices
    return Speaker(person.id, office.organization, office.role), office


def _looked_up(entry: Entry, value: Value, made: FuzzyDate | None, route: Route) -> Speaker | None:
    """A person with the office held on that day, or a speaker that is described."""
    if value.__class__ is dict:
        return _described(entry, value, made, route)
    voices = entry.frame.voices
    person = voices.people.get(value)
    if person is None:
        entry.unknown_voice(value, route, [*voices.people, *voices.organizations])
        return None
    return _in_office(entry, person, {}, made, route)


def _described(entry: Entry, value: Value, made: FuzzyDate | None, route: Route) -> Speaker | None:
    """`{organization, person, role}`; what is typed stands, the rest comes from the office."""
    voices = entry.frame.voices
    organization, who = value.get("organization"), value.get("person")
    if organization is None and who is None:
        help_ = "a role alone is nobody: {organization: ..., person: unnamed, role: ...}"
        entry.bad("D102", "the speaker lacks an organization or a person", help_, route)
        return None
    if organization is not None and organization not in voices.organizations:
        entry.unknown_voice(organization, (*route, "organization"), voices.organizations)
        return None
    if who is None or who in _ANONYMOUS:
        return Speaker(None, organization, value.get("role"), Anonymity(who) if who else None)
    person = voices.people.get(who)
    if person is None:
        entry.unknown_voice(who, (*route, "person"), voices.people)
        return None
    return _in_office(entry, person, value, made, route)


def _in_office(
    entry: Entry, person: Person, value: Value, made: FuzzyDate | None, route: Route
) -> Speaker | None:
    """A person with the one office that fits the date and what was typed."""
    organization, role = value.get("organization"), value.get("role")
    held = _offices_on(person, made)
    if organization is not None:
        held = {(body, title) for body, title in held if body == organization}
    if any(title == role for _, title in held):
        held = {(body, title) for body, title in held if title == role}
    bodies = {organization} if organization is not None else {body for body, _ in held}
    roles = {role} if role is not None else {title for _, title in held}
    is_unknown = not bodies and person.offices and made is not None
    if len(bodies) > 1 or len(roles) > 1 or is_unknown:
        _bad_office(entry, person, held, route)
        return None
    return Speaker(person.id, min(bodies, default=None), min(roles, default=None))


def _offices_on(person: Person, made: FuzzyDate | None) -> set[tuple[str, str]]:
    """The bodies and roles a person may have held on a date; a spell that goes on counts once."""
    offices: list[Office] = [one for one in person.offices if made and one.may_hold_on(made)]
    return {(one.organization, one.role) for one in offices}


def _bad_office(entry: Entry, person: Person, held: set[tuple[str, str]], route: Route) -> None:
    written = entry.values.get("made")
    if held:
        choices = ", ".join(f"{role} ({body})" for body, role in sorted(held))
        message = f'the office of "{person.id}" on {written} is ambiguous: {choices}'
    else:
        message = f'"{person.id}" holds no office on {written}'
    help_ = (
        f"write {{person: {person.id}, organization: ..., role: ...}}, "
        "or mend the dates of the offices in voices.yaml"
    )
    entry.bad("S211", message, help_, route)


def _company(
    entry: Entry,
    speakers: tuple[Speaker, ...],
    on_behalf: tuple[Speaker, ...],
    made: FuzzyDate | None,
) -> Company:
    """Whom these speakers told, and what follows from that; asked once of all who told the same.

    What is wrong is told of each statement, and the office of a person who was told goes by the date.
    """
    values, known = entry.values, entry.frame.companies
    typed = many(values.get("to"))
    key = speakers, on_behalf, typed, values.get("channel"), values.get("official")
    company = known.get(key)
    if company is None:
        problems = len(entry.problems)
        to = tuple(_addressees(entry))
        company = Company(
            "+".join(map(_name_of, speakers)),
            to,
            _channel(entry, to, speakers, made),
            _is_official(entry, (*speakers, *on_behalf)),
        )
        if len(entry.problems) == problems and entry.frame.voices.people.keys().isdisjoint(to):
            known[key] = company
    return company


def _addressees(entry: Entry) -> Iterator[str]:
    voices = entry.frame.voices
    for index, slug in enumerate(many(entry.values.get("to"))):
        if (
            slug in voices.audiences
            or slug in voices.people
            or slug in voices.organizations
            or slug == NOT_STATED
        ):
            yield slug
        else:
            known = [*voices.people, *voices.organizations, *voices.audiences]
            entry.unknown_voice(slug, entry.item_route("to", index), known)


def _channel(
    entry: Entry, to: tuple[str, ...], speakers: tuple[Speaker, ...], made: FuzzyDate | None
) -> Channel:
    """The kind of audience: public if anybody public was told, else that of the first named.

    What was told to outsiders as well is not internal.
    """
    typed = entry.values.get("channel")
    if typed is not None:
        return Channel(typed)
    channels = [_channel_to(entry, slug, speakers, made) for slug in to]
    if Channel.PUBLIC in channels:
        return Channel.PUBLIC
    outside = [one for one in channels if one is not Channel.INTERNAL]
    return next(iter((*outside, *channels)), Channel.NOT_STATED)


def _channel_to(
    entry: Entry, slug: str, speakers: tuple[Speaker, ...], made: FuzzyDate | None
) -> Channel:
    """What kind of audience one addressee is, seen from the speakers."""
    voices = entry.frame.voices
    if slug in voices.audiences:
        return voices.audiences[slug].channel
    if slug in voices.organizations:
        return _channel_to_body(entry, slug, speakers)
    if slug == NOT_STATED:
        return Channel.NOT_STATED
    held = _offices_on(voices.people[slug], made)
    channels = {_channel_to_body(entry, body, speakers) for body, _ in held}
    if len(channels) > 1:
        route = entry.item_route("to", many(entry.values["to"]).index(slug))
        _bad_office(entry, voices.people[slug], held, route)
    return min(channels, default=Channel.OTHER)


def _channel_to_body(entry: Entry, body: str, speakers: tuple[Speaker, ...]) -> Channel:
    voices = entry.frame.voices
    for one in speakers:
        if one.organization and voices.is_same_body(one.organization, body):
            return Channel.INTERNAL
    return ORGANIZATION_KINDS[voices.organizations[body].kind].channel


def _is_official(entry: Entry, speakers: tuple[Speaker, ...]) -> bool:
    """True if a signatory, or somebody he spoke for, belongs to a public body."""
    typed = entry.values.get("official")
    if typed is not None:
        return bool(typed == "true")
    bodies = entry.frame.voices.organizations
    return any(one.organization and bodies[one.organization].official for one in speakers)
