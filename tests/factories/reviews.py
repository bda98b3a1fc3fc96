"""Invented reviews."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any
from uuid import uuid4

from django.utils import timezone

from vungxanh.programme.rules.reviews import Kind, Window


def reviewed(
    by: Any,
    directive: int,
    first: date,
    last: date,
    *,
    known_on: date | None = None,
    areas: Collection[int] = (),
    at: datetime | None = None,
) -> int:
    """A review of a document, of the whole province unless communes are given; its number."""
    from vungxanh.programme.actions.reviews import Wanted, make_review

    now = at or timezone.now()
    told = Wanted(
        directive=directive,
        kind=Kind.INTERIM,
        title="Sơ kết mẫu",
        window=Window(first, last),
        known_on=known_on or timezone.localdate(now),
        everywhere=not areas,
        areas=areas,
    )
    return make_review(told, by=by, at=now, key=uuid4())
