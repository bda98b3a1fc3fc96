"""The real provinces of both maps, without their fourteen thousand units: what published figures need."""

from typing import Any


def load_provinces() -> None:
    """Put every version of every official province into the database."""
    from django.db.backends.postgresql.psycopg_any import DateRange

    from vungxanh.areas.interface import name_key, official_register, sort_key
    from vungxanh.areas.models import Area

    units: list[Any] = [unit for unit in official_register().units if unit.level == "province"]
    Area.objects.bulk_create(
        Area(
            level=unit.level,
            code=unit.code,
            name=unit.name,
            kind=unit.kind,
            validity=DateRange(unit.valid_from, unit.valid_to),
            sort_key=sort_key(unit.name),
            search_key=name_key(unit.name),
        )
        for unit in units
    )
