"""A destruction (tiêu hủy) of what was seized: never more than is left of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from vungxanh.records.rules.events.answers import written
from vungxanh.records.rules.events.seizure import (
    DECIMALS,
    MOST,
    Seizure,
    about,
    amount_of,
    destroyed,
    whole_quantity,
)
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
class Destruction:
    """How much of a seizure was destroyed, in the seizure's own unit, in thousandths."""

    quantity: int


def lines(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """D14 by substance and unit."""
    if life:
        yield Line(told.area, "D14", told.day, told.facts.quantity, about(life[0].facts))


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """More than is left of the seizure, or a part of what is counted."""
    seized: Seizure = context.life[0].facts
    yield from whole_quantity(told.facts.quantity, seized.measure)
    left = seized.quantity - destroyed(context.life)
    if told.facts.quantity > left:
        words = amount_of(left, seized.measure)
        yield Refusal(
            "balance",
            "quantity",
            f"Tang vật chỉ còn {words.vi}: hãy sửa số tiêu hủy, hoặc sửa số đã thu giữ trước.",
            f"Only {words.en} of it are left: correct the quantity, or the seizure first.",
        )


def says(told: Happened) -> Words:
    """What will be counted."""
    number = written(told.facts.quantity, DECIMALS)
    return Words(f"tiêu hủy {number} (đơn vị như khi thu giữ)", f"destroyed: {number} (unit as seized)")


KIND = Kind(
    name="destruction",
    slug="tieu-huy",
    label=Words("Tiêu hủy tang vật", "Destruction of what was seized"),
    facts=Destruction,
    lines=lines,
    screens=(
        Screen(
            Words("Tiêu hủy", "Destruction"),
            (
                DAY,
                Field(
                    name="quantity",
                    sort="number",
                    label=Words("Số lượng tiêu hủy", "Quantity destroyed"),
                    hint=Words("theo đơn vị đã ghi khi thu giữ", "in the unit of the seizure"),
                    least=1,
                    most=MOST,
                    decimals=DECIMALS,
                ),
            ),
        ),
    ),
    says=says,
    refusals=refusals,
    follows=frozenset({"seizure"}),
)
