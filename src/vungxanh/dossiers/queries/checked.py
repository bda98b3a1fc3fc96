"""What the daily check of dossiers last found, by commune: one grouped query, never a row of a dossier."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Sum

from vungxanh.dossiers.models import QualityCount


@dataclass(frozen=True)
class Checked:
    """What the check of a day found in one commune: how many passed each demand, of how many."""

    passing: Mapping[str, int]
    total: int
    newest: int


def last_check(owner: Mapping[int, int], on: date) -> tuple[date | None, dict[int, Checked]]:
    """The day of the last check up to a day, and what it found in communes; two queries.

    `owner` gives for each version of a commune the one it is counted in.
    """
    day = QualityCount.objects.filter(day__lte=on).aggregate(last=Max("day"))["last"]
    if day is None:
        return None, {}
    rows = QualityCount.objects.filter(day=day, commune__in=owner).values_list("commune", "what")
    passing: defaultdict[int, Counter[str]] = defaultdict(Counter)
    totals: defaultdict[int, Counter[str]] = defaultdict(Counter)
    newest: Counter[int] = Counter()
    for version, what, passed, total, last in rows.annotate(
        passed=Sum("passing"), of=Sum("total"), last=Max("id")
    ).order_by():
        commune = owner[version]
        passing[commune][what] += passed
        totals[commune][what] += total
        newest[commune] = max(last, newest[commune])
    return day, {
        commune: Checked(found, max(totals[commune].values()), newest[commune])
        for commune, found in passing.items()
    }
