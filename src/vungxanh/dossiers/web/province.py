"""The province's pages: stocks, flows, what is late and quality, as counts of communes and never a row."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, require
from vungxanh.areas.interface import area, areas, path_of
from vungxanh.dossiers.queries.counts import counts
from vungxanh.dossiers.queries.province import Duties, duties, published_requests, quality
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.counts import commune_row, published_row, shares_row, total_words
from vungxanh.dossiers.web.views import month_of
from vungxanh.periods.interface import Period


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
    return render(request, "dossiers/counts.html", shown | {"says": total_words(found, owed.values())})


@require_safe
@of_dossiers
def quality_shares(request: HttpRequest) -> HttpResponse:
    """The share of each commune's dossiers that are right, complete, clean and live; and what is published of
    people's requests this year."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    shares = quality(by, area_id=by.area_id, at=now)
    units = areas(shares)
    rows = [(units[commune].full_name, shares_row(one)) for commune, one in shares.items()]
    province = path_of(by.area_id)[0]
    year = Period(today.replace(month=1, day=1), today.replace(year=today.year + 1, month=1, day=1))
    shown = {"rows": rows, "area": area(by.area_id), "today": today, "year": today.year}
    if province.id == by.area_id:
        published = published_requests(by, province_id=province.id, on=today, year=year)
        shown["published"] = [published_row(one) for one in published]
    return render(request, "dossiers/quality.html", shown)
