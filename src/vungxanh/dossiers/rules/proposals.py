"""What a proposal says, from closed lists only; what must hold when it is made and when it is approved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from vungxanh.dossiers.rules.codec import Extras, converter, term_facts
from vungxanh.dossiers.rules.defaults import STANDARD, Defaults
from vungxanh.dossiers.rules.doubles import same_reference
from vungxanh.dossiers.rules.ending import check_end
from vungxanh.dossiers.rules.handover import not_live
from vungxanh.dossiers.rules.kinds import Kind, Reason
from vungxanh.dossiers.rules.opening import Particulars, check_compatible, check_two_humans
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import DecisionReference, Term, term_of
from vungxanh.dossiers.rules.waiting import Act


@dataclass(frozen=True, slots=True)
class Opening:
    """A dossier to be opened on a deciding document."""

    kind: Kind
    decision: DecisionReference
    extras: Extras
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class Acceptance:
    """The receiving commune's own decision for the term that remains after a move."""

    decision: DecisionReference
    extras: Extras
    particulars: Particulars


@dataclass(frozen=True, slots=True)
class Renewal:
    """A new decision with a new term."""

    decision: DecisionReference
    extras: Extras


@dataclass(frozen=True, slots=True)
class Ending:
    """An end on a ground of the law, or as an error, on a day that has come."""

    reason: Reason
    day: date


@dataclass(frozen=True, slots=True)
class Correction:
    """Facts entered wrongly, entered rightly; what is None stays. `extras` go with the decision."""

    decision: DecisionReference | None = None
    extras: Extras | None = None
    particulars: Particulars | None = None


Proposed = Opening | Acceptance | Renewal | Ending | Correction
ACT_OF: dict[type[Any], Act] = {
    Opening: Act.OPEN,
    Acceptance: Act.ACCEPT,
    Renewal: Act.RENEW,
    Ending: Act.END,
    Correction: Act.CORRECT,
}
SHAPES = {act: shape for shape, act in ACT_OF.items()}


def proposed_to_json(proposed: Proposed) -> dict[str, Any]:
    """What is proposed, as JSON."""
    plain: dict[str, Any] = converter().unstructure(proposed)
    return plain


def proposed_from_json(act: str, plain: dict[str, Any]) -> Proposed:
    """What was proposed, from JSON."""
    found: Proposed = converter().structure(plain, SHAPES[Act(act)])
    return found


def ends_on(proposed_on: date, *, defaults: Defaults = STANDARD) -> date:
    """The day from which a proposal that nobody approved is gone."""
    return proposed_on + timedelta(defaults.proposal_days)


def check_new(
    opening: Opening,
    on: date,
    *,
    others: Iterable[Kind],
    standing: Iterable[State],
    by: str,
    approved_by: str,
) -> Term:
    """The term of a dossier that may be opened. `standing` are the dossiers of the commune, among which none
    may rest on the same decision. Raises RefusedError."""
    check_two_humans(by, approved_by)
    term = term_of(opening.kind, term_facts(opening.extras, opening.decision, opening.particulars.band), on)
    check_compatible(opening.kind, others)
    check_single(opening.decision, standing)
    return term


def check_single(decision: DecisionReference, standing: Iterable[State], *, but: str = "") -> None:
    """Raises RefusedError when a dossier of the commune, other than `but`, rests on the same decision."""
    reference = same_reference(decision)
    if any(same_reference(state.decision) == reference and state.dossier != but for state in standing):
        raise RefusedError(
            "double",
            "quyết định này đã có hồ sơ đang quản lý; hãy mở hồ sơ đó, không mở hồ sơ thứ hai",
            "a dossier already stands on this decision: use that one, do not open a second",
        )


def check_renewal(state: State | None, renewal: Renewal, on: date, *, by: str, approved_by: str) -> Term:
    """The new term of a dossier that stands. Raises RefusedError."""
    check_two_humans(by, approved_by)
    if state is None:
        raise not_live()
    if same_reference(renewal.decision) == same_reference(state.decision):
        raise RefusedError(
            "same_decision",
            "gia hạn phải có quyết định mới; quyết định này là quyết định cũ",
            "a renewal needs a new decision: this is the one the dossier rests on already",
        )
    return term_of(state.kind, term_facts(renewal.extras, renewal.decision, state.particulars.band), on)


def check_ending(
    state: State | None, ending: Ending, on: date, *, since: date, by: str, approved_by: str
) -> None:
    """Whether a dossier may be ended on a day between its latest event, `since`, and today.

    Raises RefusedError.
    """
    check_day(ending.day, since, on)
    check_end(state, ending.reason, ending.day, by=by, approved_by=approved_by)


def check_day(day: date, since: date, on: date) -> None:
    """Raises RefusedError for a day before what is known already or still to come."""
    if not since <= day <= on:
        raise RefusedError(
            "day",
            f"ngày phải từ {since:%d/%m/%Y} (lần ghi gần nhất) đến hôm nay {on:%d/%m/%Y}",
            f"the day must lie between {since} (the latest entry) and today, {on}",
        )


def check_correction(
    state: State | None, correction: Correction, extras: Extras, on: date, *, by: str, approved_by: str
) -> Term | None:
    """The term that the corrected facts give; None where it stays. Raises RefusedError.

    A corrected term may turn out to be over: then the dossier lapses with the correction.
    """
    check_two_humans(by, approved_by)
    if state is None:
        raise not_live()
    particulars = correction.particulars or state.particulars
    decision = correction.decision or state.decision
    told = correction.extras or extras
    facts = term_facts(told, decision, particulars.band)
    entered = min(on, max(state.term.period.start, decision.date))
    term = term_of(state.kind, facts, entered)
    unchanged = term == state.term
    if unchanged and decision == state.decision and particulars == state.particulars and told == extras:
        raise RefusedError(
            "nothing", "không có gì thay đổi so với hồ sơ", "nothing differs from what the dossier says"
        )
    return None if unchanged else term


def no_longer_waiting() -> RefusedError:
    """The refusal of a proposal, transfer or request that somebody else has dealt with or that has ended."""
    return RefusedError(
        "not_waiting",
        "việc này không còn chờ: người khác đã xử lý hoặc đã hết hạn; hãy tải lại danh sách",
        "this no longer waits: somebody else dealt with it, or its time is over; open the list again",
    )


def another_waits() -> RefusedError:
    """The refusal of a second proposal for one dossier."""
    return RefusedError(
        "pending",
        "hồ sơ này đang có một đề nghị chờ duyệt; hãy chờ duyệt hoặc rút đề nghị đó trước",
        "another proposal for this dossier waits: have it decided, or take it back first",
    )
