"""The desks of tips: the province's, the commune's, and the outside reviewer's counts.

No address names a tip: which one is meant comes in the body of a POST.
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require_fresh
from vungxanh.periods.interface import Period
from vungxanh.records.actions.tips.handling import NoTipError, check_tip, close_tip, open_text, pass_tip
from vungxanh.records.queries.tips.desk import (
    TipRow,
    commune_tips,
    one_tip,
    province_counts,
    province_tips,
    repeated_tips,
)
from vungxanh.records.queries.tips.places import own_key
from vungxanh.records.rules.tips.course import (
    CODE_DAYS,
    DUE_DAYS,
    GRUDGE_DAYS,
    GRUDGE_TIPS,
    TEXT_DAYS,
    TipRefusedError,
)
from vungxanh.records.rules.tips.lists import TipState
from vungxanh.records.web.tips import words
from vungxanh.records.web.tips.forms import CheckForm, CloseForm, PassphraseForm

TEXTS = {
    "none": _("không có phần viết"),
    "sealed": _("có phần viết, đang niêm phong"),
    "ended": _("phần viết đã hủy"),
    "lost": _("phần viết mất khi máy chủ gặp sự cố"),
}


def told(row: TipRow) -> dict[str, object]:
    """A tip in the words of a page."""
    return {
        "id": row.id,
        "area": row.area,
        "kind": words.KINDS[row.kind],
        "day_part": words.DAY_PARTS[row.day_part],
        "received_on": row.received_on,
        "state": words.STATES[row.state],
        "finding": words.FINDINGS[row.finding] if row.finding else "",
        "outcome": words.OUTCOMES[row.outcome] if row.outcome else "",
        "due_on": row.due_on,
        "late": row.late,
        "open": row.state is not TipState.CLOSED,
        "text": TEXTS[row.text],
        "can_pass": row.state is TipState.RECEIVED,
        "can_check": row.state is TipState.PASSED,
        "can_open": row.text == "sealed" and row.mine,
        "not_mine": row.text == "sealed" and not row.mine,
    }


@never_cache
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """The tips of the province, or what was passed to the commune; the reviewer goes to the counts."""
    by, today = actor_of(request.user), timezone.localdate()
    if holds(by.role, Verb.RECEIVE_TIPS):
        return _province(request, by)
    if holds(by.role, Verb.REVIEW_LOOKS):
        return redirect("tips-repeated")
    found = commune_tips(by, on=today, before=request.GET.get("truoc", ""))
    shown = {"rows": [told(row) for row in found.rows], "next": found.next}
    return render(request, "records/tips/commune.html", shown)


def _province(request: HttpRequest, by: Actor) -> HttpResponse:
    """The province's desk: open tips first, closed ones behind a tab, the counts of the month."""
    today = timezone.localdate()
    closed = request.GET.get("nhom", "") == "xong"
    found = province_tips(by, on=today, before=request.GET.get("truoc", ""), closed=closed)
    month = Period(today.replace(day=1), today + timedelta(1))
    shown = {
        "rows": [told(row) for row in found.rows],
        "next": found.next,
        "closed": closed,
        "counts": province_counts(by, period=month, known_on=today),
        "month": today,
        "key": own_key(by, today),
        "text_days": TEXT_DAYS,
        "code_days": CODE_DAYS,
        "due_days": DUE_DAYS,
    }
    return render(request, "records/tips/desk.html", shown)


@never_cache
@require_safe
def repeated(request: HttpRequest) -> HttpResponse:
    """Places that were told of so often that it may be a grudge: counts alone."""
    found = repeated_tips(actor_of(request.user), on=timezone.localdate())
    shown = {
        "rows": [(area, words.KINDS[one.kind], one.tips) for area, one in found],
        "least": GRUDGE_TIPS,
        "days": GRUDGE_DAYS,
    }
    return render(request, "records/tips/repeated.html", shown)


@never_cache
@sensitive_post_parameters()
@sensitive_variables()
def one(request: HttpRequest) -> HttpResponse:
    """One tip and what can be done with it; its address alone leads back to the list."""
    if request.method != "POST":
        return redirect("tips")
    by = actor_of(request.user)
    try:
        tip = UUID(request.POST.get("tin", ""))
        return _done(request, by, tip)
    except (ValueError, NoTipError) as error:
        if isinstance(error, TipRefusedError):
            raise
        raise Http404 from error


def _done(request: HttpRequest, by: Actor, tip: UUID) -> HttpResponse:
    """Do what the button says, and show the tip with what came of it."""
    deed = DEEDS.get(request.POST.get("viec", ""))
    if deed is None:
        return _shown(request, by, tip)
    try:
        return deed(request, by, tip)
    except TipRefusedError as error:
        return _shown(request, by, tip, problem=words.said(error))


def _shown(
    request: HttpRequest, by: Actor, tip: UUID, *, text: str = "", problem: str = "", form: Form | None = None
) -> HttpResponse:
    """The page of one tip."""
    row = one_tip(by, tip, on=timezone.localdate())
    if row is None:
        raise NoTipError
    shown = {
        "tip": told(row),
        "text": text,
        "problem": problem,
        "province": holds(by.role, Verb.RECEIVE_TIPS),
        "passphrase": form if isinstance(form, PassphraseForm) else PassphraseForm(auto_id="khoa-%s"),
        "closing": form if isinstance(form, CloseForm) else CloseForm(auto_id="dong-%s"),
        "checking": form if isinstance(form, CheckForm) else CheckForm(auto_id="kiem-%s"),
    }
    wrong = bool(problem or (form and form.errors))
    return render(request, "records/tips/one.html", shown, status=422 if wrong else 200)


def _open(request: HttpRequest, by: Actor, tip: UUID) -> HttpResponse:
    form = PassphraseForm(request.POST, auto_id="khoa-%s")
    if not form.is_valid():
        return _shown(request, by, tip, form=form)
    text = open_text(tip_id=tip, words=form.cleaned_data["cum"], by=by, at=timezone.now())
    return _shown(request, by, tip, text=text)


def _pass(request: HttpRequest, by: Actor, tip: UUID) -> HttpResponse:
    pass_tip(tip_id=tip, by=by, at=timezone.now())
    return _back(request, gettext("Đã chuyển; xã, phường thấy các mục chọn từ ngày mai."))


def _close(request: HttpRequest, by: Actor, tip: UUID) -> HttpResponse:
    form = CloseForm(request.POST, auto_id="dong-%s")
    if not form.is_valid():
        return _shown(request, by, tip, form=form)
    require_fresh(request, back="/tin-bao/")
    close_tip(tip_id=tip, outcome=form.outcome(), by=by, at=timezone.now())
    return _back(request, gettext("Đã xử lý xong tin này; phần viết đã hủy."))


def _check(request: HttpRequest, by: Actor, tip: UUID) -> HttpResponse:
    form = CheckForm(request.POST, auto_id="kiem-%s")
    if not form.is_valid():
        return _shown(request, by, tip, form=form)
    check_tip(tip_id=tip, finding=form.finding(), by=by, at=timezone.now())
    return _back(request, gettext("Đã ghi kết quả kiểm tra."))


def _back(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("tips")


DEEDS: Mapping[str, Callable[[HttpRequest, Actor, UUID], HttpResponse]] = {
    "mo": _open,
    "chuyen": _pass,
    "dong": _close,
    "kiem-tra": _check,
}
"""What the buttons of a tip do, by the word in the body."""
