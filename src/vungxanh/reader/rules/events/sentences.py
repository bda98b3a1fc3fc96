"""The sentences in which an event can be told: those of the body, in order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vungxanh.reader.rules.events.marks import Marks
from vungxanh.reader.rules.facts import Segment
from vungxanh.reader.rules.papers.sentences import sentence_end
from vungxanh.reader.rules.text import Text


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words [first, last) of a sentence and its place among those of the body, from 0."""

    text: Text
    marks: Marks
    first: int
    last: int
    number: int

    def find(self, table: str, first: int | None = None) -> int | None:
        """The first word, from `first` on, at which a phrase of the table begins."""
        return self.marks.first(table, self.first if first is None else first, self.last)

    def has(self, table: str) -> bool:
        """Whether a phrase of the table stands in the sentence."""
        return self.find(table) is not None


def body_sentences(text: Text, segments: Sequence[Segment]) -> Iterator[Sentence]:
    """The sentences of the body; without segments every line but a first one without a full stop."""
    marks = Marks(text)
    spans = _of_segments(text, segments) if segments else _of_lines(text)
    for number, (first, last) in enumerate(spans):
        yield Sentence(text, marks, first, last, number)


def _of_segments(text: Text, segments: Sequence[Segment]) -> Iterator[tuple[int, int]]:
    for segment in segments:
        if segment.layout == "body":
            first, last = text.first_from(segment.span[0]), text.first_from(segment.span[1])
            if last - first >= _SHORTEST:
                yield first, last


def _of_lines(text: Text) -> Iterator[tuple[int, int]]:
    first = 0
    while first < len(text.keys):
        last = sentence_end(text, first)
        if text.words[last - 1] in ".:!?;…" or last - first > _LONG:
            yield first, last
        first = last


_SHORTEST, _LONG = 4, 30
