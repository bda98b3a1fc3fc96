"""What an act on one dossier means for others: the transfer that is over, the communes that are told."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q

from vungxanh.access.interface import Actor, Purpose, Verb, duty, here
from vungxanh.dossiers.actions.frame import at_work
from vungxanh.dossiers.models import Dossier, RecipientNotice, Transfer
from vungxanh.dossiers.queries.kept import ERASED, NoDossierError
from vungxanh.dossiers.rules.waiting import Told


def close_transfer(dossier_id: UUID, outcome: str, on: date) -> None:
    """Close the open transfer of a dossier, if there is one. The row lies with the receiving commune."""
    with duty(Purpose.HAND_OVER):
        Transfer.objects.filter(dossier=dossier_id, closed_on=None).update(closed_on=on, outcome=outcome)


def tell(dossier_id: UUID, predecessor: str, what: Told, on: date) -> None:
    """Tell every commune that holds a dossier of the same person: the one before it, and those after it."""
    same = Q(predecessor=dossier_id)
    if predecessor not in {"", ERASED}:
        same |= Q(pk=UUID(predecessor))
    with duty(Purpose.ANSWER_REQUEST):
        rows = Dossier.objects.filter(same).order_by("id")
        RecipientNotice.objects.bulk_create(
            RecipientNotice(area_id=row.area_id, minor=row.minor, dossier=row, what=what.value, told_on=on)
            for row in rows
        )


def acknowledge(*, notice_id: int, by: Actor, at: datetime) -> None:
    """Say that a notice was read. Raises NoDossierError for a foreign one."""
    with at_work(by, Verb.VIEW_DOSSIERS, "acknowledge", at=at) as on:
        unread = RecipientNotice.objects.filter(here(RecipientNotice, notice_id), read_on=None)
        if not unread.update(read_on=on, read_by=by.holder):
            raise NoDossierError
