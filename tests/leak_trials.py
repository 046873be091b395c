"""Random sets with secrets planted wherever one can stand, and everything that goes out of them.

A secret is a word of letters that stands nowhere else. It is planted in restricted sources (id,
title, publisher, address), in what is known from them (ids, words, names of people and bodies that
nobody else names), in drafts, in notes, answers to second looks, verdicts, sign-offs and exceptions.
"""

import io
import random
import zipfile
from collections.abc import Iterator
from typing import Any, NamedTuple

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.cli.report import PUBLISHERS
from scomm_timeline.model.adjudications import Decision, Response, file_name
from scomm_timeline.model.corpus import Loaded
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.inputs import SIGN_OFFS_FOLDER, InputFile
from scomm_timeline.pipeline.causing import Side
from scomm_timeline.pipeline.correcting import build_corrections_report
from scomm_timeline.pipeline.gating import build_gate_report
from scomm_timeline.pipeline.judging import Spoken, open_docket
from scomm_timeline.pipeline.releasing import build_release
from scomm_timeline.pipeline.sealing import build_seal, published
from scomm_timeline.reading.adjudication_text import adjudication_text
from scomm_timeline.reading.load import load
from scomm_timeline.renderers import RenderOptions, render
from scomm_timeline.renderers.github import workflow_commands
from scomm_timeline.reports.annotating import annotated_gate
from tests.builders import claim, frame_text, make_set, records, statement
from tests.release_formats import published as written

RESTRICTIONS = ("protective-order", "sealed", "embargo", "clawback")
POSITIONS = ("may-leave", "must-stay", "by-notice")
RELATIONS = ("replies-to", "after", "acknowledges", "confirms", "supersedes", "reports")


class Planted(NamedTuple):
    """A set and the words that must stay inside it."""

    files: list[InputFile]
    loaded: Loaded
    secrets: tuple[str, ...]


class _Planter:
    """Plants secrets, each another word."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(f"leak-{seed}")
        self.secrets: list[str] = []

    def secret(self) -> str:
        """A word that stands nowhere else: no syllable of the set's own words."""
        letters = "".join(self.chance.choices("bcdfghjkmpqvwxz", k=7))
        word = f"qx{letters}{len(self.secrets):02}"
        self.secrets.append(word)
        return word

    def maybe(self) -> bool:
        """True every other time."""
        return self.chance.random() < 0.5

    def choice(self, values: Any) -> Any:
        """One of several."""
        return self.chance.choice(values)


def plant(seed: int) -> Planted:
    """A random set. The same seed gives the same set."""
    planter = _Planter(seed)
    sealed = [planter.secret() for _ in range(planter.choice((1, 1, 2)))]
    person, body = planter.secret(), planter.secret()
    number_open = planter.choice((2, 3, 4, 5))
    statements = [_open(planter, f"open-{number}") for number in range(number_open)]
    for _ in range(planter.choice((1, 2, 3))):
        who = planter.choice((person, body, "beacon-agency", "ben-holt"))
        statements.append(_restricted(planter, sealed, who))
    for _ in range(planter.choice((0, 1))):
        draft = _open(planter, planter.secret())
        statements.append({**draft, "review": "draft", "quote": planter.secret()})
    _point_back(planter, statements)
    files = {
        **{f"sources/{one}.yaml": _sealed_source(planter, one) for one in sealed},
        "sources/gazette-2031.yaml": _open_source(planter),
        "voices.yaml": _voices(planter, person, body),
        "set.yaml": f"{frame_text('set.yaml')}\nreviewers:\n"
        f"  desk: {{name: {planter.secret()}, role: editor}}\n"
        "  counsel: {name: Rae Dunn, role: counsel}\n",
        "internal/policy.yaml": _policy(planter, statements[0]["id"]),
        f"{SIGN_OFFS_FOLDER}open-0.yaml": _sign_off(planter),
    }
    planter.chance.shuffle(statements)
    held = make_set(*(records(one) for one in statements), files=files)
    loaded = load(held)
    assert not loaded.diagnostics, [one.message for one in loaded.diagnostics]
    assert loaded.corpus is not None
    held += list(_verdicts(planter, loaded))
    loaded = load(held)
    assert not loaded.diagnostics, [one.message for one in loaded.diagnostics]
    return Planted(held, loaded, tuple(planter.secrets))


