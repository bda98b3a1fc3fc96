"""Where sentences end in a line, in texts full of abbreviations, initials, numbers and missing spaces."""

import re
from collections.abc import Iterator

from vungxanh.reader.rules.text import MASK
from vungxanh.reader.rules.wordlists import words

ABBREVIATIONS = frozenset(
    words("""
    tp tx tt th ths ts pgs gs bs ks cn đ đc tr st nxb bt ct pct qđ nđ tw q p h x f kp ô ông
    mr mrs ms dr no vd stt sn đt đh hv tk tm kt tl tuq bks
    """)
) - {"ông"}
"""Short forms behind which a full stop ends no sentence."""

STARTERS = frozenset(
    words("""
    qua tại ngày theo sau trong cơ lực đối công hiện quá khi đến trước bước vụ các hai cùng vào từ với để đây
    những một ngoài riêng hội kết tổng cũng do nhờ trên bên đồng tiếp năm tháng chiều sáng tối đêm rạng
    """)
)
"""First words by which a sentence is known even behind an initial."""

HEAD = re.compile(
    r"\s*(?:(?:[-+•*▪●–—»>◦]+|[\u2500-\u27bf§※]+|[(\[][*+]{1,3}[)\]])\s*)?"
    r"(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.):,/-](?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s)"
    r"|(?:\d{1,2}|[IVX]{1,5}|[A-E])\s+[–-](?=\s+[^\W\d_])|\(?[IVX]{1,5}[.)-]|\(?[a-zđA-E][.)](?=\s)"
    r"|Điều\s+\d+[.:])?\s*"
)
"""The head of an item: a bullet or ornament (◆, (*)), a number, a letter; its full stop ends nothing."""

_STOPS = ".!?…"
_REST_OF_STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*")
_WORD_BEFORE = re.compile(r"[^\W\d_]+$")
_OPENING = frozenset('“"‘([«-–—•+*' + MASK)


def ends(raw: str, start: int, end: int) -> Iterator[int]:
    """The positions in [start, end) behind which a new sentence of the line begins."""
    head = HEAD.match(raw, start, end)
    for at in _stops(raw, head.end() if head else start, end):
        stop = _REST_OF_STOP.match(raw, at, end)
        after = following = stop.end() if stop else at
        while following < end and raw[following].isspace():
            following += 1
        if stop and following < end and _is_end(raw, stop[0], at, after, following):
            yield after


def _stops(raw: str, start: int, end: int) -> list[int]:
    """Where stops begin; looking for one sign after the other is much faster than for any of them."""
    found = []
    for sign in _STOPS:
        at = raw.find(sign, start, end)
        while at >= 0:
            if at == start or raw[at - 1] not in _STOPS:
                found.append(at)
            at = raw.find(sign, at + 1, end)
    found.sort()
    return found


def _is_end(raw: str, stop: str, at: int, after: int, following: int) -> bool:
    """Whether a stop ends its sentence, by what stands before and after it."""
    letter = raw[following]
    spaced = following > after
    if not (letter.isupper() or (letter.isdigit() and spaced) or (letter in _OPENING and spaced)):
        return False
    if stop.startswith(("..", "…")):
        return ")" not in stop and letter.isupper()
    if stop[0] != ".":
        return True
    found = _WORD_BEFORE.search(raw, max(0, at - 10), at)
    if found is None:
        return spaced or letter.isupper()
    return _ends_after(raw, found[0], found.start(), following, spaced)


def _ends_after(raw: str, word: str, at: int, following: int, spaced: bool) -> bool:
    """A full stop behind a word: not behind short forms and initials; glued only before a new capital."""
    if len(word) == 1 and word.isupper():
        return spaced and _is_last_initial(raw, at, following)
    if word.casefold() in ABBREVIATIONS and (len(word) < 3 or not word.islower()):
        return False
    if spaced:
        return True
    return not word.isupper() and raw[following + 1 : following + 2].islower()


def _is_last_initial(raw: str, at: int, following: int) -> bool:
    """`loại I. Các …` and `N.V.A. Qua …` end; `Nguyễn V. Anh` and `T. Ư` do not."""
    if not raw[following].isalpha():
        return False
    before = _WORD_BEFORE.search(raw, max(0, at - 10), max(0, at - 1))
    behind_word = raw[at - 1 : at] == " " and before is not None and before[0].islower()
    first = raw[following : following + 12].split(maxsplit=1)
    return behind_word or bool(first and first[0].casefold().strip(",") in STARTERS)
