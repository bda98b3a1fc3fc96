"""Conferences of a window: who was summoned and who came, by the counts that were told by the day."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from vungxanh.programme.models import Attendance, ConferenceDirective, ConferencePoint
from vungxanh.programme.queries.conferences import conferences_seen
from vungxanh.programme.queries.reviews.asked import Scope
from vungxanh.programme.rules import conferences as rules
from vungxanh.programme.rules.conferences import Does, Kind, Point


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A conference on the document or on one that implements it; the points are those of the review."""

    id: int
    kind: Kind
    title: str
    day: date
    about: tuple[tuple[int, Does], ...]
    points: tuple[Point, ...]

    @property
    def attendance(self) -> rules.Attendance:
        """Who was summoned and who came, at these points."""
        return rules.attendance(self.points)


def meetings_of(scope: Scope) -> tuple[Meeting, ...]:
    """The conferences of a review by their days; constant statements. Raises Refused."""
    asked = scope.asked
    held = conferences_seen(scope.by, scope.on).filter(
        Q(cancelled_on=None) | Q(cancelled_on__gt=asked.known_on),
        pk__in=ConferenceDirective.objects.filter(directive__in=scope.documents).values("conference"),
        day__gte=asked.window.first,
        day__lte=asked.window.last,
        at__date__lte=asked.known_on,
    )
    rows = list(held.order_by("day", "pk"))
    points, about = _points(scope, [row.pk for row in rows]), defaultdict(list)
    for one in ConferenceDirective.objects.filter(conference__in=rows).order_by("pk"):
        if one.directive_id in scope.documents:
            about[one.conference_id].append((one.directive_id, Does(one.does)))
    return tuple(
        Meeting(
            id=row.pk,
            kind=Kind(row.kind),
            title=row.title,
            day=row.day,
            about=tuple(about[row.pk]),
            points=tuple(points[row.pk]),
        )
        for row in rows
        if scope.whole or points[row.pk]
    )


def _points(scope: Scope, conferences: list[int]) -> defaultdict[int, list[Point]]:
    rows = ConferencePoint.objects.filter(conference__in=conferences, left_out=False).order_by("pk")
    if not scope.whole:
        rows = rows.filter(area__in=scope.reach)
    counts = Attendance.objects.filter(
        point__conference__in=conferences, at__date__lte=scope.asked.known_on
    ).order_by("point", "-number")
    last = {one.point_id: one for one in counts.distinct("point")}
    found: defaultdict[int, list[Point]] = defaultdict(list)
    for row in rows:
        count = last.get(row.pk)
        present, absent = (count.present, count.absent) if count else (None, {})
        found[row.conference_id].append(
            Point(area=row.area_id, summoned=row.summoned, present=present, absent=absent)
        )
    return found
