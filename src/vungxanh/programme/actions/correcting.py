"""Correcting a conference: its title, chair, day and hours, its points; calling it off. Nothing is lost."""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, acting, covered
from vungxanh.programme.actions.conferences import held, note_change
from vungxanh.programme.models import Conference
from vungxanh.programme.queries.conferences import NoConferenceError
from vungxanh.programme.rules import changes
from vungxanh.programme.rules import conferences as rules
from vungxanh.programme.rules.conferences import Change, Meeting


def meeting_of(row: Conference) -> Meeting:
    """What of a conference can be corrected, as it stands."""
    return Meeting(title=row.title, chair=row.chair, day=row.day, begins=row.begins, ends=row.ends)


def correct(
    *, conference: int, told: Meeting, reason: str, seen: int | None = None, by: Actor, at: datetime
) -> int:
    """Put other words, day or hours in place of those that stand; the number of the change.

    `seen` is how many changes the page showed: with more since, nothing is overwritten unseen. Raises
    NoConferenceError, Refused, and ProgrammeRefusedError: see `rules.conferences.check_correction`.
    """
    with acting(by, f"correct conference {conference}"):
        row = held(conference, by, at)
        changes.check_seen(seen, row.changes.count(), field="title")
        before = meeting_of(row)
        after = replace(told, title=_text(told.title, 300), chair=_text(told.chair, 160))
        decided = row.decisions.values_list("decided_on", flat=True)
        rules.check_correction(before, after, decided=decided, reason=reason)
        number = note_change(row, Change.CORRECTED, rules.replaced(before, after), reason, by=by, at=at)
        row.title, row.chair, row.day = after.title, after.chair, after.day
        row.begins, row.ends = after.begins, after.ends
        row.save(update_fields=["title", "chair", "day", "begins", "ends"])
        return number


def leave_out(*, conference: int, point: int, reason: str, by: Actor, at: datetime) -> int:
    """Take out a point that was entered by mistake; the number of the change.

    What it counted no longer counts; summoning there again brings it back. Raises NoConferenceError, Refused
    and ProgrammeRefusedError.
    """
    with acting(by, f"leave out a point of conference {conference}"):
        row = held(conference, by, at)
        found = row.points.filter(pk=point, left_out=False).first()
        if found is None:
            raise NoConferenceError
        replaced = {"summoned": (str(found.summoned), "")}
        number = note_change(row, Change.LEFT_OUT, replaced, reason, by=by, at=at, area_id=found.area_id)
        found.left_out = True
        found.save(update_fields=["left_out"])
        return number


def cancel(*, conference: int, reason: str, by: Actor, at: datetime) -> int:
    """Call a conference off; nothing can be added to it or decided by it from then on.

    Raises NoConferenceError, Refused, and ProgrammeRefusedError for one that has decided something.
    """
    with acting(by, f"cancel conference {conference}"):
        row = held(conference, by, at)
        rules.check_cancel(decisions=row.decisions.count(), reason=reason)
        number = note_change(row, Change.CANCELLED, {}, reason, by=by, at=at)
        row.cancelled_on = timezone.localdate(at)
        row.save(update_fields=["cancelled_on"])
        return number


def _text(said: str, longest: int) -> str:
    return covered(said).text.strip()[:longest]
