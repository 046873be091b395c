"""What may differ between a quotation and its source, and what may not."""

import tracemalloc

import pytest

from scomm_timeline.evidence.match import find_exact
from scomm_timeline.evidence.normalize import RULES, normalize, trim


def same(left: str, right: str) -> bool:
    """True if either is found, whole, in the other."""
    a, b = normalize(trim(left)), normalize(trim(right))
    whole = len(a.letters) == len(b.letters)
    return whole and bool(list(find_exact(a, b))) and bool(list(find_exact(b, a)))


@pytest.mark.parametrize("rule", [one for one in RULES if one.left], ids=lambda one: one.name)
def test_the_example_of_a_rule_is_equal_by_it(rule):
    assert rule.left != rule.right
    assert same(rule.left, rule.right)


def test_the_rules_are_those_of_the_design():
    assert [one.name for one in RULES] == [
        "white space",
        "invisible characters",
        "quotation marks",
        "dashes",
        "hyphenated line ends",
        "ellipses",
        "ligatures",
        "accents",
        "reply marks",
        "running heads",
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("may opt out", "may\u00a0opt\u2009out"),
        ("may opt out", "may\r\nopt\x0cout"),
        ("may opt out", "may\u200b opt \u200bout"),
        ("activate", "acti\u00ad\nvate"),
        ("activate", "acti-\nvate"),
        ("activate", "acti-  \n   vate"),
        ("activate", "acti-\n> vate"),
        ("opt-out", "opt-\nout"),
        ("opt-out", "opt\u2010out"),
        ("opt-out", "opt\u2011out"),
        ("opt-out", "opt–out"),
        ("the Anglo-American", "the Anglo-\nAmerican"),
        ("from 2008-2014 on", "from 2008-\n2014 on"),
        ("one — two", "one—two"),
        ("one -- two", "one – two"),
        ("one --- two", "one ― two"),
        ("don't", "don’t"),
        ("don't", "don`t"),
        ('the "way"', "the “way”"),
        ('the "way"', "the ''way''"),
        ('the "way"', "the ``way''"),
        ('the "way"', "the ‘‘way’’"),
        ("office fluff", "oﬃce ﬂuﬀ"),
        ("fix… I'm", "fix ... I'm"),
        ("fix….", "fix . . . ."),
        ("café", "cafe\u0301"),
        ("may\n> opt\n> out", "may opt out"),
        ("> may\n> > opt\n>> out", "may opt out"),
        ("> about\n> 50 counties", "about 50 counties"),
    ],
)
def test_what_print_and_mail_change_is_forgiven(left, right):
    assert same(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("may opt out", "mayopt out"),
        ("cannot", "can not"),
        ("May opt out", "may opt out"),
        ("may opt out.", "may opt out"),
        ("may, opt out", "may opt out"),
        ("opt-out", "opt out"),
        ("opt-out", "optout"),
        ("one — two", "one two"),
        ("one — two", "one, two"),
        ("1,006", "1006"),
        ("10²", "102"),
        ("½", "1/2"),
        ("résumé", "resume"),
        ("'way'", '"way"'),
        ("(way)", "way"),
        ("2008-\n2014", "20082014"),
        ("S-\nComm", "SComm"),
        ("a rate\n> 50 percent", "a rate 50 percent"),
        ("one. two", "one… two"),
        ("does not", "does \u202enot\u202c"),
        ("not", "n\u0336o\u0336t\u0336"),
    ],
)
def test_nothing_else_is_forgiven(left, right):
    assert not same(left, right)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("may  opt\n\nout of  it", "opt out"),
        ("the eﬀect of ﬁnes", "ﬁnes"),
        ("the activa-\ntion of it", "activation"),
        ("he — said  it", "said it"),
        ("zero\u200bwidth  signs and more", "more"),
        ("> may opt\n> out of it", "out of it"),
        ("cafe\u0301 and more", "and more"),
    ],
)
def test_a_place_is_given_in_the_text_as_it_was(text, words):
    normalized = normalize(text)
    sought = normalize(words).letters
    at = normalized.letters.index(sought)
    found = normalized.original(at, at + len(sought))
    assert normalize(text[found.start : found.end]).letters == sought
    assert text[found.start : found.end] == text[found.start : found.end].strip()


def test_a_ligature_is_given_back_whole():
    normalized = normalize("an eﬀect")
    at = normalized.letters.index("f")
    assert normalized.original(at, at + 1) == (4, 5)
    assert normalized.original(at + 1, at + 2) == (4, 5)


def test_a_long_run_of_spaces_costs_no_more_than_its_length():
    text = "a" + " " * 300_000 + "b" + "\n" * 300_000 + ". " * 3
    assert normalize(text).letters.startswith("a b")


def test_a_page_of_points_takes_no_more_memory_than_its_letters():
    page = "." * 300_000
    tracemalloc.start()
    assert len(normalize(page).letters) <= 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10 * len(page), "of each point the way back was kept"
