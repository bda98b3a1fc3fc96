"""A month of a commune put together from its events: what is known, what is not, and from which events."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vungxanh.periods.interface import ReportMonth
from vungxanh.records.rules.monthly.sections import SECTIONS, Said, Section


@dataclass(frozen=True, slots=True)
class Told:
    """An event of the commune that stands: number, kind, day."""

    id: int
    kind: str
    day: date


@dataclass(frozen=True, slots=True)
class Counted:
    """A line of the commune that counts: its event, indicator, day, value, and of what (substance, unit)."""

    event: int
    indicator: str
    day: date
    value: int
    part: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the month: None is unknown. `part` names substance and unit where figures stand apart."""

    indicator: str
    value: int | None
    events: tuple[int, ...]
    part: str = ""


@dataclass(frozen=True, slots=True)
class Filled:
    """A section of the month: its events and figures, what the officer said of it, whether it is missing."""

    section: Section
    events: tuple[Told, ...]
    figures: tuple[Figure, ...]
    said: Said | None
    missing: bool


@dataclass(frozen=True, slots=True)
class Assembled:
    """The whole month."""

    month: ReportMonth
    sections: tuple[Filled, ...]

    @property
    def missing(self) -> tuple[Section, ...]:
        """Sections without an event of which nobody has said that there was none."""
        return tuple(one.section for one in self.sections if one.missing)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every figure in the order of the sections."""
        return tuple(figure for one in self.sections for figure in one.figures)

    @property
    def digest(self) -> str:
        """Names exactly these figures, so that nobody submits others than those that were on the page."""
        plain = [[one.indicator, one.part, one.value, one.events] for one in self.figures]
        return hashlib.sha256(json.dumps(plain).encode()).hexdigest()[:32]


def assemble(
    month: ReportMonth, told: Iterable[Told], counted: Iterable[Counted], said: Mapping[str, str]
) -> Assembled:
    """Put a month together.

    `told` are the events that happened in the month; `counted` the lines up to its last day, those of stocks
    from the beginning. `said` is what the officer says of sections without events; where there are events
    they speak for themselves. Another commune's event that counts here too, as a share of a joint case does,
    says nothing of what this commune had: that is still asked.
    """
    inside = [one for one in told if one.day in month.period]
    lines = [one for one in counted if one.day <= month.as_of]
    return Assembled(month, tuple(_filled(section, month, inside, lines, said) for section in SECTIONS))


def missing(kinds: Collection[str], said: Mapping[str, str]) -> tuple[Section, ...]:
    """What `Assembled.missing` names, from the kinds of the events that stand in the month alone.

    For who only wants to know what is missing: the figures need every line, also those of earlier years.
    """
    return tuple(one for one in SECTIONS if one.owes.keys().isdisjoint(kinds) and one.code not in said)


def _filled(
    section: Section,
    month: ReportMonth,
    told: list[Told],
    counted: list[Counted],
    said: Mapping[str, str],
) -> Filled:
    own = tuple(one for one in told if one.kind in section.every_kind)
    by_code = _by_code(section, month, counted)
    speaking = tuple(one for one in own if one.kind in section.owes)
    spoken = bool(speaking)
    answer = None if spoken or section.code not in said else Said(said[section.code])
    figures = [_flow(code, by_code[code], speaking, section, answer) for code in section.flows]
    figures += [_stock(code, by_code[code], answer, spoken=spoken) for code in section.stocks]
    for code in section.parted:
        figures += _parts(code, by_code[code], answer, spoken=spoken)
    return Filled(section, own, tuple(figures), answer, not spoken and answer is None)


def _by_code(section: Section, month: ReportMonth, counted: list[Counted]) -> dict[str, list[Counted]]:
    found: defaultdict[str, list[Counted]] = defaultdict(list)
    for line in counted:
        if line.indicator in section.stocks or (
            line.indicator in section.indicators and line.day in month.period
        ):
            found[line.indicator].append(line)
    return found


def _flow(
    code: str, lines: list[Counted], own: tuple[Told, ...], section: Section, answer: Said | None
) -> Figure:
    events = tuple(sorted({line.event for line in lines}))
    silent = [one.id for one in own if code in section.owes.get(one.kind, ()) and one.id not in events]
    known = not silent and (bool(own) or answer is Said.NONE)
    value = sum(line.value for line in lines) if known else None
    return Figure(code, value, tuple(sorted({*events, *silent})))


def _stock(code: str, lines: list[Counted], answer: Said | None, *, spoken: bool) -> Figure:
    """A stock is known once something was ever recorded of it, or the officer says that there is none."""
    events = tuple(sorted({line.event for line in lines}))
    total = sum(line.value for line in lines)
    if answer is Said.UNKNOWN or not (lines or spoken or answer is Said.NONE):
        return Figure(code, None, events)
    return Figure(code, total, events)


def _parts(code: str, lines: list[Counted], answer: Said | None, *, spoken: bool) -> list[Figure]:
    """One figure for each substance and unit; without any, one whole figure: zero where that is known."""
    if not lines:
        known = spoken or answer is Said.NONE
        return [Figure(code, 0 if known else None, ())]
    apart: defaultdict[str, list[Counted]] = defaultdict(list)
    for line in lines:
        apart[line.part].append(line)
    return [
        Figure(
            code,
            sum(line.value for line in found),
            tuple(sorted({line.event for line in found})),
            part,
        )
        for part, found in sorted(apart.items())
    ]
