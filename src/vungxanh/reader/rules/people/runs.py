"""Capitalised words that stand together: where names are, but for slips of the keyboard."""

import re
import unicodedata
from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import compress, count
from operator import not_
from typing import NamedTuple

from vungxanh.reader.rules.people.families import (
    COMMON,
    HIGHLAND_SIGNS,
    MANY_WORDS,
    MIDDLE,
    MIDDLE_STRONG,
    NOT_NAMES,
    STRONG,
)
from vungxanh.reader.rules.people.given import GIVEN, RARE
from vungxanh.reader.rules.people.openers import OPENERS
from vungxanh.reader.rules.people.wrapping import SMALL_WORDS, wraps
from vungxanh.reader.rules.text import Text, fold
from vungxanh.reader.rules.wordlists import keys_of

FAMILIES = STRONG | COMMON
APOSTROPHES = frozenset("'’‘ʼ`´′")
_LOWER_MIDDLE = keys_of("văn thị a seo đức xuân thanh hữu")
_NOT_A_SYLLABLE = re.compile(
    r"^[^aeiouyăâêôơưŏŭĕĭàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]+$", re.I
)
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?$"
)
_ROMAN = re.compile(r"^[IVX]+$")
ACRONYMS = keys_of(
    "ca tu uv qđ ubnd hđnd ubmttq tand vksnd cand csđt mttq anqg attt uvtv uvbtv nq ub ttxvn tnhh ubqg "
    "attp cacc calc csgt csđt pccc bđbp bca bqp pv ctv kh pc ct cat ttg bc kl tw ttđt mtth ntm mttq htx "
    "clb thcs thpt pctp tnxh hcm tphcm tp tx hktt sn ns cmnd cccd"
)


class Run(NamedTuple):
    """Words from number `first` up to, not with, `last`; `upper` when printed in capitals."""

    first: int
    last: int
    upper: bool


_RUN: Callable[[tuple[int, int, bool]], Run] = partial(tuple.__new__, Run)
"""Makes a run without a call of Python: there are as many as capital words, and each is looked at often."""


class Runs:
    """Many runs in the order of the text, nine bytes each: a hostile text has a million."""

    def __init__(self, found: Iterable[Run] = ()) -> None:
        self._firsts, self._lasts, self._upper = array("I"), array("I"), bytearray()
        for run in found:
            self._firsts.append(run.first)
            self._lasts.append(run.last)
            self._upper.append(run.upper)

    def __iter__(self) -> Iterator[Run]:
        upper = map(bool, self._upper)
        return map(_RUN, zip(self._firsts, self._lasts, upper, strict=True))


@lru_cache(maxsize=4096)
def is_acronym(word: str, key: str) -> bool:
    """Whether capitals stand for words (UBND, CSGT) and do not spell a syllable (PÁO)."""
    return (
        len(word) > 1
        and word.isupper()
        and (
            key in ACRONYMS
            or (bool(_ROMAN.match(word)) and word != "VI")
            or bool(_NOT_A_SYLLABLE.match(word))
        )
    )


@lru_cache(maxsize=16384)
def is_glued(word: str) -> bool:
    """Whether a space is missing inside a name: `LòVăn`, `YMẫu`; told by the capital inside the word."""
    at = next((at for at in range(1, len(word)) if word[at].isupper()), 0)
    if not at or word.isupper() or not word.isalpha() or not (word[at + 1 :].islower() or word[at:] == "A"):
        return False
    head, tail = fold(word[:at]), fold(word[at:])
    return (head in FAMILIES or (head in "yhk" and len(tail) > 2)) and (head, tail) not in NOT_NAMES


@lru_cache(maxsize=16384)
def is_syllable(key: str) -> bool:
    """Whether Vietnamese spelling knows the syllable: foreign and highland names often have others."""
    letters = unicodedata.normalize("NFD", key).replace("đ", "d")
    return bool(_SYLLABLE.match("".join(letter for letter in letters if not unicodedata.combining(letter))))


def is_capital(word: str) -> bool:
    """Whether the word begins with a capital letter."""
    return word[0].isupper()


def breaks_line(text: Text, number: int) -> bool:
    """Whether a line ends between the word before and this one; also at both ends of the text."""
    if number <= 0 or number >= len(text.words):
        return True
    start, end = text.ends[number - 1], text.starts[number]
    return end - start > 0 and "\n" in text.raw[start:end]


def runs(text: Text) -> Runs:
    """All runs of capitalised words, in the order of the text."""
    return Runs(_runs(text))


def _runs(text: Text) -> Iterator[Run]:
    first = last = -1
    words = text.words
    # Two fast passes: most words are small, so the few others are chosen first.
    others = compress(count(), map(not_, map(str.islower, words)))
    for number in others:
        if not words[number][0].isupper():
            continue
        if first >= 0 and _continues(text, first, last, number):
            last = number + 1
            continue
        if first >= 0:
            yield _run(text, first, last)
        first, last = number, number + 1
    if first >= 0:
        yield _run(text, first, last)


