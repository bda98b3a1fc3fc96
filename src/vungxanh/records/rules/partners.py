"""Partner agencies: the closed list of figures each enters, and where two count the same thing.

Health figures are compared at province level only, never by commune: no figure here has a commune, and a
pair with health in it says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.shape import Words


class Agency(StrEnum):
    """A partner agency (cơ quan phối hợp); `police` stands for the province's own registers."""

    HEALTH = "health"
    EDUCATION = "education"
    BORDER_GUARD = "border_guard"
    PROCURACY = "procuracy"
    COURT = "court"
    FRONT = "front"
    POLICE = "police"


AGENCIES: Mapping[Agency, Words] = {
    Agency.HEALTH: Words("y tế", "health"),
    Agency.EDUCATION: Words("giáo dục", "education"),
    Agency.BORDER_GUARD: Words("bộ đội biên phòng", "border guard"),
    Agency.PROCURACY: Words("viện kiểm sát", "procuracy"),
    Agency.COURT: Words("tòa án", "court"),
    Agency.FRONT: Words("Mặt trận Tổ quốc", "Fatherland Front"),
    Agency.POLICE: Words("công an", "police"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A figure that an agency enters for a month of its province."""

    code: str
    label: Words


SLICES: Mapping[Agency, tuple[Asked, ...]] = {
    Agency.HEALTH: (
        Asked("substitution_patients", Words("Người đang điều trị thay thế", "On substitution treatment")),
        Asked("tests_done", Words("Lượt xét nghiệm chất ma túy", "Drug tests done")),
        Asked("assessed", Words("Người được xác định tình trạng nghiện", "Addiction assessments")),
        Asked("stations_able", Words("Trạm y tế xác định được tình trạng nghiện", "Stations able to assess")),
    ),
    Agency.EDUCATION: (
        Asked("schools", Words("Số trường", "Schools")),
        Asked("schools_active", Words("Trường có hoạt động phòng ngừa", "Schools with prevention activity")),
        Asked("school_sessions", Words("Buổi tuyên truyền trong trường", "Sessions in schools")),
    ),
    Agency.BORDER_GUARD: (
        Asked("border_cases", Words("Vụ phát hiện ở biên giới", "Cases found at the border")),
        Asked("border_arrested", Words("Người bị bắt ở biên giới", "People arrested at the border")),
    ),
    Agency.PROCURACY: (
        Asked("cases_investigated", Words("Vụ khởi tố", "Cases investigated")),
        Asked("cases_prosecuted", Words("Vụ truy tố", "Cases prosecuted")),
    ),
    Agency.COURT: (
        Asked("cases_received", Words("Vụ thụ lý do viện kiểm sát truy tố", "Cases received as prosecuted")),
        Asked("cases_tried", Words("Vụ đã xét xử", "Cases tried")),
    ),
    Agency.FRONT: (
        Asked("models_active", Words("Mô hình tự quản đang hoạt động", "Self-managed models at work")),
        Asked("front_sessions", Words("Buổi tuyên truyền", "Sessions held")),
    ),
}
"""What each agency enters. All are counts of a province and month."""


@dataclass(frozen=True, slots=True)
class Side:
    """One agency's count of a thing: its own figure, or for the police an indicator of the registers.

    `where` cuts the lines of the registers down to those with these values in their breakdown.
    """

    agency: Agency
    figure: str
    stock: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing that two agencies count, with what it is called."""

    label: Words
    one: Side
    other: Side

    @property
    def with_health(self) -> bool:
        """Whether health is one of the two; then the pair exists for a province alone (safeguard 9)."""
        return Agency.HEALTH in {self.one.agency, self.other.agency}


PAIRS: tuple[Pair, ...] = (
    Pair(
        Words("Vụ khởi tố", "Cases investigated"),
        Side(Agency.POLICE, "stage:investigated"),
        Side(Agency.PROCURACY, "cases_investigated"),
    ),
    Pair(
        Words("Vụ truy tố", "Cases prosecuted"),
        Side(Agency.PROCURACY, "cases_prosecuted"),
        Side(Agency.COURT, "cases_received"),
    ),
    Pair(
        Words("Vụ truy tố", "Cases prosecuted"),
        Side(Agency.POLICE, "stage:prosecuted"),
        Side(Agency.PROCURACY, "cases_prosecuted"),
    ),
    Pair(
        Words("Vụ đã xét xử", "Cases tried"),
        Side(Agency.POLICE, "stage:tried"),
        Side(Agency.COURT, "cases_tried"),
    ),
    Pair(
        Words("Vụ ở khu vực biên giới", "Cases in the border area"),
        Side(Agency.POLICE, "D01:border"),
        Side(Agency.BORDER_GUARD, "border_cases"),
    ),
    Pair(
        Words("Lượt xét nghiệm", "Drug tests"),
        Side(Agency.POLICE, "C01"),
        Side(Agency.HEALTH, "tests_done"),
    ),
    Pair(
        Words("Mô hình tự quản đang hoạt động", "Self-managed models at work"),
        Side(Agency.POLICE, "E07", stock=True),
        Side(Agency.FRONT, "models_active"),
    ),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Two counts of the same thing; `by` is None where one of them is not known."""

    pair: Pair
    one: int | None
    other: int | None

    @property
    def by(self) -> int | None:
        """How much the first is above the second."""
        return None if self.one is None or self.other is None else self.one - self.other


Counts = Mapping[tuple[Agency, str], int | None]


def differences(counts: Counts, *, level: str) -> tuple[Difference, ...]:
    """The pairs side by side. A pair with health exists at the level "province" and nowhere else."""
    found = (pair for pair in PAIRS if level == "province" or not pair.with_health)
    return tuple(
        Difference(
            pair,
            counts.get((pair.one.agency, pair.one.figure)),
            counts.get((pair.other.agency, pair.other.figure)),
        )
        for pair in found
    )


def agency_of(role: str) -> Agency | None:
    """The agency that a role of a post stands for, None for no partner."""
    name = role.removeprefix("partner_")
    return Agency(name) if name != role and name in set(Agency) else None


def known_figures(agency: Agency) -> frozenset[str]:
    """The codes that the agency may enter."""
    return frozenset(one.code for one in SLICES.get(agency, ()))


def refused(agency: Agency, figures: Iterable[str]) -> tuple[str, ...]:
    """The codes among these that are none of the agency's."""
    return tuple(sorted(set(figures) - known_figures(agency)))
