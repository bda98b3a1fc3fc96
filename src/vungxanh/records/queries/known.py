"""The second clock: which rows counted on a day.

A row counts from the day it was learned; a submission taken back no longer counts from that day on, while
whoever asks for an earlier day still sees it. Days are those of Asia/Ho_Chi_Minh.
"""

from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q, QuerySet

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
Row = TypeVar("Row", bound=models.Model)


def end_of(day: date) -> datetime:
    """The instant at which a day ends in Vietnam."""
    return datetime.combine(day + timedelta(days=1), time(), VIETNAM)


def day_of(instant: datetime) -> date:
    """The day an instant falls on in Vietnam."""
    return instant.astimezone(VIETNAM).date()


def known(rows: QuerySet[Row], known_on: date) -> QuerySet[Row]:
    """Those of the rows that counted at the end of that day; each has `learned_at` and a submission."""
    end = end_of(known_on)
    counts = Q(submission__withdrawal=None) | Q(submission__withdrawal__withdrawn_at__gte=end)
    return rows.filter(counts, learned_at__lt=end)
