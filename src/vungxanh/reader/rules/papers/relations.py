"""What happens to a document: it is carried out by another, concluded, launched or reviewed by an event."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from vungxanh.reader.rules.facts import Relation
from vungxanh.reader.rules.papers.mentions import Mention
from vungxanh.reader.rules.papers.merge import Paper
from vungxanh.reader.rules.papers.sentences import sentence_start
from vungxanh.reader.rules.text import Span, Text, fold_all, index_phrases

Kind = Literal["implements", "concludes", "launches", "reviews"]

_WORDS: dict[Kind, tuple[str, ...]] = {
    "concludes": ("tổng kết",),
    "reviews": ("sơ kết", "đánh giá", "rà soát", "kiểm điểm"),
    "launches": ("triển khai", "quán triệt", "công bố", "phổ biến", "học tập", "nghiên cứu", "phát động"),
}
"""What a conference is held for, by what that does to the document it names."""

PURPOSES = {fold_all(words): kind for kind, all_words in _WORDS.items() for words in all_words}
_PURPOSE_PHRASES = index_phrases([words for all_words in _WORDS.values() for words in all_words])
MEETINGS = index_phrases(
    [
        *(
            "hội nghị",
            "hội thảo",
            "cuộc họp",
            "phiên họp",
            "giao ban",
            "lễ",
            "buổi lễ",
            "họp trực tuyến",
            "buổi làm việc",
        ),
        *("đại hội", "tọa đàm", "họp báo", "lớp tập huấn", "họp mặt", "họp"),
    ]
)
"""Words for a gathering."""
_TELLING = frozenset(_PURPOSE_PHRASES) | frozenset(MEETINGS)
_CARRIES_OUT = index_phrases(
    ["thực hiện", "triển khai thực hiện", "triển khai", "cụ thể hóa", "căn cứ", "tổ chức thực hiện",
     "thi hành", "gắn với", "quy định chi tiết", "hướng dẫn thi hành"]
)  # fmt: skip
_BASIS = index_phrases(["căn cứ", "thực hiện", "thi hành", "triển khai thực hiện", "theo"])
_PUBLISHED = index_phrases(["ban hành", "xây dựng", "tham mưu"])
_REACH = 40
_MOST = 100
"""No document carries out more others; what seems to is a list without sense."""


def purpose_at(text: Text, mention: int) -> Kind | None:
    """What the gathering told in its sentence does to the document named at the word; None without one."""
    return _Purpose().read_on(text, sentence_start(text, mention), mention)


class _Purpose:
    """What a sentence, read from its beginning, says a gathering is held for."""

    def __init__(self) -> None:
        self._kind: Kind | None = None
        self._meets = False

    def read_on(self, text: Text, first: int, last: int) -> Kind | None:
        """The purpose told last up to word `last`, when a gathering has been named too."""
        for at in range(first, last):
            if text.keys[at] in _TELLING:
                self._kind = _purpose_word(text, at) or self._kind
                self._meets = self._meets or bool(_stands(text, at, MEETINGS))
        return self._kind if self._meets else None


def _purpose_word(text: Text, at: int) -> Kind | None:
    keys = _stands(text, at, _PURPOSE_PHRASES)
    return PURPOSES[keys] if keys else None


def _stands(text: Text, at: int, wanted: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[str, ...]:
    return next((keys for keys in wanted.get(text.keys[at], ()) if text.has(keys, at)), ())


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention, the document it names (by its place among them) and the first word of its sentence."""

    paper: int
    mention: Mention
    start: int
    kind: Kind | None


def relations_of(text: Text, papers: Sequence[Paper]) -> dict[int, list[Relation]]:
    """For each document, by its place in `papers`: what it carries out, what the event at hand does to it."""
    found: dict[int, list[Relation]] = {number: [] for number in range(len(papers))}
    named = _in_order(text, papers)
    own = next((number for number, paper in enumerate(papers) if paper.mentions[0].heads), None)
    for earlier, one in pairwise(named):
        if earlier.paper != one.paper and one.start <= earlier.mention.first:
            _between(text, papers, found, earlier, one)
    for one in named:
        if own is not None and one.paper != own and _opens_basis(text, one):
            _add(found[own], "implements", papers[one.paper], _span(text, one))
        if one.kind:
            _add(found[one.paper], one.kind, papers[one.paper], _span(text, one))
    return found


def _in_order(text: Text, papers: Sequence[Paper]) -> list[_Named]:
    """All mentions in text order; no sentence is read twice."""
    found: list[_Named] = []
    last, start, purpose = -1, 0, _Purpose()
    named = ((one.first, number, one) for number, paper in enumerate(papers) for one in paper.mentions)
    for first, number, one in sorted(named):
        fresh = sentence_start(text, first, last)
        if fresh != last:
            start, purpose = fresh, _Purpose()
        found.append(_Named(number, one, start, purpose.read_on(text, max(fresh, last), first)))
        last = first
    return found


def _span(text: Text, one: _Named) -> Span:
    return text.span(one.mention.first, one.mention.last)


def _between(
    text: Text, papers: Sequence[Paper], found: dict[int, list[Relation]], earlier: _Named, one: _Named
) -> None:
    """One carries out the other: "A thực hiện B", or "Thực hiện B, … ban hành A"."""
    between = range(earlier.mention.last, one.mention.first)
    if len(between) > _REACH or ";" in text.words[between.start : between.stop]:
        return
    launched = one.kind is not None and any(_purpose_word(text, at) for at in between)
    if not launched and any(_stands(text, at, _CARRIES_OUT) for at in between):
        _add(found[earlier.paper], "implements", papers[one.paper], _span(text, one))
    elif _opens_basis(text, earlier) and any(_stands(text, at, _PUBLISHED) for at in between):
        _add(found[one.paper], "implements", papers[earlier.paper], _span(text, earlier))


def _opens_basis(text: Text, one: _Named) -> bool:
    """Whether the clause with the mention begins as a legal basis: "Căn cứ …", "Thực hiện …"."""
    start = one.start
    while start < one.mention.first and not text.words[start][0].isalpha():
        start += 1
    return bool(_stands(text, start, _BASIS)) and one.mention.first - start <= _REACH


def _add(room: list[Relation], kind: Kind, paper: Paper, span: Span) -> None:
    symbol = paper.fullest.symbol
    new = Relation(kind, symbol.printed if symbol else None, paper.type, span)
    known = any((one.kind, one.symbol, one.type) == (new.kind, new.symbol, new.type) for one in room)
    if not known and len(room) < _MOST:
        room.append(new)
