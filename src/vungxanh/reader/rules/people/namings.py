"""Every naming of a text in the order it was found: a few bytes each, because a text may have 300,000."""

from array import array

from vungxanh.reader.rules.people.offices import Offices
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.text import Span, Text

_NO_OFFICES = Offices()


class Namings:
    """Where names stand, as numbers of words, and the offices told with the few that have some."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self._firsts, self._lasts = array("I"), array("I")
        self._offices: dict[int, Offices] = {}

    def __len__(self) -> int:
        return len(self._firsts)

    def add(self, first: int, last: int, offices: Offices) -> None:
        """Records the words from number `first` up to, not with, `last`."""
        if offices.held:
            self._offices[len(self)] = offices
        self._firsts.append(first)
        self._lasts.append(last)

    def in_order(self) -> list[int]:
        """The numbers of the namings in the order of the text."""
        return sorted(range(len(self)), key=self._firsts.__getitem__)

    def keys(self, number: int) -> tuple[str, ...]:
        """The words of a naming as keys; -1 is the last one that was found."""
        return tuple(self._text.keys[self._firsts[number] : self._lasts[number]])

    def offices(self, number: int) -> Offices:
        """The offices told with a naming."""
        return self._offices.get(number, _NO_OFFICES)

    def span(self, number: int) -> Span:
        """Where a naming stands, with the full stop that belongs to a letter."""
        last = self._lasts[number]
        return self._text.span(self._firsts[number], last + has_dot(self._text, last))


def has_dot(text: Text, last: int) -> bool:
    """Whether a full stop belongs to the letter before it: the sentence goes on (`Trần M. khai`)."""
    if last + 1 >= len(text) or text.keys[last] != "." or len(text.words[last - 1]) > 1:
        return False
    return not breaks_line(text, last + 1) and not is_capital(text.words[last + 1])
