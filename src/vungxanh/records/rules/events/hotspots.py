"""What is kept of a hotspot or use point (điểm, tụ điểm phức tạp; điểm tổ chức, chứa chấp sử dụng).

Closed lists only, and the number of the police file. A private home or a vehicle has nothing else: no hamlet,
no position, no plate, no owner, no words (safeguard 2 of the product).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from vungxanh.records.rules.events.unfit import unfit

FILE = re.compile(r"[0-9]{1,4}(/(19|20)[0-9][0-9])?/[A-ZĐ]{1,8}(-[A-ZĐ]{1,8}){0,2}")
"""The number of a police file or document, like 12/2026/HS-CAX: nothing that a plate or a name would fit."""
LANDMARK_MOST = 80


class Activity(StrEnum):
    """What goes on there. Only places of use are points of Article 2.1 of 28/2025/QĐ-TTg."""

    USE = "use"
    TRADE = "trade"
    BOTH = "use_and_trade"


class Setting(StrEnum):
    """What kind of place it is."""

    HOME = "private_home"
    VEHICLE = "vehicle"
    LODGING = "lodging"
    VENUE = "entertainment_venue"
    PUBLIC = "public_place"
    OPEN = "open_land"


class Basis(StrEnum):
    """What it rests on (Article 2.1): suspicion (nghi vấn) or documents (có tài liệu)."""

    SUSPECTED = "suspected"
    DOCUMENTED = "documented"


class Agency(StrEnum):
    """Who answers for it; several may."""

    COMMUNE_POLICE = "commune_police"
    PROVINCIAL_POLICE = "provincial_police"
    BORDER_GUARD = "border_guard"
    CUSTOMS = "customs"
    PEOPLES_COMMITTEE = "commune_peoples_committee"


class Measure(StrEnum):
    """How a hotspot was resolved (triệt xóa)."""

    CASE = "case_opened"
    SANCTION = "administrative_sanction"
    CLOSED = "place_closed"
    TRANSFORMED = "transformed"


USES = frozenset({Activity.USE, Activity.BOTH})
PRIVATE = frozenset({Setting.HOME, Setting.VEHICLE})
NAMED = frozenset({Setting.PUBLIC, Setting.OPEN})
"""Where a landmark may be written. The name of a business would be the name of its owner."""


def check_file(reference: str, *, basis: Basis = Basis.DOCUMENTED) -> None:
    """Raises RefusedEventError for a number that no file has, and for documents without one."""
    if reference and not FILE.fullmatch(reference):
        raise unfit("file_number", "file")
    if basis is Basis.DOCUMENTED and not reference:
        raise unfit("file_missing", "file")


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotFound:
    """Detected, on suspicion or with documents."""

    activity: Activity
    setting: Setting
    basis: Basis
    file: str = ""
    landmark: str = ""
    agencies: tuple[Agency, ...] = (Agency.COMMUNE_POLICE,)

    def __post_init__(self) -> None:
        check_file(self.file, basis=self.basis)
        if self.landmark and self.setting not in NAMED:
            raise unfit("private_place", "landmark")
        if len(self.landmark) > LANDMARK_MOST:
            raise unfit("landmark_long", "landmark")
        if not self.agencies or len(set(self.agencies)) < len(self.agencies):
            raise unfit("agencies", "agencies")


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotConfirmed:
    """Checked on the spot, by another human than the one who recorded it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotDocumented:
    """What was suspected now has documents."""

    file: str

    def __post_init__(self) -> None:
        check_file(self.file)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotCleared:
    """The check found nothing: the suspicion ends before its time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotResolved:
    """Abolished (triệt xóa)."""

    measure: Measure
    file: str = ""

    def __post_init__(self) -> None:
        check_file(self.file, basis=Basis.SUSPECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotRemoved:
    """Off the list of places that are followed (đưa ra khỏi danh sách)."""

    file: str = ""

    def __post_init__(self) -> None:
        check_file(self.file, basis=Basis.SUSPECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class HotspotReemerged:
    """There again after it was resolved (tái phức tạp)."""

    basis: Basis
    file: str = ""

    def __post_init__(self) -> None:
        check_file(self.file, basis=self.basis)


HotspotFacts = (
    HotspotFound
    | HotspotConfirmed
    | HotspotDocumented
    | HotspotCleared
    | HotspotResolved
    | HotspotRemoved
    | HotspotReemerged
)
