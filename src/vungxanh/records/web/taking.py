"""The page of marks that wait for the register, and the decisions made there."""

import re
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from vungxanh.access.interface import AccessError, Verb, actor_of, may
from vungxanh.intake.interface import MarkTakenAlreadyError, NoMarkError, marks_waiting, reviews_of
from vungxanh.records.actions import refuse, take, withdraw_figure
from vungxanh.records.actions.published import WithdrawnFigureError
from vungxanh.records.models.published import REFUSALS, WITHDRAWALS
from vungxanh.records.queries.published import NoFigureError, published_figure, taken_lately
from vungxanh.records.queries.waiting import QUANTITY, places_of, refused_last, waiting
from vungxanh.records.rules.taking import Choice, NotTakenError
from vungxanh.records.web.pages.waiting import COUNTRY
from vungxanh.records.web.pages.waiting import waiting_page as page_of
from vungxanh.records.web.pages.words import value_text
from vungxanh.ui.interface import text_of

LATELY = timedelta(hours=24)
FEW = 30
"""So many marks stand on a page."""
Failed = tuple[int, Choice | None, NotTakenError]


@require_safe
def waiting_page(request: HttpRequest) -> HttpResponse:
    """What waits, oldest first; what the post took in the last day, each with its way back."""
    return _page(request, None)


def _page(request: HttpRequest, failed: Failed | None) -> HttpResponse:
    by, today = actor_of(request.user), timezone.localdate()
    after = _after(request)
    found = waiting(by, on=today, after=after, limit=FEW)
    page = page_of(
        found,
        taken_lately(by=by.symbol, since=timezone.now() - LATELY),
        places={era: places_of(era, on=today) for era in ("before", "after")},
        count=marks_waiting(QUANTITY, by=by, on=today),
        refused=refused_last(by, on=today, since=timezone.now() - LATELY),
        after=after,
        may_take=may(by, Verb.TAKE_FIGURES, area_id=by.area_id, on=today),
        failed=failed,
    )
    shown = {"waiting": page, "reviews": reviews_of(by, at=timezone.now())}
    return render(request, "records/waiting.html", shown, status=422 if failed else 200)


@require_POST
def decide(request: HttpRequest, mark: int) -> HttpResponse:
    """Take a mark into the register, or refuse it; a problem comes back beside the mark."""
    by, today = actor_of(request.user), timezone.localdate()
    choice = None
    try:
        if request.POST.get("viec") == "tu-choi":
            refuse(mark, _reason(request.POST), by=by, on=today)
            messages.success(request, gettext("Đã từ chối một số; số đó không còn chờ."))
        else:
            choice = _choice(request.POST)
            taken = published_figure(take(mark, choice, by=by, on=today))
            said = gettext("Đã nhận %(value)s vào sổ. Rút lại được ở cuối trang.")
            messages.success(request, said % {"value": value_text(taken.claim)})
    except NotTakenError as error:
        return _page(request, (mark, choice, error))
    except (MarkTakenAlreadyError, NoMarkError) as error:
        messages.error(request, text_of(error))
    return redirect(_next(request))


def _choice(posted: QueryDict) -> Choice:
    """What the form says beside the mark. Raises NotTakenError without a province or the nation."""
    area = posted.get("dia-ban", "")
    if area != COUNTRY and not (area.isdigit() and len(area) < 16):
        raise NotTakenError(
            "Chưa chọn địa bàn: hãy chọn tỉnh, thành phố hoặc cả nước.",
            "No area is chosen: choose a province or the nation.",
        )
    return Choice(
        area=None if area == COUNTRY else int(area),
        as_of=posted.get("tinh-den", "").strip(),
        definition=posted.get("cach-dem", ""),
        target_type=posted.get("muc", ""),
        unit=posted.get("don-vi", ""),
    )


def _reason(posted: QueryDict) -> str:
    reason = posted.get("ly-do", "")
    if reason not in REFUSALS:
        raise NotTakenError("Chưa chọn lý do từ chối.", "No reason is chosen for refusing.")
    return reason


@require_POST
def withdraw(request: HttpRequest, figure: int) -> HttpResponse:
    """Take a figure back; its history stays."""
    by, today = actor_of(request.user), timezone.localdate()
    reason = request.POST.get("ly-do", "")
    try:
        withdraw_figure(figure, reason=reason if reason in WITHDRAWALS else "mistaken", by=by, on=today)
        messages.success(request, gettext("Đã rút số liệu; lịch sử vẫn còn. Có thể nhận lại ở cuối trang."))
    except AccessError as error:
        messages.error(request, text_of(error))
    except (NoFigureError, WithdrawnFigureError) as error:
        messages.error(request, str(error))
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    """Back to the same page of what waits."""
    address, after = reverse("published-waiting"), _after(request)
    return f"{address}?sau={after}" if after else address


def _after(request: HttpRequest) -> int:
    """The mark after which the page begins, 0 for the first page."""
    asked = request.POST.get("sau", "") or request.GET.get("sau", "")
    return int(asked) if re.fullmatch(r"[0-9]{1,15}", asked) else 0
