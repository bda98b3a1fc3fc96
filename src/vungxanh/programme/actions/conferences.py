"""Holding a conference: its documents, points, who came, papers, minutes, decisions with their work."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone

from vungxanh.access.interface import Actor, Refused, Verb, acting, covered, require, require_all
from vungxanh.areas.interface import areas, same_ground
from vungxanh.programme.actions.assigning import Given, assign
from vungxanh.programme.actions.frame import alone_with
from vungxanh.programme.models import (
    Attendance,
    Conference,
    ConferenceChange,
    ConferenceDirective,
    ConferencePaper,
    ConferencePoint,
    Decision,
)
from vungxanh.programme.queries.conferences import NoConferenceError, conferences_seen, points_of
from vungxanh.programme.queries.directives import seen
from vungxanh.programme.rules import changes
from vungxanh.programme.rules import conferences as rules
from vungxanh.programme.rules.conferences import Change, Does, Kind, Point
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

HOLDING = 7_230_007
"""The lock of one conference: one thing is written of it at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a conference is when it is called. `chair` is an office, never a name."""

    kind: Kind
    title: str
    chair: str
    day: date
    begins: time | None = None
    ends: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """The work that follows from a decision: whose it is, where, and by when."""

    owner: Owner
    area_ids: Collection[int]
    deadline: date


def call(told: Called, *, by: Actor, at: datetime, key: UUID) -> int:
    """Call a conference in the own area; its number. The same key sent twice calls once.

    Raises Refused and ProgrammeRefusedError.
    """
    with acting(by, "call conference"):
        require(by, Verb.HOLD_CONFERENCES, area_id=by.area_id, on=timezone.localdate(at))
        before = Conference.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        title, chair = _text(told.title, 300), _text(told.chair, 160)
        rules.check_conference(title=title, chair=chair, begins=told.begins, ends=told.ends)
        row = Conference.objects.create(
            key=key,
            kind=told.kind.value,
            title=title,
            held_in_id=by.area_id,
            chair=chair,
            day=told.day,
            begins=told.begins,
            ends=told.ends,
            post=by.symbol,
            at=at,
        )
        return row.pk


def relate(*, conference: int, directive: int, does: Does, by: Actor, at: datetime) -> None:
    """Say what the conference does to a document; saying it again changes nothing."""
    with acting(by, f"relate conference {conference}"):
        row = held(conference, by, at)
        document = seen(by, directive)
        ConferenceDirective.objects.get_or_create(conference=row, directive=document, does=does.value)


def summon(
    *, conference: int, area_ids: Collection[int], summoned: int, reason: str = "", by: Actor, at: datetime
) -> None:
    """Give each of the areas a point at which so many are summoned.

    A point that stands with another number gets the new one, with the reason, and what it was stays in
    sight. Raises NoConferenceError, Refused, and ProgrammeRefusedError for an area outside the own ones,
    a changed number without a reason, and for fewer summoned than have been counted present.
    """
    with acting(by, f"summon to conference {conference}"):
        row = held(conference, by, at)
        _check_areas(by, area_ids, summoned, at)
        standing = {point.area_id: point for point in row.points.all()}
        counted = dict(points_of([row.pk]).get(row.pk, ()))
        wanted = sorted(set(area_ids))
        ConferencePoint.objects.bulk_create(
            ConferencePoint(conference=row, area_id=area_id, summoned=summoned)
            for area_id in wanted
            if area_id not in standing
        )
        for area_id in (one for one in wanted if one in standing):
            point = standing[area_id]
            if point.summoned != summoned or point.left_out:
                now = counted.get(point)
                Point(
                    area=area_id,
                    summoned=summoned,
                    present=now.present if now else None,
                    absent=now.absent if now else {},
                )
                was = "" if point.left_out else str(point.summoned)
                replaced = {"summoned": (was, str(summoned))}
                note_change(row, Change.SUMMONED, replaced, reason, by=by, at=at, area_id=area_id)
                point.summoned, point.left_out = summoned, False
                point.save(update_fields=["summoned", "left_out"])


def note_change(
    row: Conference,
    change: Change,
    replaced: Mapping[str, tuple[str, str]],
    reason: str,
    *,
    by: Actor,
    at: datetime,
    area_id: int | None = None,
) -> int:
    """Write what a change replaces and why; its number. For the actions of conferences alone.

    Raises ProgrammeRefusedError without a reason.
    """
    said = _text(reason, 600)
    changes.check_reason(said)
    number = row.changes.count() + 1
    ConferenceChange.objects.create(
        conference=row,
        number=number,
        change=change.value,
        area_id=area_id,
        replaced={name: list(pair) for name, pair in replaced.items()},
        reason=said,
        post=by.symbol,
        at=at,
    )
    return number


def _check_areas(by: Actor, area_ids: Collection[int], summoned: int, at: datetime) -> None:
    if not area_ids or summoned < 1:
        raise ProgrammeRefusedError(
            "value",
            "Chưa chọn điểm cầu, hoặc số triệu tập không từ 1 trở lên: chọn nơi và ghi số người",
            "No point is chosen, or the number summoned is not at least 1: choose places and a number",
            field="summoned" if area_ids else "areas",
        )
    if set(area_ids) - set(areas(area_ids)):
        raise NoConferenceError
    require_all(by, Verb.HOLD_CONFERENCES, area_ids=frozenset(area_ids), on=timezone.localdate(at))


def count(
    *, conference: int, point: int, present: int, absent: Mapping[str, int], by: Actor, at: datetime
) -> int:
    """Count who came to a point, from the point itself; counting again replaces what was counted.

    Returns the number of the count. Raises NoConferenceError, Refused, and ProgrammeRefusedError for more
    present than summoned or reasons that exceed the absences.
    """
    on = timezone.localdate(at)
    with acting(by, f"count attendance {point}"):
        held_now = conferences_seen(by, on).filter(pk=conference).first()
        if held_now is None:
            raise NoConferenceError
        rules.check_going_on(held_now.cancelled_on)
        points = ConferencePoint.objects.select_for_update()
        row = points.filter(pk=point, conference=conference, left_out=False).first()
        if row is None:
            raise NoConferenceError
        _check_counting(by, row.area_id, on)
        reasons = {reason: number for reason, number in sorted(absent.items()) if number}
        Point(area=row.area_id, summoned=row.summoned, present=present, absent=reasons)
        number = row.counts.count() + 1
        Attendance.objects.create(
            point=row, number=number, present=present, absent=reasons, post=by.symbol, at=at
        )
        return number


def _check_counting(by: Actor, area_id: int, on: date) -> None:
    require(by, Verb.COUNT_ATTENDANCE, area_id=area_id, on=on)
    if area_id not in same_ground([by.area_id])[by.area_id]:
        raise Refused("Điểm cầu này do đơn vị tại chỗ đếm.", "The unit at this point counts who is there.")


def add_paper(
    *, conference: int, sort: str, title: str, office: str = "", text: str = "", by: Actor, at: datetime
) -> int:
    """Add an item of the agenda, a paper, or the minutes; of the minutes the last ones count.

    Raises NoConferenceError, Refused, and ProgrammeRefusedError for one without a title or text.
    """
    with acting(by, f"add paper to conference {conference}"):
        row = held(conference, by, at)
        named, said = _text(title, 300), covered(text).text.strip()
        if not (said if sort == ConferencePaper.MINUTES else named):
            raise ProgrammeRefusedError(
                "value",
                "Chưa có nội dung: viết rồi lưu lại",
                "There is nothing in it: write it, then save again",
                field="text" if sort == ConferencePaper.MINUTES else "title",
            )
        number = row.papers.count() + 1
        ConferencePaper.objects.create(
            conference=row,
            number=number,
            sort=sort,
            title=named,
            office=_text(office, 160),
            text=said,
            post=by.symbol,
            at=at,
        )
        return number


def decide(
    *,
    conference: int,
    text: str,
    decided_on: date | None,
    signatory: str,
    following: Following | None,
    by: Actor,
    at: datetime,
    key: UUID,
) -> int:
    """Record a decision, and give the work that follows from it; the decision's number.

    The work belongs to the document that the conference launches, else to one it disseminates. Both stand or
    neither does; the same key sent twice decides once. Raises NoConferenceError, Refused, and
    ProgrammeRefusedError: see `check_decision` and `assign`.
    """
    with acting(by, f"decide at conference {conference}"):
        row = held(conference, by, at)
        before = Decision.objects.filter(key=key).first()
        if before is not None:
            return before.number
        said, signed = _text(text, 600), _text(signatory, 160)
        dated = rules.check_decision(text=said, decided_on=decided_on, signatory=signed, held_on=row.day)
        decision = Decision.objects.create(
            key=key,
            conference=row,
            number=row.decisions.count() + 1,
            text=said,
            decided_on=dated,
            signatory=signed,
            post=by.symbol,
            at=at,
        )
        if following is not None:
            given = Given(
                what=said,
                deadline=following.deadline,
                directive_id=_document_of(row),
                decision_id=decision.pk,
            )
            assign(given, owner=following.owner, area_ids=following.area_ids, by=by, at=at, key=key)
        return decision.number


def _document_of(row: Conference) -> int | None:
    about = {one.does: one.directive_id for one in row.about.order_by("-pk")}
    return about.get(Does.LAUNCHES.value) or about.get(Does.DISSEMINATES.value)


def held(conference: int, by: Actor, at: datetime) -> Conference:
    """The conference, which nobody else changes until the end. For the actions of conferences alone.

    Raises NoConferenceError, Refused unless the own area holds it, and ProgrammeRefusedError for one that
    was cancelled.
    """
    on = timezone.localdate(at)
    if not conferences_seen(by, on).filter(pk=conference).exists():
        raise NoConferenceError
    alone_with(HOLDING, conference)
    row = Conference.objects.get(pk=conference)
    require(by, Verb.HOLD_CONFERENCES, area_id=row.held_in_id, on=on)
    if row.held_in_id not in same_ground([by.area_id])[by.area_id]:
        raise Refused("Hội nghị này do nơi khác tổ chức.", "Another body holds this conference.")
    rules.check_going_on(row.cancelled_on)
    return row


def _text(said: str, longest: int) -> str:
    return covered(said).text.strip()[:longest]
