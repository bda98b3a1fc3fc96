"""Names that a line break parts: whether the first word of a line goes on with the name before it."""

from vungxanh.reader.rules.people.cues import BODIES, LEADS, OFFICES, PERSON_DOES, RIGHT_DETAILS, SPEECH
from vungxanh.reader.rules.people.families import (
    COMMON,
    HIGHLAND_SIGNS,
    MIDDLE,
    MIDDLE_STRONG,
    STRONG,
    is_compound,
)
from vungxanh.reader.rules.people.openers import opens_sentence
from vungxanh.reader.rules.text import Text

_FAMILIES = STRONG | COMMON
_COMMON_WORDS = (BODIES, LEADS, OFFICES, SPEECH, PERSON_DOES, RIGHT_DETAILS)

SMALL_WORDS = frozenset(table_word for table in _COMMON_WORDS for table_word in table)
"""First words of what usually stands around names in small letters: no part of a name."""


def wraps(text: Text, first: int, number: int) -> bool:
    """Whether a name that begins at `first` or after it runs over the line break before word `number`."""
    keys = text.keys
    family = next((at for at in range(first, number) if keys[at] in _FAMILIES), None)
    if family is None:
        signs = len(text.words[number - 1]) == 1 and keys[number - 1] in HIGHLAND_SIGNS
        return signs and not _begins_line(text, number - 1) and not opens_line(keys, number)
    length = number - family
    if keys[number - 1] in MIDDLE_STRONG and length > 1:
        return True
    following = text.words[number + 1] if number + 1 < len(text) else "."
    if keys[number] in _FAMILIES and (keys[number + 1 : number + 2] or [""])[0] in MIDDLE_STRONG:
        return False
    middle = keys[number - 1] in MIDDLE or (length == 1 and keys[family] in STRONG)
    if middle and family == first and not following[0].islower():
        return True
    return (
        not _begins_line(text, family) and _may_go_on(keys, family, number) and not opens_line(keys, number)
    )


def _may_go_on(keys: list[str], family: int, number: int) -> bool:
    """Whether the words before the break leave a name open: after two words of a place they do not."""
    if number - family == 1:
        return keys[family] in STRONG or keys[number] in MIDDLE
    return keys[family] in STRONG or keys[number] in MIDDLE or keys[number - 1] in MIDDLE


def _begins_line(text: Text, number: int) -> bool:
    return number == 0 or "\n" in text.raw[text.ends[number - 1] : text.starts[number]]


def opens_line(keys: list[str], number: int) -> bool:
    """Whether a line can begin with the word because a sentence or a heading begins."""
    if opens_sentence(keys, number) or is_compound(keys, number):
        return True
    return opens_phrase(keys, number)


def opens_phrase(keys: list[str], number: int) -> bool:
    """Whether the word opens a phrase that usually stands around names and is no part of one."""
    return any(
        tuple(keys[number : number + len(phrase)]) == phrase
        for table in _COMMON_WORDS
        for phrase in table.get(keys[number], ())
    )
