"""Dates as documents give them: partial ones stay partial, disputed ones keep every reading."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vungxanh.programme.rules.refusals import ProgrammeRefusedError

SHAPE = re.compile(r"(?P<year>[0-9]{4})(-(?P<month>[0-9]{2})(-(?P<day>[0-9]{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day: `2024`, `2024-06`, `2024-06-05`.

    Raises ProgrammeRefusedError for anything else.
    """

    text: str

    def __post_init__(self) -> None:
        found = SHAPE.fullmatch(self.text)
        try:
            if found is None:
                raise ValueError(self.text)
            date(int(found["year"]), int(found["month"] or 1), int(found["day"] or 1))
        except ValueError as problem:
            raise ProgrammeRefusedError(
                "date",
                f"“{self.text}” không phải là ngày: ghi ngày/tháng/năm, tháng/năm hoặc chỉ năm",
                f"“{self.text}” is no date: give day/month/year, month/year or the year alone",
                field="date",
            ) from problem

    @property
    def first(self) -> date:
        """The first day it can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def last(self) -> date:
        """The last day it can mean."""
        year, month, day = self._parts()
        month = month or 12
        return date(year, month, day or monthrange(year, month)[1])

    @property
    def whole(self) -> bool:
        """Whether the day itself is known."""
        return self._parts()[2] is not None

    def allows(self, other: PartialDate) -> bool:
        """Whether both can mean the same day: `2024` and `2024-06-05` can."""
        return self.first <= other.last and other.first <= self.last

    def _parts(self) -> tuple[int, int | None, int | None]:
        year, *rest = map(int, self.text.split("-"))
        month, day, *_ = [*rest, None, None]
        return year, month, day


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source says the date is."""

    on: PartialDate
    source: str


@dataclass(frozen=True, slots=True)
class SourcedDate:
    """A date with everything that was read of it. The first reading is the one that counts.

    Raises ProgrammeRefusedError without any reading.
    """

    readings: tuple[Reading, ...]

    def __post_init__(self) -> None:
        if not self.readings:
            raise ProgrammeRefusedError(
                "date",
                "Chưa có ngày: ghi ít nhất năm, kèm nguồn",
                "No date: give at least the year, with its source",
                field="date",
            )

    @property
    def counts(self) -> PartialDate:
        """The date that counts."""
        return self.readings[0].on

    @property
    def disputed(self) -> tuple[Reading, ...]:
        """The readings that cannot mean the date that counts: 16/3/2008 beside 26/3/2008."""
        return tuple(one for one in self.readings[1:] if not one.on.allows(self.counts))
