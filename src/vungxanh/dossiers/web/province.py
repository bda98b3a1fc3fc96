"""The province's pages: stocks, flows, what is late and quality, as counts of communes and never a row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds, require
from vungxanh.areas.interface import area, areas
from vungxanh.dossiers.queries.counts import counts
from vungxanh.dossiers.queries.province import Duties, duties, quality
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.counts import commune_row, shares_row, total_words
from vungxanh.dossiers.web.views import month_of


@require_safe
@of_dossiers
def counted(request: HttpRequest) -> HttpResponse:
    """The stocks of each commune, the flows of this month, and what a commune owes."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=by.area_id, on=today)
    found = counts(by, area_id=by.area_id, on=today, days=month_of(today))
    owed = duties(by, area_id=by.area_id, at=now)
    units = areas(one.commune for one in found)
    rows = [commune_row(units[one.commune].full_name, one, owed.get(one.commune, Duties())) for one in found]
    shown = {"rows": rows, "area": area(by.area_id), "today": today, "days": month_of(today)}
    shown["may_look"] = holds(by.role, Verb.VIEW_DOSSIERS_PROVINCE)
    shown["may_receive"] = holds(by.role, Verb.ANSWER_OBJECTION)
    return render(request, "dossiers/counts.html", shown | {"says": total_words(found, owed.values())})


@require_safe
@of_dossiers
def quality_shares(request: HttpRequest) -> HttpResponse:
    """The share of each commune's dossiers that are right, complete, clean and live."""
    by = actor_of(request.user)
    found = quality(by, area_id=by.area_id, on=timezone.localdate())
    units = areas(found.shares)
    rows = [(units[commune].full_name, shares_row(one)) for commune, one in found.shares.items()]
    shown = {"rows": rows, "area": area(by.area_id), "checked": found.day}
    return render(request, "dossiers/quality.html", shown)
