"""`init`, `new` and `import` in JSON, format 1."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reports.authoring import ImportReport

if TYPE_CHECKING:
    from scomm_timeline.renderers.json_values import Object
    from scomm_timeline.reports.authoring import (
        AuthoringReport,
        ImportedRow,
        TouchedFile,
    )


def authored_value(report: AuthoringReport | ImportReport) -> tuple[str, Object]:
    """The kind of the answer, and its body."""
    if isinstance(report, ImportReport):
        return "import", _import_value(report)
    return report.command, _authoring_value(report)


def _authoring_value(report: AuthoringReport) -> Object:
    """What was or would be written."""
    return {
        "dry_run": report.is_dry,
        "folder": report.folder,
        "files": [_file(one) for one in report.files],
        "statements": list(report.statements),
        "notices": [
            {"code": one.code.id, "path": one.path, "message": one.message, "help": one.help}
            for one in report.notices
        ],
        "next": [*report.advice, *report.commands],
    }


def _import_value(report: ImportReport) -> Object:
    """What came of a table."""
    return {
        "dry_run": report.is_dry,
        "table": report.table,
        "folder": report.folder,
        "columns": [{"column": column, "field": name} for column, name in report.columns],
        "ignored": list(report.ignored),
        "rows": report.rows,
        "empty": report.empty,
        "imported": [_row(one) for one in report.imported],
        "refused": [
            {"line": one.line, "column": one.column, "message": one.message, "help": one.help}
            for one in report.refused
        ],
        "present": [_row(one) for one in report.present],
        "like": [
            {"line": one.line, "id": one.id, "other": one.other, "why": one.why.value}
            for one in report.like
        ],
        "files": [_file(one) for one in report.files],
        "next": list(report.commands),
    }


def _file(one: TouchedFile) -> Object:
    return {"path": one.path, "state": one.state.value, "added": one.added}


def _row(one: ImportedRow) -> Object:
    return {"line": one.line, "id": one.id, "path": one.path}
