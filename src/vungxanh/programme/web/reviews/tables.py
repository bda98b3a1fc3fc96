"""The tables and the map of a review."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext

from vungxanh.areas.interface import AreaSummary, titled
from vungxanh.programme.queries.reviews.asked import Scope
from vungxanh.programme.queries.reviews.classes import Classed, Classes
from vungxanh.programme.queries.reviews.meetings import Meeting
from vungxanh.programme.queries.reviews.tried import Tried
from vungxanh.programme.queries.reviews.whole import Report
from vungxanh.programme.queries.reviews.work import Counted
from vungxanh.programme.rules import conferences
from vungxanh.programme.rules.reviews import Outcome, Tally
from vungxanh.programme.web.conferences.words import DOES, counted
from vungxanh.programme.web.maps import area_map
from vungxanh.programme.web.reviews.words import OUTCOMES, share_text
from vungxanh.programme.web.tasks.words import owner
from vungxanh.ui.interface import Cell, Column, Map, Table, Unit, day, figure, number, table, word

Names = Mapping[int, AreaSummary]


def behind(scope: Scope, **narrowed: str | int) -> str:
    """The address of the tasks behind a figure."""
    names = {"outcome": "tinh-trang", "place": "noi", "document": "van-ban", "clause": "muc", "told": "bao"}
    query = "&".join(f"{names[name]}={value}" for name, value in narrowed.items())
    return f"{reverse('result-tasks', args=(scope.asked.id,))}?{query}"


def outcome_table(report: Report, tally: Tally) -> Table:
    """Tasks by what became of them; each number opens its tasks."""
    columns = [
        Column[Outcome](
            "ket-qua",
            gettext("Ngày cuối kỳ"),
            lambda one: Cell(str(OUTCOMES[one]).capitalize()),
            total=Cell(gettext("Đã giao")),
        ),
        Column[Outcome](
            "so",
            gettext("Số việc"),
            lambda one: figure(tally.counts[one]),
            end=True,
            total=figure(tally.given),
        ),
        Column[Outcome](
            "ty-le",
            gettext("Tỷ lệ"),
            lambda one: Cell(share_text(tally.share_of(one)), unknown=not tally.given),
            end=True,
        ),
    ]
    return table(
        Outcome,
        columns,
        anchor="viec-theo-ket-qua",
        caption=gettext("Việc trong kỳ theo tình trạng ngày cuối kỳ"),
        href=lambda one: behind(report.scope, outcome=one.value),
    )


@dataclass(frozen=True)
class _Line:
    """One row of a table of tasks: what it is of, the tasks, and where they can be seen."""

    name: str
    tally: Tally
    href: str


def document_table(report: Report, work: Sequence[Counted]) -> Table:
    """Tasks by the document they were given from: the document itself, and those that implement it."""
    of: defaultdict[int, list[Outcome]] = defaultdict(list)
    for one in work:
        of[one.directive].append(one.outcome)
    lines = [
        _Line(named, Tally.of(of[number]), behind(report.scope, document=number))
        for number, named in report.scope.documents.items()
        if of[number]
    ]
    caption = gettext("Việc trong kỳ theo văn bản giao việc")
    return _work_table(lines, "viec-theo-van-ban", gettext("Văn bản"), caption)


def place_table(report: Report, work: Sequence[Counted]) -> Table:
    """Tasks by commune, the most overdue first; work of the province's posts in a row of its own."""
    of: defaultdict[int | None, list[Outcome]] = defaultdict(list)
    for one in work:
        of[one.place].append(one.outcome)
    lines = [
        _Line(titled(place), Tally.of(of[place.id]), behind(report.scope, place=place.id))
        for place in report.scope.places
        if of[place.id]
    ]
    lines.sort(key=lambda one: -one.tally.counts[Outcome.OVERDUE])
    if of[None]:
        lines.append(
            _Line(
                gettext("Cơ quan của tỉnh, đơn vị đã chia tách"),
                Tally.of(of[None]),
                behind(report.scope, place=0),
            )
        )
    caption = gettext("Việc trong kỳ theo xã, phường, nhiều việc quá hạn trước")
    return _work_table(lines, "viec-theo-noi", gettext("Xã, phường"), caption)


