"""What happens to a document: it is carried out by another, concluded, launched or reviewed by an event."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from vungxanh.reader.rules.facts import Relation
from vungxanh.reader.rules.papers.mentions import Mention
from vungxanh.reader.rules.papers.merge import Paper
from vungxanh.reader.rules.papers.sentences import sentence_start
from vungxanh.reader.rules.text import Text, fold_all, index_phrases

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
_CARRIES_OUT = index_phrases(
    ["thực hiện", "triển khai thực hiện", "triển khai", "cụ thể hóa", "căn cứ", "tổ chức thực hiện",
     "thi hành", "gắn với", "quy định chi tiết", "hướng dẫn thi hành"]
)  # fmt: skip
_BASIS = index_phrases(["căn cứ", "thực hiện", "thi hành", "triển khai thực hiện", "theo"])
_REACH = 40


def purpose_at(text: Text, mention: int) -> Kind | None:
    """What the gathering told in its sentence does to the document named at the word; None without one."""
    start = max(sentence_start(text, mention), mention - 3 * _REACH)
    words = range(mention - 1, start - 1, -1)
    kind = next((found for at in words if (found := _purpose_at(text, at))), None)
    return kind if kind and any(_stands(text, at, MEETINGS) for at in words) else None


def _purpose_at(text: Text, at: int) -> Kind | None:
    keys = _stands(text, at, _PURPOSE_PHRASES)
    return PURPOSES[keys] if keys else None


def _stands(text: Text, at: int, wanted: dict[str, tuple[tuple[str, ...], ...]]) -> tuple[str, ...]:
    return next((keys for keys in wanted.get(text.keys[at], ()) if text.has(keys, at)), ())


def relations_of(text: Text, papers: Sequence[Paper]) -> dict[int, list[Relation]]:
    """For each document, by its place in `papers`: what it carries out, what the event at hand does to it."""
    found: dict[int, list[Relation]] = {number: [] for number in range(len(papers))}
    order = sorted((one.first, number, one) for number, paper in enumerate(papers) for one in paper.mentions)
    own = next((number for number, paper in enumerate(papers) if paper.mentions[0].heads), None)
    for (_, before, earlier), (_, number, one) in pairwise(order):
        if before != number and one.first - earlier.tail < _REACH:
            _between(text, papers, found, (before, earlier), (number, one))
    for _, number, one in order:
        if own is not None and number != own and _opens_basis(text, one):
            _add(found[own], "implements", papers[number], text.span(one.first, one.last))
        if kind := purpose_at(text, one.first):
            _add(found[number], kind, papers[number], text.span(one.first, one.last))
    return found


def _between(
    text: Text,
    papers: Sequence[Paper],
    found: dict[int, list[Relation]],
    first: tuple[int, Mention],
    second: tuple[int, Mention],
) -> None:
    """One carries out the other: "A thực hiện B", or "Thực hiện B, … ban hành A"."""
    (before, earlier), (number, one) = first, second
    if sentence_start(text, one.first) > earlier.first:
        return
    between = range(earlier.last, one.first)
    if any(_stands(text, at, _CARRIES_OUT) for at in between) and not _listed(text, earlier, one):
        _add(found[before], "implements", papers[number], text.span(one.first, one.last))
    elif _opens_basis(text, earlier) and any(_stands(text, at, _PUBLISHED) for at in between):
        _add(found[number], "implements", papers[before], text.span(earlier.first, earlier.last))


_PUBLISHED = index_phrases(["ban hành", "xây dựng", "tham mưu"])


def _listed(text: Text, earlier: Mention, one: Mention) -> bool:
    """Whether the two stand in a list parted by semicolons, or a gathering serves both."""
    return ";" in text.words[earlier.last : one.first]


def _opens_basis(text: Text, one: Mention) -> bool:
    """Whether the clause with the mention begins as a legal basis: "Căn cứ …", "Thực hiện …"."""
    start = sentence_start(text, one.first)
    while start < one.first and not text.words[start][0].isalpha():
        start += 1
    return bool(_stands(text, start, _BASIS)) and one.first - start <= _REACH


def _add(room: list[Relation], kind: Kind, paper: Paper, span: tuple[int, int]) -> None:
    symbol = paper.fullest.symbol
    new = Relation(kind, symbol.printed if symbol else None, paper.type, span)
    if not any((one.kind, one.symbol, one.type) == (new.kind, new.symbol, new.type) for one in room):
        room.append(new)
