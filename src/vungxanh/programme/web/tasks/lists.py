"""Lists of tasks: a commune's own; the province's by state, area and document; who stands behind."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, area, areas, sort_key, titled
from vungxanh.programme.queries.tasks import (
    PRESSING,
    AreaCounts,
    TaskPage,
    TaskRow,
    Wanted,
    board,
    counts_of_areas,
)
from vungxanh.programme.rules.tasks import CLOSED, State, Work
from vungxanh.programme.web.frame import of_programme, page
from vungxanh.programme.web.tasks.words import STATES, WORKS, owner
from vungxanh.ui.interface import Cell, Column, Table, day, figure, number, table

HERE = "tasks"
OPEN = frozenset(State) - CLOSED
SLUGS: Mapping[str, frozenset[State]] = {
    "": OPEN,
    "gap": frozenset(PRESSING),
    "qua-han": frozenset({State.OVERDUE}),
    "sap-den-han": frozenset({State.DUE}),
    "vuong-mac": frozenset({State.BLOCKED}),
    "xong": CLOSED,
    "tat-ca": frozenset(),
}
"""The words of the address for which states a list shows."""


@dataclass(frozen=True)
class Key:
    """One of the four figures above the list; it opens the list of what it counts."""

    number: str
    label: str
    href: str


@require_safe
@of_programme
def listed(request: HttpRequest) -> HttpResponse:
    """The tasks that the post sees, the earliest deadline first, narrowed as the address asks."""
    by, on = actor_of(request.user), timezone.localdate()
    asked = request.GET.dict()
    shown = board(by, _wanted(asked), on=on, page=_whole(asked.get("trang")) or 1)
    found, places = shown.page, areas({by.area_id, *shown.areas})
    given = {
        "title": gettext("Việc"),
        "place": titled(places[by.area_id]),
        "today": on,
        "says": _says(found, asked),
        "keys": _keys(shown.counts),
        "table": task_table(found.rows, places, by, on=on),
        "filter": _filter(asked, [places[one] for one in shown.areas] if by.level == "province" else []),
        "older": _address(asked, found.older),
        "newer": _address(asked, found.newer),
        "may_give": holds(by.role, Verb.ASSIGN_TASKS),
        "of_province": by.level == "province",
    }
    return page(request, "programme/tasks/list.html", given, here=HERE)


def _whole(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _wanted(asked: Mapping[str, str]) -> Wanted:
    kind = asked.get("loai", "")
    return Wanted(
        states=SLUGS.get(asked.get("tinh-trang", ""), OPEN),
        area_id=_whole(asked.get("noi")),
        directive_id=_whole(asked.get("van-ban")),
        work=Work(kind) if kind in set(Work) else None,
    )


def _address(asked: Mapping[str, str], number: int | None) -> str:
    if number is None:
        return ""
    kept = {name: value for name, value in asked.items() if name != "trang" and value}
    return "?" + "&".join(f"{name}={value}" for name, value in [*kept.items(), ("trang", str(number))])


def _keys(found: Mapping[State, int]) -> tuple[Key, ...]:
    base = reverse("tasks")
    rows = (
        (found[State.OVERDUE], gettext("quá hạn"), "qua-han"),
        (found[State.DUE], gettext("đến hạn trong 7 ngày"), "sap-den-han"),
        (found[State.BLOCKED], gettext("đang vướng mắc"), "vuong-mac"),
        (sum(found[state] for state in (State.DONE, State.DONE_LATE)), gettext("đã xong"), "xong"),
    )
    return tuple(Key(number(count), label, f"{base}?tinh-trang={slug}") for count, label, slug in rows)


def _says(found: TaskPage, asked: Mapping[str, str]) -> str:
    shown = gettext("%(n)s việc.") % {"n": number(found.all)}
    if found.older or found.newer:
        shown += " " + gettext("Trang %(page)s.") % {"page": number(found.number)}
    return shown


def _filter(asked: Mapping[str, str], places: Iterable[AreaSummary]) -> dict[str, object]:
    words = (
        ("", gettext("chưa xong")),
        ("gap", gettext("cần làm ngay")),
        ("qua-han", gettext("quá hạn")),
        ("sap-den-han", gettext("sắp đến hạn")),
        ("vuong-mac", gettext("vướng mắc")),
        ("xong", gettext("đã xong, thôi giao")),
        ("tat-ca", gettext("tất cả")),
    )
    return {
        "states": [(slug, label, slug == asked.get("tinh-trang", "")) for slug, label in words],
        "works": [(one.value, str(WORKS[one]), one.value == asked.get("loai", "")) for one in Work],
        "places": _places(asked, places),
        "directive": _whole(asked.get("van-ban")) or "",
    }


def _places(asked: Mapping[str, str], places: Iterable[AreaSummary]) -> list[tuple[int, str, bool]]:
    chosen = _whole(asked.get("noi"))
    ordered = sorted(places, key=lambda one: sort_key(one.name))
    return [(one.id, titled(one), one.id == chosen) for one in ordered]


def when(row: TaskRow, on: date) -> str:
    """How far the deadline is, in days, while the task is open."""
    if row.ended_on is not None:
        return gettext("xong ngày %(day)s") % {"day": day(row.ended_on)}
    days = (row.deadline - on).days
    if days < 0:
        return gettext("quá %(n)s ngày") % {"n": number(-days)}
    return gettext("hôm nay") if days == 0 else gettext("còn %(n)s ngày") % {"n": number(days)}


def task_table(rows: tuple[TaskRow, ...], places: Mapping[int, AreaSummary], by: Actor, *, on: date) -> Table:
    """Tasks as a table; where every row is of the own commune, its name stands in no column."""
    columns = [
        Column[TaskRow]("viec", gettext("Việc"), lambda row: Cell(row.what, note=_kind(row))),
        Column[TaskRow](
            "han", gettext("Hạn"), lambda row: Cell(day(row.deadline), note=when(row, on), one=True)
        ),
        Column[TaskRow](
            "tinh-trang",
            gettext("Tình trạng"),
            lambda row: Cell(str(STATES[row.state]), note=_answerable(row), one=not _answerable(row)),
        ),
        Column[TaskRow]("van-ban", gettext("Từ văn bản"), _source),
    ]
    if by.level == "province":
        columns.insert(
            1,
            Column[TaskRow](
                "noi",
                gettext("Nơi nhận"),
                lambda row: Cell(titled(places[row.area_id]), note=owner(row.role)),
            ),
        )
    return table(
        rows,
        columns,
        anchor="viec",
        caption=gettext("Việc theo hạn, sớm nhất trước"),
        href=lambda row: reverse("task", args=(row.id,)),
        empty=gettext("Không có việc nào như vậy."),
        stacked=True,
    )


def _answerable(row: TaskRow) -> str:
    """The office of the head who answers for a task that is late."""
    if row.state is not State.OVERDUE or not row.head:
        return ""
    return gettext("trách nhiệm: %(head)s") % {"head": row.head}


def _kind(row: TaskRow) -> str:
    if row.work is Work.TASK:
        return ""
    words = str(WORKS[row.work])
    return f"{words} · " + gettext("từ %(day)s") % {"day": day(row.begins)} if row.begins else words


def _source(row: TaskRow) -> Cell:
    note = gettext("mục %(clause)s") % {"clause": row.clause} if row.clause else ""
    return Cell(row.directive or gettext("không gắn văn bản"), note=note, unknown=not row.directive)


@dataclass(frozen=True)
class Behind:
    """An area with its tasks by state, for whoever answers for it."""

    place: AreaSummary
    found: AreaCounts


@require_safe
@of_programme
def by_area(request: HttpRequest) -> HttpResponse:
    """Who answers for what: each area's tasks by state, and how much of what is late waits for others."""
    by, on = actor_of(request.user), timezone.localdate()
    found = counts_of_areas(by, on=on)
    places = areas(found)
    rows = sorted(
        (Behind(places[area_id], one) for area_id, one in found.items()),
        key=lambda row: (-row.found.states[State.OVERDUE], sort_key(row.place.name)),
    )
    given = {
        "title": gettext("Việc theo địa bàn"),
        "place": titled(area(by.area_id)),
        "today": on,
        "table": _area_table(rows, request.GET.dict()),
    }
    return page(request, "programme/tasks/areas.html", given, here=HERE)


