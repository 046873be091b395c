"""`timeline contradictions`: what was found in the whole set, as far as it was asked for."""

from typing import TYPE_CHECKING, Annotated, Final

from scomm_timeline.cli.choosing import Chosen, Known, read_date, read_selection, read_window
from scomm_timeline.cli.declaring import option
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Format, Shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scomm_timeline.analysis.findings import Meeting
    from scomm_timeline.analysis.selection import Selection
    from scomm_timeline.cli.session import Session
    from scomm_timeline.model.corpus import Corpus

HELP: Final = """\
Show which statements contradict each other: one finding for each person, body or government.

A contradiction is two positions that the codebook lists as incompatible, about the same place,
part of the program, people and time. The whole set is always compared; the options choose which
findings are shown: those with a statement that was chosen, the other side in full. Exits 1 if one
of them is a contradiction that nobody has decided (`timeline adjudicate`).

\b
Examples:
  timeline contradictions
  timeline contradictions --topic opt-out --speaker janet-napolitano
  timeline contradictions --brief --limit all --exit-zero
  timeline contradictions --all-pairs --format jsonl
"""

_ALL: Final = "all"
_MOST_DIGITS: Final = 9
"""Digits of a number of findings; no set has as many as more digits say."""


def run(
    *,
    limit: Annotated[
        str | None,
        option(
            metavar="N|all", help="Findings shown. Default: 10; all in JSON.", show_default=False
        ),
    ] = None,
    brief: Annotated[bool, option("--brief", help="Three lines a finding.")] = False,
    all_pairs: Annotated[
        bool,
        option("--all-pairs", help="Every pair, ungrouped, as JSON Lines (-f jsonl)."),
    ] = False,
    chosen: Chosen,
    known: Known,
    shared: Shared,
) -> int:
    """Show the findings that touch what was chosen."""
    from scomm_timeline.cli.session import answer, finish, open_set, read_today
    from scomm_timeline.pipeline.comparing import build_contradiction_report

    window = read_window(chosen)
    day = read_date("--as-known-on", known.as_known_on)
    most = _read_limit(limit, shared)
    if all_pairs and shared.format is not Format.JSONL:
        raise UserError("--all-pairs gives one line a pair", "add --format jsonl")
    session = open_set(shared)
    selection = read_selection(chosen, window, session.corpus())
    corpus = session.corpus_known_on(day)
    is_empty = shared.fail_empty and _selects_nothing(corpus, selection)
    empty = ExitCode.EMPTY if is_empty else ExitCode.DONE
    if all_pairs:
        return finish(session, _write_pairs(session, corpus, selection), empty)
    report = build_contradiction_report(
        corpus,
        selection,
        is_shipped=session.is_shipped,
        limit=most,
        brief=brief,
        today=read_today(shared),
    )
    return answer(session, report, ExitCode.FOUND if report.undecided else ExitCode.DONE, empty)


def _write_pairs(session: "Session", corpus: "Corpus", selection: "Selection") -> ExitCode:
    """Write every pair while it is found; FOUND if one of them is a contradiction."""
    from scomm_timeline.analysis.findings import Verdict
    from scomm_timeline.cli.session import write
    from scomm_timeline.cli.terminal import render_options
    from scomm_timeline.pipeline.pairing import compare_pairs
    from scomm_timeline.renderers.jsonl import pair_lines

    pairs = compare_pairs(corpus, selection, is_shipped=session.is_shipped)
    found = ExitCode.DONE

    def noted() -> "Iterator[Meeting]":
        nonlocal found
        for one in pairs.meetings:
            if one.verdict is Verdict.CONTRADICTION:
                found = ExitCode.FOUND
            yield one

    is_unicode = render_options(session.shared).unicode
    write(session.shared, pair_lines(pairs.header, pairs.shown_by, noted(), is_unicode=is_unicode))
    return found


def _read_limit(text: str | None, shared: Shared) -> int | None:
    """How many findings to show; None for all. Programs that read JSON want all of them."""
    if text is None:
        from scomm_timeline.pipeline.comparing import DEFAULT_LIMIT

        return None if shared.format in {Format.JSON, Format.JSONL} else DEFAULT_LIMIT
    if text == _ALL:
        return None
    if text.isascii() and text.isdigit() and text.strip("0"):
        return int(text) if len(text) <= _MOST_DIGITS else None
    raise UserError(f'--limit: not a number of findings: "{text}"', "write 1 or more, or all")


def _selects_nothing(corpus: "Corpus", selection: "Selection") -> bool:
    """Whether no statement was chosen, so that no finding could touch one."""
    from scomm_timeline.pipeline.showing import build_timeline_report

    return not build_timeline_report(corpus, selection, is_shipped=False).statements
