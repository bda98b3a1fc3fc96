"""Directives (văn bản chỉ đạo) and what ties them: one implements, concludes, replaces another."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.partial import SourcedDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Sort(StrEnum):
    """What a document is (loại văn bản)."""

    RESOLUTION = "resolution"
    DIRECTIVE = "directive"
    CONCLUSION = "conclusion"
    DECISION = "decision"
    PLAN = "plan"
    SCHEME = "scheme"
    PROGRAMME = "programme"
    GUIDANCE = "guidance"
    NOTICE = "notice"
    REPORT = "report"


DECIDING = frozenset(Sort) - {Sort.GUIDANCE, Sort.NOTICE, Sort.REPORT}
"""Documents that bind somebody: they need a date and somebody who signed."""


class ClauseSort(StrEnum):
    """What a clause of a document is (loại mục)."""

    VIEWPOINT = "viewpoint"
    GOAL = "goal"
    TASK_GROUP = "task_group"
    CLAUSE = "clause"


class Relation(StrEnum):
    """What one document does to another (quan hệ văn bản)."""

    IMPLEMENTS = "implements"
    CONCLUDES = "concludes"
    LAUNCHES = "launches"
    REVIEWS = "reviews"
    REPLACES = "replaces"
    FOLLOWS = "follows"


ONE_WAY = frozenset({Relation.IMPLEMENTS, Relation.REPLACES, Relation.FOLLOWS})
"""Relations along which no chain may lead back to where it began."""

LATER = frozenset(Relation) - {Relation.LAUNCHES}
"""Relations of a document to one that was there before it."""

SYMBOL = re.compile(r"[0-9]{1,5}[a-z]?(/[0-9]{4})?[-/][^\W\d_]+[0-9]{0,3}([-/.(][^\W\d_]+[0-9]{0,3}\)?)*")
"""The shape of a document's number and symbol: 36-CT/TW, 28/2025/QĐ-TTg, 367/TTr-CAT-TM(CSMT)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directive:
    """A document of the programme. `area` is None for the Centre; `signatory` is an office, never a name.

    `until` is the last day of the period it is for, where it names one.
    Raises ProgrammeRefusedError for a deciding document without signatory, or a period that runs backwards.
    """

    key: str
    symbol: str
    sort: Sort
    title: str
    issuer: str
    area: int | None
    issued: SourcedDate
    signatory: str = ""
    begins: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.sort in DECIDING and not self.signatory.strip():
            raise ProgrammeRefusedError(
                "signatory",
                f"{self.symbol or self.title} chưa ghi người ký: ghi chức vụ, không ghi họ tên",
                f"{self.symbol or self.title} has no signatory: give the office, not the name",
                field="signatory",
            )
        if self.begins is not None and self.until is not None and self.until < self.begins:
            raise ProgrammeRefusedError(
                "end",
                f"{self.symbol or self.title}: kỳ kết thúc trước khi bắt đầu; sửa một trong hai ngày",
                f"{self.symbol or self.title}: the period ends before it begins; mend one of the two days",
                field="until",
            )


@dataclass(frozen=True, slots=True)
class Link:
    """One tie: `of` does `relation` to `to`, both keys of directives."""

    of: str
    relation: Relation
    to: str


def check_link(new: Link, standing: Iterable[Link]) -> None:
    """Refuse a tie to itself and one that closes a circle. Raises ProgrammeRefusedError."""
    if new.of == new.to:
        raise ProgrammeRefusedError(
            "relation",
            "Một văn bản không thể có quan hệ với chính nó: chọn văn bản khác",
            "A document has no relation to itself: choose another one",
            field="to",
        )
    if new.relation in ONE_WAY and new.of in _reached(new.to, new.relation, standing):
        raise ProgrammeRefusedError(
            "circular",
            f"Quan hệ vòng: {new.to} đã dẫn về {new.of} theo cùng quan hệ; bỏ một mắt xích trước",
            f"A circle: {new.to} already leads to {new.of} by the same relation; remove one tie first",
            field="to",
        )


