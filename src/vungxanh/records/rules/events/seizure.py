"""A seizure (thu giữ) of one substance in the unit reported: never converted, never added across units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from vungxanh.records.rules.events.answers import written
from vungxanh.records.rules.events.shape import (
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
from vungxanh.records.rules.events.substances import MEASURES, WHOLE, Measure, substances

DECIMALS = 3
"""Quantities are whole numbers of thousandths of their unit: 1,5 g is 1500."""
MOST = 10**12


class Certainty(StrEnum):
    """How the quantity is known (cách xác định)."""

    MEASURED = "measured"
    ESTIMATED = "estimated"


CERTAINTIES = {
    Certainty.MEASURED: Words("đã cân, đã đếm", "weighed or counted"),
    Certainty.ESTIMATED: Words("ước tính", "estimated"),
}


def whole_quantity(quantity: int, measure: Measure) -> Iterable[Refusal]:
    """What is counted has no parts."""
    if measure in WHOLE and quantity % 10**DECIMALS:
        unit = MEASURES[measure]
        yield Refusal(
            "parts",
            "quantity",
            f"Đơn vị “{unit.vi}” đếm bằng số nguyên: hãy sửa số, hoặc chọn đơn vị khác.",
            f"{unit.en.capitalize()} are counted whole: correct the number, or choose another unit.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seizure:
    """One substance seized; `case` is the case it belongs to, None for none.

    Raises RefusedEventError for a part of what is counted.
    """

    substance: str
    quantity: int
    measure: Measure
    certainty: Certainty
    case: UUID | None = None

    def __post_init__(self) -> None:
        if refusals := tuple(whole_quantity(self.quantity, self.measure)):
            raise RefusedEventError(*refusals)


def about(facts: Seizure) -> dict[str, str | int | bool]:
    """What a line of the quantity is of."""
    return {"substance": facts.substance, "unit": facts.measure.value, "certainty": facts.certainty.value}


def lines(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """D07 to D13 by substance and unit, in thousandths; none for a substance without indicator."""
    facts: Seizure = told.facts
    indicator = substances()[facts.substance].counted_in(facts.measure)
    if indicator:
        yield Line(told.area, indicator, told.day, facts.quantity, about(facts))


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """A substance that is not on the list of the day, a case that is not there."""
    facts: Seizure = told.facts
    found = substances().get(facts.substance)
    if found is None or not found.listed_on(told.day):
        names = ", ".join(one.words.vi for one in substances().values() if one.listed_on(told.day))
        yield Refusal(
            "substance",
            "substance",
            f"Chất này không có trong danh mục của ngày {told.day:%d/%m/%Y}: "
            + (f"hãy chọn {names}." if names else "danh mục bắt đầu từ ngày 15/12/2024, hãy sửa lại ngày."),
            f"The list of {told.day} has no such substance: choose one of that day, or correct the day.",
        )
    if facts.case is not None and not any(one.subject == facts.case for one in context.related):
        yield Refusal(
            "case",
            "case",
            "Vụ đã chọn không còn: hãy chọn vụ khác, hoặc để trống.",
            "The case chosen is no longer there: choose another, or none.",
        )


def related(told: Happened) -> Iterable[UUID]:
    """The case that the seizure belongs to."""
    return () if told.facts.case is None else (told.facts.case,)


def amount_of(quantity: int, measure: Measure) -> Words:
    """A quantity with its unit."""
    number, unit = written(quantity, DECIMALS), MEASURES[measure]
    return Words(f"{number} {unit.vi}", f"{number.translate(ENGLISH)} {unit.en}")


ENGLISH = str.maketrans(".,", ",.")


def says(told: Happened) -> Words:
    """What will be counted."""
    facts: Seizure = told.facts
    amount, substance = amount_of(facts.quantity, facts.measure), substances()[facts.substance].words
    about_vi = " (ước tính)" if facts.certainty is Certainty.ESTIMATED else ""
    about_en = " (estimated)" if facts.certainty is Certainty.ESTIMATED else ""
    return Words(f"{amount.vi} {substance.vi}{about_vi}", f"{amount.en} of {substance.en}{about_en}")


def destroyed(life: Sequence[Standing]) -> int:
    """How much of the seizure of a life was destroyed."""
    return sum(one.facts.quantity for one in life if one.kind == "destruction")


def whole(life: Sequence[Standing]) -> Iterable[Words]:
    """The balance of what was seized and destroyed."""
    if not life or life[0].kind != KIND.name:
        return
    facts, gone = life[0].facts, destroyed(life)
    seized, over, left = (
        amount_of(value, facts.measure) for value in (facts.quantity, gone, facts.quantity - gone)
    )
    yield Words(
        f"Thu giữ {seized.vi}; đã tiêu hủy {over.vi}; còn {left.vi}.",
        f"Seized {seized.en}; destroyed {over.en}; left {left.en}.",
    )


KIND = Kind(
    name="seizure",
    slug="thu-giu",
    label=Words("Thu giữ ma túy, tiền chất", "Seizure of drugs or precursors"),
    facts=Seizure,
    lines=lines,
    screens=(
        Screen(
            Words("Tang vật", "What was seized"),
            (
                DAY,
                Field(
                    name="substance",
                    sort="choice",
                    label=Words("Chất", "Substance"),
                    choices=tuple((one.code, one.words) for one in substances().values()),
                ),
                Field(
                    name="quantity",
                    sort="number",
                    label=Words("Số lượng", "Quantity"),
                    hint=Words("như 756,92; ghi đúng như biên bản", "as the record has it"),
                    least=1,
                    most=MOST,
                    decimals=DECIMALS,
                ),
                Field(
                    name="measure",
                    sort="choice",
                    label=Words("Đơn vị tính", "Unit"),
                    hint=Words("không quy đổi sang đơn vị khác", "never converted into another unit"),
                    choices=listed(MEASURES),
                ),
            ),
        ),
        Screen(
            Words("Cách xác định và vụ việc", "Certainty and case"),
            (
                Field(
                    name="certainty",
                    sort="choice",
                    label=Words("Cách xác định số lượng", "How the quantity is known"),
                    choices=listed(CERTAINTIES),
                ),
                Field(
                    name="case",
                    sort="subject",
                    of_kind="case",
                    label=Words("Thuộc vụ", "Of the case"),
                    hint=Words("để trống nếu không thuộc vụ nào", "leave empty when it belongs to none"),
                    required=False,
                ),
            ),
        ),
    ),
    says=says,
    refusals=refusals,
    related=related,
    pasted=True,
    whole=whole,
)
