"""How much a law draws: a part of it by default, all of it in `make soak`."""

import os

IS_WHOLE = "SOAK" in os.environ


def drawn(whole: int) -> int:
    """How many of `whole` are drawn now; by default two fifths of them, and never fewer than five."""
    return whole if IS_WHOLE else min(whole, max(5, whole * 2 // 5))
