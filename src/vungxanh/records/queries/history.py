"""Every version of what was told of a subject, the amended and withdrawn ones too."""

from datetime import date
from uuid import UUID

from vungxanh.access.interface import Actor
from vungxanh.records.models import Event
from vungxanh.records.queries.events import NoEventError, Version, require_sight, version_of


def history(by: Actor, subject: UUID, *, on: date) -> tuple[Version, ...]:
    """All versions in the order in which they were learned; who may see one of the areas sees all of it.

    Raises NoEventError for a subject that is not there or lies elsewhere.
    """
    rows = list(Event.objects.filter(subject=subject).order_by("learned_at", "pk").prefetch_related("units"))
    later = {row.replaces_id: row.pk for row in rows if row.replaces_id is not None}
    found = tuple(version_of(row, later.get(row.pk)) for row in rows)
    if not found:
        raise NoEventError
    require_sight(by, {one.area for one in found} | {u.area for one in found for u in one.units}, on=on)
    return found
