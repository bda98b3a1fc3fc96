"""Hotspots as they stand: the register of a post's areas, one of them, and how many a province has."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import among, communes_of, ground_within
from vungxanh.records.models import Event, EventLine, EventUnit
from vungxanh.records.models.events import HOTSPOT_STOCKS
from vungxanh.records.queries.events import (
    Cursor,
    NoEventError,
    Version,
    counting,
    life,
    lives,
    require_sight,
)
from vungxanh.records.queries.lines import known_lines
from vungxanh.records.rules.events.hotspot_kinds import FOUND
from vungxanh.records.rules.events.hotspot_life import Hotspot, Stage
from vungxanh.records.rules.events.hotspot_life import life as lived

FOLLOWED, DONE, EVERY = "theo-doi", "da-xu-ly", "tat-ca"
GROUPS = (FOLLOWED, DONE, EVERY)
"""Those that are followed; those that are resolved, cleared or off the list; all."""
OVER = ("hotspot_cleared", "hotspot_resolved", "hotspot_removed")
PAGE = 50
FEW_AREAS = 12
"""No more areas than these has a post of a commune: its own, and those that were merged into it."""


@dataclass(frozen=True, slots=True)
class HotspotRow:
    """One hotspot as it stands at the end of a day, with its events in order."""

    subject: UUID
    hotspot: Hotspot
    stage: Stage
    events: tuple[Version, ...]

    @property
    def found(self) -> Version:
        """The event by which it was found, which says what it is."""
        return self.events[0]


def _row(events: Sequence[Version], on: date) -> HotspotRow:
    hotspot, _ = lived(events)
    if hotspot is None:
        raise NoEventError
    return HotspotRow(events[0].subject, hotspot, hotspot.on(on), tuple(events))


def touching(kind: str, area_ids: Iterable[int]) -> QuerySet[Event]:
    """The events of a kind that lie in one of the areas, in whole or in part.

    Of a few areas what lies in them in part is looked up first: asked along, every event of the kind would be
    read to find it. In a province almost every event lies in whole, and the first page ends the reading.
    """
    ids = list(area_ids)
    beside = EventUnit.objects.filter(among("area_id", ids))
    if len(ids) > FEW_AREAS:
        parts = Q(Exists(beside.filter(event=OuterRef("pk"))))
    else:
        parts = Q(pk__in=list(beside.filter(event__kind=kind).values_list("event_id", flat=True)))
    return counting(Event.objects.filter(kind=kind)).filter(Q(among("area_id", ids)) | parts)


def hotspots(
    by: Actor, *, on: date, group: str = FOLLOWED, commune: int = 0, after: Cursor | None = None
) -> list[HotspotRow]:
    """A page of the register and one more, newest found first; three queries beside those of the scope.

    Raises Refused for a post that may see no events.
    """
    require(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=on)
    scope = visible_areas(by, on=on, gone=True)
    rows = touching(FOUND, scope & {commune} if commune else scope)
    if group != EVERY:
        last = counting(Event.objects.filter(subject=OuterRef("subject")))
        last = last.order_by("-happened_on", Coalesce("first", "pk").desc())
        rows = rows.annotate(last=Subquery(last.values("kind")[:1]))
        rows = rows.filter(last__in=OVER) if group == DONE else rows.exclude(last__in=OVER)
    if after is not None:
        rows = rows.filter(Q(happened_on__lt=after.day) | Q(happened_on=after.day, pk__lt=after.event))
    subjects = list(rows.order_by("-happened_on", "-pk").values_list("subject", flat=True)[: PAGE + 1])
    told = lives(subjects)
    return [_row(told[subject], on) for subject in subjects]


def hotspot(by: Actor, subject: UUID, *, on: date) -> HotspotRow:
    """One hotspot that the post may see, as it stands on a day. Raises NoEventError."""
    events = life(subject)
    if not events or events[0].kind != FOUND:
        raise NoEventError
    row = _row(events, on)
    require_sight(by, row.hotspot.areas, on=on)
    return row


def use_points_of_province(province_id: int, *, day: date, known_on: date | None = None) -> int:
    """How many points of use stand in a province at the end of a day, each once wherever it lies (5.2).

    In a commune's own figure (G02) a point counts in every commune that it touches, so the sum over communes
    would count it more than once.
    """
    communes = [unit.id for unit in communes_of(province_id, day)]
    ground = {area for every in ground_within(communes, day).values() for area in every}
    return standing_within(ground, day=day, known_on=known_on).points


class HotspotStock(NamedTuple):
    """How many hotspots stand on the lists (D15) and how many points of use stand (G02), each once."""

    listed: int
    points: int


def standing_within(ground: Iterable[int], *, day: date, known_on: date | None = None) -> HotspotStock:
    """What stands at the end of a day in some areas taken together; one statement.

    An event says the same of every area that its point touches, so of each event and day one line is added
    up: whose lives these are need not be read.
    """
    lines = known_lines(known_on).filter(among("area_id", ground), indicator__in=HOTSPOT_STOCKS, day__lte=day)
    listed, points = (Max("value", filter=Q(indicator=code)) for code in HOTSPOT_STOCKS)
    each = lines.values("event_id", "day").annotate(one=listed, other=points)
    found = each.aggregate(listed=Sum("one"), points=Sum("other"))
    return HotspotStock(found["listed"] or 0, found["points"] or 0)


def _standing(ground: Iterable[int], day: date, known_on: date | None) -> QuerySet[EventLine, Any]:
    """Each point of use that stands in these areas at the end of a day, with each area that it touches."""
    lines = known_lines(known_on).filter(indicator="G02", area_id__in=list(ground), day__lte=day)
    return lines.values("event__subject", "area_id").annotate(total=Sum("value")).filter(total__gt=0)


def use_points_shared(counted: Mapping[int, int | None], *, day: date, known_on: date | None = None) -> int:
    """How often the communes' figures (G02) count a point again that another commune's figure holds.

    `counted` says what was counted in each commune whose registers count. Where a register says otherwise
    than the figure that was reported of it, nothing of that commune is taken off. Where all agree, the sum of
    the figures less this is `use_points_of_province`.
    """
    owner = {area: commune for commune, every in ground_within(counted, day).items() for area in every}
    points: defaultdict[int, set[UUID]] = defaultdict(set)
    for subject, area in _standing(owner, day, known_on).values_list("event__subject", "area_id"):
        points[owner[area]].add(subject)
    agreed = [points[commune] for commune, figure in counted.items() if figure == len(points[commune])]
    return sum(map(len, agreed)) - len(set().union(*agreed))
