"""The table of a province's communes: seven columns, totals, sortable by each."""

from collections.abc import Callable, Mapping, Sequence

from django.utils.translation import gettext

from vungxanh.areas.interface import titled
from vungxanh.assessment.interface import HELD, OUTCOMES, CommuneRow
from vungxanh.ui.interface import Cell, Column, Table, figure, number, table, unknown, word, words

ROUTES = ("none", "intra", "inter")


def whole(row: CommuneRow, *names: str) -> int | None:
    """The sum of a row's inputs; None when one of them is unknown."""
    values = [row.figures.get(name) for name in names]
    return sum(v for v in values if isinstance(v, int)) if all(isinstance(v, int) for v in values) else None


def total(rows: Sequence[CommuneRow], value: Callable[[CommuneRow], int | None]) -> Cell:
    """The sum over the rows; how many of them are unknown is said beside it."""
    known = [v for v in map(value, rows) if v is not None]
    missing = len(rows) - len(known)
    note = gettext("thiếu %(n)s nơi") % {"n": number(missing)} if missing else ""
    return Cell(number(sum(known)) if known or not rows else unknown(), note=note)


def people(name: str, label: str, rows: Sequence[CommuneRow], *inputs: str) -> Column[CommuneRow]:
    """A column of whole figures with their total."""

    def value(row: CommuneRow) -> int | None:
        return whole(row, *inputs)

    return Column(name, label, lambda row: figure(value(row)), value, end=True, total=total(rows, value))


def shown_class(row: CommuneRow) -> str:
    """The class a row stands under: residents in doubt hold it back."""
    return HELD if row.held else row.verdict


def name_cell(row: CommuneRow) -> Cell:
    """The commune's name."""
    return Cell(titled(row.area), one=True)


def class_cell(row: CommuneRow) -> Cell:
    """The class as mark and word."""
    verdict = shown_class(row)
    return Cell(word(verdict), mark=verdict)


def route_cell(row: CommuneRow) -> Cell:
    """Whether a key route runs through, in words."""
    mark = row.figures.get("key_route")
    return Cell(words.route_word(mark)) if isinstance(mark, str) else Cell(unknown(), unknown=True)


def route_order(row: CommuneRow) -> int | None:
    """None, inside the province, between provinces; unknown last."""
    mark = row.figures.get("key_route")
    return ROUTES.index(mark) if isinstance(mark, str) else None


def others_cell(row: CommuneRow) -> Cell:
    """The classes other readings would give, in words; empty when all agree."""
    return Cell(", ".join(word(name) for name in row.other_verdicts))


def columns(rows: Sequence[CommuneRow]) -> list[Column[CommuneRow]]:
    """The seven columns a person sees without asking for more."""
    place = {row.area.id: index for index, row in enumerate(rows)}
    return [
        Column(
            "ten",
            gettext("Xã, phường"),
            name_cell,
            lambda row: place[row.area.id],
            total=Cell(gettext("Cộng %(n)s") % {"n": number(len(rows))}),
        ),
        Column("loai", gettext("Loại"), class_cell, lambda row: OUTCOMES.index(shown_class(row))),
        people("quan-ly", gettext("Đang quản lý"), rows, "managed_addicts", "managed_users"),
        people("diem", gettext("Điểm"), rows, "use_points"),
        people("bat", gettext("Bị bắt"), rows, "offenders_arrested"),
        Column("tuyen", gettext("Tuyến"), route_cell, route_order),
        Column("khac", gettext("Cách hiểu khác"), others_cell, lambda row: len(row.other_verdicts)),
    ]


def commune_table(
    rows: Sequence[CommuneRow], *, base: str, asked: Mapping[str, str], anchor: str, form: str = ""
) -> Table:
    """The rows as a table, each opening its commune, in the order the address asks for.

    `form` names the filter form of the page, if it has one.
    """
    return table(
        rows,
        columns(rows),
        anchor=anchor,
        caption=gettext("Xếp loại từng xã, phường"),
        query=asked,
        href=lambda row: f"{base}{row.area.code}/",
        empty=gettext("Không có xã, phường nào khớp. Hãy bỏ bớt điều kiện lọc."),
        tall=True,
        form=form,
    )
