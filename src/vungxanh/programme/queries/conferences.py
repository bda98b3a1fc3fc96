"""Conferences as a post sees them: those that its own areas hold, and those with a point there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet

from vungxanh.access.interface import Actor, Verb, may, require, visible_areas
from vungxanh.areas.interface import same_ground
from vungxanh.programme.models import (
    Assignment,
    Attendance,
    Conference,
    ConferenceChange,
    ConferencePaper,
    ConferencePoint,
)
from vungxanh.programme.queries.tasks import counts_of_assignments
from vungxanh.programme.rules import conferences as rules
from vungxanh.programme.rules.conferences import Does, Kind, Point
from vungxanh.programme.rules.tasks import State


class NoConferenceError(LookupError):
    """There is no such conference, or the post does not see it."""


@dataclass(frozen=True, slots=True)
class ConferenceRow:
    """A conference in a list, with who was there."""

    id: int
    kind: Kind
    title: str
    held_in: int
    chair: str
    day: date
    begins: time | None
    ends: time | None
    attendance: rules.Attendance
    cancelled_on: date | None


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point with what was counted there last, and whether the post counts there."""

    id: int
    point: Point
    mine: bool
    post: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A decision with the work that follows from it: number, text, and how its tasks stand."""

    number: int
    text: str
    decided_on: date
    signatory: str
    work: tuple[tuple[int, str, Mapping[State, int]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneConference:
    """A conference with everything its page shows."""

    row: ConferenceRow
    about: tuple[tuple[int, str, Does], ...]
    points: tuple[PointRow, ...]
    agenda: tuple[ConferencePaper, ...]
    papers: tuple[ConferencePaper, ...]
    minutes: ConferencePaper | None
    decisions: tuple[DecisionRow, ...]
    changes: tuple[ConferenceChange, ...]
    may_hold: bool


def conferences_seen(by: Actor, on: date) -> QuerySet[Conference]:
    """The conferences that a post sees. Raises Refused."""
    require(by, Verb.VIEW_CONFERENCES, area_id=by.area_id, on=on)
    areas = visible_areas(by, on=on)
    point = ConferencePoint.objects.filter(conference=OuterRef("pk"), area__in=areas, left_out=False)
    return Conference.objects.filter(Q(held_in__in=areas) | Exists(point))


def conference_list(by: Actor, *, on: date, directive_id: int | None = None) -> tuple[ConferenceRow, ...]:
    """The conferences that the post sees, the newest first; two statements and the permission."""
    seen = conferences_seen(by, on)
    if directive_id is not None:
        seen = seen.filter(about__directive=directive_id)
    rows = list(seen.order_by("-day", "-pk").distinct())
    points = points_of([row.pk for row in rows])
    return tuple(_row(row, [point for _id, point in points.get(row.pk, ())]) for row in rows)


def points_of(conferences: Iterable[int]) -> dict[int, list[tuple[ConferencePoint, Point]]]:
    """The points of conferences with what was counted last at each."""
    last = Attendance.objects.filter(point__conference__in=list(conferences)).order_by("point", "-number")
    counted = {one.point_id: one for one in last.distinct("point")}
    found: dict[int, list[tuple[ConferencePoint, Point]]] = {}
    for row in ConferencePoint.objects.filter(conference__in=list(conferences), left_out=False).order_by(
        "pk"
    ):
        count = counted.get(row.pk)
        point = Point(
            area=row.area_id,
            summoned=row.summoned,
            present=count.present if count else None,
            absent=count.absent if count else {},
        )
        found.setdefault(row.conference_id, []).append((row, point))
    return found


def _row(row: Conference, points: Iterable[Point]) -> ConferenceRow:
    return ConferenceRow(
        row.pk,
        Kind(row.kind),
        row.title,
        row.held_in_id,
        row.chair,
        row.day,
        row.begins,
        row.ends,
        rules.attendance(points),
        row.cancelled_on,
    )


def one_conference(by: Actor, number: int, *, on: date) -> OneConference:
    """A conference with its points, papers and decisions. Raises NoConferenceError, Refused."""
    row = conferences_seen(by, on).filter(pk=number).first()
    if row is None:
        raise NoConferenceError
    points = points_of([row.pk]).get(row.pk, [])
    papers = list(ConferencePaper.objects.filter(conference=row).order_by("number"))
    about = row.about.select_related("directive").order_by("pk")
    own = same_ground([by.area_id])[by.area_id]
    counts = row.cancelled_on is None and may(by, Verb.COUNT_ATTENDANCE, area_id=by.area_id, on=on)
    last = _last_of([one.pk for one, _point in points])
    return OneConference(
        row=_row(row, [point for _one, point in points]),
        about=tuple((one.directive_id, str(one.directive), Does(one.does)) for one in about),
        points=tuple(
            PointRow(one.pk, point, counts and one.area_id in own, *last.get(one.pk, ("", None)))
            for one, point in points
        ),
        agenda=tuple(one for one in papers if one.sort == ConferencePaper.AGENDA),
        papers=tuple(one for one in papers if one.sort == ConferencePaper.PAPER),
        minutes=next((one for one in reversed(papers) if one.sort == ConferencePaper.MINUTES), None),
        decisions=_decisions(by, row, on),
        changes=tuple(row.changes.order_by("number")),
        may_hold=row.cancelled_on is None
        and row.held_in_id in own
        and may(by, Verb.HOLD_CONFERENCES, area_id=row.held_in_id, on=on),
    )


def _last_of(points: list[int]) -> dict[int, tuple[str, datetime]]:
    rows = Attendance.objects.filter(point__in=points).order_by("point", "-number").distinct("point")
    return {one.point_id: (one.post, one.at) for one in rows}


def _decisions(by: Actor, row: Conference, on: date) -> tuple[DecisionRow, ...]:
    """The decisions with their work; what the post does not see of the work is left out."""
    decisions = list(row.decisions.order_by("number"))
    given = list(Assignment.objects.filter(decision__in=decisions).order_by("pk"))
    stands = counts_of_assignments(by, [one.pk for one in given], on=on) if given else {}
    return tuple(
        DecisionRow(
            one.number,
            one.text,
            one.decided_on,
            one.signatory,
            tuple(
                (work.pk, work.what, stands[work.pk])
                for work in given
                if work.decision_id == one.pk and work.pk in stands
            ),
        )
        for one in decisions
    )
