"""Events and reports told in plain values, for samples and the simulator: the same rules, without a form."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from vungxanh.access.interface import Actor
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.actions import months
from vungxanh.records.actions.amending import amend
from vungxanh.records.actions.recording import record
from vungxanh.records.queries.months import assembled, reports
from vungxanh.records.rules.events.codec import from_json
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Happened, Unit
from vungxanh.records.rules.monthly.sections import Said
from vungxanh.records.rules.monthly.steps import State


def enter(
    kind: str,
    *,
    area_id: int,
    day: date,
    facts: Mapping[str, Any],
    by: Actor,
    at: datetime,
    subject: UUID | None = None,
    key: UUID | None = None,
    units: Sequence[tuple[int, int | None]] = (),
) -> int:
    """Record one event from plain facts; the same `key` again changes nothing. Raises as `record` does."""
    told = _told(kind, subject or key or uuid4(), area_id, day, facts, units)
    return record(told, by=by, at=at, key=key)


def enter_anew(
    event_id: int,
    kind: str,
    *,
    area_id: int,
    day: date,
    facts: Mapping[str, Any],
    reason: str,
    by: Actor,
    at: datetime,
    units: Sequence[tuple[int, int | None]] = (),
) -> int:
    """Amend an event from plain facts; its subject stays. Raises as `amend` does."""
    told = _told(kind, uuid4(), area_id, day, facts, units)
    return amend(event_id, told, reason=reason, by=by, at=at)


def _told(
    kind: str,
    subject: UUID,
    area_id: int,
    day: date,
    facts: Mapping[str, Any],
    units: Sequence[tuple[int, int | None]],
) -> Happened:
    return Happened(
        kind=kind,
        subject=subject,
        area=area_id,
        day=day,
        facts=from_json(KINDS[kind].facts, facts),
        units=tuple(Unit(area, share) for area, share in units),
    )


def report_month(*, area_id: int, month: ReportMonth, officer: Actor, approver: Actor, at: datetime) -> bool:
    """Prepare a month, saying “none” of every empty section, and submit it; False where it was begun before.

    Raises Refused and ReportRefusedError as the steps do.
    """
    if reports([area_id], [month])[area_id, month].state is not State.NOT_BEGUN:
        return False
    said = {one.code: Said.NONE.value for one in assembled(area_id, month, {}).missing}
    months.prepare(area_id=area_id, month=month, said=said, remark="", by=officer, at=at)
    submit_month(area_id=area_id, month=month, by=approver, at=at)
    return True


def submit_month(*, area_id: int, month: ReportMonth, by: Actor, at: datetime) -> int:
    """Submit a prepared month with the figures that its page shows now. Raises as `submit` does."""
    prepared = reports([area_id], [month])[area_id, month].prepared
    digest = assembled(area_id, month, prepared.said if prepared else {}).digest
    return months.submit(area_id=area_id, month=month, digest=digest, by=by, at=at)
