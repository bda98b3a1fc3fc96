"""A case (vụ): a count of one, people arrested by offence and place, and its marks. No file, no person."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.penal import OFFENCES, Offence
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


class Arrests(StrEnum):
    """What is known of arrests: some, none, or not known, which is no zero."""

    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"


class Mark(StrEnum):
    """A mark of a case (đặc điểm của vụ)."""

    BORDER = "border"
    CYBERSPACE = "cyberspace"
    ORGANISED = "organised"
    CROSS_BORDER = "cross_border"


class Agency(StrEnum):
    """A force that worked on a case (lực lượng)."""

    COMMUNE_POLICE = "commune_police"
    PROVINCE_POLICE = "province_police"
    BORDER_GUARD = "border_guard"
    CUSTOMS = "customs"
    COAST_GUARD = "coast_guard"
    OTHER = "other"


MARKS = {
    Mark.BORDER: Words("ở khu vực biên giới", "in the border area"),
    Mark.CYBERSPACE: Words("lợi dụng không gian mạng", "using cyberspace"),
    Mark.ORGANISED: Words("có tổ chức", "organised"),
    Mark.CROSS_BORDER: Words("xuyên quốc gia", "across the national border"),
}
AGENCIES = {
    Agency.COMMUNE_POLICE: Words("công an xã", "commune police"),
    Agency.PROVINCE_POLICE: Words("công an tỉnh", "provincial police"),
    Agency.BORDER_GUARD: Words("bộ đội biên phòng", "border guard"),
    Agency.CUSTOMS: Words("hải quan", "customs"),
    Agency.COAST_GUARD: Words("cảnh sát biển", "coast guard"),
    Agency.OTHER: Words("lực lượng khác", "another force"),
}
ARRESTS = {
    Arrests.SOME: Words("có người bị bắt", "people were arrested"),
    Arrests.NONE: Words("không bắt ai", "nobody was arrested"),
    Arrests.UNKNOWN: Words("chưa rõ", "not known yet"),
}


@dataclass(frozen=True, slots=True)
class Arrested:
    """So many people arrested for an offence."""

    offence: Offence
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The facts of a case. `offence` is the heaviest; people arrested are counted where they were arrested.

    Raises RefusedEventError for numbers that contradict each other.
    """

    offence: Offence
    arrests: Arrests
    arrested: tuple[Arrested, ...] = ()
    marks: tuple[Mark, ...] = ()
    agencies: tuple[Agency, ...] = ()

    def __post_init__(self) -> None:
        refusals = tuple(self._contradictions())
        if refusals:
            raise RefusedEventError(*refusals)

    def _contradictions(self) -> Iterable[Refusal]:
        offences = [one.offence for one in self.arrested]
        if bool(self.arrested) != (self.arrests is Arrests.SOME):
            yield Refusal(
                "arrests",
                "arrested",
                "Số người bị bắt và câu trả lời “có người bị bắt” không khớp: ghi số người theo tội danh khi"
                " có người bị bắt, để trống khi không.",
                "The numbers and the answer on arrests disagree: give numbers by offence when people were"
                " arrested, none otherwise.",
            )
        if len(set(offences)) < len(offences) or any(one.people < 1 for one in self.arrested):
            yield Refusal(
                "arrested",
                "arrested",
                "Mỗi tội danh ghi một dòng, với số người từ 1 trở lên.",
                "Give each offence one row, with 1 person or more.",
            )

    @property
    def people(self) -> int | None:
        """How many were arrested, None when that is not known."""
        return None if self.arrests is Arrests.UNKNOWN else sum(one.people for one in self.arrested)


def lines(told: Happened, life: tuple[Standing, ...]) -> Iterable[Line]:
    """D01 in the leading commune; D02 where people were arrested; D04, D05, D06 by offence and marks.

    D06 counts a case that is both organised and across the border. Where people of several offences were
    arrested in several communes, the offences stand in the leading commune and a line without offence moves
    each other commune's number to it: every sum is right at every level.
    """
    facts: Case = told.facts
    about = {
        "offence": facts.offence.value,
        "border": Mark.BORDER in facts.marks,
        "cyberspace": Mark.CYBERSPACE in facts.marks,
        "joint": bool(told.units) or len(facts.agencies) > 1,
    }
    yield Line(told.area, "D01", told.day, 1, about)
    yield from _arrested(told, facts)
    if facts.offence is Offence.A256A:
        yield Line(told.area, "D04", told.day, 1)
    if Mark.CYBERSPACE in facts.marks:
        yield Line(told.area, "D05", told.day, 1)
    if {Mark.ORGANISED, Mark.CROSS_BORDER} <= set(facts.marks):
        yield Line(told.area, "D06", told.day, 1)


