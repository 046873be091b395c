"""The manual of the rules says what the rules say, and its examples are sets that were tried."""

import re
from pathlib import Path

import pytest

from scomm_timeline.analysis.codes import CODES
from tests.rules_page import APART, ORDER, page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "rules.md"


def test_the_page_is_what_the_codes_and_their_examples_say_now(request):
    if request.config.getoption("--update-docs"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page(), "run `make docs`"


@pytest.mark.parametrize("code", CODES)
def test_every_code_has_a_set_that_it_flags_and_one_that_it_does_not(code):
    text = PAGE.read_text(encoding="utf-8")
    (part,) = re.findall(rf"^## {code} .*?(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert part.count("**Flags.**") == part.count("**Quiet.**") == 1
    assert part.count("```yaml") == 2


def test_codes_stand_in_their_order_of_precedence():
    assert tuple(code for code in CODES if code not in APART) == ORDER