def _open(planter: _Planter, id_: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"review": "reviewed", "quote": "The words of the office."}
    if planter.maybe():
        fields["notes"] = planter.secret()
    return _said(planter, id_, **fields)


def _restricted(planter: _Planter, sealed: list[str], who: str) -> dict[str, Any]:
    id_ = planter.secret()
    cited = planter.choice(
        ([planter.choice(sealed)], ["gazette-2031", planter.choice(sealed)], [*sealed])
    )
    return _said(
        planter,
        id_,
        review=planter.choice(("reviewed", "draft")),
        quote=planter.secret(),
        sources=cited,
        from_=who,
        notes=planter.secret(),
        made_as_written=planter.secret(),
    )


def _said(planter: _Planter, id_: str, **fields: Any) -> dict[str, Any]:
    day = planter.chance.randrange(1, 28)
    month = planter.chance.randrange(1, 12)
    made = planter.choice((f"2031-{month:02}-{day:02}", f"2031-{month:02}", "2031"))
    position = claim("leave", planter.choice(POSITIONS), place=planter.choice(("aldery", "maren")))
    by = fields.pop("from_", planter.choice(("beacon-agency", "ben-holt", "ministry")))
    return statement(id_, made=made, claims=[position], from_=by, **fields)


def _point_back(planter: _Planter, statements: list[dict[str, Any]]) -> None:
    """Open records point to withheld ones: a pointer prints an id that is a name."""
    secret = [one for one in statements if one["id"].startswith("qx")]
    for one in statements:
        if one["id"].startswith("open-") and secret and planter.maybe():
            other = planter.choice(secret)
            if planter.maybe():
                one["refers-to"] = "treasury"
            if planter.maybe():
                one["acknowledges"] = other["id"]
                one["made"], other["made"] = "2031-11-20", "2031-02-02"
            else:
                one["claims"] = [
                    *one["claims"],
                    {
                        "past-words": "same-line",
                        "component": "whole",
                        "place": "aldery",
                        "about": {"records": [other["id"]]},
                    },
                ]


def _sealed_source(planter: _Planter, id_: str) -> str:
    return (
        f"id: {id_}\ntitle: The file {planter.secret()}\npublisher: {planter.secret()}\n"
        f"kind: letter\ndates: {{document: 2031-12-31}}\n"
        f"url: https://court.example/{planter.secret()}\narchived: https://a.example/{planter.secret()}\n"
        f"file: {planter.secret()}.pdf\nseen: whole\nrestriction: {planter.choice(RESTRICTIONS)}\n"
        f"notes: {planter.secret()}\n"
    )


def _open_source(planter: _Planter) -> str:
    return (
        "id: gazette-2031\ntitle: The Watch in Its Third Year\npublisher: The Gazette\n"
        "kind: newspaper\ndates: {document: 2031-12-31}\nurl: none-given\nseen: whole\n"
        f"file: {planter.secret()}.pdf\nnot-archived: {planter.secret()}\n"
        f"notes: {planter.secret()}\n"
    )


def _voices(planter: _Planter, person: str, body: str) -> str:
    """The people and bodies of the frame, with two whom only restricted papers name."""
    text = frame_text("voices.yaml")
    bodies = (
        f"organizations:\n  {body}: {{name: {planter.secret()}, parent: ministry, kind: agency, "
        f"aliases: [{planter.secret()}]}}\n"
    )
    people = (
        f"people:\n  {person}:\n    name: {planter.secret()}\n"
        f"    offices: [{{role: {planter.secret()}, organization: {body}}}]\n"
    )
    return text.replace("organizations:\n", bodies, 1).replace("people:\n", people, 1)


