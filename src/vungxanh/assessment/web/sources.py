"""Pages about where figures come from: a province's communes, one commune's source, one input."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require
from vungxanh.areas.interface import AreaSummary, areas, titled
from vungxanh.assessment import interface as assessment
from vungxanh.assessment.interface import BadChoiceError, NoVerdictError, RunSummary, Side
from vungxanh.assessment.web.forms import SourceForm
from vungxanh.assessment.web.pages.sources import behind_parts, origin, sources_page
from vungxanh.assessment.web.views import commune_of, run_of
from vungxanh.records.interface import Fact
from vungxanh.ui.interface import text_of, words


@require_safe
def sources(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """Every commune of a province with its source, and where two sources differ."""
    by = actor_of(request.user)
    run = run_of(by, code, year)
    decides = holds(by.role, Verb.CHOOSE_SOURCE)
    page = sources_page(
        assessment.sources_of_run(by, run.id),
        lambda commune: reverse("commune", args=(code, year, commune)) + "#nguon",
        (lambda commune: reverse("commune-source", args=(code, year, commune))) if decides else None,
        withheld=assessment.why_withheld() if run.withheld else "",
    )
    return render(request, "assessment/sources_page.html", {"sources": page, "run": run})


@require_http_methods(["GET", "HEAD", "POST"])
def choice(request: HttpRequest, code: str, year: int, commune: str) -> HttpResponse:
    """Decide which source a commune's figures come from. It counts when the province is next assessed."""
    by = actor_of(request.user)
    run = run_of(by, code, year)
    place = commune_of(run, commune)
    require(by, Verb.CHOOSE_SOURCE, area_id=place.id, on=timezone.localdate())
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(form, place, by):
        said = gettext("Đã chọn nguồn cho %(name)s. Xếp loại lần sau sẽ theo nguồn này.")
        messages.success(request, said % {"name": place.full_name})
        return redirect("sources", code=code, year=year)
    found = _commune(by, run, place)
    shown = {
        "form": form,
        "run": run,
        "name": titled(place),
        "shown": {"origin": origin(found.origin)},
    }
    return render(request, "assessment/source_choice.html", shown | {"commune": commune})


def _decided(form: SourceForm, place: AreaSummary, by: Actor) -> bool:
    """Keep the decision; False, and the refusal said in the form, where it cannot be taken."""
    said = form.cleaned_data
    try:
        assessment.choose_source(
            area_id=place.id,
            side=Side(said["side"]),
            since=said["since"],
            whole_from=said["whole_from"],
            by=by,
            at=timezone.now(),
        )
    except BadChoiceError as error:
        form.add_error("whole_from", text_of(error))
        return False
    return True


@require_safe
def input_behind(request: HttpRequest, code: str, year: int, commune: str, name: str) -> HttpResponse:
    """What one input of a commune rests on: cells of workbooks, reports and their events, sealed counts."""
    by = actor_of(request.user)
    run = run_of(by, code, year)
    place = commune_of(run, commune)
    try:
        found = assessment.behind(by, run.id, place.id, name)
    except NoVerdictError as error:
        raise Http404(str(error)) from error

    units = areas(fact.area_id for part in found for fact in part.facts)

    def event_href(fact: Fact) -> str:
        if fact.month is None or not holds(by.role, Verb.VIEW_EVENTS):
            return ""
        month = (fact.month.year, fact.month.month, fact.indicator)
        return reverse("month-figure", args=(units[fact.area_id].code, *month))

    shown = {
        "parts": behind_parts(found, event_href),
        "run": run,
        "name": titled(place),
        "input": words.figure_name(name),
        "commune": commune,
    }
    return render(request, "assessment/behind.html", shown)


def _commune(by: Actor, run: RunSummary, place: AreaSummary) -> assessment.CommuneVerdict:
    try:
        return assessment.commune(by, run.id, place.id)
    except NoVerdictError as error:
        raise Http404(str(error)) from error
