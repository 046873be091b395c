"""A set to the files of a seal."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from scomm_timeline.analysis.codes import CODES
from scomm_timeline.analysis.whole import analyze
from scomm_timeline.model.fingerprint import fingerprint
from scomm_timeline.model.inputs import SEAL_FILE, VOICES_FILE, InputFile
from scomm_timeline.model.json_text import obey_nothing
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.quotations import METHOD
from scomm_timeline.pipeline.causing import Side
from scomm_timeline.publication.releasing import clear, confirm
from scomm_timeline.publication.sealing import sealable, sealed_set, sums
from scomm_timeline.reading.entries import take_apart
from scomm_timeline.reading.load import load

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.analysis.findings import Finding
    from scomm_timeline.model.corpus import Corpus, Loaded, Reviewer
    from scomm_timeline.publication.releasing import Withheld

FORMAT: Final = 1


class Sealing(NamedTuple):
    """A seal in the making: its files, and what did not go into it."""

    files: tuple[InputFile, ...]
    statements: int
    findings: int
    withheld: Withheld


def public_files(
    corpus: Corpus, files: Sequence[InputFile], *, with_drafts: bool = False
) -> list[InputFile]:
    """The files of the set as they would be sealed now: in canonical form, the public part."""
    cleared = sealable(clear(corpus, with_drafts=with_drafts).corpus)
    return sealed_set(take_apart(files, corpus), cleared)


def published(side: Side, *, with_drafts: bool = False) -> Side:
    """A version as it would be published: what a seal of it would hold, read again.

    A seal has the public part of a set in one form. Held against the whole set, everything that is
    withheld would look as if it had been added.
    """
    files = public_files(side.corpus, side.files, with_drafts=with_drafts)
    loaded = _read_public(files)
    assert loaded.corpus is not None  # noqa: S101 -- made of what had been read
    # What could not be read of the version cannot be read of its public part either.
    lost = loaded._replace(
        diagnostics=side.loaded.diagnostics,
        left_out=side.loaded.left_out,
        lost_ids=side.loaded.lost_ids,
    )
    corpus = loaded.corpus._replace(
        diagnostics=side.corpus.diagnostics, left_out=side.corpus.left_out
    )
    return Side(side.name, side.kind, side.detail, files, lost, corpus, is_public_part=True)


def _read_public(files: Sequence[InputFile]) -> Loaded:
    """The set that the public part makes. Where nothing is public nobody is named in it either.

    A file without a voice is an error in a set that a person writes; here it is the answer.
    """
    voices = next(one for one in files if one.path == VOICES_FILE)
    if json.loads(voices.text or "{}"):
        return load(files)
    stand_in = voices._replace(text='{"organizations": {"x": {"name": "x", "kind": "other"}}}')
    loaded = load([stand_in if one is voices else one for one in files])
    assert loaded.corpus is not None  # noqa: S101 -- made of what had been read
    nobody = loaded.corpus.voices._replace(organizations={})
    return loaded._replace(corpus=loaded.corpus._replace(voices=nobody))


def build_seal(
    corpus: Corpus,
    files: Sequence[InputFile],
    *,
    name: str,
    day: str,
    signed: Sequence[Reviewer],
    version: str,
    with_drafts: bool,
) -> Sealing:
    """Everything that `seals/NAME` is to hold.

    `day` is the day of the seal and of its signatures, as written; `version` that of the program. No
    files if no statement may be passed on.
    """
    cleared = clear(corpus, with_drafts=with_drafts)
    public = sealable(cleared.corpus)
    if not public.statements:
        return Sealing((), 0, 0, cleared.withheld)
    held = sealed_set(take_apart(files, corpus), public)
    read = load(held).corpus
    assert read is not None  # noqa: S101 -- it was made of what had been read
    assert len(read.statements) == len(public.statements)  # noqa: S101 -- likewise
    found = confirm(analyze(corpus), analyze(public)).findings
    told = {
        "format": FORMAT,
        "kind": "seal",
        "name": name,
        "sealed": day,
        "program": f"timeline {version}",
        "quotation_method": METHOD,
        "rules": {code.id: fingerprint(tuple(code))[:16] for code in CODES.values()},
        "set": {
            "title": read.title,
            "digest": read.digest,
            "statements": len(read.statements),
            "sources": len(read.sources),
            "receipts": len(read.receipts),
        },
        "drafts": with_drafts,
        "withheld": {
            **cleared.withheld._asdict(),
            "about_withheld": len(cleared.corpus.statements) - len(public.statements),
        },
        "internal": _internal(files),
        "findings": [_finding(one) for one in found],
        "signed": [_signature(one, read.digest, day) for one in signed],
    }
    written = [*held, InputFile(SEAL_FILE, _readable(told))]
    return Sealing((*written, sums(written)), len(read.statements), len(found), cleared.withheld)


def _internal(files: Iterable[InputFile]) -> str:
    """SHA-256 over everything in the set's folder, whether published or not, in hexadecimal."""
    return fingerprint(sorted((one.path, one.text or one.error) for one in files))


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "id": one.id,
        "code": one.code,
        "verdict": one.verdict.value,
        "level": one.level.value,
        "pairs": one.pairs,
        "statements": sorted(one.statements),
    }


def _signature(one: Reviewer, digest: str, day: str) -> dict[str, str]:
    return {"reviewer": one.id, "name": one.name, "role": one.role, "digest": digest, "on": day}


def _readable(value: Any) -> str:  # noqa: ANN401 -- plain values
    return obey_nothing(json.dumps(value, ensure_ascii=False, indent=2)) + "\n"
