"""What one human proposes. It is checked as it will be on approval, so that nothing impossible waits."""

from datetime import date, datetime
from uuid import UUID, uuid4

from vungxanh.access.interface import Actor, Purpose, Verb, here, require
from vungxanh.dossiers.actions.checking import check_acceptance, check_on, check_opening, held_arrival
from vungxanh.dossiers.actions.frame import at_work
from vungxanh.dossiers.models import DossierProposal
from vungxanh.dossiers.queries.kept import NoDossierError, one
from vungxanh.dossiers.queries.waiting import undecided
from vungxanh.dossiers.rules import proposals as proposed
from vungxanh.dossiers.rules.kinds import AgeBand
from vungxanh.dossiers.rules.proposals import ACT_OF, Proposed, another_waits

ANOTHER = "another human"
"""Stands for the second human while a proposal is checked for the first time."""


def propose_opening(
    *, opening: proposed.Opening, predecessor: UUID | None = None, by: Actor, at: datetime
) -> UUID:
    """Propose to open a dossier in the commune of the post. Raises RefusedError, Refused."""
    with at_work(by, Verb.OPEN_DOSSIER, "propose_opening", at=at) as on:
        check_opening(opening, predecessor, by.area_id, on, by=by.holder, approved_by=ANOTHER)
        minor = opening.particulars.band is AgeBand.MINOR
        return _propose(opening, by, on, area_id=by.area_id, minor=minor, predecessor=predecessor)


def propose_acceptance(*, transfer_id: int, acceptance: proposed.Acceptance, by: Actor, at: datetime) -> UUID:
    """Propose to take over a person who moved here, on this commune's decision for the remaining term.

    Raises NoDossierError for a transfer that is not to this commune, RefusedError, Refused.
    """
    act = "propose_acceptance"
    with at_work(by, Verb.OPEN_DOSSIER, act, at=at, purpose=Purpose.HAND_OVER) as on:
        transfer = held_arrival(transfer_id, on)
        check_acceptance(transfer, acceptance, on, by=by.holder, approved_by=ANOTHER)
        minor = acceptance.particulars.band is AgeBand.MINOR
        sent = transfer.dossier_id
        return _propose(acceptance, by, on, area_id=transfer.area_id, minor=minor, dossier_id=sent)


def propose_renewal(*, dossier_id: UUID, renewal: proposed.Renewal, by: Actor, at: datetime) -> UUID:
    """Propose a new term on a new decision. Raises NoDossierError, RefusedError, Refused."""
    return _propose_on(dossier_id, renewal, by, at)


def propose_ending(*, dossier_id: UUID, ending: proposed.Ending, by: Actor, at: datetime) -> UUID:
    """Propose to end a dossier on a ground of the law or as an error. Raises as `propose_renewal`."""
    return _propose_on(dossier_id, ending, by, at)


def propose_correction(*, dossier_id: UUID, correction: proposed.Correction, by: Actor, at: datetime) -> UUID:
    """Propose to enter rightly what was entered wrongly. Raises as `propose_renewal`."""
    return _propose_on(dossier_id, correction, by, at)


def _propose_on(dossier_id: UUID, what: Proposed, by: Actor, at: datetime) -> UUID:
    act = f"propose_{ACT_OF[type(what)].value}"
    with at_work(by, Verb.OPEN_DOSSIER, act, at=at) as on:
        kept = one(dossier_id, lock=True)
        check_on(kept, what, on, by=by.holder, approved_by=ANOTHER)
        minor = kept.minor or _says_minor(what)
        return _propose(what, by, on, area_id=kept.area_id, minor=minor, dossier_id=kept.id)


def _says_minor(what: Proposed) -> bool:
    """Whether a correction says that the person is between 12 and 17."""
    right = what.particulars if isinstance(what, proposed.Correction) else None
    return right is not None and right.band is AgeBand.MINOR


def _propose(
    what: Proposed,
    by: Actor,
    on: date,
    *,
    area_id: int,
    minor: bool,
    dossier_id: UUID | None = None,
    predecessor: UUID | None = None,
) -> UUID:
    """Write the proposal. Raises RefusedError while another one for the dossier waits; Refused when it is of
    somebody between 12 and 17 and the holder is not named for them."""
    if minor:
        require(by, Verb.VIEW_MINORS, area_id=area_id, on=on)
    if dossier_id is not None:
        if undecided(on).filter(dossier=dossier_id).exists():
            raise another_waits()
        DossierProposal.objects.filter(dossier=dossier_id).delete()
    return DossierProposal.objects.create(
        id=uuid4(),
        area_id=area_id,
        minor=minor,
        dossier_id=dossier_id,
        predecessor=predecessor,
        act=ACT_OF[type(what)].value,
        facts=proposed.proposed_to_json(what),
        proposed_on=on,
        holder=by.holder,
        post_id=by.post_id,
    ).id


def take_back(*, proposal_id: UUID, by: Actor, at: datetime) -> None:
    """Take a proposal of the own commune back. Raises NoDossierError when it is not there."""
    with at_work(by, Verb.OPEN_DOSSIER, "take_back", at=at):
        if not DossierProposal.objects.filter(here(DossierProposal, proposal_id)).delete()[0]:
            raise NoDossierError
