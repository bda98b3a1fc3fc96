"""Pages of the register of published figures. They are the same for every post that is signed in."""

from datetime import date
from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, may
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code, name_key, titled
from vungxanh.intake.interface import documents, marks_waiting
from vungxanh.records.queries.published import Published, published_figures
from vungxanh.records.queries.waiting import QUANTITY, places_of
from vungxanh.records.rules.breaks import MERGER
from vungxanh.records.web.pages.area import area_page
from vungxanh.records.web.pages.register import register_page
from vungxanh.records.web.pages.rows import Quote, row


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """Provinces side by side; the table alone where a script asks for it."""
    by, today = actor_of(request.user), timezone.localdate()
    page = register_page(
        published_figures(),
        places_of("after", on=today),
        asked=request.GET.dict(),
        href=_href,
        nation_href=reverse("published-nation"),
        quote=_quotes(by, today),
    )
    reads = may(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=today)
    shown = {"register": page, "waiting": marks_waiting(QUANTITY, by=by, on=today) if reads else 0}
    partial = bool(request.headers.get("HX-Request"))
    template = "records/register_tables.html" if partial else "records/register.html"
    response = render(request, template, shown)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
def nation(request: HttpRequest) -> HttpResponse:
    """The figures of the nation."""
    figures = published_figures(area_ids=())
    return _area(request, gettext("Toàn quốc"), figures)


@require_safe
def province(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of a province of today, with those of its namesake before the merger."""
    found = _by_code(code, timezone.localdate())
    every = published_figures(nation=False)
    figures = [one for one in every if one.area and name_key(one.area.name) == name_key(found.name)]
    return _area(request, titled(found), figures)


@require_safe
def former(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of a province that was merged into another one."""
    found = _by_code(code, date(MERGER.year, 6, 30))
    figures = [one for one in published_figures(nation=False) if one.area and one.area.id == found.id]
    return _area(request, titled(found), figures)


def _area(request: HttpRequest, name: str, figures: list[Published] | tuple[Published, ...]) -> HttpResponse:
    quote = _quotes(actor_of(request.user), timezone.localdate())
    page = area_page(row(name, 0, "", figures), asked=request.GET.dict(), quote=quote)
    partial = bool(request.headers.get("HX-Request"))
    template = "records/area_table.html" if partial else "records/area.html"
    response = render(request, template, {"area": page})
    patch_vary_headers(response, ["HX-Request"])
    return response


def _by_code(code: str, on: date) -> AreaSummary:
    """The province that bore the code on a day; Http404 for none."""
    try:
        return area_by_code(code, "province", on, illustrative=not code.isdigit())
    except AreaNotFoundError as error:
        raise Http404(str(error)) from error


def _href(area: AreaSummary, former: bool) -> str:
    return reverse("published-former" if former else "published-province", args=(area.code,))


def _quotes(by: Actor, today: date) -> Quote:
    """Leads from a figure to its words in the reviewed document, where the post may see that."""

    @cache
    def seen() -> frozenset[int]:
        reads = may(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=today)
        return frozenset(one.id for one in documents(by, on=today)) if reads else frozenset()

    def quote(one: Published) -> str:
        # Most figures have an address: the documents are only looked up for those that quote one.
        if one.quoted is None or one.quoted[0] not in seen():
            return ""
        return f"{reverse('document', args=(one.quoted[0],))}#de-xuat-{one.quoted[1]}"

    return quote
