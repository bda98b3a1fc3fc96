"""What a post may choose from while it records: its areas on the day, and subjects that go on."""

from collections.abc import Iterable, Sequence
from datetime import date

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaSummary, area, communes_of, province_of
from vungxanh.records.models import Event
from vungxanh.records.queries.events import Version, counting, versions_of

RECENT, FEW_KINDS = 60, 3
"""Of so many recent events the kinds are looked at; so many kinds are offered first."""
FEW_SUBJECTS = 50
"""So many subjects are offered, the newest; older ones are gone on with from their own page."""


def communes_around(by: Actor, *, on: date) -> tuple[AreaSummary, ...]:
    """The communes of the post's province on a day, in Vietnamese order."""
    return communes_of(province_of([by.area_id])[by.area_id], on)


def areas_to_record(by: Actor, level: str, communes: Sequence[AreaSummary]) -> tuple[AreaSummary, ...]:
    """The areas of a level in which the post records: its own commune, or those of its province."""
    if by.level == level:
        return (area(by.area_id),)
    return tuple(communes) if level == "commune" else ()


def subjects_of(area_ids: Iterable[int], kinds: Iterable[str]) -> list[Version]:
    """The events that begin the newest subjects of some kinds in the areas: what may be gone on with."""
    rows = counting(Event.objects.filter(area_id__in=list(area_ids), kind__in=list(kinds)))
    return versions_of(rows.order_by("-happened_on", "-pk")[:FEW_SUBJECTS])


def last_kinds(by: Actor, area_ids: Iterable[int]) -> tuple[str, ...]:
    """The kinds of the events that the post recorded last in some areas, the newest first, a few at most."""
    rows = Event.objects.filter(area_id__in=list(area_ids)).order_by("-happened_on", "-pk")
    recent = rows.values_list("post", "kind")[:RECENT]
    return tuple(dict.fromkeys(kind for post, kind in recent if post == by.symbol))[:FEW_KINDS]
