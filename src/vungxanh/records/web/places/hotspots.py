"""The register of hotspots and the life of one. No page shows a home or a vehicle finer than its commune."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from vungxanh.access.interface import Actor, Verb, actor_of, holds
from vungxanh.areas.interface import AreaSummary, areas, communes_of, ground_within, heirs_of, titled
from vungxanh.records.queries.events import Version
from vungxanh.records.queries.hotspots import (
    DONE,
    EVERY,
    FOLLOWED,
    GROUPS,
    PAGE,
    HotspotRow,
    hotspot,
    hotspots,
    standing_within,
)
from vungxanh.records.queries.places import may_record
from vungxanh.records.rules.events import hotspot_kinds as kinds
from vungxanh.records.rules.events.hotspot_life import FROM, LAPSES, SUSPICION
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.web.events.frame import of_events
from vungxanh.records.web.events.register import cursor_of
from vungxanh.records.web.events.words import said
from vungxanh.ui.interface import Cell, Column, Table, day, number, table


@dataclass(frozen=True)
class Filter:
    """What the address asks for, and what it may ask for."""

    group: str
    groups: tuple[tuple[str, str], ...]
    commune: int
    communes: tuple[tuple[int, str], ...]

    def href(self, last: HotspotRow) -> str:
        """The address of the page after a hotspot."""
        parts = [f"nhom={self.group}", f"sau={last.found.day.isoformat()}.{last.found.id}"]
        return "?" + "&".join(parts + ([f"noi={self.commune}"] if self.commune else []))


@require_safe
@of_events
def register(request: HttpRequest) -> HttpResponse:
    """The hotspots of the post's areas, newest first."""
    by, on = actor_of(request.user), timezone.localdate()
    communes = communes_of(by.area_id, on) if by.level == "province" else ()
    asked = _filter(communes, request.GET.dict())
    after = cursor_of(request.GET.get("sau", ""))
    found = hotspots(by, on=on, group=asked.group, commune=asked.commune, after=after)
    shown = found[:PAGE]
    given = {
        "says": _says(by, communes, on),
        "suspicion": SUSPICION.days,
        "filter": asked,
        "table": _table(shown, areas(area for row in shown for area in row.hotspot.areas)),
        "more": asked.href(shown[-1]) if len(found) > PAGE else "",
        "may_record": holds(by.role, Verb.RECORD_EVENTS),
        "new": reverse("event-tell", args=(KINDS[kinds.FOUND].slug,)),
    }
    return render(request, "records/places/hotspots.html", given)


def _filter(communes: Sequence[AreaSummary], asked: Mapping[str, str]) -> Filter:
    chosen = asked.get("noi", "")
    group = asked.get("nhom", "")
    labels = {
        FOLLOWED: gettext("Đang theo dõi"),
        DONE: gettext("Đã triệt xóa, đưa ra, không có"),
        EVERY: gettext("Tất cả"),
    }
    return Filter(
        group=group if group in GROUPS else FOLLOWED,
        groups=tuple(labels.items()),
        commune=int(chosen) if chosen in {str(unit.id) for unit in communes} else 0,
        communes=tuple((unit.id, titled(unit)) for unit in communes),
    )


def _says(by: Actor, communes: Sequence[AreaSummary], on: date) -> str:
    """The one sentence of the page: what stands today."""
    inside = [unit.id for unit in communes] if by.level == "province" else [by.area_id]
    standing = standing_within(set().union(*ground_within(inside, on).values()), day=on)
    if by.level == "province":
        text = gettext(
            "%(listed)s điểm, tụ điểm có tài liệu · %(points)s điểm tổ chức, chứa chấp sử dụng, kể cả nghi"
            " vấn đã kiểm tra; điểm nằm trên nhiều xã chỉ tính một lần."
        )
    else:
        text = gettext(
            "%(listed)s điểm, tụ điểm có tài liệu do xã đứng đầu · %(points)s điểm tổ chức, chứa chấp sử dụng"
            " trên địa bàn xã, kể cả nghi vấn đã kiểm tra."
        )
    return text % {"listed": number(standing.listed), "points": number(standing.points)}


def what(row: HotspotRow) -> str:
    """What a hotspot is, never where."""
    facts = row.found.facts
    setting, activity = said(kinds.SETTINGS[facts.setting]), said(kinds.ACTIVITIES[facts.activity])
    return f"{setting[:1].upper()}{setting[1:]}: {activity}"


