"""YAML as people and programs type it: one value written in any of the many ways, with comments.

A writer of its own, so that what `timeline fmt` makes of a text can be held against a value and
comments that are known beforehand. Every choice comes from a seed.
"""

import json
import random
import re
import string
from collections import Counter
from typing import Any, NamedTuple

from scomm_timeline.authoring.files import FILES, SHAPES
from scomm_timeline.authoring.formatting import formatted
from scomm_timeline.reading.kinds import Date, Either, Keyed, Many, OneOf, Rows, Shape, Slug, Within
from scomm_timeline.reading.marks import PROSE
from scomm_timeline.reading.yaml_nodes import read


class Typed(NamedTuple):
    """A text, the kind of file that it is, its value, and its comments (each another)."""

    text: str
    kind: str
    value: Any
    comments: tuple[str, ...]


WORDS = (
    "no", "yes", "on", "null", "~", "true", "2010", "2010-08", "2010-06-23", "002674", "12:30",
    "1e3", "0x1F", ".5", "=", "<<", "[T]he", "{sic}", "see #3", "ICE: we do not", "* * *", "& so",
    "!bang", "%d", "@home", "`x`", "- dash", "? why", ": colon", "it's", '"quoted"', "back\\slash",
    "trailing:", "…", "“curly”", "ñandú", "東京", "🔦", "a\tb", "[/x]", "[bold]", "<b>", "|", ">-",
    "---", "...", "opt-out", "program", "place", "the", "of", "letter", "may", "leave", "a, b",
)  # fmt: skip
ODD_TEXTS = (
    " first a space", "a space last ", "two\nlines", "two\n\nparagraphs", "ends with a break\n",
    "two breaks\n\n", "\nstarts with one", "a\n  margin", "a\n \nb", "tab\tinside", "\ttab first",
    "bell\x07", "del\x7f", "nel\x85", "sep\u2028", "bom\ufeff", "cr\rhere", "a  b   c", "'", '"', "#",
    "x" * 120, "long " * 40 + "end", "'\"\\", "\\n", "a #b", "a: b", "a:", "-", "?", "- -", "\xa0",
)  # fmt: skip


def typed_text(seed: int) -> Typed:
    """The document of a seed."""
    chance = random.Random(seed)
    kind = chance.choice(sorted(kind for kind, one in FILES.items() if one.is_typed))
    value = _Values(chance).mapping(SHAPES[kind])
    writer = _Writer(chance)
    text = writer.document(value)
    return Typed(text, kind, value, tuple(writer.comments))


def assert_kept(typed: Typed) -> None:
    """Values as they were, every comment once, and nothing to do a second time."""
    before = read(typed.text)
    assert (before.value, before.problems) == (typed.value, ()), "the test wrote something else"
    result = formatted(typed.text, typed.kind)
    assert read(result) == (typed.value, read(result).lines, ())
    ends = Counter(comment for line in result.splitlines() if (comment := _comment(line)))
    assert ends == Counter(typed.comments)
    assert formatted(result, typed.kind) == result


def _comment(line: str) -> str | None:
    found = re.search(r"# c\d+; .*$", line)
    return found[0] if found else None


