"""Reviews (sơ kết, tổng kết): a window of a document's time, and how things stood at its last day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from vungxanh.periods.interface import AssessmentYear
from vungxanh.programme.rules.breaks import CRITERIA
from vungxanh.programme.rules.refusals import Code, ProgrammeRefusedError
from vungxanh.programme.rules.tasks import (
    CLOSED,
    Blocked,
    State,
    Task,
    TaskEvent,
    standing,
    state,
)

YEARS = (3, 5, 10)
"""The windows that are offered, in years from the beginning of the document; any other days by hand."""
DAY = timedelta(days=1)


class Kind(StrEnum):
    """Which of the two a review is: on the way (sơ kết), or at the end (tổng kết)."""

    INTERIM = "interim"
    FINAL = "final"


@dataclass(frozen=True, slots=True)
class Window:
    """The days of a review, both ends included; they need not be those of calendar years."""

    first: date
    last: date

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


def window_of(begins: date, years: int) -> Window:
    """So many years from a day: to the day before it comes round. After 29 February that is 28 February."""
    try:
        again = begins.replace(year=begins.year + years)
    except ValueError:
        again = date(begins.year + years, 3, 1)
    return Window(begins, again - DAY)


def beginning(begins: date | None, signed: date) -> date:
    """Where a document's time begins: the first day of its period, else the day it was signed."""
    return begins or signed


def check_window(window: Window, *, begins: date | None, signed: date, known_on: date, today: date) -> None:
    """Refuse a window that a review cannot have. Raises ProgrammeRefusedError.

    `signed` is the first day on which the document can have been signed, `known_on` the day up to which what
    was told counts.
    """
    if window.last < window.first:
        raise _refused(
            "end",
            "Kỳ kết thúc trước khi bắt đầu: sửa một trong hai ngày",
            "The period ends before it begins: mend one of the two days",
            "last",
        )
    start = min(beginning(begins, signed), signed)
    if window.first < start or window.last < signed:
        raise _refused(
            "date",
            f"Văn bản ký ngày {signed:%d/%m/%Y}, tính từ {start:%d/%m/%Y}: chọn kỳ từ ngày đó",
            f"The document was signed on {signed.isoformat()} and counts from {start.isoformat()}:"
            " choose a period from that day on",
            "first",
        )
    if window.last > today:
        raise _refused(
            "date",
            f"Kỳ chưa hết, ngày cuối {window.last:%d/%m/%Y} còn ở phía trước: chọn ngày cuối đến hôm nay",
            f"The last day {window.last.isoformat()} lies ahead: end the period today or before",
            "last",
        )
    if not window.last <= known_on <= today:
        raise _refused(
            "date",
            "Ngày biết số liệu phải từ ngày cuối kỳ đến hôm nay: sửa lại",
            "The day up to which things are known lies between the last day and today: mend it",
            "known_on",
        )


def check_places(chosen: Collection[int], *, everywhere: bool, allowed: Collection[int]) -> None:
    """Refuse a review of no area, or of areas outside the own ones on the map of its last day.

    Raises ProgrammeRefusedError.
    """
    if not allowed or (not everywhere and not chosen):
        raise _refused(
            "area",
            "Chưa chọn xã, phường nào: chọn cả tỉnh, hoặc từng nơi",
            "No commune is chosen: choose the whole province, or communes one by one",
            "areas",
        )
    if set(chosen) - set(allowed):
        raise _refused(
            "area",
            "Có nơi không thuộc tỉnh, hoặc không có trên bản đồ ngày cuối kỳ: chọn lại trong danh sách",
            "A place is not of the province, or not on the map of the last day: choose from the list",
            "areas",
        )


def _refused(code: Code, vi: str, en: str, field: str) -> ProgrammeRefusedError:
    return ProgrammeRefusedError(code, vi, en, field=field)


class Outcome(StrEnum):
    """What became of a task by the last day of a window."""

    DONE = "done"
    DONE_LATE = "done_late"
    OVERDUE = "overdue"
    BLOCKED = "blocked"
    RUNNING = "running"
    DROPPED = "dropped"


OUTCOMES: Mapping[State, Outcome] = {
    State.DONE: Outcome.DONE,
    State.DONE_LATE: Outcome.DONE_LATE,
    State.OVERDUE: Outcome.OVERDUE,
    State.BLOCKED: Outcome.BLOCKED,
    State.WAITING: Outcome.RUNNING,
    State.OPEN: Outcome.RUNNING,
    State.DUE: Outcome.RUNNING,
    State.DROPPED: Outcome.DROPPED,
}
"""States as a review tells them: what is not due yet is running, whether or not it waits."""


@dataclass(frozen=True, slots=True)
class Told:
    """An event of a task with the day on which it was told."""

    event: TaskEvent
    told: date


def known(events: Iterable[Told], *, last: date, known_on: date) -> list[TaskEvent]:
    """What had happened by the last day, of what had been told by the other one; in its order."""
    return [one.event for one in events if one.event.on <= last and one.told <= known_on]


