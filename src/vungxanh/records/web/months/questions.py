"""What the reviewer asks about: tests without a legal ground."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import area, communes_of, titled
from vungxanh.records.queries.questions import findings
from vungxanh.ui.interface import number

BACK = timedelta(days=366)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """The findings of the post's own area in the last year."""
    by, today = actor_of(request.user), timezone.localdate()
    own = {by.area_id: area(by.area_id)}
    if by.level != "commune":
        own |= {unit.id: unit for unit in communes_of(by.area_id, today)}
    found = findings(own, since=today - BACK)
    rows = [(titled(own[one.area_id]), one.day, number(one.value)) for one in found]
    shown = {"place": titled(own[by.area_id]), "rows": rows, "today": today}
    return render(request, "records/months/questions.html", shown)