class _Values:
    """Values of any shape; now and then with a field that is not part of it."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance

    def mapping(self, kind: Any) -> dict[str, Any]:
        value = self.value(kind, 0)
        return value if isinstance(value, dict) else {"id": value}

    def value(self, kind: Any, depth: int) -> Any:
        chance = self.chance
        while isinstance(kind, Within | Either):
            if isinstance(kind, Within):
                kind = kind.kind()
            else:
                kind = kind.mapping if chance.random() < 0.4 and depth < 8 else kind.plain
        if chance.random() < 0.02:
            return None
        if isinstance(kind, Shape):
            return self._shape(kind, depth)
        if isinstance(kind, Keyed):
            names = [self._slug() for _ in range(chance.randint(1, 3))]
            if depth > 8:
                return self._text()
            return {name: self.value(kind.item, depth + 1) for name in names}
        if isinstance(kind, Rows) or (isinstance(kind, Many) and chance.random() < 0.5):
            return [self.value(kind.item, depth + 1) for _ in range(chance.randint(0, 3))]
        if isinstance(kind, Many):
            return self.value(kind.item, depth)
        return self._plain(kind)

    def _shape(self, kind: Shape, depth: int) -> dict[str, Any]:
        chance = self.chance
        names = [
            name for name, field in kind.fields.items() if field.required or chance.random() < 0.25
        ]
        if kind.extra is not None:
            names.append(self._slug())
        if chance.random() < 0.1:
            names.append(chance.choice(["mispelt", "Key", "a key", "x:y", "#key", "über"]))
        chance.shuffle(names)
        found = {}
        for name in names:
            field = kind.fields.get(name)
            deep = depth > 7
            found[name] = (
                self._text() if field is None or deep else self.value(field.kind, depth + 1)
            )
        return found or {"id": "x"}

    def _plain(self, kind: Any) -> str:
        chance = self.chance
        if chance.random() < 0.1:
            return self._text()
        if isinstance(kind, OneOf):
            return chance.choice(kind.words)
        if isinstance(kind, Date):
            return chance.choice(
                ["2010", "2010-08", "2010-08-17", "2010~", "../2010-05", "2009/.."]
            )
        if isinstance(kind, Slug):
            return self._slug()
        return self._text()

    def _slug(self) -> str:
        chance = self.chance
        letters = string.ascii_lowercase
        made = "-".join("".join(chance.choices(letters, k=4)) for _ in range(chance.randint(1, 3)))
        return chance.choice([made, made, made, "no", "on", "2010", "12", "y"])

    def _text(self) -> str:
        chance = self.chance
        if chance.random() < 0.15:
            return chance.choice(ODD_TEXTS)
        return " ".join(chance.choice(WORDS) for _ in range(chance.choice([1, 1, 2, 5, 12, 30])))


class _Writer:
    """Writes a value with odd margins, any style that can hold it, and comments between."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.comments: list[str] = []
        self.odds = chance.choice([0.0, 0.1, 0.3])

    def document(self, value: dict[str, Any]) -> str:
        chance = self.chance
        lines = self._own_lines(0)
        if chance.random() < 0.1:
            lines += ["---" + self._beside()]
        lines += self._block(value, 0)
        lines += self._own_lines(0)
        end = chance.choice(["\n", "\n", "\n\n"])
        text = "\n".join(lines) + end
        text = text.replace("\n", "\r\n") if chance.random() < 0.1 else text
        return "\ufeff" + text if chance.random() < 0.05 else text

    # -- comments ----------------------------------------------------------------------------

    def _comment(self) -> str:
        word = self.chance.choice(["why", "see #3", "a: b", "- x", "[", "'", "yaml: $schema=./x"])
        text = f"# c{len(self.comments)}; {word}"
        self.comments.append(text)
        return text

    def _own_lines(self, margin: int) -> list[str]:
        """Comments on lines of their own, and blank lines."""
        lines: list[str] = []
        while self.chance.random() < self.odds:
            blank = self.chance.random() < 0.3
            lines.append("" if blank else " " * margin + self._comment())
        return lines

    def _beside(self) -> str:
        if self.chance.random() >= self.odds:
            return ""
        return " " * self.chance.choice([1, 2, 9]) + self._comment()

    # -- lines -------------------------------------------------------------------------------

    def _block(self, value: Any, margin: int) -> list[str]:
        """A mapping or a list in lines, each indented by `margin` spaces."""
        lines: list[str] = []
        is_map = isinstance(value, dict)
        for key, one in value.items() if is_map else ((None, one) for one in value):
            lines += self._own_lines(margin)
            lines += self._entry(key, one, margin)
        lines += self._own_lines(margin)
        return lines

    def _entry(self, key: str | None, value: Any, margin: int) -> list[str]:
        chance = self.chance
        start = " " * margin + ("-" if key is None else self._key(key) + ":")
        if isinstance(value, dict | list) and value and chance.random() < 0.7:
            inner = margin + chance.randint(1, 5)
            if isinstance(value, list) and key is not None and chance.random() < 0.3:
                inner = margin
            if key is None and chance.random() < 0.7:
                lines = self._block_behind_dash(value, margin)
                if lines is not None:
                    return lines
            return [start + self._beside(), *self._block(value, inner)]
        if isinstance(value, dict | list):
            flow = self._flow(value, margin + 2)
            return [
                *f"{start} {flow}".split("\n")[:-1],
                f"{start} {flow}".split("\n")[-1] + self._beside(),
            ]
        return self._scalar(start, key, value, margin)

    def _block_behind_dash(self, value: Any, margin: int) -> list[str] | None:
        """`- key: value`, where no comment comes before the key."""
        saved = len(self.comments)
        gap = self.chance.randint(1, 3)
        inner = margin + 1 + gap
        lines = self._block(value, inner)
        if not lines[0][inner:] or lines[0][inner] == "#":
            del self.comments[saved:]
            return None
        return [" " * margin + "-" + " " * gap + lines[0][inner:], *lines[1:]]

    def _key(self, key: str) -> str:
        is_safe = key.replace("-", "").isalnum() and key[0] != "-"
        chance = self.chance
        return key if is_safe and chance.random() < 0.9 else json.dumps(key, ensure_ascii=False)

    def _scalar(self, start: str, key: str | None, value: str | None, margin: int) -> list[str]:
        chance = self.chance
        if value is None:
            beside = "" if key in PROSE else self._beside()
            return [start + chance.choice(["", " ~"]) + beside]
        ways = ["double"]
        if _is_printable(value) and "\n" not in value:
            ways.append("single")
        if _is_plain(value):
            ways += ["plain"] * 3
        if _fits_a_block(value):
            ways += ["literal", "folded", "folded"]
        way = chance.choice(ways)
        if way in {"literal", "folded"}:
            return self._block_scalar(start, value, margin, is_folded=way == "folded")
        text = {"plain": value, "double": _double(value), "single": _single(value)}[way]
        beside = "" if way == "plain" and key in PROSE else self._beside()
        if way == "plain" and chance.random() < 0.2 and " " in value.strip():
            inner = " " * (margin + chance.randint(1, 6))
            parts = _cut(value, chance)
            if len(parts) == 1:
                return [f"{start} {value}{beside}"]
            return [
                f"{start} {parts[0]}",
                *(inner + one for one in parts[1:-1]),
                inner + parts[-1] + beside,
            ]
        if chance.random() < 0.1 and (way != "plain" or not beside):
            inner = " " * (margin + chance.randint(1, 4))
            return [start + self._beside(), *self._own_lines(margin + 1), inner + text + beside]
        return [f"{start} {text}{beside}"]

    def _block_scalar(self, start: str, value: str, margin: int, *, is_folded: bool) -> list[str]:
        chance = self.chance
        inner = margin + chance.randint(1, 6)
        body = value.removesuffix("\n")
        sign = (">" if is_folded else "|") + ("" if value.endswith("\n") else "-")
        # The digit counts from the mapping or list that holds the value.
        if value[0] == " " or chance.random() < 0.2:
            sign += str(inner - margin)
        if is_folded:
            lines = []
            for number, paragraph in enumerate(body.split("\n")):
                lines += [""] if number else []
                lines += _cut(paragraph, chance) if paragraph else []
        else:
            lines = body.split("\n")
        head = f"{start} {sign}{self._beside()}"
        return [head, *(" " * inner + one if one else "" for one in lines)]

    # -- brackets ----------------------------------------------------------------------------

    def _flow(self, value: Any, margin: int) -> str:
        if isinstance(value, dict):
            return "{" + self._flow_parts(list(value.items()), margin) + "}"
        if isinstance(value, list):
            return "[" + self._flow_parts([(None, one) for one in value], margin) + "]"
        return self._flow_scalar(value)

    def _flow_parts(self, parts: list[tuple[str | None, Any]], margin: int) -> str:
        text = ""
        for number, (key, one) in enumerate(parts):
            text += "" if key is None else self._key(key) + ": "
            text += self._flow(one, margin)
            text += "," if number + 1 < len(parts) else ""
            if self.chance.random() < 0.2:
                is_quoted = isinstance(one, dict | list) or text.rstrip(",").endswith(('"', "'"))
                text += (
                    (self._beside() if is_quoted or key not in PROSE else "") + "\n" + " " * margin
                )
                for line in self._own_lines(margin):
                    text += line.strip() + "\n" + " " * margin
            elif number + 1 < len(parts):
                text += " "
        return text

    def _flow_scalar(self, value: str | None) -> str:
        if value is None:
            return "~"
        is_safe = _is_plain(value) and not set(value) & set(",[]{}?:")
        if is_safe and self.chance.random() < 0.7:
            return value
        return _single(value) if _is_printable(value) and "\n" not in value else _double(value)


