"""The page of a commune in one assessment year, and the download of receipts."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code
from vungxanh.assessment import interface as assessment
from vungxanh.assessment.interface import NoVerdictError, RunSummary
from vungxanh.assessment.web.pages.commune import commune_page as page_of
from vungxanh.periods.interface import AssessmentYear, PeriodError

EXTRACT = "-trich"
"""At the end of the name of a receipt's extract."""


@require_safe
def commune_page(request: HttpRequest, code: str, year: int, commune: str) -> HttpResponse:
    """The newest verdict of a commune in a year, with the law's working."""
    by = actor_of(request.user)
    run_summary = run_of(by, code, year)
    place = commune_of(run_summary, commune)
    try:
        verdict = assessment.commune(by, run_summary.id, place.id)
    except NoVerdictError as error:
        raise Http404(str(error)) from error
    opens = holds(by.role, Verb.VIEW_EVENTS)
    page = page_of(
        run_summary,
        verdict,
        history=[
            (one.year, one.verdict, reverse("commune", args=(code, one.year, one.area.code)))
            for one in assessment.history(by, place.id)
        ],
        province_href=reverse("province", args=(code, year)) if by.level == "province" else "",
        since_href="" if place.illustrative else f"{reverse('units', args=(code,))}#ma-{place.code}",
        receipt=reverse("commune-receipt", args=(run_summary.id, commune)) if not verdict.held else "",
        behind=lambda name: reverse("input-behind", args=(code, year, commune, name)),
        route=lambda subject: reverse("route", args=(subject,)) if opens else "",
        counts=reverse("counts", args=(commune, year)) if opens else "",
        all_sources=reverse("sources", args=(code, year)) if by.level == "province" else "",
    )
    return render(request, "assessment/commune.html", {"commune": page})


@require_safe
def commune_receipt(request: HttpRequest, run: int, commune: str) -> HttpResponse:
    """The receipt of a commune, byte for byte as it was kept; an extract for who may not see all of it."""
    by = actor_of(request.user)
    try:
        found = assessment.run_summary(by, run)
        kept = assessment.receipt(by, run, commune_of(found, commune).id)
    except NoVerdictError as error:
        raise Http404(str(error)) from error
    return as_file(kept, f"{commune}-{found.year}{EXTRACT if found.withheld else ''}.json")


@require_safe
def province_receipt(request: HttpRequest, run: int) -> HttpResponse:
    """The receipt of a province, byte for byte as it was kept; an extract for who may not see all of it."""
    by = actor_of(request.user)
    try:
        found = assessment.run_summary(by, run)
        kept = assessment.receipt(by, run, None)
    except NoVerdictError as error:
        raise Http404(str(error)) from error
    return as_file(kept, f"{found.province.code}-{found.year}{EXTRACT if found.withheld else ''}.json")


def as_file(kept: bytes, name: str) -> HttpResponse:
    """An answer that browsers save under the name; nothing in it is changed, or it could not be verified."""
    return HttpResponse(
        kept,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def run_of(by: Actor, code: str, year: int) -> RunSummary:
    """The newest run of the province that bore the code in that year; Http404 without one."""
    try:
        as_of = AssessmentYear(year).as_of
        province = area_by_code(code, "province", as_of, illustrative=not code.isdigit())
    except (PeriodError, AreaNotFoundError) as error:
        raise Http404(str(error)) from error
    run = assessment.latest_run(by, province_id=province.id, year=year)
    if run is None:
        raise Http404(code)
    return run


def commune_of(run: RunSummary, code: str) -> AreaSummary:
    """The commune that bore the code on the map of the run; Http404 without one."""
    try:
        return area_by_code(code, "commune", run.map_on, illustrative=run.province.illustrative)
    except AreaNotFoundError as error:
        raise Http404(str(error)) from error
