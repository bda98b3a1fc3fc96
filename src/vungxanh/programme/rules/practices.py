"""Good practices (mô hình, cách làm hay): what they may aim at, where they were tried, what changed then.

The change while a practice was tried is told beside the change elsewhere, and never as its effect.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from vungxanh.programme.rules import changes
from vungxanh.programme.rules.breaks import between
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import FORBIDDEN


class WorkSort(StrEnum):
    """What sort of work a practice does (loại việc)."""

    PREVENTION = "prevention"
    SELF_MANAGED = "self_managed"
    PLACES = "places"
    SUPPORT = "support"
    TREATMENT = "treatment"
    CROPS = "crops"
    BORDER = "border"
    FIGURES = "figures"


class Audience(StrEnum):
    """For whom a practice is (dành cho ai)."""

    EVERYONE = "everyone"
    PUPILS = "pupils"
    YOUTH = "youth"
    WORKERS = "workers"
    FAMILIES = "families"
    RETURNED = "returned"
    OFFICIALS = "officials"


def check_practice(*, title: str, what: str, aim: str, proposed_on: date, on: date) -> None:
    """Refuse a practice without title or text, proposed after today, or aimed at a quota on people.

    `aim` is the code of the indicator that it should move, "" where the catalogue has none.
    Raises ProgrammeRefusedError.
    """
    for said, field in ((title, "title"), (what, "what")):
        if not said.strip():
            raise ProgrammeRefusedError(
                "value",
                "Chưa ghi tên hoặc nội dung mô hình: viết ngắn ai làm gì, ở đâu",
                "The practice has no title or text: say in short who does what, where",
                field=field,
            )
    check_aim(aim, field="aim")
    _check_past(proposed_on, on, field="proposed_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """What of a practice can be corrected: everything but whose post proposed it."""

    title: str
    what: str
    work: WorkSort
    audience: Audience
    aim: str
    proposed_on: date
    directive: int | None = None

    def told(self) -> dict[str, str]:
        """The same as texts, by field, "" for none."""
        return {
            "title": self.title,
            "what": self.what,
            "work": self.work.value,
            "audience": self.audience.value,
            "aim": self.aim,
            "proposed_on": self.proposed_on.isoformat(),
            "directive": "" if self.directive is None else str(self.directive),
        }


def check_amendment(
    before: Described, after: Described, *, reason: str, on: date
) -> dict[str, tuple[str, str]]:
    """What a correction of a practice replaces, by field; refuse one that changes nothing or says no reason.

    Raises ProgrammeRefusedError: see `check_practice` too.
    """
    found = changes.replaced(before.told(), after.told())
    changes.check_differs(found, field="title")
    changes.check_reason(reason)
    check_practice(title=after.title, what=after.what, aim=after.aim, proposed_on=after.proposed_on, on=on)
    return found


def check_aim(indicator: str, *, field: str) -> None:
    """Refuse an indicator on which no target may be set: see `rules.targets.FORBIDDEN`.

    Raises ProgrammeRefusedError.
    """
    if indicator not in FORBIDDEN:
        return
    vi, en = FORBIDDEN[indicator]
    raise ProgrammeRefusedError(
        "forbidden_target",
        f"Không ghi mô hình nhằm vào {vi}: mô hình như vậy thành định mức trên con người và làm sai số liệu."
        " Hãy chọn chỉ số về độ bao phủ, đúng hạn, duy trì hoặc đính chính",
        f"No practice aims at {en}: it becomes a quota on people and bends the figures."
        " Choose an indicator of coverage, timeliness, keeping what was reached, or correction",
        field=field,
    )


def _check_past(day: date, on: date, *, field: str) -> None:
    if day > on:
        raise ProgrammeRefusedError(
            "date",
            f"Ngày {day:%d/%m/%Y} chưa đến: ghi ngày đã diễn ra",
            f"The day {day.isoformat()} lies ahead: give a day that has been",
            field=field,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when until when something was done in an area; `until` is the last day, None while it goes on.

    Raises ProgrammeRefusedError for a last day before the first.
    """

    begins: date
    until: date | None = None

    def __post_init__(self) -> None:
        if self.until is not None and self.until < self.begins:
            raise ProgrammeRefusedError(
                "end",
                f"Ngày kết thúc trước ngày bắt đầu ({self.begins:%d/%m/%Y}): sửa một trong hai",
                f"It ends before it begins ({self.begins.isoformat()}): mend one of the two",
                field="until",
            )

    def meets(self, other: Span) -> bool:
        """Whether the two have a day in common."""
        return (other.until is None or self.begins <= other.until) and (
            self.until is None or other.begins <= self.until
        )


