"""Two invented provinces with posts, and a document as it was read."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

import pytest

TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 3, tzinfo=UTC)
LATER = timedelta(minutes=5)


class Posts(NamedTuple):
    """An analyst, an officer of one of the province's communes, one of the commune beside, a stranger."""

    analyst: Any
    officer: Any
    neighbour: Any
    stranger: Any


@pytest.fixture
def posts(db: None) -> Posts:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import communes_of, create_illustrative_province

    be_born("simulated")
    since = date(2025, 7, 1)
    found = []
    for code in ("MA", "MB"):
        communes = [(f"{code}0{number}", f"Mẫu {code} 0{number}", "xa") for number in (1, 2)]
        province = create_illustrative_province(
            code=code, name=f"Mẫu {code}", communes=communes, valid_from=since, by="thử"
        )
        places = [("provincial_analyst", code, province.id)]
        places += [("commune", commune.code, commune.id) for commune in communes_of(province.id, since)]
        found += [
            create_post(symbol=symbol, title=f"Chức danh {symbol}", role=role, area_id=area, by=None)
            for role, symbol, area in places
        ]
    return Posts(*found[:4])
