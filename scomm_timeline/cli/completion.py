"""Names for the shell's completion, taken from the few files that hold them. Nothing is analyzed.

Whatever is wrong with a set, completion proposes what it can and says nothing.
"""

# Annotations are read while the program runs, so they must be values here, not texts.

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol

from scomm_timeline.model import inputs


class Typed(Protocol):
    """What was typed so far, as the command-line library hands it over: options by their names."""

    params: Mapping[str, object]


Completer = Callable[[Typed, str], list[str]]

_ID: Final = re.compile(r"^[ ]*(?:- )?[ ]*id:[ ]*([a-z0-9][a-z0-9-]*)", re.MULTILINE)
_SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _folder(ctx: Typed) -> Path | None:
    from scomm_timeline.disk.sets import SetNotFoundError, find_set

    set_dir = ctx.params.get("set_dir")
    try:
        return find_set(set_dir if isinstance(set_dir, str) else None, Path.cwd()).path
    except (SetNotFoundError, OSError):
        return None


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig", "replace")
    except OSError:
        return ""


def _mapping(path: Path) -> Mapping[str, object]:
    from scomm_timeline.reading import documents

    value = documents.read(_text(path)).value
    return value if isinstance(value, dict) else {}


def _completer(names: Callable[[Path], Iterable[str]]) -> Completer:
    """What the library calls: the names that begin like the word typed so far."""

    def complete(ctx: Typed, incomplete: str) -> list[str]:
        folder = _folder(ctx)
        found = names(folder) if folder is not None else ()
        # Some shells evaluate what they are offered: a file's name may hold more than a slug.
        slugs = (one for one in dict.fromkeys(found) if _SLUG.fullmatch(one))
        return [one for one in slugs if one.startswith(incomplete)]

    return complete


def _topics(folder: Path) -> Iterable[str]:
    return sorted(path.stem for path in (folder / inputs.TOPICS_FOLDER).glob("*.yaml"))


def _voices(*sections: str) -> Callable[[Path], Iterable[str]]:
    def names(folder: Path) -> Iterator[str]:
        held = _mapping(folder / inputs.VOICES_FILE)
        for section in sections:
            entries = held.get(section)
            yield from entries if isinstance(entries, dict) else ()

    return names


def _places(folder: Path) -> Iterator[str]:
    def walk(places: object) -> Iterator[str]:
        for slug, place in places.items() if isinstance(places, dict) else ():
            yield slug
            yield from walk(place.get("within") if isinstance(place, dict) else None)

    return walk(_mapping(folder / inputs.PLACES_FILE))


def _vocabulary(section: str) -> Callable[[Path], Iterable[str]]:
    def names(folder: Path) -> Iterable[str]:
        held = _mapping(folder / inputs.VOCABULARY_FILE).get(section)
        return (
            [one for one in held if isinstance(one, str)] if isinstance(held, dict | list) else ()
        )

    return names


def _ids(folder: Path) -> Iterable[str]:
    return sorted(
        found
        for path in (folder / inputs.RECORDS_FOLDER).rglob("*.yaml")
        for found in _ID.findall(_text(path))
    )


def _sources(folder: Path) -> Iterable[str]:
    return sorted(path.stem for path in (folder / inputs.SOURCES_FOLDER).glob("*.yaml"))


def _verdicts(folder: Path) -> Iterable[str]:
    """What a verdict is on file for: a file's name is its finding's id."""
    files = (folder / inputs.ADJUDICATIONS_FOLDER).glob("*.yaml")
    return ("list", "retire", *sorted(path.stem.replace(".", "/") for path in files))


def _families(folder: Path) -> Iterable[str]:
    return _mapping(folder / inputs.FAMILIES_FILE)


def _reviewers(folder: Path) -> Iterable[str]:
    held = _mapping(folder / inputs.SET_FILE).get("reviewers")
    return held if isinstance(held, dict) else ()


def _channels(_folder: Path) -> Iterable[str]:
    from scomm_timeline.model.voices import Channel

    return (one.value for one in Channel)


def _acts(_folder: Path) -> Iterable[str]:
    from scomm_timeline.model.statement import Act

    return (one.value for one in Act)


def codes(incomplete: str) -> list[str]:
    """Codes and names of findings, which no set has to be read for."""
    from scomm_timeline.analysis.codes import CODES

    names = (name for code in CODES.values() for name in (code.id, code.slug))
    return sorted(name for name in names if name.startswith(incomplete))


def file_kinds(incomplete: str) -> list[str]:
    """Kinds of file that have a schema."""
    from scomm_timeline.authoring.files import FILES

    return [one for one in FILES if one.startswith(incomplete)]


topics: Final = _completer(_topics)
speakers: Final = _completer(_voices("people", "organizations"))
addressees: Final = _completer(_voices("audiences", "people", "organizations"))
organizations: Final = _completer(_voices("organizations"))
places: Final = _completer(_places)
components: Final = _completer(_vocabulary("components"))
documents: Final = _completer(_vocabulary("documents"))
channels: Final = _completer(_channels)
acts: Final = _completer(_acts)
ids: Final = _completer(_ids)
sources: Final = _completer(_sources)
verdicts: Final = _completer(_verdicts)
families: Final = _completer(_families)
reviewers: Final = _completer(_reviewers)
sources_and_ids: Final = _completer(lambda folder: [*_sources(folder), *_ids(folder)])
