"""How many came to a gathering and how many were called."""

from collections.abc import Iterable

from vungxanh.reader.rules.events.sentences import Sentence
from vungxanh.reader.rules.facts import Attendance
from vungxanh.reader.rules.wordlists import keys_of

NOBODY = Attendance(None, None)
_NEAR = 6


def attendance(sentences: Iterable[Sentence]) -> Attendance:
    """The first number of delegates told in the sentences: "297/300 đại biểu được triệu tập"."""
    for sentence in sentences:
        at = sentence.first
        while (noun := sentence.find("delegates", at)) is not None:
            at = noun + 1
            if (told := _counted(sentence, noun)) != NOBODY:
                return told
    return NOBODY


def _counted(sentence: Sentence, noun: int) -> Attendance:
    """The number right before the noun: one, or those present of those called."""
    text = sentence.text
    number = noun - 1
    while number > max(sentence.first, noun - _SKIP) and text.keys[number] in _BETWEEN:
        number -= 1
    value = _whole(text.words[number]) if number >= sentence.first else None
    if value is None:
        return NOBODY
    if number - 2 >= sentence.first and text.words[number - 1] == "/":
        present = _whole(text.words[number - 2])
        return Attendance(present, value) if present is not None and present <= value else NOBODY
    called = sentence.find("summoned", max(number - _NEAR, sentence.first))
    near = called is not None and called < noun + _NEAR
    return Attendance(None, value) if near else Attendance(value, None)


def _whole(word: str) -> int | None:
    digits = word.replace(".", "")
    return int(digits) if digits.isdecimal() and len(digits) <= 7 else None


_SKIP = 4
_BETWEEN = keys_of("đồng chí các vị lượt")
