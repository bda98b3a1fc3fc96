"""Nicknames told the other way round: by what an account is called, or in front of the real name."""

from vungxanh.reader.rules.people.families import is_compound
from vungxanh.reader.rules.people.given import OPENING
from vungxanh.reader.rules.people.nicknames import CALL, PAPERS, is_body, nickname, titled
from vungxanh.reader.rules.people.runs import FAMILIES, breaks_line, is_capital
from vungxanh.reader.rules.people.scene import QUOTES
from vungxanh.reader.rules.people.wrapping import opens_phrase
from vungxanh.reader.rules.text import Span, Text, fold, index_phrases
from vungxanh.reader.rules.wordlists import keys_of, listed

ACCOUNTS = index_phrases(
    listed(
        "tài khoản|tài khoản facebook|tài khoản zalo|tài khoản telegram|tài khoản tiktok|tài khoản viber|"
        "tài khoản messenger|tài khoản mạng xã hội|tài khoản mạng|trang cá nhân"
    )
)
"""What is called by a handle in quotation marks."""
OF_SOMEBODY = index_phrases(
    f"{cue} của"
    for cue in listed(
        "tên gọi khác|tên thường dùng|tên thường gọi|tên gọi|biệt danh|bí danh|biệt hiệu|nick|nick zalo|"
        "nick facebook|facebook|zalo|tên facebook|tên zalo|tên ở nhà|tên ở bản|tên tục|tên giang hồ|tên khác|"
        "tên thật|tên khai sinh|tên cúng cơm|tên lóng"
    )
)
"""What leads to a name by way of another: `tên thường gọi của Lò Văn Thử là Tèo`."""
REALLY = index_phrases(
    listed("tên thật|tên khai sinh|tên trong giấy tờ|tên trên giấy tờ|tên trong hồ sơ|tên đầy đủ|họ tên thật")
)
"""Behind a nickname: `Thử điếu cày, tên thật là Lò Văn Thử`."""
IS_OF = index_phrases(
    listed(
        "tức|tức là|là biệt danh của|là bí danh của|là tên gọi khác của|là tên thường gọi của|là tên gọi của|"
        "là biệt hiệu của|là tên khác của|chính là|thực ra là"
    )
)
"""Between a nickname and the real name: `Thử điếu cày chính là Lò Văn Thử`."""
KNOWN_AS = index_phrases(listed("xác định|nhận diện|nhận ra|chủ tài khoản"))
"""What leads to a nickname that turns out to be somebody: `xác định Thử còi là Lò Văn Thử`."""
WHOSE_NAME = index_phrases(
    f"{who} {named}"
    for who in listed("tôi|kẻ|người|đối tượng|thanh niên|gã|nam giới|phụ nữ|đàn ông")
    for named in ("tên", "tên là", "có tên", "có tên là")
)
"""What leads to anything in quotation marks that somebody is called."""
WAYS = (ACCOUNTS, OF_SOMEBODY, REALLY, IS_OF, KNOWN_AS, WHOSE_NAME)
_HEADS = keys_of("tên danh nick nickname")
VAGUE = dict.fromkeys((CALL, fold("tức"), *_HEADS), ())
_OF_THINGS = keys_of("bản xã thôn đường phường huyện tỉnh công quán cửa chất loại thuốc đơn cơ dự mô tổ nhóm")
_OFTEN = keys_of("được hay thường quen vẫn bị còn")
_MOST_BEFORE, _MOST_BETWEEN = 5, 4
_IS = fold("là")
_PARTING = frozenset(",(:-–—") | QUOTES
_NAMED = keys_of(": tên là có mang")


