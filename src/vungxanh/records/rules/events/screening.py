"""Screening (xét nghiệm): tests by legal ground, and the positive results that were confirmed. No person."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


class Ground(StrEnum):
    """The situation in which the law asks for a test or its result (căn cứ xét nghiệm)."""

    ILLEGAL_USE = "illegal_use"
    MANAGED_USER = "managed_user"
    POST_REHAB = "post_rehab"
    VOLUNTEER = "volunteer"
    REHAB_APPLICANT = "rehab_applicant"
    NO_RESIDENCE = "no_residence"
    OTHER = "other"


GROUNDS = {
    Ground.ILLEGAL_USE: Words("xác định người sử dụng trái phép", "to establish illegal use"),
    Ground.MANAGED_USER: Words("người đang bị quản lý sử dụng trái phép", "a user under management"),
    Ground.POST_REHAB: Words("người đang quản lý sau cai nghiện", "under post-rehabilitation management"),
    Ground.VOLUNTEER: Words("người tự nguyện xác định tình trạng nghiện", "a volunteer for assessment"),
    Ground.REHAB_APPLICANT: Words(
        "người đăng ký cai nghiện tự nguyện", "an applicant for voluntary rehabilitation"
    ),
    Ground.NO_RESIDENCE: Words("người không có nơi cư trú ổn định", "without a stable residence"),
    Ground.OTHER: Words("khác (không phải căn cứ, sẽ được hỏi lại)", "other (no ground, will be asked)"),
}
NEW_LAW = date(2026, 7, 1)
OLD, NEW = "Luật 73/2021/QH14", "Luật 120/2025/QH15"
CITED: Mapping[Ground, tuple[str, str]] = {
    Ground.ILLEGAL_USE: (OLD, f"khoản 9 Điều 2, khoản 4 Điều 24 {NEW}"),
    Ground.MANAGED_USER: (OLD, f"khoản 1 Điều 31 {NEW}; khoản 1 Điều 59 Nghị định 163/2026/NĐ-CP"),
    Ground.POST_REHAB: (OLD, f"khoản 1 Điều 31 {NEW}"),
    Ground.VOLUNTEER: (OLD, f"khoản 1 Điều 31 {NEW}"),
    Ground.REHAB_APPLICANT: ("", f"khoản 1 Điều 31 {NEW}"),
    Ground.NO_RESIDENCE: (OLD, f"khoản 1 Điều 31 {NEW}"),
}
"""Where each ground stands before 1 July 2026 and since; "" where it is none in that time. Of the law of 2021
no article was read, so only the law is cited."""


def citation(ground: Ground, day: date) -> str:
    """Where the ground stands in the law of the day; "" where it is none."""
    before, since = CITED.get(ground, ("", ""))
    return since if day >= NEW_LAW else before


@dataclass(frozen=True, slots=True)
class Tested:
    """So many tests on one ground."""

    ground: Ground
    tests: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """The facts of a screening. `confirmed` are positive results that were confirmed, None while unknown.

    Raises RefusedEventError for numbers that contradict each other.
    """

    tested: tuple[Tested, ...]
    confirmed: int | None = None

    def __post_init__(self) -> None:
        grounds = [one.ground for one in self.tested]
        if not self.tested or len(set(grounds)) < len(grounds) or any(one.tests < 1 for one in self.tested):
            raise RefusedEventError(
                Refusal(
                    "tested",
                    "tested",
                    "Mỗi căn cứ ghi một dòng, với số lượt xét nghiệm từ 1 trở lên.",
                    "Give each ground one row, with 1 test or more.",
                )
            )
        if self.confirmed is not None and not 0 <= self.confirmed <= self.tests:
            raise RefusedEventError(
                Refusal(
                    "confirmed",
                    "confirmed",
                    f"Có {self.tests} lượt xét nghiệm, không thể có {self.confirmed} kết quả dương tính: hãy"
                    " sửa một trong hai số.",
                    f"There were {self.tests} tests, so not {self.confirmed} positive results: correct one.",
                )
            )

    @property
    def tests(self) -> int:
        """All tests."""
        return sum(one.tests for one in self.tested)


def lines(told: Happened, life: tuple[Standing, ...] = ()) -> Iterable[Line]:
    """C01 by ground, C02 once it is known."""
    facts: Screening = told.facts
    for one in facts.tested:
        yield Line(told.area, "C01", told.day, one.tests, {"ground": one.ground.value})
    if facts.confirmed is not None:
        yield Line(told.area, "C02", told.day, facts.confirmed)


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """A ground that the law of the day does not know; "other" is none and is kept to be asked about."""
    for one in told.facts.tested:
        if one.ground is not Ground.OTHER and not citation(one.ground, told.day):
            yield Refusal(
                "ground",
                "tested",
                f"Ngày {told.day:%d/%m/%Y} luật chưa có căn cứ “{GROUNDS[one.ground].vi}”: hãy chọn căn cứ"
                " khác.",
                f"On {told.day} the law had no ground “{GROUNDS[one.ground].en}”: choose another.",
            )


def says(told: Happened) -> Words:
    """What will be counted."""
    facts: Screening = told.facts
    known = facts.confirmed is not None
    vi = f"{facts.confirmed} kết quả dương tính đã khẳng định" if known else "chưa rõ kết quả khẳng định"
    en = f"{facts.confirmed} confirmed positive" if known else "confirmed results not known"
    return Words(f"{facts.tests} lượt xét nghiệm, {vi}", f"{facts.tests} tests, {en}")


SCREENS = (
    Screen(
        Words("Xét nghiệm", "Screening"),
        (
            DAY,
            Field(
                name="tested",
                sort="counts",
                label=Words("Số lượt theo căn cứ", "Tests by ground"),
                hint=Words(
                    "Chỉ ghi số lượt. Số lượt xét nghiệm không phải thành tích và không có chỉ tiêu.",
                    "Numbers only. Tests are no achievement and have no target.",
                ),
                choices=listed(GROUNDS),
            ),
            Field(
                name="confirmed",
                sort="number",
                label=Words("Kết quả dương tính đã khẳng định", "Confirmed positive results"),
                hint=Words("Để trống nếu chưa có kết quả khẳng định.", "Leave empty until confirmed."),
                required=False,
            ),
        ),
    ),
)

KIND = Kind(
    name="screening",
    slug="xet-nghiem",
    label=Words("Xét nghiệm chất ma túy", "Drug screening"),
    facts=Screening,
    lines=lines,
    screens=SCREENS,
    says=says,
    refusals=refusals,
    pasted=True,
)
