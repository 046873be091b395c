"""Source files to sources, and the reason why each other one cannot be cited."""

from __future__ import annotations

from scomm_timeline.model.edtf import parse_date
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.model.statement import UNRESTRICTED, Basis, Source
from scomm_timeline.model.typed import TYPE_CHECKING
from scomm_timeline.reading import shapes
from scomm_timeline.reading.kinds import check
from scomm_timeline.reading.problem import Problems, quoted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.value import Value


class Sources(NamedTuple):
    """What came of the source files.

    `by_id` are those that can be cited, in order of id; `lost` gives, for each other id that has
    a file, the paths of its files.
    """

    by_id: Mapping[str, Source]
    lost: Mapping[str, list[str]]


def read_sources(
    values: Mapping[str, Value], unread: Mapping[str, str | None], problems: Problems
) -> Sources:
    """The sources of a set. Every problem is added to `problems`, which may hold some already.

    `values` are the plain values of the files that could be read, by path; `unread` gives the id
    that a file which could not be read seems to hold, or None.
    """
    carriers: dict[str, list[str]] = {}
    for path, value in sorted(values.items()):
        check(shapes.SOURCE, value, (), problems.of(path))
        id_ = value.get("id") if value.__class__ is dict else None
        carriers.setdefault(id_ if id_.__class__ is str else stem(path), []).append(path)
    by_id: dict[str, Source] = {}
    lost: dict[str, list[str]] = {}
    for path, id_ in unread.items():
        lost.setdefault(id_ or stem(path), []).append(path)
    for id_, paths in sorted(carriers.items()):
        _check_carriers(id_, paths, problems)
        if problems.are_in(paths):
            lost.setdefault(id_, []).extend(paths)
        else:
            by_id[id_] = _source(values[paths[0]])
            _check_name(id_, paths[0], problems)
    return Sources(by_id, lost)


def stem(path: str) -> str:
    """The name of a file without its folder and ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def _check_carriers(id_: str, paths: list[str], problems: Problems) -> None:
    """An id that stands in two files costs both: nobody can tell which one is meant."""
    if len(paths) > 1:
        for path in paths:
            others = ", ".join(other for other in paths if other != path)
            problems.add(
                path,
                "S233",
                f"source {quoted(id_)} is also in {others}",
                "neither is used; give one of them another id",
                ("id",),
            )


def _check_name(id_: str, path: str, problems: Problems) -> None:
    """The file of a source is called by its id; the id inside counts."""
    if stem(path) != id_:
        problems.add(
            path,
            "S233",
            f"the file is called {quoted(stem(path))}, the source in it {quoted(id_)}",
            "records cite the id inside; rename the file, or mend the id",
            ("id",),
        )


def _source(value: Value) -> Source:
    dates = value.get("dates", {})
    document, page, copy = (
        parse_date(dates[key]) if key in dates else None for key in ("document", "page", "copy")
    )
    return Source(
        id=value["id"],
        title=value["title"],
        publisher=value["publisher"],
        kind=value["kind"],
        url=value["url"],
        seen=value["seen"],
        document=document,
        page=page,
        copy=copy,
        basis=Basis(dates.get("basis", Basis.STATED)),
        restriction=value.get("restriction", UNRESTRICTED),
        sha256=value.get("sha256"),
        file=value.get("file"),
        archived=value.get("archived"),
        not_archived=value.get("not-archived"),
    )
