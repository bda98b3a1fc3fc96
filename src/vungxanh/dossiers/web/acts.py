"""Pages that write: which dossier, proposal or transfer is meant comes in the body, never in the address.

A form is shown and sent by POST; what the rules refuse is said beside its field, and nothing is done.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require, require_fresh
from vungxanh.areas.interface import areas
from vungxanh.dossiers import actions
from vungxanh.dossiers.queries.desk import Waiting, arrival, waiting_one
from vungxanh.dossiers.queries.rows import detail, earlier_dossier
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.web import forms, words
from vungxanh.dossiers.web.frame import number_of, of_dossiers, uuid_of
from vungxanh.dossiers.web.pages.desk import arrival_page, detail_page, waiting_page
from vungxanh.dossiers.web.steps import STEPS
from vungxanh.dossiers.web.views import KINDS

BY_ALL = ["GET", "HEAD", "POST"]


def done(form: forms.RulesForm, act: Callable[[], object]) -> bool:
    """Do an act; False, and the refusal said in the form, where the rules do not allow it."""
    try:
        act()
    except RefusedError as error:
        form.refuse(error)
        return False
    return True


def told(request: HttpRequest, said: str) -> HttpResponse:
    """Back to the desk, with what has changed."""
    messages.success(request, said)
    return redirect("dossiers")


def pressed(request: HttpRequest, act: Callable[[], object], said: str) -> HttpResponse:
    """Do what one press does, and back to the desk with what has changed or why nothing was done."""
    try:
        act()
    except RefusedError as error:
        messages.error(request, words.refusal(error))
        return redirect("dossiers")
    return told(request, said)


@require_http_methods(BY_ALL)
@of_dossiers
def opening(request: HttpRequest, kind: str) -> HttpResponse:
    """The second step of opening: the document and the particulars. A second human approves."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.OPEN_DOSSIER, area_id=by.area_id, on=timezone.localdate(now))
    if kind not in KINDS:
        raise Http404
    form = forms.OpeningForm(
        request.POST or None, kind=KINDS[kind], area_id=by.area_id, today=timezone.localdate(now)
    )
    sent = request.method == "POST" and form.is_valid()
    if sent and done(form, lambda: _propose_opening(form, by, now)):
        return told(request, gettext("Đã gửi đề nghị mở hồ sơ; hồ sơ được tính khi người thứ hai duyệt."))
    title = gettext("Mở hồ sơ: %(kind)s") % {"kind": words.kind(KINDS[kind])}
    return render(request, "dossiers/form.html", {"form": form, "title": title, "to": request.path})


def _propose_opening(form: forms.OpeningForm, by: Actor, now: datetime) -> None:
    found = form.cleaned_data
    before = None
    if found["previous_symbol"] and found["previous_day"]:
        before = earlier_dossier(by, found["previous_symbol"], found["previous_day"], at=now)
    actions.propose_opening(opening=form.opening(), predecessor=before, by=by, at=now)


@require_http_methods(BY_ALL)
@of_dossiers
def dossier(request: HttpRequest) -> HttpResponse:
    """One dossier, and the acts on it. Its address alone leads back to the list."""
    if request.method != "POST":
        return redirect("dossiers")
    by, now = actor_of(request.user), timezone.now()
    found = detail(by, uuid_of(request, "ho-so"), at=now)
    if found.kept.minor:
        require_fresh(request, back=reverse("dossiers"))
    word, one = request.POST.get("viec", ""), found.kept.id
    if word == "xac-nhan":
        return pressed(
            request, lambda: actions.confirm(dossier_id=one, by=by, at=now), gettext("Đã xác nhận.")
        )
    if word == "rut-chuyen":
        said = gettext("Đã rút việc chuyển đi.")
        return pressed(request, lambda: actions.withdraw(dossier_id=one, by=by, at=now), said)
    if word and word not in STEPS:
        raise Http404
    page = detail_page(found, may_write=holds(by.role, Verb.OPEN_DOSSIER))
    if not word:
        return render(request, "dossiers/dossier.html", {"dossier": page})
    step = STEPS[word]
    form = step.form(request.POST if "gui" in request.POST else None, found, timezone.localdate(now))
    if form.is_bound and form.is_valid() and done(form, lambda: step.do(form, found, by, now)):
        return told(request, str(step.said))
    shown = {"form": form, "title": step.title, "to": request.path, "dossier": page, "word": word}
    return render(request, "dossiers/form.html", shown)


