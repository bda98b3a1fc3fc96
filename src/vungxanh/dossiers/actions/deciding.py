"""The second human: approves what another proposed, or sends it back."""

from datetime import date, datetime
from functools import singledispatch
from uuid import UUID, uuid4

from vungxanh.access.interface import Actor, Purpose, Verb, duty, here
from vungxanh.dossiers.actions.checking import (
    check_acceptance,
    check_on,
    check_opening,
    held_arrival,
    remaining,
)
from vungxanh.dossiers.actions.frame import at_work, one_at_a_time
from vungxanh.dossiers.actions.notices import close_transfer, tell
from vungxanh.dossiers.actions.writing import By, append, open_dossier
from vungxanh.dossiers.models import DossierProposal, Objection, Transfer
from vungxanh.dossiers.queries.kept import Kept, NoDossierError, one
from vungxanh.dossiers.queries.waiting import undecided
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules import proposals as proposed
from vungxanh.dossiers.rules.handover import not_live
from vungxanh.dossiers.rules.kinds import Reason
from vungxanh.dossiers.rules.opening import check_two_humans
from vungxanh.dossiers.rules.proposals import Proposed, no_longer_waiting, proposed_from_json
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import Term
from vungxanh.dossiers.rules.waiting import Declined, Told


def approve(*, proposal_id: UUID, by: Actor, at: datetime) -> UUID:
    """Approve a proposal; returns the id of the dossier it opens or changes.

    Everything is checked again on this day. Raises NoDossierError for a foreign proposal, RefusedError when
    it no longer waits, when the same human proposed it, or when the law does not allow it any more; Refused.
    """
    with at_work(by, Verb.APPROVE_DOSSIER, "approve", at=at) as on:
        row = _locked(proposal_id, on)
        check_two_humans(str(row.holder), by.holder)
        one_at_a_time(row.area_id)
        what = proposed_from_json(row.act, row.facts)
        who = By(str(row.holder), row.post_id, by)
        # The proposal goes first: what it asks for is about to be done, or nothing is.
        DossierProposal.objects.filter(pk=row.pk).delete()
        return _do(what, row, who, on, at)


def _locked(proposal_id: UUID, on: date) -> DossierProposal:
    """A proposal that waits, held until the end of the transaction."""
    row = DossierProposal.objects.select_for_update().filter(here(DossierProposal, proposal_id)).first()
    if row is None:
        raise NoDossierError
    if not undecided(on).filter(pk=proposal_id).exists():
        raise no_longer_waiting()
    return row


@singledispatch
def _do(what: Proposed, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    """Do what was proposed; returns the dossier's id."""
    raise TypeError(what)


def _two(who: By) -> dict[str, str]:
    """The two humans, as the rules ask for them."""
    return {"by": who.holder or "", "approved_by": who.approver.holder if who.approver else ""}


@_do.register
def _open(what: proposed.Opening, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    term = check_opening(what, row.predecessor, row.area_id, on, **_two(who))
    dossier = uuid4()
    event = happened.Opened(
        dossier=str(dossier),
        seq=0,
        day=min(on, term.period.start),
        learned=on,
        kind=what.kind,
        commune=row.area_id,
        decision=what.decision,
        term=term,
        particulars=what.particulars,
        predecessor=str(row.predecessor or ""),
    )
    return open_dossier(event, what.extras, dossier_id=dossier, by=who).id


@_do.register
def _accept(what: proposed.Acceptance, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    found = Transfer.objects.filter(dossier=row.dossier_id, closed_on=None).first()
    if found is None:
        raise no_longer_waiting()
    transfer = held_arrival(found.pk, on)
    term = check_acceptance(transfer, what, on, **_two(who))
    dossier = uuid4()
    # The commune that the person leaves cannot act here: that it is told is the system's duty.
    with duty(Purpose.HAND_OVER):
        sent = one(transfer.dossier_id, lock=True)
        state = sent.state(on)
        if state is None or state.transfer is None:
            raise not_live()
        late = at > transfer.due
        left = happened.TransferredOut(dossier=str(sent.id), seq=sent.next_seq, day=on, learned=on, late=late)
        append(sent, left, by=who)
        close_transfer(sent.id, "accepted", on)
        _open_arrived(what, transfer, term, state, dossier, who, on)
    return dossier


def _open_arrived(
    what: proposed.Acceptance,
    transfer: Transfer,
    term: Term,
    sent: State,
    dossier: UUID,
    who: By,
    on: date,
) -> None:
    """Open the receiving commune's dossier; requests that are still open go along with the person."""
    event = happened.TransferredIn(
        dossier=str(dossier),
        seq=0,
        day=on,
        learned=on,
        kind=sent.kind,
        commune=transfer.area_id,
        decision=what.decision,
        term=term,
        particulars=what.particulars,
        predecessor=sent.dossier,
        objections=sent.objections,
    )
    opened = open_dossier(event, remaining(transfer, what), dossier_id=dossier, by=who)
    open_requests = Objection.objects.filter(dossier=transfer.dossier_id, closed_on=None)
    open_requests.update(dossier=dossier, area=transfer.area_id, minor=opened.minor)


def _dossier(row: DossierProposal) -> Kept:
    if row.dossier_id is None:
        raise NoDossierError
    return one(row.dossier_id, lock=True)


@_do.register
def _renew(what: proposed.Renewal, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    kept = _dossier(row)
    term = check_on(kept, what, on, **_two(who))
    if term is None:
        raise not_live()
    day = min(on, max(what.decision.date, kept.last_day))
    event = happened.Renewed(
        dossier=str(kept.id), seq=kept.next_seq, day=day, learned=on, decision=what.decision, term=term
    )
    append(kept, event, by=who, extras=what.extras)
    return kept.id


@_do.register
def _end(what: proposed.Ending, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    kept = _dossier(row)
    check_on(kept, what, on, **_two(who))
    event = happened.Ended(
        dossier=str(kept.id), seq=kept.next_seq, day=what.day, learned=on, reason=what.reason
    )
    append(kept, event, by=who)
    close_transfer(kept.id, "ended", on)
    if what.reason is Reason.ERROR:
        tell(kept.id, kept.predecessor, Told.ENDED_ERROR, on)
    return kept.id


@_do.register
def _correct(what: proposed.Correction, row: DossierProposal, who: By, on: date, at: datetime) -> UUID:
    kept = _dossier(row)
    term = check_on(kept, what, on, **_two(who))
    event = happened.Corrected(
        dossier=str(kept.id),
        seq=kept.next_seq,
        day=on,
        learned=on,
        decision=what.decision,
        term=term,
        particulars=what.particulars,
    )
    append(kept, event, by=who, extras=what.extras)
    tell(kept.id, kept.predecessor, Told.CORRECTED, on)
    return kept.id


def decline(*, proposal_id: UUID, reason: Declined, by: Actor, at: datetime) -> None:
    """Send a proposal back, with why. Raises as `approve`."""
    with at_work(by, Verb.APPROVE_DOSSIER, "decline", at=at) as on:
        row = _locked(proposal_id, on)
        check_two_humans(str(row.holder), by.holder)
        row.declined_on, row.declined_as, row.declined_by = on, reason.value, UUID(by.holder)
        row.save(update_fields=["declined_on", "declined_as", "declined_by"])
