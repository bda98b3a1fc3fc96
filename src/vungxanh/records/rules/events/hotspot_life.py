"""The life of a hotspot: which step may follow which, and what each step makes count.

    found → confirmed → resolved → removed → re-emerged → …

Found on suspicion, it waits until another human has checked it; checked, it counts among the points of use
of every commune it touches (28/2025/QĐ-TTg, Article 2.1: suspected or documented), and only there. SUSPICION
after it was found it is over by itself, by comparison of days: the line that lets it lapse is dated ahead,
and whoever documents or clears it in time takes that line back. Documented, it stands on the list of hotspots
of its leading commune (D15), so that D15 is always D16 and D18 less D17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from vungxanh.records.rules.defaults import STANDARD
from vungxanh.records.rules.events import hotspots as facts
from vungxanh.records.rules.events.hotspots import USES, Activity, Basis, HotspotFacts
from vungxanh.records.rules.events.shape import Happened, Line, Standing
from vungxanh.records.rules.events.unfit import unfit

SUSPICION = timedelta(STANDARD.suspicion_days)
"""How long a suspicion may stand without documents: no law fixes it."""


class Stage(StrEnum):
    """Where a hotspot stands on a day."""

    UNCHECKED = "unchecked"
    SUSPECTED = "suspected"
    DOCUMENTED = "documented"
    CONFIRMED = "confirmed"
    CLEARED = "cleared"
    LAPSED = "lapsed"
    RESOLVED = "resolved"
    REMOVED = "removed"


STANDING = frozenset({Stage.SUSPECTED, Stage.DOCUMENTED, Stage.CONFIRMED})
LISTED = frozenset({Stage.DOCUMENTED, Stage.CONFIRMED})
"""Those that have documents. Only these may be shown on a map."""
LAPSES = frozenset({Stage.UNCHECKED, Stage.SUSPECTED})

FROM: Mapping[type[HotspotFacts], frozenset[Stage | None]] = {
    facts.HotspotFound: frozenset({None}),
    facts.HotspotConfirmed: frozenset({Stage.UNCHECKED, Stage.DOCUMENTED}),
    facts.HotspotDocumented: frozenset({Stage.UNCHECKED, Stage.SUSPECTED, Stage.LAPSED, Stage.CLEARED}),
    facts.HotspotCleared: frozenset({Stage.UNCHECKED, Stage.SUSPECTED}),
    facts.HotspotResolved: LISTED,
    facts.HotspotRemoved: frozenset({Stage.RESOLVED}),
    facts.HotspotReemerged: frozenset({Stage.RESOLVED, Stage.REMOVED}),
}
"""The stages from which each step may be taken; None is before the place was found."""


@dataclass(frozen=True, slots=True)
class Hotspot:
    """A hotspot after its steps so far. `lapses` is the first day on which a suspicion no longer stands."""

    areas: tuple[int, ...]
    activity: Activity
    stage: Stage
    since: date
    by: str
    lapses: date | None = None
    listed_before: bool = False
    reemerged: int = 0

    def on(self, day: date) -> Stage:
        """The stage at the end of a day that is not before the last step."""
        if self.stage in LAPSES and self.lapses is not None and day >= self.lapses:
            return Stage.LAPSED
        return self.stage

    def stands(self, day: date) -> bool:
        """True when it is a point or hotspot that counts on that day."""
        return self.on(day) in STANDING


def advance(
    before: Hotspot | None, step: Happened, holder: str, *, suspicion: timedelta = SUSPICION
) -> tuple[Hotspot, tuple[Line, ...]]:
    """The hotspot after one more step that a human (`holder`) records, and the lines that follow from it.

    Raises RefusedEventError for a step that cannot follow: one that is not in `FROM`, one before the last
    step or in a commune that the place does not touch, and a suspicion that is checked by the human who
    recorded it. Where a commune is gone its heir goes on: the step's units then name where the place lay.
    """
    what = step.facts
    if before is not None and not _touches(before, step):
        raise unfit("not_here", "area")
    if before is not None and step.day < before.since:
        raise unfit("before_last", "day")
    stage = before.on(step.day) if before else None
    if stage not in FROM[type(what)]:
        raise unfit(_why(what, stage), "day" if stage is None or stage is Stage.LAPSED else "")
    until = step.day + suspicion
    after = _found(step, holder, until) if before is None else _next(before, step, holder, until)
    return after, tuple(_lines(before, after, step))


def _touches(place: Hotspot, step: Happened) -> bool:
    """Whether a step is of a commune that the place touches, or of the heir of such communes."""
    lay = {unit.area for unit in step.units}
    return step.area in place.areas or (bool(lay) and lay <= set(place.areas))


def _why(what: HotspotFacts, stage: Stage | None) -> str:
    """Why a step does not fit, as a key of the words."""
    if stage is None:
        return "not_found"
    if isinstance(what, facts.HotspotResolved) and stage in LAPSES:
        return "not_documented"
    return f"is_{stage.value}"


def _found(step: Happened, holder: str, until: date) -> Hotspot:
    what: facts.HotspotFound = step.facts
    touched = tuple(dict.fromkeys((step.area, *(unit.area for unit in step.units))))
    return _begun(Hotspot(touched, what.activity, Stage.DOCUMENTED, step.day, holder), what.basis, until)


def _begun(place: Hotspot, basis: Basis, until: date) -> Hotspot:
    """The place as it is when found or there again: with documents it stands, on suspicion it waits."""
    if basis is Basis.DOCUMENTED:
        return replace(place, stage=Stage.DOCUMENTED, lapses=None)
    return replace(place, stage=Stage.UNCHECKED, lapses=until)


def _next(before: Hotspot, step: Happened, holder: str, until: date) -> Hotspot:
    what: HotspotFacts = step.facts
    if isinstance(what, facts.HotspotReemerged):
        again = replace(before, since=step.day, by=holder, reemerged=before.reemerged + 1)
        return _begun(again, what.basis, until)
    if isinstance(what, facts.HotspotConfirmed):
        if not holder or holder == before.by:
            raise unfit("same_holder")
        checked = Stage.SUSPECTED if before.stage is Stage.UNCHECKED else Stage.CONFIRMED
        return replace(before, stage=checked, since=step.day)
    if isinstance(what, facts.HotspotDocumented):
        return replace(before, stage=Stage.DOCUMENTED, since=step.day, lapses=None, by=holder)
    return replace(before, stage=ENDS[type(what)], since=step.day, lapses=None, listed_before=_listed(before))


ENDS: Mapping[type[HotspotFacts], Stage] = {
    facts.HotspotCleared: Stage.CLEARED,
    facts.HotspotResolved: Stage.RESOLVED,
    facts.HotspotRemoved: Stage.REMOVED,
}


def _listed(before: Hotspot) -> bool:
    """Whether it was ever on the list: what comes back then has re-emerged and is not newly found."""
    return before.listed_before or before.stage in LISTED


def _lines(before: Hotspot | None, after: Hotspot, step: Happened) -> Iterator[Line]:
    """The difference that the step makes, on its day and on the days ahead that it changes."""
    yield from _point_lines(before, after, step.day)
    was, now = before is not None and before.stage in LISTED, after.stage in LISTED
    if was == now:
        return
    told = {"type": after.activity.value, "cross_unit": len(after.areas) > 1}
    lead = after.areas[0]
    yield Line(lead, "D15", step.day, 1 if now else -1, told)
    if now:
        yield Line(lead, "D18" if after.listed_before else "D16", step.day, 1, told)
    else:
        yield Line(lead, "D17", step.day, 1, told)


def _point_lines(before: Hotspot | None, after: Hotspot, day: date) -> Iterator[Line]:
    """The points of use (G02) in every area that is touched: they count for the area's own class only."""
    if after.activity not in USES:
        return
    for area in after.areas:
        for when, value in sorted(_rises(before, after, day).items()):
            if value:
                yield Line(area, "G02", when, value)


def _rises(before: Hotspot | None, after: Hotspot, day: date) -> dict[date, int]:
    """The day of each rise or fall of the stock by which the life before differs from the life after."""
    found: dict[date, int] = {}
    for place, sign in ((before, -1), (after, 1)):
        if place is None or not place.stands(day):
            continue
        found[day] = found.get(day, 0) + sign
        if place.lapses is not None:
            found[place.lapses] = found.get(place.lapses, 0) - sign
    return found


def life(
    steps: Iterable[Standing], *, suspicion: timedelta = SUSPICION
) -> tuple[Hotspot | None, tuple[Line, ...]]:
    """A hotspot after all its steps, and all its lines. Raises RefusedEventError as `advance`."""
    place: Hotspot | None = None
    lines: list[Line] = []
    for step in steps:
        place, own = advance(place, step, step.holder, suspicion=suspicion)
        lines += own
    return place, tuple(lines)
