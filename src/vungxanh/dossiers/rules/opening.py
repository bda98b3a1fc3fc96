"""What must hold before a dossier is opened: term, age, situations that exclude each other, two humans."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.kinds import AgeBand, Kind, PlaceClass, Sex
from vungxanh.dossiers.rules.law import Law, the_law
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import Term, TermFacts, term_of

PAPER_NUMBER = re.compile(r"[0-9]{1,5}(/(19|20)[0-9][0-9])?(/[A-ZĐ]{1,6}(-[A-ZĐ]{1,6})?)?")
"""The number of the commune's own paper file, such as `14/2026/HS`: too short for a person's number."""
TURNING = re.compile(r"20[0-9][0-9]-Q[1-4]")


@dataclass(frozen=True, slots=True)
class Particulars:
    """All that is kept beside the deciding document. `turns_18` is a quarter (`2027-Q3`), for minors only.

    Raises RefusedError for a paper number of another shape and for a quarter that does not fit the band.
    """

    band: AgeBand
    sex: Sex
    place: PlaceClass
    paper_number: str = ""
    turns_18: str = ""

    def __post_init__(self) -> None:
        if self.paper_number and not PAPER_NUMBER.fullmatch(self.paper_number):
            raise RefusedError(
                "paper_number",
                "số hồ sơ giấy không đúng mẫu; ghi như 14/2026/HS, không ghi gì về người",
                "the paper file's number has another shape: write it as 14/2026/HS, nothing about a person",
            )
        minor = self.band is AgeBand.MINOR
        if self.turns_18 and not (minor and TURNING.fullmatch(self.turns_18)):
            raise RefusedError(
                "turning",
                "quý đủ 18 tuổi chỉ ghi cho người 12–17 tuổi, dạng 2027-Q3",
                "the quarter of turning 18 is kept for ages 12 to 17 only, as 2027-Q3",
            )


def band_of(years: int, *, law: Law | None = None) -> AgeBand:
    """The band of an age in whole years, which itself is not kept.

    Raises RefusedError below the age from which the law provides for rehabilitation: no dossier is kept of
    anybody younger.
    """
    law = law or the_law()
    if years < law.minimum_age:
        raise RefusedError(
            "age",
            f"luật chỉ quy định từ đủ {law.minimum_age} tuổi; không mở hồ sơ cho người nhỏ tuổi hơn",
            f"the law provides from the age of {law.minimum_age}: no dossier is opened for anybody younger",
            cites=law.rests_on("minimum_age"),
        )
    if years < 18:
        return AgeBand.MINOR
    return AgeBand.YOUNG if years <= 30 else AgeBand.OLDER


def check_opening(
    kind: Kind,
    facts: TermFacts,
    on: date,
    *,
    others: Iterable[Kind],
    by: str,
    approved_by: str,
    defaults: Defaults = STANDARD,
    law: Law | None = None,
) -> Term:
    """The term of a dossier that may be opened on the day `on`.

    `others` are the kinds of the dossiers of the same chain (predecessors) that stand on that day; `by` and
    `approved_by` are the random ids of the two humans. Raises RefusedError, as `term_of` does.
    """
    law = law or the_law()
    check_two_humans(by, approved_by)
    term = term_of(kind, facts, on, defaults=defaults, law=law)
    check_compatible(kind, others, law=law)
    return term


def check_two_humans(by: str, approved_by: str) -> None:
    """Raises RefusedError when one human would approve their own act, whatever posts they hold."""
    if by == approved_by:
        raise RefusedError(
            "own_act",
            "người nhập không được tự duyệt; hãy nhờ người thứ hai, dù giữ chức danh nào",
            "nobody approves their own act: ask a second person, whatever posts are held",
        )


def check_compatible(kind: Kind, others: Iterable[Kind], *, law: Law | None = None) -> None:
    """Raises RefusedError when one of the other situations excludes this one."""
    law = law or the_law()
    for other in others:
        cites = law.exclusion(kind, other)
        if cites is not None:
            (vi, en), (other_vi, other_en) = law.name(kind), law.name(other)
            raise RefusedError(
                "exclusive",
                f"một người không thể vừa {vi} vừa {other_vi}; hãy kết thúc hồ sơ kia theo đúng căn cứ",
                f"nobody is in {en} and in {other_en} at once: end the other dossier on its own ground first",
                cites=cites,
            )
