"""Coordination agreements (quy chế, kế hoạch phối hợp): who is party to one, from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.practices import Span
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class AgreementSort(StrEnum):
    """What the agreement is (loại)."""

    REGULATION = "regulation"
    PLAN = "plan"
    MINUTES = "minutes"


class Body(StrEnum):
    """Which body of an area is party (cơ quan)."""

    COMMITTEE = "committee"
    POLICE = "police"
    BORDER_GUARD = "border_guard"
    PROCURACY = "procuracy"
    COURT = "court"
    HEALTH = "health"
    EDUCATION = "education"
    FRONT = "front"


class Country(StrEnum):
    """The countries across the border (nước láng giềng), by ISO 3166-1."""

    LAOS = "LA"
    CAMBODIA = "KH"
    CHINA = "CN"


class Place(StrEnum):
    """Where a meeting is held (nơi họp)."""

    HERE = "here"
    OTHER = "other"
    BORDER = "border"
    ABROAD = "abroad"
    ONLINE = "online"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party: a body of an area of the register, or of a province across the border, named by `place`.

    Raises ProgrammeRefusedError for one that is both or neither.
    """

    body: Body
    area: int | None = None
    country: Country | None = None
    place: str = ""

    def __post_init__(self) -> None:
        if (self.area is None) is (self.country is None):
            raise ProgrammeRefusedError(
                "area",
                "Mỗi bên là một đơn vị trong danh mục, hoặc một tỉnh của nước láng giềng: chọn một",
                "A party is a unit of the register, or a province of a neighbouring country: choose one",
                field="other",
            )
        if self.country is not None and not self.place.strip():
            raise ProgrammeRefusedError(
                "value",
                "Chưa ghi tên tỉnh bên kia biên giới: ghi tên tỉnh, không ghi tên người",
                "The province across the border is not named: give its name, and no person's",
                field="place",
            )

    @property
    def same_as(self) -> tuple[object, ...]:
        """What makes two parties the same: the body, and the area or the foreign province."""
        return self.body, self.area, self.country, " ".join(self.place.casefold().split())


def check_agreement(
    *, title: str, signed_on: date, signatory: str, span: Span, parties: Sequence[Party], on: date
) -> None:
    """Refuse an agreement without title or signatory, signed after today, or without two different parties.

    `signatory` is an office, never a name. Raises ProgrammeRefusedError; `Span` refuses an end before begin.
    """
    if not title.strip():
        raise ProgrammeRefusedError(
            "value",
            "Chưa ghi tên quy chế, kế hoạch: ghi ngắn phối hợp về việc gì",
            "The agreement has no title: say in short what the parties do together",
            field="title",
        )
    if not signatory.strip():
        raise ProgrammeRefusedError(
            "signatory",
            "Chưa ghi ai ký: ghi chức vụ, không ghi họ tên",
            "It is not said who signed: give the office, not the name",
            field="signatory",
        )
    if signed_on > on:
        raise ProgrammeRefusedError(
            "date",
            f"Ngày ký {signed_on:%d/%m/%Y} chưa đến: chỉ ghi văn bản đã ký",
            f"The day of signature {signed_on.isoformat()} lies ahead: enter what has been signed",
            field="signed_on",
        )
    check_parties(parties)


def check_parties(parties: Sequence[Party]) -> None:
    """Refuse fewer than two parties, and the same party twice. Raises ProgrammeRefusedError."""
    if len(parties) < 2:
        raise ProgrammeRefusedError(
            "value",
            "Mới có một bên: phối hợp cần ít nhất hai bên, chọn thêm bên kia",
            "There is one party only: an agreement has at least two, choose the other one",
            field="other",
        )
    if len({one.same_as for one in parties}) < len(parties):
        raise ProgrammeRefusedError(
            "overlap",
            "Một bên được ghi hai lần: chọn đơn vị khác hoặc cơ quan khác",
            "A party stands twice: choose another unit or another body",
            field="other",
        )


AGENCIES = {
    Body.BORDER_GUARD: Owner.PARTNER_BORDER_GUARD,
    Body.PROCURACY: Owner.PARTNER_PROCURACY,
    Body.COURT: Owner.PARTNER_COURT,
    Body.HEALTH: Owner.PARTNER_HEALTH,
    Body.EDUCATION: Owner.PARTNER_EDUCATION,
    Body.FRONT: Owner.PARTNER_FRONT,
}


def owner_of(body: Body, level: str) -> Owner:
    """The post that has a party's joint tasks: the agency's own, else the commune's or the province's."""
    if body in AGENCIES:
        return AGENCIES[body]
    return Owner.COMMUNE if level == "commune" else Owner.ANALYST


def owners_of(parties: Iterable[tuple[Party, str]]) -> dict[Owner, list[int]]:
    """Whose joint tasks are: by post the areas, each once, of the parties with the level of their areas."""
    found: dict[Owner, list[int]] = {}
    for party, level in parties:
        areas = found.setdefault(owner_of(party.body, level), [])
        if party.area is not None and party.area not in areas:
            areas.append(party.area)
    return {owner: areas for owner, areas in found.items() if areas}
