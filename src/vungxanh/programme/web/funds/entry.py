"""Stating funds: one amount on two screens, or rows pasted from a spreadsheet."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, require
from vungxanh.programme.actions.funds import refusals_of, state_funds
from vungxanh.programme.queries.funds import stated_before
from vungxanh.programme.rules.fund_rows import MOST_ROWS, PastedRow, Stated, pasted_rows
from vungxanh.programme.rules.funds import Stage
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.frame import of_programme, page, refused
from vungxanh.programme.web.funds.forms import CellForm, PasteForm, ValueForm
from vungxanh.programme.web.practices.choices import places_of
from vungxanh.programme.web.screens import Screens, sent_to

HERE = "funds"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """State one amount: first of what it is, then how much."""
    by, now = actor_of(request.user), timezone.now()
    on, key = timezone.localdate(now), key_of(request)
    require(by, Verb.KEEP_RESOURCES, area_id=by.area_id, on=on)
    first = {"area": by.area_id, "year": on.year}
    cell = CellForm(sent_to(request, 0, 2), places=places_of(by, on), initial=first)
    value = ValueForm(sent_to(request, 1, 2), initial={"as_of": on})

    def kept() -> str:
        what, much = cell.cleaned_data, value.cleaned_data
        told = Stated(what["component"], what["year"], Stage(what["stage"]), much["value"])
        state_funds(
            [told],
            area=what["area"],
            as_of=much["as_of"],
            document=much["document"],
            by=by,
            at=now,
            key=key,
        )
        messages.success(request, gettext("Đã ghi khoản này."))
        return reverse("funds")

    return Screens(
        request=request,
        title=gettext("Ghi kinh phí"),
        screens=((gettext("Khoản nào"), cell), (gettext("Bao nhiêu, theo văn bản nào"), value)),
        save=gettext("Lưu khoản này"),
        here=HERE,
        back=reverse("funds"),
        key=str(key),
        kept=kept,
    ).answer()


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def paste(request: HttpRequest) -> HttpResponse:
    """Rows from a spreadsheet: all are kept, or none, and each wrong one says what is wrong."""
    by, now = actor_of(request.user), timezone.now()
    on, key = timezone.localdate(now), key_of(request)
    require(by, Verb.KEEP_RESOURCES, area_id=by.area_id, on=on)
    sent = request.POST if request.method == "POST" else None
    form = PasteForm(sent, places=places_of(by, on), initial={"area": by.area_id, "as_of": on})
    wrong: list[tuple[int, str]] = []
    if form.is_bound and stated_before(key):
        return redirect("funds")
    if form.is_bound and form.is_valid():
        rows = pasted_rows(form.cleaned_data["rows"])
        wrong = list(_wrong(form, rows, now))
        if not wrong and _kept(form, rows, by, now, key):
            messages.success(request, gettext("Đã lưu %(n)s dòng.") % {"n": len(rows)})
            return redirect("funds")
    given = {"title": gettext("Dán kinh phí từ bảng tính"), "form": form, "key": key, "wrong": wrong}
    return page(request, "programme/funds/paste.html", given, here=HERE, status=422 if sent else 200)


def _wrong(form: PasteForm, rows: tuple[PastedRow, ...], now: datetime) -> Iterator[tuple[int, str]]:
    """The number of each wrong row and what is wrong with it."""
    if len(rows) > MOST_ROWS:
        yield MOST_ROWS + 1, gettext("Nhiều dòng quá: mỗi lần nhiều nhất %(n)s dòng.") % {"n": MOST_ROWS}
        return
    told = [(row.number, one) for row in rows for one in row.stated]
    facts, on = form.cleaned_data, timezone.localdate(now)
    found = refusals_of([one for _, one in told], area=facts["area"], as_of=facts["as_of"], on=on)
    said = {row.number: row.wrong for row in rows if row.wrong is not None}
    for (number, _), refusal in zip(told, found, strict=True):
        if refusal is not None:
            said.setdefault(number, refusal)
    yield from ((number, refused(said[number])) for number in sorted(said))


def _kept(form: PasteForm, rows: tuple[PastedRow, ...], by: Actor, now: datetime, key: UUID) -> bool:
    facts = form.cleaned_data
    try:
        state_funds(
            [one for row in rows for one in row.stated],
            area=facts["area"],
            as_of=facts["as_of"],
            document=facts["document"],
            by=by,
            at=now,
            key=key,
        )
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    return True
