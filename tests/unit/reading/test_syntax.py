"""A syntax error is explained where the mistake is, which is not always where the parser stumbles."""

import pytest

from scomm_timeline.reading.problem import Problem
from scomm_timeline.reading.yaml_nodes import read

HEAD = "statements:\n  - id: a\n"


def problem(text: str) -> Problem:
    (found,) = read(text).problems
    assert found.is_fatal
    return found


def line(found: Problem) -> int:
    assert found.span is not None
    return found.span.start.line


def test_an_apostrophe_that_opens_a_quotation_is_found_many_lines_above_the_error():
    text = f"{HEAD}    quote: 'Tis no choice\n" + "    notes: none\n" * 30
    found = problem(f"{text}  - id: b\n    quote: It's no choice\n")
    assert (found.code, line(found)) == ("L024", 3)


def test_a_quotation_mark_that_is_never_closed_is_found_where_it_opens():
    found = problem(f'{HEAD}    quote: "No choice\n    notes: none\n' + "    via: x\n" * 30)
    assert (found.code, line(found)) == ("L024", 3)


def test_a_bracket_that_is_never_closed_is_found_where_it_opens():
    found = problem(f"{HEAD}    quote: [No choice\n    notes: none\n")
    assert (found.code, line(found)) == ("L021", 3)


def test_a_colon_on_a_later_line_of_the_words_is_theirs():
    words = "No choice was given and\n      none was asked for, and\n      ICE: we do not see one."
    found = problem(f"{HEAD}    quote: {words}\n")
    assert (found.code, line(found)) == ("L022", 3)


def test_words_with_a_comma_and_a_colon_are_not_taken_for_braces():
    found = problem(f"{HEAD}    quote: No choice, note: none.\n")
    assert (found.code, found.help.split("`")[1]) == ("L022", "quote: >-")


@pytest.mark.parametrize("key", ["made", "from", "component"])
def test_a_mistake_in_another_field_is_not_blamed_on_the_words_above(key):
    found = problem(f"statements:\n  - quote: We do not see it so.\n    {key}: 2010: 08\n")
    assert (found.code, line(found)) == ("L003", 3)


def test_a_mistake_below_a_block_of_words_is_not_blamed_on_it():
    found = problem(f"{HEAD}    quote: >-\n      We do: not.\n    made: 2010: 08\n")
    assert (found.code, line(found)) == ("L003", 5)


def test_a_slip_within_braces_is_found_in_its_own_field():
    text = "sources:\n  - {source: binder, text: [T]he words, locator: p. 3}\n"
    found = problem(text)
    assert (found.code, found.help.split("`")[1]) == ("L021", "text: >-")
    assert found.span is not None
    assert found.span.start.column == 28


def test_words_that_are_not_indented_are_found_where_they_stand():
    found = problem(f"{HEAD}    quote: >-\n      We do\n    not see it so.\n    made: 2010\n")
    assert (found.code, line(found)) == ("L003", 5)


def test_a_tab_is_called_by_its_name():
    found = problem(f"{HEAD}\tmade: 2010\n")
    assert (found.code, line(found)) == ("L003", 3)
    assert "tab" in found.message
    assert "spaces" in found.help


def test_a_question_mark_within_braces_is_called_by_its_name():
    found = problem("topic: {question: May it leave?}\n")
    assert found.code == "L003"
    assert "question mark" in found.message
    assert "quotation marks" in found.help
