"""`timeline adjudicate`: a person's verdict on a finding, given, listed or taken back."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from scomm_timeline.cli import completion
from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.exit_codes import ExitCode
from scomm_timeline.cli.options import Format, Shared
from scomm_timeline.cli.verdict import Given

if TYPE_CHECKING:
    from scomm_timeline.cli.session import Session
    from scomm_timeline.model.adjudications import Adjudication, Response
    from scomm_timeline.model.corpus import Corpus
    from scomm_timeline.model.dates import FuzzyDate
    from scomm_timeline.pipeline.judging import Docket, Spoken

HELP: Final = """\
Judge a finding, in the words of a person whom the set lists as a reviewer.

FINDING is its id, CODE/VOICE/FAMILY; `list` prints all there is to judge and every verdict on file;
`retire FINDING` takes a verdict back and keeps it. On a terminal the finding is shown first and
everything that is missing is asked for.

A verdict is bound to what was looked at: once a statement behind the finding or a rule changes it is
stale, and a statement that joins is newer; either way the finding counts as undecided again. It is
written to internal/adjudications/ of the set, one file a finding; earlier ones are kept in it.

\b
Examples:
  timeline adjudicate list
  timeline adjudicate C101/janet-napolitano/participation --accept --reviewer desk \\
    --reason "The letter offers a way out; a month later there is none." \\
    --no-response-sought --today 2026-11-22
  timeline adjudicate retire C101/janet-napolitano/participation --reviewer desk \\
    --reason "The letter was read again." --today 2026-12-01
