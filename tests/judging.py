"""The words that no report of ours contains outside quotations, in any form."""

import re

# We say contradicts, inconsistent, changed: what a record shows, not what somebody intended.
JUDGING = re.compile(
    r"\b(?:lies?|lied|lying|liars?|falsehoods?|falsely|misle[ad]\w*|deceiv\w*|decepti\w*|deceit\w*"
    r"|dishonest\w*|flip[- ]?flop\w*|conceal\w*|cover(?:s|ed|ing)?[- ]up\w*|cover-?ups?|admit\w*"
    r"|admissions?|shred\w*)\b|\bfalse\b",
    re.IGNORECASE,
)
