"""What another unit may have told of the same thing: offered as joint, never merged silently."""

from collections.abc import Sequence
from datetime import date, timedelta

from vungxanh.access.interface import Actor
from vungxanh.records.models import Event
from vungxanh.records.queries.choosing import communes_around
from vungxanh.records.queries.events import Version, counting, versions_of
from vungxanh.records.rules.defaults import STANDARD
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.shape import Happened

NEAR = timedelta(STANDARD.near_days)
"""So far apart two units may date the same thing."""
FEW = 5


def alike(by: Actor, told: Happened, *, on: date) -> Sequence[Version]:
    """Events of the kind in the post's province, within days of this one, that the kind calls the same."""
    same = KINDS[told.kind].same
    if same is None:
        return ()
    around = [unit.id for unit in communes_around(by, on=on)]
    rows = counting(
        Event.objects.filter(
            kind=told.kind,
            area_id__in=around,
            happened_on__gte=told.day - NEAR,
            happened_on__lte=told.day + NEAR,
        ).exclude(subject=told.subject)
    )
    near = versions_of(rows.order_by("-happened_on", "-pk")[:200])
    return [one for one in near if same(told, one)][:FEW]
