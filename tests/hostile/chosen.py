"""How much of the hostile tests the default run takes: `make fuzz` takes all of it."""

import os
from collections.abc import Sequence
from typing import TypeVar

Case = TypeVar("Case")
IS_ALL = bool(os.environ.get("FUZZ"))


def chosen(cases: Sequence[Case], few: int) -> Sequence[Case]:
    """All of the cases, or in the default run the first few: put those first that differ most."""
    return cases if IS_ALL else cases[:few]
