"""Counts of an area and year that nobody hands in, each open to the reports, schools or routes behind it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Refused, actor_of
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code, areas, titled
from vungxanh.periods.interface import AssessmentYear, PeriodError
from vungxanh.records.queries.counts import ACTIVE, LISTED, CountHeld, counts_held
from vungxanh.records.queries.key_routes import route_names
from vungxanh.records.queries.months import Report
from vungxanh.records.rules.counts import ON_TIME, SCHOOLS
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.monthly.due import timing
from vungxanh.records.rules.monthly.names import name_of
from vungxanh.records.web.events.words import said
from vungxanh.records.web.months import words
from vungxanh.records.web.months.views import month_args
from vungxanh.ui.interface import day, number, unknown


@dataclass(frozen=True)
class Behind:
    """One thing that a count is made of, and where it opens."""

    title: str
    says: str
    href: str


@dataclass(frozen=True)
class CountShown:
    """A count in words with what lies behind it."""

    code: str
    name: str
    value: str
    known: bool
    rows: tuple[Behind, ...]


@require_safe
def counts(request: HttpRequest, code: str, year: int) -> HttpResponse:
    """The counts of a commune or a province in an assessment year, as known today."""
    by, on = actor_of(request.user), timezone.localdate()
    unit, asked, found = _wanted(by, code, year, on)
    given = {
        "title": gettext("Số đếm từ sổ, năm %(year)s") % {"year": asked.year},
        "place": titled(unit),
        "period": f"{day(asked.period.start)}–{day(asked.as_of)}",
        "today": on,
        "counts": [_shown(one, unit, asked, on) for one in found],
    }
    return render(request, "records/months/counts.html", given)


def _wanted(by: Actor, code: str, year: int, on: date) -> tuple[AreaSummary, AssessmentYear, list[CountHeld]]:
    """The area of an address with its counts; Http404 for one that is foreign or that no register has."""
    try:
        asked = AssessmentYear(year)
        unit = _unit(code, min(asked.as_of, on))
        return unit, asked, counts_held(by, unit.id, asked, on=on)
    except (PeriodError, AreaNotFoundError, Refused) as error:
        raise Http404 from error


def _unit(code: str, on: date) -> AreaSummary:
    invented = not code.isdigit()
    try:
        return area_by_code(code, "commune", on, illustrative=invented)
    except AreaNotFoundError:
        return area_by_code(code, "province", on, illustrative=invented)


def _shown(one: CountHeld, unit: AreaSummary, year: AssessmentYear, on: date) -> CountShown:
    known = one.value is not None
    return CountShown(
        one.code, said(name_of(one.code)), _value(one), known, tuple(_rows(one, unit, year, on))
    )


def _rows(one: CountHeld, unit: AreaSummary, year: AssessmentYear, on: date) -> Iterable[Behind]:
    if one.code == SCHOOLS:
        return _schools(one, year)
    return _reports(one, unit, on) if one.code == ON_TIME else _routes(one, on)


def _value(one: CountHeld) -> str:
    if one.value is None or one.whole is None:
        return unknown() if one.value is None else number(one.value)
    return gettext("%(part)s trên %(whole)s") % {"part": number(one.value), "whole": number(one.whole)}


def _schools(one: CountHeld, year: AssessmentYear) -> Iterator[Behind]:
    """The schools of the list, each with what it did in the year."""
    told = [event for behind in one.behind for event in behind.events]
    for school in (event for event in told if event.kind == LISTED):
        active = [
            event.day
            for event in told
            if event.kind == ACTIVE and event.subject == school.subject and event.day >= year.period.start
        ]
        says = gettext("chưa có hoạt động nào trong năm")
        if active:
            says = gettext("%(n)s hoạt động trong năm, gần nhất %(day)s") % {
                "n": number(len(active)),
                "day": day(max(active)),
            }
        title = said(KINDS[LISTED].says(school))
        yield Behind(title, says, reverse("event-subject", args=(school.subject,)))


def _reports(one: CountHeld, unit: AreaSummary, on: date) -> Iterator[Behind]:
    """The reports whose day has come, each with whether it came in time; of a predecessor with its name."""
    found = [report for behind in one.behind for report in behind.reports]
    places = areas({report.area_id for report in found})
    for report in found:
        title = gettext("Báo cáo tháng %(month)s") % {"month": report.month}
        if report.area_id != unit.id:
            title += f" · {titled(places[report.area_id])}"
        href = reverse("month", args=month_args(places[report.area_id], report.month))
        yield Behind(title, _timing(report, on), href)


def _timing(report: Report, on: date) -> str:
    return str(words.TIMINGS[timing(report.month, report.state, report.first_submitted_on, on)])


def _routes(one: CountHeld, on: date) -> Iterable[Behind]:
    """The routes that stand approved, each with its decision."""
    events = [event for behind in one.behind for event in behind.events]
    names = route_names([event.subject for event in events], known_on=on)
    return [
        Behind(
            names[event.subject],
            f"{event.facts.decision}, {day(event.day)}",
            reverse("route", args=(event.subject,)),
        )
        for event in events
    ]
