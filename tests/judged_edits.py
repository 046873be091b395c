"""Edits of the set with one judged finding, and how the verdict stands after one."""

import copy
import json
from typing import Any

from scomm_timeline.pipeline.judging import open_docket
from tests.judged_sets import FINDING, SPOKEN, judged

Path = tuple[str | int, ...]


def changed(value: Any, path: Path, new: Any) -> Any:
    """A copy of typed values with one of them exchanged, or taken away (None)."""
    found = copy.deepcopy(value)
    at = found
    for step in path[:-1]:
        at = at[step]
    if new is None:
        del at[path[-1]]
    else:
        at[path[-1]] = new
    return found


def state(files, *adjudications):
    """How the finding stands, or that there is none."""
    return judged(files, *adjudications)[FINDING].state


def edit_name(edit: Any) -> str:
    path, new = edit
    return f"{'.'.join(map(str, path))}={json.dumps(new)[:40]}"


def judge(corpus):
    """The verdict on the finding, bound to what this set says."""
    return open_docket(corpus, None).judge(FINDING, SPOKEN)
