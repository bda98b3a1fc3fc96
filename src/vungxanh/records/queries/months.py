"""Monthly reports: their steps and states, the month put together now, the figures that were frozen."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from vungxanh.access.interface import Actor, Verb, require
from vungxanh.areas.interface import ground_within
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.models import Event, EventLine, ReportFigure, ReportStep
from vungxanh.records.queries.events import Version, counting, versions_of
from vungxanh.records.queries.known import day_of
from vungxanh.records.queries.lines import known_lines
from vungxanh.records.rules.monthly.assemble import Assembled, Counted, Told, assemble, missing
from vungxanh.records.rules.monthly.sections import SECTIONS, Section
from vungxanh.records.rules.monthly.steps import COUNTING, Act, State, Step, state_of


@dataclass(frozen=True, slots=True)
class StepTaken(Step):
    """A step with all that was said: what of empty sections, the remark, the reason, the post."""

    id: int
    said: Mapping[str, str]
    remark: str
    reason: str
    digest: str
    post: str


@dataclass(frozen=True, slots=True)
class Report:
    """The report of a commune and month: its steps in order, and where it stands."""

    area_id: int
    month: ReportMonth
    steps: tuple[StepTaken, ...]

    @property
    def last(self) -> StepTaken | None:
        """The last step."""
        return self.steps[-1] if self.steps else None

    @property
    def state(self) -> State:
        """Where it stands."""
        return state_of(self.last.act if self.last else None)

    @property
    def prepared(self) -> StepTaken | None:
        """The last preparation."""
        return next((one for one in reversed(self.steps) if one.act is Act.PREPARED), None)

    @property
    def counting(self) -> StepTaken | None:
        """The submission whose figures count, None while none does."""
        if self.state not in COUNTING:
            return None
        return next(one for one in reversed(self.steps) if one.act is Act.SUBMITTED)

    @property
    def first_submitted_on(self) -> date | None:
        """The first day on which it was handed in."""
        found = next((one for one in self.steps if one.act is Act.SUBMITTED), None)
        return day_of(found.at) if found else None


def report(by: Actor, area_id: int, month: ReportMonth, *, on: date) -> Report:
    """The report of a commune that the post may see. Raises Refused."""
    require(by, Verb.VIEW_EVENTS, area_id=area_id, on=on)
    return reports([area_id], [month])[area_id, month]


def reports(area_ids: Sequence[int], months: Sequence[ReportMonth]) -> dict[tuple[int, ReportMonth], Report]:
    """The reports of areas and months, those not begun too; one query. Who may see is asked by the caller."""
    found: defaultdict[tuple[int, ReportMonth], list[StepTaken]] = defaultdict(list)
    if months:
        for row in ReportStep.objects.filter(_in_months(months), area_id__in=area_ids).order_by("number"):
            found[row.area_id, ReportMonth(row.year, row.month)].append(taken(row))
    return {
        (area, month): Report(area, month, tuple(found.get((area, month), ())))
        for area in area_ids
        for month in months
    }


def states_of(area_ids: Sequence[int], months: Sequence[ReportMonth]) -> dict[tuple[int, ReportMonth], State]:
    """Where the reports of areas and months stand, those begun; one query that reads nothing but that. Who
    may see is asked by the caller."""
    rows = ReportStep.objects.filter(_in_months(months), area_id__in=area_ids)
    last = rows.order_by("area_id", "year", "month", "-number").distinct("area_id", "year", "month")
    return {
        (area, ReportMonth(year, month)): state_of(Act(act))
        for area, year, month, act in last.values_list("area_id", "year", "month", "act")
    }


def _in_months(months: Iterable[ReportMonth]) -> Q:
    """The rows of these months; no row where there is none."""
    wanted = Q(pk__in=())
    for year in sorted({month.year for month in months}):
        wanted |= Q(year=year, month__in=[month.month for month in months if month.year == year])
    return wanted


def taken(row: ReportStep) -> StepTaken:
    """The step of a row."""
    return StepTaken(
        row.number,
        Act(row.act),
        str(row.holder or ""),
        row.at,
        row.pk,
        row.said,
        row.remark,
        row.reason,
        row.digest,
        row.post,
    )


def assembled(area_id: int, month: ReportMonth, said: Mapping[str, str]) -> Assembled:
    """The month as its events stand now, also of what was merged into the area; who may see is asked by the
    caller."""
    ground = ground_within([area_id], month.as_of)[area_id]
    period = month.period
    happened = _happened(ground, month).order_by("happened_on", "pk")
    told = [Told(*row) for row in happened.values_list("pk", "kind", "happened_on")]
    stocks = [code for section in SECTIONS for code in section.stocks]
    others = [code for section in SECTIONS for code in (*section.flows, *section.parted)]
    rows = known_lines().filter(
        Q(indicator__in=stocks, day__lt=period.end)
        | Q(indicator__in=others, day__gte=period.start, day__lt=period.end),
        area_id__in=ground,
    )
    return assemble(month, told, _each_once(rows.select_related("event").order_by("pk")), said)


def missing_in(
    area_id: int, said: Mapping[ReportMonth, Mapping[str, str]]
) -> dict[ReportMonth, tuple[Section, ...]]:
    """The sections of which nothing was recorded or said in each of the months; who may see is asked by the
    caller."""
    found = {}
    for month, answers in said.items():
        ground = ground_within([area_id], month.as_of)[area_id]
        rows = _happened(ground, month).order_by().values_list("kind", flat=True).distinct()
        found[month] = missing(set(rows), answers)
    return found


def _happened(ground: Iterable[int], month: ReportMonth) -> QuerySet[Event]:
    """The events of some areas that stand in a month."""
    rows = counting(Event.objects.filter(area_id__in=ground))
    return rows.filter(happened_on__gte=month.period.start, happened_on__lt=month.period.end)


def _each_once(rows: Iterable[EventLine]) -> Iterator[Counted]:
    """The lines as the month counts them: a point of use of two communes that were merged is one point."""
    first: dict[UUID, int] = {}
    for row in rows:
        if row.indicator != "G02" or first.setdefault(row.event.subject, row.area_id) == row.area_id:
            yield counted(row)


def counted(row: EventLine) -> Counted:
    """A line as the month counts it."""
    about = row.breakdown
    part = "/".join(str(about[name]) for name in ("substance", "unit") if name in about)
    return Counted(row.event_id, row.indicator, row.day, row.value, part)


@dataclass(frozen=True, slots=True)
class Frozen:
    """A figure that a submission froze."""

    id: int
    indicator: str
    part: str
    value: int | None
    events: tuple[int, ...]


def frozen_figures(step_id: int) -> dict[tuple[str, str], Frozen]:
    """The figures of a submission by indicator and part."""
    rows = ReportFigure.objects.filter(step_id=step_id).order_by("pk")
    return {
        (row.indicator, row.part): Frozen(row.pk, row.indicator, row.part, row.value, tuple(row.events))
        for row in rows
    }


def ended_at(steps: Iterable[ReportStep]) -> dict[int, datetime]:
    """For each submission the instant at which it stopped counting: the next step that is no validation."""
    ends: dict[int, datetime] = {}
    open_now: dict[tuple[int, int, int], int] = {}
    for row in steps:
        key = (row.area_id, row.year, row.month)
        if row.act == Act.SUBMITTED:
            open_now[key] = row.pk
        elif row.act != Act.VALIDATED and key in open_now:
            ends[open_now.pop(key)] = row.at
    return ends


def locked(area_ids: Iterable[int], day: date) -> bool:
    """Whether the month of a day is locked in one of the areas."""
    month = ReportMonth.containing(day)
    rows = ReportStep.objects.filter(area_id__in=list(area_ids), year=month.year, month=month.month)
    last = rows.order_by("area_id", "-number").distinct("area_id").values_list("act", flat=True)
    return Act.VALIDATED.value in last


def behind(event_ids: Iterable[int]) -> list[Version]:
    """The events behind a figure, in the order in which they happened, those replaced since too.

    Who may see them is asked by the caller, of the report.
    """
    rows = Event.objects.filter(pk__in=list(event_ids)).order_by("happened_on", "pk")
    replaced = dict(Event.objects.filter(replaces__in=rows).values_list("replaces_id", "pk"))
    return versions_of(rows, replaced)
