"""The list of conferences, and calling one."""

from collections.abc import Iterable, Mapping
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from vungxanh.access.interface import Verb, actor_of, holds, require
from vungxanh.areas.interface import AreaSummary, area, areas, titled
from vungxanh.programme.actions.conferences import Called, call
from vungxanh.programme.queries.conferences import ConferenceRow, conference_list
from vungxanh.programme.rules.conferences import Kind
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.forms import CallForm
from vungxanh.programme.web.conferences.published import published_table
from vungxanh.programme.web.conferences.words import KINDS, counted, hours, share
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

HERE = "conferences"


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The conferences that the post sees, the newest first."""
    by, on = actor_of(request.user), timezone.localdate()
    asked = request.GET.get("van-ban", "")
    directive = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else None
    found = conference_list(by, on=on, directive_id=directive)
    places = areas({by.area_id, *(row.held_in for row in found)})
    given = {
        "title": gettext("Hội nghị"),
        "place": titled(places[by.area_id]),
        "says": gettext("%(n)s hội nghị.") % {"n": number(len(found))},
        "table": _table(found, places),
        "published": published_table(by, directive),
        "may_call": holds(by.role, Verb.HOLD_CONFERENCES),
        "may_read": holds(by.role, Verb.WRITE_DIRECTIVES),
    }
    return page(request, "programme/conferences/list.html", given, here=HERE)


def _table(found: Iterable[ConferenceRow], places: Mapping[int, AreaSummary]) -> Table:
    columns = [
        Column[ConferenceRow](
            "hoi-nghi", gettext("Hội nghị"), lambda row: Cell(row.title, note=str(KINDS[row.kind]))
        ),
        Column[ConferenceRow](
            "ngay",
            gettext("Ngày"),
            lambda row: Cell(day(row.day), note=hours(row.begins, row.ends), one=True),
        ),
        Column[ConferenceRow](
            "noi", gettext("Nơi tổ chức"), lambda row: Cell(titled(places[row.held_in]), note=row.chair)
        ),
        Column[ConferenceRow](
            "du",
            gettext("Dự họp"),
            _attended,
        ),
    ]
    return table(
        found,
        columns,
        anchor="hoi-nghi",
        caption=gettext("Hội nghị, mới nhất trước"),
        href=lambda row: reverse("conference", args=(row.id,)),
        empty=gettext("Chưa có hội nghị nào."),
        stacked=True,
    )


def _attended(row: ConferenceRow) -> Cell:
    if row.cancelled_on is not None:
        return Cell(gettext("đã huỷ ngày %(day)s") % {"day": day(row.cancelled_on)})
    found = row.attendance
    return Cell(share(found), note=counted(found), unknown=found.share is None)


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def new(request: HttpRequest) -> HttpResponse:
    """Call a conference; its points, papers and documents are added on its own page."""
    by, now = actor_of(request.user), timezone.now()
    require(by, Verb.HOLD_CONFERENCES, area_id=by.area_id, on=timezone.localdate(now))
    form = CallForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        told = Called(
            kind=Kind(facts["kind"]),
            title=facts["title"],
            chair=facts["chair"],
            day=facts["day"],
            begins=facts["hours"][0],
            ends=facts["hours"][1],
        )
        try:
            made = call(told, by=by, at=now, key=key_of(request))
        except ProgrammeRefusedError as error:
            form.refuse(error)
        else:
            messages.success(request, gettext("Đã lập hội nghị: thêm điểm cầu, chương trình, tài liệu."))
            return redirect("conference", conference=made)
    given = {
        "title": gettext("Lập hội nghị"),
        "place": titled(area(by.area_id)),
        "form": form,
        "key": key_of(request),
    }
    status = 422 if request.method == "POST" else 200
    return page(request, "programme/conferences/new.html", given, here=HERE, status=status)


def key_of(request: HttpRequest) -> UUID:
    """The key of the form that was sent, else a new one: sending it twice records once."""
    try:
        return UUID(request.POST.get("khoa", ""))
    except ValueError:
        return uuid4()
