"""The completeness board of a province: its communes and months, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds, require
from vungxanh.areas.interface import AreaSummary, area, areas, communes_of, titled
from vungxanh.periods.interface import ReportMonth
from vungxanh.records.queries.joined import owing
from vungxanh.records.queries.months import Report, reports
from vungxanh.records.queries.stated import is_keeper
from vungxanh.records.rules.monthly.due import DAYS_TO_REPORT, Timing, months_owed, share_on_time, timing
from vungxanh.records.rules.monthly.steps import State
from vungxanh.records.web.months import words
from vungxanh.records.web.months.views import month_args
from vungxanh.ui.interface import number, percent

MONTHS = 4
"""So many months stand side by side; older ones are a link away."""


@dataclass(frozen=True)
class Square:
    """One report; `name` where it is that of a predecessor."""

    name: str
    says: str
    href: tuple[str, int, int]
    urgent: bool


@dataclass(frozen=True)
class Month:
    """The reports of one commune and month: its own, or those of whom it came out of."""

    name: str
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class BoardRow:
    """A commune with its months."""

    name: str
    months: tuple[Month, ...]


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All communes of the province; a commune's post goes to its own months."""
    by, today = actor_of(request.user), timezone.localdate()
    if by.level == "commune":
        return redirect("months")
    require(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=today)
    page = request.GET.get("truoc", "0")
    back = int(page) if page.isascii() and page.isdecimal() and len(page) < 3 else 0
    months = months_owed(today, back + MONTHS)[back:]
    communes = communes_of(by.area_id, today)
    owed = owing([unit.id for unit in communes], months)
    units = areas({unit for every in owed.values() for unit in every})
    found = reports(sorted(units), months)
    of_each = {unit: [(month, owed[unit.id, month]) for month in months] for unit in communes}
    rows = tuple(_row(unit, every, found, units, today) for unit, every in of_each.items())
    shown = {
        "place": titled(area(by.area_id)),
        "months": [(str(month), words.due(month)) for month in months],
        "rows": rows,
        "report_days": DAYS_TO_REPORT.days,
        "says": says(found, months, today),
        "older": back + MONTHS if back + MONTHS < 96 else None,
        "newer": max(0, back - MONTHS) if back else None,
        "keeper": holds(by.role, Verb.STATE_FUGITIVES) and is_keeper(by),
    }
    return render(request, "records/months/board.html", shown)


def _row(
    unit: AreaSummary,
    owed: Sequence[tuple[ReportMonth, Sequence[int]]],
    found: dict[tuple[int, ReportMonth], Report],
    units: Mapping[int, AreaSummary],
    today: date,
) -> BoardRow:
    """A commune with its months; before it was there those whom it came out of, by name."""
    return BoardRow(
        titled(unit),
        tuple(
            Month(str(month), tuple(_square(units[one], unit, found[one, month], today) for one in owing))
            for month, owing in owed
        ),
    )


def _square(unit: AreaSummary, heir: AreaSummary, one: Report, today: date) -> Square:
    how = timing(one.month, one.state, one.first_submitted_on, today)
    text = f"{words.STATES[one.state]} · {words.TIMINGS[how]}"
    name = "" if unit.id == heir.id else titled(unit)
    return Square(name, text, month_args(unit, one.month), how is Timing.LATE)


def says(found: dict[tuple[int, ReportMonth], Report], months: Sequence[ReportMonth], today: date) -> str:
    """The one sentence of the board, of its newest month: handed in, waiting, late, F03."""
    newest = [one for (_, month), one in found.items() if month == months[0]]
    timings = [timing(one.month, one.state, one.first_submitted_on, today) for one in newest]
    share = share_on_time(timings)
    return gettext(
        "Tháng %(month)s: %(there)s/%(all)s xã đã gửi, %(waiting)s chờ tỉnh nhận, %(late)s quá hạn. "
        "Nộp đúng hạn: %(share)s."
    ) % {
        "month": months[0],
        "there": number(sum(one.counting is not None for one in newest)),
        "all": number(len(newest)),
        "waiting": number(sum(one.state is State.SUBMITTED for one in newest)),
        "late": number(timings.count(Timing.LATE)),
        "share": gettext("chưa tới hạn") if share is None else percent(share),
    }
