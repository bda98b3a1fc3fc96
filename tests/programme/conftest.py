"""An invented province with its posts, a document with clauses, and another province beside it."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from tests.factories.directives import entered

NOON = datetime(2026, 3, 10, 5, tzinfo=UTC)
TODAY = date(2026, 3, 10)


class Desk(NamedTuple):
    """Who gives work and who has it: the province's posts, two communes', a partner's, another province's."""

    province: int
    communes: tuple[int, int]
    analyst: Any
    head: Any
    officer: Any
    chair: Any
    neighbour: Any
    health: Any
    foreign: Any
    directive: int
    clause: int


def after(days: int) -> datetime:
    """Noon, so many days after the day of the tests."""
    return NOON + timedelta(days)


@pytest.fixture
def desk(db: None) -> Desk:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province
    from vungxanh.programme.actions.directives import add_clause
    from vungxanh.programme.rules.directives import ClauseSort

    be_born("simulated")
    since = date(2025, 7, 1)
    made = [
        create_illustrative_province(
            code=code,
            name=f"Mẫu {code}",
            communes=[(f"{code}-0{number}", f"Mẫu {code} {number}", "xa") for number in (1, 2)],
            valid_from=since,
            by="thử",
        ).id
        for code in ("MA", "MB")
    ]
    first, second = (unit.id for unit in communes_of(made[0], since))
    wanted = (
        ("pt", "provincial_analyst", made[0]),
        ("dt", "provincial_approver", made[0]),
        ("cb-1", "commune", first),
        ("dx-1", "commune_approver", first),
        ("cb-2", "commune", second),
        ("yt", "partner_health", made[0]),
        ("pt-khac", "provincial_analyst", made[1]),
    )
    posts = [
        create_post(symbol=symbol, title=symbol, role=role, area_id=area, by=None)
        for symbol, role, area in wanted
    ]
    directive = entered(posts[0], "01-NQ/MAU", at=NOON)
    clause = add_clause(
        directive=directive,
        sort=ClauseSort.TASK_GROUP,
        text="Xoá điểm, tụ điểm",
        number="III.1",
        by=posts[0],
        at=NOON,
    )
    return Desk(made[0], (first, second), *posts, directive, clause)
