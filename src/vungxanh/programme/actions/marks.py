"""Taking documents that the reader found and a person accepted into the register."""

from datetime import datetime

from django.utils import timezone

from vungxanh.access.interface import Actor, acting
from vungxanh.intake.interface import MarkSummary, mark, mark_taken
from vungxanh.programme.actions.directives import enter_directive, state_date
from vungxanh.programme.actions.frame import kept
from vungxanh.programme.models import DirectiveMark
from vungxanh.programme.queries.marks import DOCUMENT
from vungxanh.programme.rules import directives as rules
from vungxanh.programme.rules.partial import Reading
from vungxanh.programme.rules.read_marks import read_document
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

TAKER = "programme.Directive"


def enter_from_mark(
    mark_id: int, *, told: rules.Directive, text: str = "", source: str = "", by: Actor, at: datetime
) -> int:
    """Put a document that a mark names into the register, in one transaction; returns its number.

    Raises what entering raises, NoMarkError, MarkTakenAlreadyError.
    """
    with acting(by, f"enter directive of mark {mark_id}"):
        found = _document(mark_id, by=by, at=at)
        number = enter_directive(told=told, text=text, source=source, by=by, at=at)
        _take(found, number, by=by, at=at)
    return number


def add_mark(mark_id: int, *, directive: int, by: Actor, at: datetime) -> None:
    """Say that a mark names a document that stands in the register already.

    A date that the text prints is kept beside those known, with the text as its source. Raises
    NoDirectiveError, Refused, NoMarkError, MarkTakenAlreadyError.
    """
    kept(by, directive, on=timezone.localdate(at))
    with acting(by, f"add mark {mark_id}"):
        found = _document(mark_id, by=by, at=at)
        for day in read_document(found.data).dates:
            reading = Reading(day, source_of(found))
            state_date(directive=directive, reading=reading, by=by, at=at)
        _take(found, directive, by=by, at=at)


def source_of(found: MarkSummary) -> str:
    """A mark's document as the source of a date: its first line and the beginning of its hash."""
    return f"{found.title[:300]} ({found.sha256[:16]})"


def _document(mark_id: int, *, by: Actor, at: datetime) -> MarkSummary:
    found = mark(mark_id, by=by, on=timezone.localdate(at))
    if found.kind != DOCUMENT:
        raise ProgrammeRefusedError(
            "value", "Dấu này không nói về một văn bản", "This mark does not name a document", field="mark"
        )
    return found


def _take(found: MarkSummary, directive: int, *, by: Actor, at: datetime) -> None:
    mark_taken(found.id, TAKER, by=by, on=timezone.localdate(at))
    DirectiveMark.objects.create(directive_id=directive, mark_id=found.id, post_id=by.post_id, taken_at=at)
