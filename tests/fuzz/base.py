"""The files that every input of the fuzzer begins with: the invented set, and what stands beside it.

Beside the set stand a version of it with one file edited, and one with many; the program itself
wrote a verdict, a sign-off, receipts and a seal; then the documents that the set cites, a table of its
claims, and the version with one edit in archives.
"""

import shutil
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

from tests.command import SETS, timeline
from tests.fuzz.archives import tarred, zipped

_EDITED: Final = "records/office-memo.yaml"
SEALED: Final = "2031-07-first"


@cache
def base() -> Mapping[str, bytes]:
    """Every file by its path. Made for the first input, and not where tests are only counted."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(SETS / "harbor-watch", folder / "set")
        shutil.copytree(SETS / "harbor-watch", folder / "second")
        shutil.copytree(SETS / "harbor-watch-next", folder / "next")
        shutil.copy(folder / "next" / _EDITED, folder / "second" / _EDITED)
        shutil.copytree(SETS / "documents", folder / "documents")
        (folder / "tables").mkdir()
        runs = (
            ("adjudicate", "C101/mara-quill/taking-part", "--accept", "--reviewer", "desk",
             "--reason", "First.", "--no-response-sought", "--today", "2031-12-01"),
            ("verify", "--documents", folder / "documents", "--record", "--today", "2031-12-01", "--exit-zero"),
            ("seal", SEALED, "--drafts", "--today", "2031-07-01"),
            ("report", "--drafts", "--format", "csv", "--output", folder / "tables" / "claims.csv"),
            ("report", "--drafts", "--format", "jsonl", "--output", folder / "tables" / "claims.jsonl"),
        )  # fmt: skip
        for one in runs:
            result = timeline(*one, "--set", folder / "set", "--no-cache")
            assert result.code in {0, 1, 3}, (one, result)
        found = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
    second = {
        f"set/{path.removeprefix('second/')}": content
        for path, content in found.items()
        if path.startswith("second/")
    }
    made = {"zip": zipped(second), "tar": tarred(second), "tar.xz": tarred(second, "w:xz")}
    return found | {f"archives/old.{ending}": content for ending, content in made.items()}
