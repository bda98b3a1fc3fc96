"""Asking for a review of a document: its window, areas, and the day up to which what was told counts."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils import timezone

from vungxanh.access.interface import Actor, Verb, acting, covered, require
from vungxanh.programme.models import Review, ReviewArea
from vungxanh.programme.queries.directives import dates_of, seen
from vungxanh.programme.queries.reviews.asked import communes_on
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.reviews import Kind, Window, check_places, check_window

LONGEST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is asked for: until `known_on` things told count; of `areas`, unless `everywhere`."""

    directive: int
    kind: Kind
    title: str
    window: Window
    known_on: date
    everywhere: bool = True
    areas: Collection[int] = ()


def make_review(told: Wanted, *, by: Actor, at: datetime, key: UUID) -> int:
    """Ask for a review; returns its number. The same key sent twice asks once.

    Raises NoDirectiveError, Refused, and ProgrammeRefusedError for a window that lies before the document or
    ahead, and for no area or areas that are not on the map of the last day.
    """
    today = timezone.localdate(at)
    with acting(by, f"review directive {told.directive}"):
        require(by, Verb.MAKE_REVIEWS, area_id=by.area_id, on=today)
        before = Review.objects.filter(key=key).first()
        if before is not None:
            return before.pk
        check_wanted(told, by=by, today=today)
        row = Review.objects.create(
            key=key,
            directive_id=told.directive,
            kind=told.kind.value,
            title=_title(told.title),
            first=told.window.first,
            last=told.window.last,
            known_on=told.known_on,
            made_in_id=by.area_id,
            post=by.symbol,
            at=at,
        )
        if not told.everywhere:
            ReviewArea.objects.bulk_create(
                ReviewArea(review=row, area_id=area) for area in sorted(set(told.areas))
            )
        return row.pk


def check_wanted(told: Wanted, *, by: Actor, today: date) -> None:
    """Refuse what `make_review` refuses. Raises NoDirectiveError and ProgrammeRefusedError."""
    document = seen(by, told.directive)
    check_window(
        told.window,
        begins=document.begins,
        signed=dates_of(document).counts.first,
        known_on=told.known_on,
        today=today,
    )
    allowed = {unit.id for unit in communes_on(by.area_id, told.window.last)}
    check_places(told.areas, everywhere=told.everywhere, allowed=allowed)


def _title(said: str) -> str:
    title = covered(said).text.strip()[:LONGEST]
    if not title:
        raise ProgrammeRefusedError(
            "value",
            "Chưa có tên: ghi ngắn, như “Sơ kết 3 năm thực hiện nghị quyết”",
            "It has no title: give a short one",
            field="title",
        )
    return title
