"""A set as it stood in a git revision, read from the object store alone.

A repository is somebody else's: a few objects of it can stand for thousands of millions of files, or
one text for many files. What git tells is counted while it tells it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.bundles import VersionError, names_in_set, set_folder_in
from scomm_timeline.disk.git import ask
from scomm_timeline.disk.sets import as_text, too_large
from scomm_timeline.model import limits
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path
    from typing import IO

_LINK: Final = "120000"
_TREE: Final = "040000"
_OBJECT: Final = re.compile(rb"([0-9a-f]{40,64}) (commit|tree|tag|blob) (\d+)\n?")
_PIECE: Final = 1024 * 1024
_LONGEST_ROW: Final = 512
"""Bytes of the list for each file that may be in it: rows are shorter, but for a path made to be long."""


class Revision(NamedTuple):
    """A revision that was found. `commit` is empty where a tree was named (`main:statements`)."""

    tree: str
    commit: str


class _Entry(NamedTuple):
    """One file of a tree; the size in bytes."""

    name: str
    mode: str
    object: str
    size: int


def read_revision(folder: Path, name: str) -> tuple[Revision, list[InputFile]]:
    """The set in a revision, and the revision.

    A plain name (`HEAD~3`, `v1.2`) means what stands at `folder` in it; `name:path` means that path
    of it. Raises VersionError.
    """
    revision = _find(folder, name)
    entries = _list(folder, revision.tree, is_path=":" in name)
    top = set_folder_in([one.name for one in entries])
    if top is None:
        where = "that path" if ":" in name else "this folder"
        raise VersionError(
            f"the revision has no set.yaml in {where}",
            f"write {name.partition(':')[0]}:PATH, the path of the set's folder in the revision",
        )
    return revision, _read(folder, entries, top)


def _find(folder: Path, name: str) -> Revision:
    """The tree that a name stands for. Raises VersionError if there is none."""
    if name.startswith("-"):
        raise VersionError("a revision does not begin with a hyphen", "write its name or its id")
    if not name or not name.isprintable():
        raise VersionError("it is neither a file nor the name of a revision", "check the spelling")
    wanted = [name] if ":" in name else [f"{name}^{{tree}}", f"{name}^{{commit}}"]
    with ask(folder, "cat-file", "--batch-check", text="\n".join(wanted) + "\n") as answer:
        lines = answer.read(_PIECE).splitlines()
    found = [_OBJECT.fullmatch(line) for line in lines]
    tree = found[0] if found else None
    if tree is None:
        raise VersionError(
            "there is no such file or folder, and git knows no such revision",
            "write a path, or a revision such as HEAD~3, v1.2 or main:statements",
        )
    if tree[2] != b"tree":
        raise VersionError(
            "it names one file of a revision, not a folder", "name the folder that holds set.yaml"
        )
    commit = found[1] if len(found) > 1 else None
    return Revision(tree[1].decode(), commit[1].decode() if commit else "")


def _list(folder: Path, tree: str, *, is_path: bool) -> list[_Entry]:
    """Every file of a tree: all of it, or what is in the folder that git runs in."""
    # `-t`: folders too, for a tree of nothing but folders can be as large as one of files.
    options = ["-r", "-t", "-z", "-l", *(["--full-tree"] if is_path else [])]
    with ask(folder, "ls-tree", *options, tree) as answer:
        rows = _rows(answer)
    entries = [_entry(row) for row in rows]
    return [one for one in entries if one.mode != _TREE]


def _rows(answer: IO[bytes]) -> list[bytes]:
    """The rows of a list that may be without end. Raises VersionError if they are too many."""
    most = limits.most("set-files")
    left = most * _LONGEST_ROW
    rows: list[bytes] = []
    rest = b""
    while piece := answer.read(_PIECE):
        *whole, rest = (rest + piece).split(b"\0")
        rows += whole
        left -= len(piece)
        if len(rows) > most or left < 0:
            raise VersionError(
                f"it holds more than {most:,} files and folders", limits.how_to_raise("set-files")
            )
    return rows


def _entry(row: bytes) -> _Entry:
    facts, _, name = row.partition(b"\t")
    mode, kind, object_, size = facts.decode("ascii").split()
    # For a text that the repository lost, git writes BAD in place of its size.
    bytes_ = int(size) if kind == "blob" and size.isdigit() else 0
    return _Entry(name.decode(errors="backslashreplace"), mode, object_, bytes_)


def _read(folder: Path, entries: Iterable[_Entry], top: str) -> list[InputFile]:
    by_name: dict[str, _Entry] = {}
    for one in entries:
        if by_name.setdefault(one.name, one) is not one:
            raise VersionError(f'"{one.name}" stands in it twice', "give each file another name")
    names = names_in_set(by_name, top)
    largest, most = limits.most("file-bytes"), limits.most("set-bytes")
    wanted = [
        by_name[name]
        for name in names
        if by_name[name].size <= largest and by_name[name].mode != _LINK
    ]
    total = sum(one.size for one in wanted)  # one text of many files is as much as many
    if total > most:
        raise VersionError(
            f"its files hold more than {most // limits.MEBIBYTE} MiB",
            limits.how_to_raise("set-bytes", total),
        )
    contents = _contents(folder, sorted({one.object for one in wanted}))
    files = [_file(short, by_name[name], contents) for name, short in names.items()]
    return sorted(files, key=lambda one: one.path)


def _file(name: str, entry: _Entry, contents: Mapping[str, bytes]) -> InputFile:
    if entry.mode == _LINK:
        return InputFile(name, None, "a link, which is not followed inside a revision")
    if entry.size > limits.most("file-bytes"):
        return too_large(name)
    content = contents.get(entry.object)
    if content is None:
        return InputFile(name, None, "its text is missing from the repository")
    return as_text(name, content)


def _contents(folder: Path, objects: list[str]) -> dict[str, bytes]:
    """The bytes of blobs by their ids; those that the repository lacks are not among them."""
    if not objects:
        return {}
    found: dict[str, bytes] = {}
    with ask(folder, "cat-file", "--batch", text="\n".join(objects) + "\n") as answer:
        while line := answer.readline(_PIECE):
            head = _OBJECT.fullmatch(line)
            if head is not None:
                found[head[1].decode()] = answer.read(int(head[3]))
                answer.read(1)
    return found
