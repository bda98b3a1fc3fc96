"""The first page after sign-in, and the page of a province in one assessment year."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require, role_name
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code, boundaries, path_of
from vungxanh.assessment.interface import RunSummary, latest_run, rows, years
from vungxanh.periods.interface import AssessmentYear, PeriodError
from vungxanh.portal.web.context import simulated_mark
from vungxanh.portal.web.pages.export import as_csv
from vungxanh.portal.web.pages.province import province_page, wanted
from vungxanh.portal.web.pages.readings import readings_page
from vungxanh.portal.web.pages.work import WorkFigure, late_places, work_figures
from vungxanh.programme.interface import pressing_of_areas
from vungxanh.ui.interface import in_language


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Send a post to its own page: its province or its commune, in the newest year that is assessed.

    A post that sees no figures gets a page that says what it is for and where it can go.
    """
    by = actor_of(request.user)
    if not holds(by.role, Verb.VIEW):
        vi, en = role_name(by.role)
        return render(request, "portal/start.html", {"role": in_language(vi, en)})
    path = path_of(by.area_id)
    done = years(by, path[0].id)
    if not done:
        return first_run(request, path[0])
    if by.level == "commune":
        return redirect("commune", code=path[0].code, year=done[0], commune=path[-1].code)
    return redirect("province", code=path[0].code, year=done[0])


@require_safe
def newest_year(request: HttpRequest, code: str) -> HttpResponse:
    """Send to the newest year a province is assessed for; without one, say how the first run is made."""
    by = actor_of(request.user)
    found = province_of(by, code, on=timezone.localdate())
    done = years(by, found.id)
    return redirect("province", code=code, year=done[0]) if done else first_run(request, found)


@require_safe
def province(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The province page; the table alone where a script asks for it."""
    by = actor_of(request.user)
    found, run = run_of(by, code, year)
    if run is None:
        return first_run(request, found, year)
    base = reverse("province", args=(code, year))
    communes = rows(by, run.id)
    page = province_page(
        run,
        communes,
        base=base,
        asked=request.GET.dict(),
        mark=simulated_mark(),
        receipt=reverse("province-receipt", args=(run.id,)),
        outlines={} if run.province.illustrative else boundaries([row.area.id for row in communes]),
    )
    others = [(y, reverse("province", args=(code, y))) for y in years(by, found.id) if y != year]
    partial = bool(request.headers.get("HX-Request"))
    template = "portal/province_table.html" if partial else "portal/province.html"
    shown = {
        "province": page,
        "years": others,
        "opens_routes": holds(by.role, Verb.VIEW_EVENTS),
        **_work(by, partial=partial),
    }
    response = render(request, template, shown)
    patch_vary_headers(response, ["HX-Request"])
    return response


def _work(by: Actor, *, partial: bool) -> dict[str, tuple[WorkFigure, ...]]:
    """How many tasks of the province are late, due, blocked, and where most are late; each opens its list."""
    if partial or not holds(by.role, Verb.VIEW_TASKS):
        return {}
    found = pressing_of_areas(by, on=timezone.localdate())
    return {"work": work_figures(found.values(), reverse("tasks")), "late": late_places(found)}


@require_safe
def readings(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """All readings of a run: counts under each, and the communes whose class depends on the reading."""
    by = actor_of(request.user)
    found, run = run_of(by, code, year)
    if run is None:
        return first_run(request, found, year)
    base = reverse("province", args=(code, year))
    page = readings_page(run, rows(by, run.id), base=base, asked=request.GET.dict())
    return render(request, "portal/readings.html", {"readings": page})


@require_safe
def export(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The table of the province page as a file for a spreadsheet, filtered as the address asks."""
    by = actor_of(request.user)
    found, run = run_of(by, code, year)
    if run is None:
        return first_run(request, found, year)
    mark = simulated_mark()
    chosen = [row for row in rows(by, run.id) if wanted(row, request.GET.dict())]
    name = f"{code}-{year}{'-minh-hoa' if mark else ''}.csv"
    return HttpResponse(
        as_csv(run, chosen, mark),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def first_run(request: HttpRequest, found: AreaSummary, year: int | None = None) -> HttpResponse:
    """The page of a province that is not assessed yet, or not for that year: how to get there."""
    shown = {"area": found, "year": year}
    return render(request, "portal/first_run.html", shown, status=404 if year else 200)


def run_of(by: Actor, code: str, year: int) -> tuple[AreaSummary, RunSummary | None]:
    """The province that bore the code in that assessment year, and its newest run."""
    try:
        as_of = AssessmentYear(year).as_of
    except PeriodError as error:
        raise Http404(str(error)) from error
    found = province_of(by, code, on=as_of)
    return found, latest_run(by, province_id=found.id, year=year)


def province_of(by: Actor, code: str, *, on: date) -> AreaSummary:
    """The province that bears a code on a day; Http404 for none, Refused outside the post's own."""
    try:
        found = area_by_code(code, "province", on, illustrative=not code.isdigit())
    except AreaNotFoundError as error:
        raise Http404(str(error)) from error
    require(by, Verb.VIEW, area_id=found.id, on=on)
    return found
