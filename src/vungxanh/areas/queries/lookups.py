"""Look-ups of areas by id, by code on a day, and of what lies inside an area."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import QuerySet

from vungxanh.areas.models import Area
from vungxanh.areas.queries.memory import each_once, once
from vungxanh.areas.queries.succession import same_ground
from vungxanh.areas.rules.naming import COMMUNE, DISTRICT, PROVINCE, full_name


class AreaNotFoundError(LookupError):
    """No such area."""


@dataclass(frozen=True, slots=True)
class AreaSummary:
    """One version of an administrative unit, valid on [valid_from, valid_to); None: unknown, open.

    `name` is without the word of its kind; `full_name` has it, for sentences.
    """

    id: int
    code: str
    name: str
    kind: str
    level: str
    parent_id: int | None
    valid_from: date | None
    valid_to: date | None
    illustrative: bool
    latitude: float | None
    longitude: float | None

    @property
    def full_name(self) -> str:
        """Name with the word of its kind, in lower case: "xã Hua Bum"."""
        return full_name(self.name, self.kind)

    def stands(self, on: date) -> bool:
        """Whether this version is valid on a day."""
        since, until = self.valid_from, self.valid_to
        return (since is None or since <= on) and (until is None or on < until)


class Called(Protocol):
    """An area, from the database or from the official register, by its name with the word of its kind."""

    @property
    def full_name(self) -> str:
        """As written in a sentence: "xã Hua Bum"."""


def titled(unit: Called) -> str:
    """The name as it begins a line or a cell: "Xã Hua Bum"."""
    return unit.full_name[:1].upper() + unit.full_name[1:]


def summary(row: Area) -> AreaSummary:
    """The frozen form of a row, as handed to other packages."""
    return AreaSummary(
        id=row.pk,
        code=row.code,
        name=row.name,
        kind=row.kind,
        level=row.level,
        parent_id=row.parent_id,
        valid_from=row.validity.lower,
        valid_to=row.validity.upper,
        illustrative=row.origin == Area.Origin.ILLUSTRATIVE,
        latitude=None if row.latitude is None else float(row.latitude),
        longitude=None if row.longitude is None else float(row.longitude),
    )


def area(area_id: int) -> AreaSummary:
    """One area. Raises AreaNotFoundError."""
    found = areas([area_id]).get(area_id)
    if found is None:
        raise AreaNotFoundError(f"Không có địa bàn số {area_id}. / There is no area number {area_id}.")
    return found


def areas(area_ids: Iterable[int]) -> dict[int, AreaSummary]:
    """Many areas by id, in one query. Ids that do not exist are left out."""
    return each_once("areas", area_ids, _areas)


def _areas(area_ids: frozenset[int]) -> dict[int, AreaSummary]:
    return {one.id: one for one in _summaries(Area.objects.filter(pk__in=area_ids))}


def _summaries(rows: QuerySet[Area]) -> list[AreaSummary]:
    """The frozen form of rows, read without the columns that nobody is handed."""
    found = rows.values_list(
        "pk", "code", "name", "kind", "level", "parent_id", "validity", "origin", "latitude", "longitude"
    )
    return [
        AreaSummary(
            id=pk,
            code=code,
            name=name,
            kind=kind,
            level=level,
            parent_id=parent,
            valid_from=validity.lower,
            valid_to=validity.upper,
            illustrative=origin == Area.Origin.ILLUSTRATIVE,
            latitude=None if north is None else float(north),
            longitude=None if east is None else float(east),
        )
        for pk, code, name, kind, level, parent, validity, origin, north, east in found
    ]


def area_by_code(code: str, level: str, on: date, *, illustrative: bool = False) -> AreaSummary:
    """The area that bears a code on a day. Raises AreaNotFoundError."""
    row = _on(on, illustrative=illustrative).filter(code=code, level=level).first()
    if row is None:
        raise AreaNotFoundError(
            f"Ngày {on:%d/%m/%Y} không có địa bàn nào mang mã {code}. / "
            f"No area bears the code {code} on {on}."
        )
    return summary(row)


def _on(day: date, *, illustrative: bool) -> QuerySet[Area]:
    origin = Area.Origin.ILLUSTRATIVE if illustrative else Area.Origin.OFFICIAL
    return Area.objects.filter(origin=origin, validity__contains=day)


def provinces(on: date, *, illustrative: bool = False) -> tuple[AreaSummary, ...]:
    """Provinces and centrally run cities on a day, in Vietnamese order."""
    rows = _on(on, illustrative=illustrative).filter(level=PROVINCE).order_by("sort_key", "code")
    return tuple(map(summary, rows))


def communes_of(province_id: int, on: date) -> tuple[AreaSummary, ...]:
    """Commune-level units of a province on a day, in Vietnamese order.

    A province that only changed its kind (tỉnh to thành phố) may be given in either version; one
    that did not exist on the day has no communes. Before 1 July 2025 communes stood under
    districts; they are found through them. Raises AreaNotFoundError for an unknown province.
    """
    return once(("communes", province_id, on), lambda: _communes_of(area(province_id), on))


def _communes_of(province: AreaSummary, on: date) -> tuple[AreaSummary, ...]:
    versions = areas(same_ground([province.id])[province.id]).values()
    if not any(one.stands(on) for one in versions):
        return ()
    # Ids are fetched step by step: a join over both levels is planned badly before the first ANALYZE.
    provinces = Area.objects.filter(level=PROVINCE, code=province.code, origin=_origin(province))
    above = set(provinces.values_list("pk", flat=True))
    above |= set(Area.objects.filter(level=DISTRICT, parent__in=above).values_list("pk", flat=True))
    inside = _on(on, illustrative=province.illustrative).filter(level=COMMUNE, parent__in=above)
    found = {one.id: one for one in _summaries(inside.order_by("sort_key", "code"))}
    # Who asks for one of them next finds it.
    each_once("areas", found, lambda _unknown: found)
    return tuple(found.values())


def _origin(unit: AreaSummary) -> str:
    return Area.Origin.ILLUSTRATIVE if unit.illustrative else Area.Origin.OFFICIAL


def commune_counts(on: date) -> dict[str, int]:
    """Official commune-level units on a day by kind: phuong, xa, dac_khu (and thi_tran before 2025)."""
    kinds = _on(on, illustrative=False).filter(level=COMMUNE).values_list("kind", flat=True)
    return dict(Counter(kinds))


def path_of(area_id: int) -> tuple[AreaSummary, ...]:
    """From the province down to the area itself."""
    return once(("path", area_id), lambda: _path_of(area_id))


def _path_of(area_id: int) -> tuple[AreaSummary, ...]:
    row = Area.objects.select_related("parent__parent").filter(pk=area_id).first()
    if row is None:
        raise AreaNotFoundError(f"Không có địa bàn số {area_id}. / There is no area number {area_id}.")
    found = [row]
    while found[0].parent is not None:
        found.insert(0, found[0].parent)
    return tuple(map(summary, found))


def province_of(area_ids: Iterable[int]) -> Mapping[int, int]:
    """The id of the province each area lies in (itself for a province), in one query."""
    wanted = frozenset(area_ids)
    return once(("provinces", wanted), lambda: _province_of(wanted))


def _province_of(wanted: frozenset[int]) -> dict[int, int]:
    rows = Area.objects.filter(pk__in=wanted).values_list("pk", "parent", "parent__parent")
    return {pk: above or parent or pk for pk, parent, above in rows}
