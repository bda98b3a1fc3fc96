"""Stocks and flows as counts: sums of signed lines, sealed or not, never rows. Constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import connection

from vungxanh.access.interface import Actor, Purpose, Verb, duty, require
from vungxanh.areas.interface import area, communes_of, same_ground, split_from
from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.state import Standing
from vungxanh.dossiers.rules.stocks import Flow, Stock
from vungxanh.periods.interface import Period

LINES = """
    SELECT commune_id, day, kind, exempt, standing, cause, entered, count FROM dossiers_dailycount
    WHERE commune_id = ANY (%(communes)s) AND day < %(until)s AND standing <> 'none'
    UNION ALL
    SELECT commune_id, day, kind, exempt, standing, cause, entered, count FROM dossiers_dossierstep
    WHERE folded_on IS NULL AND commune_id = ANY (%(communes)s) AND day < %(until)s
"""
STOCKS = f"""
    SELECT commune_id, kind, exempt, standing, sum(CASE WHEN entered THEN count ELSE -count END)
    FROM ({LINES}) AS line GROUP BY 1, 2, 3, 4
"""  # noqa: S608 (no value stands in it)
MOVES = f"""
    SELECT commune_id, kind, exempt, standing, CASE WHEN day >= %(since)s THEN day END,
        CASE WHEN day >= %(since)s THEN cause END, sum(CASE WHEN entered THEN count ELSE -count END)
    FROM ({LINES}) AS line GROUP BY 1, 2, 3, 4, 5, 6
