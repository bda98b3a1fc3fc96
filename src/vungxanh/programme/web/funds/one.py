"""One row of funds: what was stated of it, what corrects it, and correcting it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import area, titled
from vungxanh.programme.actions.funds import correct
from vungxanh.programme.queries.funds import FundRow, one_fund
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.funds import words
from vungxanh.programme.web.funds.forms import CorrectForm
from vungxanh.ui.interface import day

HERE = "funds"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, fund: int) -> HttpResponse:
    """The row with its corrections, the oldest first; a POST corrects the one in force."""
    by, now = actor_of(request.user), timezone.now()
    rows = one_fund(by, fund, on=timezone.localdate(now))
    stands = next(row for row in rows if row.stands)
    form = CorrectForm(request.POST if request.method == "POST" else None)
    if form.is_bound and not stands.mine:
        raise Http404
    if form.is_bound and form.is_valid():
        facts = form.cleaned_data
        try:
            made = correct(
                fund=int(request.POST.get("dong", "0")),
                value=facts["value"],
                document=facts["document"],
                by=by,
                at=now,
                key=key_of(request),
            )
        except ProgrammeRefusedError as error:
            form.refuse(error)
        else:
            messages.success(request, gettext("Đã đính chính."))
            return redirect("fund", fund=made)
    given = {**_given(rows, stands), "form": form, "key": key_of(request)}
    return page(request, "programme/funds/one.html", given, here=HERE, status=422 if form.is_bound else 200)


def _given(rows: tuple[FundRow, ...], stands: FundRow) -> dict[str, object]:
    amount = stands.amount
    return {
        "title": f"{words.component_name(amount.component)} · {amount.year}",
        "area": titled(area(amount.area)),
        "stage": words.STAGES[amount.stage],
        "as_of": day(amount.as_of),
        "value": words.money(amount.value),
        "known": amount.value is not None,
        "document": stands.document,
        "number": amount.number,
        "mine": stands.mine,
        "rows": [(words.money(row.amount.value), row.document, row.post, row.at, row.stands) for row in rows],
    }
