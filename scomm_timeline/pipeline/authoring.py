"""Reports of what was written or imported, or would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.authoring.importing import LAID_OUT
from scomm_timeline.model.diagnostics import Severity
from scomm_timeline.reports.authoring import (
    AuthoringReport,
    FileState,
    ImportedRow,
    ImportReport,
    Likeness,
    LikeRow,
    RefusedRow,
    TouchedFile,
)
from scomm_timeline.reports.viewing import set_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scomm_timeline.authoring.headings import Headings
    from scomm_timeline.authoring.importing import Imported
    from scomm_timeline.authoring.tables import Table
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.diagnostics import Diagnostic


def build_authoring_report(
    corpus: Corpus,
    *,
    command: str,
    folder: str,
    files: Sequence[TouchedFile],
    statements: Sequence[str] = (),
    diagnostics: Sequence[Diagnostic] = (),
    advice: Sequence[str] = (),
    commands: Sequence[str] = (),
    is_dry: bool = False,
) -> AuthoringReport:
    """What `init` or `new` did. Of `diagnostics` the notices about the new statements are kept."""
    notices = tuple(
        one
        for one in diagnostics
        if one.severity is Severity.NOTICE and any(f'"{id_}"' in one.message for id_ in statements)
    )
    return AuthoringReport(
        set_header(corpus, is_shipped=False),
        command,
        is_dry,
        folder,
        tuple(files),
        tuple(statements),
        notices,
        tuple(advice),
        tuple(commands),
    )


def build_import_report(
    corpus: Corpus,
    name: str,
    folder: str,
    table: Table,
    headings: Headings,
    found: Imported,
    *,
    is_dry: bool,
) -> ImportReport:
    """What came of a table. `corpus` is the set with its rows."""
    layout = ("timeline fmt",) if len(found.changes) > LAID_OUT else ()
    commands = (*layout, "timeline check") if found.taken and not is_dry else ()
    return ImportReport(
        set_header(corpus, is_shipped=False),
        is_dry,
        name,
        folder,
        headings.filled,
        headings.ignored,
        len(table.rows) + len(table.bad),
        table.empty,
        tuple(ImportedRow(one.line, one.statement.id, one.path) for one in found.taken),
        tuple(RefusedRow(*one) for one in found.refused),
        tuple(ImportedRow(one.line, one.statement.id, one.path) for one in found.present),
        tuple(LikeRow(one.line, one.id, one.other, Likeness(one.why)) for one in found.near),
        tuple(TouchedFile(one.path, FileState.NEW, one.added) for one in found.changes),
        commands,
    )
