"""Conferences as published sources tell them (hội nghị theo nguồn công bố): claims, kept as printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.changes import check_reason
from vungxanh.programme.rules.conferences import Attendance, Does, Kind, Point, attendance
from vungxanh.programme.rules.partial import PartialDate
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Said(StrEnum):
    """What a source lets a conference say: a result it claims, or what it asks for from then on."""

    CLAIM = "claim"
    CONCLUSION = "conclusion"


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing said, in our own words; `office` is who said it or has to do it, never a name."""

    sort: Said
    text: str
    office: str = ""

    @property
    def without_number(self) -> bool:
        """Whether it claims a result and gives no number for it."""
        return self.sort is Said.CLAIM and not any(one.isdigit() for one in self.text)


@dataclass(frozen=True, slots=True)
class PublishedPoint:
    """A point that the source names, None for the Centre's; what it does not print is None, never 0.

    Raises ProgrammeRefusedError for more present than summoned, or one of the two numbers without the other.
    """

    area: int | None
    summoned: int | None = None
    present: int | None = None

    def __post_init__(self) -> None:
        if self.summoned is not None:
            Point(area=self.area or 0, summoned=self.summoned, present=self.present)
        elif self.present is not None:
            raise ProgrammeRefusedError(
                "value",
                "Có số có mặt mà không có số triệu tập: ghi cả hai như nguồn in, hoặc bỏ trống cả hai",
                "There are people present and none summoned: give both as printed, or neither",
                field="summoned",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedConference:
    """A conference that a public source tells of. `area` is where it was held, None for the Centre.

    `held_by` is an office, never a name; `note` says how a date was worked out that is not printed.
    Raises ProgrammeRefusedError without title, holder or source, and for a document or place given twice.
    """

    kind: Kind
    title: str
    area: int | None
    held_by: str
    on: PartialDate
    source: str
    note: str = ""
    about: tuple[tuple[int, Does], ...] = ()
    points: tuple[PublishedPoint, ...] = ()
    statements: tuple[Statement, ...] = ()

    def __post_init__(self) -> None:
        if not (self.title.strip() and self.held_by.strip()):
            raise ProgrammeRefusedError(
                "value",
                "Chưa ghi tên hội nghị hoặc nơi tổ chức: ghi cả hai, không ghi họ tên",
                "The conference has no title or nobody who held it: give both, no names of people",
                field="title" if self.held_by.strip() else "held_by",
            )
        if not self.source.strip():
            raise ProgrammeRefusedError(
                "source",
                "Hội nghị của nơi khác: ghi nguồn đã công bố",
                "A conference of others: give the source that tells of it",
                field="source",
            )
        _check_twice(self.about, "directive", "Một văn bản ghi hai lần", "One document is given twice")
        areas = [one.area for one in self.points]
        _check_twice(areas, "points", "Một nơi có hai dòng số", "One place is given twice")


def _check_twice(given: Collection[object], field: str, vi: str, en: str) -> None:
    if len(set(given)) < len(given):
        raise ProgrammeRefusedError(
            "overlap", f"{vi}: giữ một lần như nguồn in", f"{en}: keep it once, as printed", field=field
        )


def check_held(on: PartialDate, *, today: date) -> None:
    """Refuse a conference that cannot have been held yet. Raises ProgrammeRefusedError."""
    if on.first > today:
        raise ProgrammeRefusedError(
            "date",
            "Ngày họp chưa đến: chỉ ghi hội nghị mà nguồn kể là đã họp",
            "The day lies ahead: enter only what a source tells of as held",
            field="on",
        )


def check_once(*, told_before: bool) -> None:
    """Refuse a second entry of the same conference from the same source. Raises ProgrammeRefusedError."""
    if told_before:
        raise ProgrammeRefusedError(
            "overlap",
            "Hội nghị này, theo đúng nguồn này, đã có trong danh sách: mở dòng đó, rút lại nếu ghi sai",
            "This conference is already entered from this source: open it, withdraw it if it is wrong",
            field="source",
        )


def check_withdrawal(*, withdrawn: bool, reason: str) -> None:
    """Refuse to withdraw an entry twice or without a reason. Raises ProgrammeRefusedError."""
    if withdrawn:
        raise ProgrammeRefusedError(
            "state",
            "Hội nghị này đã được rút lại: mở lại trang để xem vì sao",
            "This conference was withdrawn already: open the page again to see why",
            field="reason",
        )
    check_reason(reason)


def printed_attendance(points: Iterable[PublishedPoint]) -> Attendance:
    """Who was there, of the points for which the source prints both numbers."""
    return attendance(
        Point(area=one.area or 0, summoned=one.summoned, present=one.present)
        for one in points
        if one.summoned is not None
    )
