"""What each event does to a dossier that stands, and when it does not fit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.defaults import Defaults
from vungxanh.dossiers.rules.events import Event
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.state import State
from vungxanh.dossiers.rules.term import Term
from vungxanh.periods.interface import add_months

RECONFIRM_MONTHS = 1
"""A suspension is confirmed every month, or the dossier awaits confirmation."""


class UnfitError(Exception):
    """The event cannot apply; the text is a key of BREAKS."""


def cause_of(event: Event) -> str:
    """The event and its reason, as flows and sealed counts name it."""
    if isinstance(event, happened.Ended):
        return f"ended:{event.reason.value}"
    if isinstance(event, happened.ObjectionClosed):
        return f"objection_closed:{event.outcome.value}"
    if isinstance(event, happened.TransferredOut):
        return f"transferred_out:{'late' if event.late else 'in_time'}"
    return CAUSES[type(event)]


CAUSES: dict[type[Event], str] = {
    happened.Opened: "opened",
    happened.TransferredIn: "transferred_in",
    happened.Renewed: "renewed",
    happened.Reviewed: "reviewed",
    happened.Suspended: "suspended",
    happened.Resumed: "resumed",
    happened.TransferOpened: "transfer_opened",
    happened.TransferWithdrawn: "transfer_withdrawn",
    happened.PassedOn: "passed_on",
    happened.Corrected: "corrected",
    happened.ObjectionReceived: "objection_received",
}

BREAKS: dict[str, tuple[str, str]] = {
    "not_opened": ("hồ sơ chưa mở", "the dossier has not been opened"),
    "opened_twice": ("hồ sơ đã mở rồi", "the dossier has been opened already"),
    "over": ("hồ sơ đã kết thúc hoặc hết hạn", "the dossier has ended or lapsed"),
    "suspended_already": ("hồ sơ đang tạm đình chỉ", "the dossier is suspended already"),
    "no_ground": (
        "luật ngày đó không có căn cứ tạm đình chỉ này",
        "the law of that day knows no such ground",
    ),
    "due_too_late": (
        "hạn nêu căn cứ dài hơn luật cho phép",
        "the day for the ground is later than the law allows",
    ),
    "not_suspended": ("hồ sơ không tạm đình chỉ", "the dossier is not suspended"),
    "transfer_open": ("đang có một lần chuyển giao chưa xong", "another transfer is open"),
    "no_transfer": ("không có chuyển giao nào đang mở", "no transfer is open"),
    "same_commune": ("nơi đến trùng nơi đi", "the commune is the same"),
    "same_decision": ("gia hạn phải có quyết định mới", "a renewal needs a new decision"),
    "objection_known": ("yêu cầu này đã ghi rồi", "this request is known already"),
    "no_objection": ("không có yêu cầu này", "there is no such request"),
    "objection_left": (
        "yêu cầu chưa xong của hồ sơ cũ chưa được chuyển theo",
        "an open request was left behind",
    ),
    "not_sent": ("nơi đi chưa chuyển hồ sơ này", "the commune it comes from has not sent it"),
}
"""Why an event does not fit, in Vietnamese and English."""


def opened(event: happened.Opened) -> State:
    """The dossier as it stands right after its opening."""
    lapses = event.term.lapses
    return State(
        dossier=event.dossier,
        kind=event.kind,
        commune=event.commune,
        decision=event.decision,
        term=event.term,
        particulars=event.particulars,
        predecessor=event.predecessor,
        end=event.term.end if lapses else None,
        confirmed_until=None if lapses else event.term.end,
        objections=event.objections if isinstance(event, happened.TransferredIn) else (),
    )


def _with_term(state: State, term: Term) -> State:
    lapses = term.lapses
    return replace(
        state, term=term, end=term.end if lapses else None, confirmed_until=None if lapses else term.end
    )


def _renewed(state: State, event: happened.Renewed, _: Defaults) -> State:
    if event.decision == state.decision:
        raise UnfitError("same_decision")
    renewed = _with_term(replace(state, decision=event.decision), event.term)
    return replace(renewed, missed=state.missed - {"review_missed"})


def _reviewed(state: State, event: happened.Reviewed, defaults: Defaults) -> State:
    again = None if state.confirmed_until is None else add_months(event.day, defaults.review_months)
    stay = None if state.suspension is None else add_months(event.day, RECONFIRM_MONTHS)
    return replace(state, confirmed_until=again, suspension_confirmed_until=stay, missed=frozenset())


def _suspended(state: State, event: happened.Suspended, _: Defaults) -> State:
    if state.suspension is not None:
        raise UnfitError("suspended_already")
    law = the_law()
    stay = law.stay(state.kind, event.ground, law.on(event.day))
    if stay is None:
        raise UnfitError("no_ground")
    until = add_months(event.day, RECONFIRM_MONTHS)
    return replace(state, suspension=event, time_stands=stay.time_stands, suspension_confirmed_until=until)


def _resumed(state: State, event: happened.Resumed, _: Defaults) -> State:
    stay = state.suspension
    if stay is None:
        raise UnfitError("not_suspended")
    end = state.end
    if state.time_stands and end is not None:
        # The days away do not count towards the term (163/2026/NĐ-CP, Article 60.2).
        end += event.day - stay.day
    missed = state.missed - {"reconfirmation_missed"}
    return replace(state, suspension=None, suspension_confirmed_until=None, missed=missed, end=end)


def _transfer_opened(state: State, event: happened.TransferOpened, _: Defaults) -> State:
    if state.transfer is not None:
        raise UnfitError("transfer_open")
    if event.to == state.commune:
        raise UnfitError("same_commune")
    return replace(state, transfer=event)


def _transfer_withdrawn(state: State, _event: happened.TransferWithdrawn, _: Defaults) -> State:
    if state.transfer is None:
        raise UnfitError("no_transfer")
    return replace(state, transfer=None)


def _transferred_out(state: State, _event: happened.TransferredOut, _: Defaults) -> None:
    if state.transfer is None:
        raise UnfitError("no_transfer")


def _passed_on(state: State, event: happened.PassedOn, _: Defaults) -> State:
    if event.commune == state.commune:
        raise UnfitError("same_commune")
    # The two communes of an open transfer have become one: nothing is left to hand over.
    joined = state.transfer is not None and state.transfer.to == event.commune
    return replace(state, commune=event.commune, transfer=None if joined else state.transfer)


def _ended(_state: State, _event: happened.Ended, _: Defaults) -> None:
    return None


def _corrected(state: State, event: happened.Corrected, _: Defaults) -> State:
    if event.term is not None:
        state = _with_term(state, event.term)
    return replace(
        state,
        decision=event.decision or state.decision,
        particulars=event.particulars or state.particulars,
    )


def _objection_received(state: State, event: happened.ObjectionReceived, _: Defaults) -> State:
    if event.number in dict(state.objections):
        raise UnfitError("objection_known")
    if event.due > event.day + timedelta(the_law().act_days(event.request)):
        raise UnfitError("due_too_late")
    return replace(state, objections=(*state.objections, (event.number, event.due)))


def _objection_closed(state: State, event: happened.ObjectionClosed, _: Defaults) -> State:
    if event.number not in dict(state.objections):
        raise UnfitError("no_objection")
    left = tuple(one for one in state.objections if one[0] != event.number)
    return replace(state, objections=left, overdue=state.overdue - {event.number})


APPLY: dict[type[Event], Callable[[State, Any, Defaults], State | None]] = {
    happened.Renewed: _renewed,
    happened.Reviewed: _reviewed,
    happened.Suspended: _suspended,
    happened.Resumed: _resumed,
    happened.TransferOpened: _transfer_opened,
    happened.TransferWithdrawn: _transfer_withdrawn,
    happened.TransferredOut: _transferred_out,
    happened.PassedOn: _passed_on,
    happened.Ended: _ended,
    happened.Corrected: _corrected,
    happened.ObjectionReceived: _objection_received,
    happened.ObjectionClosed: _objection_closed,
}
