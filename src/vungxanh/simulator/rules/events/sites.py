"""Places with a life of their own: hotspots, drug crops, key routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from vungxanh.simulator.rules.events.chronicle import Chronicle
from vungxanh.simulator.rules.events.deeds import Deed, Who

SUSPICION = timedelta(60)


@dataclass(slots=True)
class Site:
    """A hotspot as the simulator goes on with it."""

    found: Deed
    last: date
    lapses: date | None
    steps: int = field(default=0)


def begin(log: Chronicle, commune: int) -> Iterator[Deed]:
    """A place or a crop that is found today."""
    if log.happens(log.rates.hotspots, commune):
        yield from _hotspot(log, commune)
    if log.happens(log.rates.crops, commune):
        yield from _crop(log, commune)


def _file(log: Chronicle) -> str:
    return f"{log.draw.randint(1, 9_999)}/{log.today.year}/HS-MAU"


def _hotspot(log: Chronicle, commune: int) -> Iterator[Deed]:
    draw = log.draw
    suspected = draw.random() < 0.4
    setting = draw.choice(("private_home", "lodging", "entertainment_venue", "public_place", "open_land"))
    beside = log.shape[commune].beside
    facts: dict[str, Any] = {
        "activity": draw.choice(("use", "use_and_trade", "trade")),
        "setting": setting,
        "basis": "suspected" if suspected else "documented",
        "file": "" if suspected else _file(log),
        "landmark": "Bãi Mẫu 01" if setting == "open_land" else "",
        "agencies": draw.sample(("commune_police", "provincial_police", "border_guard"), draw.choice((1, 2))),
    }
    units = ((draw.choice(beside), None),) if beside and draw.random() < 0.15 else ()
    found = log.record("hotspot_found", commune, log.ago(5), facts, units=units)
    if found is None or found.day is None:
        return
    yield found
    site = Site(found, found.day, found.day + SUSPICION if suspected else None)
    if draw.random() < 0.08:
        log.book(1, 10, lambda: _other_activity(log, site))
    _next(log, site, suspected=suspected)


def _other_activity(log: Chronicle, site: Site) -> Iterator[Deed]:
    """What goes on there was something else: every later step follows from that."""
    now = log.current(site.found)
    if now is not None:
        other = {"use": "trade", "trade": "use", "use_and_trade": "trade"}[now.facts["activity"]]
        yield from log.amend(now, "learned_more", facts={**now.facts, "activity": other})


def _step(
    log: Chronicle, site: Site, kind: str, facts: dict[str, Any], who: str = Who.OFFICER
) -> Deed | None:
    """One more step of a place, on a day not before the last."""
    commune = site.found.commune
    beside = [unit for unit, _ in site.found.units]
    if beside and who == Who.OFFICER and log.draw.random() < 0.3:
        commune = beside[0]
    day = log.ago(3, since=site.last)
    told = log.record(kind, commune, day, facts, subject=site.found.subject, who=who)
    if told is not None:
        site.last, site.steps = day, site.steps + 1
    return told


def _next(log: Chronicle, site: Site, *, suspected: bool) -> None:
    """What comes after it was found, or there again."""
    if not suspected:
        if log.draw.random() < 0.5:
            log.book(3, 30, lambda: _confirmed(log, site))
        log.book(31, 200, lambda: _resolved(log, site))
        return
    luck = log.draw.random()
    if luck < 0.7:
        log.book(2, 20, lambda: _checked(log, site))
    elif luck < 0.85:
        log.book(3, 40, lambda: _cleared(log, site))
    else:  # nobody checks: it is over by itself, and documents may come later
        log.book(20, 120, lambda: _documented(log, site))


def _confirmed(log: Chronicle, site: Site) -> Iterator[Deed]:
    if (told := _step(log, site, "hotspot_confirmed", {}, Who.APPROVER)) is not None:
        yield told


def _checked(log: Chronicle, site: Site) -> Iterator[Deed]:
    """A second human confirms the suspicion: it counts until documents come, it is cleared, or it lapses."""
    told = _step(log, site, "hotspot_confirmed", {}, Who.APPROVER)
    if told is None:
        return
    yield told
    luck = log.draw.random()
    if luck < 0.4:
        log.book(3, 90, lambda: _documented(log, site))
    elif luck < 0.6:
        log.book(3, 25, lambda: _cleared(log, site))


def _cleared(log: Chronicle, site: Site) -> Iterator[Deed]:
    if site.lapses is not None and log.today >= site.lapses:
        return
    told = _step(log, site, "hotspot_cleared", {})
    if told is None:
        return
    site.lapses = None
    yield told
    if log.draw.random() < 0.2:
        log.book(20, 90, lambda: _documented(log, site))


def _documented(log: Chronicle, site: Site) -> Iterator[Deed]:
    told = _step(log, site, "hotspot_documented", {"file": _file(log)})
    if told is None:
        return
    site.lapses = None
    yield told
    log.book(10, 150, lambda: _resolved(log, site))


def _resolved(log: Chronicle, site: Site) -> Iterator[Deed]:
    how = log.draw.choice(("case_opened", "administrative_sanction", "place_closed", "transformed"))
    told = _step(log, site, "hotspot_resolved", {"measure": how, "file": ""})
    if told is None:
        return
    yield told
    if log.draw.random() < 0.6:
        log.book(30, 90, lambda: _removed(log, site))
    elif log.draw.random() < 0.4:
        log.book(20, 120, lambda: _again(log, site))


def _removed(log: Chronicle, site: Site) -> Iterator[Deed]:
    told = _step(log, site, "hotspot_removed", {"file": ""})
    if told is None:
        return
    yield told
    if log.draw.random() < 0.25:
        log.book(20, 120, lambda: _again(log, site))


def _again(log: Chronicle, site: Site) -> Iterator[Deed]:
    """It is there again: what was once on the list has re-emerged."""
    suspected = log.draw.random() < 0.4
    facts = {"basis": "suspected" if suspected else "documented", "file": "" if suspected else _file(log)}
    told = _step(log, site, "hotspot_reemerged", facts)
    if told is None or told.day is None:
        return
    site.lapses = told.day + SUSPICION if suspected else None
    yield told
    if site.steps < 8:
        _next(log, site, suspected=suspected)


def _crop(log: Chronicle, commune: int) -> Iterator[Deed]:
    draw = log.draw
    plants = draw.randint(1, 400) if draw.random() < 0.8 else None
    area = draw.randint(100, 200_000) if plants is None or draw.random() < 0.3 else None
    facts = {
        "crop": draw.choice(("poppy", "cannabis", "other")),
        "plants": plants,
        "area": area,
        "at_once": draw.random() < 0.7,
    }
    found = log.record("crop_found", commune, log.ago(4), facts)
    if found is None:
        return
    yield found
    if not facts["at_once"]:
        log.book(1, 15, lambda: _destroyed(log, found))


def _destroyed(log: Chronicle, found: Deed) -> Iterator[Deed]:
    """Some of it, or all."""
    plants, area = found.facts["plants"], found.facts["area"]
    part = log.draw.choice((1, 1, 2))
    facts = {
        "plants": max(1, plants // part) if plants else None,
        "area": max(1, area // part) if area else None,
    }
    day = log.ago(2, since=found.day)
    told = log.record("crop_destroyed", found.commune, day, facts, subject=found.subject)
    if told is not None:
        yield told


def route(log: Chronicle) -> Iterator[Deed]:
    """A key route along neighbouring communes: proposed by an analyst, decided by the province."""
    units = [log.draw.randrange(len(log.shape))]
    while len(units) < 4:
        onward = [one for one in log.shape[units[-1]].beside if one not in units]
        if not onward:
            break
        units.append(log.draw.choice(onward))
    if len(units) < 2:
        return
    name = f"Tuyến Mẫu {log.subject():02}"
    facts = {"name": name, "mode": log.draw.choice(("road", "inland_water")), "reach": "intra"}
    chain = tuple((one, None) for one in units)
    told = log.record("route_proposed", None, log.today, facts, units=chain, who=Who.ANALYST)
    if told is not None:
        yield told
        log.book(5, 40, lambda: _approved(log, told))


def _approved(log: Chronicle, proposed: Deed) -> Iterator[Deed]:
    told = _decided(log, proposed, "route_approved")
    if told is not None:
        yield told
        if log.draw.random() < 0.3:
            log.book(100, 400, lambda: _ended(log, proposed))


def _ended(log: Chronicle, proposed: Deed) -> Iterator[Deed]:
    if (told := _decided(log, proposed, "route_ended")) is not None:
        yield told


def _decided(log: Chronicle, proposed: Deed, kind: str) -> Deed | None:
    number = f"{log.draw.randint(1, 999)}/QĐ-UBND"
    facts = {"decision": number, "approver": "provincial_peoples_committee"}
    return log.record(kind, None, log.today, facts, subject=proposed.subject, who=Who.CHIEF)
