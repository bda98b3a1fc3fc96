"""The table and the map of what areas owe a document."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.programme.queries.cascade import Demanded
from vungxanh.programme.web.cascade.words import ANSWERS, DUTIES, TONES, WORST_FIRST
from vungxanh.programme.web.maps import area_map
from vungxanh.ui.interface import (
    Cell,
    Column,
    Link,
    Map,
    Table,
    Unit,
    day,
    table,
)

MAP_ANCHOR = "nghia-vu"


def duty_table(found: Sequence[Demanded], names: Mapping[int, AreaSummary]) -> Table:
    """Every duty: whose, what, until when, how it stands, and what shows it."""

    def shown(one: Demanded) -> Cell:
        if one.cell.shown is None:
            return Cell("")
        text = f"{one.cell.shown.by}, {day(one.cell.shown.on)}"
        if one.plan is None:
            return Cell(text)
        return Cell("", links=(Link(text, reverse("directive", args=(one.plan,))),))

    columns = [
        Column[Demanded](
            "noi",
            gettext("Xã, phường"),
            lambda one: Cell(titled(names[one.cell.owed.area])),
            lambda one: names[one.cell.owed.area].name,
        ),
        Column[Demanded]("viec", gettext("Phải làm"), lambda one: Cell(str(DUTIES[one.cell.owed.duty]))),
        Column[Demanded](
            "han", gettext("Hạn"), lambda one: Cell(day(one.cell.owed.due)), lambda one: one.cell.owed.due
        ),
        Column[Demanded](
            "tinh-trang",
            gettext("Tình trạng"),
            lambda one: Cell(str(ANSWERS[one.cell.answer])),
            lambda one: WORST_FIRST.index(one.cell.answer),
        ),
        Column[Demanded]("can-cu", gettext("Căn cứ"), shown),
    ]
    return table(
        sorted(found, key=lambda one: WORST_FIRST.index(one.cell.answer)),
        columns,
        anchor=MAP_ANCHOR,
        caption=gettext("Việc mỗi xã, phường phải làm với văn bản, việc quá hạn trước"),
        row_id=lambda one: f"viec-{one.number}",
        empty=gettext("Chưa giao cho xã, phường nào."),
    )


def duty_map(found: Sequence[Demanded], names: Mapping[int, AreaSummary]) -> Map | None:
    """The areas that owe something, each by the duty that stands worst; None without any."""
    of_area: defaultdict[int, list[Demanded]] = defaultdict(list)
    for one in found:
        of_area[one.cell.owed.area].append(one)
    if not of_area:
        return None
    units = [(_unit(of_area[area], names[area]), names[area]) for area in of_area]
    title = gettext("Xã, phường theo tình trạng quán triệt và ban hành kế hoạch")
    hint = gettext("Đ đúng hạn · M muộn · C chưa đến hạn · Q quá hạn, chưa làm")
    return area_map(units, title=title, hint=hint)


def _unit(duties: Sequence[Demanded], place: AreaSummary) -> Unit:
    worst = min(duties, key=lambda one: WORST_FIRST.index(one.cell.answer))
    tone, letter = TONES[worst.cell.answer]
    says = f"{DUTIES[worst.cell.owed.duty]}: {ANSWERS[worst.cell.answer]}"
    return Unit(titled(place), f"#viec-{worst.number}", note=says, tone=tone, mark=letter)
