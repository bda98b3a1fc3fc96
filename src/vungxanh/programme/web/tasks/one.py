"""One task with its acts, and one assignment with all of its owners."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, actor_of
from vungxanh.areas.interface import areas, heirs_of, titled
from vungxanh.programme.actions import reporting
from vungxanh.programme.actions.proving import digest_of
from vungxanh.programme.queries.owners import places_with, roles_to_give
from vungxanh.programme.queries.task import ActRow, OneTask, one_task
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.task_acts import Act
from vungxanh.programme.rules.tasks import MARK_ONLY, State
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.tasks.forms import (
    BlockedForm,
    DoneForm,
    HandOnForm,
    MarkForm,
    MoveForm,
    ReasonForm,
)
from vungxanh.programme.web.tasks.lists import HERE, when
from vungxanh.programme.web.tasks.words import ACTS, PROOFS, STATES, WORKS, owner
from vungxanh.ui.interface import day

Forms = dict[Act, RefusableForm]


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, task: int) -> HttpResponse:
    """One task; each act is a POST that says which."""
    by, now = actor_of(request.user), timezone.now()
    found = one_task(by, task, on=timezone.localdate(now))
    forms = _forms(request, by, found, now)
    status = 200
    if request.method == "POST":
        if _done(request, by, found, forms, now):
            return redirect("task", task=task)
        status = 422
    return page(request, "programme/tasks/one.html", _given(by, found, forms, now), here=HERE, status=status)


def _allowed(found: OneTask) -> frozenset[Act]:
    """The acts that the post may take now."""
    acts: set[Act] = set()
    open_now = found.standing.ended is None
    if found.may_report and open_now:
        acts |= {Act.DONE, Act.UNBLOCKED if found.standing.blocked else Act.BLOCKED}
    if found.may_steer and open_now:
        acts |= {Act.MOVED, Act.DROPPED, Act.HANDED_ON}
    if found.may_steer and found.standing.ended in {State.DONE, State.DONE_LATE}:
        acts.add(Act.RETURNED)
    return frozenset(acts)


def _forms(request: HttpRequest, by: Actor, found: OneTask, now: datetime) -> Forms:
    """The form of each act that may be taken; the one that was sent carries what was sent."""
    asked = request.POST.get("viec", "") if request.method == "POST" else ""
    done = MarkForm if found.row.work in MARK_ONLY else DoneForm
    made: dict[Act, Callable[..., RefusableForm]] = {
        Act.DONE: done,
        Act.BLOCKED: BlockedForm,
        Act.UNBLOCKED: RefusableForm,
        Act.RETURNED: ReasonForm,
        Act.MOVED: MoveForm,
        Act.DROPPED: ReasonForm,
        Act.HANDED_ON: lambda *given, **named: HandOnForm(
            *given, places=_heirs(by, found, now), owners=_owners(by), **named
        ),
    }
    forms: Forms = {}
    for act in sorted(_allowed(found)):
        sent = (request.POST, request.FILES) if asked == act else ()
        forms[act] = made[act](*sent, auto_id=f"{act.value}-%s")
    return forms


def _owners(by: Actor) -> list[tuple[str, str]]:
    return [(one.value, owner(one.value)) for one in roles_to_give(by)]


def _heirs(by: Actor, found: OneTask, now: datetime) -> list[tuple[int, str]]:
    """Where a task can go: to what took its area's place first, then everywhere its post is."""
    on = timezone.localdate(now)
    places = {place.id: titled(place) for place in places_with(by, Owner(found.row.role), on=on)}
    first = [one for one in heirs_of(found.row.area_id, on) if one in places]
    return [(one, places[one]) for one in [*first, *(one for one in places if one not in first)]]


def _done(request: HttpRequest, by: Actor, found: OneTask, forms: Forms, now: datetime) -> bool:
    """Take the act that was sent; False where its form says what is wrong."""
    try:
        act = Act(request.POST.get("viec", ""))
    except ValueError as error:
        raise Http404 from error
    form = forms.get(act)
    if form is None:
        messages.error(request, gettext("Việc đã đổi tình trạng: xem lại rồi làm tiếp."))
        return True
    if not form.is_valid():
        return False
    try:
        TAKEN[act](form, found.row.id, by, now)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    messages.success(request, gettext("Đã ghi: %(act)s.") % {"act": ACTS[act]})
    return True