def _area_table(rows: list[Behind], asked: Mapping[str, str]) -> Table:
    columns = [
        Column[Behind](
            "noi",
            gettext("Địa bàn"),
            lambda row: Cell(titled(row.place)),
            order=lambda row: sort_key(row.place.name),
            total=Cell(gettext("Cộng")),
        ),
        _counted("qua-han", gettext("Quá hạn"), rows, lambda one: one.states[State.OVERDUE]),
        _counted("cho-thao-go", gettext("trong đó chờ nơi khác gỡ vướng"), rows, lambda one: one.told),
        _counted("sap-den-han", gettext("Đến hạn trong 7 ngày"), rows, lambda one: one.states[State.DUE]),
        _counted(
            "vuong-mac", gettext("Vướng mắc, chưa quá hạn"), rows, lambda one: one.states[State.BLOCKED]
        ),
        _counted(
            "dang-lam",
            gettext("Đang làm"),
            rows,
            lambda one: one.states[State.OPEN] + one.states[State.WAITING],
        ),
        _counted(
            "xong", gettext("Đã xong"), rows, lambda one: one.states[State.DONE] + one.states[State.DONE_LATE]
        ),
    ]
    return table(
        rows,
        columns,
        anchor="dia-ban",
        caption=gettext("Số việc của từng địa bàn theo tình trạng"),
        query=asked,
        href=lambda row: f"{reverse('tasks')}?noi={row.place.id}",
        empty=gettext("Chưa giao việc nào."),
    )


def _counted(key: str, label: str, rows: list[Behind], of: Callable[[AreaCounts], int]) -> Column[Behind]:
    return Column[Behind](
        key,
        label,
        lambda row: figure(of(row.found)),
        order=lambda row: of(row.found),
        end=True,
        total=figure(sum(of(row.found) for row in rows)),
    )
