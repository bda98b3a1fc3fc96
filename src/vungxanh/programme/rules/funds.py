"""Funds of the national programme (kinh phí): planned, allocated, spent, in whole đồng; unknown is not zero.

A row says what one body itself received or spent in a budget year up to a day; nothing of another body is in
it, so that a province and its communes add up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from vungxanh.programme.rules.refusals import ProgrammeRefusedError

Group = TypeVar("Group")


class Stage(StrEnum):
    """What an amount is: planned, allocated to the body, or spent by it (kế hoạch, phân bổ, giải ngân)."""

    PLANNED = "planned"
    ALLOCATED = "allocated"
    SPENT = "spent"


MOST = 10**15
"""More than this many đồng is a slip of the hand: the whole programme has 22.450 tỷ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What is stated of a component, an area, a budget year and a stage, up to a day.

    `value` is None where a correction says that the figure is not known after all. `replaces` is the number
    of the row that this one corrects.
    """

    number: int
    component: str
    area: int
    year: int
    stage: Stage
    value: int | None
    as_of: date
    replaces: int | None = None

    @property
    def cell(self) -> tuple[str, int, int, Stage]:
        """What it is stated of."""
        return self.component, self.area, self.year, self.stage


def check_amount(
    *, component: str, year: int, value: int | None, as_of: date, known: Iterable[str], years: range, on: date
) -> None:
    """Refuse an unknown component, a year outside the programme, an amount that cannot be, a day ahead.

    Raises ProgrammeRefusedError.
    """
    if component not in set(known):
        raise ProgrammeRefusedError(
            "no_data",
            f"Không có dự án thành phần mã {component}: dùng mã trong danh sách, như DA1",
            f"There is no component project {component}: use a code of the list, as DA1",
            field="component",
        )
    if year not in years:
        raise ProgrammeRefusedError(
            "value",
            f"Năm {year} nằm ngoài chương trình ({years[0]}–{years[-1]}): sửa năm ngân sách",
            f"The year {year} lies outside the programme ({years[0]}–{years[-1]}): mend the budget year",
            field="year",
        )
    if value is not None and not 0 <= value <= MOST:
        raise ProgrammeRefusedError(
            "value",
            "Số tiền phải từ 0 đến một triệu tỷ đồng: ghi bằng đồng, không ghi triệu hay tỷ",
            "An amount lies between 0 and 10^15 đồng: give đồng, not millions",
            field="value",
        )
    if as_of > on or as_of.year < year - 1:
        raise ProgrammeRefusedError(
            "date",
            f"Ngày chốt {as_of:%d/%m/%Y} chưa đến, hoặc trước năm ngân sách {year}: sửa ngày",
            f"The day {as_of.isoformat()} lies ahead, or before the budget year {year}: mend it",
            field="as_of",
        )


def check_new(new: Amount, rows: Iterable[Amount]) -> None:
    """Refuse a second figure for the same cell and day that does not say which one it corrects.

    And a correction of what is not there, was corrected already, or speaks of another cell or day.
    Raises ProgrammeRefusedError.
    """
    stands = in_force(rows)
    if new.replaces is None:
        if any((one.cell, one.as_of) == (new.cell, new.as_of) for one in stands):
            raise ProgrammeRefusedError(
                "overlap",
                "Đã có số của dự án, nơi, năm này chốt cùng ngày: mở dòng đó và ghi đính chính",
                "There is a figure of this component, area and year up to that day: open it and correct it",
                field="as_of",
            )
        return
    before = next((one for one in stands if one.number == new.replaces), None)
    if before is None or (before.cell, before.as_of) != (new.cell, new.as_of):
        raise ProgrammeRefusedError(
            "state",
            "Dòng cần đính chính không còn hiệu lực: mở lại trang và chọn dòng đang dùng",
            "The row to correct is no longer in force: open the page again and choose the one in use",
            field="value",
        )


def in_force(rows: Iterable[Amount]) -> tuple[Amount, ...]:
    """The rows that no other row replaces."""
    every = list(rows)
    replaced = {one.replaces for one in every}
    return tuple(one for one in every if one.number not in replaced)


def standing(rows: Iterable[Amount]) -> tuple[Amount, ...]:
    """The figure of each cell: of the rows in force that with the last day."""
    found: dict[tuple[str, int, int, Stage], Amount] = {}
    for one in sorted(in_force(rows), key=lambda row: (row.as_of, row.number)):
        found[one.cell] = one
    return tuple(found.values())


def counted(rows: Iterable[Amount], heirs: Mapping[int, Iterable[int]]) -> tuple[Amount, ...]:
    """The figures that may be summed: none of an area whose ground another figure already speaks for.

    `heirs` gives for an area the later areas that hold its ground, all of them. Where one of these states the
    same component, year and stage, the earlier area's figure is left out: a merger is never summed twice.
    """
    every = standing(rows)
    stated = {one.cell for one in every}
    return tuple(
        one
        for one in every
        if not any((one.component, later, one.year, one.stage) in stated for later in heirs.get(one.area, ()))
    )


@dataclass(frozen=True, slots=True)
class Sum:
    """Known amounts of a group added up: by stage the sum, None where nothing is known.

    `cells` counts the components × areas × years with a plan and with what was spent; `share` is spent of
    planned over the `both` that have both, exactly.
    """

    planned: int | None
    allocated: int | None
    spent: int | None
    share: Fraction | None
    both: int
    cells: int
    over: int

    @property
    def whole(self) -> bool:
        """Whether every cell has both a plan and what was spent."""
        return self.both == self.cells


def summed(rows: Iterable[Amount]) -> Sum:
    """Add up figures that may be summed; unknown ones are left out, and counted as such."""
    every = [one for one in rows if one.value is not None]
    by_cell: defaultdict[tuple[str, int, int], dict[Stage, int]] = defaultdict(dict)
    for one in every:
        by_cell[one.component, one.area, one.year][one.stage] = one.value or 0
    both = [one for one in by_cell.values() if Stage.PLANNED in one and Stage.SPENT in one]
    planned_of_both = sum(one[Stage.PLANNED] for one in both)
    spent_of_both = sum(one[Stage.SPENT] for one in both)
    planned, allocated, spent = (_known([one for one in every if one.stage is stage]) for stage in Stage)
    return Sum(
        planned,
        allocated,
        spent,
        Fraction(spent_of_both, planned_of_both) if planned_of_both else None,
        len(both),
        len(by_cell),
        sum(one[Stage.SPENT] > one[Stage.PLANNED] for one in both),
    )


def _known(rows: list[Amount]) -> int | None:
    return sum(one.value or 0 for one in rows) if rows else None


def by_group(rows: Iterable[Amount], group: Callable[[Amount], Group]) -> dict[Group, Sum]:
    """The sums of each group, in the order in which the groups come."""
    found: defaultdict[Group, list[Amount]] = defaultdict(list)
    for one in rows:
        found[group(one)].append(one)
    return {key: summed(each) for key, each in found.items()}
