"""How a report is to be printed. Decided once by the command line; a renderer only obeys."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import Final

PIPED_WIDTH: Final = 100
"""Columns where no terminal says otherwise, so that piped output is stable."""


class RenderOptions(NamedTuple):
    """What a renderer may know of where its text goes.

    Attributes:
        width: Columns of the page, for text only. A word that is wider stays whole.
        color: Styles as terminal escapes. Meaning never rests on them.
        unicode: Typographic marks of our own; quoted data stays as it is either way.
        verbose: Every statement of a finding and every source in full.
        internal: The page holds work product and is stamped so.
        work_product: What people made of the record is shown: verdicts, readings, responses. Public
            by default: left out and counted unless asked for.
    """

    width: int = PIPED_WIDTH
    color: bool = False
    unicode: bool = True
    verbose: bool = False
    internal: bool = False
    work_product: bool = False

    def may_tell(self, field: str) -> bool:
        """Whether the value of a record's field may stand where the answer goes."""
        return self.work_product or field not in _WORK_PRODUCT


_WORK_PRODUCT: Final = frozenset({"checked", "confidence", "notes"})
"""Fields of a record that are for those who work on it (docs/files.md)."""

NOT_TOLD: Final = "(work product; --internal shows it)"
"""Stands for the value of such a field."""
