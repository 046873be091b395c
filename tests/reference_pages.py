"""Pages of reference that are made of the program: commands, files, problems, JSON.

Whatever a page cannot say is found by `undocumented`, which a test wants to be empty.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Final

from scomm_timeline.analysis.codes import CODES as FINDINGS
from scomm_timeline.authoring.files import FILES
from scomm_timeline.cli.app import COMMANDS, load
from scomm_timeline.cli.choosing import Chosen
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Shared
from scomm_timeline.model.diagnostics import CODES, Severity
from scomm_timeline.reading.kinds import (
    Date,
    Either,
    Keyed,
    Kind,
    Many,
    OneOf,
    Rows,
    Shape,
    Slug,
    Text,
    Within,
)
from tests.reference_json import json_page, json_shapes, meaning
from tests.reference_tables import MADE, ROOT, Table, table

# -- commands --------------------------------------------------------------------------------------

SHARED: Final = frozenset(Shared._fields)
CHOSEN: Final = frozenset(Chosen._fields)


def parameters(name: str) -> list[Any]:
    """Arguments and options of a command, as the command-line library knows them."""
    return list(load(name).params)


def spelled(one: Any) -> str:
    """`--topic TOPIC`, `-o, --output FILE`, `[ID]...`."""
    if one.param_type_name == "argument":
        # Spelled here, because versions of the library differ in when they add the brackets.
        word = one.metavar or one.name.upper() + ("..." if one.nargs != 1 else "")
        return f"`{word}`" if one.required or word.startswith("[") else f"`[{word}]`"
    names = sorted([*one.opts, *one.secondary_opts], key=len)
    choices = getattr(one.type, "choices", None)
    value = one.metavar or ("|".join(choices) if choices else "")
    if one.is_flag or one.count:
        value = ""
    elif not value:
        value = one.type.name.upper()
    return f"`{', '.join(names)}{' ' if value else ''}{value}`"


def _told(one: Any) -> str:
    """What a parameter is for, and its default where that says something."""
    default = one.default
    says = default not in (None, False, (), "") and not callable(default)
    shown = getattr(default, "value", default)
    return f"{one.help or ''}{f' Default: `{shown}`.' if says else ''}"


def _rows(found: list[Any]) -> Table:
    return [(spelled(one), _told(one)) for one in found]


@cache
def _common() -> Mapping[str, Any]:
    """The options that many commands share, as `contradictions` has them."""
    return {one.name: one for one in parameters("contradictions") if one.name in SHARED | CHOSEN}


def _is_common(one: Any) -> bool:
    """True for a shared option that a command has no words of its own for."""
    common = _common().get(one.name)
    return common is not None and (one.help, one.opts) == (common.help, common.opts)


def _options(title: str, names: frozenset[str]) -> str:
    """One section for options that many commands share."""
    rows = _rows([one for name, one in _common().items() if name in names])
    return f"## {title}\n\n{table(('option', 'for'), rows)}"


def _command(name: str) -> str:
    found = parameters(name)
    own = [one for one in found if not _is_common(one) and one.name != "help"]
    parts = [f"## timeline {name}\n", *_help(load(name).help or "")]
    if own:
        parts.append(table(("argument or option", "for"), _rows(own)))
    names = {one.name for one in found}
    chosen = [one for one in Chosen._fields if one in names and one not in {o.name for o in own}]
    if set(chosen) == CHOSEN:
        parts.append("Takes the [options that choose what is shown](#options-that-choose).\n")
    elif chosen:
        listed = ", ".join(f"`{_flag(one)}`" for one in chosen)
        parts.append(f"Of the [options that choose](#options-that-choose): {listed}.\n")
    missing = [f"`{_flag(one)}`" for one in Shared._fields if one not in names]
    if missing:
        parts.append(f"Does not take {', '.join(missing)}.\n")
    return "\n".join(parts)


def _help(text: str) -> Iterator[str]:
    """The help of a command: paragraphs, lists as they are laid out, examples to copy."""
    for part in text.strip().split("\n\n"):
        laid_out = part.startswith("\b\n")
        first, *rest = part.removeprefix("\b\n").splitlines()
        if not laid_out:
            yield f"{part}\n"
        elif first.startswith("Example"):
            lines = "\n".join(line.removeprefix("  ") for line in rest)
            yield f"```sh\n{lines}\n```\n"
        else:
            lines = "\n".join((first, *rest))
            yield f"```text\n{lines}\n```\n"


def _flag(name: str) -> str:
    return {"set_dir": "--set"}.get(name, f"--{name.replace('_', '-')}")


def exit_codes() -> dict[str, str]:
    """The table of the README, by code."""
    section = (ROOT / "README.md").read_text("utf-8").split("## Exit codes")[1].split("\n## ")[0]
    rows = (line.strip("| ").split(" | ", 1) for line in section.splitlines() if "| " in line)
    return {code: text for code, text in rows if code.isdigit()}


def commands_page() -> str:
    """Every command with every option."""
    rows = [(f"[`{name}`](#timeline-{name})", line) for name, line in COMMANDS.items()]
    codes = [(f"`{code}`", text) for code, text in exit_codes().items()]
    return "\n".join(
        [
            f"# Commands\n\n{MADE}\n`timeline COMMAND --help` prints the same.\n",
            table(("command", "for"), rows),
            f"## Exit codes\n\n{table(('code', 'meaning'), codes)}",
            "Where several hold, the first of 70, 130, 2, 3, 4, 5, 1, 0 is given.\n",
            _options("Options of every command", SHARED),
            _options("Options that choose", CHOSEN),
            *map(_command, COMMANDS),
        ]
    )


# -- problems --------------------------------------------------------------------------------------

_FAMILIES: Final = {
    "L": "Reading a file",
    "D": "One statement",
    "S": "The set as a whole",
}


def problems_page() -> str:
    """Every diagnostic that `check` may print."""
    parts = [
        f"# Problems\n\n{MADE}\n\n"
        "Codes that `timeline check` prints, each with file, line and column, what is wrong, what is\n"
        "allowed and what to do. An error costs what it stands in: a statement, a file, or, in the\n"
        "vocabulary, the run; everything that was left out is named and the exit code is 3. A notice\n"
        "costs nothing: somebody should look. Codes are never used twice.\n"
    ]
    for letter, title in _FAMILIES.items():
        rows = [
            (f"`{code.id}`", code.slug, _weight(code.severity), code.meaning)
            for code in CODES.values()
            if code.id.startswith(letter)
        ]
        parts.append(f"## {title}\n\n{table(('code', 'name', 'weight', 'meaning'), rows)}")
    return "\n".join(parts)


def _weight(severity: Severity) -> str:
    return severity.value


# -- files -----------------------------------------------------------------------------------------


def _takes(kind: Kind) -> str:
    """What sort of value a field takes, in words."""
    match kind:
        case Many(item=item):
            return f"{_takes(item)}; one or a list"
        case Rows(item=item):
            return f"a list: {_takes(item)}"
        case Either(plain=plain, mapping=mapping):
            return f"{_takes(plain)}; or {_takes(mapping)}"
        case Keyed(item=item):
            return f"names, each with {_takes(item)}"
        case Within():
            return "the same again, inside"
        case Shape():
            return f"[{kind.name}](#{kind.name.replace(' ', '-')})"
    return _single(kind)


def _single(kind: Kind) -> str:
    """What a field takes that holds one value."""
    match kind:
        case OneOf(words=words):
            return ", ".join(f"`{one}`" for one in words)
        case Date(words=words):
            return " or ".join(["a date", *(f"`{one}`" for one in words)])
        case Slug(of=of, also=also):
            name = _of_the_set(of.value) if of else "a slug"
            return " or ".join([name, *(f"`{one}`" for one in also)])
        case Text(of=of):
            return _of_the_set(of.value) if of else "text"
    return "text of a fixed form"


def _of_the_set(what: str) -> str:
    return f"{'an' if what[0] in 'aeiou' else 'a'} {what} of the set"


def _shapes(kind: Kind, known: dict[str, Shape]) -> None:
    """Every shape inside a kind, by its name, outermost first."""
    match kind:
        case Many(item=item) | Rows(item=item) | Keyed(item=item):
            _shapes(item, known)
        case Either(plain=plain, mapping=mapping):
            _shapes(plain, known)
            _shapes(mapping, known)
        case Shape() if kind.name not in known:
            known[kind.name] = kind
            for field in kind.fields.values():
                _shapes(field.kind, known)
            if kind.extra is not None:
                _shapes(kind.extra, known)


def all_shapes() -> dict[str, Shape]:
    """Every shape of every kind of file, by name."""
    known: dict[str, Shape] = {}
    for one in FILES.values():
        _shapes(one.shape, known)
    return known


def files_page() -> str:
    """Every field of every kind of file."""
    rows = [
        (f"`{name}`", f"`{one.where}`", one.means, _takes(one.shape)) for name, one in FILES.items()
    ]
    parts = [
        f"# Files of a set\n\n{MADE}\nEditors are told the same by `timeline schema`.\n\n"
        "Values are text, whatever they look like: `no`, `2010-08` and `002674` stay as typed. A key\n"
        "above `statements:` is the default for each statement of the file; a statement's own key\n"
        "replaces it. How statements are coded is in the [coding manual](coding-manual.md).\n",
        table(("kind", "where", "what it is", "holds"), rows),
    ]
    for name, shape in all_shapes().items():
        told = [
            (f"`{field}`{' (required)' if one.required else ''}", _takes(one.kind), one.means)
            for field, one in shape.fields.items()
        ]
        if shape.extra is not None:
            told.append(
                ("any topic", _takes(shape.extra), "the position that the words take on it")
            )
        parts.append(f"## {name}\n\n{table(('field', 'takes', 'meaning'), told)}")
    return "\n".join(parts)


# -- what nobody says ------------------------------------------------------------------------------


def undocumented() -> list[str]:
    """Commands, options, codes, exit codes, fields of files and of JSON without a word on them."""
    found = [f"command {name}" for name, line in COMMANDS.items() if not line]
    found += [
        f"timeline {name} {spelled(one)}"
        for name in COMMANDS
        for one in parameters(name)
        if not one.help
    ]
    found += [f"problem {code.id}" for code in CODES.values() if not code.meaning]
    found += [
        f"code {code.id}"
        for code in FINDINGS.values()
        if not all((code.title, code.flags, code.quiet, code.settle))
    ]
    found += [f"exit code {one.value}" for one in ExitCode if str(one.value) not in exit_codes()]
    found += [
        f"field {shape.name}.{name}"
        for shape in all_shapes().values()
        for name, field in shape.fields.items()
        if not field.means
    ]
    found += [
        f"JSON {shape}.{path}"
        for shape, fields in json_shapes().items()
        for path, value in fields.items()
        if not meaning(shape, path, value)
    ]
    return found


PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "commands.md": commands_page,
    "problems.md": problems_page,
    "files.md": files_page,
    "json-fields.md": json_page,
}
