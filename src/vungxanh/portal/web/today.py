"""The day of a post: tasks that are late, due or blocked first, then the reports that wait for it."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import area, areas, titled
from vungxanh.programme.interface import State, TaskRow, pressing_work
from vungxanh.records.interface import Duty, report_duties
from vungxanh.ui.interface import day, number

MOST = 12
"""So many tasks stand on the page of the day; the list has the rest."""


@dataclass(frozen=True)
class WorkToday:
    """The tasks that ask for something now: how many in words, and the most urgent ones."""

    overdue: str
    due: str
    blocked: str
    rows: tuple[Duty, ...]


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """What waits for the post, the most urgent first."""
    by, on = actor_of(request.user), timezone.localdate()
    owed = report_duties(by, on=on) if holds(by.role, Verb.VIEW_EVENTS) else None
    shown = {
        "place": titled(area(by.area_id)),
        "today": on,
        "tasks": _work(by, on) if holds(by.role, Verb.VIEW_TASKS) else None,
        "duties": owed.duties if owed else None,
        "drafts": owed.drafts if owed else (),
        "may_record": holds(by.role, Verb.RECORD_EVENTS),
        "of_province": by.level != "commune",
    }
    return render(request, "portal/today.html", shown)


def _work(by: Actor, on: date) -> WorkToday:
    found = pressing_work(by, on=on, most=MOST)
    names = areas({row.area_id for row in (*found.own, *found.asked)})
    asked = [_task(row, titled(names[row.area_id]), on, asked=True) for row in found.asked]
    own = [_task(row, titled(names[row.area_id]), on, asked=False) for row in found.own]
    late, due, blocked = (found.counts[one] for one in (State.OVERDUE, State.DUE, State.BLOCKED))
    return WorkToday(
        gettext("%(n)s việc quá hạn") % {"n": number(late)},
        gettext("%(n)s việc đến hạn trong 7 ngày") % {"n": number(due)},
        gettext("%(n)s việc vướng mắc") % {"n": number(blocked)},
        (*asked, *own),
    )


def _task(row: TaskRow, place: str, on: date, *, asked: bool) -> Duty:
    """A task as the page of the day tells it."""
    days = (row.deadline - on).days
    if asked:
        says = gettext("%(place)s vướng mắc, đề nghị bạn tháo gỡ") % {"place": place}
    elif days < 0:
        says = gettext("quá hạn %(n)s ngày") % {"n": number(-days)}
    else:
        says = gettext("hạn %(day)s") % {"day": day(row.deadline)}
    if row.state is State.BLOCKED and not asked:
        says += " · " + gettext("đã báo vướng mắc")
    if row.directive:
        says += f" · {row.directive}"
    return Duty(row.what, says, reverse("task", args=(row.id,)), urgent=days < 0)