def _arrested(told: Happened, facts: Case) -> Iterable[Line]:
    if facts.arrests is Arrests.UNKNOWN:
        return
    if not facts.arrested:
        yield Line(told.area, "D02", told.day, 0)
    shares = {unit.area: unit.share for unit in told.units if unit.share}
    for one in facts.arrested:
        yield Line(told.area, "D02", told.day, one.people, {"offence": one.offence.value})
    told_apart = {"offence": facts.arrested[0].offence.value} if len(facts.arrested) == 1 else {}
    for area, people in shares.items():
        yield Line(area, "D02", told.day, people, {**told_apart, "joint": True})
        yield Line(told.area, "D02", told.day, -people, {**told_apart, "elsewhere": True})


def refusals(told: Happened, context: Context) -> Iterable[Refusal]:
    """More people arrested in other communes than in all."""
    people = told.facts.people
    shared = sum(unit.share or 0 for unit in told.units)
    if shared and (people is None or shared > people):
        yield Refusal(
            "shares",
            "units",
            f"Các xã khác bắt {shared} người, nhiều hơn cả vụ ({people or 0} người): hãy sửa một trong hai.",
            f"Other communes arrested {shared} people, more than the case has ({people or 0}): correct one.",
        )


def same(told: Happened, other: Standing) -> bool:
    """Whether another unit's case has the same heaviest offence and as many people, which is known."""
    one, two = told.facts, other.facts
    return one.offence is two.offence and one.people is not None and one.people == two.people


def says(told: Happened) -> Words:
    """What will be counted."""
    facts: Case = told.facts
    count = facts.people
    vi = "chưa rõ số người bị bắt" if count is None else f"{count} người bị bắt"
    en = "arrests not known" if count is None else f"{count} arrested"
    return Words(f"1 vụ {OFFENCES[facts.offence].vi}, {vi}", f"1 case of {OFFENCES[facts.offence].en}, {en}")


SCREENS = (
    Screen(
        Words("Vụ việc", "The case"),
        (
            DAY,
            Field(
                name="offence",
                sort="choice",
                label=Words("Tội danh nặng nhất", "Heaviest offence"),
                choices=listed(OFFENCES),
            ),
            Field(
                name="arrests",
                sort="choice",
                label=Words("Bắt giữ", "Arrests"),
                choices=listed(ARRESTS),
            ),
            Field(
                name="arrested",
                sort="counts",
                label=Words("Số người bị bắt theo tội danh", "People arrested by offence"),
                hint=Words(
                    "Để trống nếu không bắt ai. Chỉ ghi số người, không ghi họ tên.",
                    "Leave empty when nobody was arrested. Numbers only, never names.",
                ),
                choices=listed(OFFENCES),
                row=("offence", "people"),
                required=False,
                least=1,
                most=1_000,
            ),
        ),
    ),
    Screen(
        Words("Đặc điểm và lực lượng", "Marks and forces"),
        (
            Field(
                name="marks",
                sort="choices",
                label=Words("Đặc điểm", "Marks"),
                choices=listed(MARKS),
                required=False,
            ),
            Field(
                name="agencies",
                sort="choices",
                label=Words("Lực lượng tham gia", "Forces that took part"),
                choices=listed(AGENCIES),
                required=False,
            ),
            Field(
                name="units",
                sort="units",
                label=Words("Xã khác cùng tham gia", "Other communes that took part"),
                hint=Words(
                    "Số người bị bắt ở xã đó, nằm trong tổng số ở trên; để trống nếu không có.",
                    "How many of those above were arrested there; leave empty if none.",
                ),
                required=False,
                most=1_000,
            ),
        ),
    ),
)

KIND = Kind(
    name="case",
    slug="vu-viec",
    label=Words("Vụ phạm tội về ma túy", "Drug case"),
    facts=Case,
    lines=lines,
    screens=SCREENS,
    says=says,
    refusals=refusals,
    pasted=True,
    same=same,
    joint="case_share",
)
