"""A copy of the invented set that everything but a person's signature is in order with."""

import shutil
from pathlib import Path

from tests.command import SETS, Result, timeline

DAY = ("--today", "2031-10-01")
QUOTED = "Nobody leaves Harbor Watch."
FINDING = "C101/mara-quill/taking-part"

REVIEWERS = """\
reviewers:
  desk: {name: The desk, role: editor}
  counsel: {name: Rae Dunn, role: counsel}
"""

POLICY = """\
format: 1
quotations:
  unchecked: counted
"""
"""No documents come with the set, so nothing can be held against them."""


def publishable(target: Path) -> Path:
    """The set with two reviewers, everything reviewed, a reason for every copy that is missing."""
    shutil.copytree(SETS / "harbor-watch", target)
    head, _, _ = (target / "set.yaml").read_text(encoding="utf-8").partition("reviewers:")
    (target / "set.yaml").write_text(head + REVIEWERS, encoding="utf-8")
    for path in (target / "records").rglob("*.yaml"):
        path.write_text(f"review: reviewed\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    for path in (target / "sources").glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}not-archived: It is on paper.\n", encoding="utf-8")
    write_policy(target, POLICY)
    return target


def write_policy(folder: Path, text: str) -> None:
    """Give a set a policy."""
    path = folder / "internal" / "policy.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(folder: Path, old: str, new: str) -> None:
    """Replace some words wherever they stand in the records and sources."""
    held = (path for part in ("records", "sources") for path in (folder / part).rglob("*.yaml"))
    paths = [path for path in held if old in path.read_text(encoding="utf-8")]
    assert paths, old
    for path in paths:
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def gate(folder: Path, *options: str | Path) -> Result:
    """The gate of a set, on the day."""
    return timeline("gate", "--set", folder, *DAY, *options)


def missing(folder: Path, *options: str | Path) -> list[tuple[str, str]]:
    """Requirement and id of everything that stands in the way."""
    found = gate(folder, "--format", "json", "--internal", *options).json["missing"]
    return [(one["requirement"], one["id"]) for one in found]


def sign(folder: Path, *ids: str, author: str = "desk", reader: str = "counsel") -> Result:
    """A second reader signs."""
    return timeline("sign", *ids, "--set", folder, "--author", author, "--reader", reader, *DAY)


def judge(folder: Path) -> Result:
    """The desk accepts the one contradiction of the set."""
    return timeline(
        "adjudicate", FINDING, "--set", folder, *DAY, "--accept", "--reviewer", "desk",
        "--reason", "The letter names a way out, and the day before there was none.",
        "--no-response-sought",
    )  # fmt: skip


def sign_all(folder: Path) -> None:
    """Every quotation that the gate asks for is signed."""
    ids = [id_ for requirement, id_ in missing(folder) if requirement == "second-reader"]
    assert sign(folder, *ids).code == 0
