"""Where tips are taken, and whose keys seal their texts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Role, Verb, posts_of, provinces_with
from vungxanh.areas.interface import AreaSummary, areas, communes_of, province_of, same_ground
from vungxanh.records.models import TipKey

PLACE_OF: Mapping[Role, int] = {Role.PROVINCIAL_APPROVER: 1, Role.ANALYST: 2}
"""The place on the list of holders that each role takes: one of either, two different humans."""


@dataclass(frozen=True, slots=True)
class HeldKey:
    """A key that counts on a day: its post is open, with the holder and role that made it."""

    id: int
    place: int
    post_id: int
    holder: str
    title: str
    public: str
    since: date


def taking_provinces(on: date) -> tuple[AreaSummary, ...]:
    """The provinces whose posts receive tips, by name."""
    found = areas(provinces_with(Verb.RECEIVE_TIPS)).values()
    standing = [unit for unit in found if unit.valid_to is None or unit.valid_to > on]
    return tuple(sorted(standing, key=lambda unit: unit.name))


def taking_communes(province_id: int, on: date) -> tuple[AreaSummary, ...]:
    """The communes of such a province on a day, in Vietnamese order; none for any other area."""
    known = {unit.id for unit in taking_provinces(on)}
    return communes_of(province_id, on) if province_id in known else ()


def held_keys(province_id: int, on: date) -> tuple[HeldKey, ...]:
    """The keys that count in a province on a day, by place: at most two, of two different humans.

    A key of a post that was closed, handed over or given another role counts no more, whatever its days say.
    """
    own = same_ground([province_id])[province_id]
    holders = {
        (actor.post_id, actor.holder): (actor, place)
        for role, place in PLACE_OF.items()
        for actor in posts_of(province_id, role)
    }
    found = []
    for row in TipKey.objects.filter(province__in=own, days__contains=on).order_by("place"):
        actor, place = holders.get((row.post_id, str(row.holder)), (None, 0))
        if actor is not None and place == row.place:
            found.append(
                HeldKey(row.pk, place, row.post_id, str(row.holder), actor.title, row.public, row.days.lower)
            )
    humans = {key.holder for key in found}
    return tuple(found) if len(humans) == len(found) else tuple(found[:1])


def keys_for(commune_id: int, on: date) -> tuple[HeldKey, ...]:
    """The two keys to which a text about a commune is sealed; () while there are fewer than two."""
    keys = held_keys(province_of([commune_id])[commune_id], on)
    return keys if len(keys) == 2 else ()


def own_key(by: Actor, on: date) -> HeldKey | None:
    """The key of the actor, if it has one that counts."""
    return next((key for key in held_keys(by.area_id, on) if key.post_id == by.post_id), None)
