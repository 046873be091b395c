"""Options that choose what is shown, and their check against the names that the set knows."""

# Annotations are read while the program runs, so they must be values here, not texts.

from collections.abc import Iterable, Mapping

from scomm_timeline.cli.declaring import option
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.model.closed import StrEnum
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING, Annotated, Final

if TYPE_CHECKING:
    from scomm_timeline.analysis.names import Names
    from scomm_timeline.analysis.selection import Selection
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
_LISTED: Final = 12  # a list of names longer than that is no help in an error message


class Axis(StrEnum):
    """Which date --since and --until are about."""

    MADE = "made"
    PUBLIC = "public"


class Chosen(NamedTuple):
    """What the user asked to see; nothing given means everything."""

    topic: Annotated[
        list[str] | None,
        option(metavar="TOPIC", help="Statements on a topic.", completed_by="topics"),
    ] = None
    speaker: Annotated[
        list[str] | None,
        option(
            metavar="WHO",
            help="By a person, or issued by a body in its own name or by its people.",
            completed_by="speakers",
        ),
    ] = None
    organization: Annotated[
        list[str] | None,
        option(
            metavar="BODY",
            help="By a body, its parts and its people.",
            completed_by="organizations",
        ),
    ] = None
    place: Annotated[
        list[str] | None,
        option(
            metavar="PLACE",
            help="About a place, or a place inside it.",
            completed_by="places",
        ),
    ] = None
    applies_to: Annotated[
        bool,
        option("--applies-to", help="With --place: also about what the place is part of."),
    ] = False
    component: Annotated[
        list[str] | None,
        option(
            metavar="PART",
            help="About a part of the program.",
            completed_by="components",
        ),
    ] = None
    channel: Annotated[
        list[str] | None,
        option(
            metavar="KIND",
            help="To a kind of audience: public, internal, congress ...",
            completed_by="channels",
        ),
    ] = None
    document: Annotated[
        list[str] | None,
        option(
            metavar="KIND",
            help="In a kind of document.",
            completed_by="documents",
        ),
    ] = None
    act: Annotated[
        list[str] | None,
        option(
            metavar="KIND",
            help="Of a kind of act: statement, deed, decision, figure ...",
            completed_by="acts",
        ),
    ] = None
    since: Annotated[
        str | None,
        option(metavar="DATE", help="Made then or later: 2010, 2010-08 or 2010-08-17."),
    ] = None
    until: Annotated[
        str | None, option(metavar="DATE", help="Made then or earlier, that time included.")
    ] = None
    date_axis: Annotated[
        Axis,
        option(help="What --since and --until ask: when it was made, or became public."),
    ] = Axis.MADE
    grep: Annotated[
        str | None,
        option(metavar="TEXT", help="Whose words hold this text, in any case. No pattern."),
    ] = None
    id: Annotated[
        list[str] | None,
        option(metavar="ID", help="One statement.", completed_by="ids"),
    ] = None


class Known(NamedTuple):
    """The one choice that narrows what is compared, and not only what is shown."""

    as_known_on: Annotated[
        str | None,
        option(
            metavar="DATE", help="Compare only what the public could know by the end of that day."
        ),
    ] = None


class Window(NamedTuple):
    """The dates asked for, read before anything else is."""

    since: "FuzzyDate | None"
    until: "FuzzyDate | None"


def read_window(chosen: Chosen) -> Window:
    """What --since and --until mean. Raises UserError if one is no date, or nothing fits both."""
    since, until = read_date("--since", chosen.since), read_date("--until", chosen.until)
    if since and until and until.end <= since.earliest:
        raise UserError(
            f'--until "{until.written}" is over before --since "{since.written}" begins',
            "exchange the two",
        )
    if chosen.applies_to and not chosen.place:
        raise UserError("--applies-to widens --place, and no place is given", "add --place PLACE")
    if chosen.grep is not None and not chosen.grep:
        raise UserError("--grep needs a text", "leave it out to see everything")
    return Window(since, until)


