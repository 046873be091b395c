"""Same input, same bytes: every format, in two time zones, two locales and two hash seeds."""

import json
import subprocess
import sys

from scomm_timeline.cli.report import PUBLISHERS
from tests.command import SETS, scrubbed

_HASHES = """
import hashlib, json, locale, pathlib, sys, time
from importlib import import_module
from scomm_timeline.analysis.selection import Selection
from scomm_timeline.cli.report import PUBLISHERS
from scomm_timeline.disk.sets import read_set
from scomm_timeline.pipeline.releasing import build_release
from scomm_timeline.reading.load import load

locale.setlocale(locale.LC_ALL, "")
time.tzset()
corpus = load(read_set(pathlib.Path(sys.argv[1]))).corpus
found = {"zone": time.strftime("%Z", time.localtime(0)), "hash": hash("a")}
for internal in (False, True):
    release = build_release(
        corpus, Selection(), is_shipped=False, version="1", is_internal=internal, with_drafts=True
    )
    for name, module in PUBLISHERS.items():
        content = import_module(module).publish(release)
        found[f"{name} {internal}"] = hashlib.sha256(content).hexdigest()
print(json.dumps(found))
"""


def hashes(**environment):
    done = subprocess.run(
        [sys.executable, "-c", _HASHES, str(SETS / "harbor-watch")],
        env=scrubbed(**environment),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_time_zone_locale_or_hash_seed_changes_a_byte_of_any_format():
    one = hashes(TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    two = hashes(TZ="Asia/Kolkata", LC_ALL="C.UTF-8", PYTHONHASHSEED="2")
    assert one.pop("zone") != two.pop("zone"), "the zones were not set"
    assert one.pop("hash") != two.pop("hash"), "the seeds were not set"
    assert one == two
    assert len(one) == 2 * len(PUBLISHERS)
