"""Other people's programs, each with a control that must fail: `make validators`."""

import os

collect_ignore_glob = [] if os.environ.get("VALIDATORS") else ["test_*.py"]
