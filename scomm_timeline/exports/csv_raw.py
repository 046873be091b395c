"""CSV for machines: the claims table in UTF-8, nothing changed (RFC 4180).

One row a claim, the names of `model.columns` in the first line, lists in one cell as
`model.columns.join_parts` writes them. A cell that begins with `=` stands as it is: whoever opens
the file in a spreadsheet takes the variant made for that, `csv-excel`.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from scomm_timeline.exports.cells import cell_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scomm_timeline.reports.release import Release


def publish(release: Release) -> bytes:
    """The claims table as CSV."""
    table = release.table
    rows = ([cell_text(value) for value in row] for row in table.rows)
    return comma_separated([one.name for one in table.columns], rows).encode("utf-8")


def comma_separated(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """The rows below the names of their columns, lines ended by CR LF."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return text.getvalue()
