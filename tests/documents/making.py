"""Documents for the tests, written byte by byte: what they hold is known, and nobody else's.

A PDF here is the few objects that a page of text needs. That keeps the tests free of a library that
might share a mistake with the reader they are to test.
"""

import hashlib
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 612, 792
LEADING = 14

# Glyphs that WinAnsi lacks get codes of their own: print uses them, so quotations meet them.
_EXTRA_GLYPHS = {"ﬀ": (1, "ff"), "ﬁ": (2, "fi"), "ﬂ": (3, "fl"), "ﬃ": (4, "ffi")}


@dataclass(slots=True)
class PdfPage:
    """Lines of text at their places (left, height of the base line), and an optional full scan."""

    lines: list[tuple[float, float, str]] = field(default_factory=list)
    is_scan: bool = False

    def column(self, left: float, top: float, lines: Sequence[str]) -> float:
        """Set lines under each other; gives the height at which the next one would stand."""
        for line in lines:
            self.lines.append((left, top, line))
            top -= LEADING
        return top


def pdf(pages: Sequence[PdfPage], *, password: str | None = None) -> bytes:
    """A PDF file of these pages; with a password, nobody opens it without."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(pages))), len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding 4 0 R >>",
        b"<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 %s] >>"
        % b" ".join(b"/" + name.encode() for _, name in _EXTRA_GLYPHS.values()),
    ]
    for number, page in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (WIDTH, HEIGHT, 6 + 2 * number)
        )
        objects.append(_stream(_content(page)))
    return _file(objects, password)


def hanging_pdf(depth: int = 40) -> bytes:
    """A page that draws a form twice, which draws another twice, and so on: 2 to the `depth`."""
    first = 5
    forms = [
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
        b" /Length 12 >>\nstream\n/X Do /X Do \nendstream" % (first + n + 1)
        for n in range(depth)
    ]
    last = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 2 >>\nstream\nq \nendstream"
    return _file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R"
            b" /Resources << /XObject << /X %d 0 R >> >> >>" % first,
            _stream(b"/X Do"),
            *forms,
            last,
        ],
        None,
    )


def _content(page: PdfPage) -> bytes:
    parts = []
    if page.is_scan:
        # A picture written into the page itself: two by two gray points, stretched over all of it.
        parts.append(
            b"q %d 0 0 %d 0 0 cm BI /W 2 /H 2 /CS /G /BPC 8 ID \x40\x80\xc0\xff EI Q"
            % (WIDTH, HEIGHT)
        )
    for left, height, text in page.lines:
        parts.append(b"BT /F1 11 Tf %g %g Td (%s) Tj ET" % (left, height, _string(text)))
    return b"\n".join(parts)


def _string(text: str) -> bytes:
    coded = b"".join(
        bytes([_EXTRA_GLYPHS[one][0]]) if one in _EXTRA_GLYPHS else one.encode("windows-1252")
        for one in text
    )
    for sign in (b"\\", b"(", b")"):
        coded = coded.replace(sign, b"\\" + sign)
    return coded


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: Sequence[bytes], password: str | None) -> bytes:
    lock = _Lock(password) if password is not None else None
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, lock.closed(number, body) if lock else body)
    entries = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, entries)
    extra = lock.trailer if lock else b""
    out += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, extra)
    out += b"startxref\n%d\n%%%%EOF\n" % table
    return bytes(out)


class _Lock:
    """The standard security handler of PDF 1.1 (ISO 32000-1, 7.6.3), 40 bits: enough to lock."""

    _PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
    _ID = b"0123456789abcdef"
    _PERMISSIONS = struct.pack("<i", -4)

    def __init__(self, password: str) -> None:
        padded = (password.encode() + self._PADDING)[:32]
        owner = _rc4(hashlib.md5(padded).digest()[:5], padded)
        secret = padded + owner + self._PERMISSIONS + self._ID
        self._key = hashlib.md5(secret).digest()[:5]
        self.trailer = b"/ID [<%s><%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4" % (
            self._ID.hex().encode(),
            self._ID.hex().encode(),
        ) + b" /O <%s> /U <%s> >>" % (
            owner.hex().encode(),
            _rc4(self._key, self._PADDING).hex().encode(),
        )

    def closed(self, number: int, body: bytes) -> bytes:
        """An object with its stream encrypted."""
        head, start, rest = body.partition(b"\nstream\n")
        if not start:
            return body
        content = rest.removesuffix(b"\nendstream")
        key = hashlib.md5(self._key + struct.pack("<I", number)[:3] + b"\0\0").digest()[:10]
        return head + start + _rc4(key, content) + b"\nendstream"


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


# ------------------------------------------------------------------------- the documents

HEAD = "Exampleton Fingerprint Program: Correspondence"


def letter_pages() -> list[PdfPage]:
    """Four pages with a running head and Bates feet; page 2 in two columns, page 3 crossed.

    The words are made up. The sentence "No county has been told that it may not leave before the
    state itself has answered." begins on page 3 and ends on page 4.
    """
    bodies: list[list[tuple[float, list[str]]]] = [
        [(72, [
            "To the Board of Supervisors of Exampleton County.",
            "",
            "The agency has said, “a county that does not wish to take part need not",
            "say why.” It has also said that the activa-",
            "tion of a county is not voluntary — and that an opt-",
            "out is de\ufb01ned nowhere. At least 1,006 o\ufb03cers were told so.",
        ])],
        [(72, [
            "The left column speaks of",
            "local jails alone, and of",
            "nobody else’s \ufb01ngerprints.",
            "Nothing in it binds a state,",
            "and nothing binds a county.",
        ]), (330, [
            "The right column says that",
            "no e\ufb00ect on public safety",
            "was ever measured there, and",
            "that nobody asked for a",
            "measure of it.",
        ])],
        [(72, [
            "The committee met in May and heard both sides of the question.",
            "",
            "The sheriff asked three times for an answer in writing. No county has been",
            "told that it may not leave",
        ])],
        [(72, [
            "before the state itself has answered. The board then adjourned.",
            "",
            "It met once more in June, when the question was not put.",
        ])],
    ]  # fmt: skip
    pages = []
    for number, columns in enumerate(bodies):
        page = PdfPage()
        page.lines.append((180, 750, HEAD))
        for left, lines in columns:
            top = 700.0
            for line in lines:
                top -= LEADING
                if line:
                    page.lines.append((left, top, line))
        page.lines.append((240, 40, f"SAMPLE FOIA 10-2674.{123 + number:06}"))
        pages.append(page)
    return pages


# Quotation, page on which it begins, page on which it ends.
IN_THE_LETTER = {
    "curly marks": ('"a county that does not wish to take part need not say why."', 1, 1),
    "a broken word": ("the activation of a county is not voluntary - and that", 1, 1),
    "ligatures": ("defined nowhere. At least 1,006 officers were told so.", 1, 1),
    "left column": (
        "The left column speaks of local jails alone, and of nobody else's fingerprints. "
        "Nothing in it binds a state, and nothing binds a county.",
        2,
        2,
    ),
    "right column": (
        "The right column says that no effect on public safety was ever measured there, and that "
        "nobody asked for a measure of it.",
        2,
        2,
    ),
    "across the page": (
        "No county has been told that it may not leave before the state itself has answered.",
        3,
        4,
    ),
    "a later page": ("It met once more in June, when the question was not put.", 4, 4),
}


ABSENT = "Local sheriffs were never asked whether they had room in their jails."


def letter() -> bytes:
    """The letter as a PDF."""
    return pdf(letter_pages())


def scan() -> bytes:
    """Two scanned pages: a picture over all of each, and a Bates stamp set as text."""
    pages = []
    for number in range(2):
        page = PdfPage(is_scan=True)
        page.lines.append((240, 40, f"SAMPLE FOIA 10-2674.{200 + number:06}"))
        pages.append(page)
    return pdf(pages)


WEB_PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>Not on the page</title>
<style>p::before { content: "The program is mandatory." }</style>
<script>document.write("A script wrote this sentence.")</script></head>
<body>
<h1>Who may <em>leave</em></h1>
<p>The agency does <b>no</b>t <i>see</i> this as an <a href="#x">opt-in</a>, opt-out
program; it said&nbsp;so<sup>3</sup> twice.</p>
<ul><li>A county may ask.</li><li>The state may answer.</li></ul>
<table><tr><td>658</td><td>jurisdictions</td></tr></table>
</body></html>
"""


def web_page() -> bytes:
    """A web page that splits words and sentences over inline tags."""
    return WEB_PAGE.encode()


def mail() -> bytes:
    """An e-mail in windows-1252, quoted-printable, answering lines that carry reply marks."""
    return (
        b"From: A. Staff <staff@agency.example>\r\n"
        b"To: B. Staff <other@agency.example>\r\n"
        b"Subject: Language on leaving\r\n"
        b"Date: Wed, 23 Jun 2010 09:12:00 -0400\r\n"
        b"MIME-Version: 1.0\r\n"
        b"Content-Type: text/plain; charset=windows-1252\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n"
        b"\r\n"
        b"I=92m not sure which version is current =96 there are so many of the =\r\n"
        b"opt-out language.\r\n"
        b"\r\n"
        b"> On Tuesday B. Staff wrote:\r\n"
        b"> Can a county decline to be\r\n"
        b"> activated if its sheriff has n=\r\n"
        b"ot signed?\r\n"
    )


def deep_web_page(depth: int = 100_000) -> bytes:
    """A page whose tags nest deeper than any parser likes."""
    return b"<html><body>" + b"<div>" * depth + b"deep" + b"</div>" * depth
