"""`docs/limits.md`, made of the table in `scomm_timeline/model/limits.py`."""

from scomm_timeline.model.limits import LIMITS, VARIABLE

_HEAD = """\
# Limits

What is beyond a limit is refused with the limit's name and with what raises it; nothing is cut off
and read in part. This file is written by `make docs` from the table in
`scomm_timeline/model/limits.py`.

| limit | at most | of | beyond it |
|---|---|---|---|
"""

_TAIL = f"""
Raise one, or several, for a command or a session:

```sh
{VARIABLE}=depth=40 timeline check
export {VARIABLE}=file-bytes=67108864,file-values=2000000
```

Bytes, characters and values are whole numbers. A lower number lowers the limit. While limits are
set, nothing that was read is kept for the next run, which may have others. What is refused is named
by `timeline check`, and the exit code is 3 if a record was left out, or 2 if nothing could be read.

Time is limited only where documents are read: everything else is in proportion to what the limits
let in. A set of a hundred thousand statements is within them. From 10,000 claims on the arrays of
`pip install 'scomm-timeline[large]'` make counting contradictions faster; the results are the same
without them.
"""


def page() -> str:
    """The whole file."""
    rows = [
        f"| `{one.name}` | {one.most:,} {one.unit} | {one.means} | {one.refused} |"
        for one in LIMITS.values()
    ]
    return _HEAD + "\n".join(rows) + "\n" + _TAIL
