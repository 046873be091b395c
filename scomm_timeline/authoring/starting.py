"""A set to begin with: everything that `check` asks for, and one document as an example.

Names of the program's own are few and plain, so that a person sees at once what to replace. Nothing
here is about any program that exists.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from scomm_timeline.authoring.files import FILES, kind_of
from scomm_timeline.authoring.naming import slug_of, unused
from scomm_timeline.authoring.schema import FOLDER as SCHEMAS
from scomm_timeline.authoring.schema import file_name, modeline, schema_for
from scomm_timeline.authoring.yaml_text import canonical, file_text
from scomm_timeline.model.inputs import POLICY_FILE
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.corpus import Corpus

FOLDER: Final = "statements"
"""The set's folder inside the project's: `timeline` looks for it there by itself."""


class Start(NamedTuple):
    """What a person says of his set. Names left empty get a placeholder in parentheses."""

    program: str
    place: str = ""
    government: str = ""
    body: str = ""


class _Slugs(NamedTuple):
    place: str
    government: str
    body: str


def set_files(start: Start) -> dict[str, str]:
    """The files of the set by path inside its folder."""
    slugs = _slugs(start)
    files = {
        "set.yaml": _set(start),
        "vocabulary.yaml": _VOCABULARY,
        "families.yaml": _FAMILIES,
        "voices.yaml": _voices(start, slugs),
        "places.yaml": _places(start, slugs.place),
        "topics/taking-part.yaml": _TOPIC,
        "sources/example-page.yaml": _SOURCE,
        "records/example.yaml": _example(slugs),
        POLICY_FILE: _POLICY,
    }
    return {path: canonical(_led(path) + text, kind_of(path) or "") for path, text in files.items()}


def schema_files(corpus: Corpus) -> dict[str, str]:
    """For editors, by path inside the set's folder: which fields there are, and which names."""
    return {
        f"{SCHEMAS}/{file_name(kind)}": json.dumps(
            schema_for(kind, corpus), ensure_ascii=False, indent=2
        )
        + "\n"
        for kind, one in FILES.items()
        if one.is_typed
    }


def _led(path: str) -> str:
    return modeline(kind_of(path) or "", path)


def side_files() -> dict[str, str]:
    """What helps around a set, by path inside the project's folder: editors, checks, git."""
    return {
        ".vscode/settings.json": json.dumps(_EDITOR, indent=2) + "\n",
        ".pre-commit-config.yaml": _PRE_COMMIT,
        ".github/workflows/timeline.yml": _WORKFLOW,
        ".gitignore": _GITIGNORE,
    }


def _slugs(start: Start) -> _Slugs:
    taken: set[str] = {"example-newspaper"}
    found = []
    for name, otherwise in (
        (start.place, "everywhere"),
        (start.government, "government"),
        (start.body, "agency"),
    ):
        slug = unused(slug_of(name, otherwise=otherwise), taken)
        found.append("the-" + slug if slug == "not-stated" else slug)
        taken.add(found[-1])
    return _Slugs(*found)


def _set(start: Start) -> str:
    return file_text(
        {
            "format": "1",
            "title": start.program,
            "description": f"What officials said about {start.program}.",
            "reviewers": {"desk": {"name": "(the person who reviews)", "role": "editor"}},
        },
        above="# What this set is. Its title stands in the first line of every answer.\n",
    )


def _voices(start: Start, slugs: _Slugs) -> str:
    bodies = {
        slugs.government: {
            "name": start.government or "(the government)",
            "kind": "government",
            "place": slugs.place,
        },
        slugs.body: {
            "name": start.body or "(the agency that runs it)",
            "kind": "agency",
            "parent": slugs.government,
        },
        "example-newspaper": {"name": "Example Newspaper", "kind": "newspaper"},
    }
    return (
        "# Who speaks. A body and the bodies above it share one voice, below their government.\n"
        + file_text({"organizations": bodies})
        + _PEOPLE
        + file_text({"audiences": _AUDIENCES})
    )


def _places(start: Start, slug: str) -> str:
    name = start.place or "(the place that the program covers)"
    head = "# Places, nested: what is said of a place is said of the places within it.\n"
    lines = file_text({"name": name, "kind": "country"}).splitlines()
    body = "".join(f"  {line}\n" for line in lines)
    return (
        f"{head}{slug}:\n{body}"
        "  # within:\n"
        f"  #   {slug}-north: {{name: North County, kind: county}}\n"
    )


def _example(slugs: _Slugs) -> str:
    header = {
        "document": "article",
        "made": "2020-01-31",
        "from": "example-newspaper",
        "to": "public",
        "place": slugs.place,
        "sources": ["example-page"],
    }
    statement = {
        "id": "example-question",
        "quote": "Must every place take part in the program?",
        "claims": [{"taking-part": "required", "component": "whole", "mode": "asks"}],
    }
    return file_text({**header, "statements": [statement]}, above=_EXAMPLE_NOTE)


