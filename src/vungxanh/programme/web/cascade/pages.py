"""How a document comes down: the duties of areas as table and map, their entry, and the gaps."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, may, require
from vungxanh.areas.interface import areas, communes_of, titled
from vungxanh.programme.actions.cascade import demand, tell_done
from vungxanh.programme.queries.cascade import Demanded, demanded, gaps
from vungxanh.programme.queries.directives import DirectiveView, directive
from vungxanh.programme.rules.cascade import Answer, Duty
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.cascade.drawing import duty_map, duty_table
from vungxanh.programme.web.cascade.forms import DemandForm, DoneForm
from vungxanh.programme.web.cascade.words import ANSWERS, DUTIES
from vungxanh.programme.web.forms import Options
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.ui.interface import day, number

HERE = "directives"


@require_safe
@of_programme
def cascade(request: HttpRequest, directive: int) -> HttpResponse:
    """What the post's areas owe the document, who has done it, and what is missing or contradicts."""
    by, on = actor_of(request.user), timezone.localdate()
    found, owed = _seen(by, directive), demanded(by, directive, on=on)
    missing = gaps(by, directive, on=on)
    names = areas({one.cell.owed.area for one in owed} | {low.area for low, _high, _named in missing.later})
    given = {
        "title": gettext("Triển khai %(named)s") % {"named": found.row.named},
        "found": found,
        "says": _says(owed),
        "table": duty_table(owed, names),
        "map": duty_map(owed, names),
        "gaps": missing,
        "later": [
            _later(titled(names[low.area]), str(DUTIES[low.duty]), (low.due, high.due), named)
            for low, high, named in missing.later
        ],
        "crossed": [_crossed(one) for one in missing.crossed],
        "may_demand": by.level == "province" and _may_write(by, found, on),
        "may_tell": holds(by.role, Verb.WRITE_DIRECTIVES) and bool(_open(owed)),
    }
    return page(request, "programme/cascade/cascade.html", given, here=HERE)


def _seen(by: Actor, number: int) -> DirectiveView:
    return directive(by, number)


def _may_write(by: Actor, found: DirectiveView, on: date) -> bool:
    return may(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=on)


def _says(owed: tuple[Demanded, ...]) -> str:
    counts = {answer: sum(one.cell.answer is answer for one in owed) for answer in Answer}
    said = "; ".join(f"{ANSWERS[one]}: {number(count)}" for one, count in counts.items() if count)
    return said[:1].upper() + said[1:] + "." if said else gettext("Chưa giao cho xã, phường nào.")


def _later(place: str, duty: str, days: tuple[date, date], named: str) -> str:
    said = gettext("%(place)s, %(duty)s: hạn %(here)s, muộn hơn hạn %(above)s của %(named)s")
    return said % {
        "place": place,
        "duty": duty,
        "here": day(days[0]),
        "above": day(days[1]),
        "named": named,
    }


def _crossed(one: tuple[str, date, str, date]) -> str:
    said = gettext("“%(first)s” phải xong trước “%(second)s” nhưng hạn %(late)s sau %(early)s")
    return said % {"first": one[0], "second": one[2], "late": day(one[1]), "early": day(one[3])}


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def give(request: HttpRequest, directive: int) -> HttpResponse:
    """Say which areas owe the document what, by when."""
    by, now = actor_of(request.user), timezone.now()
    on, found = timezone.localdate(now), _seen(by, directive)
    require(by, Verb.WRITE_DIRECTIVES, area_id=found.keeper, on=on)
    units = communes_of(by.area_id, on) if by.level == "province" else list(areas([by.area_id]).values())
    form = DemandForm(request.POST or None, areas=[(str(one.id), titled(one)) for one in units])
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            new = demand(
                directive=directive,
                duty=Duty(said["duty"]),
                areas=said["areas"],
                due=said["due"],
                by=by,
                at=now,
            )
            messages.success(request, gettext("Đã giao mới cho %(n)s xã, phường.") % {"n": number(new)})
            return redirect("cascade", directive)
        except ProgrammeRefusedError as error:
            form.refuse(error)
    given = {"title": gettext("Giao quán triệt, ban hành kế hoạch"), "found": found, "form": form}
    status = 422 if form.errors else 200
    return page(request, "programme/cascade/form.html", given, here=HERE, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def done(request: HttpRequest, directive: int) -> HttpResponse:
    """Say what shows that an area did what it owed."""
    by, now = actor_of(request.user), timezone.now()
    on, found = timezone.localdate(now), _seen(by, directive)
    form = DoneForm(request.POST or None, duties=_named(_open(demanded(by, directive, on=on))))
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            tell_done(duty=said["duty"], on=said["on"], reference=said["reference"], by=by, at=now)
            messages.success(request, gettext("Đã ghi."))
            return redirect("cascade", directive)
        except ProgrammeRefusedError as error:
            form.refuse(error)
    given = {"title": gettext("Ghi việc đã làm"), "found": found, "form": form}
    status = 422 if form.errors else 200
    return page(request, "programme/cascade/form.html", given, here=HERE, status=status)


def _open(owed: tuple[Demanded, ...]) -> list[Demanded]:
    """What nothing shows yet."""
    return [one for one in owed if one.cell.answer in {Answer.NOT_YET, Answer.MISSED}]


def _named(duties: list[Demanded]) -> Options:
    names = areas({one.cell.owed.area for one in duties})
    return [
        (str(one.number), f"{titled(names[one.cell.owed.area])} · {DUTIES[one.cell.owed.duty]}")
        for one in duties
    ]
