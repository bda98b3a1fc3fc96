"""The start "Có gì mới?", telling a new event, and what follows when it is saved."""

from collections.abc import Sequence
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.records.actions.recording import check, record
from vungxanh.records.queries.alike import alike
from vungxanh.records.queries.choosing import last_kinds, subjects_of
from vungxanh.records.queries.events import NoEventError
from vungxanh.records.queries.places import may_record
from vungxanh.records.rules.events.registry import GROUPS, KINDS
from vungxanh.records.rules.events.shape import Happened, Kind
from vungxanh.records.web.events.draft import SUBJECT, Draft
from vungxanh.records.web.events.flow import Doing, Step, begun
from vungxanh.records.web.events.frame import choosing, kind_of, of_events, summary
from vungxanh.records.web.events.words import said

LAST_PLACE, JUST_NOW = "noi-ghi", "vua-ghi"
"""What the session remembers: the last place, and the number of what was recorded last."""


@require_safe
@of_events
def start(request: HttpRequest) -> HttpResponse:
    """What happened? Every kind that the post may record: first those it used last, then by groups."""
    by = actor_of(request.user)
    last = request.session.get(LAST_PLACE, "")
    used = last_kinds(by, {by.area_id, *([int(last)] if last.isdecimal() else [])})
    rest = [(said(name), [kind for kind in of if kind.name not in used]) for name, of in GROUPS]
    groups = [(gettext("Vừa dùng"), [KINDS[name] for name in used]), *rest]
    shown = [
        (name, [_entry(kind) for kind in of if kind.screens and offered(by, kind)]) for name, of in groups
    ]
    given = {"title": gettext("Có gì mới?"), "groups": [one for one in shown if one[1]]}
    return render(request, "records/events/start.html", given)


def _entry(kind: Kind) -> tuple[str, str, bool]:
    return kind.slug, said(kind.label), kind.pasted


def offered(by: Actor, kind: Kind) -> bool:
    """Whether a post may record such events somewhere."""
    return holds(by.role, Verb(kind.recorded_by)) and (by.level == "province" or kind.recorded_at == by.level)


@require_http_methods(["GET", "HEAD", "POST"])
@of_events
def tell(request: HttpRequest, what: str) -> HttpResponse:
    """Tell a new event of a kind; what goes on with another is asked which one first."""
    by, now, kind = actor_of(request.user), timezone.now(), kind_of(what)
    if not offered(by, kind):
        raise NoEventError
    on = timezone.localdate(now)
    sent = request.POST if request.method == "POST" else begun(area=request.session.get(LAST_PLACE, ""))
    choices = choosing(by, kind, on=on, asked=sent.get("area", ""))
    draft = Draft(kind, choices, sent)
    if kind.follows and draft.subject is None:
        return _which(request, kind, [int(value) for value, _ in choices.own])
    return Step(request, draft, _doing(request, kind, by=by, at=now)).answer()


def _which(request: HttpRequest, kind: Kind, area_ids: Sequence[int]) -> HttpResponse:
    """Choose the subject whose life goes on."""
    found = [(str(one.subject), said(summary(one))) for one in subjects_of(area_ids, kind.follows)]
    shown = {"title": said(kind.label), "subjects": found, "key": str(begun()["khoa"]), "name": SUBJECT}
    return render(request, "records/events/which.html", shown)


def _doing(request: HttpRequest, kind: Kind, *, by: Actor, at: datetime) -> Doing:
    on = timezone.localdate(at)

    def checked(told: Happened) -> object:
        if not may_record(by, Verb(kind.recorded_by), area_id=told.area, on=on):
            raise NoEventError
        return check(told, by=by, on=on)

    def save(told: Happened, draft: Draft) -> HttpResponse:
        number = record(told, by=by, at=at, key=draft.key)
        request.session[LAST_PLACE] = str(told.area)
        return saved(request, number)

    def found(told: Happened) -> Sequence[tuple[str, str]]:
        return [(str(one.subject), said(summary(one))) for one in alike(by, told, on=on)]

    return Doing(title=said(kind.label), check=checked, save=save, alike=found, joint=joint_slug(kind))


def joint_slug(kind: Kind) -> str:
    """The address word of the kind that joins what another unit told, "" for none."""
    return KINDS[kind.joint].slug if kind.joint else ""


def saved(request: HttpRequest, number: int) -> HttpResponse:
    """To the register, with what was recorded and the way back for ten minutes."""
    request.session[JUST_NOW] = number
    return redirect("events")