def read_date(option: str, text: str | None) -> "FuzzyDate | None":
    """The date given with an option. Raises UserError that says how dates are written."""
    if text is None:
        return None
    from scomm_timeline.model.dates import DateError
    from scomm_timeline.model.edtf import parse_date

    try:
        return parse_date(text)
    except DateError as error:
        raise UserError(f"{option}: {error.message}", error.help) from error


def read_selection(
    chosen: Chosen, window: Window, corpus: "Corpus", ids: Iterable[str] = ()
) -> "Selection":
    """What was asked for, every name checked; `ids` are those given besides --id.

    Raises:
        UserError: The set does not know a name. The nearest ones are named.
    """
    from scomm_timeline.analysis.selection import DateAxis, Selection

    asked = tuple(dict.fromkeys((*ids, *(chosen.id or ()))))
    for what, slugs in (
        ("topic", chosen.topic),
        ("speaker", chosen.speaker),
        ("organization", chosen.organization),
        ("place", chosen.place),
        ("component", chosen.component),
        ("channel", chosen.channel),
        ("document", chosen.document),
        ("act", chosen.act),
        ("statement", asked),
    ):
        if slugs:
            _check_known(corpus, what, slugs)
    return Selection(
        topics=_each_once(chosen.topic),
        speakers=_each_once(chosen.speaker),
        organizations=_each_once(chosen.organization),
        places=_each_once(chosen.place),
        applies_to=chosen.applies_to,
        components=_each_once(chosen.component),
        channels=_each_once(chosen.channel),
        documents=_each_once(chosen.document),
        acts=_each_once(chosen.act),
        since=window.since,
        until=window.until,
        date_axis=DateAxis(chosen.date_axis.value),
        grep=chosen.grep,
        ids=asked,
    )


def _each_once(values: list[str] | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(values or ()))


_LISTS: Final[Mapping[str, str]] = {
    "topic": "timeline list topics",
    "speaker": "timeline list people",
    "organization": "timeline list organizations",
    "place": "timeline list places",
    "source": "timeline list sources",
    "statement": "timeline show",
}
"""The command that prints every name of a kind."""


def _check_known(corpus: "Corpus", what: str, slugs: Iterable[str]) -> None:
    from scomm_timeline.analysis.names import known_names

    known = known_names(corpus, what)
    for slug in slugs:
        if slug not in known and what == "statement":
            raise unknown_statement(slug, corpus)
        if slug not in known:
            raise unknown_name(what, slug, known)


def unknown_statement(slug: str, corpus: "Corpus") -> UserError:
    """The error for an id of no statement that was read; it may have been lost with its file."""
    from scomm_timeline.analysis.names import known_names

    error = unknown_name("statement", slug, known_names(corpus, "statement"))
    lost = sum(one.id is None for one in corpus.left_out)
    if lost:
        files = "1 file" if lost == 1 else f"{lost} files"
        error.advice += f"; {files} could not be read, `timeline check` shows which"
    return error


def check_not_left_out(id_: str, corpus: "Corpus", called: str) -> None:
    """Raise UserError if a file has a record of that id that could not be used.

    `called` is how the message names it: `statement "lost-date"`.
    """
    for one in corpus.left_out:
        if one.id == id_:
            raise UserError(
                f"incomplete: {called} was left out: {one.reason}",
                "`timeline check` shows where",
                code=ExitCode.INCOMPLETE,
            )


def unknown_name(what: str, slug: str, known: "Names") -> UserError:
    """The error for a name that the set does not know, with the nearest that it does."""
    from scomm_timeline.analysis.names import nearest

    near = nearest(slug, known)
    if near:
        advice = f"did you mean {' or '.join(near)}?"
    elif len(known) <= _LISTED or what not in _LISTS:
        advice = f"known: {', '.join(known)}" if known else f"this set has no {what}"
    else:
        advice = f"`{_LISTS[what]}` prints all of them"
    return UserError(f'unknown {what} "{slug}"', advice)
