"""One page of the manual: what a code means. It is about no set, so it is no report."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from scomm_timeline.renderers import json_v1, jsonl
from scomm_timeline.renderers.json_values import readable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.codes import Code
    from scomm_timeline.renderers import RenderOptions
    from scomm_timeline.renderers.json_values import Object

_HANGING = 13


def render(name: str, code: Code, options: RenderOptions) -> str:
    """The page in one of the formats of a report. Raises KeyError for another name."""
    return {"text": _text, "md": _markdown, "json": _json, "jsonl": _json_line}[name](code, options)


def _parts(code: Code) -> Iterator[tuple[str, str]]:
    yield "Found", code.flags
    yield "Looks alike", code.quiet
    yield "To settle", code.settle
    if code.asserts_order:
        yield "Order", "It says what came first, so that must be established."


def _text(code: Code, options: RenderOptions) -> str:
    lines = [f"{code.id} {code.slug}: {code.title}", ""]
    for label, text in _parts(code):
        lines += textwrap.wrap(
            text,
            options.width,
            initial_indent=label.ljust(_HANGING),
            subsequent_indent=" " * _HANGING,
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "".join(f"{line}\n" for line in lines)


def _markdown(code: Code, _options: RenderOptions) -> str:
    parts = "".join(f"\n**{label}.** {text}\n" for label, text in _parts(code))
    return f"# {code.id} `{code.slug}`: {code.title}\n{parts}"


def _json(code: Code, options: RenderOptions) -> str:
    return readable(_document(code), is_unicode=options.unicode)


def _json_line(code: Code, options: RenderOptions) -> str:
    return jsonl.line(_document(code), is_unicode=options.unicode)


def _document(code: Code) -> Object:
    return {
        **json_v1.head("rule", None),
        "code": code.id,
        "slug": code.slug,
        "title": code.title,
        "finding_kind": code.kind,
        "flags": code.flags,
        "quiet": code.quiet,
        "settle": code.settle,
        "asserts_order": code.asserts_order,
    }
