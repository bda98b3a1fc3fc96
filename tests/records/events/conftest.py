"""An invented province whose communes record events."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

NOON = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)


class Events(NamedTuple):
    """Two communes with their officers, another province's officer, and the analyst."""

    province: Any
    communes: Mapping[str, int]
    officer: Any
    neighbour: Any
    foreign: Any
    analyst: Any


def day(number: int) -> datetime:
    """Noon of a day of March 2026 in Vietnam."""
    return NOON + timedelta(days=number - 10)


@pytest.fixture
def events(db: None) -> Events:
    from vungxanh.access.interface import Role, be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    since = date(2025, 7, 1)
    names = [("MT-01", "Mẫu Một"), ("MT-02", "Mẫu Hai")]
    made, other = (
        create_illustrative_province(
            code=code,
            name=name,
            communes=[(its, called, "xa") for its, called in inside],
            valid_from=since,
            by="mau",
        )
        for code, name, inside in (
            ("MT", "Tỉnh Mẫu", names),
            ("MK", "Tỉnh Mẫu Khác", [("MK-01", "Mẫu Lạ")]),
        )
    )
    communes = {
        unit.code: unit.id for place in (made, other) for unit in communes_of(place.id, date(2026, 3, 1))
    }
    posts = [
        create_post(symbol=symbol, title=symbol, role=role, area_id=area, by=None)
        for symbol, role, area in (
            ("MT-01", Role.COMMUNE, communes["MT-01"]),
            ("MT-02", Role.COMMUNE, communes["MT-02"]),
            ("MK-01", Role.COMMUNE, communes["MK-01"]),
            ("mau-pt", Role.ANALYST, made.id),
        )
    ]
    return Events(made, communes, *posts)


@pytest.fixture
def counted(events: Events) -> Callable[..., dict[str, int]]:
    """`counted("MT-01", known_on=…)` adds up the flows of the year 2026 in a commune."""
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.queries.lines import flows

    def add(code: str, known_on: date | None = None) -> dict[str, int]:
        found = flows(
            [events.communes[code]], ["D01", "D02"], period=AssessmentYear(2026).period, known_on=known_on
        )
        return {indicator: value for (_, indicator), value in found.items()}

    return add
