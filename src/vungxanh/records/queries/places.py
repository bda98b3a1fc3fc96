"""What the rules of events ask of areas, and whose ground a post may record on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from vungxanh.access.interface import Actor, Verb, may
from vungxanh.areas.interface import AreaSummary, areas, forebears_of, heirs_of, province_of
from vungxanh.records.queries.events import NoEventError
from vungxanh.records.queries.register import titled
from vungxanh.records.rules.events.shape import Place


def places_of(area_ids: Iterable[int], *, on: date) -> dict[int, Place]:
    """The areas of an event that happened on a day. Raises NoEventError for one that does not exist.

    One query, and one for their provinces where there are several areas; more only for an area that did not
    stand on the day, to say which ones did.
    """
    wanted = set(area_ids)
    found = areas(wanted)
    if wanted - set(found):
        raise NoEventError
    inside = province_of(wanted) if len(wanted) > 1 else {}
    return {number: replace(_place(unit, on), province=inside.get(number)) for number, unit in found.items()}


def _place(unit: AreaSummary, on: date) -> Place:
    place = Place(name=unit.full_name, level=unit.level, valid_from=unit.valid_from, valid_to=unit.valid_to)
    if place.stood(on):
        return place
    early = unit.valid_from is not None and on < unit.valid_from
    instead = areas(forebears_of(unit.id, on) if early else heirs_of(unit.id, on))
    return Place(
        name=place.name,
        level=place.level,
        valid_from=place.valid_from,
        valid_to=place.valid_to,
        instead=tuple((number, titled(other)) for number, other in instead.items()),
    )


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
