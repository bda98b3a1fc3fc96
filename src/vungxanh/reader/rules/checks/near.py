"""What the checks ask of a text: which quantities stand in one sentence, and the words between two."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from vungxanh.reader.rules.facts import Quantity, Segment
from vungxanh.reader.rules.text import Text


class Sheet:
    """The quantities of a text with the sentences they stand in."""

    def __init__(self, text: Text, segments: Sequence[Segment], quantities: Sequence[Quantity]) -> None:
        self.text, self.quantities = text, quantities
        ends = [segment.span[1] for segment in segments]
        self.sentences = [bisect_left(ends, one.span[1]) for one in quantities]
        self.layouts = [segment.layout for segment in segments]

    def beside(self, first: int, second: int) -> bool:
        """Whether two quantities stand in one sentence."""
        return self.sentences[first] == self.sentences[second]

    def between(self, first: int, second: int) -> str:
        """The words from the end of one quantity to the start of another, as printed."""
        return self.text.raw[self.quantities[first].span[1] : self.quantities[second].span[0]]

    def before(self, at: int, most: int = 4) -> Iterator[int]:
        """The quantities before one in its sentence, the nearest first."""
        for back in range(at - 1, max(at - most, 0) - 1, -1):
            if not self.beside(back, at):
                return
            yield back

    def layout(self, at: int) -> str:
        """What the sentence of the quantity is on the page."""
        place = self.sentences[at]
        return self.layouts[place] if place < len(self.layouts) else "body"
