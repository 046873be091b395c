"""Sets in git revisions: from the object store, with nothing run that a repository configures."""

import contextlib
import os
import subprocess
from pathlib import Path

import pytest

from scomm_timeline.disk import git as git_module
from scomm_timeline.disk import revisions
from scomm_timeline.disk.bundles import VersionError
from scomm_timeline.disk.revisions import read_revision
from scomm_timeline.disk.sets import read_set
from scomm_timeline.disk.versions import Place, read_version
from tests.command import SETS, scrubbed
from tests.limited import limited

HARBOR, NEXT = SETS / "harbor-watch", SETS / "harbor-watch-next"


def git(folder: Path, *arguments: str, text: bytes = b"") -> str:
    done = subprocess.run(
        ["git", "-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.org",
         "-c", "commit.gpgsign=false", *arguments],
        input=text,
        capture_output=True,
        check=True,
        env=scrubbed(HOME=str(folder), GIT_CONFIG_NOSYSTEM="1"),
    )  # fmt: skip
    return done.stdout.decode().strip()


def copy(source: Path, target: Path) -> None:
    """The files of a set, and nothing else, at `target`."""
    for path in target.rglob("*.yaml"):
        path.unlink()
    for path in source.rglob("*.yaml"):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(path.read_bytes())


@pytest.fixture(scope="module")
def repository(tmp_path_factory) -> Path:
    """Two commits: the first holds one version in `statements/`, the second another; a tag."""
    root: Path = tmp_path_factory.mktemp("repository")
    git(root, "init", "--quiet", "--initial-branch=main")
    (root / "README.md").write_text("A project.")
    copy(HARBOR, root / "statements")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=first")
    git(root, "tag", "--annotate", "--message=one", "v1.0")
    copy(NEXT, root / "statements")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=second")
    return root


def error(folder: Path, name: str) -> str:
    with pytest.raises(VersionError) as caught:
        read_revision(folder, name)
    assert caught.value.help
    return str(caught.value)


@pytest.mark.parametrize("name", ["HEAD~1", "v1.0", "main~1", "refs/heads/main^", "v1.0^{}"])
def test_a_revision_gives_the_texts_of_the_sets_folder_in_it(repository, name):
    revision, files = read_revision(repository / "statements", name)
    assert files == read_set(HARBOR)
    assert revision.commit == git(repository, "rev-parse", "HEAD~1")


@pytest.mark.parametrize("name", ["HEAD:statements", "main:statements", "main:", "main:./"])
def test_a_path_in_a_revision_is_counted_from_its_top(repository, name):
    folder = repository if name == "main:./" else repository / "statements"
    assert read_revision(folder, name)[1] == read_set(NEXT)


def test_a_short_id_is_a_revision_too(repository):
    short = git(repository, "rev-parse", "--short", "HEAD~1")
    assert read_revision(repository / "statements", short)[1] == read_set(HARBOR)


def test_a_bare_repository_is_read(repository, tmp_path):
    bare = tmp_path / "bare.git"
    git(repository, "clone", "--quiet", "--bare", str(repository), str(bare))
    assert read_revision(bare, "main")[1] == read_set(NEXT)
    assert read_revision(bare, "v1.0:statements")[1] == read_set(HARBOR)


def test_a_worktree_is_read(repository, tmp_path):
    tree = tmp_path / "tree"
    git(repository, "worktree", "add", "--quiet", "--detach", str(tree), "v1.0")
    assert read_revision(tree / "statements", "HEAD")[1] == read_set(HARBOR)
    assert read_revision(tree / "statements", "main")[1] == read_set(NEXT)


def test_a_folder_comes_before_a_branch_of_that_name(repository):
    git(repository, "branch", "--force", "statements", "v1.0")
    place = Place(repository, repository / "statements")
    assert read_version("statements", place).kind == "folder"
    assert read_version("refs/heads/statements", place).kind == "revision"


# -- what does not work ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["nowhere", "HEAD~99", "main:nowhere", "deadbeef", "HEAD@{bad"])
def test_an_unknown_revision_is_named(repository, name):
    assert "git knows no such revision" in error(repository / "statements", name)


@pytest.mark.parametrize("name", ["--help", "-p", "--output=x", "--batch-all-objects"])
def test_a_revision_never_begins_with_a_hyphen(repository, name):
    assert error(repository / "statements", name) == "a revision does not begin with a hyphen"


@pytest.mark.parametrize("name", ["", "HEAD\nHEAD~1", "HEAD\0", "HEAD\x1b[2J"])
def test_a_name_that_cannot_be_one_is_not_given_to_git(repository, name, monkeypatch):
    monkeypatch.setattr(revisions, "ask", lambda *_, **__: pytest.fail("git was run"))
    assert "neither a file nor the name of a revision" in error(repository / "statements", name)


