"""Whether a period lies before or behind the day on which a text was written."""

from typing import NamedTuple

from vungxanh.reader.rules.facts import Period


class When(NamedTuple):
    """The day of the text as far as known, its year, and the periods around a number.

    `near` is the nearest of the sentence, `before` the last one before the number; `headed` tells that the
    section is headed by a time to come: `6 - Quý IV`, `told` that the talk turned back to what was done.
    """

    year: int | None
    written: str | None
    near: Period | None
    before: Period | None
    headed: bool = False
    told: bool = False


def is_after(end: str, written: str) -> bool:
    """Whether the last day meant by a partial date lies behind the day of writing."""
    known = min(len(written), len(end))
    if end[:known] != written[:known]:
        return end[:known] > written[:known]
    return len(end) < len(written)


def is_past(period: Period | None, year: int | None) -> bool:
    """Whether the period ends in a year before that of the text."""
    if period is None or year is None or not (period.end or "").startswith(("19", "20")):
        return False
    return (period.end or "")[:4] < str(year)


def is_future(period: Period | None, year: int | None) -> bool:
    """Whether the period ends in a year after that of the text."""
    if period is None or period.end is None or year is None or not period.end[:4].isdigit():
        return False
    return int(period.end[:4]) > year


def is_to_come(period: Period, written: str) -> bool:
    """Whether the period begins after the day of writing, or ends after it and began with it."""
    start, end = period.start or period.end, period.end
    if start is None or end is None or not start[:1].isdigit():
        return False
    return is_after(start, written) and not written.startswith(start)


def way_of(period: Period, written: str) -> str:
    """`ahead` for a period to come, `back` for one that is over, nothing where the day lies in it."""
    if not written[:1].isdigit():
        return ""
    period = _across_years(Period(_in_year(period.start, written), _in_year(period.end, written)), written)
    if is_to_come(period, written):
        return "ahead"
    return "back" if period.end is not None and period.end < written[: len(period.end)] else ""


def _across_years(period: Period, written: str) -> Period:
    """Từ tháng 11 đến hết tháng 1: January is next year's in November; in March all is over."""
    start, end = period.start, period.end
    if start is None or end is None or end >= start or not written[:_YEAR] == start[:_YEAR] == end[:_YEAR]:
        return period
    year = int(written[:_YEAR])
    if start <= written:
        return Period(start, f"{year + 1}{end[_YEAR:]}")
    return Period(f"{year - 1}{start[_YEAR:]}", end)


def year_told(year: int, day: str | None) -> int:
    """The year that a text tells of: mostly the one before, until March or where the month is not known."""
    return year if day is not None and day[_YEAR + 1 : _MONTH] > _FIRST_MONTHS else year - 1


_FIRST_MONTHS = "03"


def has_begun(period: Period, written: str) -> bool:
    """Whether the period is the year of writing, of which little is over: what it names is still to come."""
    year, month = written[:_YEAR], written[_YEAR + 1 : _YEAR + 3]
    return period.start == period.end == year and month.isdigit() and int(month) <= _EARLY


_EARLY = 3


def has_just_begun(period: Period, written: str) -> bool:
    """Whether a quarter or half began in the month of writing: what a text tells of it is still to come."""
    if len(written) < _MONTH or not written[:1].isdigit():
        return False
    start, end = _in_year(period.start, written), _in_year(period.end, written)
    if start is None or end is None or len(start) != _MONTH or len(end) != _MONTH:
        return False
    return start == written[:_MONTH] and end > start


_MONTH = len("2025-06")


def is_new_month(period: Period, written: str) -> bool:
    """Whether the period is the month of writing, of which few days are over."""
    start, end = _in_year(period.start, written), _in_year(period.end, written)
    return start == end == written[:_MONTH] and written[_MONTH + 1 :] <= _FEW_DAYS and len(written) > _MONTH


_FEW_DAYS = "10"


def is_just_over(period: Period, written: str) -> bool:
    """Hai tháng đầu năm, told in March, or since the year began: no talk of what is to come moves it ahead.

    In the last months of a year a bare `quý I` is of the next one.
    """
    end = _in_year(period.end, written)
    if is_still_on(period, written):
        return True
    if end is None or len(end) != _MONTH or len(written) < _MONTH or end[:_YEAR] != written[:_YEAR]:
        return False
    months = int(written[_YEAR + 1 : _MONTH]) - int(end[_YEAR + 1 : _MONTH])
    return 0 < months <= (_SINCE if written[_YEAR + 1 : _MONTH] < _SEASON_OF_PLANS else 1)


_SINCE, _SEASON_OF_PLANS = 3, "10"


def is_still_on(period: Period, written: str) -> bool:
    """Từ đầu năm họp dân 7 buổi: a time that began months before and has no end is counted so far."""
    start = _in_year(period.start, written) or ""
    return period.end is None and len(start) >= _MONTH <= len(written) and start[:_MONTH] < written[:_MONTH]


def _in_year(day: str | None, written: str) -> str | None:
    """A day or month without a year is of the year of writing: `--10` is October of it."""
    return written[:_YEAR] + day[1:] if day is not None and day.startswith("-") else day


_YEAR = len("2025")
