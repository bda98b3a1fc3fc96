"""Self-managed models (mô hình quần chúng tự quản): founded, at work, asleep without activity, ended.

E07 counts models at work. A model that shows no activity for AWAKE_MONTHS is asleep: its line down stands on
that day from the beginning, so nobody has to be awake for it, and an activity takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.periods.interface import add_months
from vungxanh.records.rules.defaults import STANDARD
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
    listed,
)

AWAKE_MONTHS = STANDARD.awake_months
"""So long after its last activity a model counts as at work."""


class Type(StrEnum):
    """What a model is (loại mô hình)."""

    GROUP = "group"
    CLAN = "clan"
    RELIGIOUS = "religious"
    CAMERA = "camera"
    CLUB = "club"
    OTHER = "other"


class Done(StrEnum):
    """What a model did (hoạt động)."""

    MEETING = "meeting"
    PATROL = "patrol"
    TALK = "talk"
    HELP = "help"


class Why(StrEnum):
    """Why a model ended (lý do kết thúc)."""

    MERGED = "merged"
    NO_MEMBERS = "no_members"
    REPLACED = "replaced"
    OTHER = "other"


TYPES = {
    Type.GROUP: Words("tổ tự quản", "self-managed group"),
    Type.CLAN: Words("dòng họ tự quản", "self-managed clan"),
    Type.RELIGIOUS: Words("cơ sở tôn giáo tự quản", "self-managed religious house"),
    Type.CAMERA: Words("camera an ninh", "security cameras"),
    Type.CLUB: Words("câu lạc bộ", "club"),
    Type.OTHER: Words("mô hình khác", "another model"),
}
DONE = {
    Done.MEETING: Words("sinh hoạt, họp", "meeting"),
    Done.PATROL: Words("tuần tra, canh gác", "patrol"),
    Done.TALK: Words("tuyên truyền, vận động", "talking to people"),
    Done.HELP: Words("giúp người sau cai", "helping people after rehabilitation"),
}
WHY = {
    Why.MERGED: Words("nhập vào mô hình khác", "merged into another"),
    Why.NO_MEMBERS: Words("không còn thành viên", "no members left"),
    Why.REPLACED: Words("thay bằng mô hình khác", "replaced by another"),
    Why.OTHER: Words("lý do khác", "another reason"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Founded:
    """A model begins; how many take part, None where nobody counted."""

    type: Type
    members: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Active:
    """A model did something."""

    done: Done


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A model ends."""

    why: Why


def asleep_from(last: date) -> date:
    """The first day on which a model whose last activity was on `last` is asleep."""
    return add_months(last, AWAKE_MONTHS)


def _founded(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    about = {"type": told.facts.type.value}
    yield Line(told.area, "E07", told.day, 1, about)
    yield Line(told.area, "E07", asleep_from(told.day), -1, about)


def _active(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """Wakes it where it was asleep, and puts the day of falling asleep off."""
    about, before = _about(life)
    sleeps = asleep_from(before)
    # Awake, the line down of that day is taken back; asleep, the model comes back today.
    yield Line(told.area, "E07", max(told.day, sleeps), 1, about)
    yield Line(told.area, "E07", asleep_from(told.day), -1, about)


def _ended(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """Down today instead of on the day it would have fallen asleep; nothing where it was asleep already."""
    about, before = _about(life)
    sleeps = asleep_from(before)
    if told.day < sleeps:
        yield Line(told.area, "E07", told.day, -1, about)
        yield Line(told.area, "E07", sleeps, 1, about)


def _about(life: tuple[Standing, ...]) -> tuple[dict[str, str | int | bool], date]:
    """The model's type, and the last day on which it did something."""
    return {"type": life[0].facts.type.value}, life[-1].day


def refuse_after_end(told: Happened, context: Context) -> Iterable[Refusal]:
    """Nothing happens to a model that ended."""
    if any(isinstance(one.facts, Ended) for one in context.life):
        yield Refusal(
            "ended",
            "day",
            "Mô hình này đã kết thúc trước ngày đó: hãy sửa lại ngày, hoặc ghi thành lập mô hình mới.",
            "This model had ended by that day: correct the day, or record a new model.",
        )


FOLLOWS = frozenset({"model_founded"})

FOUNDED = Kind(
    name="model_founded",
    slug="mo-hinh",
    label=Words("Thành lập mô hình tự quản", "Self-managed model founded"),
    facts=Founded,
    lines=_founded,
    says=lambda told: Words(
        f"thêm 1 mô hình đang hoạt động: {TYPES[told.facts.type].vi}",
        f"1 more model at work: {TYPES[told.facts.type].en}",
    ),
    screens=(
        Screen(
            Words("Mô hình tự quản", "The model"),
            (
                Field(name="day", sort="day", label=Words("Ngày thành lập", "Day it was founded")),
                Field(name="type", sort="choice", label=Words("Loại mô hình", "Type"), choices=listed(TYPES)),
                Field(
                    name="members",
                    sort="number",
                    label=Words("Số người tham gia", "People who take part"),
                    hint=Words("Để trống nếu không đếm được.", "Leave empty when nobody counted."),
                    required=False,
                ),
            ),
        ),
    ),
)

ACTIVE = Kind(
    name="model_activity",
    slug="mo-hinh-hoat-dong",
    label=Words("Mô hình tự quản hoạt động", "A model at work"),
    facts=Active,
    lines=_active,
    refusals=refuse_after_end,
    says=lambda told: Words(
        f"mô hình có hoạt động: {DONE[told.facts.done].vi}",
        f"the model was active: {DONE[told.facts.done].en}",
    ),
    follows=FOLLOWS,
    screens=(
        Screen(
            Words("Hoạt động", "Activity"),
            (
                DAY,
                Field(name="done", sort="choice", label=Words("Đã làm gì", "What"), choices=listed(DONE)),
            ),
        ),
    ),
)

ENDED = Kind(
    name="model_ended",
    slug="mo-hinh-ket-thuc",
    label=Words("Mô hình tự quản kết thúc", "A model ended"),
    facts=Ended,
    lines=_ended,
    refusals=refuse_after_end,
    says=lambda told: Words(
        f"mô hình kết thúc: {WHY[told.facts.why].vi}", f"the model ends: {WHY[told.facts.why].en}"
    ),
    follows=FOLLOWS,
    screens=(
        Screen(
            Words("Kết thúc", "The end"),
            (
                Field(name="day", sort="day", label=Words("Ngày kết thúc", "Day it ended")),
                Field(name="why", sort="choice", label=Words("Lý do", "Why"), choices=listed(WHY)),
            ),
        ),
    ),
)
