"""Spreadsheets as people save them by mistake: a hundred and more, each broken in one way."""

import codecs
from collections.abc import Callable, Iterator
from typing import NamedTuple

HEAD = "id,made,from,document,place,component,topic,position,source,quote"
SOUND = "row-{n},2031-04-0{n},mara-quill,letter,meridia,whole,leaving,closed,gazette-april,No {n}."
TEXT = "\n".join([HEAD, *(SOUND.format(n=n) for n in range(1, 6))]) + "\n"
BROKEN_LINE = 4
"""Row 3 of the five: the one that most of these break."""


class Broken(NamedTuple):
    """`said` stands on standard error or in the answer; `lines` are those refused, () for all.

    `is_file` says that the file as a whole cannot be imported (exit 2).
    """

    name: str
    content: bytes
    said: str
    lines: tuple[int, ...] = ()
    is_file: bool = False


def broken_tables() -> Iterator[Broken]:
    """Every broken table, by a name of its own."""
    yield from _cells()
    yield from _rows()
    yield from _headers()
    yield from _letters()
    yield from _sizes()
    yield from _sheets()


def _row(**cells: str) -> str:
    names = HEAD.split(",")
    values = dict(zip(names, SOUND.format(n=3).split(","), strict=True)) | cells
    return ",".join(values[name] for name in names)


def _with(row: str) -> bytes:
    lines = TEXT.splitlines()
    lines[BROKEN_LINE - 1] = row
    return ("\n".join(lines) + "\n").encode()


def _cells() -> Iterator[Broken]:
    """One cell that cannot be used costs its row."""
    odd = {
        "made": (
            *("31", "4/3/31", "03.04.2031", "3 Apr 2031", "40399", "2031-13", "2031-02-30", "soon"),
            *("2031-4-3", "'31", "2031/02/03", "31-04-03", "0", "-2031", "2031-04-03T25:00", "n/a"),
        ),
        "from": ("mara-quil", "Somebody", "mara", "m.quill", "me", "1", "Quill Mara"),
        "document": ("lettr", "LETTER!", "x"),
        "place": ("Nowhere", "meridiaa", "us"),
        "component": ("boats", "all"),
        "topic": ("leavin", "x; y", "duty; leaving"),
        "position": ("shut", "OPEN!", "required", "1"),
        "source": ("gazette-may", "no such paper", "gazette-june; x"),
        "id": ("Row 3", "row_3", "-", "quill-press-nobody", "r" * 101),
    }
    for name, values in odd.items():
        for number, value in enumerate(values):
            yield Broken(f"{name}-{number}", _with(_row(**{name: value})), name, (BROKEN_LINE,))
    formulas = ("=1+1", '"=HYPERLINK(""x"",""y"")"', "=A1", " =NOW()", "\"=cmd|' /C calc'!A0\"")
    for number, value in enumerate(formulas):
        yield Broken(f"formula-{number}", _with(_row(quote=value)), "a formula", (BROKEN_LINE,))
    for value in ("#REF!", "#NAME?", "#VALUE!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!"):
        said = "an error of the spreadsheet"
        yield Broken(f"error-{value}", _with(_row(quote=value)), said, (BROKEN_LINE,))
    for number, character in enumerate("\0\x07\x1b\x7f\x85\u2028\u2029\ufeff\x01"):
        row = _row(quote=f"No{character}w.")
        yield Broken(f"control-{number}", _with(row), f"U+{ord(character):04X}", (BROKEN_LINE,))
    for name in ("made", "from", "quote", "topic", "place", "component"):
        yield Broken(f"empty-{name}", _with(_row(**{name: ""})), "", (BROKEN_LINE,))


def _rows() -> Iterator[Broken]:
    """A row that is no row costs itself, and what it swallows at most."""
    yield Broken("short", _with("row-3,2031"), "2 cells", (BROKEN_LINE,))
    yield Broken("one-cell", _with("row-3"), "1 cells", (BROKEN_LINE,))
    yield Broken("long", _with(_row() + ",more"), "11 cells", (BROKEN_LINE,))
    yield Broken("unquoted-comma", _with(_row(quote="No, never.")), "11 cells", (BROKEN_LINE,))
    yield Broken("other-mark", _with(_row().replace(",", ";")), "1 cells", (BROKEN_LINE,))
    yield Broken("tabs", _with(_row().replace(",", "\t")), "1 cells", (BROKEN_LINE,))
    never = "nothing closes it"
    yield Broken("open-mark", _with(_row(quote='"No')), never, (BROKEN_LINE,))
    yield Broken("open-mark-first", _with('"' + _row()), never, (BROKEN_LINE,))
    words = _row(quote='"No" way')
    yield Broken("closes-early", _with(words), "words follow", (BROKEN_LINE,))
    yield Broken("million-cells", _with("x," * 1_000_000), "1,000,000 cells", (BROKEN_LINE,))
    yield Broken("long-cell", _with(_row(quote="x" * 200_000)), "131,072", (BROKEN_LINE,))
    same = _row(id="row-2", made="2031-04-09")
    yield Broken("other-date-same-id", _with(same), "differs from line", (3, BROKEN_LINE))
    yield Broken("total-row", _with(",,,,,,,,,Total: 5"), "", (BROKEN_LINE,))


