"""Rank, offices and organisation in the text's own words: `Đại tá, Phó Giám đốc`, `Công an tỉnh`."""

import re
from typing import NamedTuple

from vungxanh.reader.rules.people.cues import BODIES, HEADS, MEMBERSHIPS, RANKS, SPEECH
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.people.scene import phrase_at
from vungxanh.reader.rules.text import Text, fold_all, index_phrases
from vungxanh.reader.rules.wordlists import keys_of

_ROLES = index_phrases((HEADS + "|" + RANKS + "|" + MEMBERSHIPS).split("|"))
_PREVENT = fold_all("phòng chống")
_ADDRESS = keys_of("đồng chí ông bà : ( đã ký )")
_RANKS = index_phrases(RANKS.split("|"))
_MEMBERSHIPS = index_phrases(MEMBERSHIPS.split("|"))
_JOINTS = frozenset(",-–—") | keys_of("kiêm và nguyên quyền")
_TAIL = keys_of(
    "tỉnh huyện xã phường thành phố quận thị trấn trung ương quốc gia nhà nước nhân dân các cấp cơ sở "
    "địa phương",
    "chống điều tra tội phạm về ma túy tuý hình sự kinh tế môi trường quản lý hành chính trật tự xã hội "
    "tham mưu",
    "kiểm soát tệ nạn mại dâm an ninh biên giới cửa khẩu biên phòng quân sự giao thông tổng hợp toàn dân "
    "bảo vệ",
    "tổ quốc phong trào xây dựng đảng dân tộc lao động việt nam của bản thôn khu phố đặc khu trinh sát "
    "nghiệp vụ",
)
_HEADED = keys_of("ban phòng")
_SECOND = re.compile(r"^(Phó )(\w)")


class Office(NamedTuple):
    """One office in a chain: its words and the body it is in; `kind` is rank, member or office."""

    kind: str
    words: str
    body: str | None = None


class Offices:
    """What one chain of offices says."""

    def __init__(self) -> None:
        self.held: list[Office] = []

    def role(self) -> str | None:
        """Ranks and offices, joined by commas; a membership beside a weightier office keeps its body."""
        leads = any(one.kind == "office" for one in self.held)
        told = [
            f"{one.words} {one.body}" if leads and one.kind == "member" and one.body else one.words
            for one in self.held
        ]
        return ", ".join(dict.fromkeys(word for word in told if word)) or None

    def organisation(self) -> str | None:
        """The body of the first office; of a membership only where there is no other."""
        by_kind = {one.kind: one.body for one in reversed(self.held) if one.body}
        return by_kind.get("office") or by_kind.get("body") or by_kind.get("member") or by_kind.get("rank")

    def add(self, kind: str, words: str) -> None:
        """Adds a rank or office; capitals of a signature become usual print."""
        if words.isupper() and len(words) > 4:
            words = _SECOND.sub(lambda found: found[1] + found[2].upper(), words.capitalize())
            words = words.replace(" thường trực", " Thường trực")
        self.held.append(Office(kind, words))

    def add_body(self, words: str) -> None:
        """Adds the body of the last office, or a body alone."""
        if self.held and self.held[-1].body is None:
            self.held[-1] = self.held[-1]._replace(body=words)
        else:
            self.held.append(Office("body", "", words))


def read_offices(text: Text, at: int, stop: int, found: Offices, *, ranks: bool = True) -> int:
    """Reads a chain of offices from the word on, at most up to `stop`; returns where it ends.

    Without `ranks` it stops at a rank: behind a name that is where the next person begins.
    """
    end = at
    while at < stop:
        if text.keys[at] in _JOINTS:
            at += 1
            continue
        length = phrase_at(text.keys, at, _ROLES)
        if length and at + length <= stop:
            kind = _kind(text, at)
            if kind == "rank" and not ranks:
                break
            found.add(kind, _words(text, at, at + length))
            at = _headed(text, at + length, stop, found)
        elif phrase_at(text.keys, at, BODIES) and (found.held or is_capital(text.words[at])):
            body = _body_end(text, at, stop)
            found.add_body(_words(text, at, body))
            at = body
        elif found.held and (step := _field(text, at, stop)):
            at += step
            continue
        else:
            break
        end = at
    return end


