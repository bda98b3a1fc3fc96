"""Numbers in words: hai mươi mốt, một trăm linh năm nghìn, nửa, hàng nghìn; only where they count."""

from collections.abc import Mapping
from fractions import Fraction

from vungxanh.reader.rules.numbers import words as w
from vungxanh.reader.rules.text import Text, fold

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


def stands(text: Text, at: int, among: Phrases) -> bool:
    """Whether one of the phrases begins with the word `at`."""
    if at >= len(text.keys):
        return False
    found = among.get(text.keys[at])
    return found is not None and any(len(keys) == 1 or text.has(keys, at) for keys in found)


def spoken(text: Text, at: int) -> tuple[Fraction | None, int] | None:
    """The number that begins with the word `at` and the word behind it; value None for a vague size."""
    key = text.keys[at]
    if key in w.VAGUE:
        return _vague(text, at)
    if key == w.HALF:
        return _half(text, at)
    if key == w.HUNDRED or key in w.TENS:
        return _bare_power(text, at)
    if key in _LONE and _is_alone(text.keys, at):
        return None
    value, end = _sum(text.keys, at)
    return (Fraction(value), end) if value is not None and _counts(text, at, end) else None


def compose(keys: list[str], at: int) -> tuple[Fraction | None, int]:
    """The value of number words with no look at what they count, for a bracket behind digits: 02 (hai)."""
    value, end = _sum(keys, at)
    return (None if value is None else Fraction(value)), end


def _half(text: Text, at: int) -> tuple[Fraction, int] | None:
    """Half of one thing, or of a power of ten things: nửa cân, nửa triệu viên."""
    power = w.MAGNITUDES.get(text.keys[at + 1]) if at + 1 < len(text.keys) else None
    if power is not None and stands(text, at + 2, w.COUNTED):
        return Fraction(power, 2), at + 2
    return (Fraction(1, 2), at + 1) if stands(text, at + 1, w.HALVED) else None


def _vague(text: Text, at: int) -> tuple[None, int] | None:
    end = at + 1
    while end < len(text.keys) and text.keys[end] in w.POWERS:
        end += 1
    return (None, end) if end > at + 1 else None


def _bare_power(text: Text, at: int) -> tuple[Fraction, int] | None:
    """hơn chục vụ, gần trăm người: one of the power, only behind a cue."""
    if at == 0 or text.keys[at - 1] not in w.CUES or not stands(text, at + 1, w.COUNTED):
        return None
    return Fraction(w.AFTER_DIGITS.get(text.keys[at], 10)), at + 1


def _counts(text: Text, at: int, end: int) -> bool:
    """Whether number words count: something counted follows, and a lone một or năm has a verb before it."""
    before = text.keys[at - 1] if at else ""
    if end + 2 < len(text.keys) and text.keys[end] == "(" and text.keys[end + 2] == ")":
        end += 3  # hai (02) vụ
    if before in w.LABELS:
        return False
    if end == at + 1 and text.keys[at] in _LONE:
        return before in w.ONE_NEEDS and stands(text, end, w.ONE_COUNTED)
    return stands(text, end, w.COUNTED)


_LONGEST = 24
"""No number is said in more words."""
_LONE = frozenset(map(fold, ("một", "năm")))


_SAID_ON = frozenset((*w.POWERS, *w.UNITS, w.TEN, w.DOZEN, *w.ZERO_TEN, w.NO, w.AND_HALF, "("))
"""What goes on with a number in words, or says it again."""


def _is_alone(keys: list[str], at: int) -> bool:
    """Whether the word at hand is the whole number and the word before forbids it to count."""
    if at and keys[at - 1] in w.ONE_NEEDS:
        return False
    return at + 1 >= len(keys) or keys[at + 1] not in _SAID_ON


def _sum(keys: list[str], at: int) -> tuple[Fraction | int | None, int]:
    """Adds what the words say, greatest first; stops at the first word that does not go on."""
    total, below, end = 0, _Below(), at
    while end < min(len(keys), at + _LONGEST):
        key = keys[end]
        if key == w.NO and keys[end + 1 : end + 2] == [w.HUNDRED] and end > at:
            below.no_hundreds, end = True, end + 1
        elif key in w.MAGNITUDES:
            if not below.said and (not total or keys[end - 1] == key):
                break
            total = total + below.value() * w.MAGNITUDES[key] if below.said else total * w.MAGNITUDES[key]
            below = _Below(last=w.MAGNITUDES[key])
        elif key == w.AND_HALF and end > at:
            return total + below.value() + Fraction(below.last, 2), end + 1
        elif not below.take(key):
            break
        end += 1
    return (total + below.value(), end) if end > at else (None, at)


class _Below:
    """What is said below a thousand, word by word."""

    def __init__(self, last: int = 1) -> None:
        self.hundreds, self.tens, self.ones = 0, 0, 0
        self.said, self.last, self.no_hundreds = False, last, False

    def value(self) -> int:
        return self.hundreds + self.tens + self.ones

    def take(self, key: str) -> bool:
        """Adds one word; False where it cannot go on."""
        if key in w.UNITS:
            return self._one(key)
        if key == w.TEN and not self.ones and not self.tens:
            self.tens, self.said, self.last = 10, True, 10
            return True
        if key in w.TENS and self.ones and not self.tens:
            self.tens, self.ones, self.last = self.ones * 10, 0, 10
            return True
        if key == w.HUNDRED and self.ones and not self.hundreds:
            self.hundreds, self.ones, self.last = self.ones * 100, 0, 100
            return True
        if key == w.DOZEN and self.ones:
            self.ones, self.last = self.ones * 12, 12
            return True
        return key in w.ZERO_TEN and (self.hundreds > 0 or self.no_hundreds) and not self.ones

    def _one(self, key: str) -> bool:
        if self.ones or (key in w.BEHIND_TEN and not self.tens):
            return False
        self.ones, self.said = w.UNITS[key], True
        return True
