"""Who can have a task, as the post that gives it sees it."""

from datetime import date

from vungxanh.access.interface import Actor, Role, areas_with
from vungxanh.areas.interface import AreaSummary, area, communes_of, same_ground
from vungxanh.programme.models import Assignment
from vungxanh.programme.rules.owners import OF_COMMUNES, OWNERS, Owner

MOST = 100
"""So many earlier assignments are offered to wait for."""


def roles_to_give(by: Actor) -> tuple[Owner, ...]:
    """The posts to which a post gives work: a commune's to its own, the province's to every one."""
    return tuple(one for one in OWNERS if by.level == "province" or one in OF_COMMUNES)


def places_with(by: Actor, owner: Owner, *, on: date) -> tuple[AreaSummary, ...]:
    """The areas under the post where somebody holds the owner's post, in Vietnamese order."""
    if by.level == "commune" or owner not in OF_COMMUNES:
        places: tuple[AreaSummary, ...] = (area(by.area_id),)
    else:
        places = communes_of(by.area_id, on)
    held = areas_with(Role(owner.value), frozenset(place.id for place in places))
    return tuple(place for place in places if place.id in held)


def assignments_before(by: Actor, directive_id: int | None) -> tuple[tuple[int, str], ...]:
    """What was given before from the same document, or without one, in the own area: number and text."""
    own = same_ground([by.area_id])[by.area_id]
    rows = Assignment.objects.filter(given_in__in=own, directive=directive_id).order_by("-pk")[:MOST]
    return tuple(rows.values_list("pk", "what"))


def given_lately(by: Actor) -> tuple[tuple[int, str], ...]:
    """What the own area gave last, whatever it came from: number and text."""
    own = same_ground([by.area_id])[by.area_id]
    rows = Assignment.objects.filter(given_in__in=own).order_by("-pk")[:MOST]
    return tuple(rows.values_list("pk", "what"))
