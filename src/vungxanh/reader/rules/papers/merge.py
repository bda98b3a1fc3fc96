"""Mentions of one document joined: by symbol, by number alone, by name, by issuer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vungxanh.reader.rules.papers.kinds import CENTRAL, LOCAL
from vungxanh.reader.rules.papers.mentions import Mention
from vungxanh.reader.rules.text import fold

_CENTRAL_BODIES = tuple(
    map(fold, ["bộ chính trị", "ban bí thư", "trung ương", "chính phủ", "thủ tướng", "quốc hội"])
)
_PLAIN = str.maketrans("", "", "“”\"'‘’«»,.()")
_SHORTEST_SHARED, _ENOUGH_SHARED = 4, 9
"""Words that two names share from the start: when one is a short form, or when they may differ later."""


@dataclass(slots=True)
class Paper:
    """One document and its mentions in text order."""

    type: str
    mentions: list[Mention]
    fullest: Mention
    levels: set[str] = field(default_factory=set)

    def add(self, one: Mention) -> None:
        """Join a mention; the fullest has the longest symbol, then a date, then an issuer."""
        self.mentions.append(one)
        if _fullness(one) > _fullness(self.fullest):
            self.fullest = one
        if level := _level(one):
            self.levels.add(level)


def _fullness(one: Mention) -> tuple[int, bool, bool]:
    return (len(one.symbol.parts) if one.symbol else 0, one.date is not None, one.issuer is not None)


def join(mentions: Iterable[Mention]) -> list[Paper]:
    """The documents that the mentions name, in the order in which each is first named."""
    papers: list[Paper] = []
    by_number: dict[str, list[Paper]] = {}
    unnumbered: dict[str, list[Paper]] = {}
    for one in mentions:
        room = by_number.setdefault(str(int(one.symbol.parts[0])), []) if one.symbol else None
        if room is None:
            room = unnumbered.setdefault(one.type, [])
            same = next((paper for paper in reversed(room[-50:]) if _same_name(paper, one)), None)
        else:
            same = next((paper for paper in reversed(room[-50:]) if _same_symbol(paper, one)), None)
        if same is None:
            same = Paper(one.type, [], one)
            room.append(same)
            papers.append(same)
        same.add(one)
        if one.symbol and not one.symbol.bare:
            same.type = one.type
    return papers


def _same_symbol(paper: Paper, one: Mention) -> bool:
    """Whether one symbol is the other, or the beginning of it under the same kind and level."""
    known, new = paper.fullest.symbol, one.symbol
    if known is None or new is None:
        return False
    a, b = _key(known.parts), _key(new.parts)
    if a == b and not new.bare:
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    bare = known.bare or new.bare
    return bare and long[: len(short)] == short and paper.type == one.type and _one_level(paper, one)


def _key(parts: tuple[str, ...]) -> tuple[str, ...]:
    return (str(int(parts[0])), *(part.upper() for part in parts[1:]))


def _one_level(paper: Paper, one: Mention) -> bool:
    return len(paper.levels | {level for level in [_level(one)] if level}) < 2


def _level(one: Mention) -> str | None:
    """`central` or `local`, by the symbol's tail or else the issuer's name; None where neither tells."""
    codes = set(one.symbol.codes) if one.symbol else set()
    if codes & CENTRAL:
        return "central"
    if codes & LOCAL:
        return "local"
    if one.issuer is None:
        return None
    return "central" if fold(one.issuer).startswith(_CENTRAL_BODIES) else "local"


def _same_name(paper: Paper, one: Mention) -> bool:
    a, b = _name(paper.mentions[0]), _name(one)
    if not a or not b or len(a) <= 2 or len(b) <= 2:
        return a == b and paper.mentions[0].issuer == one.issuer
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _ENOUGH_SHARED or (shared >= _SHORTEST_SHARED and shared == min(len(a), len(b)))


def _name(one: Mention) -> tuple[str, ...]:
    return tuple(word for key in one.name if (word := key.translate(_PLAIN)))
