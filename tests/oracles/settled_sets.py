"""Every disagreement there was, as the smallest set that shows it, with the verdict it was settled on.

The numbers are those of `disagreements.md`. Days are those of August 2010; a statement is one by the
agency to the public about the whole program in the whole country, unless it says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scomm_timeline.analysis.explain import judge
from scomm_timeline.analysis.meeting import open_court
from scomm_timeline.analysis.utterances import prepare
from scomm_timeline.reading.load import load
from tests.oracles.toys import AUDIENCES, ORGANIZATIONS, PEOPLE, PLACES, Node, Toy

if TYPE_CHECKING:
    from scomm_timeline.model.corpus import Corpus

_ENTAILS: Final = [
    {"id": "R1", "if": "duty/mandatory", "then": "opt-out/unavailable", "contestable": "true"},
    {"id": "R3", "if": "opt-out/by-procedure", "then": "past/no-change"},
]


class Settled(NamedTuple):
    """A set, the pair that was open in it, and the verdict both readers come to now."""

    number: str
    pair: tuple[str, str]
    verdict: str
    statements: tuple[Node, ...]


def day(first: int, last: int | None = None) -> str:
    """A day of the month, or some."""
    typed = f"2010-08-{first:02}"
    return typed if last is None else f"{typed}/2010-08-{last:02}"


def said(id_: str, made: str, *claims: Node, **fields: Any) -> Node:
    """One statement."""
    record: Node = {
        "id": id_,
        "document": "letter",
        "document-id": f"paper-{id_}",
        "made": made,
        "from": "ice",
        "to": "public",
        "place": "us",
        "component": "whole",
        "paraphrase": "w",
    }
    record.update({name.rstrip("_").replace("_", "-"): one for name, one in fields.items()})
    if claims:
        record["claims"] = list(claims)
    return record


def toy(settled: Settled) -> Toy:
    """The set as files."""
    frame: Node = {
        "set.yaml": {"format": "1", "title": "Toy"},
        "vocabulary.yaml": {
            "components": {"whole": "W", "activation": "A", "detainers": "D"},
            "documents": ["letter"],
        },
        "places.yaml": PLACES,
        "voices.yaml": {"organizations": ORGANIZATIONS, "people": PEOPLE, "audiences": AUDIENCES},
        "families.yaml": {
            "main": {
                "title": "T",
                "topics": ["opt-out", "duty", "capability", "past", "reasons"],
                "entails": [{**one, "why": "w"} for one in _ENTAILS],
                "excludes": [
                    {"id": "X-changed", "pair": ["past/changed", "past/no-change"], "why": "w"}
                ],
            },
        },
        "topics/opt-out.yaml": _topic(
            "opt-out", "position", available={}, unavailable={}, **{"by-procedure": {}}
        ),
        "topics/duty.yaml": _topic("duty", "position", voluntary={}, mandatory={}),
        "topics/capability.yaml": _topic(
            "capability", "capability", can=_as("available"), cannot=_as("unavailable")
        ),
        "topics/past.yaml": _topic(
            "past",
            "past-statements",
            **{"meant-timing": _as("unavailable"), "meant-choice": _as("available")},
            changed={},
            **{"no-change": {}, "meant-exit": _as("available")},
        ),
        "topics/reasons.yaml": _topic("reasons", "reasons", law={}, safety={}),
    }
    return Toy(frame, list(settled.statements))


def _as(position: str) -> Node:
    return {"reads-as": {"opt-out": position}}


def _topic(slug: str, kind: str, **positions: Node) -> Node:
    first, second = list(positions)[:2]
    return {
        "topic": slug,
        "kind": kind,
        "question": "q",
        "positions": {name: {"means": "m", **one} for name, one in positions.items()},
        "excludes": [{"id": f"X-{slug}", "pair": [first, second], "why": "w"}],
    }


YES, NO = {"opt-out": "available"}, {"opt-out": "unavailable"}
LAW, SAFETY = {"reasons": "law"}, {"reasons": "safety"}
MUST: Final = {"duty": "mandatory"}
CAN, CANNOT = {"capability": "can"}, {"capability": "cannot"}
ENDS: Final = [{"topic": "opt-out"}]
ENDS_REASONS: Final = [{"topic": "reasons"}]
WITHDRAWS: Final = [{"topic": "past"}]
FINDING: Final = "outside-finding"
BY_THE_2ND: Final = {"becomes": "2010-08-02"}


def past(position: str, **about: Any) -> Node:
    """What somebody says was meant, and by which statements."""
    return {"past": position, "about": about}


SETTLED: Final = (
    Settled(
        "D21",
        ("a", "b"),
        "contradiction",
        (said("a", day(4), CAN), said("b", day(10), past("meant-timing", records=["a"]))),
    ),
    Settled(
        "D22",
        ("a", "b"),
        "possible",
        (
            said("a", day(7), LAW),
            said("b", day(7), SAFETY),
            said("c", day(7), LAW, supersedes="b"),
        ),
    ),
    Settled(
        "D23",
        ("a", "b"),
        "possible",
        (said("a", day(4), {**CANNOT, "becomes": day(10, 12)}), said("b", day(10), YES, CANNOT)),
    ),
    Settled(
        "D24",
        ("a", "b"),
        "change",
        (
            said("a", day(3), YES, to="police"),
            said("b", day(8), NO, to=["internal", "police"], announces=ENDS),
        ),
    ),
    Settled(
        "D24, to the house and to others than before",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(3), YES, to=["internal", "police"]),
            said("b", day(8), NO, to=["internal", "member"], announces=ENDS),
        ),
    ),
    Settled(
        "D25",
        ("a", "b"),
        "change",
        (
            said("a", day(3), NO, to="police"),
            said("b", day(6), YES, to="member", announces=ENDS),
            said("b2", day(6), YES, version_of="b"),
        ),
    ),
    Settled(
        "D25, the line by another version",
        ("a", "b"),
        "change",
        (
            said("a", day(3), NO, to="member"),
            said("a2", day(3), NO, to="police", same_event_as="a"),
            said("b", day(6), YES, to="police", announces=ENDS),
        ),
    ),
    Settled(
        "D26",
        ("a", "e"),
        "change",
        (
            said("a", day(1), YES),
            said("b", day(2), NO, supersedes="a"),
            said("c", day(4), LAW, suspends="b"),
            said("d", day(6), LAW, suspends="c"),
            said("e", day(8), NO),
        ),
    ),
    Settled(
        "D11",
        ("a", "b"),
        "contradiction",
        (said("a", day(3), NO, from_=["ice", "fbi"]), said("b", day(6), YES, announces=ENDS)),
    ),
    Settled(
        "D6",
        ("a", "b"),
        "contradiction",
        (said("a", day(3), YES), said("b", day(6), NO, from_="retired", for_="ice")),
    ),
    Settled(
        "E2",
        ("a", "b"),
        "possible",
        (
            said("a", day(3), YES, place=["la", "ca-some"]),
            said("b", day(8), NO, place="ca-some"),
            said("c", day(6), LAW, announces=[{"topic": "opt-out", "place": "sf"}]),
        ),
    ),
    Settled(
        "E3",
        ("a", "b"),
        "contradiction",
        (
            said("b", day(6), past("meant-timing", until=day(4), voices=["ice"])),
            said("a", day(7), past("meant-choice", until=day(10), voices=["ice"])),
        ),
    ),
    Settled(
        "E4, about nothing in particular",
        ("a", "b"),
        "compatible",
        (
            said("a", day(3), {**YES, "mode": "hedged"}),
            said("b", day(6), NO, from_="courts", act="outside-finding"),
        ),
    ),
    Settled(
        "E4",
        ("a", "b"),
        "possible",
        (
            said("a", day(3), {**YES, "mode": "hedged"}),
            said(
                "b",
                day(6),
                past("changed", voices=["ice"]),
                from_="courts",
                act="outside-finding",
            ),
        ),
    ),
    Settled(
        "E5",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(4, 11), {**YES, "becomes": day(10, 12)}),
            said("b", day(8), YES),
        ),
    ),
    Settled(
        "E7",
        ("a", "b"),
        "change",
        (
            said("a", day(2), {"opt-out": "by-procedure"}),
            said("c", day(5), LAW, announces=ENDS),
            said("b", day(8), past("changed", topics=["opt-out"])),
        ),
    ),
    Settled(
        "E7, who denies a change",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(2), {**past("changed", topics=["opt-out"])}),
            said("c", day(5), LAW, announces=[{"topic": "past"}]),
            said("b", day(8), past("no-change", topics=["opt-out"], records=["a"])),
        ),
    ),
    Settled(
        "F1",
        ("a", "b"),
        "change",
        (
            said("a", f"{day(3)}T10:00", CAN),
            said("c", f"{day(12)}T09:00", YES, announces=[{"topic": "capability"}]),
            said("b", f"{day(12)}T09:00", CANNOT),
        ),
    ),
    Settled(
        "F1, a minute later",
        ("a", "b"),
        "contradiction",
        (
            said("a", f"{day(3)}T10:00", CAN),
            said("c", f"{day(12)}T09:01", YES, announces=[{"topic": "capability"}]),
            said("b", f"{day(12)}T09:00", CANNOT),
        ),
    ),
    Settled(
        "F2",
        ("a", "b"),
        "compatible",
        (
            said("a", day(3), past("meant-exit", until=day(12)), from_="director"),
            said("b", day(3), past("meant-timing", voices=["director"]), from_="director"),
        ),
    ),
    Settled(
        "F2, of what the one speaks of",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(3), YES, from_="director"),
            said("b", day(4), past("meant-timing", voices=["director"]), from_="director"),
        ),
    ),
    Settled(
        "F3",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(7), YES, from_=["ice", "illinois"]),
            said("b", day(10), past("meant-timing", voices=["ice"]), from_="governor"),
        ),
    ),
    Settled(
        "F4",
        ("a", "b"),
        "change",
        (
            said("a", f"{day(4)}T10:00", NO),
            said("c", day(4), YES, corrects="a"),
            said("b", day(4), YES),
            said("d", day(4), NO, suspends="b"),
        ),
    ),
    Settled(
        "F5",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(8), CANNOT),
            said("b", day(12), {**past("meant-timing", until=day(8)), "mode": "denies"}),
        ),
    ),
    Settled(
        "F5, of what can be done",
        ("a", "b"),
        "compatible",
        (
            said("a", day(8), CAN),
            said("b", day(12), {**past("meant-timing", until=day(8)), "mode": "denies"}),
        ),
    ),
    Settled(
        "F6",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(4), YES),
            said("c", day(8), LAW, announces=ENDS),
            said("b", day(6, 8), NO),
            said("d", day(8), SAFETY, suspends="c"),
        ),
    ),
    Settled(
        "F7",
        ("a", "b"),
        "compatible",
        (
            said("a", day(1, 6), NO),
            said("b", day(2), {**past("meant-exit", until=day(12)), "valid-from": day(4)}),
        ),
    ),
    Settled(
        "F8",
        ("a", "b"),
        "possible",
        (
            said("a", day(2), MUST, from_="illinois", for_="dhs"),
            said("b", day(5), YES, MUST, from_="dhs"),
        ),
    ),
    Settled(
        "F9",
        ("a", "b"),
        "change",
        (
            said("a", day(4), SAFETY, place=["sf", "us-some"]),
            said("c", day(6), LAW, place="ca", announces=[{"topic": "reasons"}]),
            said("d", day(11), LAW, announces=[{"topic": "reasons", "place": "us-some"}]),
            said("b", day(12), LAW, place="ca"),
        ),
    ),
    Settled(
        "F9, on some days",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), LAW, place=["il", "la"]),
            said("b", day(8, 10), SAFETY, announces=[{"topic": "reasons", "place": "ca"}]),
            said("c", day(9, 10), SAFETY, announces=[{"topic": "reasons", "place": "il"}]),
        ),
    ),
    Settled(
        "F10",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(8), NO),
            said("b", day(11), YES),
            said("c", f"{day(11)}T10:00", LAW, announces=ENDS),
            said("d", f"{day(11)}T09:00", SAFETY, suspends="b"),
        ),
    ),
    Settled(
        "F10, without minutes",
        ("a", "b"),
        "change",
        (
            said("a", day(8), NO),
            said("b", day(11), YES),
            said("c", day(11), LAW, announces=ENDS),
            said("d", day(11), SAFETY, suspends="b"),
        ),
    ),
    Settled(
        "F11",
        ("a", "b"),
        "contradiction",
        (
            said("c", day(5, 11), MUST, announces=[{"topic": "duty"}]),
            said("d", day(6), YES, suspends="c"),
            said("a", day(5, 10), MUST),
            said("b", day(6), {"duty": "voluntary"}),
        ),
    ),
    Settled(
        "F12",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), past("meant-choice", voices=["ice"]), announces=WITHDRAWS),
            said("b", day(1), {**past("meant-choice", voices=["ice"]), "becomes": day(7)}),
        ),
    ),
    Settled(
        "F12, a day apart",
        ("a", "b"),
        "change",
        (
            said("a", day(1), past("meant-choice", voices=["ice"])),
            said("b", day(2), past("meant-timing", voices=["ice"]), announces=WITHDRAWS),
        ),
    ),
    Settled(
        "F12, about words of others too",
        ("a", "b"),
        "change",
        (
            said("a", day(1), past("meant-choice", voices=["ice"])),
            said("b", day(2), past("meant-timing", voices=["ice", "fbi"]), announces=WITHDRAWS),
        ),
    ),
    Settled(
        "F12, held against the words themselves",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), YES),
            said("b", day(2), past("meant-timing", voices=["ice"]), announces=WITHDRAWS),
        ),
    ),
    Settled(
        "F12, nothing changed",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), past("changed", voices=["ice"])),
            said("c", day(2), YES, announces=WITHDRAWS),
            said("b", day(3), past("no-change", voices=["ice"])),
        ),
    ),
    Settled(
        "F13",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), past("meant-timing", voices=["ice"], until=day(3, 8)), from_="dhs"),
            said(
                "b", day(1), {**past("meant-timing", voices=["ice"], until=day(3, 8)), **BY_THE_2ND}
            ),
        ),
    ),
    Settled(
        "F13, another limit",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), past("meant-timing", voices=["ice"], until=day(3, 8)), from_="dhs"),
            said(
                "b", day(1), {**past("meant-timing", voices=["ice"], until=day(3, 9)), **BY_THE_2ND}
            ),
        ),
    ),
    Settled(
        "F13, what it amounts to",
        ("a", "b"),
        "compatible",
        (
            said("a", day(1), past("meant-timing", voices=["ice"])),
            said("b", day(2), past("meant-exit", voices=["ice"])),
        ),
    ),
    Settled(
        "F13, a finding of earlier words",
        ("a", "b"),
        "compatible",
        (
            said("a", day(2), past("changed", voices=["dhs"]), from_="judge", act=FINDING),
            said("b", day(12), past("meant-timing", voices=["dhs"]), from_="director"),
        ),
    ),
    Settled(
        "F14",
        ("a", "b"),
        "contradiction",
        (
            said("y", day(1), YES),
            said("z", day(1), YES, same_event_as="y"),
            said("a", day(4), past("changed", records=["y"])),
            said("b", day(4), past("no-change", records=["z"])),
        ),
    ),
    Settled(
        "F14, two utterances",
        ("a", "b"),
        "compatible",
        (
            said("y", day(1), YES),
            said("z", day(1), YES),
            said("a", day(4), past("changed", records=["y"])),
            said("b", day(4), past("no-change", records=["z"])),
        ),
    ),
    Settled(
        "F14, one limit in two notations",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(4), past("changed", voices=["fbi"], until="2010-07")),
            said("b", day(5), past("no-change", voices=["fbi"], until="2010-07-01/2010-07-31")),
        ),
    ),
    Settled(
        "F15",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(9), past("changed", voices=["dhs"]), from_="director"),
            said("b", day(8, 10), past("no-change", records=["a"]), from_="director"),
        ),
    ),
    Settled(
        "F15, on one day",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(9), past("changed", voices=["dhs"]), from_="director"),
            said("b", day(9), past("no-change", voices=["ice"]), from_="director"),
        ),
    ),
    Settled(
        "F15, of which one covers the other",
        ("a", "b"),
        "possible",
        (
            said("a", day(9), past("changed", voices=["dhs"]), from_="director"),
            said("b", day(8, 10), past("no-change", voices=["fbi"]), from_="director"),
        ),
    ),
    Settled(
        "F15, inside the limit, if the earlier",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(9), past("changed", voices=["dhs"], until=day(9)), from_="director"),
            said("b", day(8, 10), past("no-change", records=["a"]), from_="director"),
        ),
    ),
    Settled(
        "F15, outside the limit",
        ("a", "b"),
        "possible",
        (
            said("a", day(9), past("changed", voices=["dhs"], until=day(8)), from_="director"),
            said("b", day(8, 10), past("no-change", records=["a"]), from_="director"),
        ),
    ),
    Settled(
        "F15, of two governments",
        ("a", "b"),
        "dispute",
        (
            said("a", day(9), past("changed", voices=["governor"]), from_="director"),
            said("b", day(8, 10), past("no-change", voices=["dhs"]), from_="governor"),
        ),
    ),
    Settled(
        "F16",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(9), past("no-change", voices=["dhs"]), announces=WITHDRAWS),
            said("b", day(8, 10), past("changed", voices=["dhs"])),
        ),
    ),
    Settled(
        "F16, the other announces",
        ("a", "b"),
        "possible",
        (
            said("a", day(9), past("changed", voices=["dhs"]), announces=WITHDRAWS),
            said("b", day(8, 10), past("no-change", voices=["dhs"])),
        ),
    ),
    Settled(
        "F17",
        ("a", "b"),
        "possible",
        (
            said("a", day(5), YES),
            said("b", day(9), past("meant-timing", voices=["ice"], until=day(3, 8))),
        ),
    ),
    Settled(
        "F17, before any of its days",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(3), YES),
            said("b", day(9), past("meant-timing", voices=["ice"], until=day(3, 8))),
        ),
    ),
    Settled(
        "F17, a month",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(5), YES),
            said("b", "2010-09-09", past("meant-timing", voices=["ice"], until="2010-08")),
        ),
    ),
    Settled(
        "E1",
        ("a", "b"),
        "change",
        (
            said("a", day(1), LAW),
            said("b", day(3, 10), {**SAFETY, "valid-from": day(6)}),
            said("c", day(4), YES, announces=ENDS_REASONS),
        ),
    ),
    Settled(
        "E1, a day on which nothing was announced yet",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), LAW),
            said("b", day(3, 10), {**SAFETY, "valid-from": day(3)}),
            said("c", day(4), YES, announces=ENDS_REASONS),
        ),
    ),
    Settled(
        "E1, the other side holds from a later day on",
        ("a", "b"),
        "change",
        (
            said("a", day(1), {**LAW, "valid-from": day(6)}),
            said("b", day(3, 10), SAFETY),
            said("c", day(4), YES, announces=ENDS_REASONS),
        ),
    ),
    Settled(
        "E1, it holds before anything was announced",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), {**LAW, "valid-from": day(3)}),
            said("b", day(3, 10), SAFETY),
            said("c", day(4), YES, announces=ENDS_REASONS),
        ),
    ),
    Settled(
        "E1, the one that announces is the later if they meet",
        ("a", "b"),
        "change",
        (
            said("a", day(1, 2), {**YES, "valid-from": day(2)}, announces=[{"topic": "duty"}]),
            said("b", day(1), MUST),
        ),
    ),
    Settled(
        "E1, words inside a limit",
        ("a", "b"),
        "change",
        (
            said("a", day(1, 10), {"opt-out": "by-procedure"}),
            said("c", day(5), LAW, announces=ENDS),
            said("b", day(12), past("changed", topics=["opt-out"], until=day(4))),
        ),
    ),
    Settled(
        "E1, words inside a limit that may come later",
        ("a", "b"),
        "possible",
        (
            said("a", day(1, 10), {"opt-out": "by-procedure"}),
            said("c", day(5), LAW, announces=ENDS),
            said("b", day(12), past("changed", topics=["opt-out"], until=day(4, 6))),
        ),
    ),
    Settled(
        "E1, words that came first if they meet",
        ("a", "b"),
        "change",
        (
            said("a", day(5), {"opt-out": "by-procedure"}),
            said("c", day(5), LAW, supersedes={"record": "a", "topics": ["opt-out"]}),
            said("b", day(1, 10), past("changed", topics=["opt-out"])),
        ),
    ),
    Settled(
        "E1, words that are denied and not excused",
        ("a", "b"),
        "possible",
        (
            said("a", day(9, 12), YES),
            said("b", day(9, 12), past("meant-timing", records=["a"]), announces=ENDS),
        ),
    ),
    Settled(
        "E1, words that are said to have changed",
        ("a", "b"),
        "change",
        (
            said("a", day(9, 12), {"opt-out": "by-procedure"}),
            said("b", day(9, 12), past("changed", records=["a"]), announces=ENDS),
        ),
    ),
    Settled(
        "E1, said before what is looked back on was over",
        ("a", "b"),
        "change",
        (
            said("a", day(3, 5), YES),
            said("b", day(5), {**YES, "becomes": day(4)}),
            said("c", day(5), LAW, announces=ENDS),
        ),
    ),
    Settled(
        "E1, perhaps said after the announcement",
        ("a", "b"),
        "possible",
        (
            said("a", day(3, 5), YES),
            said("b", day(5), {**YES, "becomes": day(5)}),
            said("c", day(4), LAW, announces=ENDS),
        ),
    ),
    Settled(
        "F18",
        ("a", "b"),
        "compatible",
        (
            said("a", day(5), past("changed", voices=["ice"]), from_="courts", act=FINDING),
            said("b", day(8), past("meant-timing", records=["a"])),
        ),
    ),
    Settled(
        "F18, words before the finding",
        ("a", "b"),
        "finding",
        (
            said("a", day(5), past("changed", voices=["ice"]), from_="courts", act=FINDING),
            said("b", day(4), past("meant-timing", until=day(3))),
        ),
    ),
    Settled(
        "F18, opposed to the finding",
        ("a", "b"),
        "finding",
        (
            said("a", day(5), past("changed", voices=["ice"]), from_="courts", act=FINDING),
            said("b", day(8), past("no-change", records=["a"])),
        ),
    ),
    Settled(
        "F19",
        ("a", "b"),
        "finding",
        (
            said("a", day(9), past("changed", voices=["courts"]), from_="auditor", act=FINDING),
            said("b", day(8, 10), past("changed", voices=["auditor"]), from_="courts", act=FINDING),
        ),
    ),
    Settled(
        "F19, of which one is about the other",
        ("a", "b"),
        "possible",
        (
            said("a", day(9), past("changed", voices=["courts"]), from_="auditor", act=FINDING),
            said("b", day(8, 10), past("changed", voices=["ice"]), from_="courts", act=FINDING),
        ),
    ),
    Settled(
        "F19, a finding and who denies it",
        ("a", "b"),
        "finding",
        (
            said("a", day(9), past("changed", voices=["ice"]), from_="auditor", act=FINDING),
            said("b", day(8, 10), past("no-change", voices=["auditor"])),
        ),
    ),
    Settled(
        "F20",
        ("a", "b"),
        "change",
        (
            said("a", day(12), LAW, announces=ENDS_REASONS),
            said("c", day(12), SAFETY, supersedes="a"),
            said("b", day(12), SAFETY),
        ),
    ),
    Settled(
        "F20, nothing is announced",
        ("a", "b"),
        "possible",
        (
            said("a", day(12), LAW),
            said("c", day(12), SAFETY, supersedes="a"),
            said("b", day(12), SAFETY),
        ),
    ),
    Settled(
        "F20, nothing else ends what announces",
        ("a", "b"),
        "possible",
        (
            said("a", day(12), LAW, announces=ENDS_REASONS),
            said("c", day(12), SAFETY),
            said("b", day(12), SAFETY),
        ),
    ),
    Settled(
        "F21",
        ("a", "b"),
        "possible",
        (
            said("a", day(2), MUST, YES, from_=["isp", "dhs"]),
            said("c", day(5), MUST, from_="dhs", announces=ENDS),
            said("b", day(6), MUST, from_=["ice", "isp"]),
        ),
    ),
    Settled(
        "F21, nothing ended",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(2), MUST, YES, from_=["isp", "dhs"]),
            said("b", day(6), MUST, from_=["ice", "isp"]),
        ),
    ),
    Settled(
        "F21, ended for all",
        ("a", "b"),
        "change",
        (
            said("a", day(2), MUST, YES, from_=["isp", "dhs"]),
            said("c", day(5), MUST, from_=["isp", "dhs"], announces=ENDS),
            said("b", day(6), MUST, from_=["ice", "isp"]),
        ),
    ),
    Settled(
        "F22",
        ("a", "b"),
        "change",
        (
            said("a", day(1), YES),
            said("b", day(2), NO, document_id="paper"),
            said("c", day(7), LAW, document_id="paper", announces=[{**ENDS[0], "from": day(5)}]),
        ),
    ),
    Settled(
        "F22, in two papers",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), YES),
            said("b", day(2), NO),
            said("c", day(2), LAW, announces=[{**ENDS[0], "from": day(5)}]),
        ),
    ),
    Settled(
        "F23",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(7), {**YES, "valid-from": day(1)}),
            said("b", day(10), {**NO, "valid-from": day(12), "valid-until": day(10, 12)}),
        ),
    ),
    Settled(
        "F23, over before the other begins",
        ("a", "b"),
        "possible",
        (
            said("a", day(7), {**YES, "valid-from": day(12)}),
            said("b", day(10), {**NO, "valid-from": day(10), "valid-until": day(10, 12)}),
        ),
    ),
    Settled(
        "F24",
        ("a", "b"),
        "contradiction",
        (
            said("a", "2010-08-09/..", {**LAW, "becomes": day(7)}),
            said("b", day(9, 11), {**LAW, "becomes": day(10)}, after="a"),
        ),
    ),
    Settled(
        "F24, in no recorded order",
        ("a", "b"),
        "possible",
        (
            said("a", "2010-08-09/..", {**LAW, "becomes": day(7)}),
            said("b", day(9, 11), {**LAW, "becomes": day(10)}),
        ),
    ),
    Settled(
        "F25",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), {**CAN, "valid-from": day(4, 6), "valid-until": day(5)}),
            said("b", day(5), CANNOT),
        ),
    ),
    Settled(
        "F25, it may begin after the other was said",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), {**CAN, "valid-from": day(4, 6), "valid-until": day(6)}),
            said("b", day(5), CANNOT),
        ),
    ),
    Settled(
        "F25, it ends no sooner than it begins",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), {**CAN, "valid-from": day(5), "valid-until": day(3, 6)}),
            said("b", day(5), CANNOT),
        ),
    ),
    Settled(
        "F26",
        ("a", "b"),
        "change",
        (
            said("a", day(11), YES, announces=[{"topic": "opt-out"}]),
            said("d", f"{day(11)}T10:00", LAW, suspends="a"),
            said("b", day(10, 12), NO),
        ),
    ),
    Settled(
        "F26, suspended a day later",
        ("a", "b"),
        "possible",
        (
            said("a", day(11), YES, announces=[{"topic": "opt-out"}]),
            said("d", day(12), LAW, suspends="a"),
            said("b", day(10, 12), NO),
        ),
    ),
    Settled(
        "F27",
        ("a", "b"),
        "finding",
        (
            said("a", day(7, 11), YES, from_="director"),
            said(
                "b",
                day(10),
                CANNOT,
                {"past": "meant-choice", "about": {"records": ["a"]}},
                from_="courts",
                act=FINDING,
            ),
        ),
    ),
    Settled(
        "F27, only the claim about it",
        ("a", "b"),
        "possible",
        (
            said("a", day(7, 11), YES, from_="director"),
            said(
                "b",
                day(10),
                LAW,
                {"past": "meant-choice", "about": {"records": ["a"]}},
                from_="courts",
                act=FINDING,
            ),
        ),
    ),
    Settled(
        "F28",
        ("a", "b"),
        "compatible",
        (
            said("a", day(11), {"past": "meant-choice", "becomes": day(10)}),
            said("b", day(9, 20), past("meant-choice", records=["a"])),
        ),
    ),
    Settled(
        "F28, about first-order words",
        ("a", "b"),
        "compatible",
        (
            said("a", day(11), {**YES, "becomes": day(10)}),
            said("b", day(9, 20), past("meant-choice", records=["a"])),
        ),
    ),
    Settled(
        "F28, opposed to what the words turned to",
        ("a", "b"),
        "possible",
        (
            said("a", day(11), {**YES, "becomes": day(10)}),
            said("b", day(9, 20), past("meant-timing", records=["a"])),
        ),
    ),
    Settled(
        "F28, two accounts that are opposed",
        ("a", "b"),
        "possible",
        (
            said("a", day(11), {"past": "meant-choice"}),
            said("b", day(9, 20), past("meant-timing", records=["a"])),
        ),
    ),
    Settled(
        "F28, two accounts, the one about the other surely the later",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(11), {"past": "meant-choice"}),
            said("b", day(12, 20), past("meant-timing", records=["a"])),
        ),
    ),
    Settled(
        "F28, each about the other",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(11), past("meant-choice", records=["b"])),
            said("b", day(9, 20), past("meant-timing", records=["a"])),
        ),
    ),
    Settled(
        "F29",
        ("a", "b"),
        "change",
        (
            said("a", day(1), YES),
            said("c", day(3), LAW, announces=ENDS),
            said("d", day(10, 11), LAW, suspends="c"),
            said("e", day(9), NO, supersedes="a"),
            said("b", day(6, 11), NO),
        ),
    ),
    Settled(
        "F29, nothing else ended it",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), YES),
            said("c", day(3), LAW, announces=ENDS),
            said("d", day(10, 11), LAW, suspends="c"),
            said("b", day(6, 11), NO),
        ),
    ),
    Settled(
        "F29, the other too late for some days",
        ("a", "b"),
        "possible",
        (
            said("a", day(1), YES),
            said("c", day(3), LAW, announces=ENDS),
            said("d", day(10, 11), LAW, suspends="c"),
            said("e", day(11), NO, supersedes="a"),
            said("b", day(6, 11), NO),
        ),
    ),
    Settled(
        "F29, the other on the first day without",
        ("a", "b"),
        "change",
        (
            said("a", day(1), YES),
            said("c", day(3), LAW, announces=ENDS),
            said("d", day(10, 11), LAW, suspends="c"),
            said("e", day(10), NO, supersedes="a"),
            said("b", day(6, 11), NO),
        ),
    ),
    Settled(
        "F30",
        ("a", "b"),
        "change",
        (
            said("a", day(9), {"opt-out": "by-procedure"}),
            said("b", day(9), past("no-change", records=["a"]), mode="denies", corrects="a"),
        ),
    ),
    Settled(
        "F30, without a word that the line ends",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(9), {"opt-out": "by-procedure"}),
            said("b", day(10), past("no-change", records=["a"]), mode="denies"),
        ),
    ),
    Settled(
        "F31",
        ("a", "b"),
        "change",
        (
            said("a", day(1), YES, place=["us", "sf"], extent="some"),
            said("b", day(6), NO, announces=ENDS, place="sf"),
        ),
    ),
    Settled(
        "F31, of a group",
        ("a", "b"),
        "change",
        (
            said("a", day(1), YES, place=["sf", "ca-some"], extent="some"),
            said("b", day(6), NO, announces=ENDS, place="sf"),
        ),
    ),
    Settled(
        "F31, of all of both places",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), YES, place=["us", "sf"]),
            said("b", day(6), NO, announces=ENDS, place="sf"),
        ),
    ),
    Settled(
        "F31, nothing ended",
        ("a", "b"),
        "contradiction",
        (
            said("a", day(1), YES, place=["us", "sf"], extent="some"),
            said("b", day(6), NO, place="sf"),
        ),
    ),
    Settled(
        "E6",
        ("a", "b"),
        "dispute",
        (
            said("a", day(9, 12), {**LAW, "becomes": day(10, 12)}, from_="fbi"),
            said("b", day(7), LAW, from_="governor"),
        ),
    ),
)


def corpus_of(settled: Settled) -> Corpus:
    """The set, read without a problem."""
    loaded = load(toy(settled).files())
    assert loaded.corpus is not None, loaded.diagnostics
    assert not loaded.left_out, loaded.diagnostics
    return loaded.corpus


def program_verdict(corpus: Corpus, pair: tuple[str, str]) -> str:
    """What the program says of a pair."""
    court = open_court(prepare(corpus))
    a, b = (corpus.by_id[one] for one in pair)
    return judge(court, a, b).verdict.value
