"""Pages of the monthly report: the commune's months, one report with its steps, a figure with its events."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Refused, Verb, actor_of, holds
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code, areas, titled
from vungxanh.periods.interface import PeriodError, ReportMonth
from vungxanh.records.actions import months
from vungxanh.records.queries.joined import owing
from vungxanh.records.queries.months import Frozen, Report, assembled, behind, frozen_figures, report, reports
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.monthly.assemble import Assembled
from vungxanh.records.rules.monthly.due import DAYS_TO_REPORT, months_owed, timing
from vungxanh.records.rules.monthly.names import names
from vungxanh.records.rules.monthly.steps import FROM, Act, ReportRefusedError
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words
from vungxanh.records.web.months.forms import PreparingForm, ReasonForm
from vungxanh.records.web.months.pages import ReportPage, figure_text, report_page

VERBS = {
    Act.PREPARED: Verb.RECORD_EVENTS,
    Act.SUBMITTED: Verb.SUBMIT_REPORT,
    Act.RETURNED: Verb.VALIDATE_REPORT,
    Act.VALIDATED: Verb.VALIDATE_REPORT,
    Act.REOPENED: Verb.REOPEN_REPORT,
}


@require_safe
def own_months(request: HttpRequest) -> HttpResponse:
    """The months of the own commune, the newest first; a post of the province goes to its board."""
    by, today = actor_of(request.user), timezone.localdate()
    if by.level != "commune":
        return redirect("month-board")
    owed = owing([by.area_id], months_owed(today))
    units = areas({by.area_id, *(unit for every in owed.values() for unit in every)})
    found = reports(sorted(units), [month for _, month in owed])
    rows = [
        {
            "month": str(month),
            "unit": titled(units[unit]) if unit != by.area_id else "",
            "period": words.period(month),
            "href": month_args(units[unit], month),
            "state": words.STATES[one.state],
            "timing": words.TIMINGS[timing(month, one.state, one.first_submitted_on, today)],
        }
        for (_, month), every in owed.items()
        for unit in every
        if (one := found[unit, month])
    ]
    return render(
        request,
        "records/months/own.html",
        {"place": titled(units[by.area_id]), "rows": rows, "report_days": DAYS_TO_REPORT.days},
    )


def month_args(place: AreaSummary, month: ReportMonth) -> tuple[str, int, int]:
    """The parts of a report's address."""
    return place.code, month.year, month.month


def wanted(by: Actor, commune: str, year: int, month: int, today: date) -> tuple[AreaSummary, Report]:
    """The report that an address names; Http404 for one that is foreign or that no calendar has."""
    try:
        asked = ReportMonth(year, month)
        place = area_by_code(commune, "commune", asked.as_of, illustrative=not commune.isdigit())
        return place, report(by, place.id, asked, on=today)
    except (PeriodError, AreaNotFoundError, Refused) as error:
        raise Http404 from error


@require_http_methods(["GET", "HEAD", "POST"])
def one_month(request: HttpRequest, commune: str, year: int, month: int) -> HttpResponse:
    """One report: what is missing, the figures, the steps; each step is a POST that says which."""
    by, now = actor_of(request.user), timezone.now()
    place, found = wanted(by, commune, year, month, timezone.localdate(now))
    prepared = found.prepared
    month_now = assembled(place.id, found.month, prepared.said if prepared else {})
    open_sections = [one.section for one in month_now.sections if one.missing or one.said]
    initial = {"remark": prepared.remark, **prepared.said} if prepared else None
    word = request.POST.get("viec", "")
    sent = request.POST if word else None
    preparing = PreparingForm(sent if word == Act.PREPARED else None, sections=open_sections, initial=initial)
    reasons = {
        act: ReasonForm(sent if word == act else None, act=act) for act in (Act.RETURNED, Act.REOPENED)
    }
    if request.method == "POST":
        done = _step(request, by, place, found, preparing, reasons, now)
        if done is not None:
            return done
    page = report_page(place, found, month_now, _frozen(found))
    shown = {"report": page, "preparing": preparing, "may": _may(by, found), "missing": month_now.missing}
    shown |= {"returning": reasons[Act.RETURNED], "reopening": reasons[Act.REOPENED]}
    return render(
        request, "records/months/report.html", shown, status=422 if request.method == "POST" else 200
    )


