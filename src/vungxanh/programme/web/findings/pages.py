"""What the product asks of the post's areas; each question becomes a task by one button."""

from collections import Counter
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import actor_of
from vungxanh.areas.interface import areas, titled
from vungxanh.programme.actions.answering import give_for
from vungxanh.programme.queries.findings import Questions, questions
from vungxanh.programme.rules.contradictions import Contradiction
from vungxanh.programme.rules.findings import OF_COMMUNES, Question, Raised
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.forms import RefusableForm, day_field
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.ui.interface import day, number

HERE = "tasks"
MOST = 50
"""So many questions stand on the page: contradictions, for they are few, then the oldest of communes."""
DAYS = timedelta(14)
KINDS: Mapping[Raised, Promise] = {
    Raised.NO_GROUND: _("xét nghiệm không rõ căn cứ"),
    Raised.SILENT_MONTH: _("chưa gửi báo cáo tháng"),
    Raised.ENDING_SUSPICION: _("nghi vấn sắp hết hạn"),
    Raised.ASLEEP_MODEL: _("mô hình đang ngủ"),
    Raised.RESULT_DIFFERS: _("kết quả công bố khác kết quả tính được"),
    Raised.FIGURE_FAILS: _("số công bố không tính lại được"),
    Raised.LATER_DUTY: _("hạn muộn hơn văn bản trên"),
    Raised.CROSSED_WORK: _("việc chờ nhau ngược hạn"),
    Raised.DISPUTED_DATE: _("văn bản có nhiều ngày"),
    Raised.AGENCIES_DIFFER: _("hai cơ quan đếm khác nhau"),
}


class GiveForm(RefusableForm):
    """Which question, and by when it is to be answered."""

    raised = forms.ChoiceField(choices=[(one.value, one.value) for one in Raised], widget=forms.HiddenInput)
    area = forms.IntegerField(widget=forms.HiddenInput)
    reference = forms.RegexField(r"^[0-9a-f/-]{1,40}$", widget=forms.HiddenInput)
    deadline = day_field(_("Hạn"))


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The questions that wait, and the work that others have become."""
    by, now = actor_of(request.user), timezone.now()
    on, status, wrong = timezone.localdate(now), 200, ""
    if request.method == "POST":
        form = GiveForm(request.POST)
        if form.is_valid():
            facts = form.cleaned_data
            try:
                made = give_for(
                    kind=Raised(facts["raised"]),
                    area_id=facts["area"],
                    reference=facts["reference"],
                    deadline=facts["deadline"],
                    by=by,
                    at=now,
                )
            except ProgrammeRefusedError as error:
                form.refuse(error)
            else:
                messages.success(request, gettext("Đã giao việc cho %(n)s nơi.") % {"n": number(1)})
                return redirect("assignment", assignment=made)
        status = 422
        wrong = " ".join(str(error) for told in form.errors.values() for error in told)
    found = questions(by, on=on)
    shown = {
        "wrong": wrong,
        "today": on,
        "deadline": day(on + DAYS),
        **_given(found, request.GET.get("loai", "")),
    }
    return page(request, "programme/findings/list.html", shown, here=HERE, status=status)


def _given(found: Questions, kind: str) -> dict[str, Any]:
    """The questions as shown: of one kind where the address names it."""
    of_kind = [one for one in found.open if kind in ("", one.raised.value)]
    shown = sorted(of_kind, key=lambda one: one.raised in OF_COMMUNES)[:MOST]
    every = {one.area for one in shown} | {one.question[1] for one in found.answered}
    places = {number: titled(place) for number, place in areas(every).items()}
    says = gettext("%(n)s phát hiện chưa thành việc.") % {"n": number(len(found.open))}
    if len(shown) < len(of_kind):
        says += " " + gettext("Đang hiện %(n)s phát hiện.") % {"n": number(len(shown))}
    return {
        "title": gettext("Phát hiện cần thành việc"),
        "says": says,
        "kinds": _kinds(found, kind),
        "open": [
            {
                "kind": KINDS[one.raised],
                "raised": one.raised.value,
                "area": one.area,
                "place": places[one.area],
                "reference": one.reference,
                "says": one.about if isinstance(one, Contradiction) else one.asks,
                "sides": _sides(one),
            }
            for one in shown
        ],
        "answered": [
            {
                "assignment": one.assignment,
                "place": places[one.question[1]],
                "what": one.what,
                "stands": one.stands,
            }
            for one in found.answered[:MOST]
        ],
    }


def _sides(one: Question) -> list[tuple[str, str, str]]:
    """The two sides of a contradiction: what each says, where it comes from, and the page that opens it."""
    if not isinstance(one, Contradiction):
        return []
    return [
        (side.says, side.source, reverse(side.opens[0], args=side.opens[1:]) if side.opens else "")
        for side in (one.one, one.other)
    ]


def _kinds(found: Questions, kind: str) -> list[dict[str, object]]:
    """How many questions of each kind wait, to look at them alone."""
    counts = Counter(one.raised for one in found.open)
    return [
        {
            "label": str(label),
            "count": number(counts[raised]),
            "href": "" if raised.value == kind else f"?loai={raised.value}",
        }
        for raised, label in KINDS.items()
        if counts[raised]
    ]
