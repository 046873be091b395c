"""What a person should look at, though nothing is wrong with it. For `check` alone.

Imported when it is asked for: the other commands start without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scomm_timeline.reading.lints import Look, unanswered
from scomm_timeline.reading.lints import looks as second_looks
from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.validation import Found, relation_routes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from scomm_timeline.model.span import Route
    from scomm_timeline.model.statement import Statement
    from scomm_timeline.reading.frame import Frame
    from scomm_timeline.reading.records import Draft


def notices(drafts: Sequence[Draft], frame: Frame) -> Iterator[Found]:
    """What a person should look at, though nothing is wrong."""
    loaded = [(draft, draft.statement) for draft in drafts if draft.statement is not None]
    by_id = {statement.id: statement for _, statement in loaded}
    topics = frame.codebook.topics
    second_order = {topic for topic in topics if frame.codebook.kind(topic).needs_about}
    looks: list[Look] = []
    for draft, statement in loaded:
        if not statement.citations:
            message = f'"{statement.id}" cites no source'
            help_ = "every word needs a place where it can be read"
            yield Found(draft.path, Problem("S304", message, help_, draft.route))
        if second_order:
            yield from _about_notices(draft, statement, second_order)
        for citation in statement.citations:
            if citation.made is not None:  # few sources date what they cite
                looks += _source_looks(draft, statement)
                break
        if statement.relations:
            looks += _version_looks(draft, statement, by_id)
    looks += second_looks(drafts, frame)
    for draft, problem in unanswered(looks, drafts):
        yield Found(draft.path, problem)


def _source_looks(draft: Draft, statement: Statement) -> Iterator[Look]:
    for index, citation in enumerate(statement.citations):
        made = citation.made
        if made is not None and made.written != statement.made.written:
            message = (
                f'source "{citation.source}" dates "{statement.id}" to {made.written}, '
                f"the record to {statement.made.written}"
            )
            help_ = (
                "both are kept; the record's date counts; once looked at, say why: "
                "`checked: {sources-disagree: ...}`"
            )
            route: Route = (*draft.route, "sources", index)
            yield Look(draft, Problem("S302", message, help_, route))


def _about_notices(
    draft: Draft, statement: Statement, second_order: Container[str]
) -> Iterator[Found]:
    """Claims on topics that speak of other statements, without saying of which."""
    for index, claim in enumerate(statement.claims):
        if claim.about is None and claim.topic in second_order:
            message = (
                f'the claim "{claim.position}" does not say which statements it is about, '
                "and so meets none"
            )
            help_ = "about: {records: [...]} or {voices: [...], topics: [...]}"
            route: Route = (*draft.route, "claims", index)
            yield Found(draft.path, Problem("S303", message, help_, route))


def _version_looks(
    draft: Draft, statement: Statement, by_id: Mapping[str, Statement]
) -> Iterator[Look]:
    for relation, route in relation_routes(statement):
        root = by_id.get(relation.target) if relation.kind.merges else None
        if root is None or not (statement.claims and root.claims):
            continue
        if _sense(statement) != _sense(root):
            message = f'"{statement.id}" is coded otherwise than "{root.id}", whose claims count'
            help_ = (
                "the version's claims are printed and decide nothing; if both are right, say why: "
                "`checked: {version-differs: ...}`"
            )
            yield Look(draft, Problem("S301", message, help_, (*draft.route, *route)))


def example_notices(frame: Frame, statements: Mapping[str, Statement]) -> Iterator[Found]:
    """A position whose example is not coded with it."""
    for topic in frame.codebook.topics.values():
        for entry in topic.positions.values():
            if entry.example is None:
                continue
            shown = statements.get(entry.example)
            held = {claim.position for claim in shown.claims} if shown else set()
            if (topic.slug, entry.slug) in held:
                continue
            what = "does not take it" if shown else "is not in the set"
            message = f'the example "{entry.example}" of position "{entry.slug}" {what}'
            help_ = "name a statement that is coded with the position"
            route: Route = ("positions", entry.slug, "example")
            path = frame.topic_paths[topic.slug]
            yield Found(path, Problem("S305", message, help_, route))


def _sense(statement: Statement) -> frozenset[tuple[str, str]]:
    return frozenset((str(claim.position), claim.mode.value) for claim in statement.claims)
