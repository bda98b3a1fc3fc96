"""Where the sentence around a word begins and ends, looked for no further than one sentence can reach."""

from vungxanh.reader.rules.text import Text

_LONGEST = 160
_ENDS = ".!?…"


def ends_after(text: Text, at: int) -> bool:
    """Whether a sentence ends with the word: a line's end, or a full stop before a capital."""
    if at + 1 >= len(text):
        return True
    gap = text.raw[text.ends[at] : text.starts[at + 1]]
    if "\n" in gap:
        return True
    return text.words[at] in _ENDS and bool(gap) and not text.words[at + 1][0].islower()


def sentence_start(text: Text, at: int) -> int:
    """The first word of the sentence that holds the word."""
    first = at
    while first and at - first < _LONGEST and not ends_after(text, first - 1):
        first -= 1
    return first


def sentence_end(text: Text, at: int) -> int:
    """The word after the sentence that holds the word."""
    last = at
    while last < len(text) and last - at < _LONGEST and not ends_after(text, last):
        last += 1
    return min(last + 1, len(text))
