"""The register of requests: received in the commune, in the province or by the outside reviewer."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require, require_fresh
from vungxanh.areas.interface import area, communes_of
from vungxanh.dossiers import actions
from vungxanh.dossiers.queries.desk import open_requests
from vungxanh.dossiers.rules.objections import ObjectionClocks
from vungxanh.dossiers.web import forms
from vungxanh.dossiers.web.acts import BY_ALL, done, pressed
from vungxanh.dossiers.web.frame import number_of, of_dossiers
from vungxanh.dossiers.web.pages.desk import RequestPage, request_page
from vungxanh.ui.interface import day


@require_http_methods(BY_ALL)
@of_dossiers
def register(request: HttpRequest) -> HttpResponse:
    """The open requests of the own commune, and the form that receives one; a provincial post and the
    reviewer only receive, and see no row."""
    by, now = actor_of(request.user), timezone.now()
    today = timezone.localdate(now)
    require(by, Verb.ANSWER_OBJECTION, area_id=by.area_id, on=today)
    form = forms.RequestForm(request.POST or None, communes=_communes(by, request))
    due: list[ObjectionClocks] = []

    def receive() -> None:
        found = form.cleaned_data
        due.append(
            actions.receive(
                area_id=form.area_id(),
                symbol=found["symbol"],
                decided_on=found["decided_on"],
                request=form.asked(),
                by=by,
                at=now,
            )
        )

    if request.method == "POST" and form.is_valid() and done(form, receive):
        said = gettext("Đã nhận yêu cầu: xã trả lời trước hết ngày %(answer)s, xử lý trước hết ngày %(act)s.")
        return _said(request, said % {"answer": day(due[0].answer_by), "act": day(due[0].act_by)})
    shown = {
        "form": form,
        "own": by.level == "commune",
        "requests": _own(by, request),
        "closing": forms.ClosingForm(),
        "binding": forms.BindingForm(),
    }
    return render(request, "dossiers/requests.html", shown)


def _communes(by: Actor, request: HttpRequest) -> list[tuple[int, str]]:
    """The communes for which a post may receive a request."""
    if by.level == "commune":
        return [(by.area_id, area(by.area_id).full_name)]
    return [(unit.id, unit.full_name) for unit in communes_of(by.area_id, timezone.localdate())]


def _own(by: Actor, request: HttpRequest) -> list[RequestPage]:
    if not holds(by.role, Verb.VIEW_DOSSIERS):
        return []
    now = timezone.now()
    return [request_page(one, timezone.localdate(now)) for one in open_requests(by, at=now)]


def _said(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("dossier-requests")


@require_http_methods(BY_ALL)
@of_dossiers
def request_act(request: HttpRequest) -> HttpResponse:
    """Answer a request, or close it."""
    if request.method != "POST":
        return redirect("dossier-requests")
    by, now, number = actor_of(request.user), timezone.now(), number_of(request, "yeu-cau")
    word = request.POST.get("viec", "")
    form = forms.ClosingForm(request.POST if word == "khep" else None)
    right = forms.BindingForm(request.POST if word == "noi" else None)
    act: Callable[[], object]
    if word == "tra-loi":
        act, said = (
            lambda: actions.answer(objection_id=number, by=by, at=now),
            gettext("Đã ghi ngày trả lời."),
        )
    elif word == "noi" and right.is_valid():
        found = right.cleaned_data
        act, said = (
            lambda: actions.bind(
                objection_id=number, symbol=found["symbol"], decided_on=found["decided_on"], by=by, at=now
            ),
            gettext("Đã nối yêu cầu với hồ sơ."),
        )
    elif word == "khep" and form.is_valid():
        require_fresh(request, back=reverse("dossier-requests"))
        outcome = form.chosen()
        act, said = (
            lambda: actions.close(objection_id=number, outcome=outcome, by=by, at=now),
            gettext("Đã khép yêu cầu."),
        )
    else:
        raise Http404
    return pressed(request, act, said)
