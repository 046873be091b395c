"""Texts of one fixed form, as the program itself writes them: hashes, counts, ids of findings."""

from __future__ import annotations

from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading.kinds import Text
from scomm_timeline.reading.problem import Problem, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from scomm_timeline.model.span import Route
    from scomm_timeline.reading.value import Value


class Matching(NamedTuple):
    """A text that has one form from its first character to its last.

    `takes` says whether a text has it; `form` is the same as a pattern, for schemas. Any other text is a
    problem of `code`: `complaint` follows the value, `help` says what to do.
    """

    takes: Callable[[str], object]
    form: str
    code: str
    complaint: str
    help: str

    @classmethod
    def by_pattern(cls, form: str, code: str, complaint: str, help_: str) -> Matching:
        """Texts that a pattern takes."""
        import re  # noqa: PLC0415 -- start-up counts: receipts, which `show` reads, need none

        return cls(re.compile(form).fullmatch, form, code, complaint, help_)

    def accepts(self, value: Value) -> bool:
        """A text of that form."""
        return value.__class__ is str and bool(self.takes(value))

    def check(self, value: Value, route: Route, out: list[Problem]) -> None:
        """Say why `accepts` is not true."""
        before = len(out)
        Text().check(value, route, out)
        if len(out) == before and not self.accepts(value):
            out.append(Problem(self.code, f"{quoted(value)} {self.complaint}", self.help, route))
