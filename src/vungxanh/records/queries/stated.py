"""What is stated of a year, who may see it, and what the agencies count."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from vungxanh.access.interface import Actor, Verb, may, require
from vungxanh.areas.interface import communes_of, path_of, same_ground
from vungxanh.periods.interface import AssessmentYear, ReportMonth
from vungxanh.records.models import Event, FugitiveKeeper, PartnerFigure, YearlyStatement
from vungxanh.records.queries.events import counting
from vungxanh.records.queries.lines import known_lines
from vungxanh.records.rules.partners import PAIRS, Agency, Difference, Side, agency_of, differences
from vungxanh.records.rules.stated import WANTED_FUGITIVES, Stated

if TYPE_CHECKING:
    from django.db.models import QuerySet


def keeper_of(province_id: int) -> FugitiveKeeper | None:
    """Who states of wanted people in a province, None while nobody is named."""
    row = FugitiveKeeper.objects.filter(province_id=province_id).order_by("-pk").first()
    return row if row is not None and row.post else None


def is_keeper(by: Actor) -> bool:
    """Whether the post is the one that is named, in the hands of the human it was named for."""
    row = keeper_of(path_of(by.area_id)[0].id)
    return row is not None and row.post == by.symbol and str(row.holder or "") == by.holder


def statements(
    by: Actor, area_ids: Iterable[int], year: AssessmentYear, indicator: str, *, on: date
) -> dict[int, Stated]:
    """What is stated of each area for a year; an area of which nothing was stated is left out.

    Of wanted people only the approver, the council and the named post see anything. Raises Refused.
    """
    wanted = list(area_ids)
    keeper = indicator == WANTED_FUGITIVES and is_keeper(by)
    of_wanted = Verb.STATE_FUGITIVES if keeper else Verb.VIEW_FUGITIVES
    for area in wanted:
        require(by, of_wanted if indicator == WANTED_FUGITIVES else Verb.VIEW_EVENTS, area_id=area, on=on)
    return {row.area_id: Stated(row.stated) for row in _last_stated(wanted, year, indicator)}


def _last_stated(
    area_ids: Sequence[int], year: AssessmentYear, indicator: str
) -> "QuerySet[YearlyStatement]":
    rows = YearlyStatement.objects.filter(area_id__in=area_ids, year=year.year, indicator=indicator)
    return rows.order_by("area_id", "-pk").distinct("area_id")


def may_see_fugitives(by: Actor, *, area_id: int, on: date) -> bool:
    """Whether the post may see what is said of wanted people in an area: the approver, the council, and who
    is named to state it."""
    if may(by, Verb.VIEW_FUGITIVES, area_id=area_id, on=on):
        return True
    return may(by, Verb.STATE_FUGITIVES, area_id=area_id, on=on) and is_keeper(by)


def own_slice(by: Actor, month: ReportMonth, *, on: date) -> dict[str, int | None]:
    """What the post's own agency has entered for a month of its province. Raises Refused."""
    require(by, Verb.RECORD_PARTNER_SLICE, area_id=by.area_id, on=on)
    agency = agency_of(by.role.value)
    found = _entered(by.area_id, month)
    return {figure: value for (its, figure), value in found.items() if its is agency}


def _entered(province_id: int, month: ReportMonth) -> dict[tuple[Agency, str], int | None]:
    ground = same_ground([province_id])[province_id]
    rows = PartnerFigure.objects.filter(province_id__in=ground, year=month.year, month=month.month)
    last = rows.order_by("agency", "figure", "-pk").distinct("agency", "figure")
    return {(Agency(row.agency), row.figure): row.value for row in last}


def difference_report(by: Actor, month: ReportMonth, *, on: date) -> tuple[Difference, ...]:
    """Where two agencies count the same thing in the post's province and month. Raises Refused.

    There is no such report of a commune: health figures have none, and the rule keeps their pairs away.
    """
    require(by, Verb.VIEW_PARTNER_SLICES, area_id=by.area_id, on=on)
    counts = _entered(by.area_id, month)
    return differences(counts | _registered(by.area_id, month), level="province")


def _registered(province_id: int, month: ReportMonth) -> dict[tuple[Agency, str], int | None]:
    """The province's own registers, as far as pairs ask for them; unknown where they hold nothing."""
    areas = [province_id, *(unit.id for unit in communes_of(province_id, month.as_of))]
    grounds = same_ground(areas)
    ground = sorted(set().union(*grounds.values()))
    sides = {side for pair in PAIRS for side in (pair.one, pair.other) if side.agency is Agency.POLICE}
    return {(Agency.POLICE, side.figure): _count(side, ground, month) for side in sides}


def _count(side: Side, ground: Sequence[int], month: ReportMonth) -> int | None:
    code, _, part = side.figure.partition(":")
    if code == "stage":
        return _stages(part, ground, month)
    rows = known_lines().filter(area_id__in=ground, indicator=code, day__lt=month.period.end)
    if not side.stock:
        rows = rows.filter(day__gte=month.period.start)
    if part:
        rows = rows.filter(**{f"breakdown__{part}": True})
    values = list(rows.values_list("value", flat=True))
    return sum(values) if values else None


def _stages(stage: str, ground: Sequence[int], month: ReportMonth) -> int | None:
    """Cases that reached a stage in the month, as the police reported it; each case once."""
    rows = counting(Event.objects.filter(kind="case_stage", area_id__in=ground)).filter(
        happened_on__gte=month.period.start,
        happened_on__lt=month.period.end,
        facts__stage=stage,
        facts__reporter="police",
    )
    return rows.values("subject").distinct().count() or None
