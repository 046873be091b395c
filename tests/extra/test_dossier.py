"""The shipped record against the research notes that it was coded from, field by field.

The notes are kept outside the checkout; where they do not stand beside it, this file is not
collected. Whatever differs is in a table here with its reason, and no entry of a table is idle.
The same differences are told in docs/coding-manual.md, section 9.
"""

import re
from functools import cache
from typing import Any, NamedTuple

import scomm_timeline
from scomm_timeline.model.dates import intersect
from scomm_timeline.model.edtf import parse_date
from scomm_timeline.reading import yaml_nodes
from tests.extra.noted_differences import (
    CHANGED_CHANNELS,
    CHANNELS,
    DATES,
    LONGER,
    OTHER_WORDS,
    RELATIONS,
    SINGLE_RELATIONS,
    SOURCES,
    TOLD,
    WORDINGS,
    WORDS,
)
from tests.extra.research_notes import NOTES, ROOT
from tests.shipped_sets import corpus_at

ENTRIES = 182
NOTED_SOURCES = 81
FORMS = {"quote": "quote", "quote-fragment": "fragment", "paraphrase": "paraphrase"}
SEEN = {"full": "whole", "excerpt": "in-part"}


class Entry(NamedTuple):
    """One entry of the notes, with the source it stands under."""

    id: str
    source: str
    fields: dict[str, Any]


@cache
def notes():
    return yaml_nodes.read(NOTES.read_text(encoding="utf-8")).value["sources"]


@cache
def entries() -> tuple[Entry, ...]:
    return tuple(
        Entry(one["id"], source["id"], one) for source in notes() for one in source["statements"]
    )


def plain(text):
    return " ".join(text.split())


def test_the_record_that_is_compared_is_the_one_that_ships():
    assert (ROOT / "statements" / "set.yaml").is_file()
    assert scomm_timeline.__file__ == str(ROOT / "scomm_timeline" / "__init__.py")


def test_every_entry_has_its_record():
    ids = [entry.id for entry in entries()]
    assert len(ids) == len(set(ids)) == ENTRIES
    assert [one for one in ids if one not in corpus_at().by_id] == []


def test_dates_are_equal_or_explained():
    differ = {
        entry.id: (entry.fields["date"], corpus_at().by_id[entry.id].made.written)
        for entry in entries()
        if entry.fields["date"] != corpus_at().by_id[entry.id].made.written
    }
    assert differ == {one: (old, new) for one, (old, new, _) in DATES.items()}


def test_a_date_that_was_written_anew_has_a_day_in_common_with_the_old_one():
    apart = [
        id_
        for id_, (old, new, _) in DATES.items()
        if intersect(parse_date(old), parse_date(new)) is None
    ]
    assert apart == [
        "ice-activates-mane",  # the notes had the day of the report, not of the mail
        "uribe-2011-02",  # and the day of the later of two copies
    ]


def test_the_kind_of_wording_is_that_of_the_notes_or_explained():
    differ = {
        entry.id: corpus_at().by_id[entry.id].wording.value
        for entry in entries()
        if FORMS[entry.fields["form"]] != corpus_at().by_id[entry.id].wording.value
    }
    assert differ == {one: new for one, (new, _) in WORDINGS.items()}


def test_the_words_of_officials_are_the_same_letter_by_letter():
    quoted = [entry for entry in entries() if entry.fields["form"] != "paraphrase"]
    assert len(quoted) > 100
    differ = {
        entry.id
        for entry in quoted
        if plain(entry.fields["text"]) != plain(corpus_at().by_id[entry.id].text)
    }
    assert differ == set(WORDS) | set(LONGER) | set(OTHER_WORDS)
    for id_, (words, _) in OTHER_WORDS.items():
        assert plain(corpus_at().by_id[id_].text) == words
    for id_, end in LONGER.items():
        ours = plain(corpus_at().by_id[id_].text)
        (old, last) = (plain(one.fields["text"]) for one in quoted if one.id in {id_, end})
        assert ours.startswith(old)
        assert ours.endswith(last)
    for id_ in WORDS:
        (old,) = (plain(entry.fields["text"]) for entry in quoted if entry.id == id_)
        unmended = old.replace("Assistant", "Asisstant")
        ours = plain(corpus_at().by_id[id_].text)
        assert ours in {old.removeprefix('"').removesuffix('"'), unmended}


def test_officials_are_officials():
    differ = [
        entry.id
        for entry in entries()
        if (entry.fields["official"] == "true") != corpus_at().by_id[entry.id].official
    ]
    assert differ == []


def test_the_channel_is_that_of_the_notes_or_explained():
    differ = {
        entry.id: (entry.fields["channel"], channel)
        for entry in entries()
        if CHANNELS[entry.fields["channel"]]
        != (channel := corpus_at().by_id[entry.id].channel.value)
    }
    assert differ == {one: (old, new) for one, (old, new, _) in CHANGED_CHANNELS.items()}


