"""The package knows no program: every name that the shipped record uses is looked for in its files.

The names are taken from the record itself, so one that is added to it is looked for too. Worked
examples of `--help` are the one place where they may stand: a reader types them against the record
that comes with the program.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from scomm_timeline.model.codebook import INABILITY, NO_CHANGE, SCOPE_POSITIONS, TopicKind
from scomm_timeline.model.materiality import FIELDS
from scomm_timeline.model.statement import Act, RelationKind
from scomm_timeline.model.voices import ORGANIZATION_KINDS, Channel
from tests.shipped_sets import corpus_at

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "scomm_timeline"
FILES = sorted(
    path
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts and path.name != "py.typed"
)
PROGRAM = ("Secure Communities", "S-Comm", "SComm", "deportation")
# Words to which the program gives a meaning in every set: closed lists, fixed positions, fields of
# the files, the document that signed clauses stand in, and a key of JSON.
FIXED = {
    *(one.value for one in (*TopicKind, *Channel, *Act, *RelationKind)),
    *ORGANIZATION_KINDS,
    *SCOPE_POSITIONS,
    *(part for fields in FIELDS.values() for one in fields for part in one.name.split(".")),
    INABILITY,
    NO_CHANGE,
    "agreement",
    "status",
}
# The part of a program that is all of it: what `timeline init` calls its first component.
WHOLE = "whole"
# Names that are also words of the language, or the name of this package.
WORDS = {"holder", "never was", "not needed", "scomm"}
_WORD = re.compile(r"\w+")
_EXAMPLE = re.compile(r"^ +timeline .*(?:\\\\\n.*)*", re.MULTILINE)


@cache
def _slugs() -> frozenset[str]:
    corpus = corpus_at()
    return (
        frozenset(
            {
                *corpus.by_id,
                *corpus.sources,
                *corpus.codebook.topics,
                *corpus.codebook.families,
                *(one for topic in corpus.codebook.topics.values() for one in topic.positions),
                *corpus.voices.people,
                *corpus.voices.organizations,
                *corpus.places.by_id,
                *corpus.vocabulary.components,
                *corpus.vocabulary.measures,
            }
        )
        - FIXED
        - {WHOLE}
    )


def _names() -> Iterator[str]:
    corpus = corpus_at()
    for body in corpus.voices.organizations.values():
        yield from (body.name, *body.aliases)
    for person in corpus.voices.people.values():
        yield from (person.name, person.name.split()[-1], *person.aliases)
    for place in corpus.places.by_id.values():
        yield from (place.name, *place.aliases)
    yield from PROGRAM


@cache
def _printed() -> frozenset[str]:
    """Names as printed, and slugs of several words, which are no words of the language."""
    return frozenset({*_names(), *(one for one in _slugs() if "-" in one)})


@cache
def _spoken() -> frozenset[str]:
    """The same in small letters and without signs, but for those that are words of the language."""
    return frozenset(map(_plain, _printed())) - WORDS


def _plain(text: str) -> str:
    """A text as it would be said: `mandatoryParticipation` and `mandatory_participation` alike."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return re.sub(r"[-_\s]+", " ", parted).lower()


def _found(text: str) -> list[str]:
    """The names that stand in a text as words of their own, however they are written."""
    said = _plain(text)
    words = set(_WORD.findall(said))
    held = (one for one in _spoken() if words.issuperset(_WORD.findall(one)) and one in said)
    return sorted(one for one in held if re.search(rf"(?<!\w){re.escape(one)}(?!\w)", said))


def _without_examples(path: Path, text: str) -> str:
    return _EXAMPLE.sub("", text) if path.parent.name == "cli" else text


def _values(source: str) -> list[str]:
    """Every quoted text of one word."""
    return re.findall(r"[\"']([a-z0-9-]+)[\"']", source)


def _file_name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def test_no_file_of_the_package_names_a_topic_a_person_a_place_or_a_record():
    assert len(FILES) > 150
    texts = (_without_examples(path, path.read_text(encoding="utf-8")) for path in FILES)
    assert _found("\n".join(texts)) == []


def test_no_value_in_the_code_is_a_name_of_the_record():
    single = {one for one in _slugs() if "-" not in one}
    used = {
        _file_name(path): sorted(single.intersection(_values(path.read_text(encoding="utf-8"))))
        for path in FILES
        if path.suffix == ".py"
    }
    assert {name: words for name, words in used.items() if words} == {}


def test_names_are_looked_for():
    assert len(_slugs()) > 300
    for planted in (
        "as for opt-out: ...",
        "# Janet Napolitano said",
        "def as_napolitano_said():",
        "class MandatoryParticipation:",
        "the letter to Lofgren",
        'if topic == "mandatory-participation":',
        "Arlington County",
        "Secure Communities",
    ):
        assert _found(planted), planted
    for innocent in ("Mara Quill", "leave/may-leave", "an agreement", "the Ministry of Water"):
        assert not _found(innocent), innocent


def test_only_examples_of_help_are_left_out():
    example = "Examples:\n  timeline show --topic opt-out\n\nand opt-out\n"
    assert _without_examples(PACKAGE / "cli" / "show.py", example).count("opt-out") == 1
    assert _without_examples(PACKAGE / "model" / "x.py", example).count("opt-out") == 2