def _work_table(lines: Sequence[_Line], anchor: str, label: str, caption: str) -> Table:
    whole = {one: sum(line.tally.counts[one] for line in lines) for one in Outcome}
    heads = (
        (Outcome.DONE, gettext("Xong đúng hạn")),
        (Outcome.DONE_LATE, gettext("Xong muộn")),
        (Outcome.OVERDUE, gettext("Quá hạn")),
        (Outcome.BLOCKED, gettext("Vướng mắc")),
        (Outcome.RUNNING, gettext("Chưa đến hạn")),
    )
    columns = [
        Column[_Line](
            "ten",
            label,
            lambda one: Cell(one.name, note=_dropped(one.tally)),
            total=Cell(gettext("Cộng")),
        ),
        Column[_Line](
            "giao",
            gettext("Đã giao"),
            lambda one: figure(one.tally.given),
            end=True,
            total=figure(sum(whole.values())),
        ),
        *(_outcome_column(one, said, whole[one]) for one, said in heads),
    ]
    return table(
        lines,
        columns,
        anchor=anchor,
        caption=caption,
        href=lambda one: one.href,
        empty=gettext("Chưa giao việc nào trong kỳ."),
    )


def _outcome_column(outcome: Outcome, label: str, whole: int) -> Column[_Line]:
    return Column[_Line](
        outcome.value, label, lambda one: figure(one.tally.counts[outcome]), end=True, total=figure(whole)
    )


def _dropped(tally: Tally) -> str:
    dropped = tally.counts[Outcome.DROPPED]
    return gettext("trong đó %(n)s thôi giao") % {"n": number(dropped)} if dropped else ""


def meeting_table(meetings: Sequence[Meeting], documents: Mapping[int, str]) -> Table:
    """The conferences with who was summoned and who came; shares are of sums."""
    whole = conferences.attendance(point for one in meetings for point in one.points)
    columns = [
        Column[Meeting](
            "hoi-nghi",
            gettext("Hội nghị"),
            lambda one: Cell(one.title, note=_about(one, documents)),
            total=Cell(f"{gettext('Cộng')} · {counted(whole)}"),
        ),
        Column[Meeting]("ngay", gettext("Ngày"), lambda one: Cell(day(one.day), one=True)),
        Column[Meeting](
            "trieu-tap",
            gettext("Triệu tập"),
            lambda one: figure(one.attendance.summoned),
            end=True,
            total=figure(whole.summoned),
        ),
        Column[Meeting](
            "co-mat", gettext("Có mặt"), lambda one: _present(one.attendance), end=True, total=_present(whole)
        ),
        Column[Meeting](
            "ty-le",
            gettext("Tỷ lệ"),
            lambda one: _share(one.attendance),
            end=True,
            total=_share(whole),
        ),
    ]
    return table(
        meetings,
        columns,
        anchor="cac-hoi-nghi",
        caption=gettext("Hội nghị trong kỳ với số triệu tập, có mặt"),
        href=lambda one: reverse("conference", args=(one.id,)),
        empty=gettext("Không có hội nghị nào về văn bản này trong kỳ."),
    )


def _about(one: Meeting, documents: Mapping[int, str]) -> str:
    """What the conference did to which documents, and how many points have counted."""
    did = [f"{DOES[does]} {documents[number]}" for number, does in one.about]
    return " · ".join([*did, counted(one.attendance)])


def _share(found: conferences.Attendance) -> Cell:
    """The share of those summoned at the points that counted, with both numbers where some have not."""
    if found.share is None:
        return Cell(share_text(None), unknown=True)
    sums = f"{number(found.present)}/{number(found.summoned_counted)}"
    return Cell(share_text(found.share), note="" if found.whole else sums)


def _present(found: conferences.Attendance) -> Cell:
    return figure(found.present if found.counted else None)


