"""How much work something is, without a clock: the calls it makes, of Python's functions and of C's."""

import sys
from collections.abc import Callable


def calls_of(work: Callable[[], object]) -> int:
    """The calls that `work` makes. Run it once before if the first time is to do more."""
    count = 0

    def counted(_frame: object, event: str, _of: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        work()
    finally:
        sys.setprofile(before)
    return count
