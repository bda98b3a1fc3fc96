"""Residents of areas: what is known, what is too odd to use, what a post has accepted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vungxanh.areas.models import ResidentAcceptance, ResidentFigure
from vungxanh.areas.queries.lookups import area, areas
from vungxanh.areas.queries.succession import same_ground
from vungxanh.areas.rules.residents import Flag, flags_for, limits_for

# Sources further apart than this are not compared: people move, and four-fold growth is possible.
YEARS_COMPARED = 5


@dataclass(frozen=True, slots=True)
class HeldResidents:
    """A number of residents, where it comes from, and the flags no post has accepted yet."""

    area_id: int
    residents: int
    basis: str
    as_of: date
    source: str
    flags: tuple[str, ...]


def check_residents(area_id: int, value: int, as_of: date) -> tuple[Flag, ...]:
    """Reasons to hold one number of residents; see `residents_doubted`. Raises AreaNotFoundError."""
    return residents_doubted({area_id: value}, as_of).get(area_id, ())


def residents_doubted(values: Mapping[int, int], as_of: date) -> dict[int, tuple[Flag, ...]]:
    """Reasons to hold numbers of residents until a post accepts them; only areas that have any.

    For numbers from any place: workbook, form, or a series. `as_of` is the day the numbers stand
    for; only sources within YEARS_COMPARED of it are compared. The number of database queries does
    not grow with the areas. Raises AreaNotFoundError.
    """
    units = areas(values)
    if missing := sorted(set(values) - set(units)):
        area(missing[0])
    ground = same_ground(values)
    versions = {version for same in ground.values() for version in same}
    accepted, others = _accepted(versions), _sources(versions, as_of)
    doubted = {}
    for area_id, value in values.items():
        if any((version, value) in accepted for version in ground[area_id]):
            continue
        known = sorted(number for version in ground[area_id] for number in others[version])
        limits = limits_for(units[area_id].level, units[area_id].kind)
        if flags := flags_for(value, limits, known):
            doubted[area_id] = flags
    return doubted


def _sources(versions: Iterable[int], as_of: date) -> dict[int, list[int]]:
    """Numbers without flags from all series near a day, by area."""
    numbers = defaultdict(list)
    rows = ResidentFigure.objects.filter(area__in=versions, flags=[]).select_related("series")
    for row in rows:
        if abs((row.series.as_of - as_of).days) <= YEARS_COMPARED * 366:
            numbers[row.area_id].append(row.residents)
    return numbers


def residents_held(area_ids: Iterable[int]) -> dict[int, tuple[HeldResidents, ...]]:
    """Flagged numbers of imported series that no post has accepted; only areas that have any.

    While an area stands here, a verdict that would read the number must not be given.
    """
    return _figures(area_ids, held=True)


def residents_of(area_ids: Iterable[int], *, basis: str, on: date) -> dict[int, HeldResidents]:
    """The newest usable number of residents of each area from series up to a day.

    Usable: without flags, or accepted by a post (then its flags are shown). Areas without one are
    left out.
    """
    usable = _figures(area_ids, held=False)
    found = {}
    for area_id, figures in usable.items():
        known = [figure for figure in figures if figure.basis == basis and figure.as_of <= on]
        if known:
            found[area_id] = max(known, key=lambda figure: figure.as_of)
    return found


def _figures(area_ids: Iterable[int], *, held: bool) -> dict[int, tuple[HeldResidents, ...]]:
    ground = same_ground(area_ids)
    versions = {version for same in ground.values() for version in same}
    rows = ResidentFigure.objects.filter(area__in=versions).select_related("series").order_by("series_id")
    figures = defaultdict(list)
    for row in rows:
        figures[row.area_id].append(row)
    accepted = _accepted(versions)
    found = {}
    for area_id, same in ground.items():
        kept = tuple(
            _held(area_id, row)
            for version in sorted(same)
            for row in figures.get(version, ())
            if (bool(row.flags) and not any((one, row.residents) in accepted for one in same)) == held
        )
        if kept:
            found[area_id] = kept
    return found


def _accepted(versions: set[int]) -> set[tuple[int, int]]:
    rows = ResidentAcceptance.objects.filter(area__in=versions)
    return set(rows.values_list("area_id", "residents"))


def _held(area_id: int, row: ResidentFigure) -> HeldResidents:
    series = row.series
    return HeldResidents(area_id, row.residents, series.basis, series.as_of, series.source, tuple(row.flags))
