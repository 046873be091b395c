"""What is wrong or missing, as notes beside lines of files, for where code is reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from scomm_timeline.model.diagnostics import Diagnostic
    from scomm_timeline.reports import CheckReport
    from scomm_timeline.reports.gating import GateReport, LackView


class Annotation(NamedTuple):
    """One note. `level` is error, warning or notice; `line` and `column` are 1-based, 0 for none.

    `path` is from the root of the repository, "" for a note beside no file. `is_on_change` says that
    the line changed.
    """

    level: str
    path: str
    line: int
    column: int
    title: str
    message: str
    is_on_change: bool = True


class Annotated(NamedTuple):
    """Notes in the order in which they are told, and the line that counts them.

    `is_limited_to_changes`: only those on changed lines are notes; the others are listed.
    """

    items: tuple[Annotation, ...]
    summary: str
    is_limited_to_changes: bool = False


class Changes(NamedTuple):
    """The lines (from 1) that changed since a version, by path inside the set."""

    lines: Mapping[str, Collection[int]]


def annotated_check(report: CheckReport, prefix: str, changes: Changes | None) -> Annotated:
    """Every problem of every file. `prefix` leads from the root of the repository to the set."""
    items = [_problem(one, prefix, changes) for one in report.diagnostics]
    errors = sum(one.level == "error" for one in items)
    if report.header is None:
        summary = f"{errors} errors; without the vocabulary no statement can be read."
    else:
        summary = (
            f"timeline check: {errors} errors, {len(items) - errors} notices, "
            f"{report.left_out} left out of {report.header.statements + report.left_out}."
        )
    return Annotated(tuple(items), summary, changes is not None)


def _problem(one: Diagnostic, prefix: str, changes: Changes | None) -> Annotation:
    line = one.span.start.line if one.span else 0
    message = f"{one.message}\nhelp: {one.help}" if one.help else one.message
    return Annotation(
        "error" if one.severity.value == "error" else "warning",
        f"{prefix}{one.path}",
        line,
        one.span.start.column if one.span else 0,
        f"{one.code.id} {one.code.slug}",
        message.replace("\n", " -- "),
        _is_changed(one.path, line, changes),
    )


_GUARDED: Final = "timeline gate lists them; --internal names them here"


def annotated_gate(
    report: GateReport, prefix: str, changes: Changes | None, *, is_internal: bool
) -> Annotated:
    """Everything that is missing. What may not be named in a log that others read is counted."""
    named = [one for one in report.missing if is_internal or not one.is_guarded]
    items = [*_counted(report, named)]
    items += [_lack(one, prefix, changes) for one in named]
    parts = [f"{one.requirement} {one.missing}" for one in report.requirements if one.missing]
    verdict = f"refused: {', '.join(parts)}" if parts else "passed: nothing is missing"
    asked = ", ".join(
        f"{one.requirement} {part}"
        for one in report.requirements
        for part in _besides(one.excused, one.counted)
    )
    besides = f" Beside that: {asked}." if asked else ""
    return Annotated(tuple(items), f"timeline gate: {verdict}.{besides}", changes is not None)


def _besides(excused: int, counted: int) -> Iterator[str]:
    if excused:
        yield f"{excused} excused"
    if counted:
        yield f"{counted} not asked for"


def _counted(report: GateReport, named: Iterable[LackView]) -> Iterator[Annotation]:
    held = set(named)
    hidden: dict[str, int] = {}
    for one in report.missing:
        if one not in held:
            hidden[one.requirement] = hidden.get(one.requirement, 0) + 1
    for requirement, number in hidden.items():
        yield Annotation("error", "", 0, 0, requirement, f"{number} missing; {_GUARDED}")


def _lack(one: LackView, prefix: str, changes: Changes | None) -> Annotation:
    line = one.line
    is_changed = _is_changed(one.path, line, changes)
    if changes is not None and one.path in changes.lines and not is_changed and one.is_changed:
        # A record is longer than its first line: the note goes to the line of it that changed.
        later = [number for number in changes.lines[one.path] if number >= line]
        line, is_changed = (min(later), True) if later else (line, is_changed)
    path = f"{prefix}{one.path}" if one.path else ""
    message = f"{one.id}: {one.why} -- settle: {one.settle}"
    is_placed = bool(one.path)
    return Annotation("error", path, line, 0, one.requirement, message, is_changed or not is_placed)


def _is_changed(path: str, line: int, changes: Changes | None) -> bool:
    """A note on no line is told always: nobody can tell which change it is due to."""
    if changes is None or not line:
        return True
    return line in changes.lines.get(path, ())
