"""The tasks of a province in one line of its page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import areas, titled
from vungxanh.programme.interface import AreaCounts, State, overdue_areas
from vungxanh.ui.interface import number


@dataclass(frozen=True)
class WorkFigure:
    """One figure of tasks: what it says, and the list it opens."""

    says: str
    href: str
    urgent: bool


def work_figures(found: Iterable[AreaCounts], base: str) -> tuple[WorkFigure, ...]:
    """Overdue, due soon and blocked in all areas together, each with the address of its list."""
    every = list(found)
    rows = (
        (State.OVERDUE, gettext("%(n)s việc quá hạn"), "qua-han"),
        (State.DUE, gettext("%(n)s việc đến hạn trong 7 ngày"), "sap-den-han"),
        (State.BLOCKED, gettext("%(n)s việc vướng mắc"), "vuong-mac"),
    )
    return tuple(
        WorkFigure(
            says % {"n": number(total)},
            f"{base}?tinh-trang={slug}",
            state is State.OVERDUE and total > 0,
        )
        for state, says, slug in rows
        for total in [sum(one.states[state] for one in every)]
    )


def late_places(found: Mapping[int, AreaCounts]) -> tuple[WorkFigure, ...]:
    """The areas with the most overdue tasks, each with the address of the list of them."""
    every, base = overdue_areas(found), reverse("tasks")
    names = areas(area for area, _times in every)
    return tuple(
        WorkFigure(
            gettext("%(name)s: %(n)s") % {"name": titled(names[area]), "n": number(times)},
            f"{base}?tinh-trang=qua-han&noi={area}",
            urgent=True,
        )
        for area, times in every
    )
