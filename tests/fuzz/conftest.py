"""Run by `make fuzz`; how many: FUZZ."""

import os

collect_ignore_glob = [] if os.environ.get("FUZZ") else ["test_*.py"]
