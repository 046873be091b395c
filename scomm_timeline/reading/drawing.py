"""Lists of a set that names in its files are drawn from."""

from __future__ import annotations

from scomm_timeline.model.closed import StrEnum


class Vocabulary(StrEnum):
    """Which of the set's own lists a name is drawn from. Asked by what describes the files."""

    AUDIENCE = "audience"
    BODY = "body"
    COMPONENT = "component"
    DOCUMENT = "document"
    MEASURE = "measure"
    PERSON = "person"
    PLACE = "place"
    POSITION = "position"
    SOURCE = "source"
    SPEAKER = "speaker"
    TOPIC = "topic"