def _frozen(found: Report) -> dict[tuple[str, str], Frozen] | None:
    return None if found.counting is None else frozen_figures(found.counting.id)


def _may(by: Actor, found: Report) -> dict[str, bool]:
    """Which steps the post can take now; whether it really may is asked by the action."""
    return {act.value: found.state in FROM[act] and holds(by.role, verb) for act, verb in VERBS.items()}


def _step(
    request: HttpRequest,
    by: Actor,
    place: AreaSummary,
    found: Report,
    preparing: PreparingForm,
    reasons: dict[Act, ReasonForm],
    now: datetime,
) -> HttpResponse | None:
    """Take the step that the form names; None where the page has to be shown again with what is wrong."""
    try:
        act = Act(request.POST.get("viec", ""))
    except ValueError as error:
        raise Http404 from error
    form = preparing if act is Act.PREPARED else reasons.get(act)
    if form is not None and not form.is_valid():
        return None
    about: dict[str, Any] = {"area_id": place.id, "month": found.month, "by": by, "at": now}
    steps: dict[Act, Callable[[], object]] = {
        Act.PREPARED: lambda: months.prepare(
            said=preparing.answers(), remark=preparing.cleaned_data["remark"], **about
        ),
        Act.SUBMITTED: lambda: months.submit(digest=request.POST.get("so-lieu", ""), **about),
        Act.RETURNED: lambda: months.send_back(**reasons[act].cleaned_data, **about),
        Act.VALIDATED: lambda: months.validate(**about),
        Act.REOPENED: lambda: months.reopen(**reasons[act].cleaned_data, **about),
    }
    try:
        steps[act]()
    except ReportRefusedError as error:
        messages.error(request, words.refused(error))
        return redirect(request.path)
    messages.success(request, told(act))
    return redirect(request.path)


def told(act: Act) -> str:
    """What a step has changed."""
    return {
        Act.PREPARED: gettext("Đã soạn xong báo cáo; chờ người duyệt của xã gửi."),
        Act.SUBMITTED: gettext("Đã gửi báo cáo lên tỉnh; số liệu tính từ hôm nay."),
        Act.RETURNED: gettext("Đã trả lại báo cáo; số liệu không còn tính cho đến khi xã gửi lại."),
        Act.VALIDATED: gettext("Đã nhận báo cáo; tháng này đã khoá."),
        Act.REOPENED: gettext("Đã mở lại tháng này; xã sửa rồi gửi lại."),
    }[act]


@require_safe
def one_figure(request: HttpRequest, commune: str, year: int, month: int, indicator: str) -> HttpResponse:
    """The events behind a figure of a report, as it was handed in or as it stands."""
    by, today = actor_of(request.user), timezone.localdate()
    place, found = wanted(by, commune, year, month, today)
    if indicator not in names():
        raise Http404
    frozen = _frozen(found)
    prepared = found.prepared
    if frozen is not None:
        figures = [(one.part, one.value, one.events) for one in frozen.values() if one.indicator == indicator]
    else:
        now: Assembled = assembled(place.id, found.month, prepared.said if prepared else {})
        figures = [(one.part, one.value, one.events) for one in now.figures if one.indicator == indicator]
    told_by = behind({event for _, _, events in figures for event in events})
    shown = {
        "title": said(names()[indicator]),
        "report": _head(place, found),
        "back": month_args(place, found.month),
        "figures": [figure_text(part, value) for part, value, _ in figures],
        "events": [(one.day, said(KINDS[one.kind].says(one)), one.subject, one.counts) for one in told_by],
    }
    return render(request, "records/months/figure.html", shown)


def _head(place: AreaSummary, found: Report) -> ReportPage:
    return report_page(place, found, Assembled(found.month, ()), {})
