"""The sealed counts as facts for the engine of indicators: stocks of a day, flows of a period."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max

from vungxanh.dossiers.models import DailyCount
from vungxanh.dossiers.queries.sealed import daily_counts
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.sealed import Line, Sealed
from vungxanh.dossiers.rules.stocks import Selection, Stock
from vungxanh.periods.interface import Period

if TYPE_CHECKING:
    import pyarrow as pa

STOCKS: dict[str, tuple[Kind, ...]] = {
    "B01": (Kind.VOLUNTARY, Kind.HOME, Kind.COMMUNITY, Kind.COMPULSORY, Kind.SUBSTITUTION),
    "B02": (Kind.USER_MANAGEMENT,),
    "B03": (Kind.POST_REHAB,),
    "B04": (Kind.COMPULSORY,),
    "B05": (Kind.VOLUNTARY,),
    "B06": (Kind.HOME, Kind.COMMUNITY),
    "B07": (Kind.SUBSTITUTION,),
}
"""The indicators that are stocks of dossiers, with the kinds they count."""

FLOWS: dict[str, tuple[str, ...]] = {
    "B10": ("opened",),
    "B11": ("transferred_in",),
    "B12": ("transferred_out:",),
    "B14": ("lapsed", "ended:completed"),
    "B15": ("ended:error",),
}
"""The indicators that are flows, with the beginnings of the causes they count."""

BEGINNING = date(2000, 1, 1)
"""Before the first law that a dossier rests on: a stock is the sum of all lines since."""


def facts_table(communes: Iterable[int], *, period: Period, as_of: date, known_on: date) -> "pa.Table":
    """One figure for each commune and indicator of dossiers, from sealed counts as known on a day.

    The columns are those of `records.facts_table`; a fact's id is that of the newest sealed count of its
    commune. A stock is null, unknown, while a dossier awaits confirmation or is set aside; a commune that has
    sealed nothing has no fact, which is not zero.
    """
    import pyarrow as pa

    wanted = list(communes)
    ever = Period(BEGINNING, max(period.end, as_of))
    by_commune: defaultdict[int, list[Line]] = defaultdict(list)
    for line in daily_counts(wanted, days=ever, known_on=known_on).lines.lines:
        by_commune[line.commune].append(line)
    newest = dict(
        DailyCount.objects.filter(commune__in=wanted, folded_on__lte=known_on)
        .values_list("commune")
        .annotate(newest=Max("id"))
        .order_by()
    )
    rows = [
        row
        for commune, lines in sorted(by_commune.items())
        for row in _facts(commune, Sealed(tuple(lines)), newest[commune], period, as_of, known_on)
    ]
    schema = pa.schema(
        [
            ("fact_id", pa.int64()),
            ("area_id", pa.int64()),
            ("indicator", pa.string()),
            ("period_start", pa.date32()),
            ("period_end", pa.date32()),
            ("as_of", pa.date32()),
            ("value", pa.int64()),
            ("learned_on", pa.date32()),
            ("withdrawn_on", pa.date32()),
        ]
    )
    return pa.Table.from_pylist(rows, schema)


def _facts(
    commune: int, sealed: Sealed, fact: int, period: Period, as_of: date, known_on: date
) -> Iterable[dict[str, Any]]:
    figures: dict[str, int | None] = {
        code: sum((sealed.stock(Selection(kind=kind), as_of) for kind in kinds), Stock()).value
        for code, kinds in STOCKS.items()
    }
    figures |= {code: _flow(sealed, causes, period) for code, causes in FLOWS.items()}
    for code, value in figures.items():
        yield {
            "fact_id": fact,
            "area_id": commune,
            "indicator": code,
            "period_start": period.start,
            "period_end": period.end,
            "as_of": as_of,
            "value": value,
            "learned_on": known_on,
            "withdrawn_on": None,
        }


def _flow(sealed: Sealed, causes: tuple[str, ...], period: Period) -> int:
    """How many dossiers a cause brought or took in a period; each has one line of such a cause."""
    return sum(line.count for line in sealed.lines if line.day in period and line.cause.startswith(causes))
