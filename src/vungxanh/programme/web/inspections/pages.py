"""Inspections: the list, entering a visit, and one visit whose findings become work in place."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds, require
from vungxanh.areas.interface import AreaSummary, area, areas, communes_of, titled
from vungxanh.programme.actions.inspecting import ToMend, Visit, find, inspect
from vungxanh.programme.queries.inspections import (
    InspectionRow,
    OneInspection,
    inspection_list,
    one_inspection,
)
from vungxanh.programme.queries.owners import given_lately, roles_to_give
from vungxanh.programme.rules.inspections import Mending
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.lists import key_of
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.inspections.forms import FindingForm, VisitForm
from vungxanh.programme.web.inspections.words import MENDINGS
from vungxanh.programme.web.tasks.giving import shortened
from vungxanh.programme.web.tasks.words import owner
from vungxanh.ui.interface import Cell, Column, Table, day, figure, number, table

HERE = "tasks"


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The visits that the post sees, the newest first."""
    by = actor_of(request.user)
    found = inspection_list(by, on=timezone.localdate())
    places = areas({by.area_id, *(row.area_id for row in found)})
    still = sum(row.count(Mending.OPEN) for row in found)
    given = {
        "title": gettext("Kiểm tra, đôn đốc"),
        "place": titled(places[by.area_id]),
        "says": gettext("%(n)s cuộc kiểm tra, %(open)s phát hiện chưa khắc phục.")
        % {"n": number(len(found)), "open": number(still)},
        "table": _table(found, places),
        "may_enter": holds(by.role, Verb.ASSIGN_TASKS),
    }
    return page(request, "programme/inspections/list.html", given, here=HERE)


def _table(found: Iterable[InspectionRow], places: Mapping[int, AreaSummary]) -> Table:
    columns = [
        Column[InspectionRow](
            "noi",
            gettext("Nơi được kiểm tra"),
            lambda row: Cell(titled(places[row.area_id]), note=row.assignment[1] if row.assignment else ""),
        ),
        Column[InspectionRow]("ngay", gettext("Ngày"), lambda row: Cell(day(row.day), one=True)),
        Column[InspectionRow]("co-quan", gettext("Cơ quan kiểm tra"), lambda row: Cell(row.office)),
        Column[InspectionRow](
            "phat-hien", gettext("Phát hiện"), lambda row: figure(len(row.findings)), end=True
        ),
        Column[InspectionRow](
            "con", gettext("Chưa khắc phục"), lambda row: figure(row.count(Mending.OPEN)), end=True
        ),
    ]
    return table(
        found,
        columns,
        anchor="kiem-tra",
        caption=gettext("Cuộc kiểm tra, mới nhất trước"),
        href=lambda row: reverse("inspection", args=(row.id,)),
        empty=gettext("Chưa có cuộc kiểm tra nào."),
        stacked=True,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Enter a visit; what was found is added on its own page."""
    by, now = actor_of(request.user), timezone.now()
    on = timezone.localdate(now)
    require(by, Verb.ASSIGN_TASKS, area_id=by.area_id, on=on)
    own = area(by.area_id)
    units = (own, *communes_of(own.id, on)) if by.level == "province" else (own,)
    form = VisitForm(
        request.POST if request.method == "POST" else None,
        places=[(unit.id, titled(unit)) for unit in units],
        works=[(work, shortened(what)) for work, what in given_lately(by)],
        initial={"day": on, "area": own.id if len(units) == 1 else None},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        visit = Visit(
            office=facts["office"], area_id=facts["area"], day=facts["day"], assignment=facts["assignment"]
        )
        try:
            made = inspect(visit, by=by, at=now, key=key_of(request))
        except ProgrammeRefusedError as error:
            form.refuse(error)
        else:
            messages.success(request, gettext("Đã ghi cuộc kiểm tra: thêm từng phát hiện."))
            return redirect("inspection", inspection=made)
    given = {
        "title": gettext("Ghi cuộc kiểm tra"),
        "place": titled(own),
        "form": form,
        "key": key_of(request),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "programme/inspections/new.html", given, here=HERE, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, inspection: int) -> HttpResponse:
    """One visit; a finding is added by POST and becomes work where it has a deadline."""
    by, now = actor_of(request.user), timezone.now()
    found = one_inspection(by, inspection, on=timezone.localdate(now))
    posted = request.method == "POST"
    if posted and not found.may_add:
        raise Http404
    owners = [(one.value, owner(one.value)) for one in roles_to_give(by)]
    form = FindingForm(request.POST if posted else None, owners=owners) if found.may_add else None
    if posted and form is not None and form.is_valid() and _found(request, form, found, by, now):
        return redirect("inspection", inspection=inspection)
    given = _given(found) | {"form": form, "key": key_of(request)}
    return page(request, "programme/inspections/one.html", given, here=HERE, status=422 if posted else 200)


def _found(request: HttpRequest, form: FindingForm, found: OneInspection, by: Actor, now: datetime) -> bool:
    facts, to_mend = form.cleaned_data, None
    if facts["deadline"] is not None:
        to_mend = ToMend(owner=Owner(facts["owner"]), deadline=facts["deadline"], head=facts["head"])
    try:
        find(
            inspection=found.row.id,
            text=facts["text"],
            to_mend=to_mend,
            by=by,
            at=now,
            key=key_of(request),
        )
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    messages.success(request, gettext("Đã ghi phát hiện."))
    return True


def _given(found: OneInspection) -> dict[str, object]:
    row = found.row
    places = areas({row.area_id, row.held_in})
    return {
        "title": gettext("Kiểm tra %(place)s") % {"place": places[row.area_id].full_name},
        "row": row,
        "held_in": titled(places[row.held_in]),
        "says": gettext("%(all)s phát hiện, %(open)s chưa khắc phục, %(mended)s đã khắc phục.")
        % {
            "all": number(len(row.findings)),
            "open": number(row.count(Mending.OPEN)),
            "mended": number(row.count(Mending.MENDED)),
        },
        "findings": [
            {"number": one.number, "text": one.text, "work": one.work, "stands": MENDINGS[one.mending]}
            for one in row.findings
        ],
    }
