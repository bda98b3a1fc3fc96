"""Whether an act that weighs may be done: asked when it is proposed, and again when it is approved."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from vungxanh.access.interface import Purpose, duty
from vungxanh.dossiers.models import Transfer
from vungxanh.dossiers.queries.kept import Kept, chain, hold, standing
from vungxanh.dossiers.queries.sight import grounds
from vungxanh.dossiers.queries.waiting import one_arriving
from vungxanh.dossiers.rules import proposals as proposed
from vungxanh.dossiers.rules.codec import Extras, term_facts
from vungxanh.dossiers.rules.days import ONE_DAY
from vungxanh.dossiers.rules.kinds import Kind
from vungxanh.dossiers.rules.opening import check_two_humans
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import Term, term_of


def check_opening(
    opening: proposed.Opening, predecessor: UUID | None, area_id: int, on: date, *, by: str, approved_by: str
) -> Term:
    """The term of a dossier that may be opened on a day. Raises RefusedError."""
    return proposed.check_new(
        opening,
        on,
        others=kinds_of_chain(predecessor, on),
        standing=states(area_id, on),
        by=by,
        approved_by=approved_by,
    )


def states(area_id: int, on: date) -> list[State]:
    """How the dossiers of a commune stand at the end of a day."""
    return [state for kept in standing(grounds(area_id), on) if (state := kept.state(on)) is not None]


def kinds_of_chain(predecessor: UUID | None, on: date) -> list[Kind]:
    """The kinds of the other dossiers of a person that stand on a day. Raises RefusedError when the
    predecessor is not in the commune."""
    if predecessor is None:
        return []
    found = chain(predecessor)
    if not found:
        raise RefusedError(
            "predecessor",
            "không có hồ sơ trước đó ở xã này; hãy chọn trong danh sách",
            "there is no such earlier dossier in this commune: choose one of the list",
        )
    return [kept.kind for kept in found if kept.state(on) is not None]


def check_acceptance(
    transfer: Transfer, acceptance: proposed.Acceptance, on: date, *, by: str, approved_by: str
) -> Term:
    """The term that the receiving commune's decision gives to what remains. Raises RefusedError."""
    check_two_humans(by, approved_by)
    proposed.check_single(acceptance.decision, states(transfer.area_id, on))
    facts = term_facts(remaining(transfer, acceptance), acceptance.decision, acceptance.particulars.band)
    return term_of(Kind(transfer.kind), facts, on)


def held_arrival(transfer_id: int, on: date) -> Transfer:
    """A transfer to the own commune that waits, held with the dossier it is about, which lies in the other.

    Raises NoDossierError, RefusedError as `one_arriving`.
    """
    sent = one_arriving(transfer_id, on).dossier_id
    with duty(Purpose.HAND_OVER):
        hold(sent)
    return one_arriving(transfer_id, on, lock=True)


def remaining(transfer: Transfer, acceptance: proposed.Acceptance) -> Extras:
    """The facts of the new decision with the end of the term that the person brings along."""
    until = None if transfer.last_day is None else transfer.last_day + ONE_DAY
    return replace(acceptance.extras, remaining_until=until)


def check_on(kept: Kept, what: proposed.Proposed, on: date, *, by: str, approved_by: str) -> Term | None:
    """Whether an act on a dossier may be done on a day, and the term that it gives, if any.

    Raises RefusedError.
    """
    state = kept.state(on)
    if isinstance(what, proposed.Renewal):
        term = proposed.check_renewal(state, what, on, by=by, approved_by=approved_by)
        proposed.check_single(what.decision, states(kept.area_id, on), but=str(kept.id))
        return term
    if isinstance(what, proposed.Ending):
        since = kept.last_day
        proposed.check_ending(state, what, on, since=since, by=by, approved_by=approved_by)
        return None
    assert isinstance(what, proposed.Correction)  # noqa: S101 (openings and acceptances are no acts on a dossier)
    if what.decision is not None:
        proposed.check_single(what.decision, states(kept.area_id, on), but=str(kept.id))
    return proposed.check_correction(state, what, kept.extras, on, by=by, approved_by=approved_by)
