"""A commune's part of a case that another recorded (phần của xã trong vụ phối hợp): the case counts once."""

from collections.abc import Iterable
from dataclasses import dataclass

from vungxanh.records.rules.events.case import Case
from vungxanh.records.rules.events.shape import (
    DAY,
    Context,
    Field,
    Happened,
    Kind,
    Line,
    Refusal,
    Screen,
    Standing,
    Words,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseShare:
    """How many of the people of the case were arrested in this commune; None where nobody was or knows."""

    people: int | None = None


def lines(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """Moves the people arrested here from the leading commune to this one; the case itself stays one."""
    if told.facts.people and life:
        yield Line(told.area, "D02", told.day, told.facts.people, {"joint": True})
        yield Line(life[0].area, "D02", life[0].day, -told.facts.people, {"elsewhere": True})


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """A commune that is in the case already has no further part; parts are no more than the whole."""
    lead, *later = context.life
    named = {lead.area, *(unit.area for unit in lead.units)}
    named |= {one.area for one in later if one.kind == told.kind}
    if told.area in named:
        yield Refusal(
            "part_twice",
            "area",
            "Xã này đã có trong vụ: hãy sửa việc đã ghi, không ghi phần thứ hai.",
            "This commune is in the case already: amend what was recorded, do not add a second part.",
        )
    facts: Case = lead.facts
    taken = sum(unit.share or 0 for unit in lead.units)
    taken += sum(one.facts.people or 0 for one in later if one.kind == told.kind)
    left = (facts.people or 0) - taken
    if (told.facts.people or 0) > left:
        yield Refusal(
            "shares",
            "people",
            f"Cả vụ chỉ còn {left} người chưa tính cho xã nào khác: hãy sửa số người, hoặc sửa vụ trước.",
            f"Only {left} people of the case are not yet another commune's: correct this, or the case first.",
        )


def says(told: Happened) -> Words:
    """What will be counted."""
    people = told.facts.people or 0
    return Words(
        f"phần của xã trong vụ phối hợp, {people} người bị bắt; không tính thêm vụ",
        f"part of a joint case, {people} arrested; no further case",
    )


KIND = Kind(
    name="case_share",
    slug="phan-cua-xa",
    label=Words("Phần của xã trong vụ phối hợp", "Part of a joint case"),
    facts=CaseShare,
    lines=lines,
    screens=(
        Screen(
            Words("Phần của xã", "This commune's part"),
            (
                DAY,
                Field(
                    name="people",
                    sort="number",
                    label=Words("Số người bị bắt tại xã này", "People arrested in this commune"),
                    hint=Words("nằm trong tổng số của vụ", "of those the case counts already"),
                    required=False,
                    most=1_000,
                ),
            ),
        ),
    ),
    says=says,
    refusals=refusals,
    follows=frozenset({"case"}),
)
