"""What part of the dossiers a query or an act may touch: one commune, for a purpose, on a day."""

from contextlib import AbstractContextManager
from datetime import date

from vungxanh.access.interface import Actor, Purpose, Verb, looking, may
from vungxanh.areas.interface import same_ground


def grounds(area_id: int) -> list[int]:
    """An area in each version with the same ground: a commune that became a ward keeps its dossiers."""
    return sorted(same_ground([area_id])[area_id])


def sight(
    by: Actor, verb: Verb, *, purpose: Purpose, area_id: int, on: date
) -> AbstractContextManager[object]:
    """Look at the dossiers of one commune; those of ages 12 to 17 only for a holder who is named for them.

    Raises Refused when the post lacks the permission there on that day.
    """
    minors = may(by, Verb.VIEW_MINORS, area_id=area_id, on=on)
    return looking(by, verb=verb, purpose=purpose, areas=grounds(area_id), on=on, minors=minors)