def _reached(start: str, relation: Relation, links: Iterable[Link]) -> set[str]:
    """Every key to which a chain of one relation leads, the start included."""
    onward: defaultdict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.relation is relation:
            onward[link.of].append(link.to)
    reached, waiting = {start}, [start]
    while waiting:
        for key in onward[waiting.pop()]:
            if key not in reached:
                reached.add(key)
                waiting.append(key)
    return reached


@dataclass(frozen=True, slots=True)
class Branch:
    """A document in one view of the chain below it: what implements it, in order, and so on downward."""

    key: str
    below: tuple[Branch, ...] = field(default=())

    def walk(self, depth: int = 0) -> Iterator[tuple[int, str]]:
        """Every document with how deep it lies."""
        yield depth, self.key
        for one in self.below:
            yield from one.walk(depth + 1)


@dataclass(frozen=True, slots=True)
class Line:
    """A document in the whole chain of another: how deep it stands, and what it implements there."""

    depth: int
    key: str
    implements: tuple[str, ...]


def _deepest(key: str, parents: Mapping[str, Iterable[str]], held: dict[str, int]) -> int:
    """How many documents stand above one on its longest way."""
    if key not in held:
        held[key] = max((_deepest(one, parents, held) + 1 for one in parents[key]), default=0)
    return held[key]


class Graph:
    """All ties of a register, asked in both directions."""

    def __init__(self, links: Iterable[Link]) -> None:
        self._up: defaultdict[str, list[Link]] = defaultdict(list)
        self._down: defaultdict[str, list[Link]] = defaultdict(list)
        for link in links:
            self._up[link.of].append(link)
            self._down[link.to].append(link)

    def upward(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Every chain of `implements` from the highest document down to this one."""
        above = [link.to for link in self._up[key] if link.relation is Relation.IMPLEMENTS]
        if not above:
            return ((key,),)
        return tuple((*chain, key) for parent in above for chain in self.upward(parent))

    def downward(self, key: str, order: Mapping[str, object] | None = None) -> Branch:
        """What implements the document, level after level; siblings in the order of `order`, else by key."""
        below = [link.of for link in self._down[key] if link.relation is Relation.IMPLEMENTS]
        ranks = order or {}
        ranked = sorted(below, key=lambda one: (str(ranks.get(one, "")), one))
        return Branch(key, tuple(self.downward(one, order) for one in ranked))

    def lines(self, key: str, order: Mapping[str, object] | None = None) -> tuple[Line, ...]:
        """Everything above and below a document, each once, under the lowest of what it implements."""
        ranks, chain = order or {}, self._chain(key)
        parents = {one: [up for up in self._implemented(one) if up in chain] for one in chain}
        depths: dict[str, int] = {}
        under: defaultdict[str, list[str]] = defaultdict(list)
        for one in sorted(chain, key=lambda each: (str(ranks.get(each, "")), each)):
            _deepest(one, parents, depths)
            under[max(parents[one], key=lambda up: (depths[up], up), default="")].append(one)

        def walk(start: str) -> Iterator[Line]:
            for one in under[start]:
                yield Line(depths[one], one, tuple(parents[one]))
                yield from walk(one)

        return tuple(walk(""))

    def _implemented(self, key: str) -> list[str]:
        return [link.to for link in self._up[key] if link.relation is Relation.IMPLEMENTS]

    def _chain(self, key: str) -> set[str]:
        """A document, everything above it and everything below it."""
        every = [link for links in self._up.values() for link in links]
        turned = [Link(link.to, link.relation, link.of) for link in every]
        return _reached(key, Relation.IMPLEMENTS, every) | _reached(key, Relation.IMPLEMENTS, turned)

    def others(self, key: str) -> tuple[Link, ...]:
        """The ties of the document that are not of implementing, either way."""
        every = [*self._up[key], *self._down[key]]
        return tuple(link for link in every if link.relation is not Relation.IMPLEMENTS)

    def replaced(self) -> frozenset[str]:
        """The documents that another has replaced."""
        return frozenset(
            key
            for key, links in self._down.items()
            if any(link.relation is Relation.REPLACES for link in links)
        )
