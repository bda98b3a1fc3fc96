"""One conference: points that count live, papers, minutes, decisions that become tasks; its folder."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, actor_of
from vungxanh.areas.interface import AreaSummary, area, areas, communes_of, titled
from vungxanh.programme.actions import conferences as actions
from vungxanh.programme.models import ConferencePaper
from vungxanh.programme.queries.conferences import OneConference, PointRow, one_conference
from vungxanh.programme.queries.directives import directives
from vungxanh.programme.queries.owners import places_with, roles_to_give
from vungxanh.programme.rules.conferences import Does
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import State
from vungxanh.programme.web.conferences import correcting, forms
from vungxanh.programme.web.conferences.lists import HERE, key_of
from vungxanh.programme.web.conferences.words import DOES, KINDS, REASONS, counted, hours, share
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.tasks.words import owner
from vungxanh.ui.interface import number

Forms = dict[str, RefusableForm]
COUNT = "dem"


@dataclass(frozen=True)
class Doing:
    """What a POST on the page does with its form."""

    request: HttpRequest
    by: Actor
    at: datetime
    found: OneConference

    @property
    def number(self) -> int:
        """The conference."""
        return self.found.row.id


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, conference: int) -> HttpResponse:
    """One conference; each thing that is done is a POST that says which."""
    by, now = actor_of(request.user), timezone.now()
    found = one_conference(by, conference, on=timezone.localdate(now))
    doing = Doing(request, by, now, found)
    made = _forms(doing)
    status = 200
    if request.method == "POST":
        if _done(doing, made):
            return redirect("conference", conference=conference)
        status = 422
    given = {**_given(found), "forms": made, "corrects": _corrects(made), "key": key_of(request)}
    return page(request, "programme/conferences/one.html", given, here=HERE, status=status)


def _forms(doing: Doing) -> Forms:
    """The form of everything that the post may do here; the one that was sent carries what was sent."""
    request, made = doing.request, dict[str, RefusableForm]()
    asked = request.POST.get("viec", "") if request.method == "POST" else ""

    def add(name: str, form: Callable[..., RefusableForm], **given: object) -> None:
        made[name] = form(request.POST if asked == name else None, auto_id=f"{name}-%s", **given)

    for row in doing.found.points:
        if row.mine:
            initial = {**row.point.absent, "present": row.point.present}
            add(f"{COUNT}-{row.id}", forms.CountForm, initial=initial)
    if doing.found.may_hold:
        add("van-ban", forms.AboutForm, directives=[(one.id, one.named) for one in directives(doing.by)])
        add("diem-cau", forms.PointsForm, places=_places(doing))
        add("chuong-trinh", forms.AgendaForm)
        add("tai-lieu", forms.PaperForm)
        add("bien-ban", forms.MinutesForm)
        owners = [(one.value, owner(one.value)) for one in roles_to_give(doing.by)]
        decided = {"decided_on": max(doing.found.row.day, timezone.localdate(doing.at))}
        add("ket-luan", forms.DecideForm, owners=owners, places=_places(doing), initial=decided)
        correcting.add_forms(add, doing.found, _names(doing.found))
    return made


def _corrects(made: Forms) -> list[tuple[str, RefusableForm, str, str]]:
    """The forms that correct: the word of the button, the form, what opens it and what the button says."""
    words = {
        correcting.CORRECT: (gettext("Đính chính tên, ngày, giờ, chủ trì"), gettext("Lưu đính chính")),
        correcting.LEAVE_OUT: (gettext("Bỏ một điểm cầu ghi nhầm"), gettext("Bỏ điểm cầu")),
        correcting.CANCEL: (gettext("Huỷ hội nghị"), gettext("Huỷ hội nghị này")),
    }
    return [(name, made[name], *said) for name, said in words.items() if name in made]


def _names(found: OneConference) -> dict[int, str]:
    """The names of every area that the page tells of."""
    changed = {one.area_id for one in found.changes if one.area_id is not None}
    every = areas({found.row.held_in, *(one.point.area for one in found.points), *changed})
    return {number: titled(place) for number, place in every.items()}


def _places(doing: Doing) -> list[tuple[int, str]]:
    """Where a point can be: the own area, and for the province every commune."""
    own = area(doing.by.area_id)
    units: Sequence[AreaSummary] = (own,)
    if doing.by.level == "province":
        units = (own, *communes_of(own.id, doing.found.row.day))
    return [(unit.id, titled(unit)) for unit in units]


def _done(doing: Doing, made: Forms) -> bool:
    """Do what was sent; False where its form says what is wrong. Http404 for what the post may not do."""
    asked = doing.request.POST.get("viec", "")
    form = made.get(asked)
    if form is None:
        raise Http404(asked)
    if not form.is_valid():
        return False
    try:
        DOINGS[asked.partition("-")[0] if asked.startswith(f"{COUNT}-") else asked](doing, form)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    messages.success(doing.request, gettext("Đã lưu."))
    return True


def _count(doing: Doing, form: RefusableForm) -> None:
    assert isinstance(form, forms.CountForm)  # noqa: S101 (the table below ties it to this)
    actions.count(
        conference=doing.number,
        point=int(doing.request.POST["viec"].removeprefix(f"{COUNT}-")),
        present=form.cleaned_data["present"],
        absent=form.absent(),
        by=doing.by,
        at=doing.at,
    )


def _about(doing: Doing, form: RefusableForm) -> None:
    facts = form.cleaned_data
    actions.relate(
        conference=doing.number,
        directive=facts["directive"],
        does=Does(facts["does"]),
        by=doing.by,
        at=doing.at,
    )


def _summon(doing: Doing, form: RefusableForm) -> None:
    assert isinstance(form, forms.PointsForm)  # noqa: S101 (the table below ties it to this)
    actions.summon(
        conference=doing.number,
        area_ids=form.chosen(),
        summoned=form.cleaned_data["summoned"],
        reason=form.cleaned_data["reason"],
        by=doing.by,
        at=doing.at,
    )


def _paper(sort: str) -> Callable[[Doing, RefusableForm], None]:
    def add(doing: Doing, form: RefusableForm) -> None:
        facts = form.cleaned_data
        actions.add_paper(
            conference=doing.number,
            sort=sort,
            title=facts.get("title", ""),
            office=facts.get("office", ""),
            text=facts.get("text", ""),
            by=doing.by,
            at=doing.at,
        )

    return add


def _decide(doing: Doing, form: RefusableForm) -> None:
    facts = form.cleaned_data
    following = None
    if facts["deadline"] is not None:
        chosen = Owner(facts["owner"])
        following = actions.Following(
            owner=chosen, area_ids=_wanted(doing, chosen, facts["areas"]), deadline=facts["deadline"]
        )
    actions.decide(
        conference=doing.number,
        text=facts["text"],
        decided_on=facts["decided_on"],
        signatory=facts["signatory"],
        following=following,
        by=doing.by,
        at=doing.at,
        key=key_of(doing.request),
    )


def _wanted(doing: Doing, chosen: Owner, area_id: int | None) -> list[int]:
    """The areas of a decision's work: the one that was chosen, else every point where the post is."""
    if area_id:
        return [area_id]
    held = {place.id for place in places_with(doing.by, chosen, on=timezone.localdate(doing.at))}
    return [row.point.area for row in doing.found.points if row.point.area in held]