"""  # noqa: S608 (no value stands in it)
"""What stood before some days, and what moved in them: in one statement, so that what somebody writes
meanwhile is in all of the balance or in none of it."""

Place = tuple[int, Kind, bool]
"""Commune, kind, and whether Article 6.1 leaves the kind out."""


def stocks_of(communes: Iterable[int], day: date) -> dict[Place, Stock]:
    """The stocks of communes at the end of a day, by kind. Only inside a scope that covers the communes."""
    found: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(STOCKS, {"communes": list(communes), "until": day + ONE_DAY})
        for commune, kind, exempt, standing, count in cursor.fetchall():
            found[commune, Kind(kind), exempt][standing] += int(count)
    return _stocks(found)


def _stocks(found: Mapping[Place, Counter[str]]) -> dict[Place, Stock]:
    return {place: _stock(counts) for place, counts in found.items() if any(counts.values())}


def _stock(counts: Counter[str]) -> Stock:
    return Stock(*(counts[one] for one in (Standing.COUNTED, Standing.AWAITING, Standing.SET_ASIDE)))


@dataclass(frozen=True)
class Moves:
    """The stocks of communes before some days and at their end, and what came and left in them by cause."""

    opening: Mapping[Place, Stock]
    closing: Mapping[Place, Stock]
    flows: Mapping[int, tuple[Flow, ...]]


def moves_of(communes: Iterable[int], days: Period) -> Moves:
    """What moved in the stocks of communes in some days. Only inside a scope that covers the communes."""
    opening: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    closing: defaultdict[Place, Counter[str]] = defaultdict(Counter)
    nets: Counter[tuple[int, str, str, bool, date]] = Counter()
    with connection.cursor() as cursor:
        cursor.execute(MOVES, {"communes": list(communes), "since": days.start, "until": days.end})
        for commune, kind, exempt, standing, day, cause, net in cursor.fetchall():
            place = commune, Kind(kind), exempt
            closing[place][standing] += int(net)
            if day is None:
                opening[place][standing] += int(net)
            elif standing != Standing.SET_ASIDE:
                nets[commune, cause, kind, exempt, day] += int(net)
    return Moves(_stocks(opening), _stocks(closing), _flows(nets))


def _flows(nets: Counter[tuple[int, str, str, bool, date]]) -> dict[int, tuple[Flow, ...]]:
    """By cause. A dossier that only changes how it stands leaves and enters on one day: that is no flow."""
    entered: Counter[tuple[int, str]] = Counter()
    left: Counter[tuple[int, str]] = Counter()
    for (commune, cause, *_), net in nets.items():
        (entered if net > 0 else left)[commune, cause] += abs(net)
    found: defaultdict[int, list[Flow]] = defaultdict(list)
    for commune, cause in sorted(key for key in entered | left if entered[key] or left[key]):
        found[commune].append(Flow(cause, entered[commune, cause], left[commune, cause]))
    return {commune: tuple(flows) for commune, flows in found.items()}


@dataclass(frozen=True)
class Balance:
    """opening + entered − left = closing, for the stock of one area in some days."""

    days: Period
    opening: Stock
    closing: Stock
    flows: tuple[Flow, ...]

    @property
    def holds(self) -> bool:
        """Whether the days add up."""
        moved = sum(flow.entered - flow.left for flow in self.flows)
        return self.opening.standing + moved == self.closing.standing


@dataclass(frozen=True)
class AreaCounts:
    """The counts of one commune: its stock by kind, and its balance."""

    commune: int
    stocks: Mapping[Kind, Stock]
    balance: Balance

    @property
    def stock(self) -> Stock:
        """All kinds together."""
        return total(self.stocks.values())


def total(stocks: Iterable[Stock]) -> Stock:
    """Stocks together: unknown when one is."""
    return sum(stocks, Stock())


def counts(by: Actor, *, area_id: int, on: date, days: Period) -> tuple[AreaCounts, ...]:
    """The counts of a commune, or of each commune of a province, in some days; no row is read out.

    Raises Refused when the post may not see counts there.
    """
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = communes_in(area_id, days.last_day)
    ids = [version for same in communes.values() for version in same]
    with duty(Purpose.COUNT):
        moved = moves_of(ids, days)
    return tuple(
        AreaCounts(
            commune,
            _by_kind(moved.closing, same),
            Balance(days, _all(moved.opening, same), _all(moved.closing, same), _together(moved.flows, same)),
        )
        for commune, same in communes.items()
    )


def communes_in(area_id: int, on: date) -> dict[int, list[int]]:
    """The communes of an area on a day, each with the versions that cover its ground.

    A commune that was split counts too as long as dossiers lie there that nobody has handed over.
    """
    if area(area_id).level == "commune":
        wanted = [area_id]
    else:
        wanted = [one.id for one in communes_of(area_id, on)]
        gone = {one for parts in split_from(wanted, on).values() for one in parts}
        if gone:
            with duty(Purpose.COUNT):
                wanted += sorted({commune for commune, _, _ in stocks_of(gone, on)})
    same = same_ground(wanted)
    return {commune: sorted(same[commune]) for commune in wanted}


def left_behind(communes: Iterable[int], day: date) -> dict[int, list[tuple[Kind, Stock]]]:
    """What of a split commune nobody has handed over yet, as it touches each commune made of it: dossiers of
    which nobody knows to whom they belong, so that its own count is unknown and never lower. Inside `duty`.
    """
    parts = split_from(communes, day)
    stocks = stocks_of({one for before in parts.values() for one in before}, day) if parts else {}
    return {
        commune: [
            (kind, Stock(awaiting=stock.standing + stock.set_aside))
            for (one, kind, _), stock in stocks.items()
            if one in before
        ]
        for commune, before in parts.items()
    }


def _by_kind(stocks: Mapping[Place, Stock], communes: list[int]) -> dict[Kind, Stock]:
    found: defaultdict[Kind, Stock] = defaultdict(Stock)
    for (commune, kind, _), stock in stocks.items():
        if commune in communes:
            found[kind] += stock
    return dict(found)


def _all(stocks: Mapping[Place, Stock], communes: list[int]) -> Stock:
    return total(stock for (commune, _, _), stock in stocks.items() if commune in communes)


def _together(flows: Mapping[int, tuple[Flow, ...]], communes: list[int]) -> tuple[Flow, ...]:
    entered: Counter[str] = Counter()
    left: Counter[str] = Counter()
    for commune in communes:
        for flow in flows.get(commune, ()):
            entered[flow.cause] += flow.entered
            left[flow.cause] += flow.left
    return tuple(Flow(cause, entered[cause], left[cause]) for cause in sorted(entered | left))
