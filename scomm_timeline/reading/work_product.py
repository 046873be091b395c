"""What people decided about a set: their verdicts, what they signed, and the policy of the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.model.corpus import WorkProduct
from scomm_timeline.model.inputs import ADJUDICATIONS_FOLDER, POLICY_FILE, SIGN_OFFS_FOLDER
from scomm_timeline.reading.adjudications import read_adjudications
from scomm_timeline.reading.policy import read_policy
from scomm_timeline.reading.sign_offs import read_sign_offs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.model.dates import Day
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.problem import Problems
    from scomm_timeline.reading.value import Value


def read_work_product(
    values: Mapping[str, Value], frame: Frame, problems: Problems, today: Day | None = None
) -> WorkProduct:
    """All of it that has no problem. Every problem is added to `problems`.

    `values` are the plain values of the files by path. What bears a day after `today` has a problem;
    None: nobody said what day it is.
    """

    def below(folder: str) -> dict[str, Value]:
        return {path: value for path, value in values.items() if path.startswith(folder)}

    policy = None
    if POLICY_FILE in values:
        policy = read_policy(values[POLICY_FILE], frame, problems.of(POLICY_FILE))
    return WorkProduct(
        read_adjudications(below(ADJUDICATIONS_FOLDER), frame, problems, today),
        read_sign_offs(below(SIGN_OFFS_FOLDER), frame, problems, today),
        policy,
    )
