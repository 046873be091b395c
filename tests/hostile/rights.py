"""A command run by somebody who may not read everything, whoever runs the tests."""

import ctypes
import os
import subprocess
import sys
from pathlib import Path

from tests.command import TIMELINE, Result, scrubbed

_DROP = 24  # PR_CAPBSET_DROP, <linux/prctl.h>
_POWERS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: what makes root read everything


def _give_up() -> None:
    """Root without the powers of root over files: modes count, as they do for everybody else."""
    if os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for power in _POWERS:
            if library.prctl(_DROP, power, 0, 0, 0) != 0:
                raise OSError(ctypes.get_errno(), "the powers of root cannot be given up")


def by_somebody(*command: str | Path, cwd: Path, **environment: str) -> Result:
    """What a program comes to for a user to whom the modes of files apply."""
    done = subprocess.run(
        [str(one) for one in command],
        cwd=cwd,
        env=scrubbed(**environment),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        preexec_fn=_give_up,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def timeline_by_somebody(*words: str | Path, cwd: Path, **environment: str) -> Result:
    """The same of the program itself."""
    return by_somebody(TIMELINE, *words, cwd=cwd, **environment)


def may_read(path: Path) -> bool:
    """Whether that user may read a file: what these tests stand on."""
    code = "import sys; open(sys.argv[1]).close()"
    return by_somebody(sys.executable, "-c", code, path, cwd=path.parent).code == 0
