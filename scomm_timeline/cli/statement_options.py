"""The options of `timeline new`, in groups: every answer that a statement may need."""

# Annotations are read while the program runs, so they must be values here, not texts.

from typing import Annotated

import typer

from scomm_timeline.cli import completion
from scomm_timeline.model.named import NamedTuple


class Circumstances(NamedTuple):
    """Where the words stand, who said them, when and to whom."""

    source: Annotated[
        list[str] | None,
        typer.Option(
            metavar="ID",
            help="Where the words stand; more than one may be given. none: nowhere yet.",
            autocompletion=completion.sources,
        ),
    ] = None
    locator: Annotated[
        str | None,
        typer.Option(metavar="TEXT", help="Page or paragraph in the first source, as printed."),
    ] = None
    from_: Annotated[
        list[str] | None,
        typer.Option(
            "--from",
            metavar="WHO",
            help="Who said it. Several: one joint statement.",
            autocompletion=completion.speakers,
        ),
    ] = None
    to: Annotated[
        list[str] | None,
        typer.Option(
            metavar="WHO",
            help="Who was told: a person, a body, an audience, or not-stated.",
            autocompletion=completion.addressees,
        ),
    ] = None
    document: Annotated[
        str | None,
        typer.Option(
            metavar="KIND",
            help="Kind of document, from vocabulary.yaml.",
            autocompletion=completion.documents,
        ),
    ] = None
    made: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="When: 2010, 2010-08, 2010-08-17, 2010-08~, 2010-08/2010-10 ..."
        ),
    ] = None


class Words(NamedTuple):
    """The words, one kind of them; a paraphrase may stand beside a fragment or reported words."""

    quote: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT", help="A whole clause or sentence of the speaker. -: from stdin."
        ),
    ] = None
    fragment: Annotated[
        str | None, typer.Option(metavar="TEXT", help="A few words of the speaker.")
    ] = None
    reported: Annotated[
        str | None, typer.Option(metavar="TEXT", help="The source's own sentence telling it.")
    ] = None
    paraphrase: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Your words for what was said.")
    ] = None
    characterization: Annotated[
        str | None, typer.Option(metavar="TEXT", help="An evaluation; never one side of anything.")
    ] = None


class Substance(NamedTuple):
    """What the words hold."""

    claim: Annotated[
        list[str] | None,
        typer.Option(
            metavar="TOPIC=POSITION",
            help="A claim; more than one may be given. With its own scope: '{TOPIC: POSITION, ...}'.",
        ),
    ] = None
    topic: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC", help="The topic of the one claim.", autocompletion=completion.topics
        ),
    ] = None
    position: Annotated[
        str | None,
        typer.Option(metavar="POSITION", help="Its position. none: it takes none."),
    ] = None
    no_position: Annotated[
        str | None,
        typer.Option(metavar="WHY", help="Why not: unsure, not-stated, not-seen."),
    ] = None
    component: Annotated[
        str | None,
        typer.Option(
            metavar="PART",
            help="The part of the program, for claims that name none.",
            autocompletion=completion.components,
        ),
    ] = None
    place: Annotated[
        list[str] | None,
        typer.Option(
            metavar="PLACE",
            help="The place it is about; more than one may be given.",
            autocompletion=completion.places,
        ),
    ] = None
    mode: Annotated[
        str | None,
        typer.Option(
            metavar="MODE", help="asserts (default), denies, presupposes, hedged, asks ..."
        ),
    ] = None
    population: Annotated[
        str | None,
        typer.Option(metavar="PEOPLE", help="'{stage: ..., record: ...}' or not-stated."),
    ] = None
    about: Annotated[
        str | None,
        typer.Option(metavar="WHAT", help="Of a claim about statements: '{records: [...]}'."),
    ] = None
    field: Annotated[
        list[str] | None,
        typer.Option(
            metavar="NAME=VALUE",
            help="Any other field: via, who, figure, announces, released, replies-to, notes ...",
        ),
    ] = None


class NewThings(NamedTuple):
    """What is to be known of a source, person, body or place that the set does not have yet."""

    source_title: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New source: its title, as printed.")
    ] = None
    source_publisher: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New source: who issued it.")
    ] = None
    source_kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="New source: newspaper, letter, web-page ...")
    ] = None
    source_date: Annotated[
        str | None, typer.Option(metavar="DATE", help="New source: the date printed on it.")
    ] = None
    source_url: Annotated[
        str | None, typer.Option(metavar="URL", help="New source: its address, if it has one.")
    ] = None
    source_seen: Annotated[
        str | None, typer.Option(metavar="HOW", help="New source: whole, or in-part (default).")
    ] = None
    person_name: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New person: the name, as printed.")
    ] = None
    person_role: Annotated[
        str | None, typer.Option(metavar="TEXT", help="New person: the office.")
    ] = None
    person_body: Annotated[
        str | None,
        typer.Option(
            metavar="BODY",
            help="New person: the body of that office.",
            autocompletion=completion.organizations,
        ),
    ] = None
    body_name: Annotated[str | None, typer.Option(metavar="TEXT", help="New body: its name.")] = (
        None
    )
    body_kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="New body: agency, state, newspaper ...")
    ] = None
    body_parent: Annotated[
        str | None,
        typer.Option(
            metavar="BODY",
            help="New body: the one above it.",
            autocompletion=completion.organizations,
        ),
    ] = None
    place_name: Annotated[str | None, typer.Option(metavar="TEXT", help="New place: its name.")] = (
        None
    )
    place_kind: Annotated[
        str | None, typer.Option(metavar="KIND", help="New place: state, county, city ...")
    ] = None
    place_within: Annotated[
        str | None,
        typer.Option(
            metavar="PLACE",
            help="New place: the place around it.",
            autocompletion=completion.places,
        ),
    ] = None
