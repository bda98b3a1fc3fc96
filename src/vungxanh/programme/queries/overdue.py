"""Where tasks are late: the areas with the most of them, for the one line of a home page."""

from collections.abc import Mapping

from vungxanh.programme.queries.tasks import AreaCounts
from vungxanh.programme.rules.tasks import State

MOST = 5
"""So many areas stand in the line; the list by area has the rest."""


def overdue_areas(found: Mapping[int, AreaCounts]) -> tuple[tuple[int, int], ...]:
    """The areas with the most tasks past their deadline: area and how many, the most first."""
    late = {area: one.states[State.OVERDUE] for area, one in found.items() if one.states[State.OVERDUE]}
    return tuple(sorted(late.items(), key=lambda one: (-one[1], one[0]))[:MOST])
