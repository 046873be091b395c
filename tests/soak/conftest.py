"""Long runs, kept out of the default one: `make soak`."""

import os

collect_ignore_glob = [] if os.environ.get("SOAK") else ["test_*.py"]
