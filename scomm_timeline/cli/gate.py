"""`timeline gate`: whether a set may be published, and what is missing if not."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import AnnotatingFormat, Format, Shared
from scomm_timeline.cli.versions import (
    changes_since,
    check_title,
    has_drafts,
    read_named,
    repository_prefix,
    side_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scomm_timeline.cli.session import Session
    from scomm_timeline.disk.versions import Version
    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.pipeline.gating import Base
    from scomm_timeline.reports.gating import GateReport

HELP: Final = """\
Say whether a set may be published: hold it against its publication policy, and list everything that
is missing with the command that settles it. Exits 4 if anything is.

The policy is internal/policy.yaml of the set; without one, a strict policy is built in. It says what
is asked of everything, what only of what changed since --base, and what is merely counted, and names
exceptions, each with a reason and a last day. What it does not ask for is listed all the same.

Without --base the set is compared with its latest seal; without a seal everything counts as changed.
Verdicts and exceptions that end on a day count only with --today. What is printed is work product:
md, json and jsonl need --internal; github, which ends up in a log, counts what it may not name.

\b
Examples:
  timeline gate --today 2026-12-01
  timeline gate --base main --policy policy.yaml --today 2026-12-01
  timeline gate --base 2026-12-first --format md --internal --output missing.md
"""


def run(
    *,
    base: Annotated[
        str | None,
        typer.Option(
            metavar="VERSION",
            help="A seal, folder, archive or git revision. Default: the latest seal.",
        ),
    ] = None,
    policy: Annotated[
        str | None,
        typer.Option(metavar="FILE", help="A policy in place of the set's own."),
    ] = None,
    format: Annotated[  # noqa: A002 -- the option is called so
        AnnotatingFormat, typer.Option("--format", "-f", help="How the answer is written.")
    ] = AnnotatingFormat.TEXT,
    shared: Shared,
) -> int:
    """Hold the set against its policy."""
    from scomm_timeline.cli.choosing import read_date
    from scomm_timeline.cli.session import answer, open_set
    from scomm_timeline.model.inputs import POLICY_FILE
    from scomm_timeline.pipeline.causing import Side
    from scomm_timeline.pipeline.gating import build_gate_report

    is_github = format is AnnotatingFormat.GITHUB
    if format not in {AnnotatingFormat.TEXT, AnnotatingFormat.GITHUB} and not shared.internal:
        raise UserError(
            f"--format {format.value}: what a set lacks is work product", "add --internal"
        )
    if not is_github:
        shared = shared._replace(format=Format(format.value))
    else:
        # What was left out is named in the answer; standard error is read for commands as well.
        shared = shared._replace(quiet=True)
    session = open_set(shared)
    name = POLICY_FILE
    if policy is not None:
        session, name = _with_policy(session, policy), policy
    corpus = session.corpus()
    _check_policy(session, name)
    version = _version(session, base)
    report = build_gate_report(
        Side("now", "folder", "", session.files, session.loaded, corpus),
        base=_base(session, version) if version is not None else None,
        policy=name,
        day=read_date("--today", shared.today),
        is_shipped=session.is_shipped,
    )
    code = ExitCode.DONE if report.is_passed else ExitCode.REFUSED
    if is_github:
        return _annotate(session, report, version, code)
    return answer(session, report, code)


def _annotate(
    session: "Session", report: "GateReport", version: "Version | None", code: ExitCode
) -> ExitCode:
    from scomm_timeline.cli.session import finish, write
    from scomm_timeline.renderers.github import workflow_commands
    from scomm_timeline.reports.annotating import annotated_gate

    changes = changes_since(version, session.files) if version is not None else None
    prefix = repository_prefix(session.folder.path)
    internal = session.shared.internal
    told = annotated_gate(report, prefix, changes, is_internal=internal)
    write(session.shared, [workflow_commands(told)])
    return finish(session, code)


def _with_policy(session: "Session", path: str) -> "Session":
    """The set with another policy in the place of its own. Raises UserError."""
    from scomm_timeline.disk.sets import read_file
    from scomm_timeline.model.inputs import POLICY_FILE
    from scomm_timeline.reading.load import load

    file = read_file(POLICY_FILE, path)
    if file.text is None:
        raise UserError(f'--policy "{path}": {file.error}', "name a file of YAML")
    files = [one for one in session.files if one.path != POLICY_FILE]
    files.append(file)
    return session._replace(files=files, loaded=load(files), memory=None)


def _check_policy(session: "Session", name: str) -> None:
    """Raises UserError for a policy that has a problem: half of one would let too much through."""
    from scomm_timeline.cli.terminal import complain
    from scomm_timeline.model.inputs import POLICY_FILE

    held = any(one.path == POLICY_FILE for one in session.files)
    if not held or session.corpus().policy is not None:
        return
    problems = [one for one in session.loaded.diagnostics if one.path == POLICY_FILE]
    complain(*(line for one in problems for line in _told(one, name)))
    raise UserError(
        f'the policy "{name}" has problems, and none of it counts',
        "mend it; `timeline schema policy` describes it",
    )


def _told(one: "Diagnostic", name: str) -> list[str]:
    place = f":{one.span.start.line}:{one.span.start.column}" if one.span else ""
    lines = [f"{name}{place}: error[{one.code.id}] {one.message}"]
    return [*lines, f"    help: {one.help}"] if one.help else lines


def _version(session: "Session", name: str | None) -> "Version | None":
    """The version compared with; None if there is none. Raises UserError."""
    from scomm_timeline.disk.seals import latest_seal
    from scomm_timeline.disk.versions import Place

    if name is None:
        name = latest_seal(session.folder.path)
        if name is None:
            return None
    here = Path.cwd()
    place = Place(here, here if session.is_shipped else session.folder.path)
    version = read_named(name, place, "--base")
    check_title(version, session.corpus().title)
    return version


def _base(session: "Session", version: "Version") -> "Base":
    from scomm_timeline.disk.versions import SEAL
    from scomm_timeline.pipeline.gating import Base

    side = side_of(version, "--base")
    _check_same_set(session, version, side.corpus.by_id.keys(), side.corpus.title)
    return Base(side, version.kind == SEAL, has_drafts(version))


def _check_same_set(
    session: "Session", version: "Version", ids: "Iterable[str]", title: str
) -> None:
    """Raises UserError for a version that has neither title nor a record in common."""
    corpus = session.corpus()
    if title != corpus.title and corpus.by_id and corpus.by_id.keys().isdisjoint(ids):
        raise UserError(
            f'--base "{version.name}" is a version of another set: "{title}"',
            "name a version of this one",
        )