def outcome(
    task: Task, given: date, events: Sequence[Told], window: Window, known_on: date
) -> Outcome | None:
    """What became of a task by the window's last day; None where it is none of the window's.

    A window's tasks are those given by its last day that were not closed before its first.
    """
    if given > window.last:
        return None
    before = known(events, last=window.first - DAY, known_on=known_on)
    if before and state(task, before, window.first - DAY) in CLOSED:
        return None
    return OUTCOMES[state(task, known(events, last=window.last, known_on=known_on), window.last)]


@dataclass(frozen=True, slots=True)
class Tally:
    """Tasks by what became of them."""

    counts: Mapping[Outcome, int]

    @classmethod
    def of(cls, outcomes: Iterable[Outcome]) -> Tally:
        """Count outcomes, every one of them named."""
        found = Counter(outcomes)
        return cls({one: found[one] for one in Outcome})

    @property
    def given(self) -> int:
        """All tasks of the window."""
        return sum(self.counts.values())

    @property
    def wanted(self) -> int:
        """Those still wanted: all but the dropped."""
        return self.given - self.counts[Outcome.DROPPED]

    def share_of(self, outcome: Outcome) -> Fraction | None:
        """One outcome in percent of all tasks; None without any."""
        return Fraction(self.counts[outcome] * 100, self.given) if self.given else None

    @property
    def finished(self) -> int:
        """Those done, in time or late."""
        return self.counts[Outcome.DONE] + self.counts[Outcome.DONE_LATE]

    @property
    def share(self) -> Fraction | None:
        """Done in percent of those wanted, exactly; None without any."""
        return Fraction(self.finished * 100, self.wanted) if self.wanted else None


@dataclass(frozen=True, slots=True)
class Obstacle:
    """An obstacle of a task: what was told to whom on which day, and whether it stands at the last day."""

    blocked: Blocked
    stands: bool


def obstacles(task: Task, events: Sequence[Told], window: Window, known_on: date) -> tuple[Obstacle, ...]:
    """The obstacles that were told in the window, and an earlier one that still stands at its last day."""
    told = known(events, last=window.last, known_on=known_on)
    raised = [one for one in told if isinstance(one, Blocked)]
    blocked = standing(task, told).blocked
    found = [Obstacle(one, blocked and one is raised[-1]) for one in raised]
    return tuple(one for one in found if one.stands or window.holds(one.blocked.on))


@dataclass(frozen=True, slots=True)
class Break:
    """A day inside a window at which a series breaks: so many units began (0: new criteria)."""

    on: date
    units: int = 0


def breaks(window: Window, begun: Iterable[date | None]) -> tuple[Break, ...]:
    """The days after the first at which units of the map began or the criteria changed.

    `begun` are the first days of the units on the map of the last day, None where unknown.
    """
    days = Counter(one for one in begun if one is not None and window.first < one <= window.last)
    found = [Break(on, units) for on, units in days.items()]
    if window.first < CRITERIA <= window.last:
        found.append(Break(CRITERIA))
    return tuple(sorted(found, key=lambda one: (one.on, one.units)))


def year_ended(by: date) -> int:
    """The last assessment year that is over at the end of a day."""
    year = AssessmentYear.containing(by)
    return year.year if year.as_of == by else year.previous.year


def years_of(window: Window) -> tuple[int, int]:
    """The assessment years whose classes stand at the start and the end of a window."""
    return year_ended(window.first - DAY), year_ended(window.last)


def year_for(cut_off: date, last: date) -> int:
    """The assessment year that tells of a target at a window's end: that of its cut-off, once it is over."""
    return min(AssessmentYear.containing(cut_off).year, year_ended(last))


NO_MEASURE = re.compile(
    r"""
    \b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b | \b\d{1,2}/\d{4}\b        # days and months
    | \b\d+[\w/-]*-[A-ZĐ][\w/-]*                                   # symbols such as 36-CT/TW
    | \b\d+/\d{4}/[A-ZĐ][\w-]* | \b\d+/[A-ZĐ][\w-]*               # symbols such as 28/2025/QĐ-TTg
    | \b(?:19|20)\d\d(?:\s*[–-]\s*(?:19|20)\d\d)?\b(?!\s*(?:%|xã|người|điểm|vụ|lượt|hộ|mô\ hình))  # years
    | \b(?:điều|khoản|điểm|mục|chương|phần|loại|cấp|quý|tháng|ngày|số)\s+\d+\b                     # places
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Digits that measure nothing: dates, years, symbols of documents, numbers of articles and months."""
MEASURE = re.compile(r"\d|\b(?:một nửa|gấp đôi|gấp ba|(?:một|hai|ba|bốn)\s+phần\s+(?:hai|ba|tư|năm))\b", re.I)


def has_number(text: str) -> bool:
    """Whether a text says how much: it holds a number that is no date, year, symbol or article."""
    return bool(MEASURE.search(NO_MEASURE.sub(" ", text)))
