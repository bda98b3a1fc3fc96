"""The sections of a monthly report: what each counts, and which events have to say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from vungxanh.records.rules.events.shape import Words


class Said(StrEnum):
    """What an officer says of a section without events: only this makes zero known."""

    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the report.

    `owes` says of each kind of event which figures it must carry: an event of the month without such a line
    makes the month's figure unknown. `flows` are summed over the month, `stocks` up to its last day;
    `parted` figures stand for each substance and unit, never added across them.
    """

    code: str
    label: Words
    owes: Mapping[str, tuple[str, ...]]
    flows: tuple[str, ...] = ()
    stocks: tuple[str, ...] = ()
    parted: tuple[str, ...] = ()
    silent: frozenset[str] = field(default=frozenset())
    """Further kinds that belong here and say nothing of the figures: whether they are zero is still asked."""

    @property
    def every_kind(self) -> frozenset[str]:
        """The kinds of events of this section."""
        return frozenset(self.owes) | self.silent

    @property
    def indicators(self) -> tuple[str, ...]:
        """Every figure of the section."""
        return self.flows + self.stocks + self.parted


SECTIONS: tuple[Section, ...] = (
    Section(
        code="cases",
        label=Words("Vụ phạm tội, người bị bắt", "Cases and arrests"),
        owes={"case": ("D01", "D02"), "case_share": ("D02",)},
        silent=frozenset({"case_stage"}),
        flows=("D01", "D02", "D04", "D05", "D06"),
    ),
    Section(
        code="seizures",
        label=Words("Thu giữ", "Seizures"),
        owes={"seizure": (), "destruction": ()},
        parted=("D07", "D08", "D09", "D10", "D11", "D12", "D13", "D14"),
    ),
    Section(
        code="places",
        label=Words("Điểm, tụ điểm", "Use points and hotspots"),
        owes={
            "hotspot_found": (),
            "hotspot_documented": (),
            "hotspot_confirmed": (),
            "hotspot_cleared": (),
            "hotspot_resolved": (),
            "hotspot_removed": (),
            "hotspot_reemerged": (),
        },
        flows=("D16", "D17", "D18"),
        stocks=("D15", "G02"),
    ),
    Section(
        code="crops",
        label=Words("Cây có chứa chất ma túy", "Drug crops"),
        owes={"crop_destroyed": ("D19", "D20"), "crop_found": ()},
        flows=("D19", "D20"),
    ),
    Section(
        code="screening",
        label=Words("Xét nghiệm", "Screening"),
        owes={"screening": ("C01", "C02")},
        flows=("C01", "C02"),
    ),
    Section(
        code="prevention",
        label=Words("Tuyên truyền, trường học", "Prevention and schools"),
        owes={"prevention_session": ("E01", "E02")},
        silent=frozenset({"school_listed", "school_activity"}),
        flows=("E01", "E02"),
    ),
    Section(
        code="models",
        label=Words("Mô hình tự quản", "Self-managed models"),
        owes={"model_founded": (), "model_activity": (), "model_ended": ()},
        stocks=("E07",),
    ),
)
"""In the order of the page."""

BY_CODE: Mapping[str, Section] = {section.code: section for section in SECTIONS}
REPORTED: tuple[str, ...] = tuple(code for section in SECTIONS for code in section.indicators)
"""Every indicator that a monthly report freezes."""
