"""What the lines at the top of a text say it is about: one part of a province, a clinic, a rally."""

from collections.abc import Iterator
from itertools import pairwise

from vungxanh.reader.rules.quantities.count import Page
from vungxanh.reader.rules.wordlists import keys_of

_TOP, _LONGEST = 5, 160
"""So many first lines, and so long ones, can say what a text is about."""
_PARTS, _GROUP, _WHOLE = keys_of("xã phường huyện quận bản thôn ấp"), keys_of("cụm"), keys_of("tỉnh")
_NO_NAMES = keys_of("không trọng phức phường xã hội biên vùng đội")
"""What stands behind the kind of a unit where no one unit is named: xã không ma túy."""
_BODIES = keys_of("an dân ubnd hđnd bộ ủy đoàn đội phòng viện tòa án")
"""Công an tỉnh, Đảng bộ tỉnh: who wrote a text is not what it is about."""
_COMMUNES, _SPEAKERS = keys_of("xã phường"), keys_of("quốc nữ niên tế tử binh dân của")
_TREATS = frozenset(("rehab", "methadone"))
_OTHERWISE = frozenset(("drug_free", "arrest", "propaganda", "attained", "recognise"))


def read_subject(page: Page) -> None:
    """Keeps on the page what its titles say it is about."""
    lines = list(_titles(page))
    tags = [page.tags(one) for one in lines]
    page.is_rally = any("rally" in one for one in tags)
    page.treats = any(one & _TREATS and not one & _OTHERWISE for one in tags)
    words = [_words(page, one) for one in lines]
    page.is_part = any(map(_names_part, words)) and not any(map(_names_whole, words))
    page.province = next((name for one in words if (name := _province(one))), ())
    page.communes = (
        frozenset(name for one in words for name in _communes(one)) if page.is_part else frozenset()
    )


def _titles(page: Page) -> Iterator[int]:
    for segment in range(min(_TOP, len(page.segments))):
        one = page.segments[segment]
        bare = page.text.raw[one.span[1] - 1] not in ".;:,!?" and segment < _TOP - 2
        if (bare or one.layout in ("title", "heading")) and one.span[1] - one.span[0] <= _LONGEST:
            yield segment


def _words(page: Page, segment: int) -> list[tuple[str, str]]:
    """The words of a line with their keys."""
    first, last = (page.text.first_from(edge) for edge in page.segments[segment].span)
    return list(zip(page.text.words[first:last], page.text.keys[first:last], strict=True))


def _names_part(line: list[tuple[str, str]]) -> bool:
    """Whether the line names one part of a province: `xã Mẫu Cao`, `cụm 5 xã`; not `xã không ma túy`."""
    for (_, kind), (word, key) in pairwise(line):
        if kind in _GROUP or (kind in _PARTS and word[:1].isupper() and key not in _NO_NAMES):
            return True
    return False


def _province(line: list[tuple[str, str]]) -> tuple[str, ...]:
    """The first words of the name of the province that the line names: TỈNH MINH HỌA."""
    for place, (_, key) in enumerate(line):
        name = line[place + 1 : place + 3]
        if key in _WHOLE and len(name) > 1 and all(word[:1].isupper() for word, _ in name):
            return tuple(key for _, key in name)
    return ()


def _communes(line: list[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """The first words of the names of the communes whose bodies speak: CÔNG AN XÃ MẪU CAO."""
    before = ""
    for place, (_, key) in enumerate(line):
        speaks = key in _COMMUNES and (not before or before in _BODIES | _SPEAKERS)
        name = line[place + 1 : place + 3] if speaks else []
        if len(name) > 1 and all(word[:1].isupper() for word, _ in name):
            yield tuple(key for _, key in name)
        before = key


def _names_whole(line: list[tuple[str, str]]) -> bool:
    """Whether the line speaks of the province, and not only of the body that wrote it."""
    before = ""
    for _, key in line:
        if key in _WHOLE and before not in _BODIES:
            return True
        before = key
    return False
