"""What other packages may use of the programme."""

from vungxanh.programme.actions.closing import settle_all
from vungxanh.programme.actions.sample import load_programmes
from vungxanh.programme.queries.overdue import overdue_areas
from vungxanh.programme.queries.tasks import (
    AreaCounts,
    PressingWork,
    TaskRow,
    pressing_of_areas,
    pressing_work,
)
from vungxanh.programme.rules.tasks import State

__all__ = [
    "AreaCounts",
    "PressingWork",
    "State",
    "TaskRow",
    "load_programmes",
    "overdue_areas",
    "pressing_of_areas",
    "pressing_work",
    "settle_all",
]
