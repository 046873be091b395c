"""Finding a set and reading its files: what cannot be read is among them and says why."""

import os
from pathlib import Path

import pytest

from scomm_timeline.disk import sets
from scomm_timeline.disk.sets import SetNotFoundError, SetTooLargeError, find_set, read_set
from scomm_timeline.model.span import Position
from scomm_timeline.reading.load import load
from tests.builders import FRAME, make_set, records, statement
from tests.limited import limited


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set on disk with one record."""
    root = tmp_path / "project" / "statements"
    for one in make_set(records(statement("first"))):
        path = root / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(one.text or "", encoding="utf-8")
    return root


def written(folder: Path, path: str, content: bytes = b"a: b\n") -> Path:
    """A file below a folder."""
    target = folder / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return target


def read_one(folder: Path, path: str):
    """One of the files of a set."""
    return next(one for one in read_set(folder) if one.path == path)


@pytest.mark.parametrize("name", ["second.YAML", "second.Yml"])
def test_a_record_is_read_however_the_ending_of_its_file_is_written(folder, name):
    text = "".join(
        one.text or "" for one in make_set(records(statement("second"))) if "records/" in one.path
    )
    written(folder, f"records/{name}", text.encode())
    corpus = load(read_set(folder)).corpus
    assert corpus is not None
    assert "second" in corpus.by_id


# ---------------------------------------------------------------------------------- finding


def test_a_set_that_is_given_is_used(folder):
    found = find_set(str(folder), Path("elsewhere"))
    assert found.path == folder
    assert not found.is_shipped


def test_the_folder_around_a_set_or_its_set_file_may_be_given_as_well(folder):
    assert find_set(str(folder.parent), Path("elsewhere")).path == folder
    assert find_set(str(folder / "set.yaml"), Path("elsewhere")).path == folder


@pytest.mark.parametrize("below", ["", "records", "records/2031/winter"])
def test_the_nearest_set_upward_is_found(folder, below):
    start = folder / below
    start.mkdir(parents=True, exist_ok=True)
    assert find_set(None, start).path == folder


def test_a_set_is_found_in_the_statements_folder_of_a_project(folder):
    start = folder.parent / "docs" / "notes"
    start.mkdir(parents=True)
    found = find_set(None, start)
    assert found.path == folder
    assert not found.is_shipped


def test_the_nearer_of_two_sets_is_found(folder):
    written(folder, "records/inner/set.yaml")
    assert find_set(None, folder / "records" / "inner").path == folder / "records" / "inner"


def test_without_a_set_upward_the_shipped_one_is_found_and_said_to_be(tmp_path):
    found = find_set(None, tmp_path)
    assert found.is_shipped
    assert (found.path / "set.yaml").is_file()


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SetNotFoundError) as caught:
        find_set(str(tmp_path / "gone"), tmp_path)
    assert str(tmp_path / "gone") in str(caught.value)
    assert "there is no folder" in str(caught.value)
    assert caught.value.help


def test_a_folder_without_a_set_file_is_named_and_says_what_to_do(tmp_path):
    with pytest.raises(SetNotFoundError) as caught:
        find_set(str(tmp_path), tmp_path)
    assert str(tmp_path) in str(caught.value)
    assert "set.yaml" in str(caught.value)
    assert "set.yaml" in caught.value.help


def test_a_file_that_is_no_set_is_refused(folder):
    with pytest.raises(SetNotFoundError):
        find_set(str(folder / "voices.yaml"), folder)


def test_a_set_that_is_given_never_falls_back(tmp_path, folder):
    with pytest.raises(SetNotFoundError):
        find_set(str(tmp_path), folder)


# ---------------------------------------------------------------------------------- reading


def test_every_yaml_file_is_read_in_the_order_of_its_path(folder):
    written(folder, "records/2031/b.yml")
    written(folder, "records/2031/notes.txt")
    written(folder, "topics/README.md")
    paths = [one.path for one in read_set(folder)]
    assert paths == sorted(paths)
    assert {"set.yaml", "records/001.yaml", "records/2031/b.yml", "topics/levy.yaml"} <= set(paths)
    assert not any(path.endswith((".txt", ".md")) for path in paths)


def test_what_was_read_loads_as_the_same_set(folder):
    found, made = load(read_set(folder)), load(make_set(records(statement("first"))))
    assert found.corpus is not None
    assert made.corpus is not None
    assert found.corpus.digest == made.corpus.digest


def test_the_folder_may_be_named_relatively(folder, monkeypatch):
    absolute = read_set(folder)
    monkeypatch.chdir(folder.parent)
    assert read_set(Path("statements")) == absolute


@pytest.mark.parametrize("path", [".git/x.yaml", "records/.hidden.yaml", "records/.draft/x.yaml"])
def test_what_begins_with_a_dot_is_passed_over(folder, path):
    before = read_set(folder)
    written(folder, path)
    assert read_set(folder) == before


def test_a_byte_order_mark_is_no_part_of_the_text(folder):
    written(folder, "records/bom.yaml", b"\xef\xbb\xbfa: b\n")
    assert read_one(folder, "records/bom.yaml").text == "a: b\n"


def test_line_ends_and_odd_characters_reach_the_reader_untouched(folder):
    content = "a: \u00e9\r\nb: \u2028\0\rc: \U0001f526"
    written(folder, "records/odd.yaml", content.encode())
    assert read_one(folder, "records/odd.yaml").text == content


@pytest.mark.parametrize(
    ("content", "at"),
    [
        (b"\xff", Position(1, 1)),
        (b"a: caf\xe9\n", Position(1, 7)),
        (b"a: b\nc: \xc3\xa9\xc3\xa9\xe9", Position(2, 6)),
        ("a: \ud800".encode("utf-8", "surrogatepass"), Position(1, 4)),
        (b"a: \xf0\x9f\x94", Position(1, 4)),
        ("a: b".encode("utf-16"), Position(1, 1)),
    ],
)
def test_a_file_that_is_not_utf_8_says_where(folder, content, at):
    written(folder, "records/odd.yaml", content)
    found = read_one(folder, "records/odd.yaml")
    assert (found.text, found.error_code, found.at) == (None, "L001", at)
    assert "UTF-8" in found.error


def test_a_file_that_is_too_large_is_not_read(folder):
    written(folder, "records/large.yaml", b"# " + b"x" * 5_000)
    with limited(file_bytes=5_001):
        paths = {one.path: one for one in read_set(folder)}
    assert paths["records/large.yaml"].text is None
    assert paths["records/large.yaml"].error_code == "L012"
    assert "5,001" in paths["records/large.yaml"].error
    with limited(file_bytes=5_002):
        raised = read_set(folder)
    assert raised == read_set(folder)


def test_a_folder_called_like_a_file_is_not_passed_over(folder):
    written(folder, "records/2031.yaml/inner.yaml")
    found = read_one(folder, "records/2031.yaml")
    assert found.text is None
    assert found.error
    assert read_one(folder, "records/2031.yaml/inner.yaml").text == "a: b\n"


def test_a_link_that_leads_nowhere_is_not_passed_over(folder):
    (folder / "records" / "gone.yaml").symlink_to("nowhere.yaml")
    found = read_one(folder, "records/gone.yaml")
    assert found.text is None
    assert found.error


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "records" / "pipe.yaml")
    found = read_one(folder, "records/pipe.yaml")
    assert found.text is None
    assert "regular" in found.error


def test_a_link_to_a_folder_of_records_is_followed(folder, tmp_path):
    written(tmp_path, "shared/x.yaml", b"c: d\n")
    (folder / "records" / "shared").symlink_to(tmp_path / "shared")
    assert read_one(folder, "records/shared/x.yaml").text == "c: d\n"


def test_a_folder_that_holds_a_link_to_itself_is_read_once(folder):
    before = read_set(folder)
    (folder / "records" / "again").symlink_to(folder)
    assert read_set(folder) == before


def test_a_name_that_cannot_be_printed_is_still_a_path(folder):
    (folder / "records" / os.fsdecode(b"caf\xe9.yaml")).write_text("a: b\n", encoding="utf-8")
    found = [one.path for one in read_set(folder) if one.path.startswith("records/caf")]
    assert found == ["records/caf\\xe9.yaml"]


def test_names_that_differ_in_what_cannot_be_printed_are_two_files(folder):
    for letter in (b"\xe8", b"\xe9"):
        name = os.fsdecode(b"caf" + letter + b".yaml")
        (folder / "records" / name).write_text(f"a: {letter!r}\n", encoding="utf-8")
    found = {one.path: one.text for one in read_set(folder) if one.path.startswith("records/caf")}
    assert found == {
        "records/caf\\xe8.yaml": "a: b'\\xe8'\n",
        "records/caf\\xe9.yaml": "a: b'\\xe9'\n",
    }


def test_of_two_names_that_print_alike_neither_is_passed_over(folder):
    for name in (os.fsdecode(b"caf\xe9.yaml"), "caf\\xe9.yaml"):
        (folder / "records" / name).write_text("a: b\n", encoding="utf-8")
    found = read_one(folder, "records/caf\\xe9.yaml")
    assert found.text is None
    assert "two files of this name" in found.error


@pytest.mark.parametrize("target", ["/nowhere/2012", "2012"])
def test_a_link_to_a_folder_that_is_not_there_is_named(folder, target):
    (folder / "records" / "2012").symlink_to(target)
    (folder / "records" / ".#one").symlink_to("somebody@edits.this")
    (left,) = (one for one in read_set(folder) if one.text is None)
    assert (left.path, left.error) == ("records/2012/", "a link to a folder that is not there")


def test_a_link_to_everything_there_is_does_not_keep_anybody_waiting(folder, tmp_path):
    for number in range(30):
        (tmp_path / "machine" / str(number)).mkdir(parents=True)
    (folder / "records" / "all").symlink_to(tmp_path / "machine")
    with limited(set_folders=20), pytest.raises(SetTooLargeError, match="more than 20 folders"):
        read_set(folder)


def test_bytes_are_counted_and_not_letters(folder):
    (folder / "records" / "long.yaml").write_text("# " + "\u20ac" * 50_000, encoding="utf-8")
    with limited(set_bytes=100_000), pytest.raises(SetTooLargeError, match="100,000 bytes"):
        read_set(folder)


def test_a_file_that_may_not_be_opened_says_why(folder, monkeypatch):
    real = os.open

    def refusing(path, *rest, **options):
        if str(path).endswith("001.yaml"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *rest, **options)

    monkeypatch.setattr(os, "open", refusing)  # whoever runs the tests may open all
    found = read_one(folder, "records/001.yaml")
    assert (found.text, found.error_code) == (None, "L013")
    assert found.error == "Permission denied"
    loaded = load(read_set(folder))
    assert [(one.code.id, one.cost) for one in loaded.diagnostics] == [("L013", "file")]


def refuse(monkeypatch, method, name):
    """Make a path of one name refuse to be opened: whoever runs the tests may open all."""
    real = getattr(Path, method)

    def refusing(path):
        if path.name == name:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(Path, method, refusing)


def test_a_folder_that_may_not_be_listed_says_why(folder, monkeypatch):
    real = os.scandir

    def refusing(path):
        if Path(path).name == "records":
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = read_one(folder, "records/")
    assert found.text is None
    assert "Permission denied" in found.error
    loaded = load(read_set(folder))
    assert [(one.code.id, one.cost) for one in loaded.diagnostics] == [("L013", "file")]


def test_the_frame_of_the_tests_is_read_whole():
    assert len(read_set(FRAME)) == len([*FRAME.rglob("*.yaml")])


def test_the_shipped_set_is_a_set():
    assert (sets.shipped_set() / "set.yaml").is_file()
