"""Two officers at once: one is done, the other gets a clear refusal, and nothing is done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest
from django.db import connection, connections

from tests.dossiers.conftest import Province
from tests.dossiers.keeping import at, decision, everything, opened, opening, read, sent
from tests.dossiers.stories import START, WHO
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Dossier, DossierEvent, DossierProposal, Objection, Transfer
from vungxanh.dossiers.queries.kept import NoDossierError, hold
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.kinds import Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.proposals import Acceptance, Ending
from vungxanh.dossiers.rules.refusals import RefusedError

pytestmark = pytest.mark.django_db(transaction=True)


def both(*acts: Callable[[], object]) -> list[str]:
    """Do acts at the same moment, each on a connection of its own; what became of each, in order of words."""
    gate = Barrier(len(acts))

    def one(act: Callable[[], object]) -> str:
        try:
            gate.wait()
            act()
        except RefusedError as error:
            return error.code
        except NoDossierError:
            return "gone"
        finally:
            connections.close_all()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return sorted(pool.map(one, acts))


def test_two_transfers_of_one_person(transactional_db: None, province: Province) -> None:
    here, there, third = province.communes
    dossier = opened(here, START)

    def send(to: int) -> Callable[[], object]:
        given = {"dossier_id": dossier, "left_at": at(START, 7), "by": here.officer, "at": at(START)}
        return lambda: actions.send(to=to, **given)

    assert both(send(there.id), send(third.id)) == ["done", "transfer_open"]
    with everything():
        assert Transfer.objects.filter(closed_on=None).count() == 1


def test_one_proposal_approved_twice(transactional_db: None, province: Province) -> None:
    commune = province.communes[0]
    proposal = actions.propose_opening(opening=opening(commune, START), by=commune.officer, at=at(START))

    def approve() -> object:
        return actions.approve(proposal_id=proposal, by=commune.approver, at=at(START))

    assert both(approve, approve) == ["done", "gone"]
    with everything():
        assert (Dossier.objects.count(), DossierEvent.objects.count()) == (1, 1)


def test_two_dossiers_on_one_decision(transactional_db: None, province: Province) -> None:
    commune = province.communes[0]
    paper = decision(commune, Kind.USER_MANAGEMENT, START)
    given = [opening(commune, START, decision=paper) for _ in range(2)]
    proposals = [actions.propose_opening(opening=one, by=commune.officer, at=at(START)) for one in given]

    def approve(number: int) -> Callable[[], object]:
        return lambda: actions.approve(proposal_id=proposals[number], by=commune.approver, at=at(START))

    assert both(approve(0), approve(1)) == ["done", "double"]
    with everything():
        assert (Dossier.objects.count(), DossierProposal.objects.count()) == (1, 1)


def test_two_proposals_for_one_dossier(transactional_db: None, province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)

    def end(reason: Reason) -> Callable[[], object]:
        given = {"dossier_id": dossier, "by": commune.officer, "at": at(START)}
        return lambda: actions.propose_ending(ending=Ending(reason, START), **given)

    assert both(end(Reason.DECEASED), end(Reason.IMPRISONED)) == ["done", "pending"]


def wait_until_one_waits() -> None:
    """Come back when another connection waits for a lock of ours. Raises TimeoutError after a minute."""
    for _ in range(600):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        sleep(0.1)
    raise TimeoutError


@pytest.mark.parametrize("act", ["propose", "approve", "close"])
def test_who_waits_for_a_dossier_holds_nothing_that_names_it(
    transactional_db: None, province: Province, act: str
) -> None:
    """Else two acts wait for each other, and the database ends one of them without words."""
    here, there, _ = province.communes
    dossier = opened(here, START)
    transfer = sent(here, there, dossier, START)
    given = Acceptance(decision(there, Kind.USER_MANAGEMENT, START), Extras(), WHO)
    taking = {"transfer_id": transfer, "acceptance": given, "by": there.officer, "at": at(START, 10)}
    kept = read(dossier)
    paper = kept.events[0].decision
    asked = {"symbol": paper.symbol, "decided_on": paper.date, "request": Request.CORRECT}
    actions.receive(area_id=here.id, by=here.officer, at=at(START, 10), **asked)
    with everything():
        request = Objection.objects.get().pk
    actions.answer(objection_id=request, by=here.officer, at=at(START, 10))
    closing = {"objection_id": request, "outcome": Outcome.WITHDRAWN, "by": here.officer, "at": at(START, 11)}
    if act == "approve":
        proposal = actions.propose_acceptance(**taking)
    acts: dict[str, Callable[[], object]] = {
        "propose": lambda: actions.propose_acceptance(**taking),
        "approve": lambda: actions.approve(proposal_id=proposal, by=there.approver, at=at(START, 11)),
        "close": lambda: actions.close(**closing),
    }
    with ThreadPoolExecutor(1) as pool:
        with everything():
            hold(dossier)
            other = pool.submit(both, acts[act])
            wait_until_one_waits()
            Transfer.objects.select_for_update(nowait=True).get(pk=transfer)
            Objection.objects.select_for_update(nowait=True).get(pk=request)
        assert other.result() == ["done"]


def test_two_keepers_fold_each_line_once(transactional_db: None, province: Province) -> None:
    from datetime import timedelta

    from vungxanh.dossiers.models import DailyCount

    opened(province.communes[0], START)

    def keep() -> object:
        return actions.keep_day(at=at(START + timedelta(2)))

    assert both(keep, keep) == ["done", "done"]
    assert DailyCount.objects.count() == 1