def stage(row: HotspotRow) -> Cell:
    """How it stands; of a suspicion also until when."""
    note = ""
    if row.stage in LAPSES and row.hotspot.lapses is not None:
        note = gettext("tự hết ngày %(day)s nếu chưa có tài liệu") % {"day": day(row.hotspot.lapses)}
    return Cell(said(kinds.STAGES[row.stage]), note=note)


def _table(rows: Iterable[HotspotRow], names: Mapping[int, AreaSummary]) -> Table:
    def places(row: HotspotRow) -> Cell:
        return Cell(", ".join(titled(names[area]) for area in row.hotspot.areas))

    columns = [
        Column("diem", gettext("Điểm, tụ điểm"), lambda row: Cell(what(row))),
        Column("noi", gettext("Xã, phường"), places),
        Column("tinh-trang", gettext("Tình trạng"), stage),
        Column("phat-hien", gettext("Phát hiện"), lambda row: Cell(day(row.found.day), one=True)),
        Column("tai", gettext("Lần tái phức tạp"), lambda row: Cell(number(row.hotspot.reemerged)), end=True),
    ]
    return table(
        rows,
        columns,
        anchor="bang",
        caption=gettext("Điểm, tụ điểm theo ngày phát hiện, mới nhất trước"),
        href=lambda row: reverse("hotspot", args=(row.subject,)),
        empty=gettext("Không có điểm nào trong nhóm này."),
    )


@require_safe
@of_events
def one(request: HttpRequest, place: UUID) -> HttpResponse:
    """The life of one hotspot: how it stands, what is kept of it, its steps, and which may follow."""
    by, on = actor_of(request.user), timezone.localdate()
    row = hotspot(by, place, on=on)
    names = areas(row.hotspot.areas)
    given = {
        "title": what(row),
        "stage": stage(row),
        "facts": list(_facts(row, names)),
        "steps": [(event.day, _step(event), event.post) for event in row.events],
        "follow": list(_follow(by, row, on)),
        "subject": str(place),
        "area": _own(by, row, on),
    }
    return render(request, "records/places/hotspot.html", given)


def _facts(row: HotspotRow, names: Mapping[int, AreaSummary]) -> Iterable[tuple[str, str]]:
    facts, latest = row.found.facts, _file(row)
    yield gettext("Xã, phường"), ", ".join(titled(names[area]) for area in row.hotspot.areas)
    yield gettext("Căn cứ khi phát hiện"), said(kinds.BASES[facts.basis])
    yield gettext("Số hồ sơ của công an"), latest or gettext("chưa có")
    if facts.landmark:
        yield gettext("Nhận biết nơi công cộng"), facts.landmark
    yield gettext("Cơ quan chịu trách nhiệm"), ", ".join(said(kinds.AGENCIES[one]) for one in facts.agencies)
    yield gettext("Lần tái phức tạp"), number(row.hotspot.reemerged)


def _file(row: HotspotRow) -> str:
    """The number of the police file that was given last."""
    given = [getattr(event.facts, "file", "") for event in row.events]
    return next((file for file in reversed(given) if file), "")


def _step(event: Version) -> str:
    """A step in words, with its basis or measure."""
    about = ""
    if basis := getattr(event.facts, "basis", None):
        about = said(kinds.BASES[basis])
    if measure := getattr(event.facts, "measure", None):
        about = said(kinds.MEASURES[measure])
    return f"{said(KINDS[event.kind].label)}{f': {about}' if about else ''}"


def _own(by: Actor, row: HotspotRow, on: date) -> int:
    """The area in which the post records what follows: its own commune, else the leading one, or its heir."""
    heirs = [heir for area in row.hotspot.areas for heir in heirs_of(area, on)]
    return by.area_id if by.area_id in heirs or not heirs else heirs[0]


def _follow(by: Actor, row: HotspotRow, on: date) -> Iterable[tuple[str, str]]:
    """The steps that may follow now and that the post may record, as address words and labels."""
    for kind in kinds.KINDS:
        verb = Verb(kind.recorded_by)
        fits = row.stage in FROM[kind.facts] and may_record(by, verb, area_id=_own(by, row, on), on=on)
        if fits and not (kind.two_holders and by.holder == row.hotspot.by):
            yield kind.slug, said(kind.label)
