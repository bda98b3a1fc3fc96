"""Every number a text prints, in digits or words, with the cue before it; traps of form are left out.

What a number counts, and whether it is a date, is for others to say: `find_quantities` drops what dates,
documents and places cover. Here only the shape and the nearest words decide.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from vungxanh.reader.rules.facts import Comparator, Printed
from vungxanh.reader.rules.numbers import words as w
from vungxanh.reader.rules.numbers.numeral import ENGLISH, english, is_dotted, may_be_thousands, vietnamese
from vungxanh.reader.rules.numbers.spoken import compose, spoken, stands
from vungxanh.reader.rules.text import Span, Text
from vungxanh.reader.rules.wordlists import keys_of

_THOUSANDS_SPACES = frozenset("\u00a0\u202f\u2009\u2007")
_OPEN, _CLOSE = frozenset("(["), frozenset(")]")
_GROUPS = 5
"""So many groups of three digits a number has at most."""
_HALVES = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4)}
_STARTS = w.STARTS | _HALVES.keys()
_MORE = w.RANGE_WORDS | w.RANGE_SIGNS | w.RANGE_UNITS | {"/"}
"""What may stand behind a number that goes on."""
_BEFORE = w.CUE_WEAK | w.CUES.keys()
"""What may stand before a number with a cue."""


class _Read(NamedTuple):
    """A value and the word behind it; `whole` and `upper` of N/M and of a range."""

    value: Fraction | None
    end: int
    whole: Fraction | None = None
    upper: Fraction | None = None


def find_numbers(text: Text) -> tuple[Printed, ...]:
    """Every number in text order, none overlapping."""
    found: list[Printed] = []
    free = 0
    candidates = sorted((*text.figures(), *text.places(_STARTS)))
    is_english = _is_english(text, candidates)
    for at in candidates:
        if at < free:
            continue
        read = _read(text, at, is_english)
        if read is not None:
            found.append(_printed(text, at, read))
            free = read.end
    return tuple(found)


def _is_english(text: Text, candidates: list[int]) -> bool:
    """Whether the text parts thousands by commas: 1,234,567, or 2,134 people where no dot does so."""
    commas = [at for at in candidates if "," in text.keys[at]]
    if not commas:
        return False
    if any(ENGLISH.fullmatch(text.keys[at]) for at in commas):
        return True
    if any(is_dotted(text.keys[at]) for at in candidates):
        return False
    return any(may_be_thousands(text.keys[at]) and stands(text, at + 1, w.WHOLE) for at in commas)


def _read(text: Text, at: int, is_english: bool) -> _Read | None:
    if text.keys[at] in _HALVES:
        return _Read(_HALVES[text.keys[at]], at + 1) if stands(text, at + 1, w.HALVED) else None
    if text.keys[at][0] not in w.DIGITS:
        said = spoken(text, at)
        return None if said is None else _extended(text, at, _bracket(text, _Read(*said)), is_english)
    if _is_trap(text, at):
        return None
    one = _digits(text, at, is_english)
    if one is None or _labelled(text, at, one.end):
        return None
    return _extended(text, at, _bracket(text, one), is_english)


def _extended(text: Text, at: int, one: _Read, is_english: bool) -> _Read | None:
    """The number with its other end (3-5), its whole (35/124), or alone."""
    if one.end >= len(text.keys) or text.keys[one.end] not in _MORE:
        return one
    fraction = _over(text, one, is_english)
    if fraction is not None:
        return fraction
    if _is_symbol_tail(text, one.end):
        return None
    return _range(text, one, is_english) or one


def _digits(text: Text, at: int, is_english: bool) -> _Read | None:
    """One number in digits with spaces for thousands and words for powers of ten."""
    word, end = text.keys[at], at + 1
    while end < at + _GROUPS and _goes_on(text, at, end):
        word, end = word + text.keys[end], end + 1
    value = _value(text, word, end, is_english)
    if value is None:
        return None
    if end < len(text.keys) and text.keys[end] in _HALVES and text.ends[end - 1] == text.starts[end]:
        return _Read(value + _HALVES[text.keys[end]], end + 1)
    return _powers(text, _Read(value, end))


def _value(text: Text, word: str, end: int, is_english: bool) -> Fraction | None:
    """English marks only where the text uses them or the noun comes in whole numbers."""
    if is_english:
        return english(word) or vietnamese(word)
    if may_be_thousands(word) and stands(text, end, w.WHOLE):
        return english(word)
    return vietnamese(word)


def _powers(text: Text, one: _Read) -> _Read:
    """2,1 triệu; 1 triệu 200 nghìn; 2 triệu rưỡi; 3 nghìn tỷ."""
    value, end = one.value, one.end
    if end >= len(text.keys) or text.keys[end] not in w.AFTER_DIGITS:
        return one
    last = 0
    while value is not None and end < min(len(text.keys), one.end + 2) and text.keys[end] in w.AFTER_DIGITS:
        last = w.AFTER_DIGITS[text.keys[end]]
        if not _is_power(text, end):
            break
        value, end = value * last, end + 1
    if last and end < len(text.keys) and text.keys[end] == w.AND_HALF and value is not None:
        return _Read(value + Fraction(last, 2), end + 1)
    if last >= 1000 and value is not None and end + 1 < len(text.keys) and text.keys[end].isdigit():
        below = w.AFTER_DIGITS.get(text.keys[end + 1], 0)
        if 100 < below < last:
            return _Read(value + int(text.keys[end]) * below, end + 2)
    return _Read(value, end)


def _is_power(text: Text, at: int) -> bool:
    """tỉ is a power but tỉ lệ is not."""
    return not (
        text.keys[at] in _RATE_FIRST and at + 1 < len(text.keys) and text.keys[at + 1] in _RATE_SECOND
    )


_RATE_FIRST, _RATE_SECOND = keys_of("tỉ tỷ"), keys_of("lệ trọng số mỉ")


def _goes_on(text: Text, at: int, end: int) -> bool:
    """Whether a group of three digits continues the number behind one thin or plain space: 12 000."""
    if end >= len(text.keys) or len(text.keys[end]) != 3 or not text.keys[end].isdigit():
        return False
    first = text.keys[at]
    if len(first) > 3 or not first.isdigit() or first[0] == "0" or text.starts[end] != text.ends[end - 1] + 1:
        return False
    between = text.raw[text.ends[end - 1]]
    plain = (
        between == " "
        and text.keys[end][0] == "0"
        and (end + 1 >= len(text.keys) or not text.keys[end + 1][0].isdigit())
    )
    return between in _THOUSANDS_SPACES or plain


def _bracket(text: Text, one: _Read) -> _Read:
    """Goes over the same number said again: 02 (hai), hai (02)."""
    value, end = one.value, one.end
    if value is None or end + 2 >= len(text.keys) or text.keys[end] not in _OPEN:
        return one
    inside = text.keys[end + 1]
    again, close = (vietnamese(inside), end + 2) if inside[0] in w.DIGITS else compose(text.keys, end + 1)
    if again == value and close < len(text.keys) and text.keys[close] in _CLOSE:
        return _Read(value, close + 1)
    return one


def _over(text: Text, one: _Read, is_english: bool) -> _Read | None:
    """N/M: a part of a whole, or two counts; the nouns decide later. 1/2 viên is a half."""
    at = one.end + 1
    if at >= len(text.keys) or text.keys[one.end] != "/" or text.keys[at][0] not in w.DIGITS:
        return None
    if not (text.touches(one.end - 1) and text.touches(one.end)) and text.raw[text.ends[one.end]] != " ":
        return None
    below = _digits(text, at, is_english)
    if (
        below is None
        or _is_symbol_tail(text, below.end)
        or (below.end < len(text.keys) and text.keys[below.end] == "/")
    ):
        return None
    if _is_day_in_bracket(text, one, below):
        return None
    if one.value == 1 and below.value in (2, 3, 4) and stands(text, below.end, w.HALVED):
        return _Read(Fraction(1, int(below.value)), below.end)
    return _Read(one.value, below.end, whole=below.value)


def _is_day_in_bracket(text: Text, one: _Read, below: _Read) -> bool:
    """(30/6) alone in a bracket is a day."""
    first = one.end - 1
    if (
        first == 0
        or below.end >= len(text.keys)
        or text.keys[first - 1] not in _OPEN
        or text.keys[below.end] not in _CLOSE
    ):
        return False
    return one.value is not None and below.value is not None and one.value <= 31 and below.value <= 12


def _range(text: Text, one: _Read, is_english: bool) -> _Read | None:
    """3-5, 3 đến 5, 3% đến 5%: the second end must be greater and stand directly behind."""
    at = one.end
    unit = text.keys[at] if at + 2 < len(text.keys) and text.keys[at] in w.RANGE_UNITS else None
    at += unit is not None
    if one.value is None or at + 1 >= len(text.keys) or not _joins(text, at, unit):
        return None
    if text.keys[at + 1][0] not in w.DIGITS:
        return None
    other = _digits(text, at + 1, is_english)
    if other is None or other.value is None or other.value <= one.value or _is_symbol_tail(text, other.end):
        return None
    if unit is not None and (other.end >= len(text.keys) or text.keys[other.end] != unit):
        return None
    return _Read(one.value * _shared_power(text, one, other), other.end, upper=other.value)


def _shared_power(text: Text, one: _Read, other: _Read) -> int:
    """2-3 triệu: the word for the power of ten behind the second end is meant for both."""
    power = w.AFTER_DIGITS.get(text.keys[other.end - 1], 1)
    return 1 if text.keys[one.end - 1] in w.AFTER_DIGITS else power


def _joins(text: Text, at: int, unit: str | None) -> bool:
    if text.keys[at] in w.RANGE_WORDS:
        return True
    if _starts_line(text, at - 1) and "." in text.keys[at - 1]:
        return False  # 2.5- is the number of a list item
    return text.keys[at] in w.RANGE_SIGNS and (unit is None or unit == "%")


def _is_trap(text: Text, at: int) -> bool:
    """Digits that are part of a name, a symbol, a clock time, a plate or the number of a list item."""
    before = text.keys[at - 1] if at else ""
    if at and text.ends[at - 1] == text.starts[at] and (before.isalpha() or _in_symbol(text, at - 1)):
        return True
    if at + 1 >= len(text.keys):
        return False
    after = text.keys[at + 1]
    if text.words[at + 1][0].isupper() and _LIST_NUMBER.fullmatch(text.keys[at]) and _starts_line(text, at):
        return True
    if after[0].isalpha():
        return text.touches(at) and _glued_trap(text, at + 1)
    if before in _OPEN and after in _CLOSE:
        return True
    if after in {"-", "–"} and not _digit_at(text, at + 2) and _starts_line(text, at):
        return True
    return after in _LIST_SIGNS and _starts_line(text, at) and not _digit_at(text, at + 2)


_LIST_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}")
"""2.4 Lập hồ sơ: the number of an item, where a line begins with it and a sentence follows."""
_LIST_SIGNS = frozenset(".)/:")


def _digit_at(text: Text, at: int) -> bool:
    return at < len(text.keys) and text.keys[at][0] in w.DIGITS


def _glued_trap(text: Text, at: int) -> bool:
    """9h30, 29A-123, 4G: letters printed against digits that are no unit."""
    key, word = text.keys[at], text.words[at]
    if key not in w.GLUED:
        return True
    digits_behind = text.touches(at) and text.keys[at + 1][0] in w.DIGITS
    return (digits_behind and key not in {"m"}) or (word == "G" and len(text.keys[at - 1]) == 1)


def _in_symbol(text: Text, at: int) -> bool:
    """Whether the sign before a number hangs on a symbol or a plate: KH/2024, 29A-123.45, km 12+300."""
    if text.keys[at] not in {"/", "-", "–", "+", ".", "&"} or at == 0 or text.ends[at - 1] != text.starts[at]:
        return False
    word = text.words[at - 1]
    if word[0] in w.DIGITS:
        return text.keys[at] in {"/", "+", "-"}
    return word.isupper() and len(word) < 8 and text.keys[at - 1] not in {"kg", "g"}


def _is_symbol_tail(text: Text, end: int) -> bool:
    """Whether a symbol goes on behind the digits: 18-NQ/TU, 28/2025/QĐ-TTg; or a date goes on."""
    if end + 1 >= len(text.keys) or text.keys[end] not in {"-", "/", "–"} or not text.touches(end - 1):
        return False
    behind = text.words[end + 1]
    return text.touches(end) and (behind[0].isupper() or (behind[0] in w.DIGITS and text.keys[end] == "/"))


def _starts_line(text: Text, at: int) -> bool:
    return at == 0 or "\n" in text.raw[text.ends[at - 1] : text.starts[at]]


def _is_symbol_spaced(text: Text, at: int, end: int) -> bool:
    """Số: 271 - BC/BCĐ."""
    if (
        end + 2 >= len(text.keys)
        or text.keys[end] not in {"-", "–", "/"}
        or text.keys[end + 2] not in {"/", "-"}
    ):
        return False
    return at > 0 and text.keys[at - 1] in {":", _NUMBER} and text.words[end + 1].isupper()


def _labelled(text: Text, at: int, end: int) -> bool:
    """Whether the word before makes the number a name, a day, a year or an ordinal: Điều 4, loại 1."""
    if at == 0:
        return False
    before = text.keys[at - 1]
    if _is_symbol_spaced(text, at, end):
        return True
    if _is_year(text.keys[at]) and end == at + 1:
        return before in w.YEAR_LABELS or before in w.RANGE_SIGNS or not stands(text, end, w.COUNTED)
    if at > 1 and text.keys[at - 2] in w.NO_LABELS.get(before, ()):
        return False
    if before in w.HARD_LABELS:
        return _names_one(text.keys[at], before)
    if before == _NUMBER:
        return at < 2 or text.keys[at - 2] not in w.SUM_OF
    return before in w.LABELS and _names_one(text.keys[at], before) and not stands(text, end, w.COUNTED)


def _names_one(number: str, label: str) -> bool:
    """Whether so great a number may stand behind the label: tháng 9, but not tháng 203 or cấp 2.000."""
    most = w.UP_TO.get(label)
    digits = number.replace(".", "")
    return most is None or not digits.isdigit() or int(digits) <= most


_NUMBER = next(iter(keys_of("số")))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and 1900 <= int(word) <= 2100


def _printed(text: Text, at: int, read: _Read) -> Printed:
    span = text.span(at, read.end)
    if read.value is None:
        return Printed(None, span)
    comparator, cue = _cue(text, at)
    return Printed(read.value, span, read.upper, read.whole, comparator, cue)


def _cue(text: Text, at: int) -> tuple[Comparator, Span | None]:
    """The words before that say how exact the number is; of two the nearer counts, the span covers both."""
    keys, first, comparator = text.keys, at, None
    if not at or keys[at - 1] not in _BEFORE:
        return "eq", None
    end = at - 1 if at and keys[at - 1] in w.CUE_WEAK and at > 1 and keys[at - 2] in w.CUES else at
    while (found := _cue_ending(keys, end)) is not None:
        end, said = found
        first, comparator = end, comparator or said
    if comparator is None:
        return "eq", None
    return comparator, text.span(first, at)


def _cue_ending(keys: list[str], end: int) -> tuple[int, Comparator] | None:
    if end == 0:
        return None
    for phrase, comparator in w.CUES.get(keys[end - 1], ()):
        first = end - len(phrase)
        if first < 0 or tuple(keys[first:end]) != phrase:
            continue
        if len(phrase) == 1 and first and keys[first - 1] in w.NOT_A_CUE.get(phrase[0], ()):
            return None
        return first, comparator
    return None