def _policy(planter: _Planter, id_: str) -> str:
    return (
        "format: 1\nrestricted: counted\nexceptions:\n"
        f"  - {{excuses: unchecked, for: {id_}, reason: {planter.secret()}, until: 2032-12-31}}\n"
    )


def _sign_off(planter: _Planter) -> str:
    return (
        "statement: open-0\non: 2031-12-31\nauthor: desk\nreader: counsel\n"
        f"words: sha256:{'0' * 64}\nnote: {planter.secret()}\n"
    )


def _verdicts(planter: _Planter, loaded: Loaded) -> Iterator[InputFile]:
    assert loaded.corpus is not None
    docket = open_docket(loaded.corpus, None)
    for finding in docket.findings:
        spoken = Spoken(
            planter.choice(list(Decision)),
            parse_date("2032-01-10"),
            "desk",
            planter.secret(),
            response=Response(sought=True, text=planter.secret()),
            readings=(planter.secret(),),
        )
        text = adjudication_text(docket.judge(finding, spoken))
        yield InputFile(file_name(finding), text)


# -- what goes out --------------------------------------------------------------------------------


def outputs(planted: Planted) -> Iterator[tuple[str, bytes]]:
    """Everything public that can be made of a set, by name: each once, as bytes that can be read."""
    corpus = planted.loaded.corpus
    assert corpus is not None
    yield from exports(planted)
    sealing = build_seal(
        corpus, planted.files, name="s", day="2032-01-11", signed=(), version="1", with_drafts=False
    )
    yield "seal", "".join(f"{one.path}\n{one.text or ''}" for one in sealing.files).encode()
    whole = Side("now", "folder", "", planted.files, planted.loaded, corpus)
    less = _without_one(planted)
    if less is not None:
        now = published(whole)
        for format_ in ("text", "md", "json", "jsonl"):
            report = build_corrections_report(since=published(less), now=now, day="")
            yield f"corrections {format_}", render(format_, report, RenderOptions()).encode()
    gate = build_gate_report(
        whole, base=None, policy="p", day=parse_date("2032-01-11"), is_shipped=False
    )
    told = annotated_gate(gate, "", None, is_internal=False)
    yield "gate github", workflow_commands(told).encode()


def exports(planted: Planted, *, is_internal: bool = False) -> Iterator[tuple[str, bytes]]:
    """A release in every format."""
    corpus = planted.loaded.corpus
    assert corpus is not None
    release = build_release(
        corpus, Selection(), is_shipped=False, version="1.2.3", is_internal=is_internal
    )
    for name in PUBLISHERS:
        yield name, _opened(written(name, release))


def _opened(content: bytes) -> bytes:
    """A workbook's parts, unpacked; anything else as it is."""
    if not content.startswith(b"PK"):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return b"\n".join(name.encode() + b"\n" + archive.read(name) for name in archive.namelist())


def _without_one(planted: Planted) -> Side | None:
    """The set before its first open record was added: what a corrections list is made of."""
    kept = [one for one in planted.files if '"open-1"' not in (one.text or "")]
    loaded = load(kept, elsewhere={"open-1"})
    if loaded.corpus is None or loaded.left_out:
        return None
    return Side("before", "folder", "", kept, loaded, loaded.corpus)


DRAFTS_NAMED = frozenset({"gate github"})
"""What names drafts on purpose: it is for those who have the files."""


def leaks(planted: Planted) -> tuple[list[tuple[str, str]], int]:
    """Each secret that got out and where, and how many outputs were searched."""
    found, number = [], 0
    corpus = planted.loaded.corpus
    assert corpus is not None
    drafts = {
        word
        for one in corpus.statements
        if one.review.value == "draft"
        and all(corpus.sources[cite.source].restriction == "none" for cite in one.citations)
        for word in (one.id, one.text)
    }
    for name, content in outputs(planted):
        number += 1
        text = content.decode("utf-8", "replace").lower()
        hidden = set(planted.secrets) - (drafts if name in DRAFTS_NAMED else set())
        found += [(name, word) for word in sorted(hidden) if word in text]
    return found, number
