"""Documents that are named and bear no symbol: schemes, programmes, laws, directives of somebody."""

from vungxanh.reader.rules.papers.issuers import body_after
from vungxanh.reader.rules.papers.kinds import LAWS
from vungxanh.reader.rules.text import Text, fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_QUOTES = {"“": "”", '"': '"', "'": "'", "‘": "’", "«": "»"}
_LONGEST = 45
_NAMED = {"scheme", "programme"}
_OF_SOMEBODY = {"directive", "resolution", "conclusion", "plan", "scheme", "programme"}
_OF = fold("của")
_STOPS = keys_of(
    "giai của do được đã tại trên theo nhằm trong từ năm đến vừa sẽ là này nêu với cho đề ngày "
    "không ra đặt để có phải"
)
"""Words that a name in running text does not reach over."""
_LIST_GOES_ON = keys_of("chống phường thị đặc quản kiểm không đấu ngăn xử vận tàng mua")
"""After a comma inside a name: "phòng, chống ma túy", "xã, phường"."""
_NOT = fold("không")
_WITHOUT = keys_of("có ma tệ tội")
_CONGRESS = fold_all("đại hội")
_CONGRESS_WORDS = keys_of("đại biểu đảng bộ lần thứ tỉnh thành phố toàn quốc huyện xã phường đoàn")
_DROP = keys_of("về và")


def name_after(text: Text, noun: int, after: int, kind: str) -> int | None:
    """The word after the name of a document with its noun on [noun, after); None where nothing names it."""
    if after >= len(text.keys) or not text.words[noun][0].isupper():
        return None
    if kind == "law":
        return next(
            (after + len(keys) for keys in LAWS.get(text.keys[after], ()) if text.has(keys, after)), None
        )
    if kind in _NAMED or kind == "plan":
        quoted = _quoted(text, after)
        if quoted is not None:
            return quoted
    if kind == "resolution" and text.has(_CONGRESS, after):
        return _congress(text, after + len(_CONGRESS))
    if kind in _OF_SOMEBODY and text.keys[after] == _OF:
        end = body_after(text, after + 1)
        return after if end - after > 2 else None
    return _running(text, after) if kind in _NAMED else None


def _congress(text: Text, at: int) -> int:
    """The word after "Đại hội …": which party body's, and the how-manieth."""
    last = at
    while last < len(text.keys) and last - at < _LONGEST and text.words[last].isalpha():
        if not (text.words[last][0].isupper() or text.keys[last] in _CONGRESS_WORDS):
            break
        last += 1
    return last


def _quoted(text: Text, at: int) -> int | None:
    """The word after a name in quotation marks."""
    closing = _QUOTES.get(text.words[at])
    if closing is None:
        return None
    for end in range(at + 2, min(at + _LONGEST, len(text.keys))):
        if text.words[end] == closing:
            return end + 1
    return None


def _running(text: Text, at: int) -> int | None:
    """The word after a name without marks: as far as it is one phrase of at least three words."""
    end = at
    while end < len(text.keys) and end - at < _LONGEST and _goes_on(text, end):
        end += 1
    while end > at and (not text.words[end - 1][0].isalnum() or text.keys[end - 1] in _DROP):
        end -= 1
    return end if end - at >= 3 else None


def _goes_on(text: Text, at: int) -> bool:
    word, key = text.words[at], text.keys[at]
    if "\n" in text.raw[text.ends[at - 1] : text.starts[at]]:
        return False
    if word == ",":
        return at + 1 < len(text.keys) and text.keys[at + 1] in _LIST_GOES_ON
    if word == "(":
        return at + 2 < len(text.keys) and text.words[at + 2] == ")"
    if word in ")-/":
        return True
    if key == _NOT:
        return at + 1 < len(text.keys) and text.keys[at + 1] in _WITHOUT
    return word.isalpha() and (key not in _STOPS or text.keys[at - 1] == _NOT)
