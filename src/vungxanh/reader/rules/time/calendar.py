"""Days, months and years as ISO texts that may be partial, and which of them the calendar has."""

from calendar import monthrange
from functools import lru_cache

LEAP = 2024
"""A year in which every day of any year exists, to judge a day without a year."""
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Four digits outside are no year: texts about the programme do not reach further."""


def is_year(number: int) -> bool:
    """Whether a number of four digits can be a year that such a text speaks of."""
    return FIRST_YEAR <= number <= LAST_YEAR


def exists(day: int, month: int, year: int | None) -> bool:
    """Whether the calendar has the day; without a year, whether any year has it."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or LEAP, month)[1]


def iso(year: int | None, month: int | None = None, day: int | None = None) -> str:
    """The parts that are known as an ISO text: `2024`, `2024-06`, `2024-06-05`, `--06`, `--06-05`.

    A day without its month says nothing and is left out; no part at all gives an empty text.
    """
    head = f"{year:04d}" if year is not None else ""
    if month is None:
        return head
    head = f"{head}-{month:02d}" if head else f"--{month:02d}"
    return head if day is None else f"{head}-{day:02d}"


@lru_cache(maxsize=4096)
def parts(value: str) -> tuple[int | None, int | None, int | None]:
    """Year, month and day of a partial ISO text, None where it does not say."""
    head, tail = ("", value[2:]) if value.startswith("--") else (value[:4], value[5:])
    month, _, day = tail.partition("-")
    return _number(head), _number(month), _number(day)


def _number(digits: str) -> int | None:
    return int(digits) if digits else None


def possible(month: int | None, year: int | None) -> str:
    """What is left of a date that the calendar does not have: its month where there is one, else its year."""
    return iso(year, month if month is not None and 1 <= month <= 12 else None)
