"""Invented dossiers written through the actions, in a few words."""

from contextlib import AbstractContextManager
from datetime import date, datetime, time
from itertools import count
from typing import Any
from uuid import UUID

from django.apps import apps
from django.test import Client

from tests.dossiers.conftest import Commune
from tests.dossiers.stories import WHO, issuer_on
from tests.factories.signing import signed_in
from vungxanh.access.interface import Purpose, duty
from vungxanh.access.models import Post
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Transfer
from vungxanh.dossiers.queries.kept import Kept, one
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.days import LOCAL
from vungxanh.dossiers.rules.kinds import Kind, Origin, Reason
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.proposals import Acceptance, Ending, Opening
from vungxanh.dossiers.rules.term import DecisionReference

NUMBERS = count(1)


def at(day: date, hour: int = 9) -> datetime:
    """An instant of a day of law."""
    return datetime.combine(day, time(hour), LOCAL)


def decision(commune: Commune, kind: Kind, day: date, symbol: str = "") -> DecisionReference:
    """A decision that nobody made before, by somebody competent on that day."""
    return DecisionReference(symbol or f"{next(NUMBERS)}/QĐ-CAX", day, issuer_on(kind, day), commune.id)


def opening(commune: Commune, day: date, kind: Kind = Kind.USER_MANAGEMENT, **given: Any) -> Opening:
    """What an officer types in to open a dossier."""
    extras = Extras(begins=day, origin=Origin.VOLUNTARY if kind is Kind.POST_REHAB else None)
    facts = {"decision": decision(commune, kind, day), "extras": extras, "particulars": WHO} | given
    return Opening(kind=kind, **facts)


def opened(
    commune: Commune,
    day: date,
    kind: Kind = Kind.USER_MANAGEMENT,
    predecessor: UUID | None = None,
    **given: Any,
) -> UUID:
    """A dossier opened and approved on a day."""
    proposal = actions.propose_opening(
        opening=opening(commune, day, kind, **given), predecessor=predecessor, by=commune.officer, at=at(day)
    )
    return actions.approve(proposal_id=proposal, by=commune.approver, at=at(day))


def accepted(commune: Commune, transfer_id: int, kind: Kind, day: date, who: Particulars = WHO) -> UUID:
    """A transfer taken over by the commune it goes to, on its own decision."""
    given = Acceptance(decision(commune, kind, day), Extras(), who)
    proposal = actions.propose_acceptance(
        transfer_id=transfer_id, acceptance=given, by=commune.officer, at=at(day, 8)
    )
    return actions.approve(proposal_id=proposal, by=commune.approver, at=at(day, 9))


def everything() -> AbstractContextManager[None]:
    """What the database holds, for a test to look at."""
    return duty(Purpose.VERIFY)


def read(dossier: UUID) -> Kept:
    """One dossier, wherever it lies."""
    with everything():
        return one(dossier)


def how_much() -> tuple[int, ...]:
    """How many rows every table holds: nothing half-done leaves it as it was."""
    with everything():
        return tuple(table.objects.count() for table in apps.get_app_config("dossiers").get_models())


def approved(proposal: UUID, commune: Commune, day: date) -> UUID:
    """A proposal approved by the commune's second human."""
    return actions.approve(proposal_id=proposal, by=commune.approver, at=at(day))


def ended(commune: Commune, dossier: UUID, day: date, reason: Reason = Reason.DECEASED) -> None:
    """A dossier ended on a ground, by two humans."""
    proposal = actions.propose_ending(
        dossier_id=dossier, ending=Ending(reason, day), by=commune.officer, at=at(day)
    )
    approved(proposal, commune, day)


def sent(here: Commune, there: Commune, dossier: UUID, day: date) -> int:
    """A person who left at seven in the morning, told at nine; the number of the transfer."""
    actions.send(dossier_id=dossier, to=there.id, left_at=at(day, 7), by=here.officer, at=at(day))
    with everything():
        return Transfer.objects.get(dossier=dossier, closed_on=None).pk


def named(commune: Commune, day: date, symbol: str, **given: Any) -> UUID:
    """A dossier of an illegal user on a decision with that symbol."""
    reference = decision(commune, Kind.USER_MANAGEMENT, day, symbol)
    return opened(commune, day, decision=reference, **given)


def client_of(actor: Any) -> Client:
    """A browser in which the post is signed in."""
    return signed_in(Post.objects.get(pk=actor.post_id))