def _headers() -> Iterator[Broken]:
    """A header that cannot be used ends the import, and says what it needs."""
    rest = TEXT.split("\n", 1)[1]

    def table(head: str) -> bytes:
        return f"{head}\n{rest}".encode()

    twice = HEAD.replace("document", "made")
    yield Broken("twice", table(twice), 'two columns are called "made"', is_file=True)
    cased = HEAD.replace("document", "Made")
    yield Broken("twice-cased", table(cased), "two columns are called", is_file=True)
    both = HEAD.replace("document", "date")
    yield Broken("two-for-one", table(both), "both fill made", is_file=True)
    yield Broken("no-header", rest.encode(), "no column has a name that is known", is_file=True)
    foreign = ",".join(f"Spalte {n}" for n in range(10))
    yield Broken("foreign", table(foreign), "no column has a name that is known", is_file=True)
    yield Broken("merged", table("Statements,,,,,,,,,"), "no column has a name", is_file=True)
    hole = HEAD.replace("document", "")
    yield Broken("hole", table(hole), "column 4 has a value and no name", (2, 3, 4, 5, 6))
    quoted = HEAD.replace("document", '"document')
    yield Broken("open-head", table(quoted), "nothing closes it", is_file=True)
    wide = f"{HEAD},c{',c'.join(map(str, range(1_000_000)))}"
    yield Broken("million-columns", table(wide), "1,000,010 columns", is_file=True)
    yield Broken("control-head", table(HEAD.replace("made", "ma\x07de")), "control", is_file=True)
    odd = table(HEAD.replace(",", "~"))
    yield Broken("odd-mark", odd, "if this is one column, give its --delimiter", is_file=True)


def _letters() -> Iterator[Broken]:
    """Bytes that are no UTF-8 cost their row; a file of another encoding says so."""
    odd = TEXT.replace("No 3.", "Nö “3” – ok.")
    refused = "not UTF-8 text"
    for name in ("cp1252", "mac-roman", "cp1250", "cp437"):
        content = odd.encode(name, "ignore")
        yield Broken(f"letters-{name}", content, refused, (BROKEN_LINE,))
    yield Broken("half-letter", odd.encode().replace(b"\xc3\xb6", b"\xc3"), refused, (BROKEN_LINE,))
    nul = "UTF-16 without its mark"
    yield Broken("utf-16-le", TEXT.encode("utf-16-le"), nul, is_file=True)
    yield Broken("utf-16-be", TEXT.encode("utf-16-be"), nul, is_file=True)
    yield Broken(
        "head-cp1252", TEXT.replace("made", "madé").encode("cp1252"), refused, is_file=True
    )
    yield Broken("binary", bytes(range(256)) * 40, "", is_file=True)
    yield Broken("zip", b"PK\x03\x04" + bytes(range(200)) * 30, "", is_file=True)


def _sizes() -> Iterator[Broken]:
    for name, content in (
        ("nothing", b""),
        ("mark", codecs.BOM_UTF8),
        ("blank", b"\n\n  \n"),
        ("commas", b",,,\n,,,\n"),
    ):
        yield Broken(name, content, "the file holds no row", is_file=True)


def _sheets() -> Iterator[Broken]:
    """TimelineJS's own columns, filled in as its users do."""
    head = "Year,Month,Day,Headline,Text,Media,from,topic,place"
    end = ",A headline,Some text,,mara-quill,leaving,meridia"
    sound = f"2031,4,1{end}"
    wrong = {
        "year-2-digits": f"31,4,1{end}",
        "no-year": f",4,1{end}",
        "month-name": f"2031,April,1{end}",
        "month-13": f"2031,13,1{end}",
        "day-31": f"2031,2,31{end}",
        "day-text": f"2031,4,first{end}",
        "bc": f"-44,3,15{end}",
        "title-slide": ",,,A title,,,mara-quill,leaving,meridia",
    }
    for name, row in wrong.items():
        content = "\n".join([head, sound, row, sound]).encode()
        yield Broken(f"sheet-{name}", content, "", (3,))


def sound_tables() -> Iterator[tuple[str, bytes]]:
    """The same rows as other programs save them."""
    excel = TEXT.replace("\n", "\r\n")
    yield "byte-order-mark", codecs.BOM_UTF8 + excel.encode()
    yield "utf-16-little", codecs.BOM_UTF16_LE + excel.encode("utf-16-le")
    yield "utf-16-big", codecs.BOM_UTF16_BE + excel.encode("utf-16-be")
    yield "old-mac", TEXT.replace("\n", "\r").encode()
    marks: tuple[Callable[[str], str], ...] = (
        lambda text: text.replace(",", ";"),
        lambda text: text.replace(",", "\t"),
        lambda text: text.replace(",", "|"),
        lambda text: text.replace("\n", ",,,\n"),
        lambda text: text.replace("\n", "\n\n,,,,,,,,,\n", 3),
        lambda text: text.replace("made", "Made").replace("document", " Document "),
        lambda text: "\n\n" + text,
        lambda text: "\n".join(
            ",".join(f'"{cell}"' for cell in line.split(",")) for line in text.splitlines()
        ),
    )
    for number, change in enumerate(marks):
        yield f"variant-{number}", change(TEXT).encode()
