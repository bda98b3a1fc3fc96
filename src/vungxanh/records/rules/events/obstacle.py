"""Obstacles (khó khăn, vướng mắc): what stands in the way, who can remove it, and that it was removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.records.rules.events.school import no_lines
from vungxanh.records.rules.events.shape import (
    Context,
    Field,
    Happened,
    Kind,
    Refusal,
    Screen,
    Words,
    listed,
)


class Sort(StrEnum):
    """What is in the way (loại khó khăn)."""

    PEOPLE = "people"
    MONEY = "money"
    EQUIPMENT = "equipment"
    RULES = "rules"
    COORDINATION = "coordination"
    TERRAIN = "terrain"
    OTHER = "other"


class Body(StrEnum):
    """Who is asked to remove it (đề nghị ai tháo gỡ)."""

    COMMUNE_COMMITTEE = "commune_committee"
    PROVINCE_COMMITTEE = "province_committee"
    PROVINCE_POLICE = "province_police"
    HEALTH = "health"
    EDUCATION = "education"
    BORDER_GUARD = "border_guard"
    OTHER = "other"


class How(StrEnum):
    """How it ended (kết quả tháo gỡ)."""

    REMOVED = "removed"
    PARTLY = "partly"
    GAVE_UP = "gave_up"


SORTS = {
    Sort.PEOPLE: Words("thiếu người", "too few people"),
    Sort.MONEY: Words("thiếu kinh phí", "too little money"),
    Sort.EQUIPMENT: Words("thiếu trang thiết bị", "too little equipment"),
    Sort.RULES: Words("quy định chưa rõ", "unclear rules"),
    Sort.COORDINATION: Words("phối hợp chưa thông", "coordination does not work"),
    Sort.TERRAIN: Words("địa hình, đường sá, sóng điện thoại", "terrain, roads, phone signal"),
    Sort.OTHER: Words("khó khăn khác", "another obstacle"),
}
BODIES = {
    Body.COMMUNE_COMMITTEE: Words("Ủy ban nhân dân xã", "commune People's Committee"),
    Body.PROVINCE_COMMITTEE: Words("Ủy ban nhân dân tỉnh", "provincial People's Committee"),
    Body.PROVINCE_POLICE: Words("Công an tỉnh", "provincial police"),
    Body.HEALTH: Words("ngành y tế", "health"),
    Body.EDUCATION: Words("ngành giáo dục", "education"),
    Body.BORDER_GUARD: Words("bộ đội biên phòng", "border guard"),
    Body.OTHER: Words("cơ quan khác", "another body"),
}
HOW = {
    How.REMOVED: Words("đã tháo gỡ", "removed"),
    How.PARTLY: Words("tháo gỡ một phần", "partly removed"),
    How.GAVE_UP: Words("không tháo gỡ được", "cannot be removed"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Obstacle:
    """The facts of an obstacle. `note` is a masked short text."""

    sort: Sort
    body: Body
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """How an obstacle ended."""

    how: How


@dataclass(frozen=True, slots=True)
class Became:
    """What became of an obstacle by a day: how it ended or was eased, and when; None where nobody said."""

    how: How | None = None
    on: date | None = None

    @property
    def stands(self) -> bool:
        """Whether it is still in the way: one that is removed in part is."""
        return self.how in {None, How.PARTLY}


def became(life: Iterable[Happened], on: date) -> Became:
    """What became of an obstacle by the end of a day; an end stands over whatever eased it."""
    told = [one for one in life if isinstance(one.facts, Resolved) and one.day <= on]
    last = max(told, key=lambda one: (one.facts.how is not How.PARTLY, one.day), default=None)
    return Became() if last is None else Became(last.facts.how, last.day)


def refuse_twice(told: Happened, context: Context) -> Iterable[Refusal]:
    """An obstacle ends once."""
    if any(isinstance(one.facts, Resolved) and one.facts.how is not How.PARTLY for one in context.life):
        yield Refusal(
            "resolved",
            "day",
            "Khó khăn này đã được ghi là kết thúc: nếu gặp lại, hãy ghi thành khó khăn mới.",
            "This obstacle is recorded as ended: if it came back, record a new one.",
        )


MET = Kind(
    name="obstacle_met",
    slug="kho-khan",
    label=Words("Khó khăn, vướng mắc", "Obstacle"),
    facts=Obstacle,
    lines=no_lines,
    says=lambda told: Words(
        f"1 khó khăn: {SORTS[told.facts.sort].vi}, đề nghị {BODIES[told.facts.body].vi}",
        f"1 obstacle: {SORTS[told.facts.sort].en}, for the {BODIES[told.facts.body].en}",
    ),
    screens=(
        Screen(
            Words("Khó khăn", "The obstacle"),
            (
                Field(name="day", sort="day", label=Words("Gặp từ ngày", "Met on")),
                Field(name="sort", sort="choice", label=Words("Khó khăn gì", "What"), choices=listed(SORTS)),
                Field(
                    name="body",
                    sort="choice",
                    label=Words("Đề nghị ai tháo gỡ", "Who is asked to help"),
                    choices=listed(BODIES),
                ),
                Field(
                    name="note",
                    sort="text",
                    label=Words("Nói thêm (nếu cần)", "More (if needed)"),
                    hint=Words("Không ghi tên, số của ai.", "No name or number of anybody."),
                    required=False,
                    longest=300,
                ),
            ),
        ),
    ),
)

RESOLVED = Kind(
    name="obstacle_resolved",
    slug="kho-khan-ket-qua",
    label=Words("Kết quả tháo gỡ", "How an obstacle ended"),
    facts=Resolved,
    lines=no_lines,
    refusals=refuse_twice,
    says=lambda told: Words(HOW[told.facts.how].vi, HOW[told.facts.how].en),
    follows=frozenset({"obstacle_met"}),
    screens=(
        Screen(
            Words("Kết quả", "The result"),
            (
                Field(name="day", sort="day", label=Words("Ngày", "Day")),
                Field(name="how", sort="choice", label=Words("Kết quả", "Result"), choices=listed(HOW)),
            ),
        ),
    ),
)
