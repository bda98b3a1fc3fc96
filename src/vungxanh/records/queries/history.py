"""Every version of what was told of a subject, the amended and withdrawn ones too."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from vungxanh.access.interface import Actor
from vungxanh.records.models import Event
from vungxanh.records.queries.events import NoEventError, Version, require_sight, versions_of


def history(by: Actor, subject: UUID, *, on: date) -> tuple[Version, ...]:
    """All versions in the order in which they were learned; who may see one of the areas sees all of it.

    Raises NoEventError for a subject that is not there or lies elsewhere.
    """
    told = versions_of(Event.objects.filter(subject=subject).order_by("learned_at", "pk"))
    later = {one.replaces: one.id for one in told if one.replaces is not None}
    found = tuple(replace(one, replaced_by=later.get(one.id)) for one in told)
    if not found:
        raise NoEventError
    require_sight(by, {one.area for one in found} | {u.area for one in found for u in one.units}, on=on)
    return found
