"""Shares and stocks that nobody hands in, counted from registers for the engine; each opens to its events.

Reports on time (F03), schools with prevention (E04), approved routes (A14) open to their reports and events;
tips (E05, E06) are counts and open to nothing.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Min

from vungxanh.access.interface import Actor, Purpose, Verb, duty, require
from vungxanh.areas.interface import areas, ground_within, province_of
from vungxanh.intake.interface import FactSource, fact_id, row_of, source_of
from vungxanh.periods.interface import AssessmentYear, Period, ReportMonth
from vungxanh.records.models import Event, Tip, TipKey
from vungxanh.records.queries.events import Version, counting, versions_of
from vungxanh.records.queries.joined import Row, owing
from vungxanh.records.queries.key_routes import standing_routes
from vungxanh.records.queries.known import day_of
from vungxanh.records.queries.months import Report, reports
from vungxanh.records.rules.counts import (
    COUNTED,
    ON_TIME,
    ROUTES,
    SCHOOLS,
    TIPS,
    TIPS_CLOSED,
    Count,
    count_of,
    months_in,
)
from vungxanh.records.rules.monthly.due import Timing, due_day, timing
from vungxanh.records.rules.tips.course import TipDays, counted

if TYPE_CHECKING:
    import pyarrow as pa

LISTED, ACTIVE = "school_listed", "school_activity"


def counts_table(area_ids: Collection[int], *, period: Period, as_of: date, known_on: date) -> "pa.Table":
    """A14, E04, E05, E06 and F03 of areas as facts, as known on a day: what the engine of indicators takes.

    Flows are given for each report month of the period whose time is over, stocks once, on `as_of`. Where the
    register of an area has never held anything there is no fact: that is unknown, not zero.
    """
    from vungxanh.records.queries.facts import table_of

    communes = [unit.id for unit in areas(area_ids).values() if unit.level == "commune"]
    provinces = [area for area in area_ids if area not in communes]
    rows = [
        *_on_time(communes, period, known_on),
        *_tips(communes, period, known_on),
        *_schools(communes, period, min(as_of, known_on), known_on),
        *_routes(provinces, period, min(as_of, known_on), known_on),
    ]
    return table_of(rows)


def _row(code: str, area: int, period: Period, as_of: date, value: int, known_on: date) -> Row:
    number = fact_id(FactSource.REGISTER_COUNT, Count(code, as_of, area).number)
    return number, area, code, period.start, period.end, as_of, value, known_on, None


def _on_time(communes: Sequence[int], period: Period, known_on: date) -> Iterator[Row]:
    """Reports whose day has come and those that came in time; of a merged commune also its predecessors'."""
    months = [month for month in months_in(period) if due_day(month) < known_on]
    owed = owing(communes, months)
    found = reports(sorted({unit for every in owed.values() for unit in every}), months)
    for (area, month), units in owed.items():
        kept = [_timing(found[unit, month], known_on) for unit in units]
        told = {"part": kept.count(Timing.ON_TIME), "whole": len(units)} if units else {}
        for end, value in told.items():
            yield _row(f"{ON_TIME}.{end}", area, month.period, month.as_of, value, known_on)


def _timing(one: Report, known_on: date) -> Timing:
    """How a report stood at the end of a day."""
    then = Report(one.area_id, one.month, tuple(step for step in one.steps if day_of(step.at) <= known_on))
    return timing(one.month, then.state, then.first_submitted_on, known_on)


def _tips(communes: Sequence[int], period: Period, known_on: date) -> Iterator[Row]:
    """Tips that came, tips whose time was over, how many were closed in it; since the province takes any."""
    ground = ground_within(communes, known_on)
    owner = {unit: area for area, every in ground.items() for unit in every}
    days: defaultdict[int, list[TipDays]] = defaultdict(list)
    with duty(Purpose.KEEP_TIPS):
        rows = Tip.objects.filter(area__in=list(owner), received_on__lte=known_on).order_by()
        for unit, received_on, closed_on in rows.values_list("area", "received_on", "closed_on"):
            days[owner[unit]].append(TipDays(received_on, closed_on))
    since = _taken_since(communes, days)
    for month in months_in(period):
        for area in communes if month.as_of < known_on else ():
            if (first := since.get(area)) is not None and first <= month.period.start:
                sums = counted(days[area], month.period.start, month.period.end, known_on)
                figures = {TIPS: sums.received, f"{TIPS_CLOSED}.part": sums.closed_on_time}
                for code, value in (figures | {f"{TIPS_CLOSED}.whole": sums.due}).items():
                    yield _row(code, area, month.period, month.as_of, value, known_on)


def _taken_since(communes: Sequence[int], days: dict[int, list[TipDays]]) -> dict[int, date]:
    """For each commune the first day on which its province held a key, or on which a tip came."""
    home = province_of(communes)
    keys = TipKey.objects.filter(province__in=set(home.values())).values_list("province")
    first = dict(keys.annotate(Min("days__startswith")).order_by())
    came = {area: min(one.received_on for one in told) for area, told in days.items() if told}
    found = {area: [day for day in (first.get(home[area]), came.get(area)) if day] for area in communes}
    return {area: min(known) for area, known in found.items() if known}


