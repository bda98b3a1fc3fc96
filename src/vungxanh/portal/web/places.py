"""The areas of the whole country as the register has them; no class is shown here."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from vungxanh.areas.interface import boundaries, communes_of, official_register, provinces
from vungxanh.portal.web.context import simulated_mark
from vungxanh.portal.web.pages.places import country_page, province_units_page


@require_safe
def country(request: HttpRequest) -> HttpResponse:
    """The 34 provinces of today with their units by kind."""
    page = country_page(
        official_register(),
        on=timezone.localdate(),
        asked=request.GET.dict(),
        href=lambda code: reverse("units", args=(code,)),
        mark=simulated_mark(),
    )
    return render(request, "portal/country.html", {"country": page})


@require_safe
def units(request: HttpRequest, code: str) -> HttpResponse:
    """The communes, wards and special zones of a province today, with what each was made of."""
    today = timezone.localdate()
    province = next((one for one in provinces(today) if one.code == code), None)
    if province is None:
        raise Http404(code)
    inside = communes_of(province.id, today)
    page = province_units_page(
        province,
        inside,
        outlines=boundaries([one.id for one in inside]),
        register=official_register(),
        on=today,
        asked=request.GET.dict(),
        mark=simulated_mark(),
    )
    return render(request, "portal/units.html", {"units": page})
