"""All published figures of one province, or of the nation: series, recomputations, and the whole table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from vungxanh.records.queries.published import Published
from vungxanh.records.rules.breaks import Point, day_of, series
from vungxanh.records.rules.breaks import Series as Broken
from vungxanh.records.rules.measures import MEASURES as KINDS
from vungxanh.records.rules.published import by_key
from vungxanh.records.web.pages.arithmetic import Sum, sum_of
from vungxanh.records.web.pages.rows import Quote, Row, sources_cell
from vungxanh.records.web.pages.words import (
    DEFINITIONS,
    MEASURES,
    REASONS,
    ROLES,
    SUBSTANCES,
    TARGET_TYPES,
    measure_text,
    partial,
    short_when,
    value_text,
    when,
    with_unit,
)
from vungxanh.ui.interface import Cell, Column, Series, Table, Value, in_language, number, series_chart, table

ORDER = {name: place for place, name in enumerate(MEASURES)}
FEWEST = 2
"""A chart needs two values; a single one says all it has to in the table."""


@dataclass(frozen=True)
class Chart:
    """One of the small multiples: what it counts, drawn, and whether a value was worked out."""

    name: str
    drawn: Series
    computed: bool


@dataclass(frozen=True)
class AreaPage:
    """What the template places."""

    name: str
    says: str
    charts: tuple[Chart, ...]
    sums: tuple[Sum, ...]
    table: Table
    measures: tuple[tuple[str, str], ...]
    chosen: str
    taken: bool


def area_page(row: Row, *, asked: Mapping[str, str], quote: Quote) -> AreaPage:
    """The page of a row; `asked` is the query of the address."""
    chosen = asked.get("so-lieu", "")
    shown = [one for one in row.figures if chosen in {"", one.claim.measure}]
    measures = dict.fromkeys(one.claim.measure for one in row.figures)
    charts = [_chart(one) for one in series(row.claims) if len(one.points) >= FEWEST]
    keys = by_key(row.claims)
    return AreaPage(
        name=row.name,
        says=_says(row),
        charts=tuple(charts),
        # That a part is no more than its whole goes without saying, unless it is.
        sums=tuple(
            sum_of(check, keys[check.of[0]])
            for check in row.found
            if not (check.kind == "within" and check.holds)
        ),
        table=table(
            sorted(shown, key=_order),
            _columns(row, quote),
            anchor="bang",
            caption=gettext("Mọi số liệu đã công bố, mỗi số kèm nguồn"),
            query=asked,
            row_id=lambda one: f"so-{one.id}",
            empty=gettext("Chưa có số liệu nào được công bố mà sổ này biết."),
            form="loc",
        ),
        measures=(("", gettext("Tất cả")), *((name, str(MEASURES[name])) for name in measures)),
        chosen=chosen,
        taken=any(one.mark_id is not None for one in row.figures),
    )


def _says(row: Row) -> str:
    if not row.figures:
        return gettext("Chưa có số liệu nào được công bố mà sổ này biết.")
    sources = {one.claim.source for one in row.figures}
    says = gettext("%(figures)s số liệu từ %(sources)s nguồn.") % {
        "figures": number(len(row.figures)),
        "sources": number(len(sources)),
    }
    if row.wrong:
        says += " " + gettext("%(wrong)s số không khớp khi tính lại.") % {"wrong": number(len(row.wrong))}
    return says


def _order(one: Published) -> tuple[int, str, int]:
    """Measures in the order of the list, then the newest first."""
    day = day_of(one.claim)
    return ORDER[one.claim.measure], one.claim.substance, -day.toordinal() if day else 0


def _chart(one: Broken) -> Chart:
    """A series as a chart: every value that is usable, breaks in words."""
    name = str(MEASURES[one.measure])
    if one.measure.startswith("seizure"):
        name = f"{name}: {SUBSTANCES[one.substance]}"
    values = [_value(one.points, place) for place in range(len(one.points))]
    return Chart(name, series_chart(values, title=name), any(point.computed for point in one.points))


def _value(points: Sequence[Point], place: int) -> Value:
    point = points[place]
    return Value(
        day=point.day,
        value=point.claim.value,
        label=value_text(point.claim),
        when=short_when(point.claim),
        group=point.group,
        broken="; ".join(str(REASONS[reason]) for reason in point.broken_by),
        rough=point.claim.comparator != "eq",
    )


def _columns(row: Row, quote: Quote) -> list[Column[Published]]:
    """Seven columns: what, how much, when, as of, role, note, source."""

    def value(one: Published) -> Cell:
        note = gettext("không khớp khi tính lại") if one.claim.key in row.wrong else ""
        return Cell(with_unit(one.claim), note=note, one=True)

    return [
        Column("so-lieu", gettext("Số liệu"), lambda one: Cell(measure_text(one.claim)), _order),
        Column("gia-tri", gettext("Giá trị"), value, lambda one: one.claim.value, end=True),
        Column(
            "ky", gettext("Kỳ"), lambda one: Cell(when(one.claim), one=True), lambda one: day_of(one.claim)
        ),
        Column("tinh-den", gettext("Nguồn nói đến"), _as_of, lambda one: one.claim.as_of or None),
        Column("tinh-chat", gettext("Tính chất"), _role, lambda one: one.claim.role),
        Column("ghi-chu", gettext("Ghi chú"), lambda one: Cell(_note(row, one))),
        Column("nguon", gettext("Nguồn"), lambda one: sources_cell([one], quote)),
    ]


def _as_of(one: Published) -> Cell:
    if not one.claim.as_of:
        return Cell(gettext("không rõ ngày"), unknown=True)
    return Cell(partial(one.claim.as_of), one=True)


def _role(one: Published) -> Cell:
    kind = TARGET_TYPES.get(one.claim.target_type)
    return Cell(str(ROLES[one.claim.role]), note=str(kind) if kind else "")


def _note(row: Row, one: Published) -> str:
    """The map it stands on, what was derived, and the note in the language of the page."""
    parts = []
    if one.claim.era == "before":
        parts.append(gettext("Địa giới trước ngày 1/7/2025."))
    if one.confidence == "D":
        parts.append(gettext("Có phần suy ra từ nguồn."))
    parts.append(in_language(one.note_vi, one.note_en))
    return " ".join(part for part in parts if part)


def definition_choices(measure: str) -> list[tuple[str, str]]:
    """How a figure may have been counted, for the form that takes a mark."""
    fits = {
        "drug_free": ("decision_28", "examined", "provincial_scheme"),
        "key": ("decision_28", "decision_3122", "at_use_points"),
        "people": ("addicts", "addicts_users", "addicts_users_post_rehab", "linked_to_addiction"),
        "results": ("trade", "use_256a", "crops", "at_use_points"),
    }
    names = fits.get(KINDS[measure].topic, ()) if measure in KINDS else ()
    return [("", gettext("không rõ")), *((name, str(DEFINITIONS[name])) for name in names)]
