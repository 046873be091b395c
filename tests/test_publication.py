"""From an edit to a corrections list: the way of a publication, walked once."""

from tests.command import timeline
from tests.publication_sets import (
    DAY,
    FINDING,
    QUOTED,
    edit,
    gate,
    judge,
    missing,
    publishable,
    sign,
    sign_all,
)


def test_a_quotation_is_edited_signed_judged_sealed_edited_again_and_corrected(tmp_path):
    folder = publishable(tmp_path / "set")
    # First publication: somebody signs for everything, and the finding is judged.
    sign_all(folder)
    assert missing(folder) == [("contradictions", FINDING)]
    judge(folder)
    assert gate(folder).code == 0
    assert timeline("seal", "first", "--set", folder, "--sign", "desk", *DAY).code == 0

    # A quotation is edited: the gate names it, and the verdict that rested on it.
    edit(folder, QUOTED, "Nobody can leave Harbor Watch.")
    refused = gate(folder)
    assert refused.code == 4
    assert "Compared with the seal first" in refused.out
    said = " ".join(refused.out.split())
    assert "counsel signed other words or another place, 1 Oct 2031" in said
    assert "timeline sign quill-press-nobody --author WHO --reader WHO" in said
    edited = {id_ for requirement, id_ in missing(folder) if requirement == "second-reader"}
    assert edited == {"quill-press-nobody"}
    assert ("contradictions", FINDING) in missing(folder)

    # A second reader signs; the finding is judged again; the gate opens; it is sealed.
    assert sign(folder, *sorted(edited)).code == 0
    assert missing(folder) == [("contradictions", FINDING)]
    assert judge(folder).code == 0
    passed = gate(folder)
    assert (passed.code, "Passed: nothing is missing." in passed.out) == (0, True)
    assert timeline("seal", "second", "--set", folder, *DAY).code == 0
    assert timeline("diff", "second", "--set", folder).code == 0

    # It is edited once more: the difference to the seal, and what readers have to be told.
    edit(folder, "Nobody can leave Harbor Watch.", QUOTED)
    differs = timeline("diff", "second", "--set", folder)
    assert differs.code == 1
    assert "[-can leave-]{+leaves+}" in differs.out
    told = timeline("corrections", "--set", folder, *DAY)
    assert told.code == 1
    assert "Since the seal second" in told.out
    assert "given as “Nobody can leave Harbor Watch.”" in " ".join(told.out.split())
    assert timeline("corrections", "--since", "first", "--set", folder).code == 0
