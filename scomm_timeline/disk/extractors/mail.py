"""An e-mail as its reader sees it."""

from __future__ import annotations

import email
import email.policy
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.extractors.plain import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import MIMEPart

_HEADERS: Final = ("From", "To", "Cc", "Date", "Subject")


def mail_text(data: bytes) -> str:
    """The headers a reader sees, then every text in it; of two forms of one text, the plain one."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    return "\n\n".join(_letter(message)).strip()


def _letter(message: MIMEPart) -> Iterator[str]:
    heads = [f"{name}: {message[name]}" for name in _HEADERS if message[name]]
    yield "\n".join(heads)
    yield from _bodies(message)


def _bodies(part: MIMEPart) -> Iterator[str]:
    kind = part.get_content_type()
    inner = list(part.iter_parts())
    if kind == "message/rfc822":
        for forwarded in inner:
            yield from _letter(forwarded)
    elif kind == "multipart/alternative":
        plain = [one for one in inner if one.get_content_type() == "text/plain"]
        for one in (plain or inner)[:1]:
            yield from _bodies(one)
    elif part.is_multipart():
        for one in inner:
            yield from _bodies(one)
    elif part.get_content_maintype() == "text":
        payload = part.get_payload(decode=True)
        text = decode(payload if isinstance(payload, bytes) else b"", _charset(part))
        yield _visible(text) if kind == "text/html" else text


def _charset(part: MIMEPart) -> str:
    return part.get_content_charset("") or ""


def _visible(markup: str) -> str:
    from scomm_timeline.disk.extractors.web import markup_text

    return markup_text(markup)
