"""What is wrong is refused, in both languages and with the law where it has one, and nothing is half-done."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import (
    accepted,
    approved,
    at,
    decision,
    ended,
    everything,
    how_much,
    opened,
    opening,
    read,
    sent,
)
from tests.dossiers.stories import START, WHO
from vungxanh.areas.models import Area, Succession
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import DossierProposal
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.kinds import AgeBand, Ground, Issuer, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.opening import band_of
from vungxanh.dossiers.rules.proposals import Correction, Ending, Opening, Renewal
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import DecisionReference

DAY = timedelta(days=1)


class Refused:
    """`with refused("code"):` expects one refusal, said in both languages, and every table as it was."""

    def __init__(self, code: str) -> None:
        self.code = code

    def __enter__(self) -> "Refused":
        self.before = how_much()
        return self

    def __exit__(self, kind: Any, error: Any, trace: Any) -> bool:
        assert isinstance(error, RefusedError), error
        assert (error.code, bool(error.vi), bool(error.en)) == (self.code, True, True)
        assert how_much() == self.before
        self.error = error
        return True


def propose(commune: Commune, given: Opening, day: date = START, **more: Any) -> Any:
    return actions.propose_opening(opening=given, by=commune.officer, at=at(day), **more)


def wrong(commune: Commune, code: str) -> Opening:
    """An opening that is wrong in one way."""
    kind, day = Kind.USER_MANAGEMENT, START
    plain = opening(commune, day)
    return {
        "expired": lambda: opening(
            commune,
            day,
            decision=DecisionReference("1/QĐ-UBND", date(2025, 8, 1), Issuer.COMMUNE_PC_CHAIR, 1),
        ),
        "decision_future": lambda: opening(commune, day + DAY),
        "issuer": lambda: opening(commune, day, decision=replace(plain.decision, issuer=Issuer.COURT)),
        "no_law": lambda: opening(commune, day, decision=replace(plain.decision, date=date(2020, 1, 1))),
        "no_start": lambda: opening(commune, day, Kind.HOME, extras=Extras()),
        "no_origin": lambda: opening(commune, day, Kind.POST_REHAB, extras=Extras(begins=day)),
        "months": lambda: opening(commune, day, kind, extras=Extras(months_named=11)),
    }[code]()


@pytest.mark.parametrize(
    "code", ["expired", "decision_future", "issuer", "no_law", "no_start", "no_origin", "months"]
)
def test_a_wrong_paper_opens_nothing(province: Province, code: str) -> None:
    commune = province.communes[0]
    given = wrong(commune, code)
    with Refused(code) as refusal:
        propose(commune, given)
    assert refusal.error.cites or code in {"decision_future", "no_law", "no_origin"}


def test_a_clinics_paper_opens_no_substitution(province: Province) -> None:
    commune = province.communes[0]
    police = decision(commune, Kind.SUBSTITUTION, START)
    with Refused("issuer"):
        propose(
            commune,
            opening(
                commune, START, Kind.SUBSTITUTION, decision=replace(police, issuer=Issuer.HEALTH_FACILITY)
            ),
        )


def test_nobody_under_12_has_a_dossier() -> None:
    with pytest.raises(RefusedError, match="12"):
        band_of(11)


def test_kinds_that_exclude_each_other(province: Province) -> None:
    commune = province.communes[0]
    first = opened(commune, START)
    with Refused("exclusive") as refusal:
        propose(commune, opening(commune, START, Kind.COMPULSORY), predecessor=first)
    assert refusal.error.cites
    ended(commune, first, START + DAY, Reason.ADDICTED)
    opened(commune, START + DAY, Kind.COMPULSORY, predecessor=first)
    with Refused("exclusive"):
        propose(commune, opening(commune, START + DAY, Kind.HOME), START + DAY, predecessor=first)


def test_one_decision_carries_one_dossier(province: Province) -> None:
    commune = province.communes[0]
    paper = decision(commune, Kind.USER_MANAGEMENT, START, "05/QĐ-CAX")
    waits = propose(commune, opening(commune, START, decision=paper))
    second = propose(commune, opening(commune, START, decision=replace(paper, symbol="5/QĐ-CAX")))
    approved(waits, commune, START)
    with Refused("double"):
        approved(second, commune, START)


def test_one_human_never_approves_their_own_act(province: Province) -> None:
    commune = province.communes[0]
    proposal = propose(commune, opening(commune, START))
    both = replace(commune.approver, holder=commune.officer.holder)
    with Refused("own_act"):
        actions.approve(proposal_id=proposal, by=both, at=at(START))


def test_a_proposal_is_approved_once_and_in_its_time(province: Province) -> None:
    commune = province.communes[0]
    late = propose(commune, opening(commune, START))
    with Refused("not_waiting"):
        approved(late, commune, START + 14 * DAY)
    dossier = opened(commune, START)
    ending = Ending(Reason.DECEASED, START)
    actions.propose_ending(dossier_id=dossier, ending=ending, by=commune.officer, at=at(START))
    with Refused("pending"):
        actions.propose_ending(dossier_id=dossier, ending=ending, by=commune.officer, at=at(START))


def test_what_was_right_when_proposed_is_asked_again(province: Province) -> None:
    commune = province.communes[0]
    near = opening(
        commune,
        START,
        decision=DecisionReference("2/QĐ-UBND", date(2025, 8, 10), Issuer.COMMUNE_PC_CHAIR, commune.id),
    )
    proposal = propose(commune, near)
    with Refused("expired"):
        approved(proposal, commune, START + 10 * DAY)


def test_a_second_transfer_and_a_transfer_to_nowhere(province: Province) -> None:
    here, there, third = province.communes
    dossier = opened(here, START)
    old = Area.objects.create(
        code="MX99", name="Mẫu 99", kind="xa", level="commune", parent_id=province.id, origin="illustrative",
        validity=(date(2022, 1, 1), date(2026, 1, 1)),
    )  # fmt: skip
    Succession.objects.create(predecessor=old, successor_id=third.id, extent="whole", resolution="1/NQ")
    given = {"dossier_id": dossier, "left_at": at(START, 7), "by": here.officer, "at": at(START)}
    with Refused("area_gone") as refusal:
        actions.send(to=old.pk, **given)
    assert refusal.error.offers == (third.id,)
    with Refused("same_commune"):
        actions.send(to=here.id, **given)
    with Refused("day"):
        actions.send(to=there.id, **given | {"left_at": at(START, 10)})
    with Refused("day"):
        actions.send(to=there.id, **given | {"left_at": at(START - DAY)})
    actions.send(to=there.id, **given)
    with Refused("transfer_open"):
        actions.send(to=third.id, **given)


def test_a_transfer_that_is_over_is_not_taken_over(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START)
    number = sent(here, there, dossier, START)
    ended(here, dossier, START)
    with Refused("not_waiting"):
        accepted(there, number, Kind.USER_MANAGEMENT, START)


def test_nothing_is_done_to_what_is_over(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    over = date(2027, 8, 3)
    paper = decision(commune, Kind.USER_MANAGEMENT, over)
    by = {"dossier_id": dossier, "by": commune.officer, "at": at(over)}
    for act in (
        lambda: actions.confirm(**by),
        lambda: actions.suspend(ground=Ground.DETAINED, day=over, **by),
        lambda: actions.resume(day=over, **by),
        lambda: actions.propose_renewal(renewal=Renewal(paper, Extras()), **by),
        lambda: actions.propose_ending(ending=Ending(Reason.DECEASED, over), **by),
        lambda: actions.propose_correction(correction=Correction(decision=paper), **by),
    ):
        with Refused("not_live"):
            act()


def test_acts_that_make_no_sense(province: Province) -> None:
    commune = province.communes[0]
    dossier = opened(commune, START)
    by = {"dossier_id": dossier, "by": commune.officer, "at": at(START)}
    state = read(dossier).state(START)
    cases: list[tuple[str, Any]] = [
        ("nothing", lambda: actions.confirm(**by)),
        ("suspension", lambda: actions.resume(day=START, **by)),
        ("suspension", lambda: actions.suspend(ground=Ground.ILL, day=START, **by)),
        ("day", lambda: actions.suspend(ground=Ground.DETAINED, day=START + DAY, **by)),
        ("not_waiting", lambda: actions.withdraw(**by)),
        ("same_decision", lambda: actions.propose_renewal(renewal=Renewal(state.decision, Extras()), **by)),
        ("day", lambda: actions.propose_ending(ending=Ending(Reason.DECEASED, START - DAY), **by)),
        ("reason", lambda: actions.propose_ending(ending=Ending(Reason.COMMUNE_EDUCATION, START), **by)),
        ("nothing", lambda: actions.propose_correction(correction=Correction(particulars=WHO), **by)),
    ]
    for code, act in cases:
        with Refused(code):
            act()


def test_an_act_that_crosses_one_of_the_next_day_is_refused(province: Province) -> None:
    here, there, _ = province.communes
    dossier = opened(here, START)
    sent(here, there, dossier, START + DAY)
    # This one began the day before, and waited.
    with Refused("crossed") as found:
        sent(here, there, dossier, START)
    assert "đang có một lần chuyển giao chưa xong" in found.error.vi


def test_a_request_is_closed_only_after_an_answer_and_a_correction(province: Province) -> None:
    from vungxanh.dossiers.models import Objection

    commune = province.communes[0]
    opened(commune, START, decision=decision(commune, Kind.USER_MANAGEMENT, START, "17/QĐ-CAX"))
    given = {"area_id": commune.id, "decided_on": START, "request": Request.CORRECT, "by": commune.officer}
    with Refused("symbol"):
        actions.receive(symbol="079201001234", at=at(START), **given)
    actions.receive(symbol="17/QĐ-CAX", at=at(START), **given)
    with everything():
        row = Objection.objects.get()
    by = {"objection_id": row.pk, "by": commune.officer, "at": at(START)}
    with Refused("objection"):
        actions.close(outcome=Outcome.GROUND_SHOWN, **by)
    actions.answer(**by)
    with Refused("not_waiting"):
        actions.answer(**by)
    with Refused("not_corrected"):
        actions.close(outcome=Outcome.CORRECTED, **by)
    with Refused("objection"):
        actions.close(outcome=None, **by)
    actions.close(outcome=Outcome.WITHDRAWN, **by)
    with Refused("not_waiting"):
        actions.close(outcome=Outcome.WITHDRAWN, **by)


def test_minors_are_for_the_named_alone(province: Province) -> None:
    from vungxanh.access.interface import Refused as NotAllowed

    commune = province.communes[0]
    minor = replace(WHO, band=AgeBand.MINOR, turns_18="2028-Q1")
    given = opening(commune, START, Kind.HOME, particulars=minor)
    with pytest.raises(NotAllowed):
        propose(commune, given)
    with everything():
        assert not DossierProposal.objects.exists()


def test_a_correction_to_a_minor_needs_somebody_named(province: Province) -> None:
    from vungxanh.access.interface import Refused as NotAllowed

    commune = province.communes[0]
    dossier = opened(commune, START)
    young = Correction(particulars=replace(WHO, band=AgeBand.MINOR, turns_18="2028-Q1"))
    before = how_much()
    with pytest.raises(NotAllowed):
        actions.propose_correction(dossier_id=dossier, correction=young, by=commune.officer, at=at(START))
    assert how_much() == before


def test_the_named_open_and_see_a_minors_dossier(province: Province) -> None:
    from vungxanh.access.actions import name_for_minors
    from vungxanh.dossiers.queries.desk import desk

    commune = province.communes[0]
    for post in (commune.officer, commune.approver):
        name_for_minors(symbol=post.symbol, since=START - DAY, by=None)
    opened(commune, START, Kind.HOME, particulars=replace(WHO, band=AgeBand.MINOR, turns_18="2028-Q1"))
    assert len(desk(commune.officer, at=at(START)).rows) == 1
