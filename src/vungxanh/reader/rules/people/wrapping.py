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
from vungxanh.reader.rules.people.given import GIVEN, OPENING, RARE
from vungxanh.reader.rules.people.openers import opens_sentence
from vungxanh.reader.rules.text import Text, fold_all
from vungxanh.reader.rules.wordlists import listed

Phrases = dict[str, tuple[tuple[str, ...], ...]]

_FAMILIES = STRONG | COMMON
_ANY_MIDDLE = MIDDLE | MIDDLE_STRONG
_COMMON_WORDS = (BODIES, LEADS, OFFICES, SPEECH, PERSON_DOES, RIGHT_DETAILS)

PROVINCES = frozenset(
    fold_all(name)
    for name in listed(
        "Hà Giang|Cao Bằng|Bắc Kạn|Tuyên Quang|Lào Cai|Lai Châu|Sơn La|Yên Bái|Hòa Bình|Thái Nguyên|Lạng "
        "Sơn|"
        "Quảng Ninh|Bắc Giang|Phú Thọ|Vĩnh Phúc|Bắc Ninh|Hải Dương|Hải Phòng|Hưng Yên|Thái Bình|Hà Nam|Hà "
        "Nội|"
        "Nam Định|Ninh Bình|Thanh Hóa|Nghệ An|Hà Tĩnh|Quảng Bình|Quảng Trị|Đà Nẵng|Quảng Nam|Quảng Ngãi|"
        "Bình Định|Phú Yên|Khánh Hòa|Ninh Thuận|Bình Thuận|Gia Lai|Lâm Đồng|Bình Phước|Tây Ninh|Bình Dương|"
        "Đồng Nai|Vũng Tàu|Long An|Tiền Giang|Bến Tre|Trà Vinh|Vĩnh Long|Đồng Tháp|An Giang|Kiên Giang|"
        "Cần Thơ|Hậu Giang|Sóc Trăng|Bạc Liêu|Cà Mau|Điện Biên|Kon Tum"
    )
)
"""Names of provinces: what a line that follows one opens with is no part of a name."""

SMALL_WORDS = frozenset(table_word for table in _COMMON_WORDS for table_word in table)
"""First words of what usually stands around names in small letters: no part of a name."""

_OPENERS: Phrases = {
    first: tuple(dict.fromkeys(phrase for table in _COMMON_WORDS for phrase in table.get(first, ())))
    for first in SMALL_WORDS
}


def wraps(text: Text, first: int, number: int) -> bool:
    """Whether a name that begins at `first` or after it runs over the line break before word `number`."""
    keys = text.keys
    family = next((at for at in range(first, number) if keys[at] in _FAMILIES), None)
    if family is None:
        return _wraps_unlisted(text, first, number)
    length = number - family
    if keys[number - 1] in MIDDLE_STRONG and length > 1:
        return True
    following = text.words[number + 1] if number + 1 < len(text) else "."
    if keys[number] in _FAMILIES and (keys[number + 1 : number + 2] or [""])[0] in MIDDLE_STRONG:
        return False
    middle = keys[number - 1] in MIDDLE or (length == 1 and keys[family] in STRONG)
    if middle and family == first and not following[0].islower():
        return True
    if _is_open(text, family, number):
        return True
    return (
        not _begins_line(text, family) and _may_go_on(keys, family, number) and not opens_line(keys, number)
    )


def _wraps_unlisted(text: Text, first: int, number: int) -> bool:
    """The same for names of the Central Highlands, which open with a letter, and for rare families."""
    keys = text.keys
    before = keys[number - 1]
    if "'" in before or keys[first] in HIGHLAND_SIGNS:
        ends = keys[number] in _FAMILIES or len(text.words[number - 1]) == 1
        return (ends or "'" in before) and not opens_line(keys, number) and not _begins_line(text, number - 1)
    return keys[first] in RARE and _is_open(text, first, number)


def _is_open(text: Text, family: int, number: int) -> bool:
    """Whether family and middle word alone stand before the break and a word of a name behind it."""
    keys, length = text.keys, number - family
    if length > 2 or (length == 2 and keys[number - 1] not in _ANY_MIDDLE):
        return False
    listed = keys[number] in GIVEN or keys[number] in MIDDLE or keys[number] in MIDDLE_STRONG
    if not listed and (length == 1 or opens_line(keys, number) or keys[number] in OPENING):
        return "'" in keys[number]
    if tuple(keys[family:number]) in PROVINCES or (
        length == 1 and keys[family] in RARE and _begins_line(text, family)
    ):
        return False
    following = text.words[number + 1] if number + 1 < len(text) else ""
    if following[:1].isdigit() or (following and opens_sentence(keys, number)) or is_compound(keys, number):
        return False
    phrase = max((_phrase(keys, number, table) for table in _COMMON_WORDS), default=0)
    return (
        phrase < 2
        and (not phrase or keys[number] in GIVEN)
        and not (phrase and length == 1 and not is_capital_word(following))
    )


def is_capital_word(word: str) -> bool:
    """Whether a word is there and begins with a capital letter."""
    return word[:1].isupper()


def _phrase(keys: list[str], number: int, table: Phrases) -> int:
    return next(
        (len(one) for one in table.get(keys[number], ()) if tuple(keys[number : number + len(one)]) == one), 0
    )


def _may_go_on(keys: list[str], family: int, number: int) -> bool:
    """Whether the words before the break leave a name open: after two words of a place they do not."""
    if number - family == 1:
        return keys[family] in STRONG or keys[number] in MIDDLE or keys[number] in MIDDLE_STRONG
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
    opened = _OPENERS.get(keys[number])
    return opened is not None and any(
        len(phrase) == 1 or tuple(keys[number : number + len(phrase)]) == phrase for phrase in opened
    )
