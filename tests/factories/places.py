"""Invented places, as communes and the province would tell them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import uuid4

FILE = "12/2026/HS-CAX"


def found(area: int, *, on: date, basis: str = "suspected", units: Sequence[int] = (), **given: Any) -> Any:
    """A hotspot found on a day: on suspicion, in a home, unless told otherwise."""
    from vungxanh.records.rules.events.hotspots import Activity, Basis, HotspotFound, Setting
    from vungxanh.records.rules.events.shape import Happened, Unit

    settled = {
        "activity": Activity.USE,
        "setting": Setting.HOME,
        "basis": Basis(basis),
        "file": FILE,
        **given,
    }
    return Happened(
        kind="hotspot_found",
        subject=uuid4(),
        area=area,
        day=on,
        facts=HotspotFound(**settled),
        units=tuple(Unit(one) for one in units),
    )


def proposed(province: int, units: Sequence[int], *, on: date, reach: str = "intra") -> Any:
    """A key route through areas in their order."""
    from vungxanh.records.rules.events.key_routes import Mode, Reach, RouteProposed
    from vungxanh.records.rules.events.shape import Happened, Unit

    return Happened(
        kind="route_proposed",
        subject=uuid4(),
        area=province,
        day=on,
        facts=RouteProposed(name="Tuyến Mẫu 1", mode=Mode.ROAD, reach=Reach(reach)),
        units=tuple(Unit(one) for one in units),
    )


def then(first: Any, kind: str, facts: Any, *, on: date) -> Any:
    """A later step of the same place."""
    return replace(first, kind=kind, facts=facts, day=on, units=())
