"""`docs/rules.md`: every code as `timeline rule` prints it, with one set it flags and one near miss.

The examples are fixtures of `cases/rules`, so each is also a test: what the page says of them is
what the engine says.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scomm_timeline.analysis.codes import CODES, Code
from scomm_timeline.renderers import rule_page
from scomm_timeline.renderers.options import RenderOptions
from tests.engine_builders import CASES, Values, read_values

RULES = CASES / "rules"

HEAD = """\
# Rules

Every code that a report may print: when it is found, what only looks alike, how a person settles
it. `timeline rule CODE` prints the same pages. This file is written by `make docs` from the table in
`scomm_timeline/analysis/codes.py` and from the fixtures in `tests/cases/rules`; edit those.

Of several codes that hold for one pair the first is printed, in this order:
{order}.
C204, C401 and C402 are listed apart and never counted as contradictions; C205 is at most possible.
What excludes what, which parts of a program reach which others, and what a word about earlier words
amounts to is no code but data: `timeline list rules` prints those of a set.

The examples are of an invented program, the Beacon Watch. The Beacon Agency is part of the Ministry
of Works, the Treasury is another department of one government; Aldery is a province, and Ford and
Quay are its towns. `may-leave` and `must-stay` exclude each other; `by-notice` entails `may-leave`.
"""

ORDER = ("C301", "C302", "C304", "C201", "C202", "C203", "C303", "C101", "C102", "C103")
"""Precedence, as the design gives it."""

APART = ("C204", "C205", "C401", "C402")
"""Codes outside of that order, of which the head of the page speaks."""


def page() -> str:
    """The whole file."""
    sections = [HEAD.format(order=", ".join(ORDER))]
    sections += [section(code) for _, code in sorted(CODES.items())]
    return "\n".join(sections)


def section(code: Code) -> str:
    """One code: its manual page, a set that it flags, and the near miss beside it."""
    flagged, quiet = examples(code)
    manual = rule_page.render("md", code, RenderOptions()).replace("# ", "## ", 1)
    case, near = read_values(flagged), read_values(quiet)
    owner, *rest = near["field"].split(".")
    path = (owner, *rest)
    return "\n".join(
        [
            manual,
            f"**Flags.** {case['what']}\n",
            "```yaml",
            *statements(flagged),
            "```\n",
            f"**Quiet.** {near['what']} {verdict(near['instead'])}\n",
            "```yaml",
            f"{near['field']}: {shown(value_at(near, path))}"
            f"   # above: {shown(value_at(case, path))}",
            "```\n",
        ]
    )


def verdict(instead: str) -> str:
    """What the near miss is instead."""
    told = f"`{instead}`, with another code" if instead == "contradiction" else f"`{instead}`"
    return f"The same two with one field changed; the verdict is {told}:"


def examples(code: Code) -> tuple[Path, Path]:
    """The first near miss, and the set beside which it stands."""
    quiet = min((RULES / code.id).glob("quiet-*.yaml"))
    return quiet.with_name(f"{read_values(quiet)['near']}.yaml"), quiet


def statements(path: Path) -> Iterator[str]:
    """The records of a fixture as typed, without what is the same in all of them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    for line in lines[lines.index("statements:") + 1 :]:
        if not line.startswith(("    to: public", "    quote: The words of")):
            yield line.removeprefix("  ").split("  # expect:")[0]


def value_at(case: Values, path: tuple[str, ...]) -> Any:
    """The typed value at a path such as `b.claims.0.about`; None if nothing is typed there."""
    owner, *rest = path
    value: Any = next(one for one in case["statements"] if one["id"] == owner)
    for key in rest:
        value = value[int(key)] if isinstance(value, list) else value.get(key)
        if value is None:
            return None
    return value


def shown(value: Any) -> str:
    """A typed value in YAML's flow style."""
    if value is None:
        return "(nothing)"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {shown(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(shown(one) for one in value) + "]"
    return str(value)
