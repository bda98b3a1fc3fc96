"""The library of good practices, narrowed by sort of work, audience, where tried, and known result."""

from collections.abc import Iterable, Mapping

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, areas, communes_of, province_of, titled
from vungxanh.programme.queries.practices import PracticeRow, Sought, practice_list
from vungxanh.programme.rules.practices import Audience, WorkSort
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.practices.words import AUDIENCES, WORKS, indicator_name
from vungxanh.ui.interface import Cell, Column, Table, day, number, table

HERE = "practices"


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The practices of the post's province, the newest first."""
    by, on = actor_of(request.user), timezone.localdate()
    province = province_of([by.area_id])[by.area_id]
    units = {unit.id: unit for unit in communes_of(province, on)}
    sought = _sought(request.GET, units)
    found = practice_list(by, sought, on=on)
    places = areas(one.area for one in found)
    given = {
        "title": gettext("Mô hình, cách làm hay"),
        "says": gettext("%(n)s mô hình.") % {"n": number(len(found))},
        "table": _table(found, places),
        "may_write": holds(by.role, Verb.KEEP_RESOURCES),
        "filters": [
            _filter("loai-viec", gettext("Loại việc"), [(one, WORKS[one]) for one in WorkSort], sought.work),
            _filter("cho", gettext("Dành cho"), [(one, AUDIENCES[one]) for one in Audience], sought.audience),
            _filter(
                "noi",
                gettext("Làm thử ở"),
                [(str(unit.id), titled(unit)) for unit in units.values()],
                str(sought.area or ""),
            ),
            _filter(
                "ket-qua",
                gettext("Kết quả"),
                [("co", gettext("đã có số trước và sau")), ("khong", gettext("chưa rõ"))],
                sought.known,
            ),
        ],
    }
    return page(request, "programme/practices/list.html", given, here=HERE)


def _sought(asked: Mapping[str, str], units: Mapping[int, AreaSummary]) -> Sought:
    """What the address narrows to; a word that is not on its list narrows nothing."""
    where = asked.get("noi", "")
    area = int(where) if where.isascii() and where.isdecimal() and len(where) < 15 else 0
    work, audience, known = (asked.get(name, "") for name in ("loai-viec", "cho", "ket-qua"))
    return Sought(
        work if work in set(WorkSort) else "",
        audience if audience in set(Audience) else "",
        area if area in units else None,
        known if known in {"co", "khong"} else "",
    )


def _filter(name: str, label: str, options: Iterable[tuple[str, object]], chosen: str) -> dict[str, object]:
    return {
        "name": name,
        "label": label,
        "whole": True,
        "options": [(str(value), str(said), str(value) == chosen) for value, said in options],
    }


def _table(found: Iterable[PracticeRow], places: Mapping[int, AreaSummary]) -> Table:
    on = timezone.localdate()
    columns = [
        Column[PracticeRow](
            "mo-hinh",
            gettext("Mô hình"),
            lambda one: Cell(one.title, note=f"{WORKS[one.work]} · {AUDIENCES[one.audience]}"),
        ),
        Column[PracticeRow](
            "noi",
            gettext("Nơi đề xuất"),
            lambda one: Cell(titled(places[one.area]), note=day(one.proposed_on)),
        ),
        Column[PracticeRow](
            "thu",
            gettext("Làm thử"),
            lambda one: Cell(number(len(one.trials)), note=_result(one)),
            end=True,
        ),
        Column[PracticeRow](
            "ap-dung",
            gettext("Đang áp dụng"),
            lambda one: Cell(number(sum(each.span.until is None for each in one.adoptions))),
            end=True,
        ),
        Column[PracticeRow](
            "chi-so",
            gettext("Chỉ số cần thay đổi"),
            lambda one: Cell(indicator_name(one.aim, on), unknown=not one.aim),
        ),
    ]
    return table(
        found,
        columns,
        anchor="mo-hinh",
        caption=gettext("Mô hình, cách làm hay, mới nhất trước"),
        href=lambda one: reverse("practice", args=(one.id,)),
        empty=gettext("Chưa có mô hình nào như vậy."),
        stacked=True,
    )


def _result(one: PracticeRow) -> str:
    if not one.trials:
        return ""
    return gettext("đã có số trước và sau") if one.known else gettext("kết quả chưa rõ")