def check_span(span: Span, others: Iterable[Span], *, on: date) -> None:
    """Refuse a span that begins or ends after today, or meets another one of the same practice and area.

    Raises ProgrammeRefusedError.
    """
    _check_past(span.begins, on, field="begins")
    if span.until is not None:
        _check_past(span.until, on, field="until")
    if any(span.meets(other) for other in others):
        raise ProgrammeRefusedError(
            "overlap",
            "Nơi này đã ghi mô hình trong thời gian đó: kết thúc lần trước, hoặc chọn ngày khác",
            "This area already has the practice in that time: end the one before, or choose other days",
            field="begins",
        )


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure of an indicator: the first day it counts (of a stock its only day), the last, and the parts.

    `whole` is the denominator of a share, None for a count.
    """

    start: date
    as_of: date
    part: int
    whole: int | None = None

    @property
    def value(self) -> Fraction | None:
        """The count, or the share in percent; None for a share of nothing."""
        if self.whole is None:
            return Fraction(self.part)
        return Fraction(self.part * 100, self.whole) if self.whole else None


@dataclass(frozen=True, slots=True)
class Course:
    """The readings around a trial: the last before, the last that meets it, the first after; None: unknown.

    A figure counted over a period meets the trial as soon as one of its days does.
    """

    before: Reading | None = None
    during: Reading | None = None
    after: Reading | None = None

    @property
    def latest(self) -> Reading | None:
        """What is set against the reading before: that during the trial, else that after it."""
        return self.during or self.after

    @property
    def series_break(self) -> str:
        """Why the readings cannot be compared: "merger", "criteria", "" where nothing lies between."""
        if self.before is None or self.latest is None:
            return ""
        return between(self.before.as_of, self.latest.as_of)

    @property
    def change(self) -> Fraction | None:
        """How much the figure changed meanwhile, in its own unit, for shares in points; None if unknown."""
        if self.before is None or self.latest is None or self.series_break:
            return None
        first, last = self.before.value, self.latest.value
        return None if first is None or last is None else last - first


def course(readings: Iterable[Reading], span: Span) -> Course:
    """Where the readings of one area stand to a trial there."""
    before, during, after = None, None, None
    for one in sorted(readings, key=lambda reading: (reading.as_of, reading.start)):
        if one.as_of < span.begins:
            before = one
        elif span.until is None or one.start <= span.until:
            during = one
        else:
            after = after or one
    return Course(before, during, after)


@dataclass(frozen=True, slots=True)
class Beside:
    """The change elsewhere over the days of a course: of the areas that have both readings, and how many."""

    change: Fraction | None
    counted: int
    all: int


def beside(own: Course, others: Mapping[int, Collection[Reading]]) -> Beside:
    """What changed in other areas between the same two readings; shares are of sums.

    Only areas with both readings, each with the same days as the own one, are summed.
    """
    if own.before is None or own.latest is None or own.series_break:
        return Beside(None, 0, len(others))
    firsts, lasts = [], []
    for readings in others.values():
        first, last = _alike(own.before, readings), _alike(own.latest, readings)
        if first is not None and last is not None:
            firsts.append(first)
            lasts.append(last)
    whole = Course(_summed(firsts), _summed(lasts))
    return Beside(whole.change, len(firsts), len(others))


def _alike(own: Reading, readings: Iterable[Reading]) -> Reading | None:
    return next((one for one in readings if (one.start, one.as_of) == (own.start, own.as_of)), None)


def _summed(readings: list[Reading]) -> Reading | None:
    if not readings:
        return None
    wholes = [one.whole for one in readings if one.whole is not None]
    return Reading(
        readings[0].start,
        readings[0].as_of,
        sum(one.part for one in readings),
        sum(wholes) if wholes else None,
    )
