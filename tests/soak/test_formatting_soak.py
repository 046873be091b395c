"""`timeline fmt` on ten thousand odd documents, or ten times SOAK. The default run has a hundred of its own."""

import os

import pytest

from tests.yaml_texts import assert_kept, typed_text

DOCUMENTS = 10 * int(os.environ.get("SOAK", "1000"))
_AT_ONCE = min(250, DOCUMENTS)


@pytest.mark.parametrize("first", range(0, DOCUMENTS, _AT_ONCE))
def test_odd_documents_keep_values_and_comments_and_are_formatted_once(first):
    for seed in range(first, min(first + _AT_ONCE, DOCUMENTS)):
        typed = typed_text(seed)
        try:
            assert_kept(typed)
        except Exception as error:
            raise AssertionError(f"document {seed}: {typed.text}") from error
