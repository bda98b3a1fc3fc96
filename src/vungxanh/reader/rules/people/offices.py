"""Rank, offices and organisation in the text's own words: `Đại tá, Phó Giám đốc`, `Công an tỉnh`."""

from vungxanh.reader.rules.people.cues import BODIES, HEADS, RANKS, SPEECH
from vungxanh.reader.rules.people.families import keys_of
from vungxanh.reader.rules.people.runs import breaks_line, is_capital
from vungxanh.reader.rules.people.scene import phrase_at
from vungxanh.reader.rules.text import Text, fold_all, index_phrases

_ROLES = index_phrases((HEADS + "|" + RANKS).split("|"))
_PREVENT = fold_all("phòng chống")
_ADDRESS = keys_of("đồng chí ông bà :")
_RANKS = index_phrases(RANKS.split("|"))
_JOINTS = frozenset(",-–—") | keys_of("kiêm và nguyên quyền thường trực")
_TAIL = keys_of(
    "tỉnh huyện xã phường thành phố quận thị trấn trung ương quốc gia nhà nước nhân dân các cấp cấp cơ "
    "sở địa phương",
    "phòng chống phòng, điều tra tội phạm về ma túy ma tuý hình sự kinh tế môi trường quản lý hành chính "
    "trật tự xã hội",
    "kiểm soát tệ nạn mại dâm an ninh biên giới cửa khẩu biên phòng quân sự giao thông tham mưu tổng hợp "
    "toàn dân bảo vệ",
    "tổ quốc phong trào xây dựng đảng dân tộc lao động việt nam của và bản thôn khu phố đặc khu thường "
    "trực chỉ đạo công an",
    "cảnh sát bộ đội ban chi cục đội phòng đảng ủy huy thường vụ chấp hành trinh sát nghiệp vụ tham mưu "
    "chính trị",
)


class Offices:
    """What one chain of offices says."""

    def __init__(self) -> None:
        self.roles: list[str] = []
        self.bodies: list[str] = []

    def role(self) -> str | None:
        """Ranks and offices, joined by commas."""
        return ", ".join(dict.fromkeys(self.roles)) or None

    def organisation(self) -> str | None:
        """The first body, which is the one that the weightiest office names."""
        return self.bodies[0] if self.bodies else None


def read_offices(text: Text, at: int, stop: int, found: Offices) -> int:
    """Reads a chain of offices from the word on, at most up to `stop`; returns where it ends."""
    end = at
    while at < stop:
        if text.keys[at] in _JOINTS:
            at += 1
            continue
        length = phrase_at(text.keys, at, _ROLES)
        if found.bodies and length and phrase_at(text.keys, at, _RANKS):
            break
        if length and at + length <= stop:
            found.roles.append(_words(text, at, at + length))
            at += length
        elif phrase_at(text.keys, at, BODIES) and found.roles:
            body = _body_end(text, at, stop)
            found.bodies.append(_words(text, at, body))
            at = body
        else:
            break
        end = at
    return end


def _body_end(text: Text, at: int, stop: int) -> int:
    end = at + max(phrase_at(text.keys, at, BODIES), 1)
    while end < stop and not breaks_line(text, end):
        key = text.keys[end]
        told = not is_capital(text.words[end]) and key not in _TAIL and phrase_at(text.keys, end, SPEECH)
        if told or phrase_at(text.keys, end, _ROLES) > 1:
            break
        if key == "," and text.keys[end - 1] == _PREVENT[0] and text.keys[end + 1 : end + 2] == [_PREVENT[1]]:
            end += 2
        elif is_capital(text.words[end]) or key in _TAIL or text.words[end].isdigit():
            end += 1
        else:
            break
    return end


def _words(text: Text, first: int, last: int) -> str:
    start, end = text.span(first, last)
    return " ".join(text.raw[start:end].split())


def offices_before(text: Text, name: int, floor: int) -> Offices:
    """The chain that ends where a name begins, looked for from word `floor` on."""
    for start in range(max(floor, name - 30), name):
        if not phrase_at(text.keys, start, _ROLES):
            continue
        found = Offices()
        if _reaches(text, read_offices(text, start, name, found), name):
            return found
    return Offices()


def _reaches(text: Text, end: int, name: int) -> bool:
    return all(key in _JOINTS or key in _ADDRESS for key in text.keys[end:name])


def offices_after(text: Text, end: int, found: Offices) -> Offices:
    """The chain that stands after a name and a sign."""
    if end + 1 < len(text) and text.keys[end] in ",-–—(:" and phrase_at(text.keys, end + 1, _ROLES):
        read_offices(text, end + 1, min(end + 60, len(text)), found)
    return found
