"""People's requests as counts: of a year that is over, frozen, and as they may be said in public."""

from collections import Counter
from collections.abc import Mapping

from vungxanh.access.interface import Actor, Purpose, duty
from vungxanh.areas.interface import province_of
from vungxanh.dossiers.models import DailyCount, DossierStep, Objection, RequestYear
from vungxanh.dossiers.models.exchanged import RECEIVED
from vungxanh.dossiers.rules.yearly import OPEN, Part, Received, Said, days_of, said, timely, words_of

Key = tuple[int, Part, str]
"""A commune, a division and its word."""
YearCounts = Mapping[int, Counter[tuple[str, str]]]
"""Counts by province: part and word, the number received among them."""


def published_years(by: Actor) -> dict[int, Said]:
    """What is said of the requests of each year that was counted, in the province of who looks; newest first.

    The same for everybody: nothing in it is more than anybody may know.
    """
    province = province_of([by.area_id])[by.area_id]
    years: dict[int, Counter[tuple[str, str]]] = {}
    rows = RequestYear.objects.filter(area=province).order_by("-year", "part", "word")
    for year, part, word, count in rows.values_list("year", "part", "word", "count"):
        years.setdefault(year, Counter())[part, word] = count
    return {year: _said(counts) for year, counts in years.items()}


def _said(counts: Counter[tuple[str, str]]) -> Said:
    received = counts.pop((RECEIVED, ""), 0)
    return said(received, {(Part(part), word): count for (part, word), count in counts.items()})


def requests_of(year: int) -> YearCounts:
    """The requests that were received in a year, by province, kept or erased meanwhile.

    A province that keeps dossiers and received none has a count of nothing.
    """
    with duty(Purpose.COUNT):
        counts = _kept(year) + _folded(year)
        communes = set(DossierStep.objects.values_list("commune", flat=True).distinct())
    communes |= set(DailyCount.objects.values_list("commune", flat=True).distinct())
    owner = province_of(communes | {commune for commune, _, _ in counts})
    found: dict[int, Counter[tuple[str, str]]] = {
        province: Counter({(RECEIVED, ""): 0}) for province in owner.values()
    }
    for (commune, part, word), count in counts.items():
        found[owner[commune]][part.value, word] += count
        found[owner[commune]][RECEIVED, ""] += count if part is Part.ASKED else 0
    return found


def _kept(year: int) -> Counter[Key]:
    """The requests whose rows are still kept."""
    days = days_of(year)
    found: Counter[Key] = Counter()
    rows = Objection.objects.filter(received_on__gte=days.start, received_on__lt=days.end)
    names = ("area", "request", "answered_on", "answer_by", "outcome", "closed_on", "act_by")
    for area, request, answered, answer_by, outcome, closed, act_by in rows.values_list(*names):
        one = Received(request, timely(answered, answer_by), outcome or OPEN, timely(closed, act_by))
        found.update((area, part, word) for part, word in one.words())
    return found


def _folded(year: int) -> Counter[Key]:
    """The requests that were erased with their dossiers: what became of them, whether they were answered."""
    days = days_of(year)
    found: Counter[Key] = Counter()
    rows = DailyCount.objects.filter(standing="none", day__gte=days.start, day__lt=days.end)
    for commune, cause, count in rows.values_list("commune", "cause", "count"):
        for part, word in words_of(cause):
            found[commune, part, word] += count
    return found
