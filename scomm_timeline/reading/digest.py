"""The hash by which a set is called: of what it says, and of nothing about how it is typed."""

from __future__ import annotations

from scomm_timeline.model.fingerprint import (
    canonical_text,
    canonical_word,
    fingerprint_of_many,
)
from scomm_timeline.model.statement import Statement
from scomm_timeline.model.typed import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scomm_timeline.model.corpus import Receipts
    from scomm_timeline.model.statement import Citation, Source
    from scomm_timeline.reading.frame import Frame

_MANY: Final = 1_000
"""Statements from which on enough of them say the same for that to be remembered."""

_REMEMBERED: Final = 1 << 14

_WORDS, _CLAIMS, _CITATIONS = map(Statement._fields.index, ("official", "claims", "citations"))
_NO_MORE: Final = [None, None, None]


def digest_of(frame: Frame, statements: Sequence[Statement], receipts: Receipts) -> str:
    """The content of a set; every mapping and every list of things with ids in order of id."""
    codebook = frame.codebook
    return fingerprint_of_many(
        (
            (frame.title, frame.description, frame.reviewers, frame.vocabulary),
            (codebook.topics, codebook.families),
            (frame.voices, frame.places.by_id, _told_of(frame.sources)),
        ),
        texts_of(statements),
        *sorted(receipts.values()),
    )


def _told_of(sources: Mapping[str, Source]) -> dict[str, tuple[object, ...]]:
    """The sources without why there is no copy of them, which stands last and no reader is told."""
    return {id_: one[:-1] for id_, one in sources.items()}


class _Texts(dict[object, str]):
    """The canonical texts of values that come again and again."""

    def __missing__(self, value: object) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        text = self[value] = canonical_text(value)
        return text


def texts_of(statements: Sequence[Statement]) -> Iterator[str]:
    """The canonical text of what each statement says: of its `content`.

    Of many statements it is put together from the texts of their parts. Nobody says the same words
    on the same page twice; days, speakers and claims come again.
    """
    if len(statements) < _MANY:
        for one in statements:
            yield canonical_text(one.content)
        return
    texts, word = _Texts(), canonical_word
    for one in statements:
        # A plain tuple: a name of a named tuple is looked for each time.
        row = cast("tuple[Any, ...]", one.content)
        id_, document, document_id, act, made, speakers, to, channel, wording, text = row[:_WORDS]
        yield (
            f"[{word(id_)},{texts[document]},{word(document_id)},{texts[act]},{texts[made]}"
            f",{texts[speakers]},{texts[to]},{texts[channel]},{texts[wording]},{word(text)}"
            f",{texts[row[_WORDS:_CLAIMS]][1:-1]},{texts[row[_CLAIMS]]}"
            f",{texts[row[_CLAIMS + 1 : _CITATIONS]][1:-1]}"
            f",[{','.join(map(_citation, row[_CITATIONS]))}]"
            f",{texts[row[_CITATIONS + 1 : -1]][1:-1]},{texts[row[-1]]}]"
        )


def _citation(one: Citation) -> str:
    source, locator, *rest = one
    if locator is None or rest != _NO_MORE:
        return canonical_text(one)
    return f"[{canonical_word(source)},{canonical_word(locator)},null,null,null]"
