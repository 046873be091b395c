"""`timeline seal NAME`: a record of what was published, and its verification."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.choosing import unknown_name
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.cli.session import Session
    from scomm_timeline.model.corpus import Reviewer
    from scomm_timeline.pipeline.sealing import Sealing

HELP: Final = """\
Seal what is published under a NAME: every public record, source, receipt and codebook entry in
canonical form, the findings, and a hash of each file, in the folder seals/NAME of the set.

The seal is a set itself: `timeline diff seals/NAME` compares what readers have with what the files say
now. Anybody can verify it without this program: sha256sum -c SHA256SUMS, in its folder. A seal is
never written over. With --verify, NAME is a seal of the set or a folder, and nothing is written; exits
1 if a byte has changed.

\b
Examples:
  timeline seal 2026-12-first --sign desk --today 2026-12-01
  timeline seal --verify 2026-12-first
"""


def run(
    *,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the seal is called.")],
    verify: Annotated[
        bool, typer.Option("--verify", help="Hold a seal against its own hashes.")
    ] = False,
    sign: Annotated[
        list[str] | None,
        typer.Option(metavar="REVIEWER", help="Who signs; a reviewer in set.yaml. Repeatable."),
    ] = None,
    drafts: Annotated[
        bool, typer.Option("--drafts", help="Seal drafts too; they were published as drafts.")
    ] = False,
    shared: Shared,
) -> int:
    """Write a seal, or verify one."""
    from scomm_timeline.cli.session import check_values, open_set
    from scomm_timeline.disk.versions import SEAL_NAME

    check_values(shared)
    if verify:
        if sign or drafts:
            raise UserError("--verify writes nothing", "leave --sign and --drafts out")
        return _verify(name, shared)
    if SEAL_NAME.fullmatch(name) is None:
        raise UserError(
            f'"{name}" cannot be the name of a seal',
            "small letters, digits, points and hyphens: 2026-12-first",
        )
    if shared.today is None:
        raise UserError("a seal bears a date", "give it with --today 2026-12-01")
    session = open_set(shared)
    if session.is_shipped:
        raise UserError(
            "the set that ships with the program cannot be sealed", "name one with --set"
        )
    return _seal(session, name, shared.today, sign or (), with_drafts=drafts)


def _seal(
    session: "Session", name: str, day: str, signers: "list[str] | tuple[()]", *, with_drafts: bool
) -> ExitCode:
    from scomm_timeline import __version__
    from scomm_timeline.cli.session import finish, write
    from scomm_timeline.disk.seals import SealExistsError, seal_folder, write_seal
    from scomm_timeline.pipeline.sealing import build_seal

    corpus = session.corpus()
    if session.loaded.left_out:
        raise UserError(
            f"incomplete: {len(session.loaded.left_out)} left out, so nothing is sealed",
            "`timeline check` shows where and why",
            code=ExitCode.INCOMPLETE,
        )
    signed = [_reviewer(one, corpus.reviewers) for one in dict.fromkeys(signers)]
    sealing = build_seal(
        corpus,
        session.files,
        name=name,
        day=day,
        signed=signed,
        version=__version__,
        with_drafts=with_drafts,
    )
    if not sealing.statements:
        raise UserError(
            "no statement is public, so there is nothing to seal", _why_nothing(sealing)
        )
    folder = seal_folder(session.folder.path, name)
    try:
        write_seal(folder, sealing.files)
    except SealExistsError:
        raise UserError(
            f'"{folder}" exists, and a seal is never written over', "choose another name"
        ) from None
    except OSError as error:
        raise UserError(f'cannot write "{folder}": {error.strerror}') from error
    write(session.shared, ["\n".join(_told(sealing, folder, signed)) + "\n"])
    return finish(session)


def _reviewer(slug: str, known: "Mapping[str, Reviewer]") -> "Reviewer":
    """Raises UserError for somebody whom set.yaml does not list."""
    if slug not in known:
        raise unknown_name("reviewer", slug, dict.fromkeys(known, ()))
    return known[slug]


def _why_nothing(sealing: "Sealing") -> str:
    drafts = sealing.withheld.drafts
    return f"{drafts} are drafts: review them, or seal them with --drafts" if drafts else "add some"


def _told(sealing: "Sealing", folder: Path, signed: "list[Reviewer]") -> "list[str]":
    from scomm_timeline.renderers.visible import visible
    from scomm_timeline.renderers.wording import counted

    withheld = sealing.withheld
    lines = [
        f"Sealed {counted(sealing.statements, 'statement')} and "
        f"{counted(sealing.findings, 'finding')} in {visible(str(folder))}",
        f"Withheld: {withheld.drafts} drafts, {withheld.restricted} from restricted sources, "
        f"{withheld.notes} notes, {withheld.relations} relations to what is withheld.",
    ]
    lines += [f"Signed by {one.name} ({one.role})." for one in signed]
    if not signed:
        lines.append("Signed by nobody.")
    return [
        *lines,
        f"Verify it with: cd {visible(shlex.quote(str(folder)))} && sha256sum -c SHA256SUMS",
    ]


def _verify(name: str, shared: Shared) -> ExitCode:
    """Print what is damaged. Raises UserError if there is no seal of that name."""
    from scomm_timeline.cli.session import write
    from scomm_timeline.disk.seals import read_seal
    from scomm_timeline.disk.sets import SetTooLargeError
    from scomm_timeline.model.inputs import SEAL_FILE
    from scomm_timeline.publication.sealing import damages
    from scomm_timeline.renderers.visible import visible

    folder = _folder(name, shared)
    try:
        files = list(read_seal(folder))
    except SetTooLargeError as error:
        raise UserError(f'"{folder}" is not read: {error}', error.help) from error
    except OSError as error:
        raise UserError(f'cannot read "{folder}": {error.strerror}') from error
    found = list(damages(files))
    if not found and SEAL_FILE not in dict(files):
        # Hashes that are right of a folder in which nobody sealed anything: no answer to the question.
        raise UserError(f'"{folder}" is no seal', f"a seal is a folder with a {SEAL_FILE}")
    lines = [f"{visible(one.path)}: {one.problem}" for one in found]
    total = (
        f"{len(files) - 1} files verified: as they were sealed."
        if not found
        else (f"{len(found)} damaged: this is not what was sealed.")
    )
    write(shared, ["\n".join([*lines, total]) + "\n"])
    return ExitCode.FOUND if found and not shared.exit_zero else ExitCode.DONE


def _folder(name: str, shared: Shared) -> Path:
    from scomm_timeline.disk.seals import seal_folder
    from scomm_timeline.disk.sets import SetNotFoundError, find_set

    direct = Path(name)
    if name and direct.is_dir():
        return direct
    try:
        found = find_set(shared.set_dir, Path.cwd())
    except SetNotFoundError as error:
        raise UserError(str(error), error.help) from error
    folder = seal_folder(found.path, name)
    if not name or not folder.is_dir() or Path(name).name != name:
        raise UserError(f'there is no seal "{name}"', f"looked in {folder.parent}")
    return folder
