"""The templates filled: style and script go in whole, and the page's policy names them by hash."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Final

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from scomm_timeline.renderers.html.page import gather

if TYPE_CHECKING:
    from scomm_timeline.reports.release import Release

_STYLE: Final = "style.css"
_SCRIPT: Final = "script.js"
_TEMPLATES: Final = PackageLoader("scomm_timeline.renderers", "templates")


def assemble(release: Release) -> str:
    """The page as text."""
    environment = _environment()
    style, script = (_source(environment, name) for name in (_STYLE, _SCRIPT))
    return environment.get_template("report.html").render(
        page=gather(release),
        style=Markup(style),  # noqa: S704 -- our own file, which nothing is put into
        script=Markup(script),  # noqa: S704 -- our own file, which nothing is put into
        policy=_policy(style, script),
    )


def _environment() -> Environment:
    """Everything is escaped unless it is marked as HTML; a name that is not there is an error."""
    environment = Environment(
        loader=_TEMPLATES,
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        auto_reload=False,
        optimized=False,  # what it would spare is less than what it takes to look for it
    )
    # Values whose names end in `_html` were escaped where they were made, in `markup`.
    environment.filters["html"] = Markup
    return environment


def _source(environment: Environment, name: str) -> str:
    """A template's text with line feeds, whatever the machine that it was installed on."""
    text, _, _ = _TEMPLATES.get_source(environment, name)
    return text.replace("\r\n", "\n").strip()


def _policy(style: str, script: str) -> str:
    """Nothing may be loaded, sent or run but this style and this script (CSP level 3)."""
    return (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"sha256-{base64.b64encode(digest).decode('ascii')}"