def _is_printable(value: str) -> bool:
    return all(one.isprintable() or one == "\n" for one in value) and "\ufeff" not in value


def _is_plain(value: str) -> bool:
    """Whether YAML takes a text as it stands, outside brackets; too careful rather than too bold."""
    if not value or value == "~" or value != value.strip() or not _is_printable(value):
        return False
    if "\n" in value or value[0] in "-?:,[]{}#&*!|>'\"%@`." or value in {"=", "<<"}:
        return False
    return ": " not in value and " #" not in value and not value.endswith(":")


def _fits_a_block(value: str) -> bool:
    lines = value.removesuffix("\n").split("\n")
    return (
        value != ""
        and "\t" not in value
        and all(_is_printable(one) for one in lines)
        and bool(lines[0])
        and bool(lines[-1])
        and not any(one.startswith(" ") or one.endswith(" ") for one in lines)
    )


def _double(value: str) -> str:
    escaped = json.dumps(value, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped)


def _single(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _cut(value: str, chance: random.Random) -> list[str]:
    """A text in parts that a line break joins with one space."""
    parts: list[str] = []
    for word in value.split(" "):
        joins = bool(parts) and (
            not word
            or word[0] == "#"
            or not parts[-1]
            or parts[-1][-1] == " "
            or chance.random() < 0.8
        )
        if joins:
            parts[-1] += " " + word
        else:
            parts.append(word)
    return parts
