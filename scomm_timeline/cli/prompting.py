"""One line from whoever sits at the terminal: what every question is asked with.

Prompts go to standard error, so that standard output holds the answer and nothing else.
"""

from __future__ import annotations

import sys
from typing import Final

from scomm_timeline.cli.errors import UserError
from scomm_timeline.cli.terminal import complain
from scomm_timeline.renderers.visible import visible

_LONGEST_LINE: Final = 4095
"""What a terminal hands over of one line, at most; the rest of a longer one is lost."""


def read_line(prompt: str) -> str:
    """One line as typed, without its end. What is no text is asked for again.

    What was typed before may stand in the prompt; control characters in it are shown, not obeyed.

    Raises:
        KeyboardInterrupt: The input has ended: nobody will answer.
        UserError: The line may have been cut off.
    """
    while True:
        sys.stderr.write(visible(prompt))
        sys.stderr.flush()
        line = sys.stdin.readline()
        if not line:
            sys.stderr.write("\n")
            raise KeyboardInterrupt
        if len(line.encode(errors="surrogateescape")) > _LONGEST_LINE:
            raise UserError(
                "the line is longer than a terminal hands over, and its end may be lost",
                "paste it in several lines, or give it with an option",
            )
        if line.isprintable() or not any("\ud800" <= one <= "\udfff" for one in line):
            return line.rstrip("\n")
        complain("  that is no text: it holds bytes that are not UTF-8")
