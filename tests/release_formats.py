"""Releases as files, by the name of the format."""

from importlib import import_module

from scomm_timeline.cli.report import PUBLISHERS
from scomm_timeline.reports.release import Release
from tests.release_builders import MAY, corpus, release_of, reviewed


def published(name: str, release: Release) -> bytes:
    """The release in one of the formats of `timeline report`."""
    content = import_module(PUBLISHERS[name]).publish(release)
    assert isinstance(content, bytes)
    return content


def release_with(words: str) -> Release:
    """A release of one statement, `a`, with words that no YAML file could hold as they are."""
    set_ = corpus(reviewed("a", "2031-02", MAY))
    said = tuple(one._replace(text=words) for one in set_.statements)
    return release_of(set_._replace(statements=said, by_id={one.id: one for one in said}))