def _correct(name: str) -> Callable[[Doing, RefusableForm], None]:
    def do(doing: Doing, form: RefusableForm) -> None:
        correcting.do(name, form, conference=doing.number, by=doing.by, at=doing.at)

    return do


DOINGS: Mapping[str, Callable[[Doing, RefusableForm], None]] = {
    COUNT: _count,
    "van-ban": _about,
    "diem-cau": _summon,
    "chuong-trinh": _paper(ConferencePaper.AGENDA),
    "tai-lieu": _paper(ConferencePaper.PAPER),
    "bien-ban": _paper(ConferencePaper.MINUTES),
    "ket-luan": _decide,
    **{name: _correct(name) for name in (correcting.CORRECT, correcting.LEAVE_OUT, correcting.CANCEL)},
}
"""What is done, by the word of the button."""


def _given(found: OneConference) -> dict[str, object]:
    row, names = found.row, _names(found)
    return {
        "title": row.title,
        "row": row,
        "kind": KINDS[row.kind],
        "held_in": names[row.held_in],
        "hours": hours(row.begins, row.ends),
        "share": share(row.attendance),
        "counted": counted(row.attendance),
        "about": [(number, named, DOES[does]) for number, named, does in found.about],
        "points": [_point(one, names[one.point.area]) for one in found.points],
        "agenda": found.agenda,
        "papers": found.papers,
        "minutes": found.minutes,
        "decisions": [
            {
                "number": one.number,
                "text": one.text,
                "decided_on": one.decided_on,
                "signatory": one.signatory,
                "work": [(work, _stands(states)) for work, _what, states in one.work],
            }
            for one in found.decisions
        ],
        "changes": [correcting.told(one, names) for one in found.changes],
        "may_hold": found.may_hold,
    }


def _stands(states: Mapping[State, int]) -> str:
    return gettext("%(done)s/%(all)s nơi đã xong, %(late)s quá hạn") % {
        "done": number(states[State.DONE] + states[State.DONE_LATE]),
        "all": number(sum(states.values())),
        "late": number(states[State.OVERDUE]),
    }


def _point(one: PointRow, name: str) -> dict[str, object]:
    """A point in words: who was summoned, who came, why others did not."""
    said = ", ".join(f"{REASONS[code]} {number(times)}" for code, times in one.point.absent.items() if times)
    missing = one.point.missing
    return {
        "form": f"{COUNT}-{one.id}",
        "mine": one.mine,
        "name": name,
        "summoned": number(one.point.summoned),
        "present": number(one.point.present),
        "known": one.point.present is not None,
        "missing": number(missing),
        "reasons": said,
        "unexplained": number(one.point.unexplained) if one.point.unexplained else "",
    }


@require_safe
@of_programme
def folder(request: HttpRequest, conference: int) -> HttpResponse:
    """The folder of a conference, to print: agenda, papers, points, minutes, decisions."""
    found = one_conference(actor_of(request.user), conference, on=timezone.localdate())
    return page(request, "programme/conferences/folder.html", _given(found), here=HERE)
