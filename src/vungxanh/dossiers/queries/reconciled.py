"""What earlier reconciliations found, as counts; no reference is kept to read."""

from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Verb, require
from vungxanh.dossiers.models import Reconciliation
from vungxanh.dossiers.queries.counts import communes_in
from vungxanh.dossiers.queries.sight import grounds

SHOWN = 12
"""So many earlier ones a commune sees."""


@dataclass(frozen=True)
class Reconciled:
    """One reconciliation: how many decisions stood in both registers, only here, only there."""

    day: date
    same: int
    only_here: int
    only_there: int

    @property
    def agrees(self) -> bool:
        """Whether both registers said the same."""
        return not self.only_here and not self.only_there


def own_reconciliations(by: Actor, *, on: date) -> tuple[Reconciled, ...]:
    """The latest reconciliations of the own commune, newest first. Raises Refused."""
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=by.area_id, on=on)
    rows = Reconciliation.objects.filter(area__in=grounds(by.area_id)).order_by("-day", "-id")
    return tuple(map(_one, rows[:SHOWN]))


def last_reconciliations(by: Actor, *, area_id: int, on: date) -> dict[int, Reconciled | None]:
    """The latest reconciliation of each commune of an area; None for one that never compared.

    Raises Refused.
    """
    require(by, Verb.VIEW_DOSSIER_COUNTS, area_id=area_id, on=on)
    communes = communes_in(area_id, on)
    owner = {version: commune for commune, same in communes.items() for version in same}
    found: dict[int, Reconciled | None] = dict.fromkeys(communes)
    rows = Reconciliation.objects.filter(area__in=owner, day__lte=on)
    for row in rows.order_by("area", "-day", "-id").distinct("area"):
        found[owner[row.area_id]] = _newer(found[owner[row.area_id]], _one(row))
    return found


def _newer(before: Reconciled | None, one: Reconciled) -> Reconciled:
    """The later one, where a commune is known under several versions."""
    return one if before is None or one.day >= before.day else before


def _one(row: Reconciliation) -> Reconciled:
    return Reconciled(row.day, row.same, row.only_here, row.only_there)
