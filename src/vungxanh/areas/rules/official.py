"""The committed register of official units: what its columns mean and how it is read."""

import csv
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from vungxanh.areas.rules.register import Link, Register, Unit, UnitKey

DATA = Path(__file__).resolve().parent.parent / "data"
UNIT_COLUMNS = (
    "level",
    "code",
    "valid_from",
    "valid_to",
    "kind",
    "name",
    "parent_level",
    "parent_code",
    "latitude",
    "longitude",
    "point",
    "resolution",
    "decided_on",
    "source",
)
LINK_COLUMNS = (
    "from_level",
    "from_code",
    "from_start",
    "to_level",
    "to_code",
    "to_start",
    "extent",
    "resolution",
    "decided_on",
    "source",
)


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def unit_of(row: Mapping[str, str]) -> Unit:
    """A unit from one row of units.csv; an empty date is unknown (from) or open (to)."""
    return Unit(
        level=row["level"],
        code=row["code"],
        name=row["name"],
        kind=row["kind"],
        parent_level=row["parent_level"],
        parent_code=row["parent_code"],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        latitude=row["latitude"],
        longitude=row["longitude"],
        point=row["point"],
        resolution=row["resolution"],
        decided_on=_day(row["decided_on"]),
        source=row["source"],
    )


def link_of(row: Mapping[str, str]) -> Link:
    """A step from predecessor to successor from one row of successions.csv."""
    return Link(
        predecessor=UnitKey(row["from_level"], row["from_code"], row["from_start"]),
        successor=UnitKey(row["to_level"], row["to_code"], row["to_start"]),
        extent=row["extent"],
        resolution=row["resolution"],
        decided_on=_day(row["decided_on"]),
        source=row["source"],
    )


def read_register(folder: Path) -> Register:
    """The register in a folder holding units.csv and successions.csv."""
    with (
        (folder / "units.csv").open(encoding="utf-8", newline="") as units,
        (folder / "successions.csv").open(encoding="utf-8", newline="") as links,
    ):
        return Register(map(unit_of, csv.DictReader(units)), map(link_of, csv.DictReader(links)))


def row_of_unit(unit: Unit) -> tuple[str, ...]:
    """The row of units.csv for a unit; the inverse of `unit_of`."""
    return tuple(_text(getattr(unit, column)) for column in UNIT_COLUMNS)


def row_of_link(link: Link) -> tuple[str, ...]:
    """The row of successions.csv for a link; the inverse of `link_of`."""
    before, after = link.predecessor, link.successor
    return (
        *(before.level, before.code, before.start),
        *(after.level, after.code, after.start),
        *(link.extent, link.resolution, _text(link.decided_on), link.source),
    )


def _text(value: str | date | None) -> str:
    return "" if value is None else str(value)


def write_register(register: Register, folder: Path) -> None:
    """Write both files sorted, so that the same register always gives the same bytes."""
    _write(folder / "units.csv", UNIT_COLUMNS, map(row_of_unit, register.units))
    _write(folder / "successions.csv", LINK_COLUMNS, map(row_of_link, register.links))


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(sorted(rows))


@lru_cache(maxsize=1)
def official_register() -> Register:
    """The official register shipped with the product. Needs no database."""
    return read_register(DATA)