def test_another_day_or_another_printing_in_the_notes_is_told_in_the_file_of_the_record():
    noted = {
        entry.id
        for entry in entries()
        if entry.fields.get("date_conflict") or entry.fields.get("variants")
    }
    assert noted == set(TOLD)
    untold = {
        (id_, words)
        for id_, told in TOLD.items()
        for words in told
        if words not in (ROOT / "statements" / _file(id_)).read_text(encoding="utf-8")
    }
    assert untold == set()


def test_a_record_cites_the_source_it_was_found_in_or_the_change_is_explained():
    differ = {
        entry.id: tuple(one.source for one in corpus_at().by_id[entry.id].citations)
        for entry in entries()
        if entry.source not in {one.source for one in corpus_at().by_id[entry.id].citations}
    }
    assert differ == {one: tuple(new.split()) for one, (_, new, _) in SOURCES.items()}
    assert all(SOURCES[entry.id][0] == entry.source for entry in entries() if entry.id in SOURCES)


def test_sources_keep_their_address_and_how_much_was_seen():
    assert len(notes()) == NOTED_SOURCES
    for source in notes():
        ours = corpus_at().sources[source["id"]]
        address = source["url"] if source["url"].startswith("http") else "none-given"
        assert ours.url == address, source["id"]
        assert ours.seen == SEEN[source["seen"].split()[0]], source["id"]


def test_an_address_beside_a_quotation_is_a_source_of_that_statement():
    beside = [
        (entry.id, address.split(" ")[0])
        for entry in entries()
        for key in ("url_quote", "also_in")
        for address in _listed(entry.fields.get(key, []))
    ]
    assert len(beside) >= 15
    for id_, address in beside:
        cited = {corpus_at().sources[one.source].url for one in corpus_at().by_id[id_].citations}
        assert address in cited, id_


def _listed(value):
    return value if isinstance(value, list) else [value]


def test_the_steps_of_disclosure_are_all_there():
    counted = 0
    for entry in entries():
        steps = corpus_at().by_id[entry.id].released
        told = " ".join(f"{step.made.written} {step.redaction} {step.how}" for step in steps)
        for step in entry.fields.get("disclosed", []):
            first = step.split(" ")[0]
            if not first[:1].isdigit() or "ordered released" in step or "stayed" in step:
                continue  # no date; or an order of the court, which is a record of its own
            counted += 1
            assert first in told, (entry.id, step, told)
    assert counted > 40


def test_relations_are_kept_under_their_new_names_or_explained():
    lost = {
        (entry.id, relation["type"], relation["target"])
        for entry in entries()
        for relation in entry.fields.get("relations", [])
        if not any(
            _holds(entry.id, kind, relation["target"])
            for kind in RELATIONS.get(relation["type"], [])
        )
    }
    assert lost == set(SINGLE_RELATIONS)
    for (id_, _, target), (became, _) in SINGLE_RELATIONS.items():
        assert became is None or _holds(id_, became, target), id_


def _holds(id_, kind, target):
    if kind == "=file":
        return _file(id_) == _file(target)
    if kind.startswith("<"):
        return _holds(target, kind[1:], id_)
    return any(
        one.kind.value == kind and one.target == target for one in corpus_at().by_id[id_].relations
    )


def _file(id_):
    origin = corpus_at().by_id[id_].origin
    assert origin is not None
    return origin.path


def test_whoever_is_named_in_the_notes_speaks_in_the_record_and_nobody_else_is_named():
    people = corpus_at().voices.people
    named = 0
    for entry in entries():
        said = entry.fields["speaker"]["name"] or ""
        speakers = [
            people[one.person] for one in corpus_at().by_id[entry.id].speakers if one.person
        ]
        assert all(one.name in said for one in speakers), entry.id
        is_person = any(re.match(rf"{re.escape(one.name)}(?!’)", said) for one in people.values())
        if "not named" in said or not is_person:
            continue
        named += 1
        assert speakers, entry.id
    assert named > 50


def test_whoever_is_anonymous_in_the_notes_is_nameless_in_the_record():
    nameless = [entry.id for entry in entries() if entry.fields.get("anonymous") == "true"]
    assert len(nameless) == 13
    for id_ in nameless:
        assert all(one.anonymity is not None for one in corpus_at().by_id[id_].speakers), id_


def test_every_number_of_the_notes_is_a_figure_of_the_record():
    values: dict[str, set[str]] = {}
    for one in corpus_at().statements:
        if one.figure is not None and one.origin is not None:
            values.setdefault(one.origin.path, set()).add(one.figure.value)
    counted = 0
    for entry in entries():
        for key, said in entry.fields.get("figures", {}).items():
            if key == "period" or "computed here" in said:
                continue
            number = re.sub(r"[~>=%,]|\(.*\)", "", said).strip()
            assert number in values[_file(entry.id)], (entry.id, key)
            counted += 1
    assert counted >= 20
