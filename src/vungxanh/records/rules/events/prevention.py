"""Prevention sessions (buổi tuyên truyền): for whom, how, in which language, how many came."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.answers import written
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


class Audience(StrEnum):
    """Whom a session is for (đối tượng tuyên truyền)."""

    EVERYBODY = "everybody"
    PUPILS = "pupils"
    YOUTH = "youth"
    WORKERS = "workers"
    PARENTS = "parents"
    OFFICIALS = "officials"
    BORDER = "border"


class Channel(StrEnum):
    """How a session is held (hình thức)."""

    MEETING = "meeting"
    LOUDSPEAKER = "loudspeaker"
    DOOR_TO_DOOR = "door_to_door"
    ONLINE = "online"
    PERFORMANCE = "performance"


class Language(StrEnum):
    """In which language (ngôn ngữ)."""

    VIETNAMESE = "vi"
    HMONG = "hmong"
    THAI = "thai"
    DAO = "dao"
    TAY_NUNG = "tay_nung"
    KHMER = "khmer"
    CHAM = "cham"
    EDE_JRAI = "ede_jrai"
    OTHER = "other"


AUDIENCES = {
    Audience.EVERYBODY: Words("toàn dân", "everybody"),
    Audience.PUPILS: Words("học sinh, sinh viên", "pupils and students"),
    Audience.YOUTH: Words("thanh niên", "young people"),
    Audience.WORKERS: Words("người lao động", "workers"),
    Audience.PARENTS: Words("cha mẹ, gia đình", "parents and families"),
    Audience.OFFICIALS: Words("cán bộ, đảng viên", "officials and Party members"),
    Audience.BORDER: Words("người dân khu vực biên giới", "people of the border area"),
}
CHANNELS = {
    Channel.MEETING: Words("hội nghị, họp dân", "meeting"),
    Channel.LOUDSPEAKER: Words("loa truyền thanh", "loudspeaker"),
    Channel.DOOR_TO_DOOR: Words("đến từng nhà", "from door to door"),
    Channel.ONLINE: Words("mạng xã hội, trực tuyến", "online"),
    Channel.PERFORMANCE: Words("văn nghệ, hội thi", "performance or contest"),
}
LANGUAGES = {
    Language.VIETNAMESE: Words("tiếng Việt", "Vietnamese"),
    Language.HMONG: Words("tiếng Mông", "Hmong"),
    Language.THAI: Words("tiếng Thái", "Thai"),
    Language.DAO: Words("tiếng Dao", "Dao"),
    Language.TAY_NUNG: Words("tiếng Tày, Nùng", "Tày or Nùng"),
    Language.KHMER: Words("tiếng Khmer", "Khmer"),
    Language.CHAM: Words("tiếng Chăm", "Chăm"),
    Language.EDE_JRAI: Words("tiếng Ê Đê, Gia Rai", "Ê Đê or Gia Rai"),
    Language.OTHER: Words("tiếng khác", "another language"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """The facts of one session. None is unknown: attendance nobody counted, questions nobody asked.

    Of the people asked before and after, `right_…` answered right. Raises RefusedEventError for numbers that
    contradict each other.
    """

    audience: Audience
    channel: Channel
    language: Language
    attendance: int | None = None
    asked_before: int | None = None
    right_before: int | None = None
    asked_after: int | None = None
    right_after: int | None = None

    def __post_init__(self) -> None:
        refusals = [
            *_pair("before", self.asked_before, self.right_before),
            *_pair("after", self.asked_after, self.right_after),
        ]
        if refusals:
            raise RefusedEventError(*refusals)


def _pair(name: str, asked: int | None, right: int | None) -> Iterable[Refusal]:
    if (asked is None) != (right is None):
        yield Refusal(
            "questions",
            f"right_{name}" if right is None else f"asked_{name}",
            "Ghi cả hai số (số người được hỏi và số trả lời đúng), hoặc để trống cả hai.",
            "Give both numbers (people asked and right answers), or leave both empty.",
        )
    elif asked is not None and right is not None and right > asked:
        yield Refusal(
            "questions",
            f"right_{name}",
            f"Hỏi {asked} người, không thể có {right} người trả lời đúng: hãy sửa một trong hai số.",
            f"{asked} people were asked, so {right} cannot have answered right: correct one number.",
        )


def lines(told: Happened, life: tuple[Standing, ...] = ()) -> Iterable[Line]:
    """E01, and E02 where somebody counted who came."""
    facts: Session = told.facts
    about = {
        "audience": facts.audience.value,
        "channel": facts.channel.value,
        "language": facts.language.value,
    }
    yield Line(told.area, "E01", told.day, 1, about)
    if facts.attendance is not None:
        yield Line(told.area, "E02", told.day, facts.attendance, {"audience": facts.audience.value})


def says(told: Happened) -> Words:
    """What will be counted."""
    facts: Session = told.facts
    came = facts.attendance
    vi = "chưa rõ số người dự" if came is None else f"{written(came)} lượt người dự"
    en = "attendance not known" if came is None else f"{came:,} attended"
    whom = AUDIENCES[facts.audience]
    return Words(f"1 buổi tuyên truyền cho {whom.vi}, {vi}", f"1 session for {whom.en}, {en}")


def _number(name: str, vi: str, en: str) -> Field:
    hint = Words("Để trống nếu không hỏi.", "Leave empty when nobody was asked.")
    return Field(name=name, sort="number", label=Words(vi, en), hint=hint, required=False)


SCREENS = (
    Screen(
        Words("Buổi tuyên truyền", "The session"),
        (
            DAY,
            Field(
                name="audience", sort="choice", label=Words("Cho ai", "For whom"), choices=listed(AUDIENCES)
            ),
            Field(name="channel", sort="choice", label=Words("Hình thức", "How"), choices=listed(CHANNELS)),
            Field(
                name="language", sort="choice", label=Words("Ngôn ngữ", "Language"), choices=listed(LANGUAGES)
            ),
            Field(
                name="attendance",
                sort="number",
                label=Words("Số lượt người dự", "How many attended"),
                hint=Words("Để trống nếu không đếm được.", "Leave empty when nobody counted."),
                required=False,
            ),
        ),
    ),
    Screen(
        Words("Câu hỏi trước và sau (nếu có)", "Questions before and after (if any)"),
        (
            _number("asked_before", "Số người được hỏi trước buổi", "People asked before"),
            _number("right_before", "Trả lời đúng trước buổi", "Right answers before"),
            _number("asked_after", "Số người được hỏi sau buổi", "People asked after"),
            _number("right_after", "Trả lời đúng sau buổi", "Right answers after"),
        ),
    ),
)

KIND = Kind(
    name="prevention_session",
    slug="tuyen-truyen",
    label=Words("Buổi tuyên truyền", "Prevention session"),
    facts=Session,
    lines=lines,
    screens=SCREENS,
    says=says,
    pasted=True,
)
