"""People's requests as counts: what is due in each commune, and what is said of a year in public."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import area, areas, path_of
from vungxanh.dossiers.queries.province import duties
from vungxanh.dossiers.queries.requests import published_years
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.exchange import due_row, due_words, year_page


@require_safe
@of_dossiers
def due(request: HttpRequest) -> HttpResponse:
    """The register of requests of the province: how many wait and how many are late in each commune."""
    by, now = actor_of(request.user), timezone.now()
    owed = {
        commune: one for commune, one in duties(by, area_id=by.area_id, at=now).items() if one.open_requests
    }
    units = areas(owed)
    rows = [(units[commune].full_name, due_row(one)) for commune, one in owed.items()]
    shown = {"rows": rows, "area": area(by.area_id), "today": timezone.localdate(now)}
    return render(request, "dossiers/due.html", shown | {"says": due_words(owed.values())})


@require_safe
@of_dossiers
def published(request: HttpRequest) -> HttpResponse:
    """The requests of each year that is over, as they are said in public: the same for every post."""
    by = actor_of(request.user)
    years = [year_page(year, found) for year, found in published_years(by).items()]
    return render(request, "dossiers/published.html", {"years": years, "area": path_of(by.area_id)[0]})
