"""Loads the committed register of official units into the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model
from psycopg.sql import SQL, Identifier

from vungxanh.areas.models import Area, Succession
from vungxanh.areas.rules.naming import LEVELS, name_key, sort_key
from vungxanh.areas.rules.official import official_register
from vungxanh.areas.rules.register import Link, Register, Unit, UnitKey

BATCH = 2000
CHANGING = [
    "name",
    "kind",
    "parent",
    "validity",
    "sort_key",
    "search_key",
    "latitude",
    "longitude",
    "resolution",
    "decided_on",
    "source",
]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading changed: units and links made, units brought up to date."""

    made: int
    updated: int
    linked: int


@transaction.atomic
def load_official(*, by: str) -> Loaded:
    """Bring the official units and links of the database in line with the committed register.

    Running it again changes nothing. Units are never deleted: records may point at them.
    `by` is the symbol of the post, or of the program at set-up.
    """
    register = official_register()
    rows = {_key(row): row for row in Area.objects.filter(origin=Area.Origin.OFFICIAL)}
    made = updated = 0
    for level in LEVELS:
        units = [unit for unit in register.units if unit.level == level]
        updated += _update(register, units, rows)
        made += _make(register, units, rows)
    done = Loaded(made, updated, _link(register.links, rows))
    if done.made or done.linked:
        _analyse()
    return done


def _analyse() -> None:
    """Let the planner know the new sizes now; a role that does not own the tables only gets a warning."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE areas_area, areas_succession")


def _key(row: Area) -> UnitKey:
    start: date | None = row.validity.lower
    return UnitKey(row.level, row.code, start.isoformat() if start else "")


def _parent(register: Register, unit: Unit, rows: dict[UnitKey, Area]) -> Area | None:
    """The latest version of the parent while the unit was valid."""
    versions = [
        version
        for version in register.by_code.get((unit.parent_level, unit.parent_code), [])
        if (version.valid_from or date.min) < (unit.valid_to or date.max)
        and (unit.valid_from or date.min) < (version.valid_to or date.max)
    ]
    latest = max(versions, key=lambda version: version.valid_from or date.min, default=None)
    return rows[latest.key] if latest else None


def _values(register: Register, unit: Unit, rows: dict[UnitKey, Area]) -> dict[str, object]:
    return {
        "name": unit.name,
        "kind": unit.kind,
        "parent": _parent(register, unit, rows),
        "validity": DateRange(unit.valid_from, unit.valid_to),
        "sort_key": sort_key(unit.name),
        "search_key": name_key(unit.name),
        "latitude": unit.latitude or None,
        "longitude": unit.longitude or None,
        "resolution": unit.resolution,
        "decided_on": unit.decided_on,
        "source": unit.source,
    }


def _make(register: Register, units: Iterable[Unit], rows: dict[UnitKey, Area]) -> int:
    new = [
        Area(level=unit.level, code=unit.code, **_values(register, unit, rows))
        for unit in units
        if unit.key not in rows
    ]
    _copy(Area, new)
    if new:
        level = Area.objects.filter(origin=Area.Origin.OFFICIAL, level=new[0].level)
        rows |= {_key(row): row for row in level}
    return len(new)


def _copy(model: type[Model], rows: Sequence[Model]) -> None:
    """Insert rows by COPY: three times as fast as bulk_create for ten thousand of them."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = SQL(", ").join([Identifier(str(field.column)) for field in fields])
    statement = SQL("COPY {} ({}) FROM STDIN").format(Identifier(model._meta.db_table), columns)
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row([getattr(row, field.attname) for field in fields])


def _update(register: Register, units: Iterable[Unit], rows: dict[UnitKey, Area]) -> int:
    changed = []
    for unit in units:
        row = rows.get(unit.key)
        if row is not None and _differs(row, _values(register, unit, rows)):
            changed.append(row)
    Area.objects.bulk_update(changed, CHANGING, batch_size=BATCH)
    return len(changed)


def _differs(row: Area, values: dict[str, object]) -> bool:
    """Whether a value differs; the new values are put in the row."""
    before = {name: getattr(row, name) if name != "parent" else row.parent_id for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    after = {**values, "parent": row.parent_id}
    return any(str(before[name]) != str(after[name]) for name in values)


def _link(links: Iterable[Link], rows: dict[UnitKey, Area]) -> int:
    known = set(Succession.objects.values_list("predecessor_id", "successor_id"))
    new = [
        Succession(
            predecessor=rows[link.predecessor],
            successor=rows[link.successor],
            extent=link.extent,
            resolution=link.resolution,
            decided_on=link.decided_on,
            source=link.source,
        )
        for link in links
        if (rows[link.predecessor].pk, rows[link.successor].pk) not in known
    ]
    _copy(Succession, new)
    return len(new)
