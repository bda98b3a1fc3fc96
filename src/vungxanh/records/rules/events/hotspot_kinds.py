"""The steps of a hotspot as kinds of events: words, forms, refusals and lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from vungxanh.records.rules.events import hotspots as facts
from vungxanh.records.rules.events.hotspot_life import SUSPICION, Hotspot, Stage, advance, life
from vungxanh.records.rules.events.hotspots import USES, Activity, Agency, Basis, Measure, Setting
from vungxanh.records.rules.events.shape import (
    COMMUNE,
    DAY,
    Context,
    Field,
    Happened,
    Kind,
    Line,
    Refusal,
    RefusedEventError,
    Screen,
    Standing,
    Words,
    listed,
)
from vungxanh.records.rules.events.unfit import unfit

ACTIVITIES: Mapping[Activity, Words] = {
    Activity.USE: Words("tổ chức, chứa chấp sử dụng", "organising or harbouring use"),
    Activity.TRADE: Words("mua bán", "trade"),
    Activity.BOTH: Words("vừa sử dụng, vừa mua bán", "use and trade"),
}
SETTINGS: Mapping[Setting, Words] = {
    Setting.HOME: Words("nhà ở, phòng trọ", "private home or rented room"),
    Setting.VEHICLE: Words("phương tiện", "vehicle"),
    Setting.LODGING: Words("cơ sở lưu trú", "lodging"),
    Setting.VENUE: Words("cơ sở vui chơi, ăn uống", "entertainment or eating place"),
    Setting.PUBLIC: Words("nơi công cộng", "public place"),
    Setting.OPEN: Words("bãi, rừng, nương rẫy", "open land, forest, fields"),
}
BASES: Mapping[Basis, Words] = {
    Basis.SUSPECTED: Words("nghi vấn", "suspected"),
    Basis.DOCUMENTED: Words("có tài liệu", "documented"),
}
AGENCIES: Mapping[Agency, Words] = {
    Agency.COMMUNE_POLICE: Words("công an xã", "commune police"),
    Agency.PROVINCIAL_POLICE: Words("công an tỉnh", "provincial police"),
    Agency.BORDER_GUARD: Words("bộ đội biên phòng", "border guard"),
    Agency.CUSTOMS: Words("hải quan", "customs"),
    Agency.PEOPLES_COMMITTEE: Words("UBND xã", "commune People's Committee"),
}
MEASURES: Mapping[Measure, Words] = {
    Measure.CASE: Words("khởi tố vụ án", "a criminal case was opened"),
    Measure.SANCTION: Words("xử phạt hành chính", "administrative sanction"),
    Measure.CLOSED: Words("đóng cửa, thu hồi giấy phép", "closed, licence withdrawn"),
    Measure.TRANSFORMED: Words("vận động, chuyển hóa", "persuasion, transformed"),
}
STAGES: Mapping[Stage, Words] = {
    Stage.UNCHECKED: Words("nghi vấn, chờ người thứ hai kiểm tra", "suspected, waits for the second check"),
    Stage.SUSPECTED: Words("nghi vấn, đã kiểm tra", "suspected and checked"),
    Stage.DOCUMENTED: Words("có tài liệu", "documented"),
    Stage.CONFIRMED: Words("có tài liệu, đã xác nhận", "documented and confirmed"),
    Stage.CLEARED: Words("kiểm tra, không có", "checked, nothing found"),
    Stage.LAPSED: Words("nghi vấn đã hết hạn", "suspicion ended by itself"),
    Stage.RESOLVED: Words("đã triệt xóa", "resolved"),
    Stage.REMOVED: Words("đã đưa ra khỏi danh sách", "off the list"),
}
FOUND = "hotspot_found"
ANYBODY = "-"
"""Stands for the human of the step where only its lines are asked for, which depend on nobody."""


def after(events: Sequence[Standing]) -> Hotspot | None:
    """The hotspot after events that were recorded."""
    return life(events)[0]


def lines(told: Happened, before: Sequence[Standing]) -> Iterable[Line]:
    """What follows from a step, after those that stand before it."""
    return advance(after(before), told, ANYBODY)[1]


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """Why a step cannot follow those before it, or names areas that are not of its province."""
    own = context.places[told.area].province if told.units else None
    for unit in told.units if told.kind == FOUND else ():
        place = context.places[unit.area]
        if place.level != COMMUNE or place.province != own:
            return unfit("unit_elsewhere", "units").refusals
    try:
        advance(after(context.life), told, context.holder)
    except RefusedEventError as error:
        return error.refusals
    return ()


def _says_found(told: Happened) -> Words:
    what: facts.HotspotFound = told.facts
    areas = 1 + len(told.units)
    if what.basis is Basis.SUSPECTED:
        return Words(
            "1 điểm nghi vấn: chưa tính vào số nào cho đến khi một người khác kiểm tra và xác nhận",
            "1 suspected place: it counts nowhere until another human has checked and confirmed it",
        )
    vi, en = f"1 điểm, tụ điểm có tài liệu ở {areas} xã", f"1 documented hotspot in {areas} commune(s)"
    if what.activity in USES:
        vi += ", tính là điểm tổ chức, chứa chấp sử dụng của mỗi xã đó"
        en += ", a point of use of each of them"
    return Words(vi, en)


def _says(vi: str, en: str) -> Callable[[Happened], Words]:
    words = Words(vi, en)
    return lambda told: words


FILE = Field(
    name="file",
    sort="reference",
    label=Words("Số hồ sơ của công an", "Number of the police file"),
    hint=Words(
        "Như 12/2026/HS-CAX. Không ghi biển số, số điện thoại, tên.",
        "Like 12/2026/HS-CAX. Never a plate, a telephone number or a name.",
    ),
    required=False,
    longest=40,
    pattern=facts.FILE.pattern,
)
BASIS = Field(name="basis", sort="choice", label=Words("Căn cứ", "Basis"), choices=listed(BASES))

FOUND_SCREENS = (
    Screen(
        Words("Điểm, tụ điểm", "The place"),
        (
            DAY,
            Field(
                name="activity",
                sort="choice",
                label=Words("Hoạt động", "What goes on there"),
                choices=listed(ACTIVITIES),
            ),
            Field(
                name="setting",
                sort="choice",
                label=Words("Loại nơi", "Kind of place"),
                hint=Words(
                    "Nhà ở và phương tiện chỉ ghi xã, loại nơi, căn cứ và số hồ sơ.",
                    "Of a home or a vehicle only commune, kind, basis and file are recorded.",
                ),
                choices=listed(SETTINGS),
            ),
            BASIS,
            FILE,
        ),
    ),
    Screen(
        Words("Ai chịu trách nhiệm, ở đâu", "Who answers, where"),
        (
            Field(
                name="agencies",
                sort="choices",
                label=Words("Cơ quan chịu trách nhiệm", "Responsible agencies"),
                choices=listed(AGENCIES),
            ),
            Field(
                name="units",
                sort="units",
                label=Words("Xã khác mà điểm này nằm trên đó", "Other communes in which the place lies"),
                hint=Words(
                    "Một điểm ở hai xã vẫn là một điểm. Để trống cột số.",
                    "A place in two communes is one place. Leave the numbers empty.",
                ),
                required=False,
            ),
            Field(
                name="landmark",
                sort="text",
                label=Words("Nhận biết nơi công cộng", "Landmark of a public place"),
                hint=Words(
                    "Chỉ cho nơi công cộng, bãi, rừng; không ghi tên người, tên cơ sở, số nhà.",
                    "Only for public places and open land; no name of a person or business, no house number.",
                ),
                required=False,
                longest=facts.LANDMARK_MOST,
            ),
        ),
    ),
)


def _step(
    name: str,
    slug: str,
    label: Words,
    sort: type[Any],
    says: Callable[[Happened], Words],
    *fields: Field,
    two_holders: bool = False,
) -> Kind:
    return Kind(
        name=name,
        slug=slug,
        label=label,
        facts=sort,
        lines=lines,
        refusals=refusals,
        says=says,
        screens=(Screen(label, (DAY, *fields)),),
        follows=frozenset({FOUND}),
        two_holders=two_holders,
        carried=True,
        recorded_by="confirm_place" if two_holders else "record_events",
    )


KINDS = (
    Kind(
        name=FOUND,
        slug="diem-phat-hien",
        label=Words("Điểm, tụ điểm mới phát hiện", "Hotspot found"),
        facts=facts.HotspotFound,
        lines=lines,
        refusals=refusals,
        says=_says_found,
        screens=FOUND_SCREENS,
    ),
    _step(
        "hotspot_confirmed",
        "diem-xac-nhan",
        Words("Xác nhận đã kiểm tra điểm", "Check of a hotspot confirmed"),
        facts.HotspotConfirmed,
        _says(
            "điểm nghi vấn được tính là điểm của xã; chưa có tài liệu thì tự hết sau"
            f" {SUSPICION.days} ngày kể từ ngày phát hiện",
            f"a suspected place counts as a point of the commune and ends {SUSPICION.days} days after it was"
            " found, unless documented",
        ),
        two_holders=True,
    ),
    _step(
        "hotspot_documented",
        "diem-co-tai-lieu",
        Words("Điểm nghi vấn nay có tài liệu", "Suspected place documented"),
        facts.HotspotDocumented,
        _says("1 điểm, tụ điểm có tài liệu vào danh sách", "1 documented hotspot on the list"),
        Field(
            name="file", sort="reference", label=FILE.label, hint=FILE.hint, longest=40, pattern=FILE.pattern
        ),
    ),
    _step(
        "hotspot_cleared",
        "diem-khong-co",
        Words("Kiểm tra điểm nghi vấn, không có", "Suspected place checked, nothing found"),
        facts.HotspotCleared,
        _says("điểm nghi vấn không còn được tính", "the suspected place counts no longer"),
    ),
    _step(
        "hotspot_resolved",
        "diem-triet-xoa",
        Words("Triệt xóa điểm, tụ điểm", "Hotspot resolved"),
        facts.HotspotResolved,
        _says("1 điểm, tụ điểm đã triệt xóa", "1 hotspot resolved"),
        Field(name="measure", sort="choice", label=Words("Biện pháp", "Measure"), choices=listed(MEASURES)),
        FILE,
    ),
    _step(
        "hotspot_removed",
        "diem-dua-ra",
        Words("Đưa điểm ra khỏi danh sách", "Hotspot off the list"),
        facts.HotspotRemoved,
        _says("không đổi số nào", "changes no figure"),
        FILE,
    ),
    _step(
        "hotspot_reemerged",
        "diem-tai-phuc-tap",
        Words("Điểm, tụ điểm tái phức tạp", "Hotspot re-emerged"),
        facts.HotspotReemerged,
        _says(
            "1 điểm, tụ điểm tái phức tạp (nếu mới là nghi vấn: chưa tính cho đến khi người khác kiểm tra)",
            "1 hotspot re-emerged (if only suspected: it counts once another human has checked it)",
        ),
        BASIS,
        FILE,
    ),
)