def _report_done(form: RefusableForm, task_id: int, by: Actor, at: datetime) -> None:
    facts = form.cleaned_data
    if not isinstance(form, DoneForm):
        reporting.report_done(task_id=task_id, on=facts["on"], proof="mark", reference="", by=by, at=at)
        return
    file = form.content()
    if file is not None and facts["reference"]:
        raise ProgrammeRefusedError(
            "value",
            "Vừa có số văn bản vừa có tệp: chỉ giữ một trong hai",
            "There is a symbol and a file: keep one of the two",
            field="file",
        )
    proof, reference = ("file", digest_of(*file)) if file else ("document", facts["reference"])
    reporting.report_done(
        task_id=task_id,
        on=facts["on"],
        proof="file" if proof == "file" else "document",
        reference=reference,
        by=by,
        at=at,
    )


def _hand_on(form: RefusableForm, task_id: int, by: Actor, at: datetime) -> None:
    facts = form.cleaned_data
    reporting.hand_on(
        task_id=task_id,
        area_id=facts["areas"],
        owner=Owner(facts["owner"]),
        reason=facts["text"],
        by=by,
        at=at,
    )


TAKEN: Mapping[Act, Callable[[RefusableForm, int, Actor, datetime], object]] = {
    Act.DONE: _report_done,
    Act.BLOCKED: lambda form, task_id, by, at: reporting.report_blocked(
        task_id=task_id,
        because=form.cleaned_data["text"],
        told=Owner(form.cleaned_data["told"]),
        by=by,
        at=at,
    ),
    Act.UNBLOCKED: lambda form, task_id, by, at: reporting.report_unblocked(task_id=task_id, by=by, at=at),
    Act.RETURNED: lambda form, task_id, by, at: reporting.send_back(
        task_id=task_id, reason=form.cleaned_data["text"], by=by, at=at
    ),
    Act.MOVED: lambda form, task_id, by, at: reporting.move_deadline(
        task_id=task_id,
        deadline=form.cleaned_data["deadline"],
        reason=form.cleaned_data["text"],
        by=by,
        at=at,
    ),
    Act.DROPPED: lambda form, task_id, by, at: reporting.drop(
        task_id=task_id, reason=form.cleaned_data["text"], by=by, at=at
    ),
    Act.HANDED_ON: _hand_on,
}
"""What each act does with its form."""


def _given(by: Actor, found: OneTask, forms: Forms, now: datetime) -> dict[str, object]:
    on, row = timezone.localdate(now), found.row
    places = areas(
        {row.area_id, row.given_in, *(one.area_id for one in found.acts if one.area_id is not None)}
    )
    place = places[row.area_id]
    return {
        "title": row.what,
        "task": row,
        "owner": f"{titled(place)} · {owner(row.role)}",
        "ended": place.valid_to if place.valid_to is not None and place.valid_to <= on else None,
        "given_in": titled(places[row.given_in]),
        "state": STATES[row.state],
        "when": when(row, on),
        "work": WORKS[row.work],
        "moved": row.first_deadline if row.first_deadline != row.deadline else None,
        "needs": [(one.id, one.what, STATES[one.state]) for one in found.needs],
        "obstacle": _said(found.obstacle) if found.obstacle else None,
        "acts": [_shown(one, {key: titled(value) for key, value in places.items()}) for one in found.acts],
        "forms": {act.value: form for act, form in forms.items()},
        "today": on,
    }


def _said(act: ActRow) -> dict[str, object]:
    return {"text": act.text, "told": owner(act.told), "on": act.on}


def _shown(act: ActRow, places: Mapping[int, str]) -> dict[str, object]:
    """An act in words: what, when, by which post, and what shows it."""
    more = []
    if act.deadline is not None:
        more.append(gettext("hạn mới %(day)s") % {"day": day(act.deadline)})
    if act.told:
        more.append(gettext("đề nghị %(post)s") % {"post": owner(act.told)})
    if act.area_id is not None:
        more.append(f"{places[act.area_id]} · {owner(act.role)}")
    return {
        "act": ACTS[act.act],
        "on": act.on,
        "post": act.post or gettext("hệ thống tự ghi theo chỉ số"),
        "proof": PROOFS[act.proof] if act.proof else "",
        "reference": act.reference,
        "more": " · ".join(more),
        "text": act.text,
    }