def _headed(text: Text, at: int, stop: int, found: Offices) -> int:
    """Reads a body that shares a word with its office: `Trưởng ban Dân vận` heads the `Ban Dân vận`."""
    if at >= stop or text.keys[at - 1] not in _HEADED or not is_capital(text.words[at]):
        return at
    if phrase_at(text.keys, at, _ROLES):
        return at
    field = at + 1 < stop and text.words[at + 1].islower() and not phrase_at(text.keys, at + 1, SPEECH)
    end = _body_end(text, at + field, stop)
    words = _words(text, at - 1, end)
    found.add_body(words[0].upper() + words[1:])
    return end


def _field(text: Text, at: int, stop: int) -> int:
    """How many small words name the field of an office before its body: `Trưởng phòng tham mưu Công an`."""
    for step in range(1, 4):
        if at + step >= stop or is_capital(text.words[at]) or phrase_at(text.keys, at, SPEECH):
            return 0
        if not text.words[at + step - 1].isalpha() or is_capital(text.words[at + step - 1]):
            return 0
        if is_capital(text.words[at + step]) and phrase_at(text.keys, at + step, BODIES):
            return step
    return 0


def _kind(text: Text, at: int) -> str:
    if phrase_at(text.keys, at, _MEMBERSHIPS):
        return "member"
    return "rank" if phrase_at(text.keys, at, _RANKS) else "office"


def _body_end(text: Text, at: int, stop: int) -> int:
    end = at + max(phrase_at(text.keys, at, BODIES), 1)
    while end < stop and not breaks_line(text, end):
        length = _body_step(text, end)
        if not length or end + length > stop:
            break
        end += length
    return end


def _body_step(text: Text, at: int) -> int:
    """How many words from here still belong to the name of a body."""
    key, word = text.keys[at], text.words[at]
    if phrase_at(text.keys, at, _ROLES) > 1:
        return 0
    if key == "," and text.keys[at - 1] == _PREVENT[0] and text.keys[at + 1 : at + 2] == [_PREVENT[1]]:
        return 2
    if key in "-–" and all(map(is_capital, text.words[at + 1 : at + 3])) and is_capital(text.words[at - 1]):
        return 0 if phrase_at(text.keys, at + 1, _ROLES) or phrase_at(text.keys, at + 1, BODIES) else 3
    body = phrase_at(text.keys, at, BODIES)
    if body > 1 or is_capital(word) or key in _TAIL or word.isdigit():
        return max(body, 1)
    return 0 if phrase_at(text.keys, at, SPEECH) else body


def _words(text: Text, first: int, last: int) -> str:
    start, end = text.span(first, last)
    return " ".join(text.raw[start:end].split())


def offices_before(text: Text, name: int, floor: int) -> Offices:
    """The chain that ends where a name begins, looked for from word `floor` on."""
    for start in range(max(floor, name - 30), name):
        if text.keys[start] not in _ROLES:
            continue
        if not phrase_at(text.keys, start, _ROLES) or _for_another(text, start):
            continue
        found = Offices()
        if _reaches(text, read_offices(text, start, name, found), name):
            return found
    return Offices()


def _for_another(text: Text, start: int) -> bool:
    """Whether somebody else holds the office: `KT. CHỦ TỊCH` stands above the deputy who signs."""
    return start > 1 and text.keys[start - 1] == "." and text.keys[start - 2] in ("kt", "tm", "tl", "tuq")


def _reaches(text: Text, end: int, name: int) -> bool:
    return all(key in _JOINTS or key in _ADDRESS for key in text.keys[end:name])


def offices_after(text: Text, end: int, found: Offices) -> int:
    """Reads the chain that stands after a name and a sign; returns where it ends."""
    if end + 1 >= len(text) or text.keys[end] not in ",-–—(:" or breaks_line(text, end + 1):
        return end
    opens = phrase_at(text.keys, end + 1, _ROLES)
    if opens or (phrase_at(text.keys, end + 1, BODIES) and is_capital(text.words[end + 1])):
        return read_offices(text, end + 1, min(end + 60, len(text)), found, ranks=False)
    return end
