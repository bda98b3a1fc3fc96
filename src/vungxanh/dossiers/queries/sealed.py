"""What leaves the package: sealed daily counts, and the class inputs that follow from them. No row, no id."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Sum

from vungxanh.access.interface import Purpose, duty
from vungxanh.areas.interface import same_ground
from vungxanh.dossiers.models import DailyCount, DossierStep
from vungxanh.dossiers.queries.counts import left_behind, stocks_of
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.measured import mapped
from vungxanh.dossiers.rules.sealed import Line, Sealed
from vungxanh.dossiers.rules.stocks import Stock
from vungxanh.periods.interface import Period


@dataclass(frozen=True)
class DailyCounts:
    """Sealed counts of communes as known on a day: the lines, and until which day everything is sealed."""

    lines: Sealed
    sealed_until: date | None


def daily_counts(communes: Iterable[int], *, days: Period, known_on: date) -> DailyCounts:
    """The sealed counts of communes in some days, as known at the end of a day."""
    rows = DailyCount.objects.filter(
        commune__in=list(communes), day__gte=days.start, day__lt=days.end, folded_on__lte=known_on
    ).exclude(standing="none")
    found = rows.values_list("day", "commune", "kind", "exempt", "standing", "cause", "entered").annotate(
        total=Sum("count")
    )
    lines = tuple(sorted(Line(*row) for row in found.order_by() if row[-1]))
    last = DailyCount.objects.filter(folded_on__lte=known_on).aggregate(last=Max("folded_on"))["last"]
    return DailyCounts(Sealed(lines), last)


@dataclass(frozen=True)
class ClassInputs:
    """What the class of a commune is worked out from, on its last day; None is unknown, and never zero.

    `managed_users` and `managed_addicts` are those with a dossier; `not_exempt` are those of both that
    Article 6.1 of 28/2025/QĐ-TTg does not leave out.
    """

    managed_users: int | None
    managed_addicts: int | None
    not_exempt: int | None


def class_inputs(communes: Iterable[int], day: date) -> dict[int, ClassInputs]:
    """The class inputs of communes at the end of a day. A commune that has never had a dossier is left out:
    nothing is known of it, which is not zero. While dossiers of a commune that was split wait to be handed
    over, the figures they touch are unknown in every commune made of it."""
    wanted = list(communes)
    same = same_ground(wanted)
    owner = {version: commune for commune in wanted for version in same[commune]}
    with duty(Purpose.COUNT):
        kept = set(DossierStep.objects.filter(commune__in=owner).values_list("commune", flat=True))
        kept |= set(DailyCount.objects.filter(commune__in=owner).values_list("commune", flat=True))
        stocks = stocks_of(owner, day)
        waiting = left_behind(owner, day)
    by_commune: defaultdict[int, list[tuple[Kind, Stock]]] = defaultdict(list)
    for (commune, kind, _), stock in stocks.items():
        by_commune[owner[commune]].append((kind, stock))
    for version, more in waiting.items():
        by_commune[owner[version]] += more
    return {
        commune: _inputs(by_commune[commune], day) for commune in sorted({owner[version] for version in kept})
    }


def _inputs(stocks: list[tuple[Kind, Stock]], day: date) -> ClassInputs:
    """The kinds of each input are those of `data/measured.yaml`, which names the articles."""

    def total(code: str) -> int | None:
        kinds = mapped().kinds(code, day)
        return sum((stock for kind, stock in stocks if kind in kinds), Stock()).value

    return ClassInputs(total("B02"), total("B01"), total("G01"))
