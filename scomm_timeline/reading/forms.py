"""Texts of one fixed form, as the program itself writes them: hashes, counts, ids of findings."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading.kinds import Text
from scomm_timeline.reading.problem import Problem, quoted

if TYPE_CHECKING:
    import re

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.value import Value


class Matching(NamedTuple):
    """A text that has one form from its first character to its last.

    Any other text is a problem of `code`: `complaint` follows the value, `help` says what to do.
    """

    form: re.Pattern[str]
    code: str
    complaint: str
    help: str

    def accepts(self, value: Value) -> bool:
        """A text of that form."""
        return value.__class__ is str and self.form.fullmatch(value) is not None

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        before = len(out)
        Text().check(value, route, out)
        if len(out) == before and not self.accepts(value):
            out.append(Problem(self.code, f"{quoted(value)} {self.complaint}", self.help, route))
