"""A set as it stood in a git revision, read from the object store alone.

Two plumbing commands, `cat-file` and `ls-tree`; neither runs hooks, filters or a file monitor, and
what could make them do so is switched off besides. A name typed by the user reaches git on a
stream, never as an argument, so it cannot be taken for an option.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING, Final

from scomm_timeline.disk.bundles import VersionError, names_in_set, set_folder_in
from scomm_timeline.disk.sets import as_text, too_large
from scomm_timeline.model import limits
from scomm_timeline.model.inputs import InputFile
from scomm_timeline.model.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_COMMANDS: Final = ("cat-file", "ls-tree")
_OFF: Final = (
    "--no-pager",
    "--no-replace-objects",
    "-c",
    "core.fsmonitor=false",
    "-c",
    f"core.hooksPath={os.devnull}",
    "-c",
    "core.attributesFile=",
    "-c",
    "protocol.allow=never",
)
_ENVIRONMENT: Final = {
    "GIT_NO_LAZY_FETCH": "1",  # a partial clone must not go to the network
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_SECONDS: Final = 60
_LINK: Final = "120000"
_OBJECT: Final = re.compile(rb"([0-9a-f]{40,64}) (commit|tree|tag|blob) (\d+)\n?")


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
    lines = _git(folder, "cat-file", "--batch-check", text="\n".join(wanted) + "\n").splitlines()
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
    options = ["-r", "-z", "-l", *(["--full-tree"] if is_path else [])]
    rows = _git(folder, "ls-tree", *options, tree).split(b"\0")
    most = limits.most("set-files")
    if len(rows) > most:
        raise VersionError(
            f"it holds more than {most:,} files", limits.how_to_raise("set-files", len(rows))
        )
    return [_entry(row) for row in rows if row]


def _entry(row: bytes) -> _Entry:
    facts, _, name = row.partition(b"\t")
    mode, kind, object_, size = facts.decode("ascii").split()
    # For a text that the repository lost, git writes BAD in place of its size.
    bytes_ = int(size) if kind == "blob" and size.isdigit() else 0
    return _Entry(name.decode(errors="replace"), mode, object_, bytes_)


def _read(folder: Path, entries: Iterable[_Entry], top: str) -> list[InputFile]:
    by_name = {one.name: one for one in entries}
    names = names_in_set(by_name, top)
    largest, most = limits.most("file-bytes"), limits.most("set-bytes")
    wanted = {
        by_name[name].object
        for name in names
        if by_name[name].size <= largest and by_name[name].mode != _LINK
    }
    sizes = {one.object: one.size for one in by_name.values() if one.object in wanted}
    total = sum(sizes.values())
    if total > most:
        raise VersionError(
            f"its files hold more than {most // limits.MEBIBYTE} MiB",
            limits.how_to_raise("set-bytes", total),
        )
    contents = _contents(folder, sorted(wanted))
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
    answer = _git(folder, "cat-file", "--batch", text="\n".join(objects) + "\n")
    found: dict[str, bytes] = {}
    at = 0
    while at < len(answer):
        end = answer.index(b"\n", at)
        head = _OBJECT.fullmatch(answer[at:end])
        at = end + 1
        if head is not None:
            size = int(head[3])
            found[head[1].decode()] = answer[at : at + size]
            at += size + 1
    return found


def _git(folder: Path, command: str, *options: str, text: str = "") -> bytes:
    """What a command prints. Raises VersionError, with what git says."""
    assert command in _COMMANDS  # noqa: S101 -- a promise of this module
    program = shutil.which("git")
    if program is None:
        raise VersionError(
            "there is no such file or folder, and git, which reads revisions, is not installed",
            "install git, or name a folder or an archive",
        )
    arguments = [program, "-C", str(folder), *_OFF, command, *options]
    try:
        done = subprocess.run(  # noqa: S603 -- two commands of git; names arrive on a stream
            arguments,
            input=text.encode(errors="surrogateescape"),
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, **_ENVIRONMENT},
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise VersionError("git does not answer", "name a folder or an archive") from error
    if done.returncode:
        raise _failed(done.stderr.decode(errors="replace"))
    return done.stdout


def _failed(said: str) -> VersionError:
    lines = said.strip().splitlines()
    first = lines[0].removeprefix("fatal: ") if lines else "it gives no reason"
    if "not a git repository" in said:
        return VersionError(
            "there is no such file or folder, and this is not a git repository",
            "check the path; a revision is looked for where the set is, or where you are",
        )
    return VersionError(f"git cannot read it: {first}", "check the repository with `git fsck`")
