"""What is stated of a year: the commune of its residents, one named post of wanted people."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Role, Verb, actor_of, holds, may, posts_of
from vungxanh.areas.interface import area, communes_of, titled
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.actions import stated as actions
from vungxanh.records.queries.stated import is_keeper, keeper_of, may_see_fugitives, statements
from vungxanh.records.rules.stated import RESIDENT_VIOLATORS, WANTED_FUGITIVES, Stated
from vungxanh.records.web.months import words

BOTH = ["GET", "HEAD", "POST"]
CHOICES = [(one.value, words.STATED[one]) for one in Stated]


def year_of(today: date) -> AssessmentYear:
    """The assessment year that statements are made of now: the one that runs."""
    return AssessmentYear.containing(today)


def chosen(request: HttpRequest, name: str) -> Stated:
    """The word that a form sends. Raises Http404 for none of the list."""
    try:
        return Stated(request.POST.get(name, ""))
    except ValueError as error:
        raise Http404 from error


@require_http_methods(BOTH)
def own_year(request: HttpRequest) -> HttpResponse:
    """Whether residents broke drug law in the commune this year; the approver states it."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    if by.level != "commune":
        return redirect("month-board")
    year = year_of(today)
    if request.method == "POST":
        actions.state_violators(
            area_id=by.area_id, year=year, stated=chosen(request, "loi-khai"), by=by, at=now
        )
        messages.success(request, gettext("Đã ghi lời khai; lời khai trước còn trong lịch sử."))
        return redirect("year-statement")
    found = statements(by, [by.area_id], year, RESIDENT_VIOLATORS, on=today)
    shown = {
        "place": titled(area(by.area_id)),
        "year": year,
        "stated": found.get(by.area_id),
        "says": _says(found.get(by.area_id)),
        "choices": CHOICES,
        "may_state": holds(by.role, Verb.SUBMIT_REPORT),
    }
    return render(request, "records/months/year.html", shown)


def _says(stated: Stated | None) -> str:
    return gettext("chưa khai") if stated is None else str(words.STATED[stated])


@require_http_methods(BOTH)
def fugitives(request: HttpRequest) -> HttpResponse:
    """Of wanted people who hide in a commune: none, some or unknown. No other post learns of this page."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    keeper = holds(by.role, Verb.STATE_FUGITIVES) and is_keeper(by)
    if not keeper and not may_see_fugitives(by, area_id=by.area_id, on=today):
        raise Http404
    year, communes = year_of(today), communes_of(by.area_id, today)
    if request.method == "POST":
        _fugitives_sent(request, by, year, {unit.id for unit in communes})
        return redirect("year-fugitives")
    found = statements(by, [unit.id for unit in communes], year, WANTED_FUGITIVES, on=today)
    named = keeper_of(by.area_id)
    shown = {
        "place": titled(area(by.area_id)),
        "year": year,
        "rows": [(unit.id, titled(unit), found.get(unit.id), _says(found.get(unit.id))) for unit in communes],
        "choices": CHOICES,
        "keeper": keeper,
        "named": named.post if named else "",
        "posts": posts_of(by.area_id, Role.ANALYST),
        "may_name": may(by, Verb.MANAGE_POSTS, area_id=by.area_id, on=today),
    }
    return render(request, "records/months/fugitives.html", shown)


def _fugitives_sent(request: HttpRequest, by: Actor, year: AssessmentYear, communes: set[int]) -> None:
    now = timezone.now()
    if request.POST.get("viec") == "giao":
        able = {one.symbol: one for one in posts_of(by.area_id, Role.ANALYST)}
        actions.name_keeper(post=able.get(request.POST.get("chuc-danh", "")), by=by, at=now)
        messages.success(request, gettext("Đã ghi người được giao khai."))
        return
    number = request.POST.get("xa", "")
    if not number.isascii() or not number.isdecimal() or len(number) > 15 or int(number) not in communes:
        raise Http404
    stated = chosen(request, "loi-khai")
    actions.state_fugitives(area_id=int(number), year=year, stated=stated, by=by, at=now)
    messages.success(request, gettext("Đã ghi lời khai; lời khai trước còn trong lịch sử."))
