"""Releases of small made-up sets: statements as typed, with review and restriction."""

from typing import Any

from scomm_timeline.analysis.selection import Selection
from scomm_timeline.model.corpus import Corpus
from scomm_timeline.pipeline.releasing import build_release
from scomm_timeline.reports.release import Release
from tests.builders import records, sound_set, statement

SEALED = """\
id: sealed-file
title: The File Nobody May See
publisher: Court Clerk Osric
kind: letter
dates: {document: 2031-12-31}
url: none-given
seen: whole
restriction: sealed
"""
"""A source under seal, with names that stand nowhere else."""

MAY = {"leave": "may-leave", "component": "whole", "place": "aldery"}
STAY = {"leave": "must-stay", "component": "whole", "place": "aldery"}


def reviewed(id_: str, made: str, *claims: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A statement of which the coding was reviewed, by the Beacon Agency to the public."""
    substance = {"claims": list(claims)} if claims else {}
    words = {} if "paraphrase" in fields else {"quote": f"The words of {id_}."}
    return statement(id_, made=made, **{"review": "reviewed", **words, **substance, **fields})


def corpus(*statements: dict[str, Any], files: dict[str, str | None] | None = None) -> Corpus:
    """A set with a sealed source beside the two open ones."""
    return sound_set(
        *(records(one) for one in statements),
        files={"sources/sealed-file.yaml": SEALED, **(files or {})},
    )


def release(*statements: dict[str, Any], **options: Any) -> Release:
    """What goes out of a set of these statements."""
    return release_of(corpus(*statements), **options)


def release_of(set_: Corpus, selection: Selection | None = None, **options: Any) -> Release:
    """What goes out of a set."""
    return build_release(
        set_, selection or Selection(), is_shipped=False, version="1.2.3", **options
    )


def omitted(found: Release) -> dict[str, int]:
    """How many of each kind were left out."""
    return {one.kind: one.total for one in found.omissions}


def ids(found: Release) -> list[str]:
    """The statements that go out."""
    return [one.view.id for one in found.statements]
