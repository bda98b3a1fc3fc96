"""The province's look at rows: for a purpose, so many a page and a day, after showing the code again."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Verb, actor_of, require, require_fresh
from vungxanh.areas.interface import area, communes_of
from vungxanh.dossiers.queries.looked import look_from_province
from vungxanh.dossiers.web import words
from vungxanh.dossiers.web.acts import BY_ALL
from vungxanh.dossiers.web.exchange_forms import LookForm
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.exchange import looked_page


@require_http_methods(BY_ALL)
@of_dossiers
def look(request: HttpRequest) -> HttpResponse:
    """Choose a commune and a purpose; then a page of its dossiers. The commune and the purpose stand in the
    body, so that no address, log or history holds what was looked for."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.VIEW_DOSSIERS_PROVINCE, area_id=by.area_id, on=timezone.localdate(now))
    require_fresh(request, back=reverse("dossier-look"))
    communes = [(unit.id, unit.full_name) for unit in communes_of(by.area_id, timezone.localdate(now))]
    form = LookForm(request.POST or None, communes=communes)
    shown: dict[str, object] = {"form": form, "area": area(by.area_id), "most": settings.ROWS_A_DAY}
    if form.is_bound and form.is_valid():
        wanted, purpose = form.cleaned_data["commune"], form.cleaned_data["purpose"]
        found = look_from_province(by, area_id=wanted, purpose=purpose, page=form.page_number, at=now)
        shown["looked"] = looked_page(found, dict(communes)[wanted], words.purpose(purpose))
        shown["form"] = LookForm(initial={"commune": wanted, "purpose": purpose}, communes=communes)
        shown["asked"] = {"commune": wanted, "purpose": purpose.value}
    return render(request, "dossiers/looked.html", shown)