def _schools(communes: Sequence[int], period: Period, as_of: date, known_on: date) -> Iterator[Row]:
    """Schools of the commune's list, and those that did anything in the period."""
    ground = ground_within(communes, as_of)
    for area, every in ground.items():
        told = _told(every, as_of, known_on)
        listed = {one.subject for one in told if one.kind == LISTED}
        active = {one.subject for one in told if one.kind == ACTIVE and one.day >= period.start} & listed
        if listed:
            only = Period(period.start, period.end)
            yield _row(f"{SCHOOLS}.part", area, only, as_of, len(active), known_on)
            yield _row(f"{SCHOOLS}.whole", area, only, as_of, len(listed), known_on)


def _told(ground: Iterable[int], as_of: date, known_on: date) -> list[Version]:
    rows = counting(Event.objects.filter(area_id__in=list(ground), kind__in=(LISTED, ACTIVE)), known_on)
    rows = rows.filter(happened_on__lte=as_of).order_by("happened_on", "pk")
    return versions_of(rows)


def _routes(provinces: Sequence[int], period: Period, as_of: date, known_on: date) -> Iterator[Row]:
    for province in provinces:
        standing = standing_routes(province, day=as_of, known_on=known_on)
        if standing is not None:
            yield _row(ROUTES, province, period, as_of, len(standing), known_on)


@dataclass(frozen=True, slots=True)
class CountBehind:
    """What a count is made of: its events, or the reports; of tips there is nothing to open."""

    count: Count
    events: tuple[Version, ...] = ()
    reports: tuple[Report, ...] = ()


def behind_counts(fact_ids: Iterable[int], *, known_on: date) -> list[CountBehind]:
    """What the counts among these facts are made of, as known on a day. Who may see it asks the caller."""
    numbers = [row_of(one) for one in fact_ids if source_of(one) is FactSource.REGISTER_COUNT]
    counts = [one for one in map(count_of, numbers) if one.code in COUNTED]
    handed_in = _reports_behind([one for one in counts if one.code.partition(".")[0] == ON_TIME])
    return [
        CountBehind(one, reports=handed_in[one]) if one in handed_in else _behind(one, known_on)
        for one in counts
    ]


def _reports_behind(counts: Sequence[Count]) -> dict[Count, tuple[Report, ...]]:
    """The reports that each of these counts is about, all read at once."""
    months = sorted({ReportMonth.containing(one.as_of) for one in counts})
    owed = owing({one.area_id for one in counts}, months)
    found = reports(sorted({unit for units in owed.values() for unit in units}), months)
    return {
        one: tuple(found[unit, month] for unit in owed[one.area_id, month])
        for one in counts
        for month in [ReportMonth.containing(one.as_of)]
    }


def _behind(count: Count, known_on: date) -> CountBehind:
    code = count.code.partition(".")[0]
    if code == SCHOOLS:
        ground = ground_within([count.area_id], count.as_of)[count.area_id]
        return CountBehind(count, events=tuple(_told(ground, count.as_of, known_on)))
    if code == ROUTES:
        standing = standing_routes(count.area_id, day=count.as_of, known_on=known_on) or []
        rows = Event.objects.filter(pk__in=[one.decided for one in standing]).order_by("pk")
        return CountBehind(count, events=tuple(versions_of(rows)))
    return CountBehind(count)


@dataclass(frozen=True, slots=True)
class CountHeld:
    """A count of an area and year: a figure, or of a share both parts; what it is made of.

    `value` is None where the register has never held anything: that is unknown, not zero.
    """

    code: str
    value: int | None
    whole: int | None
    behind: tuple[CountBehind, ...]


def counts_held(by: Actor, area_id: int, year: AssessmentYear, *, on: date) -> list[CountHeld]:
    """The counts of an area and year that open to something, as known on a day: the facts that the engine is
    handed. Of a commune schools (E04) and reports (F03), of a province routes (A14). Raises Refused.
    """
    require(by, Verb.VIEW_EVENTS, area_id=area_id, on=on)
    as_of = min(year.as_of, on)
    if areas([area_id])[area_id].level != "commune":
        return [_held(ROUTES, list(_routes([area_id], year.period, as_of, on)), on)]
    schools = list(_schools([area_id], year.period, as_of, on))
    return [
        _held(SCHOOLS, schools, on),
        _held(ON_TIME, list(_on_time([area_id], year.period, on)), on),
    ]


def _held(code: str, rows: Sequence[Row], on: date) -> CountHeld:
    values: defaultdict[str, int] = defaultdict(int)
    for _, _, its, _, _, _, value, _, _ in rows:
        values[its] += value or 0
    own = code if code == ROUTES else f"{code}.part"
    opened = behind_counts([number for number, _, its, *_ in rows if its == own], known_on=on)
    return CountHeld(code, values.get(own), values.get(f"{code}.whole"), tuple(opened))