def called_before(text: Text, number: int) -> list[Span]:
    """Masks the nickname in front of the words that lead to the real name, with the small words in it."""
    if number > 2 and QUOTES.intersection(text.keys[number - 2 : number]):
        return _quoted_before(text, number)
    end = number
    while end > 1 and text.keys[end - 1] in _PARTING and number - end < 2:
        end -= 1
    at = end
    while at > 1 and end - at < 2 and text.words[at - 1].islower() and not breaks_line(text, at):
        at -= 1
    first = at
    while first > 0 and at - first < 3 and is_capital(text.words[first - 1]) and not breaks_line(text, first):
        first -= 1
    first += first < at - 1 and text.keys[first] in OPENING
    common = opens_phrase(text.keys, first) or is_compound(text.keys, first) or is_body(text, first)
    return [] if common or first >= at or not text.words[first].istitle() else [text.span(first, end)]


def alias(text: Text, at: int) -> tuple[list[Span], int] | None:
    """A nickname behind a word for names, with others between: `(tên hồi nhỏ: Tèo)`, `tục danh Tèo`."""
    first = at
    while (
        at < first + _MOST_BEFORE and at < len(text) and text.keys[at] not in _HEADS and _is_small(text, at)
    ):
        at += 1
    if at >= len(text) or text.keys[at] not in _HEADS or not (_is_small(text, at) or _opens_label(text, at)):
        return None
    end = at + 1
    while end < len(text) and end - at <= _MOST_BETWEEN and _is_small(text, end):
        if text.keys[end] in _OF_THINGS:
            return None
        end += 1
    if end >= len(text) or breaks_line(text, end):
        return None
    if text.keys[end] == ":":
        end += 1
    if end >= len(text) or (opens_phrase(text.keys, end) and not titled(text, end)) or is_body(text, end):
        return None
    masked, after = nickname(text, end)
    return (masked, after) if masked else None


def _opens_label(text: Text, at: int) -> bool:
    """Whether the word opens a sentence that is a label: `Tên khác: Tèo`."""
    return text.words[at].istitle() and (
        text.keys[at + 2 : at + 3] == [":"] or text.keys[at + 3 : at + 4] == [":"]
    )


def _is_small(text: Text, at: int) -> bool:
    return text.words[at].islower() and text.words[at].isalpha()


def vague_nick(text: Text, number: int) -> list[Span]:
    """A nickname behind a cue that counts where somebody was named: `(ảnh), tức Tèo`, `được gọi Tèo`."""
    keys, after = text.keys, number + 1
    if keys[number] in _HEADS:
        return (alias(text, number) or ([], 0))[0]
    if keys[number] not in VAGUE or after + 1 >= len(text) or breaks_line(text, after):
        return []
    if keys[number] == CALL and _OFTEN.isdisjoint(keys[max(number - 6, 0) : number]):
        return []
    start = after + (keys[after] in QUOTES)
    if opens_phrase(keys, start) or is_body(text, start) or keys[start] in PAPERS:
        return []
    return nickname(text, after)[0]


def _quoted_before(text: Text, number: int) -> list[Span]:
    """The words in quotation marks that end right before the word, or before the sign in front of it."""
    end = number - 1 if text.keys[number - 1] in QUOTES else number - 2
    for first in range(end - 1, max(end - 6, 0), -1):
        if text.keys[first - 1] in QUOTES:
            return [] if is_body(text, first) else [text.span(first, end)]
    return []


def called_then(text: Text, at: int) -> list[Span]:
    """Masks a nickname in front of `là` and a family name: `xác định Thử còi là Lò Văn Thử`."""
    for end in range(at + 1, min(at + 5, len(text) - 2)):
        if text.keys[end] == _IS:
            return called_is(text, end, 1)
    return []


def called_is(text: Text, number: int, length: int) -> list[Span]:
    """Masks the nickname in front of words that say whose it is, where a family name follows them."""
    after = number + length
    if after + 1 >= len(text) or text.keys[after] not in FAMILIES or not is_capital(text.words[after + 1]):
        return []
    return called_before(text, number)


def handle(text: Text, at: int) -> list[Span]:
    """Masks what an account is called, where it stands in quotation marks: `tài khoản “Gió Núi”`."""
    while at + 1 < len(text) and text.keys[at] in _NAMED:
        at += 1
    if at + 1 >= len(text) or text.keys[at] not in QUOTES or is_body(text, at + 1):
        return []
    return nickname(text, at)[0]
