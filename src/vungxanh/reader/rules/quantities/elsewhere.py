"""What a number is told of when it is of another place: a unit that lies beside the text's own."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import NONE, Count, Page
from vungxanh.reader.rules.text import fold, fold_all
from vungxanh.reader.rules.wordlists import keys_of

_UNITS = keys_of("tỉnh phố huyện xã phường quận trấn bản thôn ấp buôn xóm khu trường trạm sở")
_LONGEST_NAME = 4
_NOT_ITS_OWN = keys_of("với cùng tại ở từ qua sang đến của trú và giữa")
"""Behind these the neighbour is not who counts: phối hợp với xã giáp ranh bắt 3 đối tượng."""


def is_beside(count: Count) -> bool:
    """Phường Thử Hòa kế bên có 29 vụ; tỉnh bạn làm được 131 người: a neighbour's number."""
    if "abroad" in count.lead:
        return not comes_home(count)
    if _is_over_there(count):
        return True
    return ("neighbour" in count.lead and _names_neighbour(count)) or _is_of_another(count)


def comes_home(count: Count) -> bool:
    """Nhìn rộng ra tỉnh Viễn Tưởng: the wider look falls on the province whose paper it is."""
    page = count.page
    named = page.text.keys[_start(count) : count.first] if page is not None else []
    return page is not None and page.province in [*pairwise(named)]


def _is_over_there(count: Count) -> bool:
    """Bên xã Thử Hòa, từ đầu năm họ nhổ 900 cây: a paper of no whole province looks over to a named place."""
    page = count.page
    if page is None or (page.province and not page.is_part):
        return False
    first = _start(count)
    keys, words = page.text.keys[first : first + 3], page.text.words[first : first + 3]
    return (
        keys[:1] == [_OVER] and len(keys) == len(words) > 2 and keys[1] in _UNITS and words[2][:1].isupper()
    )


def _is_of_another(count: Count) -> bool:
    """Tỉnh Hình Dung, nơi triển khai sớm hơn, có 1.690 người: not the province that the titles name.

    In the paper of a commune or district any province or city that the talk turns to is the wider area, and
    in one of a commune any other commune is another.
    """
    page = count.page
    if page is None or not (page.province or page.is_part):
        return False
    word = count.before.end if count.before is not None else _start(count)
    while word < count.first and page.text.keys[word] in _TURNS:
        word += 1
    if word + 2 >= count.first or not all(page.text.words[one][:1].isupper() for one in (word + 1, word + 2)):
        return False
    return _differs(page, page.text.keys[word], tuple(page.text.keys[word + 1 : word + 3]))


def _differs(page: Page, kind: str, name: tuple[str, ...]) -> bool:
    """Whether the name is that of another unit; Tỉnh Đoàn and Tỉnh ủy are bodies of the own one."""
    if name[0] in _BODY_NAMES:
        return False
    if kind in _COMMUNES:
        return bool(page.communes) and name not in page.communes
    if page.is_part:
        return kind in _WIDER
    return kind in _PROVINCES and name != page.province


def _start(count: Count) -> int:
    page = count.page
    return page.first_word(count.segment) if page is not None else 0


_OVER = fold("bên")
_COMMUNES, _PROVINCES, _WIDER = keys_of("xã phường"), keys_of("tỉnh"), keys_of("tỉnh phố")
_BODY_NAMES = keys_of("đoàn ủy hội")
_TURNS = keys_of(", ; : . còn riêng trong khi đó cơ sở của thì bên cạnh ta thành")
"""What may stand before a province that is spoken of itself: còn tỉnh Hình Dung có 1.690 người."""


def _names_neighbour(count: Count) -> bool:
    """Whether the word stands behind the name of a unit that is spoken of itself."""
    page = count.page
    if page is None:
        return False
    hits, keys = page.hits_of(count.segment), page.text.keys
    said = hits[: bisect_left(hits, (count.first, 0, NONE))]
    word = next((word for word, _, tags in reversed(said) if "neighbour" in tags), 0)
    first = page.first_word(count.segment)
    for place in range(word - 1, max(word - 2 - _LONGEST_NAME, first - 1), -1):
        if keys[place] in _UNITS:
            return _counts_itself(keys[first:place])
    return False


def _counts_itself(before: Sequence[str]) -> bool:
    """Whether no word before the unit makes it a partner or a place of what others do."""
    before = [key for key in before if key not in _BODIES]
    return not before or before[-1] not in _NOT_ITS_OWN or before[-2:-1] == _WHILE


_WHILE = list(fold_all("còn"))
"""Còn ở xã bên cạnh: the sentence turns to it."""
_BODIES = keys_of("thành thị các công an lực lượng đồn biên phòng dân quân ubnd nhân chức năng")
"""Công an xã, thành phố: what may stand between the neighbour's unit and the word that leads to it."""
