"""Finds the administrative units a text names, and tells which unit of the register each is."""

from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress, count
from operator import not_
from typing import Any, TypeVar

from vungxanh.reader.rules.facts import Area, Gazetteer, Segment, Unit
from vungxanh.reader.rules.places.kinds import (
    COMMITTEES,
    COUNTRIES,
    COUNTRY_STARTS,
    JOINTS,
    KIND_ENDS,
    KIND_OF,
    LARGER,
    LEVEL_OF_KIND,
    LONGEST_KIND,
    NO_PLACE_BEFORE,
    ONLY_WITH_KIND,
    PLACE_BEFORE,
    SHORT_NAMES,
)
from vungxanh.reader.rules.text import Text

T = TypeVar("T")


class Shared(dict[tuple[Any, ...], tuple[Any, ...]]):
    """Equal tuples as one."""

    def one(self, of: tuple[T, ...]) -> tuple[T, ...]:
        """The first tuple that was equal to this one."""
        return self.setdefault(of, of)


_DASHES = frozenset("-‐‑‒–—―−")
_TELLING = KIND_ENDS | {":"}
_UNKNOWN_NAME_WORDS = 4
_ORDER = {"commune": 0, "district": 1, "province": 2, "country": 3}


@dataclass(slots=True)
class _Mention:
    """A name in the text: its words, the kind word before it, and the units it can mean."""

    first: int
    last: int
    start: int
    keys: tuple[str, ...]
    kind: str | None
    units: tuple[Unit, ...]


def find_areas(
    text: Text, segments: Sequence[Segment], gazetteer: Gazetteer, on: str | None
) -> tuple[Area, ...]:
    """Every mention of an administrative unit or country, in text order.

    `on` is the partial ISO day of the text. A name counts with the word of its kind before it (or before the
    list it stands in), as the unit around another mention, or bare when it is a province's or is named with
    its kind elsewhere in the text. Names of people must be masked before.
    """
    found = _outside(text, _mentions(text, gazetteer, on), segments)
    found = _believed(text, found)
    home = _home(found)
    areas, shared, left = _countries(text, found), Shared(), deque(found)
    del found
    while left:
        # Each mention is let go once its area is made: a hostile text has 400,000 of them.
        areas.append(_area(text, left, gazetteer, home, shared))
        left.popleft()
    areas.sort(key=lambda area: area.span)
    return tuple(areas)


def main_area(areas: Iterable[Area]) -> Area | None:
    """The province or city the text is about: the one named most often, the first of equals."""
    counted = Counter(area.name for area in areas if area.level == "province")
    if not counted:
        return next((area for area in areas if area.level != "country"), None)
    most = max(counted.values())
    return next(area for area in areas if area.level == "province" and counted[area.name] == most)


def _outside(text: Text, found: list[_Mention], segments: Sequence[Segment]) -> list[_Mention]:
    """The names that stand in no menu and in no words to a machine."""
    ends = [one.span[1] for one in segments]
    kept = []
    for one in found:
        start = text.starts[one.first]
        number = bisect_right(ends, start)
        segment = segments[number] if number < len(segments) else None
        if segment is None or start < segment.span[0] or segment.layout not in ("furniture", "instruction"):
            kept.append(one)
    return kept


def _mentions(text: Text, gazetteer: Gazetteer, on: str | None) -> list[_Mention]:
    """Names of the register and unknown names behind a kind word, without a judgement."""
    found: list[_Mention] = []
    shared = Shared()
    passed = 0
    for number in sorted((*_capitals(text), *_numbered(text))):
        if number < passed:
            continue
        told = number and text.keys[number - 1] in _TELLING
        behind = _kind_before(text, number) if told else None
        longest = _longest(text, number, gazetteer)
        if behind is None and not longest:
            continue
        mention = _mention_at(text, number, behind, longest, found[-1:], gazetteer, on)
        if mention is not None:
            mention.keys = shared.one(mention.keys)
            mention.units = shared.one(mention.units)
            found.append(mention)
            passed = mention.last
    return found


def _capitals(text: Text) -> list[int]:
    """The words that begin with a capital letter."""
    # Most words are small, so the few others are chosen first, at once.
    others = compress(count(), map(not_, map(str.islower, text.words)))
    return [number for number in others if text.words[number][0].isupper()]


def _numbered(text: Text) -> list[int]:
    """The numbers that stand right behind the word of a kind: Quận 10."""
    ends = text.places(KIND_ENDS)
    return [end + 1 for end in ends if end + 1 < len(text.words) and text.words[end + 1].isdigit()]


