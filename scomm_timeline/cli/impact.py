"""`timeline impact ID`: what falls if a source or a statement is withdrawn."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.choosing import check_not_left_out
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from pathlib import Path

    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.pipeline.impact import SealedVersion

HELP: Final = """\
Show what would fall or change if a source or a statement were withdrawn: statements that no other
source carries, dates that rested on it, and findings that would be gone, new, or told otherwise.

The set is read again without it, and compared; nothing is written. Several ids are withdrawn
together. Verdicts of people that would not count any more are listed, and what of all this stands in
a seal, so that readers have it. Exits 0 whatever the answer is.

\b
Examples:
  timeline impact doc-003
  timeline impact napolitano-20101006-see --format md --output if-withdrawn.md
"""


def run(
    *,
    ids: Annotated[
        list[str],
        typer.Argument(
            metavar="ID...",
            help="Sources or statements.",
            autocompletion=completion.sources_and_ids,
        ),
    ],
    shared: Shared,
) -> int:
    """Show what would be otherwise."""
    from scomm_timeline.cli.session import answer, open_set, read_today
    from scomm_timeline.pipeline.impact import build_impact_report

    session = open_set(shared)
    corpus = session.corpus()
    withdrawn = tuple(dict.fromkeys(ids))
    for one in withdrawn:
        _check(one, corpus)
    report = build_impact_report(
        corpus,
        session.files,
        withdrawn,
        is_shipped=session.is_shipped,
        seals=_seals(session.folder.path),
        today=read_today(shared),
    )
    return answer(session, report)


def _seals(set_folder: "Path") -> "list[SealedVersion]":
    """What the seals of the set hold. One that does not tell of its findings holds none."""
    from scomm_timeline.disk.seals import list_seals, read_told, seal_folder, sealed_records
    from scomm_timeline.pipeline.impact import SealedVersion

    found = []
    for name, day in list_seals(set_folder):
        folder = seal_folder(set_folder, name)
        told = (read_told(folder) or {}).get("findings")
        rows = told if isinstance(told, list) else []
        findings = frozenset(
            str(one["id"]) for one in rows if isinstance(one, dict) and "id" in one
        )
        found.append(SealedVersion(name, day, sealed_records(folder), findings))
    return found


def _check(id_: str, corpus: "Corpus") -> None:
    """Raise UserError for what is neither a source nor a statement, or was left out."""
    if id_ in corpus.sources or id_ in corpus.by_id:
        return
    check_not_left_out(id_, corpus, f'"{id_}"')
    from scomm_timeline.analysis.names import nearest

    near = nearest(id_, dict.fromkeys((*corpus.sources, *corpus.by_id), ()))
    advice = f"did you mean {' or '.join(near)}?" if near else "`timeline list sources`, or an id"
    raise UserError(f'unknown source or statement "{id_}"', advice)