def _run(text: Text, first: int, last: int) -> Run:
    if not text.words[last - 1].isupper():
        return Run(first, last, False)
    upper = all(word.isupper() for word in text.words[first:last] if is_capital(word))
    return Run(first, last, upper and len("".join(text.words[first:last])) > last - first)


def _continues(text: Text, first: int, last: int, number: int) -> bool:
    """Whether the capitalised word belongs to the run [first, last)."""
    if number == last:
        start, end = text.ends[number - 1], text.starts[number]
        if end == start or (
            (text.raw[start] == "\n" or end - start > 1) and not _over_space(text, first, number)
        ):
            return False
        return _same_case(text, first, number)
    return number == last + 1 and _bridged(text, first, last)


def _over_space(text: Text, first: int, number: int) -> bool:
    """Whether a run goes on over wide space: yes inside a line, over one line break only in mid-name."""
    gap = text.raw[text.ends[number - 1] : text.starts[number]]
    if "\n" not in gap:
        return len(gap) < 4 and "\t" not in gap
    return gap.count("\n") == 1 and wraps(text, max(first, number - 3), number)


def _same_case(text: Text, first: int, number: int) -> bool:
    """Whether both words are names in the same print; a family name in capitals may open a name."""
    before, word = text.words[number - 1], text.words[number]
    if is_acronym(word, text.keys[number]) or is_acronym(before, text.keys[number - 1]):
        return False
    if len(word) == 1 or len(before) == 1 or before.isupper() == word.isupper():
        return True
    if word.isupper() and not is_syllable(text.keys[number]):
        return False
    if text.keys[first] in FAMILIES or "'" in text.keys[first] or text.keys[first] in HIGHLAND_SIGNS:
        return True
    if tuple(text.keys[first : first + 2]) in MANY_WORDS:
        return True
    follows = text.keys[number] in MIDDLE or text.keys[number] in MIDDLE_STRONG or text.keys[number] in GIVEN
    return number - first == 1 and before.isupper() and (follows or text.keys[first] in RARE)


def _bridged(text: Text, first: int, last: int) -> bool:
    """Whether one small word or sign stands inside the name: `Lò văn Mẫu`, `Y-Mẫu`, `H ' Mẫu`."""
    before, between = text.keys[last - 1], text.keys[last]
    if breaks_line(text, last) or breaks_line(text, last + 1):
        return False
    if between in _LOWER_MIDDLE or _typed_small(text, first, last):
        family = (
            before in FAMILIES
            or text.keys[first] in FAMILIES
            or (before in RARE and (between in MIDDLE or between in MIDDLE_STRONG))
        )
        return family and (before, between) not in NOT_NAMES and between not in OPENERS.get(before, ())
    if between in "-–." and _hyphened(text, first, last):
        return True
    if before not in HIGHLAND_SIGNS or len(text.words[last - 1]) > 1:
        return False
    if before in "hy" and text.words[last].islower() and len(between) > 2:
        return (before, between) not in NOT_NAMES and (
            text.keys[last + 1] in FAMILIES or text.words[last + 1] == "Buôn"
        )
    return between in APOSTROPHES or (between in "-–" and (before != "a" or text.touches(last - 1)))


def _hyphened(text: Text, first: int, last: int) -> bool:
    """Whether a hyphen or dot stands for the space inside a name: `Lò-Văn-Mẫu`, `Lò.Văn.Mẫu`."""
    keys = text.keys
    if keys[first] not in FAMILIES or len(text.words[last - 1]) < 2 or len(text.words[last + 1]) < 2:
        return keys[last + 1] in MIDDLE_STRONG and keys[first] in STRONG
    joins = keys[last + 1] in MIDDLE_STRONG or (last - first > 2 and keys[last - 1] in MIDDLE_STRONG)
    if text.touches(last - 1) and text.touches(last):
        if last - first > 2 and keys[last - 2] == keys[last]:
            return True
        return joins or (last - first == 1 and (keys[last + 1] in GIVEN or keys[last + 1] in MIDDLE))
    return joins and keys[last] in "-–" and (last - first == 1 or keys[last - 2] == keys[last])


def _typed_small(text: Text, first: int, last: int) -> bool:
    """Whether the small word at `last` is a middle word behind a family name: `Lò bảo Mẫu`."""
    between = text.keys[last]
    if not text.words[last].islower() or last - first > 2:
        return False
    if between in MIDDLE or between in MIDDLE_STRONG:
        return True
    if (
        between in GIVEN
        and text.keys[last + 1] in GIVEN
        and between not in OPENERS.get(text.keys[last - 1], ())
    ):
        return True
    return (
        last - first == 1 and text.keys[first] in STRONG and between not in SMALL_WORDS and len(between) > 1
    )
