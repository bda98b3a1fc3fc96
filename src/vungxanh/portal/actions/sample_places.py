"""Invented places of the sample: hotspots in every state, a key route, a drug crop."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from vungxanh.access.interface import Actor
from vungxanh.portal.actions.sample_dossiers import Office
from vungxanh.records import interface as records
from vungxanh.records.interface import Happened, Unit
from vungxanh.records.interface import crop_facts as crops
from vungxanh.records.interface import hotspot_facts as hotspots
from vungxanh.records.interface import route_facts as key_routes

SAMPLE = UUID("6f1a2a0e-3f0c-4c52-9d3a-7a0d5d1c9a10")
"""Each invented step has a key made of this and its name, so that it is told once however often this runs."""
FILE, DECISION = "12/2026/HS-CAX", "15/QĐ-UBND"
Steps = Sequence[tuple[str, int, Any, Actor]]


def invent_places(here: Office, there: Office, analyst: Actor, head: Actor, *, at: datetime) -> None:
    """Tell the lives of a few invented places; the suspicion of one human is confirmed by another."""
    told = _Telling(here, at)
    first, second = here.officer, here.approver
    basis, setting = hotspots.Basis, hotspots.Setting
    found = (_found(basis.SUSPECTED, setting.HOME), _found(basis.DOCUMENTED, setting.VENUE))
    told.life("suspected", [("hotspot_found", 20, found[0], first)])
    confirmed = ("hotspot_confirmed", 10, hotspots.HotspotConfirmed(), second)
    told.life("confirmed", [("hotspot_found", 15, found[0], first), confirmed])
    told.life("shared", [("hotspot_found", 40, found[1], first)], units=(there.area_id,))
    resolved = ("hotspot_resolved", 30, hotspots.HotspotResolved(measure=hotspots.Measure.CASE), first)
    again = hotspots.HotspotReemerged(basis=basis.DOCUMENTED, file=FILE)
    told.life(
        "again", [("hotspot_found", 60, found[1], first), resolved, ("hotspot_reemerged", 5, again, first)]
    )
    crop = crops.CropFound(crop=crops.Crop.CANNABIS, plants=40, area=1250, at_once=True)
    told.life("crop", [("crop_found", 12, crop, first)])
    route = _route(analyst, head)
    told.life("route", route, area=analyst.area_id, units=(here.area_id, there.area_id))


def _found(basis: hotspots.Basis, setting: hotspots.Setting) -> hotspots.HotspotFound:
    return hotspots.HotspotFound(activity=hotspots.Activity.USE, setting=setting, basis=basis, file=FILE)


def _route(analyst: Actor, head: Actor) -> Steps:
    proposed = key_routes.RouteProposed(
        name="Tuyến minh họa 1", mode=key_routes.Mode.ROAD, reach=key_routes.Reach.INTRA
    )
    approved = key_routes.RouteApproved(decision=DECISION, approver=key_routes.Approver.PROVINCE)
    return [("route_proposed", 25, proposed, analyst), ("route_approved", 18, approved, head)]


class _Telling:
    """Tells lives of places, each step on its day and by its human."""

    def __init__(self, here: Office, at: datetime) -> None:
        self.here, self.at = here, at

    def life(self, name: str, steps: Steps, *, area: int = 0, units: Sequence[int] = ()) -> None:
        """The steps of one place; `units` are the other areas of the first step."""
        for number, (kind, days, facts, by) in enumerate(steps):
            told = Happened(
                kind=kind,
                subject=uuid5(SAMPLE, name),
                area=area or self.here.area_id,
                day=self._day(days),
                facts=facts,
                units=tuple(Unit(one) for one in units) if number == 0 else (),
            )
            records.record(told, by=by, at=self.at, key=uuid5(SAMPLE, f"{name} {number}"))

    def _day(self, days: int) -> date:
        return self.at.date() - timedelta(days)
