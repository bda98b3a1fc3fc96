"""Reconciliation with the register of decisions: the commune compares, the province sees how many differ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Verb, actor_of, require
from vungxanh.areas.interface import area, areas
from vungxanh.dossiers import actions
from vungxanh.dossiers.queries.reconciled import last_reconciliations, own_reconciliations
from vungxanh.dossiers.rules.reconcile import Comparison
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.web import words
from vungxanh.dossiers.web.acts import BY_ALL
from vungxanh.dossiers.web.exchange_forms import ListForm
from vungxanh.dossiers.web.frame import of_dossiers
from vungxanh.dossiers.web.pages.exchange import compared, reconciled_row, reconciled_words


@require_http_methods(BY_ALL)
@of_dossiers
def reconcile(request: HttpRequest) -> HttpResponse:
    """Compare the own commune's dossiers with a pasted list. The result is this one answer and is kept
    nowhere; what is refused is not shown again either."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    require(by, Verb.VIEW_DOSSIERS, area_id=by.area_id, on=today)
    form = ListForm(request.POST or None, request.FILES or None)
    found: Comparison | None = None
    refused = _refusals(form)
    if form.is_bound and not refused:
        try:
            found = actions.reconcile(text=form.text(), by=by, at=now)
        except RefusedError as error:
            refused = [words.refusal(error)]
    shown = {"form": ListForm(), "refused": refused, "area": area(by.area_id), "today": today}
    shown["found"] = compared(found) if found else None
    shown["before"] = [reconciled_row(one) for one in own_reconciliations(by, on=today)]
    return render(request, "dossiers/reconcile.html", shown, status=400 if refused else 200)


def _refusals(form: ListForm) -> list[str]:
    """What the form itself refuses; it says nothing of what was typed."""
    if not form.is_bound or form.is_valid():
        return []
    return [str(said) for told in form.errors.values() for said in told]


@require_safe
@of_dossiers
def reconciled(request: HttpRequest) -> HttpResponse:
    """When each commune of the province last compared, and how many decisions differed."""
    by, today = actor_of(request.user), timezone.localdate()
    found = last_reconciliations(by, area_id=by.area_id, on=today)
    units = areas(found)
    rows = [(units[commune].full_name, reconciled_row(one)) for commune, one in found.items()]
    shown = {"rows": rows, "area": area(by.area_id), "today": today, "says": reconciled_words(found.values())}
    return render(request, "dossiers/reconciled.html", shown)
