"""Conferences that others held, as their published sources tell them."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from vungxanh.access.interface import Actor, actor_of
from vungxanh.areas.interface import AreaSummary, areas, titled
from vungxanh.programme.actions.published import withdraw_published
from vungxanh.programme.queries.published import (
    OnePublished,
    PublishedRow,
    one_published,
    published_conferences,
)
from vungxanh.programme.rules.published import PublishedPoint, Said
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.web.conferences.published_forms import WithdrawForm
from vungxanh.programme.web.conferences.words import DOES, KINDS, share
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.words import SORTS, partial_day
from vungxanh.ui.interface import Cell, Column, Table, number, table

HERE = "conferences"


@require_http_methods(["GET", "HEAD", "POST"])
@of_programme
def one(request: HttpRequest, conference: int) -> HttpResponse:
    """One published conference: what its source prints, and which own documents are modelled on its ones.

    Whoever keeps the entry withdraws it here by a POST.
    """
    by, now = actor_of(request.user), timezone.now()
    found = one_published(by, conference, on=timezone.localdate(now))
    form, status = WithdrawForm(request.POST or None) if found.mine else None, 200
    if request.method == "POST":
        if form is None:
            raise Http404
        if _withdrawn(form, conference, by, now):
            messages.success(request, gettext("Đã rút lại: hội nghị không còn trong danh sách."))
            return redirect("conference-published", conference=conference)
        status = 422
    given = {**_given(found), "form": form}
    return page(request, "programme/conferences/published.html", given, here=HERE, status=status)


def _withdrawn(form: WithdrawForm, conference: int, by: Actor, at: datetime) -> bool:
    """Withdraw the entry; False where the form says what is wrong."""
    if not form.is_valid():
        return False
    try:
        withdraw_published(conference=conference, reason=form.cleaned_data["reason"], by=by, at=at)
    except ProgrammeRefusedError as error:
        form.refuse(error)
        return False
    return True


def _given(found: OnePublished) -> dict[str, object]:
    names = _names([found.row])
    return {
        "title": found.row.title,
        "found": found,
        "kind": KINDS[found.row.kind],
        "on": partial_day(found.row.on),
        "place": _place(found.row.area, names),
        "share": share(found.row.attendance) if found.row.attendance.points else "",
        "about": [(directive, named, DOES[does]) for directive, named, does in found.about],
        "points": [_point(point, names) for point in found.row.points],
        "figures": _figures(found, names),
        "claims": [one for one in found.statements if one.sort is Said.CLAIM],
        "conclusions": [one for one in found.statements if one.sort is Said.CONCLUSION],
        "followed": [(row.id, row.named, row.title, SORTS[row.sort]) for row in found.followed],
    }


def published_table(by: Actor, directive_id: int | None) -> Table | None:
    """The published conferences as a table, or those about one document; None where there is none."""
    found = published_conferences(by, on=timezone.localdate(), directive_id=directive_id)
    if not found:
        return None
    names = _names(found)
    columns = [
        Column[PublishedRow](
            "hoi-nghi", gettext("Hội nghị"), lambda row: Cell(row.title, note=str(KINDS[row.kind]))
        ),
        Column[PublishedRow]("ngay", gettext("Ngày"), lambda row: Cell(partial_day(row.on), one=True)),
        Column[PublishedRow](
            "noi", gettext("Nơi tổ chức"), lambda row: Cell(_place(row.area, names), note=row.held_by)
        ),
        Column[PublishedRow]("du", gettext("Dự họp"), _attended),
    ]
    return table(
        found,
        columns,
        anchor="cong-bo",
        caption=gettext("Hội nghị theo nguồn công bố, mới nhất trước"),
        href=lambda row: reverse("conference-published", args=(row.id,)),
        empty="",
        stacked=True,
    )


def _attended(row: PublishedRow) -> Cell:
    known = row.attendance.points > 0
    return Cell(share(row.attendance) if known else gettext("nguồn không in số"), unknown=not known)


def _names(found: Iterable[PublishedRow]) -> Mapping[int, AreaSummary]:
    every = {area for row in found for area in (row.area, *(point.area for point in row.points))}
    return areas(area for area in every if area is not None)


def _place(area: int | None, names: Mapping[int, AreaSummary]) -> str:
    return gettext("Trung ương") if area is None else titled(names[area])


def _point(point: PublishedPoint, names: Mapping[int, AreaSummary]) -> dict[str, object]:
    missing = None if point.summoned is None or point.present is None else point.summoned - point.present
    return {
        "name": _place(point.area, names),
        "figures": [number(one) for one in (point.summoned, point.present, missing)],
        "known": missing is not None,
    }


def _figures(found: OnePublished, names: Mapping[int, AreaSummary]) -> list[tuple[str, str]]:
    """Where the published figures of the provinces stand that the conference names."""
    provinces = {one.id: one for one in names.values() if one.level == "province"}
    asked = [found.row.area, *(point.area for point in found.row.points)]
    chosen = dict.fromkeys(area for area in asked if area in provinces)
    return [
        (titled(provinces[area]), reverse("published-province", args=(provinces[area].code,)))
        for area in chosen
        if area is not None
    ]
