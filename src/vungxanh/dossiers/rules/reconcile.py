"""Reconciliation: references of decisions from another register against the dossiers of a commune.

Only references are compared, symbol and date: nothing in either list says who anybody is, and what is not a
reference is refused without being said again. A difference is a question to the paper and changes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from unicodedata import normalize

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.events import Event, in_order
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import SYMBOL, DecisionReference

MOST_LINES = 5_000
MOST_CHARACTERS = 400_000
NAMED_LINES = 10
"""So many lines are named when some are refused."""

LINE = re.compile(
    rf'"?(?P<symbol>{SYMBOL.pattern})"?(?:\s*[;,\t]\s*|\s+)(?:ngày\s+)?'
    r'"?(?:(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})|(?P<iso>[0-9]{4}-[0-9]{2}-[0-9]{2}))'
    r'(?:[ T]0{1,2}:00(?::00)?)?"?\s*[;,]?'
)
"""A line: symbol and date, as they are copied out of two columns or written in a sentence."""
HEADING = frozenset("số kí ký hiệu quyết định ngày ban hành symbol number date of the decision".split())  # noqa: SIM905


@dataclass(frozen=True, slots=True, order=True)
class Reference:
    """The symbol and the date of a decision; `05/QĐ-CAX` and `5/QĐ-CAX` of one day are one decision."""

    symbol: str
    day: date

    @classmethod
    def of(cls, decision: DecisionReference) -> Reference:
        """That of a deciding document."""
        return cls.written(decision.symbol, decision.date)

    @classmethod
    def written(cls, symbol: str, day: date) -> Reference:
        """As somebody wrote it, with zeros in front or without."""
        return cls(symbol.lstrip("0"), day)


@dataclass(frozen=True, slots=True)
class Listed:
    """The references of a list, each once; `repeated` lines said what another line said already."""

    references: frozenset[Reference]
    repeated: int = 0


@dataclass(frozen=True, slots=True)
class Held:
    """The decisions of one dossier: the one in force, and those it replaced."""

    now: Reference
    earlier: frozenset[Reference] = frozenset()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which decisions both registers have, and which only one has, in order."""

    same: tuple[Reference, ...]
    only_here: tuple[Reference, ...]
    only_there: tuple[Reference, ...]
    repeated: int = 0

    @property
    def agrees(self) -> bool:
        """Whether there is nothing to ask."""
        return not self.only_here and not self.only_there


def read_list(text: str, *, on: date) -> Listed:
    """The references of a pasted list; a first line of column headings and empty lines count for nothing.

    Raises RefusedError, naming the numbers of the lines and never what stands in them, when a line is
    anything but a reference of a decision until the day `on`; when nothing is listed; when it is too long.
    """
    lines = [line.strip() for line in normalize("NFC", text).removeprefix("\ufeff").splitlines()]
    _check_size(text, lines)
    found = {
        number: _reference(line, on)
        for number, line in enumerate(lines, 1)
        if line and not _titles(number, line)
    }
    wrong = [number for number, reference in found.items() if reference is None]
    if wrong:
        raise _no_reference(wrong)
    references = [reference for reference in found.values() if reference is not None]
    if not references:
        raise RefusedError(
            "list",
            "chưa có dòng nào; mỗi dòng ghi số, ký hiệu và ngày của một quyết định",
            "nothing is listed: write the symbol and the date of one decision on each line",
        )
    return Listed(frozenset(references), len(references) - len(set(references)))


def _check_size(text: str, lines: list[str]) -> None:
    if len(text) > MOST_CHARACTERS or len(lines) > MOST_LINES:
        raise RefusedError(
            "list",
            "danh sách dài hơn 5.000 dòng; chỉ dán quyết định còn hiệu lực của xã mình",
            "the list has more than 5,000 lines: paste only the decisions in force of the own commune",
        )


def _titles(number: int, line: str) -> bool:
    """Whether a line holds the headings of the columns: words of a closed list and nothing else."""
    words = re.findall(r"\w+", line.casefold())
    return number == 1 and bool(words) and HEADING.issuperset(words)


def _reference(line: str, on: date) -> Reference | None:
    found = LINE.fullmatch(line)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["iso"]) if found["iso"] else _day(found)
    except ValueError:
        return None
    return Reference.written(found["symbol"], day) if date(2000, 1, 1) <= day <= on else None


def _day(found: re.Match[str]) -> date:
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def _no_reference(wrong: list[int]) -> RefusedError:
    """Says which lines, and not what was typed: it may be a name or a person's number."""
    named, more = ", ".join(map(str, wrong[:NAMED_LINES])), len(wrong) - NAMED_LINES
    vi, en = (f" và {more} dòng nữa", f" and {more} more") if more > 0 else ("", "")
    return RefusedError(
        "list",
        f"dòng {named}{vi} không phải số, ký hiệu và ngày của một quyết định đã ban hành; "
        "ghi như 12/QĐ-CAX; 3/8/2026, bỏ các cột khác. Không so sánh và không lưu gì",
        f"line {named}{en}: not the symbol and date of a decision that was "
        "made; write 12/QĐ-CAX; 3/8/2026 and leave other columns out. Nothing was compared or kept",
    )


def held(now: DecisionReference, events: Iterable[Event]) -> Held:
    """The decisions of a dossier that stands; what a correction replaced was never its decision."""
    decisions: list[DecisionReference] = []
    for event in in_order(events):
        if isinstance(event, happened.Opened | happened.Renewed):
            decisions.append(event.decision)
        elif isinstance(event, happened.Corrected) and event.decision is not None:
            decisions[-1:] = [event.decision]
    current = Reference.of(now)
    return Held(current, frozenset(map(Reference.of, decisions)) - {current})


def compare(here: Iterable[Held], there: Listed) -> Comparison:
    """The dossiers of a commune against a list.

    A dossier is in both when its decision is, or one that it replaced: the other register may still name it.
    """
    dossiers = list(here)
    known = {reference for one in dossiers for reference in {one.now, *one.earlier}}
    same = {one.now for one in dossiers if there.references & {one.now, *one.earlier}}
    only_here = {one.now for one in dossiers} - same
    return Comparison(
        tuple(sorted(same)),
        tuple(sorted(only_here)),
        tuple(sorted(there.references - known)),
        there.repeated,
    )
