"""One agreement: its parties, meetings whose decisions become tasks, and joint work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, actor_of
from vungxanh.areas.interface import AreaSummary, province_of
from vungxanh.programme.actions import agreements as actions
from vungxanh.programme.queries.agreements import MeetingRow, OneAgreement, WorkRow, one_agreement
from vungxanh.programme.queries.directives import NoDirectiveError, seen
from vungxanh.programme.rules.agreements import Place
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import State
from vungxanh.programme.web.agreements import forms, words
from vungxanh.programme.web.agreements.choices import others_of
from vungxanh.programme.web.agreements.lists import HERE, stands
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.practices.words import span_text
from vungxanh.ui.interface import day, number

PARTY, MEET, CAME, WORK, END = "ben", "hop", "so-du", "viec-chung", "het-han"
Forms = dict[str, RefusableForm]


@dataclass(frozen=True)
class Doing:
    """What a POST on the page does with its form."""

    request: HttpRequest
    by: Actor
    at: datetime
    found: OneAgreement

    @property
    def home(self) -> int:
        """The post's province, which names of communes leave out."""
        return province_of([self.by.area_id])[self.by.area_id]

    @property
    def whose(self) -> dict[str, Any]:
        """The agreement, who does it and when, as the actions want it."""
        return {"agreement": self.found.row.id, "by": self.by, "at": self.at}


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, agreement: int) -> HttpResponse:
    """One agreement; each thing that is done is a POST that says which."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    found = one_agreement(by, agreement, on=on)
    doing = Doing(request, by, now, found)
    places = words.places_of([found.row])
    made, status = _forms(doing, places, on), 200
    if request.method == "POST":
        if _done(doing, made):
            return redirect("agreement", agreement=agreement)
        status = 422
    given = {**_given(doing, places, on), "forms": made, "key": key_of(request)}
    return page(request, "programme/agreements/one.html", given, here=HERE, status=status)


def _forms(doing: Doing, places: Mapping[int, AreaSummary], on: date) -> Forms:
    """The form of everything that the post may do here; the one that was sent carries what was sent."""
    request, found, made = doing.request, doing.found, Forms()
    asked = request.POST.get("viec", "")

    def add(name: str, form: Callable[..., RefusableForm], **given: object) -> None:
        made[name] = form(request.POST if asked == name else None, auto_id=f"{name}-%s", **given)

    if found.may_meet:
        add(MEET, forms.MeetForm, initial={"day": on})
        for row in found.meetings:
            if row.seen and row.cancelled_on is None:
                first = {"summoned": row.summoned, "present": row.present}
                add(f"{CAME}-{row.id}", forms.CameForm, initial=first)
    if found.mine:
        named = [(pk, words.party_name(found.row.parties[pk], places, doing.home)) for pk in found.mine]
        add(WORK, forms.WorkForm, parties=named)
    if found.may_keep:
        add(PARTY, forms.OtherForm, others=others_of(doing.by, on))
        add(END, forms.EndForm, initial={"until": found.row.span.until})
    return made


def _done(doing: Doing, made: Forms) -> bool:
    """Do what was sent; False where its form says what is wrong. Http404 for what the post may not do."""
    asked = doing.request.POST.get("viec", "")
    form = made.get(asked)
    if form is None:
        raise Http404(asked)
    if not form.is_valid():
        return False
    try:
        DOINGS[CAME if asked.startswith(f"{CAME}-") else asked](doing, form)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    messages.success(doing.request, gettext("Đã lưu."))
    return True


def _party(doing: Doing, form: RefusableForm) -> None:
    # The table of forms gives PARTY this one.
    actions.add_party(party=cast("forms.OtherForm", form).other_party(), **doing.whose)


def _meet(doing: Doing, form: RefusableForm) -> None:
    facts = form.cleaned_data
    told = actions.Met(
        title=facts["title"],
        chair=facts["chair"],
        day=facts["day"],
        place=Place(facts["place"]),
        begins=facts["hours"][0],
        ends=facts["hours"][1],
    )
    actions.meet(told, key=key_of(doing.request), **doing.whose)


def _came(doing: Doing, form: RefusableForm) -> None:
    meeting = int(doing.request.POST["viec"].removeprefix(f"{CAME}-"))
    actions.count_meeting(meeting=meeting, **form.cleaned_data, **doing.whose)


def _work(doing: Doing, form: RefusableForm) -> None:
    actions.share_work(key=key_of(doing.request), **form.cleaned_data, **doing.whose)


def _end(doing: Doing, form: RefusableForm) -> None:
    actions.end(until=form.cleaned_data["until"], **doing.whose)


DOINGS: Mapping[str, Callable[[Doing, RefusableForm], None]] = {
    PARTY: _party,
    MEET: _meet,
    CAME: _came,
    WORK: _work,
    END: _end,
}
"""What is done, by the word of the button."""


def _given(doing: Doing, places: Mapping[int, AreaSummary], on: date) -> dict[str, object]:
    row = doing.found.row
    return {
        "title": row.title,
        "row": row,
        "sort": words.SORTS[row.sort],
        "span": span_text(row.span),
        "stands": stands(row, on),
        "directive": _document(doing.by, row.directive),
        "parties": [
            (words.party_name(one, places, doing.home), words.gone(one, places, on))
            for one in row.parties.values()
        ],
        "meetings": [
            {
                "row": one,
                "place": words.PLACES[one.place],
                "came": came(one),
                "form": f"{CAME}-{one.id}",
            }
            for one in doing.found.meetings
        ],
        "works": [(one, day(one.deadline), _stands(one)) for one in doing.found.works],
    }


def came(one: MeetingRow) -> str:
    """How many came to a meeting, or that it was cancelled."""
    if one.cancelled_on is not None:
        return gettext("đã huỷ ngày %(day)s") % {"day": day(one.cancelled_on)}
    return words.attendance(one.summoned, one.present)


def _document(by: Actor, directive: int | None) -> str:
    """How the document is called that the agreement carries out; "" without one, or where it is not seen."""
    try:
        return "" if directive is None else str(seen(by, directive))
    except NoDirectiveError:
        return ""


def _stands(one: WorkRow) -> str:
    if not one.stands:
        return gettext("việc của bên khác")
    return gettext("%(done)s/%(all)s nơi đã xong, %(late)s quá hạn") % {
        "done": number(one.stands[State.DONE] + one.stands[State.DONE_LATE]),
        "all": number(sum(one.stands.values())),
        "late": number(one.stands[State.OVERDUE]),
    }