def test_a_revision_without_a_set_says_so_and_how_to_name_another_path(repository):
    git(repository, "checkout", "--quiet", "--orphan", "bare-branch")
    git(repository, "rm", "--quiet", "-r", "--cached", ".")
    git(repository, "add", "README.md")
    git(repository, "commit", "--quiet", "--message=no set")
    git(repository, "symbolic-ref", "HEAD", "refs/heads/main")
    git(repository, "reset", "--quiet", "--hard")
    assert error(repository / "statements", "bare-branch") == (
        "the revision has no set.yaml in this folder"
    )
    assert error(repository, "bare-branch:") == "the revision has no set.yaml in that path"
    assert "names one file" in error(repository, "main:README.md")


def test_a_folder_outside_any_repository_says_so(tmp_path):
    assert "this is not a git repository" in error(tmp_path, "HEAD")


def test_without_git_the_answer_says_that_it_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git, which reads revisions, is not installed" in error(tmp_path, "HEAD")


def loosened(clone: Path, name: str) -> str:
    """The id of an object; every object of the clone is a file of its own from now on."""
    objects = Path(git(clone, "rev-parse", "--absolute-git-dir")) / "objects"
    for pack in (objects / "pack").glob("*.pack"):
        content = pack.read_bytes()
        for path in pack.parent.glob(f"{pack.stem}.*"):
            path.chmod(0o600)
            path.unlink()
        git(clone, "unpack-objects", "-q", text=content)
    return git(clone, "rev-parse", name)


