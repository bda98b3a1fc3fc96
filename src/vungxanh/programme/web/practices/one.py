"""One practice: where it was tried, what changed meanwhile, who has adopted it, and what was corrected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, areas, titled
from vungxanh.programme.actions import practices as actions
from vungxanh.programme.queries.directives import NoDirectiveError, seen
from vungxanh.programme.queries.practices import PracticeRow, TrialRow, one_practice
from vungxanh.programme.rules.practices import Reading, Span
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.forms import RefusableForm
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.practices import amending, words
from vungxanh.programme.web.practices.choices import places_of
from vungxanh.programme.web.practices.forms import AdoptForm, EndForm, TryForm
from vungxanh.programme.web.targets.words import BREAKS
from vungxanh.ui.interface import day, withheld

HERE = "practices"
TRY, ADOPT, END_TRIAL, END_ADOPTION = "thu", "ap-dung", "het-thu", "het-ap-dung"
Forms = dict[str, RefusableForm]
Facts = Mapping[str, Any]


@dataclass(frozen=True)
class Doing:
    """What a POST on the page does with its form."""

    by: Actor
    at: datetime
    found: PracticeRow
    part: int


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, practice: int) -> HttpResponse:
    """One practice; each thing that is done is a POST that says which."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    found = one_practice(by, practice, on=on)
    made, status = _forms(request, by, found, on), 200
    if request.method == "POST":
        if _done(request, by, now, found, made):
            return redirect("practice", practice=practice)
        status = 422
    corrects = [
        (name, made[name], opens)
        for name, opens in (
            (amending.WORDS, gettext("Sửa tên, nội dung, ngày đề xuất")),
            (amending.SORTS, gettext("Sửa loại việc, chỉ số, văn bản")),
        )
        if name in made
    ]
    given = {**_given(by, found, on), "forms": made, "corrects": corrects}
    return page(request, "programme/practices/one.html", given, here=HERE, status=status)


def _forms(request: HttpRequest, by: Actor, found: PracticeRow, on: date) -> Forms:
    """The form of everything that the post may do here; the one that was sent carries what was sent."""
    made: Forms = {}
    asked = request.POST.get("viec", "")

    def add(name: str, form: Callable[..., RefusableForm], **given: object) -> None:
        made[name] = form(request.POST if asked == name else None, auto_id=f"{name}-%s", **given)

    if holds(by.role, Verb.KEEP_RESOURCES):
        places = places_of(by, on)
        add(TRY, TryForm, places=places, initial={"area": by.area_id, "indicator": found.aim})
        add(ADOPT, AdoptForm, places=places, initial={"area": by.area_id})
    amending.add_forms(add, found, by=by, on=on)
    for name, rows in ((END_TRIAL, found.trials), (END_ADOPTION, found.adoptions)):
        for row in rows:
            if row.mine:
                add(f"{name}-{row.id}", EndForm)
    return made


def _done(request: HttpRequest, by: Actor, now: datetime, found: PracticeRow, made: Forms) -> bool:
    """Do what was sent; False where its form says what is wrong. Http404 for what the post may not do."""
    asked = request.POST.get("viec", "")
    form = made.get(asked)
    if form is None:
        raise Http404(asked)
    if not form.is_valid():
        return False
    name, _, part = asked.rpartition("-") if asked[-1].isdecimal() else (asked, "", "0")
    try:
        DOINGS[name](Doing(by, now, found, int(part)), form.cleaned_data)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    messages.success(request, gettext("Đã lưu."))
    return True


def _amend(doing: Doing, facts: Facts) -> None:
    amending.take(doing.found, facts, by=doing.by, at=doing.at)


def _try(doing: Doing, facts: Facts) -> None:
    actions.begin_trial(
        practice=doing.found.id,
        area=facts["area"],
        indicator=facts["indicator"],
        span=Span(begins=facts["begins"], until=facts["until"]),
        by=doing.by,
        at=doing.at,
    )


def _adopt(doing: Doing, facts: Facts) -> None:
    actions.adopt(
        practice=doing.found.id,
        area=facts["area"],
        span=Span(begins=facts["begins"], until=facts["until"]),
        by=doing.by,
        at=doing.at,
    )


def _end_trial(doing: Doing, facts: Facts) -> None:
    practice, until = doing.found.id, facts["until"]
    actions.end_trial(practice=practice, trial=doing.part, until=until, by=doing.by, at=doing.at)


def _end_adoption(doing: Doing, facts: Facts) -> None:
    practice, until = doing.found.id, facts["until"]
    actions.end_adoption(practice=practice, adoption=doing.part, until=until, by=doing.by, at=doing.at)


DOINGS: Mapping[str, Callable[[Doing, Facts], None]] = {
    TRY: _try,
    ADOPT: _adopt,
    END_TRIAL: _end_trial,
    END_ADOPTION: _end_adoption,
    amending.WORDS: _amend,
    amending.SORTS: _amend,
}
"""What is done, by the word of the button."""


def _given(by: Actor, found: PracticeRow, on: date) -> dict[str, object]:
    places = areas({found.area, *(one.area for one in found.trials), *(one.area for one in found.adoptions)})
    return {
        "title": found.title,
        "found": found,
        "work": words.WORKS[found.work],
        "audience": words.AUDIENCES[found.audience],
        "aim": words.indicator_name(found.aim, on),
        "area": titled(places[found.area]),
        "directive": _document(by, found.directive),
        "history": amending.history(found, by=by, on=on),
        "trials": [_trial(one, places, on) for one in found.trials],
        "adoptions": [
            {
                "area": titled(places[one.area]),
                "span": words.span_text(one.span),
                "form": f"{END_ADOPTION}-{one.id}" if one.mine else "",
            }
            for one in found.adoptions
        ],
    }


def _document(by: Actor, number: int | None) -> str:
    """How the document is called that the practice comes from; "" without one, or where it is not seen."""
    if number is None:
        return ""
    try:
        return str(seen(by, number))
    except NoDirectiveError:
        return ""


def _trial(one: TrialRow, places: Mapping[int, AreaSummary], on: date) -> dict[str, object]:
    """A trial in words: what was measured before, during and after, what changed here and elsewhere."""
    course = one.course
    share = course.before is not None and course.before.whole is not None
    said = {
        "area": titled(places[one.area]),
        "span": words.span_text(one.span),
        "indicator": words.indicator_name(one.indicator, on),
        "form": f"{END_TRIAL}-{one.id}" if one.mine else "",
        "shown": one.shown,
        "withheld": withheld(),
        "readings": [
            (label, words.reading_text(reading), _days(reading))
            for label, reading in (
                (gettext("Trước"), course.before),
                (gettext("Trong lúc làm thử"), course.during),
                (gettext("Sau"), course.after),
            )
        ],
        "break": BREAKS.get(course.series_break, ""),
    }
    changes = [(gettext("ở nơi làm thử"), words.change_text(course.change, share=share))]
    if one.province is not None and one.others is not None:
        changes.append((gettext("cả tỉnh"), words.change_text(one.province.change, share=share)))
        changes.append((gettext("các xã khác cộng lại"), words.beside_text(one.others, share=share)))
    return said | {"changes": changes}


def _days(reading: Reading | None) -> str:
    if reading is None:
        return ""
    if reading.start == reading.as_of:
        return gettext("ngày %(day)s") % {"day": day(reading.as_of)}
    return f"{day(reading.start)}–{day(reading.as_of)}"
