"""The text of an adjudication file: what `adjudications` reads, written.

Plain lines, so that a change shows in a diff; words folded as a person would, where folding gives
them back letter by letter, else in double quotation marks. `decision`, `on` and `retired` stand
together at the top: two branches that judge, or one that judges and one that retires, change
neighboring lines, and git sees the conflict.
"""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Final

from scomm_timeline.reading.signed_text import in_quotation_marks, signed_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scomm_timeline.model.adjudications import Adjudication, Judgment, Response, Retirement

_WIDTH: Final = 96
_PLAIN: Final = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9/.-]*[A-Za-z0-9])?")
"""Names that no reader of YAML takes for anything else, in a language in which all is text."""


def adjudication_text(adjudication: Adjudication) -> str:
    """The whole file."""
    return signed_text(
        command="adjudicate",
        subject=f"finding: {_name(adjudication.finding)}",
        last=_judgment(adjudication.judgment),
        earlier=map(_judgment, adjudication.earlier),
    )


def _judgment(one: Judgment) -> Iterator[str]:
    yield f"decision: {one.decision.value}"
    yield f"on: {one.on.written}"
    if one.retired is not None:
        yield from _retirement(one.retired)
    yield f"reviewer: {one.reviewer}"
    yield from _words("reason", one.reason)
    if one.expires is not None:
        yield f"expires: {one.expires.written}"
    if one.response is not None:
        yield from _response(one.response)
    if one.readings:
        yield "readings:"
        for reading in one.readings:
            yield f"  - {in_quotation_marks(reading)}"
    if one.binding.found is not None:
        yield f"found: {one.binding.found}"
    yield from _hashes("seen", one.binding.seen)
    yield from _hashes("rules", one.binding.rules)


def _retirement(one: Retirement) -> Iterator[str]:
    yield "retired:"
    yield f"  on: {one.on.written}"
    if one.reviewer is not None:
        yield f"  reviewer: {one.reviewer}"
    yield from (f"  {line}" for line in _words("reason", one.reason))


def _response(one: Response) -> Iterator[str]:
    yield "response:"
    yield f"  sought: {'true' if one.sought else 'false'}"
    if one.text is not None:
        yield from (f"  {line}" for line in _words("text", one.text))


def _hashes(key: str, values: Mapping[str, str]) -> Iterator[str]:
    yield f"{key}:"
    for name, value in sorted(values.items()):
        yield f"  {_name(name)}: {value}"


def _name(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else in_quotation_marks(text)


def _words(key: str, text: str) -> Iterator[str]:
    if not text.isprintable() or " ".join(text.split()) != text:
        yield f"{key}: {in_quotation_marks(text)}"
        return
    yield f"{key}: >-"
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    yield from (f"  {line}" for line in lines)