def test_a_text_that_the_repository_lost_is_named_and_the_rest_is_read(repository, tmp_path):
    broken = tmp_path / "broken"
    git(repository, "clone", "--quiet", "--no-hardlinks", str(repository), str(broken))
    lost = loosened(broken, "HEAD:statements/records/gazette.yaml")
    (broken / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    files = {one.path: one for one in read_revision(broken / "statements", "HEAD")[1]}
    assert files.keys() == {one.path for one in read_set(NEXT)}
    assert [path for path, one in files.items() if one.text is None] == ["records/gazette.yaml"]
    assert "missing from the repository" in files["records/gazette.yaml"].error


# -- nothing is run -------------------------------------------------------------------------------


@pytest.fixture
def trapped(repository, tmp_path) -> tuple[Path, Path]:
    """A clone whose configuration would leave a file behind if any of it were obeyed."""
    clone, mark = tmp_path / "clone", tmp_path / "was-run"
    git(repository, "clone", "--quiet", str(repository), str(clone))
    script = tmp_path / "trap"
    script.write_text(f"#!/bin/sh\ntouch {mark}\ncat\n")
    script.chmod(0o755)
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("post-index-change", "post-checkout", "reference-transaction", "pre-auto-gc"):
        (hooks / name).symlink_to(script)
    for key in (
        "core.fsmonitor", "filter.trap.smudge", "filter.trap.clean", "filter.trap.process",
        "diff.trap.textconv", "core.pager", "core.sshCommand", "core.askPass", "core.editor",
        "uploadpack.packObjectsHook", "core.alternateRefsCommand",
    ):  # fmt: skip
        git(clone, "config", key, str(script))
    git(clone, "config", "core.hooksPath", str(hooks))
    (clone / ".git" / "info" / "attributes").write_text("* filter=trap diff=trap\n")
    return clone, mark


def test_hooks_filters_and_monitors_of_a_repository_are_not_run(trapped):
    clone, mark = trapped
    assert read_revision(clone / "statements", "HEAD~1")[1] == read_set(HARBOR)
    assert read_revision(clone / "statements", "main:statements")[1] == read_set(NEXT)
    assert not mark.exists()


def test_the_trap_would_have_been_sprung(trapped):
    clone, mark = trapped
    git(clone, "status", "--porcelain")
    assert mark.exists()


def test_what_a_partial_clone_lacks_is_not_fetched_by_a_program_that_it_names(
    repository, tmp_path, monkeypatch
):
    clone, mark = tmp_path / "clone", tmp_path / "was-run"
    git(repository, "clone", "--quiet", "--bare", str(repository), str(clone))
    lost = loosened(clone, "main:statements/set.yaml")
    (clone / "objects" / lost[:2] / lost[2:]).unlink()
    for key, value in (
        ("core.repositoryformatversion", "1"),
        ("extensions.partialClone", "origin"),
        ("remote.origin.promisor", "true"),
        ("remote.origin.url", f"ext::touch {mark}"),
        ("protocol.ext.allow", "always"),
    ):
        git(clone, "config", key, value)
    # As git was before 2.39.4, which does not know the variable that forbids to fetch anything.
    monkeypatch.delitem(git_module.ENVIRONMENT, "GIT_NO_LAZY_FETCH")
    with contextlib.suppress(VersionError):  # git says so, or that the text is missing
        read_revision(clone, "main:statements")
    assert not mark.exists()
    monkeypatch.delitem(git_module.ENVIRONMENT, "GIT_ALLOW_PROTOCOL")
    with contextlib.suppress(VersionError):
        read_revision(clone, "main:statements")
    assert mark.exists(), "the trap would not have been sprung"


def test_only_two_commands_of_git_are_run_and_the_typed_name_is_no_argument(
    repository, monkeypatch
):
    seen = []
    original = subprocess.Popen

    def watched(arguments, **options):
        seen.append(arguments)
        return original(arguments, **options)

    monkeypatch.setattr(subprocess, "Popen", watched)
    read_revision(repository / "statements", "v1.0")
    commands = [next(one for one in words if one in {"cat-file", "ls-tree"}) for words in seen]
    assert commands == ["cat-file", "ls-tree", "cat-file"]
    assert all("v1.0" not in words for words in seen)


def test_replaced_objects_do_not_stand_in_for_what_was_committed(repository, tmp_path):
    clone = tmp_path / "clone"
    git(repository, "clone", "--quiet", str(repository), str(clone))
    git(clone, "replace", git(clone, "rev-parse", "HEAD~1"), git(clone, "rev-parse", "HEAD"))
    assert read_revision(clone / "statements", "HEAD~1")[1] == read_set(HARBOR)


def test_a_link_inside_a_revision_is_named_and_not_followed(repository, tmp_path):
    clone = tmp_path / "clone"
    git(repository, "clone", "--quiet", str(repository), str(clone))
    (clone / "statements" / "records" / "linked.yaml").symlink_to("gazette.yaml")
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message=link")
    files = {one.path: one for one in read_revision(clone / "statements", "HEAD")[1]}
    assert files["records/linked.yaml"].text is None
    assert "link" in files["records/linked.yaml"].error


def test_nothing_is_written_into_the_repository(repository):
    def seen() -> dict[str, int]:
        return {
            str(path): path.stat().st_mtime_ns
            for path in repository.rglob("*")
            if not path.is_symlink()
        }

    before = seen()
    read_revision(repository / "statements", "HEAD~1")
    assert seen() == before


# -- few objects that stand for much ---------------------------------------------------------------


def tree(folder: Path, *rows: tuple[str, str, str]) -> str:
    """The id of a new tree: of each entry its mode, its name and its object."""
    body = b"".join(f"{mode} {name}\0".encode() + bytes.fromhex(id_) for mode, name, id_ in rows)
    return git(folder, "hash-object", "-w", "-t", "tree", "--stdin", text=body)


def blob(folder: Path, text: str) -> str:
    return git(folder, "hash-object", "-w", "--stdin", text=text.encode())


@pytest.mark.parametrize("is_empty", [False, True], ids=["files", "folders alone"])
def test_a_tree_that_stands_for_millions_of_files_is_refused_at_once(tmp_path, is_empty):
    git(tmp_path, "init", "--quiet", "--bare")
    file = blob(tmp_path, "title: Watch\n")
    top = tree(tmp_path, *([] if is_empty else [("100644", "one.yaml", file)]))
    for _ in range(7):
        top = tree(tmp_path, *(("40000", f"folder-{number}", top) for number in range(10)))
    top = tree(tmp_path, ("40000", "records", top), ("100644", "set.yaml", file))
    with limited(set_files=1000):
        assert error(tmp_path, f"{top}:") == "it holds more than 1,000 files and folders"


def test_names_made_to_be_long_are_too_many_as_well(tmp_path):
    git(tmp_path, "init", "--quiet", "--bare")
    file = blob(tmp_path, "title: Watch\n")
    top = tree(tmp_path, ("100644", f"{'n' * 60_000}.yaml", file), ("100644", "set.yaml", file))
    with limited(set_files=100):
        assert error(tmp_path, f"{top}:") == "it holds more than 100 files and folders"


def test_one_text_of_many_files_counts_as_often_as_it_stands_there(tmp_path):
    git(tmp_path, "init", "--quiet", "--bare")
    file = blob(tmp_path, "# " + "n" * 100_000)
    rows = (("100644", f"{number:02}.yaml", file) for number in range(30))
    top = tree(tmp_path, *rows, ("100644", "set.yaml", blob(tmp_path, "title: Watch\n")))
    with limited(set_bytes=2 * 1024 * 1024):
        assert "its files hold more than 2 MiB" in error(tmp_path, f"{top}:")


def test_names_that_differ_in_what_cannot_be_printed_are_two_files(tmp_path):
    git(tmp_path, "init", "--quiet")
    for letter in (b"\xe8", b"\xe9"):
        (tmp_path / os.fsdecode(b"caf" + letter + b".yaml")).write_text("a: b\n")
    (tmp_path / "set.yaml").write_text("title: Watch\n")
    git(tmp_path, "add", "--all")
    git(tmp_path, "commit", "--quiet", "--message=names")
    paths = [one.path for one in read_revision(tmp_path, "HEAD")[1]]
    assert paths == ["caf\\xe8.yaml", "caf\\xe9.yaml", "set.yaml"]


def test_git_that_does_not_come_to_an_end_is_ended(repository, monkeypatch):
    monkeypatch.setattr(git_module, "_SECONDS", 0.0)
    assert error(repository / "statements", "HEAD") == "git does not answer"
