"""Steps of invented places, as the rules take them."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from vungxanh.records.rules.events.shape import Line, Standing, Unit

START = date(2026, 1, 5)
SUBJECT = UUID(int=7)
LEAD, BESIDE = 1, 2


def step(
    number: int, facts: Any, *, day: int = 0, units: tuple[int, ...] = (), holder: str = "a", area: int = LEAD
) -> Standing:
    """One step, `day` days after the start."""
    return Standing(
        kind="",
        subject=SUBJECT,
        area=area,
        day=START + timedelta(days=day),
        facts=facts,
        units=tuple(Unit(one) for one in units),
        id=number,
        learned_at=datetime(2026, 1, 5, tzinfo=UTC),
        holder=holder,
    )


def total(lines: Iterable[Line], indicator: str, until: date, area: int = LEAD) -> int:
    """What the lines of an indicator say of an area at the end of a day."""
    return sum(
        one.value for one in lines if (one.indicator, one.area) == (indicator, area) and one.day <= until
    )
