"""The partner agencies: each its own figures of a month; the province, where two of them differ."""

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Verb, actor_of, require
from vungxanh.areas.interface import area, titled
from vungxanh.periods.interface import PeriodError, ReportMonth
from vungxanh.records.actions.stated import record_slice
from vungxanh.records.queries.stated import difference_report, own_slice
from vungxanh.records.rules.monthly.due import months_owed
from vungxanh.records.rules.partners import AGENCIES, SLICES, Agency, Difference, Side, agency_of
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words
from vungxanh.ui.interface import signed

GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+")
MOST = 1_000_000


class WholeNumber(forms.IntegerField):
    """A whole number as Vietnamese write it, 1.904 among them; empty is not known."""

    widget = forms.TextInput

    def __init__(self, **named: Any) -> None:
        super().__init__(min_value=0, max_value=MOST, required=False, **named)
        self.widget.attrs |= {"inputmode": "numeric", "size": 9, "autocomplete": "off"}

    def to_python(self, value: Any) -> int | None:  # noqa: ANN401
        """The number; dots between groups of three belong to the writing."""
        if isinstance(value, str) and GROUPED.fullmatch(value.strip()):
            value = value.replace(".", "")
        number: int | None = super().to_python(value)
        return number


class SliceForm(forms.Form):
    """The figures of one agency."""

    def __init__(self, *given: Any, agency: Agency, **named: Any) -> None:
        super().__init__(*given, **named)
        for asked in SLICES[agency]:
            self.fields[asked.code] = WholeNumber(
                label=said(asked.label), help_text=_("Để trống nếu chưa có số liệu; nhập 0 nếu không có.")
            )


def month_asked(request: HttpRequest) -> ReportMonth:
    """The month that the address names, else the last that is over. Raises Http404 for none of a calendar."""
    last = months_owed(timezone.localdate(), 1)[0]
    found = re.fullmatch(r"([0-9]{4})-([0-9]{1,2})", request.GET.get("thang", ""))
    if found is None:
        return last
    try:
        asked = ReportMonth(int(found[1]), int(found[2]))
    except PeriodError as error:
        raise Http404 from error
    return min(asked, last)


@require_http_methods(["GET", "HEAD", "POST"])
def slice_of(request: HttpRequest) -> HttpResponse:
    """The small form of the own agency, for a month of the own province."""
    by, now = actor_of(request.user), timezone.now()
    agency = agency_of(by.role.value)
    if agency is None:
        raise Http404
    month = month_asked(request)
    kept = own_slice(by, month, on=timezone.localdate(now))
    form = SliceForm(request.POST or None, agency=agency, initial=kept)
    if request.method == "POST" and form.is_valid():
        record_slice(month=month, figures=form.cleaned_data, by=by, at=now)
        messages.success(request, gettext("Đã ghi số liệu của ngành; bản trước còn trong lịch sử."))
        return redirect(request.get_full_path())
    shown = {
        "form": form,
        "agency": said(AGENCIES[agency]),
        "place": titled(area(by.area_id)),
        "month": month,
        "period": words.period(month),
        "previous": address(month.previous),
        "kept": bool(kept),
    }
    return render(request, "records/months/slice.html", shown, status=422 if form.errors else 200)


def address(month: ReportMonth) -> str:
    """A month in an address."""
    return f"{month.year}-{month.month:02}"


@require_safe
def differing(request: HttpRequest) -> HttpResponse:
    """Where two agencies' counts of the same thing disagree, in the own province only."""
    by, today = actor_of(request.user), timezone.localdate()
    require(by, Verb.VIEW_PARTNER_SLICES, area_id=by.area_id, on=today)
    month = month_asked(request)
    found = difference_report(by, month, on=today)
    shown = {
        "place": titled(area(by.area_id)),
        "month": month,
        "period": words.period(month),
        "previous": address(month.previous),
        "rows": [_row(one) for one in found],
        "health": any(one.pair.with_health for one in found),
    }
    return render(request, "records/months/differences.html", shown)


def _row(one: Difference) -> dict[str, object]:
    return {
        "label": said(one.pair.label),
        "one": _side(one.pair.one, one.one),
        "other": _side(one.pair.other, one.other),
        "by": gettext("chưa so được") if one.by is None else signed(one.by) if one.by else gettext("khớp"),
        "differs": bool(one.by),
    }


def _side(side: Side, value: int | None) -> str:
    return f"{said(AGENCIES[side.agency])}: {words.figure(value)}"
