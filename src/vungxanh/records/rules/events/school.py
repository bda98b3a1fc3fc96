"""Schools (trường học): a school of the commune's list, and what it did. No school is named.

A school named after somebody would put a name into the register, so a school is its level and its number in
the commune's own list on paper. E04 is a share of schools: its two parts are counted from these events.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.shape import (
    DAY,
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


class Level(StrEnum):
    """What a school teaches (cấp học)."""

    PRIMARY = "primary"
    LOWER = "lower_secondary"
    UPPER = "upper_secondary"
    SEVERAL = "several_levels"
    VOCATIONAL = "vocational"


class Work(StrEnum):
    """What a school did (hoạt động phòng ngừa)."""

    LESSON = "lesson"
    ASSEMBLY = "assembly"
    CLUB = "club"
    CONTEST = "contest"
    PARENTS = "parents"


LEVELS = {
    Level.PRIMARY: Words("tiểu học", "primary"),
    Level.LOWER: Words("trung học cơ sở", "lower secondary"),
    Level.UPPER: Words("trung học phổ thông", "upper secondary"),
    Level.SEVERAL: Words("nhiều cấp học", "several levels"),
    Level.VOCATIONAL: Words("nghề, giáo dục thường xuyên", "vocational or continuing"),
}
WORK = {
    Work.LESSON: Words("giờ học, chuyên đề", "lesson"),
    Work.ASSEMBLY: Words("sinh hoạt dưới cờ", "assembly"),
    Work.CLUB: Words("câu lạc bộ", "club"),
    Work.CONTEST: Words("hội thi", "contest"),
    Work.PARENTS: Words("họp cha mẹ học sinh", "meeting of parents"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school of the commune: its level, and its number in the commune's own list."""

    level: Level
    number: int

    def __post_init__(self) -> None:
        if not 1 <= self.number <= MOST_SCHOOLS:
            raise RefusedEventError(
                Refusal(
                    "number",
                    "number",
                    f"Số thứ tự của trường từ 1 đến {MOST_SCHOOLS}, theo danh sách giấy của xã.",
                    f"A school's number is 1 to {MOST_SCHOOLS}, as in the commune's list on paper.",
                )
            )


MOST_SCHOOLS = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """What a school did, and how many pupils took part; None where nobody counted."""

    work: Work
    pupils: int | None = None


def no_lines(told: Happened, life: tuple[Standing, ...] = ()) -> Iterable[Line]:
    """None: E04 is a share, whose parts `queries.schools` counts."""
    return ()


def _says_school(told: Happened) -> Words:
    level = LEVELS[told.facts.level]
    return Words(
        f"1 trường {level.vi}, số {told.facts.number}", f"1 {level.en} school, no. {told.facts.number}"
    )


def _says_activity(told: Happened) -> Words:
    work = WORK[told.facts.work]
    return Words(f"trường có hoạt động trong năm: {work.vi}", f"the school was active this year: {work.en}")


LISTED = Kind(
    name="school_listed",
    slug="truong-hoc",
    label=Words("Trường học trên địa bàn", "School in the commune"),
    facts=School,
    lines=no_lines,
    says=_says_school,
    screens=(
        Screen(
            Words("Trường học", "The school"),
            (
                Field(name="day", sort="day", label=Words("Có từ ngày", "There since")),
                Field(name="level", sort="choice", label=Words("Cấp học", "Level"), choices=listed(LEVELS)),
                Field(
                    name="number",
                    sort="number",
                    label=Words("Số thứ tự", "Number"),
                    hint=Words(
                        "Theo danh sách trường của xã; không ghi tên trường.",
                        "As in the commune's list; no name of a school.",
                    ),
                    least=1,
                    most=MOST_SCHOOLS,
                ),
            ),
        ),
    ),
)

ACTIVITY = Kind(
    name="school_activity",
    slug="truong-phong-ngua",
    label=Words("Trường tổ chức phòng ngừa", "Prevention at a school"),
    facts=Activity,
    lines=no_lines,
    says=_says_activity,
    follows=frozenset({"school_listed"}),
    screens=(
        Screen(
            Words("Hoạt động của trường", "What the school did"),
            (
                DAY,
                Field(name="work", sort="choice", label=Words("Hoạt động", "Activity"), choices=listed(WORK)),
                Field(
                    name="pupils",
                    sort="number",
                    label=Words("Số học sinh dự", "Pupils who took part"),
                    hint=Words("Để trống nếu không đếm được.", "Leave empty when nobody counted."),
                    required=False,
                ),
            ),
        ),
    ),
)
