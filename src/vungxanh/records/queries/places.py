"""What the rules of events ask of areas, and whose ground a post may record on."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.areas.interface import AreaSummary, areas, forebears_of, heirs_of, province_of, titled
from vungxanh.records.queries.events import NoEventError
from vungxanh.records.rules.events.shape import Place


def places_of(area_ids: Iterable[int], *, on: date) -> dict[int, Place]:
    """The areas of an event that happened on a day. Raises NoEventError for one that does not exist.

    One query, and one for their provinces where there are several areas; more only for an area that did not
    stand on the day, to say which ones did.
    """
    found, inside = _every(area_ids)
    return {number: replace(_place(unit, on), province=inside.get(number)) for number, unit in found.items()}


def bare_places(area_ids: Iterable[int]) -> dict[int, Place]:
    """The areas without saying which others stood there: for many events at once. Raises NoEventError."""
    found, inside = _every(area_ids)
    return {number: replace(_bare(unit), province=inside.get(number)) for number, unit in found.items()}


def _every(area_ids: Iterable[int]) -> tuple[dict[int, AreaSummary], Mapping[int, int]]:
    """The areas, and their provinces where there are several. Raises NoEventError."""
    wanted = set(area_ids)
    found = areas(wanted)
    if wanted - set(found):
        raise NoEventError
    return found, province_of(wanted) if len(wanted) > 1 else {}


def _bare(unit: AreaSummary) -> Place:
    return Place(name=unit.full_name, level=unit.level, valid_from=unit.valid_from, valid_to=unit.valid_to)


def _place(unit: AreaSummary, on: date) -> Place:
    place = _bare(unit)
    if place.stood(on):
        return place
    early = unit.valid_from is not None and on < unit.valid_from
    instead = areas(forebears_of(unit.id, on) if early else heirs_of(unit.id, on))
    return replace(place, instead=tuple((number, titled(other)) for number, other in instead.items()))


def may_record(by: Actor, verb: Verb, *, area_id: int, on: date) -> bool:
    """Whether the post may act on events of an area: one of its own, or one whose ground became its own.

    A commune that was merged is kept by its heirs: they may still record what happened there before.
    """
    if may(by, verb, area_id=area_id, on=on):
        return True
    found = areas([area_id]).get(area_id)
    if found is None or found.valid_to is None or on < found.valid_to:
        return False
    return any(may(by, verb, area_id=heir, on=on) for heir in heirs_of(area_id, on))
