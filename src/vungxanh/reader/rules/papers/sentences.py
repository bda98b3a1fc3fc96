"""Where the sentence around a word begins and ends, looked for no further than one sentence can reach."""

from vungxanh.reader.rules.text import Text

_LONGEST = 260
_ENDS = frozenset(".!?…")
_SHORT = frozenset({"tp", "tx", "tt", "h", "q", "p", "đ", "ths", "ts", "t", "gs", "pgs", "bs", "đ/c"})
"""Abbreviations after which a stop ends no sentence."""


def ends_after(text: Text, at: int) -> bool:
    """Whether a sentence ends with the word: a line's end, or a full stop before a capital."""
    if at + 1 >= len(text.words):
        return True
    end, start = text.ends[at], text.starts[at + 1]
    if text.words[at] not in _ENDS and start - end <= 1:
        return start > end and text.raw[end] == "\n"
    gap = text.raw[end:start]
    if "\n" in gap:
        return True
    if text.words[at] not in _ENDS or not gap or text.words[at + 1][0].islower():
        return False
    return not (text.words[at] == "." and at and text.keys[at - 1] in _SHORT and text.touches(at - 1))


def sentence_start(text: Text, at: int, floor: int = -1) -> int:
    """The first word of the sentence that holds the word, sought back to word number `floor` at most."""
    words, starts, ends, raw = text.words, text.starts, text.ends, text.raw
    first, least = min(at, len(words) - 1), max(floor, 0, at - _LONGEST)
    while first > least:
        # Between most words stands one blank, which needs no closer look.
        before = first - 1
        blank = starts[first] - ends[before] <= 1 and raw[ends[before]] != "\n"
        if not (blank and words[before] not in _ENDS) and ends_after(text, before):
            break
        first = before
    return first


def sentence_end(text: Text, at: int) -> int:
    """The word after the sentence that holds the word."""
    last = at
    while last < len(text.keys) and last - at < _LONGEST and not ends_after(text, last):
        last += 1
    return min(last + 1, len(text.keys))