def class_table(found: Classes) -> Table:
    """The class of every commune at the start and the end, each opening its working."""
    columns = [
        Column[Classed]("noi", gettext("Xã, phường"), lambda one: Cell(titled(one.place))),
        Column[Classed](
            "dau", gettext("Đầu kỳ, năm %(year)s") % {"year": found.years[0]}, lambda one: _class(one.before)
        ),
        Column[Classed](
            "cuoi", gettext("Cuối kỳ, năm %(year)s") % {"year": found.years[1]}, lambda one: _class(one.after)
        ),
        Column[Classed]("doi", gettext("Thay đổi"), _change),
    ]
    return table(
        found.rows,
        columns,
        anchor="xep-loai-tung-noi",
        caption=gettext("Loại của từng xã, phường đầu kỳ và cuối kỳ"),
        row_id=lambda one: f"noi-{one.place.id}",
        href=lambda one: _working(found, one),
        empty=gettext("Không có xã, phường nào."),
    )


def _working(found: Classes, one: Classed) -> str:
    """The page of a commune's class at the end, for who may open it."""
    if found.end is None or not one.after:
        return ""
    return reverse("commune", args=(found.end.province.code, found.end.year, one.place.code))


def _class(verdict: str) -> Cell:
    return Cell(word(verdict), mark=verdict) if verdict else Cell(gettext("chưa có kết quả"), unknown=True)


def _change(one: Classed) -> Cell:
    if not one.before or not one.after:
        return Cell(gettext("không so được"), unknown=True)
    if one.before == one.after:
        return Cell(gettext("giữ nguyên"))
    return Cell(f"{word(one.before)} → {word(one.after)}")


def class_map(found: Classes) -> Map | None:
    """The communes by class at the end, on the map of the last day; None without any class."""
    if not any(one.after for one in found.rows):
        return None
    units = [
        (
            Unit(
                titled(one.place),
                f"#noi-{one.place.id}",
                one.after or None,
                note="" if one.after else gettext("chưa có kết quả"),
            ),
            one.place,
        )
        for one in found.rows
    ]
    title = gettext("%(n)s xã, phường theo loại cuối kỳ, năm %(year)s") % {
        "n": number(len(units)),
        "year": found.years[1],
    }
    return area_map(units, title=title, hint=gettext("Chọn một ô để xem tên và dòng trong bảng"))


@dataclass(frozen=True)
class _Told:
    """Obstacles told to one role: in the window, of these gone, and standing at the last day."""

    role: str
    raised: int
    stands: int


def obstacle_table(report: Report, work: Iterable[Counted]) -> Table:
    """The obstacles by who was asked to remove them."""
    of: defaultdict[str, list[bool]] = defaultdict(list)
    for one in work:
        for obstacle in one.obstacles:
            of[obstacle.blocked.told].append(obstacle.stands)
    rows = sorted(
        (_Told(role, len(every), sum(every)) for role, every in of.items()),
        key=lambda row: (-row.stands, -row.raised, row.role),
    )
    columns = [
        Column[_Told]("ai", gettext("Đề nghị ai tháo gỡ"), lambda row: Cell(owner(row.role))),
        Column[_Told]("bao", gettext("Đã báo"), lambda row: figure(row.raised), end=True),
        Column[_Told]("go", gettext("Đã gỡ"), lambda row: figure(row.raised - row.stands), end=True),
        Column[_Told]("con", gettext("Còn vướng ngày cuối kỳ"), lambda row: figure(row.stands), end=True),
    ]
    return table(
        rows,
        columns,
        anchor="vuong-mac-theo-noi-bao",
        caption=gettext("Vướng mắc theo nơi được đề nghị tháo gỡ"),
        href=lambda row: behind(report.scope, told=row.role),
        empty=gettext("Không việc nào báo vướng mắc trong kỳ."),
    )


def practice_table(report: Report, names: Names) -> Table:
    """The practices of the window: where each was tried, where adopted; each opens what was measured."""

    def said(areas: Iterable[int]) -> Cell:
        return Cell(", ".join(titled(names[area]) for area in areas))

    columns = [
        Column[Tried]("mo-hinh", gettext("Mô hình"), lambda one: Cell(one.title)),
        Column[Tried]("thu", gettext("Làm thử ở"), lambda one: said(one.tried)),
        Column[Tried]("dung", gettext("Áp dụng ở"), lambda one: said(one.adopted)),
    ]
    return table(
        report.practices,
        columns,
        anchor="cac-mo-hinh",
        caption=gettext("Mô hình, cách làm hay trong kỳ"),
        href=lambda one: reverse("practice", args=(one.id,)),
        empty=gettext("Không mô hình nào làm thử hay áp dụng trong kỳ."),
    )
