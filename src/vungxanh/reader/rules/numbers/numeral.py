"""Numbers printed in digits: Vietnamese marks first, English ones only where nothing else is possible."""

import re
from fractions import Fraction
from functools import lru_cache

_VIETNAMESE = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[.,]\d+)?")
ENGLISH = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+\.\d+")
COMMA_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{3})+")
_LONGEST = 20
"""Longer runs of digits are account, phone or identity numbers."""
_PHONE = 8
"""From so many digits on a leading zero tells a phone number."""


def _decimal(whole: str, part: str) -> Fraction:
    return Fraction(int(whole + part), 10 ** len(part)) if part else Fraction(int(whole))


@lru_cache(maxsize=4096)
def vietnamese(word: str) -> Fraction | None:
    """The value under Vietnamese marks: 1.904,99; a comma is always a decimal mark; None: not a number."""
    if len(word) > _LONGEST:
        return None
    if word.isdigit():
        return None if len(word) >= _PHONE and word[0] == "0" else Fraction(int(word))
    if _VIETNAMESE.fullmatch(word):
        whole, _, part = word.partition(",")
        return _decimal(whole.replace(".", ""), part)
    if _PLAIN.fullmatch(word):
        whole, part = re.split("[.,]", word)
        return _decimal(whole, part)
    return english(word) if ENGLISH.fullmatch(word) else None


def english(word: str) -> Fraction | None:
    """The value under English marks: 1,234,567.5; None: not so printed."""
    if len(word) > _LONGEST:
        return None
    if ENGLISH.fullmatch(word) or COMMA_THOUSANDS.fullmatch(word):
        whole, _, part = word.partition(".")
        return _decimal(whole.replace(",", ""), part)
    return vietnamese(word) if word.isdigit() else None


def is_dotted(word: str) -> bool:
    """Whether dots part the thousands: 1.234 or 1.904,99."""
    return "." in word and _VIETNAMESE.fullmatch(word) is not None


def may_be_thousands(word: str) -> bool:
    """Whether the commas could part thousands: 2,134 but not 2,5 or 0,125."""
    return "," in word and COMMA_THOUSANDS.fullmatch(word) is not None
