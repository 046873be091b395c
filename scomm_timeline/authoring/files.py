"""The files of a set by kind: which path holds what, and the shape of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scomm_timeline.model import inputs
from scomm_timeline.model.inputs import POLICY_FILE, SIGN_OFFS_FOLDER
from scomm_timeline.model.named import NamedTuple
from scomm_timeline.reading import (
    adjudications,
    policy,
    receipts,
    shapes,
    sign_offs,
)
from scomm_timeline.reading.drawing import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scomm_timeline.reading.kinds import Kind


class FileKind(NamedTuple):
    """One kind of file. `where` is a path, or a folder if it ends in a slash.

    What the program writes itself is not `is_typed`: it has a schema, and a layout of its own.
    """

    shape: Kind
    where: str
    means: str
    is_typed: bool = True

    @property
    def example(self) -> str:
        """The path of such a file."""
        return f"{self.where}example.yaml" if self.where.endswith("/") else self.where


RECORD: Final = "record"

FILES: Final[Mapping[str, FileKind]] = {
    RECORD: FileKind(shapes.RECORD_FILE, inputs.RECORDS_FOLDER, "a document and its statements"),
    "topic": FileKind(shapes.TOPIC, inputs.TOPICS_FOLDER, "a topic of the codebook"),
    "families": FileKind(shapes.FAMILIES, inputs.FAMILIES_FILE, "families of topics and rules"),
    "voices": FileKind(shapes.VOICES, inputs.VOICES_FILE, "bodies, people and audiences"),
    "places": FileKind(shapes.PLACES, inputs.PLACES_FILE, "places, nested"),
    "source": FileKind(shapes.SOURCE, inputs.SOURCES_FOLDER, "a cited document"),
    "set": FileKind(shapes.SET, inputs.SET_FILE, "a set of statements"),
    "vocabulary": FileKind(shapes.VOCABULARY, inputs.VOCABULARY_FILE, "a set's own closed lists"),
    "receipts": FileKind(
        receipts.RECEIPTS, inputs.RECEIPTS_FOLDER, "quotations that were checked", is_typed=False
    ),
    "adjudication": FileKind(
        adjudications.ADJUDICATION,
        inputs.ADJUDICATIONS_FOLDER,
        "a person's verdict on a finding",
        is_typed=False,
    ),
    "sign-off": FileKind(
        sign_offs.SIGN_OFF, SIGN_OFFS_FOLDER, "a second reader's signature", is_typed=False
    ),
    "policy": FileKind(policy.POLICY, POLICY_FILE, "what is asked for before publication"),
}
"""Every kind of file that has a shape."""

SHAPES: Final[Mapping[str, Kind]] = {kind: one.shape for kind, one in FILES.items()}
"""What the content of each kind must look like."""

DEFINES: Final[Mapping[str, frozenset[Vocabulary]]] = {
    "places": frozenset({Vocabulary.PLACE}),
    "voices": frozenset(
        {Vocabulary.AUDIENCE, Vocabulary.BODY, Vocabulary.PERSON, Vocabulary.SPEAKER}
    ),
}
"""The names that a kind of file gives; whoever writes one may use a name before the set knows it."""

_ENDINGS: Final = (".yaml", ".yml")


def is_typed(path: str) -> bool:
    """Whether people type the file at a path inside a set, so that it has the one layout."""
    kind = kind_of(path)
    return kind is not None and FILES[kind].is_typed


def kind_of(path: str) -> str | None:
    """The kind of the file at a path inside a set; None for what is no file of a set."""
    for kind, one in FILES.items():
        if path == one.where:
            return kind
        is_inside = one.where.endswith("/") and path.startswith(one.where)
        if is_inside and path.lower().endswith(_ENDINGS):
            return kind
    return None
