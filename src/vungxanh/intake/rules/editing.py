"""An edited fact: what a person entered into its fields, checked against the kind of the fact."""

import re
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from vungxanh.intake.rules.drafts import Data
from vungxanh.intake.rules.fields import FIELDS, MEASURE_UNITS, PERCENTAGES, Field
from vungxanh.intake.rules.values import LARGEST_OF_A_TEXT, CellError, amount, count, text_value

LONGEST_TEXT = 160
_DAY = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})(?:/(?P<year>\d{4}))?", re.ASCII)
_MONTH = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})", re.ASCII)
_ISO = re.compile(r"(?:(?P<year>\d{4})|-)(?:-(?P<month>\d{1,2})(?:-(?P<day>\d{1,2}))?)?", re.ASCII)
LEAP_YEAR = 2000
"""Stands in for an unknown year, so that 29 February is a day."""


class EditError(ValueError):
    """What was entered cannot be: for each field what is wrong and what to do, in both languages."""

    def __init__(self, problems: Mapping[str, tuple[str, str]]) -> None:
        super().__init__("; ".join(f"{name}: {vi} / {en}" for name, (vi, en) in problems.items()))
        self.problems = problems


def edited(kind: str, data: Data, entered: Mapping[str, str]) -> dict[str, Any]:
    """The fact with the entered fields in place of its own; fields that were not sent stay.

    Raises EditError with every field that cannot be.
    """
    fresh: dict[str, Any] = deepcopy(dict(data))
    problems: dict[str, tuple[str, str]] = {}
    for field in FIELDS[kind]:
        if field.name in entered:
            try:
                _put(fresh, field, _read(field, entered[field.name].strip()))
            except CellError as error:
                problems[field.name] = (error.vi, error.en)
    _drop_empty(fresh)
    if kind == "quantity":
        _carry_unit(data, fresh)
    if kind == "quantity" and not problems:
        problems |= _quantity_problems(fresh)
    if problems:
        raise EditError(problems)
    return fresh


def _put(data: dict[str, Any], field: Field, value: object) -> None:
    *outer, last = field.path.split(".")
    for name in outer:
        data[name] = dict(data.get(name) or {})
        data = data[name]
    data[last] = value


def _drop_empty(data: dict[str, Any]) -> None:
    """A period without a first or last day is no period."""
    if not any((data.get("period") or {}).values()) and "period" in data:
        data["period"] = None


def _carry_unit(before: Data, fresh: dict[str, Any]) -> None:
    """Another measure brings its own unit along, unless a unit was entered too."""
    measure = str(fresh.get("measure"))
    if measure != before["measure"] and fresh.get("unit") == before["unit"] and MEASURE_UNITS.get(measure):
        fresh["unit"] = MEASURE_UNITS[measure]


def _quantity_problems(data: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """What does not go together: the unit is the measure's, a range ends above its start."""
    problems = {}
    measure, unit = str(data["measure"]), data.get("unit")
    units = {MEASURE_UNITS[measure]} | ({"pp"} if measure in PERCENTAGES else set())
    if measure != "other" and unit not in units:
        problems["unit"] = (
            "không phải đơn vị của số đo này: hãy đổi số và đơn vị, hoặc chọn số đo khác",
            "is not the unit of this measure: convert figure and unit, or choose another measure",
        )
    value, upper = data.get("value"), data.get("value_max")
    if upper is not None and (value is None or Fraction(upper) < Fraction(value)):
        problems["value_max"] = (
            "số cuối của khoảng nhỏ hơn số đầu: hãy sửa một trong hai",
            "the range ends below its start: correct one of the two",
        )
    return problems


def _read(field: Field, entered: str) -> object:
    if not entered and field.type != "yes":
        if field.required:
            raise CellError("còn trống: hãy chọn hoặc nhập", "is empty: choose or enter a value")
        return None
    return READERS[field.type](field, entered)


def _choice(field: Field, entered: str) -> str:
    if entered not in field.choices:
        raise CellError(
            "không có trong các lựa chọn: hãy chọn lại", "is not one of the choices: choose again"
        )
    return entered


def _text(_field: Field, entered: str) -> str | None:
    if len(entered) > LONGEST_TEXT:
        raise CellError(
            f"dài quá {LONGEST_TEXT} ký tự: hãy rút ngắn",
            f"is longer than {LONGEST_TEXT} characters: shorten it",
        )
    return text_value(entered.replace("\0", ""))


def _number(_field: Field, entered: str) -> str:
    """The exact figure as a text; a fall may be negative."""
    sign = "-" if entered[0] in "-−" else ""
    size = amount(entered.lstrip("-−").strip(), LARGEST_OF_A_TEXT)
    return exact(Fraction(size) * (-1 if sign else 1))


def _count(_field: Field, entered: str) -> int | None:
    return count(entered)


def _yes(_field: Field, entered: str) -> bool:
    return entered == "1"


def _date(_field: Field, entered: str) -> str:
    return partial_date(entered)


READERS: Mapping[str, Callable[[Field, str], object]] = {
    "choice": _choice,
    "text": _text,
    "number": _number,
    "count": _count,
    "date": _date,
    "yes": _yes,
}


def exact(value: Fraction | Decimal | int) -> str:
    """An exact figure as a text: "756.92", "35", or "1/3" where no decimal says it exactly."""
    fraction = Fraction(value)
    rest = fraction.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return f"{fraction.numerator}/{fraction.denominator}"
    places = max(0, fraction.denominator.bit_length())
    digits = abs(fraction.numerator) * 10**places // fraction.denominator
    whole, part = divmod(digits, 10**places)
    tail = f"{part:0{places}d}".rstrip("0") if part else ""
    return f"{'-' if fraction < 0 else ''}{whole}{'.' + tail if tail else ''}"


def partial_date(entered: str) -> str:
    """An ISO date, partial where not everything is known: 2024-06-05, 2024-06, 2024, --04-12, --04.

    Reads 5/6/2024, 6/2024, 12/4 and the ISO forms. Raises CellError.
    """
    found = _DAY.fullmatch(entered) or _MONTH.fullmatch(entered) or _ISO.fullmatch(entered)
    parts = {name: int(text) for name, text in found.groupdict().items() if text} if found else {}
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    try:
        date(year or LEAP_YEAR, month or 1, day or 1)
    except ValueError:
        parts = {}
    if not parts:
        raise CellError(
            "không phải là ngày: nhập như 5/6/2024, 6/2024, 2024 hoặc 12/4",
            "is not a date: enter it like 5/6/2024, 6/2024, 2024 or 12/4",
        )
    head = "-" if year is None else f"{year:04d}"
    return head + "".join(f"-{part:02d}" for part in (month, day) if part is not None)