_EXAMPLE_NOTE: Final = """\
# One document a file: a header, which holds for each of its statements, and the statements.
# This one is made up. Remove it, and sources/example-page.yaml, when you have your own.
# A question is never one side of a contradiction (mode: asks); leave `mode` out for what is asserted.
"""

_VOCABULARY: Final = """\
# The set's own closed lists. A record that uses another word is told so.
components:
  whole: The program without distinction.
  # meters: The part of the program that installs meters.
documents: [letter, memo, e-mail, agreement, web-page, press-conference, press-release, article,
            interview, meeting, call, testimony, order, ruling, report, data-release, unknown]
# measures:
#   places-taking-part: Number of places that take part.
"""

_FAMILIES: Final = """\
# Topics that are reported together, and the rules that join them. Every topic is in one family.
taking-part:
  title: Must a place take part?
  topics: [taking-part]
  # entails:
  #   - {id: R1, if: taking-part/required, then: leaving/closed, contestable: true, why: "..."}
  # bridges:
  #   - {id: W1, from: whole, to: meters, why: "A sentence about all of it covers its parts."}
"""

_TOPIC: Final = """\
# The codebook, one topic a file: the question, and the answers that officials gave.
topic: taking-part
kind: position
question: Must a place take part in the program?
exclusive: true
exclusive-why: What every place must do is not left to its choice.
positions:
  required:
    means: Every place must take part.
    include: Words that leave a place no choice (must, is required to, has no way to stay out).
    exclude: A wish, a plan, or pressure without a duty.
  voluntary:
    means: Taking part is a place's own choice.
    include: Words that leave the choice to the place (may, can decide, is invited to).
    exclude: A promise to talk about it.
"""

_SOURCE: Final = """\
id: example-page
title: An example of a source
publisher: Example Newspaper
kind: newspaper
dates: {document: 2020-01-31}
url: none-given
seen: whole
"""

_POLICY: Final = """\
# What `timeline gate` asks before anything is published. Work product: reasons stand here.
# every: refuse all that does not meet it. changed: only what changed since --base, else since the
# latest seal. counted: refuse nothing, and list it.
format: 1
restricted: every
contradictions: every
second-reader: changed
drafts: every
archives: every
quotations:
  not-found: every
  source-changed: every
  unchecked: every
  # kinds:
  #   newspaper: {unchecked: counted}
# exceptions:
#   - excuses: archives
#     for: example-page
#     reason: The archive is asked, and answers in spring.
#     until: 2030-06-30
#     by: desk
"""

_PEOPLE: Final = """\
# people:
#   mara-quill:
#     name: Mara Quill
#     offices:
#       - {role: Director, organization: agency, from: 2019-05-01, until: 2022-01-31}
"""

_AUDIENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "public": {"kind": "public", "name": "the public"},
    "press": {"kind": "public", "name": "the press"},
    "internal": {"kind": "internal", "name": "its own staff"},
    "lawmakers": {"kind": "congress", "name": "lawmakers"},
    "local-officials": {"kind": "local", "name": "local officials"},
    "parties": {"kind": "court", "name": "the parties to a case"},
}

_EDITOR: Final[Mapping[str, object]] = {
    "files.encoding": "utf8",
    "[yaml]": {"editor.insertSpaces": True, "editor.tabSize": 2},
}

_OFF: Final = str(False).lower()
"""As YAML writes it, inside the text below."""

_PRE_COMMIT: Final = f"""\
# pre-commit runs this before each commit: `pre-commit install`, once.
# The check reads the whole set, for a record may point to any other.
repos:
  - repo: local
    hooks:
      - id: timeline-check
        name: timeline check
        entry: timeline check
        language: system
        files: ^statements/
        pass_filenames: {_OFF}
"""

_WORKFLOW: Final = f"""\
# Checks the set at every push. Write the version that you use behind `scomm-timeline`.
name: timeline
on: [push, pull_request]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      # Actions by the commit of their version: a tag can be moved.
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: {_OFF}
          fetch-depth: 0
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.12"
      - run: pip install scomm-timeline
      - run: timeline check --format github
      - run: timeline contradictions --format md --output contradictions.md --exit-zero
      - uses: actions/upload-artifact@ea165f8d65b6e75b540449e92b4886f43607fa02 # v4.6.2
        with:
          name: contradictions
          path: contradictions.md
"""

_GITIGNORE: Final = """\
# Copies of the documents that the statements are taken from: other people's texts.
/documents/
# Work product (adjudications, sign-offs, the policy of the gate). In a private repository remove this
# line: `timeline gate` needs them where it runs.
/statements/internal/
"""
