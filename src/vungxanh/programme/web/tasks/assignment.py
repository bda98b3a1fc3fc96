"""One assignment: what was given, who has done it, and the value of an indicator that closes it."""

from datetime import datetime
from fractions import Fraction
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, actor_of
from vungxanh.areas.interface import areas, titled
from vungxanh.indicators.interface import catalogue
from vungxanh.programme.actions.closing import Settled, set_closing, settle
from vungxanh.programme.models import ClosingValue
from vungxanh.programme.queries.closing import closing_target
from vungxanh.programme.queries.task import OneAssignment, one_assignment
from vungxanh.programme.rules.closing import CLOSES
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import FORBIDDEN, Comparison, Measure
from vungxanh.programme.rules.tasks import MARK_ONLY, State
from vungxanh.programme.web.forms import PLAIN, RefusableForm, day_field, listed, offer
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.targets.words import COMPARISONS, MEASURES, indicator_name, value_text
from vungxanh.programme.web.tasks.lists import HERE, task_table
from vungxanh.programme.web.tasks.words import WORKS
from vungxanh.ui.interface import number, text_of


class ClosingForm(RefusableForm):
    """The indicator whose value closes the work, how it is compared, and until which day it counts."""

    indicator = forms.ChoiceField(label=_("Chỉ số"))
    measure = forms.ChoiceField(label=_("Đo bằng"))
    comparison = forms.ChoiceField(label=_("So sánh"))
    value = forms.DecimalField(
        label=_("Mức"),
        help_text=_("số thuần, như 20 hoặc 0,5"),
        max_digits=12,
        decimal_places=2,
        localize=False,
        widget=forms.TextInput(attrs={**PLAIN, "size": 10, "inputmode": "decimal"}),
    )
    cut_off = day_field(_("Ngày chốt"), hint=_("ngày cuối được tính, như 14/12/2026"))

    def __init__(self, data: Any = None, **named: Any) -> None:  # noqa: ANN401
        if data is not None and "value" in data:
            data = data.copy()
            data["value"] = data["value"].replace(",", ".")
        super().__init__(data, **named)
        every = catalogue(timezone.localdate()).items()
        names = {code: f"{code} · {text_of(made)}" for code, made in every}
        measures = {one: words for one, words in MEASURES.items() if one in CLOSES}
        for name, words in (("indicator", names), ("measure", measures), ("comparison", COMPARISONS)):
            offer(self, **{name: listed(words)})


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def assignment(request: HttpRequest, assignment: int) -> HttpResponse:
    """What was given and who has done it, in words; whoever gave it lets an indicator close it."""
    by, now = actor_of(request.user), timezone.now()
    found = one_assignment(by, assignment, on=timezone.localdate(now))
    posted = request.method == "POST"
    closes = found.may_steer and found.closing is None and found.work not in MARK_ONLY
    form = ClosingForm(request.POST if posted else None) if closes else None
    if posted:
        if form is None:
            _say(request, settle(assignment=assignment, by=by, at=now))
            return redirect("assignment", assignment=assignment)
        if form.is_valid() and _set(request, form, assignment, by, now):
            return redirect("assignment", assignment=assignment)
    given = _given(by, found, now) | {"form": form, "forbidden": sorted(FORBIDDEN)}
    return page(request, "programme/tasks/assignment.html", given, here=HERE, status=422 if posted else 200)


def _set(request: HttpRequest, form: ClosingForm, assignment: int, by: Actor, now: datetime) -> bool:
    facts = form.cleaned_data
    try:
        done = set_closing(
            assignment=assignment,
            indicator=facts["indicator"],
            measure=Measure(facts["measure"]),
            comparison=Comparison(facts["comparison"]),
            value=Fraction(facts["value"]),
            cut_off=facts["cut_off"],
            by=by,
            at=now,
        )
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    _say(request, done)
    return True


def _say(request: HttpRequest, done: Settled) -> None:
    said = gettext("Đã đối chiếu chỉ số: %(closed)s việc tự khép, %(reopened)s việc mở lại.")
    messages.success(request, said % {"closed": number(done.closed), "reopened": number(done.reopened)})


def _given(by: Actor, found: OneAssignment, now: datetime) -> dict[str, object]:
    on = timezone.localdate(now)
    places = areas({found.given_in, *(row.area_id for row in found.rows)})
    says = gettext("%(done)s/%(all)s nơi đã xong, %(late)s quá hạn, %(blocked)s vướng mắc.") % {
        "done": number(found.count(State.DONE, State.DONE_LATE)),
        "all": number(len(found.rows)),
        "late": number(found.count(State.OVERDUE)),
        "blocked": number(found.count(State.BLOCKED)),
    }
    return {
        "title": found.what,
        "found": found,
        "work": WORKS[found.work],
        "given_in": titled(places[found.given_in]),
        "says": says,
        "closing": _closing(found.closing, found.given_in),
        "inspection": found.inspection,
        "today": on,
        "table": task_table(found.rows, places, by, on=on),
    }


def _closing(row: ClosingValue | None, area_id: int) -> dict[str, object] | None:
    if row is None:
        return None
    target = closing_target(row, area_id)
    return {"indicator": indicator_name(target), "value": value_text(target), "cut_off": target.cut_off}
