"""Comparing a commune's dossiers with a list of decisions: shown once, and only its counts are kept."""

from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from uuid import UUID

from vungxanh.access.interface import Actor, Purpose, Verb, duty, may, record_look
from vungxanh.dossiers.actions.frame import at_work
from vungxanh.dossiers.models import Dossier, Reconciliation
from vungxanh.dossiers.queries.kept import standing
from vungxanh.dossiers.queries.sight import grounds
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.reconcile import Comparison, compare, held, read_list
from vungxanh.dossiers.rules.refusals import RefusedError

AT_ONCE = 1_000
"""So many dossiers one look may be at."""


def reconcile(*, text: str, by: Actor, at: datetime) -> Comparison:
    """Compare the dossiers of the own commune that stand with the references of a pasted list.

    Keeps how many decisions stand in both, only here, only there, and the looks at the dossiers; no dossier
    opens, ends or changes. Raises RefusedError for a list that holds anything else, and where dossiers of
    ages 12–17 stand that this holder may not see: the figures would be wrong. Raises Refused.
    """
    there = read_list(text, on=day_of(at))
    with at_work(by, Verb.VIEW_DOSSIERS, "reconcile", at=at, purpose=Purpose.RECONCILE) as on:
        areas = grounds(by.area_id)
        if not may(by, Verb.VIEW_MINORS, area_id=by.area_id, on=on):
            _check_no_minors(areas, at)
        here = [(kept, state) for kept in standing(areas, on) if (state := kept.state(on))]
        found = compare((held(state.decision, kept.events) for kept, state in here), there)
        for ids in _batches(sorted(kept.id for kept, _ in here)):
            record_look(by.area_id, ids)
        Reconciliation.objects.create(
            area_id=by.area_id,
            day=on,
            post_id=by.post_id,
            same=len(found.same),
            only_here=len(found.only_here),
            only_there=len(found.only_there),
        )
    return found


def _check_no_minors(areas: list[int], at: datetime) -> None:
    """Raises RefusedError where somebody else has to compare: who may see the dossiers of ages 12–17."""
    with duty(Purpose.RECONCILE):
        rows = Dossier.objects.filter(area__in=areas, minor=True)
        if not rows.exclude(leaves_on__lte=day_of(at)).exists():
            return
    raise RefusedError(
        "minors",
        "xã có hồ sơ người 12–17 tuổi; việc đối chiếu do một trong hai người được giao hồ sơ đó làm",
        "the commune keeps dossiers of ages 12–17: one of the two holders named for them has to compare",
    )


def _batches(ids: list[UUID]) -> Iterator[list[UUID]]:
    rest = iter(ids)
    while batch := list(islice(rest, AT_ONCE)):
        yield batch
