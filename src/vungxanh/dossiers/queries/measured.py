"""The sealed counts as facts for the engine of indicators: stocks of a day, flows of a period."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max, Q, Sum, Value

from vungxanh.access.interface import Purpose, duty
from vungxanh.areas.interface import same_ground
from vungxanh.dossiers.models import DailyCount, DossierStep
from vungxanh.dossiers.queries.checked import Checked, last_check
from vungxanh.dossiers.queries.counts import left_behind
from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.measured import Summed, flow_figures, mapped, stock_figures
from vungxanh.dossiers.rules.quality import EVERY, NO_DOUBLE
from vungxanh.dossiers.rules.sealed import Line
from vungxanh.intake.interface import FactSource, fact_id, fact_schema, row_of
from vungxanh.periods.interface import Period, add_months

if TYPE_CHECKING:
    import pyarrow as pa

REGISTER_INDICATORS = frozenset({"B01", "B02", "G01"})
"""The inputs of a class that dossiers keep."""


@dataclass(frozen=True)
class _Days:
    """What is asked for, cut to the days that are over on the day of knowledge: only those are sealed."""

    taken: date
    period: Period | None
    known_on: date

    @property
    def last(self) -> date:
        """The last day that any figure rests on."""
        return max(self.taken, self.period.last_day) if self.period else self.taken


def facts_table(
    communes: Iterable[int],
    *,
    period: Period,
    as_of: date,
    known_on: date,
    whole: Collection[int] = (),
) -> "pa.Table":
    """One figure for each commune and indicator of dossiers, from sealed counts as known on a day.

    The columns are those of `records.facts_table`; a fact's id tells the newest sealed count of its commune
    (`FactSource.DAILY_COUNT`; row 0 where there is none). Days are sealed when they are over: before the end
    of the period a stock is that of the last such day, and a flow reaches no further. A figure is null,
    unknown, while a dossier awaits confirmation or is set aside, or a day that is over is not sealed yet; a
    stock also while dossiers of a split commune, a part of which it is, wait to be handed over. A
    commune that has sealed nothing has no fact, which is not zero; of one in `whole`, whose register was
    declared to hold everything, it is.
    """
    import pyarrow as pa

    wanted = list(communes)
    owner = {version: commune for commune, same in same_ground(wanted).items() for version in same}
    days = _days(period, as_of, known_on)
    lines, newest = _lines(owner, days)
    unsealed, unsettled = _unsealed(owner, days), _unsettled(owner, days.taken)
    rows = [
        row
        for commune in wanted
        if commune in newest or commune in whole or commune in unsealed
        for row in _facts(
            commune,
            lines[commune],
            newest.get(commune, 0),
            days,
            unknown=commune in unsealed,
            unsettled=commune in unsettled,
        )
    ]
    day, checked = last_check(owner, days.taken)
    if day is not None:
        rows += [row for commune, found in checked.items() for row in _checked(commune, found, day, known_on)]
    return pa.Table.from_pylist(rows, fact_schema())


def sealed_day(as_of: date, known_on: date) -> date:
    """The day of a stock that is asked for as of one day and known on another: the last that is over."""
    return min(as_of, known_on - ONE_DAY)


def _days(period: Period, as_of: date, known_on: date) -> _Days:
    end = min(period.end, known_on)
    flows = Period(period.start, end) if end > period.start else None
    return _Days(sealed_day(as_of, known_on), flows, known_on)


def _lines(owner: Mapping[int, int], days: _Days) -> tuple[dict[int, list[Summed]], dict[int, int]]:
    """The sealed lines of communes, added up in the database, and the newest count of each."""
    year_before = add_months(days.taken, -12)
    period = days.period
    inside = Q(day__gte=period.start, day__lt=period.end) if period else Value(value=False)
    rows = (
        DailyCount.objects.filter(commune__in=owner, day__lte=days.last, folded_on__lte=days.known_on)
        .exclude(standing="none")
        .annotate(stood=Q(day__lte=days.taken), earlier=Q(day__lte=year_before), inside=inside)
        .values_list("commune", "kind", "standing", "cause", "entered", "stood", "earlier", "inside")
        .annotate(total=Sum("count"), newest=Max("id"))
        .order_by()
    )
    found: defaultdict[int, list[Summed]] = defaultdict(list)
    newest: dict[int, int] = {}
    for commune, kind, standing, cause, entered, stood, earlier, in_it, count, last in rows:
        line = Summed(kind, standing, cause, entered, stood, earlier, in_it, count)
        found[owner[commune]].append(line)
        newest[owner[commune]] = max(last, newest.get(owner[commune], 0))
    return found, newest


def _unsealed(owner: Mapping[int, int], days: _Days) -> frozenset[int]:
    """The communes of which a day that is over is not sealed yet; the keeper does it every half an hour."""
    with duty(Purpose.COUNT):
        rows = DossierStep.objects.filter(commune__in=owner, folded_on=None, day__lte=days.last)
        return frozenset(owner[commune] for commune in rows.values_list("commune", flat=True).distinct())


def _unsettled(owner: Mapping[int, int], day: date) -> frozenset[int]:
    """The communes made of a split one of which dossiers still wait: nobody knows yet who took whom along."""
    with duty(Purpose.COUNT):
        return frozenset(owner[version] for version, waiting in left_behind(owner, day).items() if waiting)


def _facts(
    commune: int, lines: list[Summed], newest: int, days: _Days, *, unknown: bool, unsettled: bool
) -> Iterator[dict[str, Any]]:
    fact = fact_id(FactSource.DAILY_COUNT, newest)
    stocks = stock_figures(lines, days.taken).items()
    figures = [(_only(days.taken), code, None if unsettled else value) for code, value in stocks]
    if days.period:
        figures += [(days.period, *one) for one in flow_figures(lines).items()]
    for period, code, value in figures:
        yield _fact(fact, commune, code, period, None if unknown else value, days.known_on)


def _checked(commune: int, found: Checked, day: date, known_on: date) -> Iterator[dict[str, Any]]:
    """The records that pass the rules of quality, and the doubles that are open, when last checked."""
    fact = fact_id(FactSource.DAILY_CHECK, found.newest)
    figures = {
        "F04.part": found.passing[EVERY],
        "F04.whole": found.total,
        "F05": found.total - found.passing[NO_DOUBLE],
    }
    for code, value in figures.items():
        yield _fact(fact, commune, code, _only(day), value, known_on)


def _only(day: date) -> Period:
    return Period(day, day + ONE_DAY)


def _fact(
    fact: int, commune: int, code: str, period: Period, value: int | None, learned_on: date
) -> dict[str, Any]:
    return {
        "fact_id": fact,
        "area_id": commune,
        "indicator": code,
        "period_start": period.start,
        "period_end": period.end,
        "as_of": period.last_day,
        "value": value,
        "learned_on": learned_on,
        "withdrawn_on": None,
    }


def kind_name(kind: str) -> tuple[str, str]:
    """What a kind of dossier is called, in Vietnamese and English."""
    return the_law().name(Kind(kind))


@dataclass(frozen=True)
class Behind:
    """The sealed counts that a fact rests on: what stood before the period, and the lines in it. No row."""

    before: int
    lines: tuple[Line, ...]
    counts: int


def counts_behind(
    fact: int, *, code: str, area_id: int, period: Period, as_of: date, known_on: date
) -> Behind:
    """The sealed counts behind a fact of a commune, as they were when it was made; two queries."""
    days = _days(period, as_of, known_on)
    kinds = mapped().kinds(code, days.taken)
    rows = DailyCount.objects.filter(
        commune__in=same_ground([area_id])[area_id],
        day__lte=days.taken,
        folded_on__lte=known_on,
        id__lte=row_of(fact),
        kind__in=kinds,
    ).exclude(standing="none")
    found = rows.values_list("day", "kind", "exempt", "standing", "cause", "entered").annotate(
        total=Sum("count")
    )
    lines = [Line(day, area_id, *rest) for day, *rest in found.order_by("day", "kind", "cause") if rest[-1]]
    before = [line for line in lines if line.day < period.start]
    return Behind(
        sum(line.count if line.entered else -line.count for line in before),
        tuple(line for line in lines if line.day >= period.start),
        len(lines),
    )
