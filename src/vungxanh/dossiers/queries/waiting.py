"""What waits in a commune: proposals that nobody decided on, and people who moved there."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from vungxanh.access.interface import here
from vungxanh.dossiers.models import DossierProposal, Transfer
from vungxanh.dossiers.queries.kept import NoDossierError
from vungxanh.dossiers.rules.defaults import STANDARD
from vungxanh.dossiers.rules.proposals import no_longer_waiting


def undecided(on: date) -> QuerySet[DossierProposal]:
    """The proposals that wait on a day; what nobody approved in its time has ended by itself."""
    since = on - timedelta(STANDARD.proposal_days)
    return DossierProposal.objects.filter(declined_on=None, proposed_on__gt=since)


def sent_back(on: date) -> QuerySet[DossierProposal]:
    """The proposals that were sent back and still can be looked at."""
    since = on - timedelta(STANDARD.proposal_days)
    return DossierProposal.objects.filter(declined_on__isnull=False, proposed_on__gt=since)


def arriving(on: date) -> QuerySet[Transfer]:
    """The transfers that wait on a day: neither closed, nor lapsed on the way."""
    return Transfer.objects.filter(Q(last_day=None) | Q(last_day__gte=on), closed_on=None)


def one_arriving(transfer_id: int, on: date, *, lock: bool = False) -> Transfer:
    """A transfer that waits. Raises NoDossierError for a foreign one, RefusedError when it is over."""
    rows = Transfer.objects.filter(here(Transfer, transfer_id))
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NoDossierError
    if not arriving(on).filter(pk=transfer_id).exists():
        raise no_longer_waiting()
    return found
