"""Each act writes what the rules say: by two humans where it weighs, in the commune it is about."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.dossiers.conftest import Province
from tests.dossiers.keeping import (
    accepted,
    approved,
    at,
    decision,
    ended,
    everything,
    opened,
    opening,
    read,
    sent,
)
from tests.dossiers.stories import START, WHO
from vungxanh.access.interface import OutsideScopeError, Refused
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import (
    Dossier,
    DossierEvent,
    DossierProposal,
    DossierStep,
    Objection,
    RecipientNotice,
    Transfer,
)
from vungxanh.dossiers.queries.kept import NoDossierError
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.course import follow
from vungxanh.dossiers.rules.kinds import Ground, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.proposals import Acceptance, Correction, Ending, Renewal
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import Standing
from vungxanh.dossiers.rules.waiting import Declined

DAY = timedelta(days=1)


def test_a_dossier_opens_by_two_humans_and_lapses_by_itself(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    found = read(dossier)
    assert found.state(START).end == date(2027, 8, 3)
    assert found.state(date(2027, 8, 3)) is None
    assert (found.leaves_on, found.left_as) == (date(2027, 8, 3), "lapsed")
    with everything():
        event = DossierEvent.objects.get(dossier=dossier)
        lines = DossierStep.objects.filter(dossier=dossier).order_by("day")
        assert [*lines.values_list("day", "entered", "cause")] == [
            (START, True, "opened"),
            (date(2027, 8, 3), False, "lapsed"),
        ]
        assert not DossierProposal.objects.exists()
    assert (str(event.holder), str(event.approved_by)) == (commune.officer.holder, commune.approver.holder)


def test_nothing_is_read_outside_a_frame(province: Province) -> None:
    with pytest.raises(OutsideScopeError):
        list(Dossier.objects.all())


def test_a_dossier_is_renewed_corrected_and_ended(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    later = START + 300 * DAY
    renewal = Renewal(decision(commune, Kind.USER_MANAGEMENT, later), Extras())
    approved(
        actions.propose_renewal(dossier_id=dossier, renewal=renewal, by=commune.officer, at=at(later)),
        commune,
        later,
    )
    assert read(dossier).state(later).end == date(2028, 5, 30)
    right = Correction(particulars=replace(WHO, paper_number="14/2026/HS"))
    proposal = actions.propose_correction(
        dossier_id=dossier, correction=right, by=commune.officer, at=at(later + DAY)
    )
    approved(proposal, commune, later + DAY)
    assert read(dossier).state(later + DAY).particulars.paper_number == "14/2026/HS"
    ended(commune, dossier, later + 2 * DAY)
    assert (read(dossier).leaves_on, read(dossier).left_as) == (later + 2 * DAY, "ended:deceased")


def test_a_corrected_decision_gives_its_own_term(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    earlier = decision(commune, Kind.USER_MANAGEMENT, START - 20 * DAY)
    proposal = actions.propose_correction(
        dossier_id=dossier, correction=Correction(decision=earlier), by=commune.officer, at=at(START + DAY)
    )
    approved(proposal, commune, START + DAY)
    assert read(dossier).leaves_on == date(2027, 7, 14)


def test_a_person_is_handed_over_and_the_clock_is_one(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START)
    day = START + 10 * DAY
    clock = actions.send(dossier_id=dossier, to=there.id, left_at=at(day, 7), by=here.officer, at=at(day))
    assert clock.due == at(day + DAY, 7)
    with everything():
        transfer = Transfer.objects.get()
    assert (transfer.due, transfer.last_day) == (clock.due, date(2027, 8, 2))
    other = accepted(there, transfer.pk, Kind.USER_MANAGEMENT, day + 2 * DAY)
    assert read(dossier).left_as == "transferred_out:late"
    found = read(other)
    assert (found.area_id, found.predecessor) == (there.id, str(dossier))
    assert found.state(day + 2 * DAY).end == date(2027, 8, 3), "what remains, and not a day more"
    with everything():
        assert Transfer.objects.get().outcome == "accepted"


@pytest.mark.parametrize("first", ["the one who leaves", "the one who arrives"])
def test_both_communes_may_propose_on_the_dossier_of_one_who_moves(province: Province, first: str) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START)
    transfer = sent(here, there, dossier, START)
    given = Acceptance(decision(there, Kind.USER_MANAGEMENT, START), Extras(), WHO)
    noon = at(START, 12)
    leaving = actions.propose_ending(
        dossier_id=dossier, ending=Ending(Reason.DECEASED, START), by=here.officer, at=noon
    )
    arriving = actions.propose_acceptance(transfer_id=transfer, acceptance=given, by=there.officer, at=noon)
    both = [(leaving, here.approver), (arriving, there.approver)]
    (sooner, one), (later, other) = both if first == "the one who leaves" else both[::-1]
    actions.approve(proposal_id=sooner, by=one, at=noon)
    with pytest.raises(RefusedError):
        actions.approve(proposal_id=later, by=other, at=noon)


def test_a_transfer_is_withdrawn_and_may_be_opened_again(province: Province) -> None:
    here, there, third = province.communes
    dossier = opened(here, START)
    first = sent(here, there, dossier, START)
    actions.withdraw(dossier_id=dossier, by=here.officer, at=at(START, 10))
    assert sent(here, third, dossier, START + DAY) != first
    with pytest.raises(NoDossierError):
        accepted(there, first + 100, Kind.USER_MANAGEMENT, START + DAY)


def test_what_has_no_term_is_confirmed(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START, Kind.SUBSTITUTION)
    missed = START + 200 * DAY
    assert read(dossier).state(missed).standing is Standing.AWAITING
    actions.confirm(dossier_id=dossier, by=commune.officer, at=at(missed))
    assert read(dossier).state(missed).standing is Standing.COUNTED


def test_a_suspension_stops_the_time_and_resumes(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    day = START + 5 * DAY
    actions.suspend(dossier_id=dossier, ground=Ground.ABSENT, day=day, by=commune.officer, at=at(day))
    assert read(dossier).leaves_on is None
    actions.resume(dossier_id=dossier, day=day + 10 * DAY, by=commune.officer, at=at(day + 10 * DAY))
    assert read(dossier).leaves_on == date(2027, 8, 13)


def test_a_proposal_is_sent_back_or_ends_by_itself(province: Province) -> None:
    commune = province.communes[0]
    first = actions.propose_opening(opening=opening(commune, START), by=commune.officer, at=at(START))
    actions.decline(proposal_id=first, reason=Declined.PAPER_DIFFERS, by=commune.approver, at=at(START))
    second = actions.propose_opening(opening=opening(commune, START), by=commune.officer, at=at(START))
    actions.take_back(proposal_id=second, by=commune.officer, at=at(START))
    with everything():
        assert DossierProposal.objects.get().declined_as == "paper_differs"
    actions.keep_day(at=at(START + 14 * DAY))
    with everything():
        assert not DossierProposal.objects.exists()


def test_a_request_is_answered_and_closed(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START, decision=decision(commune, Kind.USER_MANAGEMENT, START, "07/QĐ-CAX"))
    due = actions.receive(
        area_id=commune.id, symbol="7/QĐ-CAX", decided_on=START, request=Request.CORRECT,
        by=province.reviewer, at=at(START),
    )  # fmt: skip
    assert (due.answer_by, due.act_by) == (START + 2 * DAY, START + 10 * DAY)
    with everything():
        row = Objection.objects.get()
    assert (row.dossier_id, row.level) == (dossier, "reviewer")
    assert read(dossier).state(START + 11 * DAY).standing is Standing.SET_ASIDE
    actions.answer(objection_id=row.pk, by=commune.officer, at=at(START + DAY))
    close = {"objection_id": row.pk, "by": commune.officer, "at": at(START + 12 * DAY)}
    actions.close(outcome=Outcome.GROUND_SHOWN, **close)
    assert read(dossier).state(START + 12 * DAY).standing is Standing.COUNTED


def test_a_request_is_never_closed_before_the_day_it_came(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START, decision=decision(commune, Kind.USER_MANAGEMENT, START, "09/QĐ-CAX"))
    actions.receive(
        area_id=commune.id, symbol="9/QĐ-CAX", decided_on=START, request=Request.CORRECT, by=commune.officer,
        at=at(START + DAY),
    )  # fmt: skip
    with everything():
        row = Objection.objects.get()
    actions.answer(objection_id=row.pk, by=commune.officer, at=at(START + DAY))
    # This one began the day before, and waited.
    actions.close(objection_id=row.pk, outcome=Outcome.WITHDRAWN, by=commune.officer, at=at(START))
    course = follow(read(dossier).events, START + DAY)
    assert course.breaks == ()
    assert course.state is not None
    assert course.state.objections == ()
    with everything():
        assert Objection.objects.get().closed_on == START + DAY


def test_a_request_about_nothing_is_received_the_same_way(province: Province) -> None:
    commune = province.communes[0]
    given = {"area_id": commune.id, "decided_on": START, "request": Request.ERASE, "at": at(START)}
    due = actions.receive(symbol="99/QĐ-CAX", by=province.approver, **given)
    with everything():
        row = Objection.objects.get()
    assert (row.dossier_id, due.act_by) == (None, START + 20 * DAY)
    actions.answer(objection_id=row.pk, by=commune.approver, at=at(START))
    actions.close(objection_id=row.pk, outcome=None, by=commune.approver, at=at(START))
    with everything():
        assert Objection.objects.get().outcome == "no_dossier"


def test_a_correction_travels_to_every_recipient(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START)
    other = accepted(there, sent(here, there, dossier, START), Kind.USER_MANAGEMENT, START)
    ended(there, other, START + DAY, Reason.ERROR)
    with everything():
        told = RecipientNotice.objects.get()
    assert (told.area_id, told.dossier_id, told.what) == (here.id, dossier, "ended_error")
    actions.acknowledge(notice_id=told.pk, by=here.officer, at=at(START + DAY))


def test_an_open_request_goes_along_with_the_person(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START, decision=decision(here, Kind.USER_MANAGEMENT, START, "8/QĐ-CAX"))
    actions.receive(
        area_id=here.id, symbol="8/QĐ-CAX", decided_on=START, request=Request.CORRECT, by=here.officer,
        at=at(START),
    )  # fmt: skip
    other = accepted(there, sent(here, there, dossier, START), Kind.USER_MANAGEMENT, START)
    with everything():
        row = Objection.objects.get()
    assert (row.area_id, row.dossier_id) == (there.id, other)
    assert read(other).state(START + 11 * DAY).standing is Standing.SET_ASIDE


def test_posts_do_only_what_is_theirs(province: Province) -> None:
    commune = province.communes[0]
    with pytest.raises(Refused):
        actions.propose_opening(opening=opening(commune, START), by=commune.approver, at=at(START))
    with pytest.raises(Refused):
        actions.propose_opening(opening=opening(commune, START), by=province.analyst, at=at(START))
    proposal = actions.propose_opening(opening=opening(commune, START), by=commune.officer, at=at(START))
    for other in (commune.officer, province.approver):
        with pytest.raises(Refused):
            actions.approve(proposal_id=proposal, by=other, at=at(START))


def test_a_foreign_dossier_and_a_missing_one_are_the_same(province: Province) -> None:
    from uuid import uuid4

    here, there, _ = province.communes
    dossier = opened(here, START)
    for one in (dossier, uuid4()):
        with pytest.raises(NoDossierError):
            actions.confirm(dossier_id=one, by=there.officer, at=at(START))
    proposal = actions.propose_opening(opening=opening(here, START), by=here.officer, at=at(START))
    with pytest.raises(NoDossierError):
        actions.approve(proposal_id=proposal, by=there.approver, at=at(START))


def test_a_request_finds_its_dossier_by_the_right_decision(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START, decision=decision(commune, Kind.USER_MANAGEMENT, START, "71/QĐ-CAX"))
    given = {"area_id": commune.id, "decided_on": START, "request": Request.CORRECT, "by": commune.officer}
    actions.receive(symbol="17/QĐ-CAX", at=at(START), **given)
    with everything():
        row = Objection.objects.get()
    assert row.dossier_id is None
    later = START + 3 * DAY
    found = {"objection_id": row.pk, "symbol": "71/QĐ-CAX", "decided_on": START}
    actions.bind(by=commune.officer, at=at(later), **found)
    assert read(dossier).state(START + 10 * DAY).standing is Standing.COUNTED
    assert read(dossier).state(START + 11 * DAY).standing is Standing.SET_ASIDE, "from the day it came"
