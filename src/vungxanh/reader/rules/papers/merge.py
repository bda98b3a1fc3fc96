"""Mentions of one document joined: by symbol, by number alone, by name, by issuer."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from vungxanh.reader.rules.papers.kinds import CENTRAL, LOCAL
from vungxanh.reader.rules.papers.mentions import Mention
from vungxanh.reader.rules.text import fold_all, index_phrases

_CENTRAL_BODIES = index_phrases(
    [
        "bộ chính trị",
        "ban bí thư",
        "trung ương",
        "chính phủ",
        "thủ tướng",
        "quốc hội",
        "ban chấp hành trung ương",
    ]
)
_PLAIN = str.maketrans("", "", "“”\"'‘’«»,.()")
_NOUN_ALONE = 2
"""A name of two words is the noun alone: it means the text's own document where that is of the kind."""
_LATEST = 50
"""So many documents under one number are looked through; a list of more makes no sense."""
_SHORTEST_SHARED, _ENOUGH_SHARED = 4, 9
"""Words that two names share from the start: when one is a short form, or when they may differ later."""


@dataclass(slots=True)
class Paper:
    """One document and its mentions in text order."""

    type: str
    mentions: list[Mention]
    fullest: Mention
    levels: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)

    def add(self, one: Mention) -> None:
        """Join a mention; the fullest has the longest symbol, then a date, then an issuer."""
        self.mentions.append(one)
        if _fullness(one) > _fullness(self.fullest):
            self.fullest = one
        if level := _level(one):
            self.levels.add(level)
        self.years |= _years(one)


def _fullness(one: Mention) -> tuple[int, bool, bool]:
    return (len(one.symbol.parts) if one.symbol else 0, one.date is not None, one.issuer is not None)


def join(mentions: Iterable[Mention]) -> list[Paper]:
    """The documents that the mentions name, in the order in which each is first named."""
    shelves = _Shelves()
    own: Paper | None = None
    for one in mentions:
        same = shelves.numbered(one) if one.symbol else shelves.named(one)
        if same is None and own and own.type == one.type and 0 < len(one.name) <= _NOUN_ALONE:
            same = own
        same = same or shelves.new(one)
        same.add(one)
        shelves.know(same)
        own = own or (same if one.heads else None)
    return shelves.papers


class _Shelves:
    """The documents found so far, by what a further mention can know them by."""

    def __init__(self) -> None:
        self.papers: list[Paper] = []
        self._exact: dict[_Parts, Paper] = {}
        self._by_number: dict[str, list[Paper]] = {}
        self._by_type: dict[str, list[Paper]] = {}

    def numbered(self, one: Mention) -> Paper | None:
        """The document with the symbol, or with a shorter or longer form of it under one kind and level."""
        key = _key(one)
        if len(key) > 1 and key in self._exact:
            return self._exact[key]
        room = self._by_number.get(key[0], [])
        same = next((paper for paper in reversed(room[-_LATEST:]) if _same_symbol(paper, one)), None)
        return same or (self.named(one) if one.name else None)

    def named(self, one: Mention) -> Paper | None:
        """The document of the kind with the same name."""
        room = self._by_type.get(one.type, [])
        return next((paper for paper in reversed(room[-_LATEST:]) if _same_name(paper, one)), None)

    def new(self, one: Mention) -> Paper:
        """A document named for the first time."""
        paper = Paper(one.type, [], one)
        self.papers.append(paper)
        if one.symbol:
            self._by_number.setdefault(_key(one)[0], []).append(paper)
        if one.name:
            self._by_type.setdefault(one.type, []).append(paper)
        return paper

    def know(self, paper: Paper) -> None:
        """Remember the document by its longest symbol, whose code tells its type."""
        symbol = paper.fullest.symbol
        if symbol and not symbol.bare:
            self._exact.setdefault(_key(paper.fullest), paper)
            paper.type = paper.fullest.type


def _same_symbol(paper: Paper, one: Mention) -> bool:
    """Whether one symbol is the beginning of the other under the same kind and level."""
    known, new = paper.fullest.symbol, one.symbol
    if known is None or new is None or not (known.bare or new.bare) or paper.type != one.type:
        return False
    a, b = _key(paper.fullest), _key(one)
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    return long[: len(short)] == short and _one_level(paper, one)


_Parts = tuple[str, ...]


def _key(one: Mention) -> _Parts:
    """The parts of the symbol, the number without zeros before it."""
    parts = one.symbol.parts if one.symbol else ("0",)
    number = parts[0].rstrip("abcdefghijklmnopqrstuvwxyz")
    return (str(int(number)) + parts[0][len(number) :], *(part.upper() for part in parts[1:]))


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
    keys = fold_all(one.issuer)
    central = any(keys[: len(body)] == body for body in _CENTRAL_BODIES.get(keys[0], ()))
    return "central" if central else "local"


def _same_name(paper: Paper, one: Mention) -> bool:
    a, b = _name(paper.mentions[0]), _name(one)
    if one.type == "law":
        return a == b and len(paper.years | _years(one)) < 2
    if not a or not b or len(a) <= 2 or len(b) <= 2:
        return a == b and paper.mentions[0].issuer == one.issuer
    shared = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _ENOUGH_SHARED or (shared >= _SHORTEST_SHARED and shared == min(len(a), len(b)))


def _years(one: Mention) -> set[str]:
    """The year in the symbol of a law or of its date: two laws of one name differ by it."""
    printed = {part for part in one.symbol.parts[1:] if part.isdecimal()} if one.symbol else set()
    return printed or ({one.date.value[:4]} if one.date else set())


def _name(one: Mention) -> tuple[str, ...]:
    return tuple(word for key in one.name if (word := key.translate(_PLAIN)))
