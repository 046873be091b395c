"""Pieces of text that some reader, terminal, browser or spreadsheet might obey; dates near EDTF."""

import random
from typing import Final

HOSTILE: Final = (
    "\x1b[2J\x1b[31mred\x1b]0;title\x07", "\x1b]8;;http://evil.example\x1b\\link\x1b]8;;\x1b\\", "\x9b2J",
    "\x00", "\x07\x08\x0b\x0c\x7f", "\u202eelddir\u202c", "\u2066iso\u2069", "\u200b\u200d\ufeff", "\u2028x\u2029", "\x85",
    "[bold]x[/bold] [/x] [sic] :warning:", "[link=file:///etc/passwd]x[/link]", "<script>alert(1)</script>",
    "</script><script>alert(1)</script>", "</style><img src=x onerror=alert(1)>", "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='", "<svg onload=alert(1)>", "<!--", "-->", "]]>", "&lt;b&gt; &amp; &#x3c;",
    "{{ 7*7 }}{% raw %}", "=HYPERLINK(\"http://evil.example\",\"x\")", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)",
    "\t=1+1", "\r=1", "javascript:alert(1)", "data:text/html,<script>1</script>", "file:///etc/passwd", "JaVaScRiPt:alert(1)",
    "http://a.example/\"><b>", "![x](javascript:alert(1))", "[x](javascript:alert(1))", "<javascript:alert(1)>", "`code``", "# Head", "---",
    "***", "| a | b |", "\\", "1. one", "    indented", "::error file=a,line=1::forged", "%0A::warning::x", "##[error]forged",
    "'; DROP TABLE statements; --", "\" OR 1=1 --", "NEAR(a b)", "a* OR b", "../../../etc/passwd", "/etc/passwd", "C:\\x\\..\\y",
    "CON", "-rf", "--upload-pack=touch x", "HEAD~1", "%s%n%d", "%(x)s", "{0.__class__}", "${HOME}", "$(id)", "`id`", "; id", "| id",
    "(a+)+$", ".*", "[a-z", "\\d", "\ud800", "\udfff", "\U000e0041\U000e0042", "e\u0301" * 40, "a\u0300" + "\u0300" * 400, "\uffff", "\ufdd0",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "東京" * 60, "لا إله" * 9, "\xa0 \u3000", "a\nb\nc", "\n\n\n", "line\r\nline\rline",
    "x" * 5000, "word " * 3000, "-" * 400, "no", "null", "~", "0x1F", "1e999", "NaN", "002674", "12:30", "2010-02-30",
)  # fmt: skip
"""Data is a text for somebody to read: none of these is anything but characters."""

SYNTAX: Final = (
    ": ", " #", "- ", "? ", "[", "]", "{", "}", ",", "&a ", "*a ", "!t ", "!!python/object/apply:os.system ", "|", ">-", "|9", ">+1",
    "'", '"', "%YAML 3.0", "---\n", "...\n", "@", "`", "\t", "\r", "\0", "\x85", "\ufeff", "\u2028", "<<: ", "\n  - ", "\n", "  ", "\\x41",
    "\"\\ud800\"", "\"\\U00110000\"", "!<tag:yaml.org,2002:str> ", "&" + "a" * 300 + " ", "# c\n", "? [a, b]\n: c", "[[[[[[[[[[[[[[[[[[[[[[",
)  # fmt: skip
"""What YAML reads as more than a character."""


def edtf(chance: random.Random) -> str:
    """A text in the grammar of the dates, or a step beside it."""
    text = chance.choice(
        (_one(chance), f"{_one(chance)}/{_one(chance)}", f"../{_one(chance)}", f"{_one(chance)}/..")
    )
    if chance.random() < 0.2:
        at = chance.randint(0, len(text))
        text = (
            text[:at]
            + chance.choice(("-", "/", "~", "?", "0", "X", " ", "..", "٣", "T", ":", "%", "Z", "+"))
            + text[at:]
        )
    return text


def _one(chance: random.Random) -> str:
    year = chance.choice(
        ("0000", "0001", "2030", "2031", "2031", "9998", "9999", "10000", "-001", "203X")
    )
    month = chance.choice(("00", "01", "02", "06", "12", "13", "21", "XX"))
    day = chance.choice(("00", "01", "28", "29", "30", "31", "32", "XX"))
    minute = chance.choice(("T00:00", "T23:59", "T24:00", "T09:60", "T12:30:00", "T12:30Z"))
    text = chance.choice(
        (year, f"{year}-{month}", f"{year}-{month}-{day}", f"{year}-{month}-{day}{minute}")
    )
    return text + chance.choice(("", "", "", "~", "?", "%", "?~"))
