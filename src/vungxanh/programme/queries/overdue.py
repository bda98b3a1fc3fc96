"""Where tasks are late: the areas with the most of them, for the one line of a home page."""

from datetime import date

from django.db.models import Count

from vungxanh.access.interface import Actor
from vungxanh.programme.queries.standing import tasks_seen

MOST = 5
"""So many areas stand in the line; the list by area has the rest."""


def overdue_areas(by: Actor, *, on: date) -> tuple[tuple[int, int], ...]:
    """The areas with the most tasks past their deadline: area and how many, the most first. One statement."""
    late = tasks_seen(by, on).filter(ended="", deadline__lt=on)
    found = late.order_by().values("area").annotate(times=Count("pk")).order_by("-times", "area")[:MOST]
    return tuple((row["area"], row["times"]) for row in found)
