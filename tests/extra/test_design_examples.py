"""The design's own records: they load, and `timeline new` can write each of them.

They are kept outside the checkout; without them this file is not collected.
"""

import shutil

from scomm_timeline.disk.sets import read_set
from scomm_timeline.reading.load import load
from tests.authoring.retyping import command_line, in_order, typed_records
from tests.command import timeline
from tests.extra.design_examples import EXAMPLES


def test_new_can_write_each_of_the_records(tmp_path):
    before = load(read_set(EXAMPLES)).corpus
    assert before is not None
    assert len(before.statements) >= 15
    folder = tmp_path / "statements"
    shutil.copytree(EXAMPLES, folder)
    shutil.rmtree(folder / "records")
    records = typed_records(EXAMPLES)
    for id_ in in_order(records):
        result = timeline(*command_line(records[id_]), cwd=tmp_path)
        assert result.code == 0, (id_, result.err)
    after = load(read_set(folder)).corpus
    assert after is not None
    assert {one.id: one.content for one in after.statements} == {
        one.id: one.content for one in before.statements
    }
    documents = {one.document_id for one in before.statements}
    assert len(list((folder / "records").rglob("*.yaml"))) == len(documents)