@require_http_methods(BY_ALL)
@of_dossiers
def proposal(request: HttpRequest) -> HttpResponse:
    """A proposal with all it says: the second human approves it or sends it back, the first takes it back."""
    if request.method != "POST":
        return redirect("dossiers")
    by, now = actor_of(request.user), timezone.now()
    one = uuid_of(request, "de-nghi")
    found = waiting_one(by, one, at=now)
    word = request.POST.get("viec", "")
    form = forms.DecliningForm(request.POST if word == "tra-lai" else None)
    if word == "duyet":
        require_fresh(request, back=reverse("dossiers"))
        said = gettext("Đã duyệt: %(act)s.") % {"act": str(words.ACTS[found.act]).lower()}
        return pressed(request, lambda: actions.approve(proposal_id=one, by=by, at=now), said)
    if word == "rut":
        said = gettext("Đã rút đề nghị.")
        return pressed(request, lambda: actions.take_back(proposal_id=one, by=by, at=now), said)
    if word == "tra-lai" and form.is_valid():
        reason = form.chosen()
        return pressed(
            request,
            lambda: actions.decline(proposal_id=one, reason=reason, by=by, at=now),
            gettext("Đã trả lại đề nghị."),
        )
    return render(request, "dossiers/proposal.html", _proposal(found, form, by))


def _proposal(found: Waiting, form: forms.DecliningForm, by: Actor) -> dict[str, object]:
    return {
        "proposal": waiting_page(found),
        "form": form,
        "may_approve": holds(by.role, Verb.APPROVE_DOSSIER) and not found.own,
        "may_take_back": holds(by.role, Verb.OPEN_DOSSIER),
    }


@require_http_methods(BY_ALL)
@of_dossiers
def arriving(request: HttpRequest) -> HttpResponse:
    """Take over a person who moved here, on this commune's own decision for what remains."""
    if request.method != "POST":
        return redirect("dossiers")
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.OPEN_DOSSIER, area_id=by.area_id, on=timezone.localdate(now))
    number = number_of(request, "chuyen-giao")
    try:
        found = arrival(by, number, at=now)
    except RefusedError as error:
        messages.error(request, words.refusal(error))
        return redirect("dossiers")
    form = _acceptance_form(request, found.kind, by, timezone.localdate(now))

    def accept() -> object:
        return actions.propose_acceptance(transfer_id=number, acceptance=form.acceptance(), by=by, at=now)

    if form.is_bound and form.is_valid() and done(form, accept):
        return told(request, gettext("Đã gửi đề nghị tiếp nhận; nơi đi thấy khi người thứ hai duyệt."))
    names = {found.origin: areas([found.origin])[found.origin].full_name}
    shown = {"arrival": arrival_page(found, names), "number": number, "to": request.path}
    title = gettext("Tiếp nhận người chuyển đến")
    return render(request, "dossiers/form.html", {"form": form, "title": title, **shown})


def _acceptance_form(request: HttpRequest, kind: Kind, by: Actor, today: date) -> forms.AcceptanceForm:
    data = request.POST if "gui" in request.POST else None
    return forms.AcceptanceForm(data, kind=kind, area_id=by.area_id, today=today)


@require_http_methods(BY_ALL)
@of_dossiers
def notice(request: HttpRequest) -> HttpResponse:
    """Say that a notice was read."""
    if request.method != "POST":
        return redirect("dossiers")
    by, number = actor_of(request.user), number_of(request, "thong-bao")
    actions.acknowledge(notice_id=number, by=by, at=timezone.now())
    return told(request, gettext("Đã ghi nhận thông báo."))
