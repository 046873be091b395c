"""Where labeled pairs may lie: beside the checkout, or where the environment says."""

import os
from pathlib import Path

VARIABLE = "TIMELINE_LABELED_PAIRS"
ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT / "../shared/cases/pairs.yaml"


def find_labeled_pairs() -> tuple[Path, ...]:
    """Files of labeled pairs: those of the folder (or file) named, else the one beside us."""
    named = os.environ.get(VARIABLE)
    if named is None:
        return (BESIDE,) if BESIDE.is_file() else ()
    folder = Path(named)
    return tuple(sorted(folder.glob("*pairs*.yaml"))) if folder.is_dir() else (folder,)