def _longest(text: Text, number: int, gazetteer: Gazetteer) -> int:
    """How many words a name that begins here may have, dashes counted."""
    key = text.keys[number]
    return 1 if (key,) in SHORT_NAMES else min(gazetteer.longest(key) * 2, 8)


def _kind_before(text: Text, number: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the word of a kind right before a name starts, and its keys; the longest one."""
    if number and text.keys[number - 1] == ":":
        number -= 1
    if not number or text.keys[number - 1] not in KIND_ENDS:
        return None
    for length in range(min(LONGEST_KIND, number), 0, -1):
        keys = tuple(text.keys[number - length : number])
        if keys in KIND_OF:
            return number - length, keys
    return None


def _mention_at(
    text: Text,
    number: int,
    behind: tuple[int, tuple[str, ...]] | None,
    longest: int,
    before: Sequence[_Mention],
    gazetteer: Gazetteer,
    on: str | None,
) -> _Mention | None:
    """The longest name of the register that begins here, or an unknown name behind a kind word."""
    numbered = text.words[number][0].isdigit()
    kind = KIND_OF[behind[1]] if behind else None
    carried = None if kind or not before else _carried(text, before[0], number)
    for length in range(_run(text, number, longest), 0, -1):
        if text.words[number + length - 1] in _DASHES:
            continue
        keys = tuple(text.keys[number : number + length])
        if not _DASHES.isdisjoint(keys):
            keys = tuple(key for key in keys if key not in _DASHES)
        units = tuple(gazetteer.named(SHORT_NAMES.get(keys, keys), on))
        fitting = _of_kind(units, kind or carried)
        if fitting and not (len(keys[0]) == 1 and behind and "." in behind[1] and not numbered):
            return _made(text, number, length, behind, keys, kind or carried, fitting)
        if units and not kind:
            return _made(text, number, length, None, keys, None, units)
    written_out = behind and "." not in behind[1] and behind[1] not in COMMITTEES
    if kind and behind and written_out and kind not in LARGER and not numbered:
        return None if _heads(text, number) else _unknown(text, number, behind, kind, gazetteer, on)
    return None


def _heads(text: Text, number: int) -> bool:
    """Cho các xã, phường, then a line CHỦ TỊCH ỦY BAN: capitals behind a break are no name of the kind."""
    gap = text.raw[text.ends[number - 1] : text.starts[number]]
    return "\n" in gap and text.words[number].isupper() and not text.words[number - 1].isupper()


def _made(
    text: Text,
    number: int,
    length: int,
    behind: tuple[int, tuple[str, ...]] | None,
    keys: tuple[str, ...],
    kind: str | None,
    units: tuple[Unit, ...],
) -> _Mention:
    with_kind = behind is not None and behind[1] not in COMMITTEES and text.keys[number - 1] != ":"
    start = text.starts[behind[0]] if behind and with_kind else text.starts[number]
    return _Mention(number, number + length, start, keys, kind, units)


def _unknown(
    text: Text,
    number: int,
    behind: tuple[int, tuple[str, ...]],
    kind: str,
    gazetteer: Gazetteer,
    on: str | None,
) -> _Mention | None:
    """A capitalised name behind a kind word that the register does not hold on that day, or at all."""
    last = number
    while last < len(text.words) and last - number < _UNKNOWN_NAME_WORDS and text.words[last][0].isupper():
        last += 1
    if last == number + 1 and last < len(text.words) and text.words[last].isdigit():
        last += 1
    if text.words[number].isupper() and len(text.words[number]) > 1 and last - number == 1:
        return None  # "xã, phường" in a heading, or the initials of a body
    ever = _of_kind(gazetteer.named(tuple(text.keys[number:last]), None), kind) if on else ()
    return _made(text, number, last - number, behind, tuple(text.keys[number:last]), kind, ever)


def _run(text: Text, number: int, most: int) -> int:
    """How many words from here on could be one name: capitals or numbers, and dashes in between."""
    length = 0
    for word in text.words[number : number + most]:
        if not (word[0].isupper() or word.isdigit() or word in _DASHES):
            break
        length += 1
    return length


def _of_kind(units: Sequence[Unit], kind: str | None) -> tuple[Unit, ...]:
    """The units of a kind; without such, those at a level of that kind (a ward once a commune)."""
    if kind is None:
        return ()
    exact = tuple(unit for unit in units if unit.kind == kind)
    return exact or tuple(unit for unit in units if unit.level in LEVEL_OF_KIND[kind])


def _carried(text: Text, before: _Mention, number: int) -> str | None:
    """The kind of the name before, when this one stands beside it in a list."""
    if before.kind is None or not 0 < number - before.last <= 2:
        return None
    joined = all(key in JOINTS for key in text.keys[before.last : number])
    return before.kind if joined else None


def _believed(text: Text, found: list[_Mention]) -> list[_Mention]:
    """Drops bare names that are no places by their neighbours."""
    named = {one.keys for one in found if one.kind}
    kept: list[_Mention] = []
    for one in found:
        before = text.keys[one.first - 1] if one.first else ""
        if one.kind or (before not in NO_PLACE_BEFORE and _bare_is_place(text, one, named, before, kept)):
            kept.append(one)
    return kept


def _bare_is_place(
    text: Text, one: _Mention, named: set[tuple[str, ...]], before: str, kept: list[_Mention]
) -> bool:
    if one.keys in ONLY_WITH_KIND or (len(one.keys) == 1 and not _province(one)):
        return False
    if one.keys in named or _province(one) or _around(text, one, kept):
        return True
    return before in PLACE_BEFORE and any(unit.level == "district" for unit in one.units)


def _province(one: _Mention) -> bool:
    return any(unit.level == "province" for unit in one.units)


def _around(text: Text, one: _Mention, kept: list[_Mention]) -> bool:
    """Whether the name stands right behind a place it can contain: "xã A (B)", "xã A, B"."""
    if not kept or text.keys[kept[-1].last : one.first] not in ([","], ["("], ["-"]):
        return False
    return any(unit.level != "commune" for unit in one.units)


def _home(found: list[_Mention]) -> str | None:
    """The province that the text names most; places of unclear province are looked for there first."""
    counted = Counter(
        unit.name
        for one in found
        for unit in one.units
        if unit.level == "province" and one.kind in {None, "tinh", "thanh_pho"}
    )
    return counted.most_common(1)[0][0] if counted else None


def _parents(text: Text, left: Sequence[_Mention]) -> list[str]:
    """Names of larger units written behind the first mention, from the small to the large."""
    names: list[str] = []
    for at in range(len(left) - 1):
        before, after = left[at], left[at + 1]
        between = text.raw[text.ends[before.last - 1] : after.start].strip()
        if between not in {",", "(", "-", "–", "thuộc", "của"}:
            break
        if _rank(after) <= _rank(before):
            break
        names += [unit.name for unit in after.units] or [_printed(text, after)]
    return names


def _rank(one: _Mention) -> int:
    if one.kind:
        return _ORDER[LEVEL_OF_KIND[one.kind][-1]]
    return max((_ORDER[unit.level] for unit in one.units), default=0)


def _printed(text: Text, one: _Mention) -> str:
    return text.raw[text.starts[one.first] : text.ends[one.last - 1]]


def _area(
    text: Text,
    left: Sequence[_Mention],
    gazetteer: Gazetteer,
    home: str | None,
    shared: Shared,
) -> Area:
    """The place that the first of the mentions left means."""
    one = left[0]
    parents = _parents(text, left)
    units = _narrowed(one, parents, home)
    chosen = units[0] if len(units) == 1 else None
    level = units[0].level if units else LEVEL_OF_KIND[one.kind or "xa"][-1]
    path = chosen.path if chosen else ()
    heirs = tuple(dict.fromkeys(gazetteer.heirs(chosen))) if chosen else ()
    return Area(
        name=chosen.name if chosen else _printed(text, one),
        level=level,
        parent=path[-1] if path else (parents[0] if parents else None),
        code=chosen.code if chosen else None,
        today=shared.one(heirs),
        span=(one.start, text.ends[one.last - 1]),
        candidates=shared.one(units),
    )


def _narrowed(one: _Mention, parents: list[str], home: str | None) -> tuple[Unit, ...]:
    """The units a mention can still mean once its surroundings, or else the text's province, are heard.

    A bare name means the largest unit that bears it: "Lai Châu" is the province before it is the city.
    """
    units = one.units
    if one.kind is None:
        highest = max(_ORDER[unit.level] for unit in units)
        units = tuple(unit for unit in units if _ORDER[unit.level] == highest)
    for names in (set(parents), {home}):
        units = tuple(unit for unit in units if names & {*unit.path}) or units
    return units


def _countries(text: Text, found: list[_Mention]) -> list[Area]:
    """The neighbouring countries named outside of other names."""
    taken = bytearray(len(text))  # one byte a word: a set of numbers would fill the memory
    for one in found:
        taken[one.first : one.last] = b"\1" * (one.last - one.first)
    areas = []
    for number in text.places(COUNTRY_STARTS):
        if taken[number] or not text.words[number][0].isupper():
            continue
        for keys in (tuple(text.keys[number : number + length]) for length in (2, 1)):
            if keys in COUNTRIES:
                start, end = text.span(number, number + len(keys))
                areas.append(Area(text.raw[start:end], "country", None, None, (), (start, end)))
                break
    return areas
