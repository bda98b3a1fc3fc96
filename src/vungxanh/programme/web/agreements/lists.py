"""The list of coordination agreements."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, area, province_of, titled
from vungxanh.programme.queries.agreements import AgreementRow, agreement_list
from vungxanh.programme.web.agreements.words import SORTS, party_name, places_of
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.practices.words import span_text
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

HERE = "agreements"


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The agreements that the post sees, the newest first."""
    by, on = actor_of(request.user), timezone.localdate()
    found = agreement_list(by, on=on)
    places, home = places_of(found), province_of([by.area_id])[by.area_id]
    given = {
        "title": gettext("Quy chế, kế hoạch phối hợp"),
        "place": titled(area(by.area_id)),
        "says": gettext("%(n)s văn bản phối hợp.") % {"n": number(len(found))},
        "table": _table(found, places, home, on),
        "may_write": holds(by.role, Verb.KEEP_RESOURCES),
    }
    return page(request, "programme/agreements/list.html", given, here=HERE)


def _table(found: Iterable[AgreementRow], places: Mapping[int, AreaSummary], home: int, on: date) -> Table:
    columns = [
        Column[AgreementRow](
            "van-ban",
            gettext("Văn bản"),
            lambda row: Cell(row.symbol, note=f"{SORTS[row.sort]}, {day(row.signed_on)}"),
        ),
        Column[AgreementRow](
            "cac-ben",
            gettext("Các bên"),
            lambda row: Cell(
                "; ".join(party_name(one, places, home) for one in row.parties.values()), note=row.title
            ),
        ),
        Column[AgreementRow](
            "thoi-han",
            gettext("Thời hạn"),
            lambda row: Cell(span_text(row.span), note=stands(row, on)),
        ),
        Column[AgreementRow]("hop", gettext("Đã họp"), lambda row: Cell(number(row.meetings)), end=True),
    ]
    return table(
        found,
        columns,
        anchor="phoi-hop",
        caption=gettext("Quy chế, kế hoạch phối hợp, mới nhất trước"),
        href=lambda row: reverse("agreement", args=(row.id,)),
        empty=gettext("Chưa có quy chế, kế hoạch phối hợp nào."),
        stacked=True,
    )


def stands(row: AgreementRow, on: date) -> str:
    """Whether an agreement holds on a day."""
    if on < row.span.begins:
        return gettext("chưa đến ngày thực hiện")
    if row.span.until is not None and row.span.until < on:
        return gettext("đã hết thời hạn")
    return gettext("đang thực hiện")
