"""Amending, withdrawing and undoing an event: a new version that names what it replaces and why."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from vungxanh.access.interface import Actor, acting
from vungxanh.records.actions.recording import (
    FURTHER,
    around,
    carried,
    check,
    follow,
    later_refusals,
    one_life_at_a_time,
    require_recording,
)
from vungxanh.records.actions.writing import write
from vungxanh.records.models import Event
from vungxanh.records.models.events import REASONS
from vungxanh.records.queries.events import Version, life, version
from vungxanh.records.queries.known import day_of
from vungxanh.records.rules.events.shape import Happened, Refusal, RefusedEventError, Standing

UNDO = timedelta(minutes=10)
"""So long the holder who recorded an event may undo it with one press; a default of ours (†)."""


def amend(event_id: int, told: Happened, *, reason: str, by: Actor, at: datetime) -> int:
    """Tell an event anew; returns the number of the new version. The old one stays and counts no longer.

    Raises NoEventError, and RefusedEventError also where somebody else was faster.
    """
    _require_reason(reason)
    on = day_of(at)
    with acting(by, "amend event"):
        old = _held(event_id, by=by, at=at)
        told = carried(replace(told, subject=old.subject, kind=old.kind))
        require_recording(by, told.kind, told.area, on=on)
        _require_open(old, by=by, at=at)
        before, after = check(told, by=by, on=on, instead_of=old)
        written = _replace(told, old, before, reason=reason, withdrawn=False, by=by, at=at)
        if after:
            follow(old.subject, by=by, at=at, reason=reason)
        return written


def withdraw(event_id: int, *, reason: str, by: Actor, at: datetime) -> int:
    """Say that an event never was; returns the number of the version that says so. Raises as `amend` does."""
    _require_reason(reason)
    with acting(by, "withdraw event"):
        old = _held(event_id, by=by, at=at)
        _require_open(old, by=by, at=at)
        before, after = around(old.day, old.place, [one for one in life(old.subject) if one.id != old.id])
        if refusals := tuple(later_refusals(before, after)):
            raise RefusedEventError(*refusals)
        written = _replace(_as_told(old), old, (), reason=reason, withdrawn=True, by=by, at=at)
        if after:
            follow(old.subject, by=by, at=at, reason=reason)
        return written


def undo(event_id: int, *, by: Actor, at: datetime) -> int:
    """Take back what the same holder recorded minutes ago. Raises as `withdraw` does."""
    told = version(event_id)
    if told.holder != by.holder or at - told.learned_at > UNDO:
        raise RefusedEventError(
            Refusal(
                "undo",
                "",
                "Quá 10 phút, hoặc người khác đã ghi việc này: hãy mở việc đó và chọn “Rút”, có nêu lý do.",
                "More than 10 minutes ago, or recorded by somebody else: open it and withdraw it there.",
            )
        )
    return withdraw(event_id, reason="mistyped", by=by, at=at)


def _held(event_id: int, *, by: Actor, at: datetime) -> Version:
    """The version to be replaced, in the post's own areas, while nobody else writes the same life."""
    found = version(event_id)
    require_recording(by, found.kind, found.area, on=day_of(at))
    one_life_at_a_time(found)
    return found


def _require_open(old: Version, *, by: Actor, at: datetime) -> None:
    """Raise RefusedEventError where the version was replaced before, or lies in a locked time."""
    if old.withdrawn or Event.objects.filter(replaces=old.id).exists():
        raise RefusedEventError(REPLACED)
    if refusals := [one for further in FURTHER for one in further(old, day_of(at))]:
        raise RefusedEventError(*refusals)


REPLACED = Refusal(
    "replaced",
    "",
    "Việc này vừa được người khác sửa hoặc rút: hãy mở bản mới nhất rồi sửa trên bản đó.",
    "Somebody has just amended or withdrawn this: open the newest version and amend that one.",
)


def _require_reason(reason: str) -> None:
    if reason not in REASONS:
        raise RefusedEventError(
            Refusal("reason", "reason", "Chưa chọn lý do sửa: hãy chọn một lý do.", "Choose a reason.")
        )


def _as_told(old: Version) -> Happened:
    return Happened(
        kind=old.kind, subject=old.subject, area=old.area, day=old.day, facts=old.facts, units=old.units
    )


def _replace(
    told: Happened,
    old: Version,
    before: Sequence[Standing],
    *,
    reason: str,
    withdrawn: bool,
    by: Actor,
    at: datetime,
) -> int:
    """Write the new version. It is learned after the old one, whatever the clocks of two machines say."""
    learned = max(at, old.learned_at)
    try:
        with transaction.atomic():
            row = write(told, before, by=by, at=learned, replaces=old, reason=reason, withdrawn=withdrawn)
    except IntegrityError as error:
        raise RefusedEventError(REPLACED) from error
    return row.pk
