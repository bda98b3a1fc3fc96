"""An id from outside: what lies elsewhere is not even touched, so it costs what a missing one does."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, models, transaction

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import at, everything, opened, opening
from tests.dossiers.stories import START, WHO
from vungxanh.access.actions import looking as frames
from vungxanh.access.interface import Actor, OutsideScopeError, Purpose, Verb, here, looking
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Dossier, DossierProposal, Objection, RecipientNotice, Transfer
from vungxanh.dossiers.queries.desk import arrival, waiting_one
from vungxanh.dossiers.queries.kept import NoDossierError
from vungxanh.dossiers.queries.rows import detail
from vungxanh.dossiers.rules.kinds import AgeBand, Ground, Reason, Request
from vungxanh.dossiers.rules.proposals import Ending
from vungxanh.dossiers.rules.waiting import Declined, Told

NOW = at(START)
Key = Any
ASKED: dict[str, tuple[type[models.Model], Callable[[Key, Commune], object]]] = {
    "seen": (Dossier, lambda key, own: detail(own.officer, key, at=NOW)),
    "confirmed": (Dossier, lambda key, own: actions.confirm(dossier_id=key, by=own.officer, at=NOW)),
    "suspended": (
        Dossier,
        lambda key, own: actions.suspend(
            dossier_id=key, ground=Ground.ABSENT, day=START, by=own.officer, at=NOW
        ),
    ),
    "ended": (
        Dossier,
        lambda key, own: actions.propose_ending(
            dossier_id=key, ending=Ending(Reason.DECEASED, START), by=own.officer, at=NOW
        ),
    ),
    "proposal seen": (DossierProposal, lambda key, own: waiting_one(own.approver, key, at=NOW)),
    "approved": (DossierProposal, lambda key, own: actions.approve(proposal_id=key, by=own.approver, at=NOW)),
    "declined": (
        DossierProposal,
        lambda key, own: actions.decline(proposal_id=key, reason=Declined.NO_GROUND, by=own.approver, at=NOW),
    ),
    "taken back": (
        DossierProposal,
        lambda key, own: actions.take_back(proposal_id=key, by=own.officer, at=NOW),
    ),
    "arrival seen": (Transfer, lambda key, own: arrival(own.officer, key, at=NOW)),
    "answered": (Objection, lambda key, own: actions.answer(objection_id=key, by=own.officer, at=NOW)),
    "notice read": (
        RecipientNotice,
        lambda key, own: actions.acknowledge(notice_id=key, by=own.officer, at=NOW),
    ),
}


@pytest.fixture
def elsewhere(province: Province) -> Callable[[type[models.Model]], Key]:
    """A row of each kind in the second and third commune; gives the key of one."""
    _, second, third = province.communes
    sent = opened(second, START)
    given = opening(second, START)
    paper = given.decision
    opened(second, START, decision=paper)
    actions.receive(
        area_id=second.id, symbol=paper.symbol, decided_on=paper.date, request=Request.ERASE,
        by=second.officer, at=NOW,
    )  # fmt: skip
    actions.propose_opening(opening=opening(second, START), by=second.officer, at=NOW)
    actions.send(dossier_id=sent, to=third.id, left_at=NOW - timedelta(hours=1), by=second.officer, at=NOW)

    with everything():
        told = RecipientNotice(area_id=second.id, minor=False, dossier_id=sent, what=Told.CORRECTED)
        told.told_on = START
        told.save()

    def key(model: type[models.Model]) -> Key:
        with everything():
            return model._meta.default_manager.values_list("pk", flat=True).first()  # type: ignore[union-attr]

    return key


@pytest.fixture
def worthless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tickets of people that the database refuses at the first row it comes to; plans as of a large table."""
    good = frames.signed

    def forged(ticket: Any, key: bytes) -> str:
        return good(ticket, key if not ticket.shows else b"another")

    monkeypatch.setattr(frames, "signed", forged)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")


def test_a_foreign_row_is_not_reached_and_its_policy_not_asked(
    province: Province, elsewhere: Callable[[type[models.Model]], Key], worthless: None
) -> None:
    for model, ask in ASKED.values():
        foreign = elsewhere(model)
        assert foreign is not None
        for key in (foreign, uuid4() if isinstance(foreign, UUID) else foreign + 1000):
            with pytest.raises(NoDossierError):
                ask(key, province.communes[0])
    # The same way leads to the policy where a row is found.
    with pytest.raises(DatabaseError, match="not signed by this system"), transaction.atomic():
        detail(province.communes[1].officer, elsewhere(Dossier), at=NOW)


def frame(by: Actor, *areas: int, minors: bool = False) -> Any:
    return looking(by, verb=Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, areas=areas, on=START, minors=minors)


def test_what_is_here_is_what_the_frame_lets_through(province: Province) -> None:
    own, other, _ = province.communes
    one, foreign = opened(own, START), opened(other, START)
    with pytest.raises(OutsideScopeError):
        here(Dossier, one)
    with frame(own.officer, own.id):
        assert Dossier.objects.get(here(Dossier, one)).pk == one
        assert not Dossier.objects.filter(here(Dossier, foreign)).exists()
        assert not Dossier.objects.filter(here(Dossier, uuid4())).exists()
    with everything():
        assert Dossier.objects.filter(here(Dossier, foreign)).exists()


def test_a_minor_of_the_own_commune_is_foreign_to_who_is_not_named(province: Province) -> None:
    from vungxanh.access.actions import name_for_minors

    own = province.communes[0]
    for post in (own.officer, own.approver):
        name_for_minors(symbol=post.symbol, since=START, by=None)
    young = opened(own, START, particulars=replace(WHO, band=AgeBand.MINOR, turns_18="2028-Q1"))
    with frame(own.officer, own.id, minors=True):
        assert Dossier.objects.filter(here(Dossier, young)).exists()
    with frame(own.officer, own.id):
        assert "NOT " in str(Dossier.objects.filter(here(Dossier, young)).query)
        assert not Dossier.objects.filter(here(Dossier, young)).exists()
