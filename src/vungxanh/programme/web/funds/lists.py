"""Funds by component project, by area, by year and row by row, beside the targets of the same programme."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, area, areas, titled
from vungxanh.programme.queries.funds import Funds, funds
from vungxanh.programme.queries.targets import judged_targets
from vungxanh.programme.rules.components import national_programme
from vungxanh.programme.rules.funds import Amount, Sum, by_group, summed
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.funds import words
from vungxanh.programme.web.targets.pages import lines
from vungxanh.ui.interface import Cell, Column, Table, day, figure, number, table

HERE = "funds"
COMPONENT, AREA, YEAR, ROWS = "du-an", "dia-ban", "nam", "tung-dong"
Group = str | int
Places = Mapping[int, AreaSummary]


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The funds that the post sees, of one budget year or of all, grouped as the address asks."""
    by, on, shipped = actor_of(request.user), timezone.localdate(), national_programme()
    year = next((one for one in shipped.years if str(one) == request.GET.get("nam-ngan-sach")), None)
    view = next((one for one in (AREA, YEAR, ROWS) if one == request.GET.get("theo")), COMPONENT)
    found = funds(by, on=on, year=year)
    places = areas({one.area for one in found.in_force})
    nation = [one for one in judged_targets(by) if one.stated.target.area is None]
    given = {
        "title": gettext("Nguồn lực của chương trình"),
        "place": titled(area(by.area_id)),
        "state": words.state_text(summed(found.counted)),
        "filters": _filters(view, year, shipped.years),
        "says": gettext("%(n)s khoản.") % {"n": number(len(found.counted))},
        "table": _rows(found, places) if view == ROWS else _sums(found, view, places),
        "left_out": [
            f"{titled(places[one.area])} · {words.component_name(one.component)} · {one.year}"
            for one in found.left_out
        ],
        "may_write": holds(by.role, Verb.KEEP_RESOURCES),
        "programme": shipped,
        "printed": [(words.printed_fund(one), one.source) for one in shipped.funds],
        "left_over": words.left_over(shipped),
        "nameless": not any(one.vi for one in shipped.components),
        "count": number(len(shipped.components)),
        "components_source": shipped.components[0].source,
        "lines": lines(nation, None),
    }
    return page(request, "programme/funds/list.html", given, here=HERE)


def _filters(view: str, year: int | None, years: Sequence[int]) -> list[dict[str, object]]:
    views = [
        (COMPONENT, gettext("dự án thành phần")),
        (AREA, gettext("đơn vị")),
        (YEAR, gettext("năm")),
        (ROWS, gettext("từng khoản, để xem và đính chính")),
    ]
    return [
        {
            "name": "theo",
            "label": gettext("Xem theo"),
            "options": [(value, said, value == view) for value, said in views],
            "whole": False,
        },
        {
            "name": "nam-ngan-sach",
            "label": gettext("Năm ngân sách"),
            "options": [(str(one), str(one), one == year) for one in years],
            "whole": True,
        },
    ]


def _sums(found: Funds, view: str, places: Places) -> Table:
    """The sums of each component project, body or year, with the whole as the last line."""
    group: Mapping[str, tuple[str, Callable[[Amount], Group], Callable[[Group], str]]] = {
        COMPONENT: (
            gettext("Dự án thành phần"),
            lambda one: one.component,
            lambda key: words.component_name(str(key)),
        ),
        AREA: (gettext("Đơn vị"), lambda one: one.area, lambda key: titled(places[int(key)])),
        YEAR: (gettext("Năm ngân sách"), lambda one: one.year, str),
    }
    label, of, said = group[view]
    sums = sorted(by_group(found.counted, of).items(), key=lambda pair: said(pair[0]))
    whole = summed(found.counted)
    return table(
        sums,
        _columns(label, said, whole),
        anchor="kinh-phi",
        caption=gettext("Kinh phí, bằng đồng"),
        empty=gettext("Chưa có khoản nào. Chưa ghi không có nghĩa là bằng 0."),
    )


def _columns(label: str, said: Callable[[Group], str], whole: Sum) -> list[Column[tuple[Group, Sum]]]:
    def money(name: str, of: Callable[[Sum], int | None], text: str) -> Column[tuple[Group, Sum]]:
        return Column(name, text, lambda row: figure(of(row[1])), end=True, total=figure(of(whole)))

    return [
        Column("ten", label, lambda row: Cell(said(row[0])), total=Cell(gettext("Cộng"))),
        money("ke-hoach", lambda one: one.planned, gettext("Kế hoạch (đồng)")),
        money("phan-bo", lambda one: one.allocated, gettext("Đã phân bổ (đồng)")),
        money("giai-ngan", lambda one: one.spent, gettext("Giải ngân (đồng)")),
        Column("ty-le", gettext("So với kế hoạch"), lambda row: _share(row[1]), total=_share(whole)),
    ]


def _share(one: Sum) -> Cell:
    return Cell(words.share_text(one), note=words.share_note(one), unknown=one.share is None)


def _rows(found: Funds, places: Places) -> Table:
    columns = [
        Column[Amount](
            "khoan",
            gettext("Khoản"),
            lambda one: Cell(words.component_name(one.component), note=titled(places[one.area])),
        ),
        Column[Amount]("nam", gettext("Năm"), lambda one: Cell(str(one.year))),
        Column[Amount]("so-gi", gettext("Số gì"), lambda one: Cell(str(words.STAGES[one.stage]))),
        Column[Amount]("so-tien", gettext("Số tiền (đồng)"), lambda one: figure(one.value), end=True),
        Column[Amount]("den", gettext("Tính đến"), lambda one: Cell(day(one.as_of), one=True)),
    ]
    return table(
        _ordered(found.in_force),
        columns,
        anchor="kinh-phi",
        caption=gettext("Từng khoản đang dùng, mới nhất trước"),
        href=lambda one: reverse("fund", args=(one.number,)),
        empty=gettext("Chưa có khoản nào. Chưa ghi không có nghĩa là bằng 0."),
        stacked=True,
    )


def _ordered(rows: Iterable[Amount]) -> list[Amount]:
    newest = sorted(rows, key=lambda one: one.as_of, reverse=True)
    return sorted(newest, key=lambda one: (-one.year, one.component, one.area, one.stage))