"""

_LIST: Final = "list"
_RETIRE: Final = "retire"
_DEFAULT_HINT: Final = "such as 2026-11-22"


def run(
    *,
    words: Annotated[
        list[str],
        typer.Argument(
            metavar="FINDING | list | retire FINDING",
            help="What to judge, or what to do.",
            autocompletion=completion.verdicts,
        ),
    ],
    given: Given,
    shared: Shared,
) -> int:
    """Judge, list or retire."""
    from scomm_timeline.cli.session import check_values, open_set, read_today

    _check_format(shared)
    check_values(shared)
    action, finding = _read_words(words)
    _check_words(given)
    if action == _LIST and any(given):
        raise UserError(f"{_LIST}: a list judges nothing", "leave the verdict's options out")
    session = open_set(shared)
    today = read_today(shared)
    if action == _LIST:
        return _list(session, today)
    corpus = session.corpus()
    _check_may_write(session, corpus, finding)
    from scomm_timeline.pipeline.judging import open_docket

    docket = open_docket(corpus, today)
    if action == _RETIRE:
        return _retire(session, docket, finding, given)
    return _judge(session, docket, finding, given)


# -- the three things it does --------------------------------------------------------------------


def _list(session: "Session", today: int | None) -> ExitCode:
    from scomm_timeline.cli.session import answer
    from scomm_timeline.pipeline.judging import build_adjudication_report, open_docket

    report = build_adjudication_report(
        open_docket(session.corpus(), today), is_shipped=session.is_shipped
    )
    is_empty = session.shared.fail_empty and not report.rows
    return answer(session, report, ExitCode.EMPTY if is_empty else ExitCode.DONE)


def _judge(session: "Session", docket: "Docket", finding: str, given: Given) -> ExitCode:
    from scomm_timeline.cli.asking import can_ask
    from scomm_timeline.cli.judging_prompts import confirm, is_complete

    if finding not in docket.findings:
        raise _unknown_finding(finding, docket)
    if is_complete(given, session.shared.today) or not can_ask():
        return _write(session, docket, docket.judge(finding, _spoken(session, docket, given)))
    session, given = _ask(session, docket, finding, given)
    adjudication = docket.judge(finding, _spoken(session, docket, given))
    if not confirm("Write the verdict?"):
        return ExitCode.INTERRUPTED
    return _write(session, docket, adjudication)


def _ask(
    session: "Session", docket: "Docket", finding: str, given: Given
) -> "tuple[Session, Given]":
    """Show the finding, then ask for what was not typed."""
    from scomm_timeline.cli.judging_prompts import ask_verdict

    _show(session, docket, finding)
    given, day = ask_verdict(
        given, session.shared.today, reviewers=docket.corpus.reviewers, is_day=_is_day
    )
    _check_words(given)
    return session._replace(shared=session.shared._replace(today=day)), given


def _is_day(text: str) -> bool:
    from scomm_timeline.model.dates import DateError
    from scomm_timeline.model.edtf import parse_date

    try:
        return parse_date(text).is_day
    except DateError:
        return False


def _retire(session: "Session", docket: "Docket", finding: str, given: Given) -> ExitCode:
    from scomm_timeline.model.adjudications import Retirement

    unfit = _unfit_to_retire(given)
    if unfit:
        raise UserError(f"{_RETIRE}: {', '.join(unfit)} belongs to a verdict", "leave it out")
    before = docket.corpus.adjudications.get(finding)
    if before is None:
        if finding not in docket.findings:
            raise _unknown_finding(finding, docket)
        raise UserError(f'no verdict on "{finding}" is on file', "`timeline adjudicate list`")
    if before.judgment.retired is not None:
        raise UserError(
            f'the verdict on "{finding}" is retired already', "judge the finding to give another"
        )
    missing = [] if given.reason else ["--reason TEXT"]
    on = _day(session, missing)
    if missing or on is None:
        raise UserError(f"{_RETIRE}: missing: {', '.join(missing)}", "say why, and on which day")
    if on.earliest < before.judgment.on.earliest:
        raise UserError(
            f'--today: "{on.written}" is before the verdict, of {before.judgment.on.written}'
        )
    if given.reviewer is not None:
        _check_reviewer(docket.corpus, given.reviewer)
    retirement = Retirement(on, given.reason or "", given.reviewer)
    return _write(session, docket, docket.retire(finding, retirement))


def _unfit_to_retire(given: Given) -> "list[str]":
    defaults = Given()
    return [
        f"--{name.replace('_', '-')}"
        for name in Given._fields
        if name not in {"reason", "reviewer"} and getattr(given, name) != getattr(defaults, name)
    ]


def _write(session: "Session", docket: "Docket", adjudication: "Adjudication") -> ExitCode:
    """Put the file in its place and show how the finding stands now."""
    from scomm_timeline.cli.session import answer
    from scomm_timeline.cli.writing import write_file
    from scomm_timeline.model.adjudications import file_name
    from scomm_timeline.pipeline.judging import build_adjudication_report
    from scomm_timeline.reading.adjudication_text import adjudication_text

    name = file_name(adjudication.finding)
    is_new = docket.corpus.adjudications.get(adjudication.finding) != adjudication
    if is_new:
        write_file(session, name, adjudication_text(adjudication))
    report = build_adjudication_report(
        docket.with_adjudication(adjudication),
        is_shipped=session.is_shipped,
        finding=adjudication.finding,
        written=name if is_new else None,
    )
    return answer(session, report, ExitCode.DONE)


def _show(session: "Session", docket: "Docket", finding: str) -> None:
    """The finding in full, on standard error: standard output is for the answer."""
    from scomm_timeline.cli.terminal import complain, render_options
    from scomm_timeline.pipeline.judging import build_finding_report
    from scomm_timeline.renderers import render

    report = build_finding_report(docket, finding, is_shipped=session.is_shipped)
    options = render_options(session.shared)._replace(color=False, work_product=True)
    complain(*render("text", report, options).splitlines())


# -- what was typed ------------------------------------------------------------------------------


def _read_words(words: list[str]) -> tuple[str, str]:
    """What to do, and to which finding. Raises UserError if the words do not say."""
    if words == [_LIST]:
        return _LIST, ""
    if words[0] == _RETIRE:
        if len(words) == 2:
            return _RETIRE, words[1]
        raise UserError(f"{_RETIRE} takes back one verdict", f"{_RETIRE} FINDING")
    if len(words) > 1:
        raise UserError(
            f'one finding at a time, not "{" ".join(words)}"', "FINDING, list or retire FINDING"
        )
    return "judge", words[0]


def _check_format(shared: Shared) -> None:
    """Everything that this command prints is work product."""
    if shared.format is not Format.TEXT and not shared.internal:
        raise UserError(
            f"--format {shared.format.value}: verdicts are work product", "add --internal"
        )


def _check_words(given: Given) -> None:
    """What a file can hold. Raises UserError."""
    decisions = [given.accept, given.not_a_contradiction, given.defer]
    if sum(decisions) > 1:
        raise UserError("one verdict at a time", "--accept, --not-a-contradiction or --defer")
    if sum([given.response is not None, given.no_response_sought, given.unanswered]) > 1:
        raise UserError(
            "either a response came or it did not",
            "--response TEXT, --unanswered or --no-response-sought",
        )
    for option, text in (
        ("--reason", given.reason),
        ("--response", given.response),
        *(("--reading", one) for one in given.reading or ()),
    ):
        if text is not None:
            check_text(option, text)


def check_text(option: str, text: str) -> None:
    """Raises UserError if `text` has no visible character, or is no text at all."""
    if not text.strip():
        raise UserError(f"{option} is empty", "say it in words, or leave it out")
    if not text.isprintable() and any(0xD800 <= ord(one) <= 0xDFFF for one in text):
        raise UserError(f"{option} is not text: it holds bytes that are not UTF-8")


def _check_may_write(session: "Session", corpus: "Corpus", finding: str) -> None:
    from scomm_timeline.model.adjudications import file_name

    if session.is_shipped:
        raise UserError("the shipped set is not written to", "name yours with --set")
    if not corpus.reviewers:
        raise UserError(
            "set.yaml lists nobody who may judge",
            "add `reviewers: {desk: {name: ..., role: editor}}`",
        )
    name = file_name(finding)
    if finding not in corpus.adjudications and any(one.path == name for one in session.files):
        raise UserError(
            f"{name} has problems and would be lost", "mend it first; `timeline check` shows where"
        )


def _check_reviewer(corpus: "Corpus", slug: str) -> None:
    from scomm_timeline.cli.choosing import unknown_name

    known = {one.id: (one.name,) for one in corpus.reviewers.values()}
    if slug not in known:
        raise unknown_name("reviewer", slug, known)


def _unknown_finding(finding: str, docket: "Docket") -> UserError:
    from scomm_timeline.analysis.names import nearest

    held = docket.corpus.adjudications.get(finding)
    if held is not None:
        return UserError(
            f'"{finding}" is not found any more: there is nothing to judge',
            f"`timeline adjudicate retire {finding}` takes its verdict back",
        )
    near = nearest(finding, dict.fromkeys(docket.findings, ()))
    advice = f"did you mean {' or '.join(near)}?" if near else "`timeline adjudicate list`"
    return UserError(f'unknown finding "{finding}"', advice)


def _day(session: "Session", missing: list[str]) -> "FuzzyDate | None":
    """The day of the verdict; without one, what is missing is added to `missing`."""
    from scomm_timeline.cli.choosing import read_date

    day = read_date("--today", session.shared.today)
    if day is None:
        missing.append(f"--today DATE ({_DEFAULT_HINT})")
    return day


def _spoken(session: "Session", docket: "Docket", given: Given) -> "Spoken":
    """The verdict that was typed. Raises UserError that names everything that is missing."""
    from scomm_timeline.cli.choosing import read_date
    from scomm_timeline.model.adjudications import Decision
    from scomm_timeline.pipeline.judging import Spoken

    decision = {
        (True, False, False): Decision.ACCEPT,
        (False, True, False): Decision.NOT_A_CONTRADICTION,
        (False, False, True): Decision.DEFER,
    }.get((given.accept, given.not_a_contradiction, given.defer))
    missing = [] if decision else ["--accept, --not-a-contradiction or --defer"]
    missing += [] if given.reason else ["--reason TEXT"]
    missing += [] if given.reviewer else ["--reviewer WHO"]
    on = _day(session, missing)
    if missing or decision is None or on is None:
        raise UserError(f"missing: {'; '.join(missing)}", "a verdict is signed, dated and reasoned")
    _check_reviewer(docket.corpus, given.reviewer or "")
    expires = read_date("--expires", given.expires)
    if expires is not None and (not expires.is_day or expires.latest < on.earliest):
        raise UserError(f'--expires: "{expires.written}" is no day from {on.written} on')
    return Spoken(
        decision,
        on,
        given.reviewer or "",
        given.reason or "",
        expires,
        _response(given),
        tuple(given.reading or ()),
    )


def _response(given: Given) -> "Response | None":
    from scomm_timeline.model.adjudications import Response

    if given.response is not None:
        return Response(sought=True, text=given.response)
    if given.unanswered:
        return Response(sought=True)
    return Response(sought=False) if given.no_response_sought else None
