"""Pages that only read: the desk of a commune, the kinds that can be opened, the balance of a month."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require
from vungxanh.areas.interface import area
from vungxanh.dossiers.queries import desk as desks
from vungxanh.dossiers.queries.counts import counts
from vungxanh.dossiers.queries.late import late_events
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.web import words
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.counts import BalancePage, balance_page
from vungxanh.dossiers.web.pages.desk import desk_page
from vungxanh.periods.interface import Period

SLUGS = {
    Kind.USER_MANAGEMENT: "quan-ly",
    Kind.VOLUNTARY: "co-so",
    Kind.HOME: "gia-dinh",
    Kind.COMMUNITY: "cong-dong",
    Kind.COMPULSORY: "bat-buoc",
    Kind.SUBSTITUTION: "thay-the",
    Kind.POST_REHAB: "sau-cai",
}
"""How the address of a form names its kind."""
KINDS = {slug: kind for kind, slug in SLUGS.items()}


@require_safe
@of_dossiers
def desk(request: HttpRequest, group: str = desks.Group.ALL.value, page: int = 1) -> HttpResponse:
    """The dossiers of the own commune and what waits; a provincial post goes to its counts."""
    by, now = actor_of(request.user), timezone.now()
    if not holds(by.role, Verb.VIEW_DOSSIERS) and holds(by.role, Verb.VIEW_DOSSIER_COUNTS):
        return redirect("dossier-counts")
    if not holds(by.role, Verb.VIEW_DOSSIERS) and holds(by.role, Verb.ANSWER_OBJECTION):
        return redirect("dossier-requests")
    try:
        chosen = desks.Group(group)
    except ValueError as error:
        raise Http404 from error
    found = desks.desk(by, at=now, group=chosen, page=max(1, page))
    shown = {
        "desk": desk_page(found, group=chosen, page=page, today=timezone.localdate(now)),
        "area": area(by.area_id),
        "today": timezone.localdate(now),
        "may_write": holds(by.role, Verb.OPEN_DOSSIER),
        "may_approve": holds(by.role, Verb.APPROVE_DOSSIER),
    }
    return render(request, "dossiers/desk.html", shown)


@require_safe
@of_dossiers
def kinds(request: HttpRequest) -> HttpResponse:
    """The first step of opening: which kind of dossier."""
    by = actor_of(request.user)
    require(by, Verb.OPEN_DOSSIER, area_id=by.area_id, on=timezone.localdate())
    listed = [(slug, words.kind(kind)) for kind, slug in SLUGS.items()]
    return render(request, "dossiers/kinds.html", {"kinds": listed})


@require_safe
@of_dossiers
def balance(request: HttpRequest) -> HttpResponse:
    """The balance of the own commune in the month so far and the one before."""
    by, today = actor_of(request.user), timezone.localdate()
    months = [month_of(today), month_of(today.replace(day=1) - timedelta(1))]
    found = [_own(by, today, days) for days in months]
    return render(request, "dossiers/balance.html", {"months": found, "area": area(by.area_id)})


def _own(by: Actor, today: date, days: Period) -> BalancePage:
    found = counts(by, area_id=by.area_id, on=today, days=days)
    late = late_events(by, area_id=by.area_id, on=today, days=days)
    return balance_page(found[0], gettext("Tháng %(month)s") % {"month": f"{days.start:%m/%Y}"}, late)


def month_of(today: date) -> Period:
    """The month of a day, up to that day."""
    return Period(today.replace(day=1), today + timedelta(1))
