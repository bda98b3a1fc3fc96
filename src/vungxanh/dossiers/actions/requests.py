"""A person's own request: received anywhere, answered and closed by the commune that keeps the dossier."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Max

from vungxanh.access.interface import Actor, Purpose, Role, Verb, duty, here, level_of
from vungxanh.dossiers.actions.frame import at_work
from vungxanh.dossiers.actions.notices import tell
from vungxanh.dossiers.actions.writing import By, append
from vungxanh.dossiers.models import Objection
from vungxanh.dossiers.queries.kept import Kept, NoDossierError, hold, on_decision, one
from vungxanh.dossiers.queries.sight import grounds
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.calendar import working_days
from vungxanh.dossiers.rules.kinds import Outcome, Reason, Request
from vungxanh.dossiers.rules.objections import ObjectionClocks, clocks
from vungxanh.dossiers.rules.proposals import no_longer_waiting
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.term import check_symbol
from vungxanh.dossiers.rules.waiting import Told

NO_DOSSIER = "no_dossier"
"""How a request is closed when the commune keeps no dossier on that decision."""


def receive(
    *, area_id: int, symbol: str, decided_on: date, request: Request, by: Actor, at: datetime
) -> ObjectionClocks:
    """Enter a request by the decision the person holds in hand, and tell when it is due.

    The answer is the same whether the commune keeps such a dossier or not: whoever receives it need not
    learn. Raises RefusedError for a symbol that no document has, Refused.
    """
    check_symbol(symbol)
    purpose = Purpose.ANSWER_REQUEST
    with at_work(by, Verb.ANSWER_OBJECTION, "receive_request", at=at, purpose=purpose, area_id=area_id) as on:
        due = clocks(on, request, working_days())
        with duty(purpose):
            row = Objection(
                area_id=area_id,
                minor=False,
                symbol=symbol,
                decided_on=decided_on,
                request=request.value,
                level=_level(by),
                received_on=on,
                holder=by.holder,
                post_id=by.post_id,
                answer_by=due.answer_by,
                act_by=due.act_by,
            )
            found = on_decision([area_id], symbol, decided_on, lock=True)
            if found is not None:
                _bind(row, found, on, By.one(by))
            row.save()
    return due


def _level(by: Actor) -> str:
    return "reviewer" if by.role is Role.OUTSIDE_REVIEWER else level_of(by.role)


def _bind(row: Objection, kept: Kept, on: date, by: By) -> None:
    """Let a request be one of a dossier: from its due day on the dossier is out of every count."""
    taken = Objection.objects.filter(dossier=kept.id).aggregate(most=Max("number"))["most"] or 0
    carried = [number for state in [kept.state(on)] if state for number, _ in state.objections]
    row.area_id, row.dossier_id, row.minor = kept.area_id, kept.id, kept.minor
    row.number = max([taken, *carried]) + 1
    event = happened.ObjectionReceived(
        dossier=str(kept.id),
        seq=kept.next_seq,
        day=max(row.received_on, kept.events[0].day),
        learned=on,
        number=row.number,
        request=Request(row.request),
        due=row.act_by,
    )
    append(kept, event, by=by)
    tell(kept.id, kept.predecessor, Told.OBJECTION_OPEN, on)


def answer(*, objection_id: int, by: Actor, at: datetime) -> None:
    """Say that the person was answered. Raises NoDossierError, RefusedError when it was already; Refused."""
    with at_work(by, Verb.ANSWER_OBJECTION, "answer_request", at=at, purpose=Purpose.ANSWER_REQUEST) as on:
        row = _locked(objection_id)
        if row.answered_on is not None:
            raise no_longer_waiting()
        row.answered_on, row.answered_by = on, UUID(by.holder)
        row.save()


def bind(*, objection_id: int, symbol: str, decided_on: date, by: Actor, at: datetime) -> None:
    """Say on which decision the dossier of a request rests, where it was not found by the one that was given;
    the clocks run on from the day it was received. Raises as `answer`, and RefusedError
    where there is none."""
    with at_work(by, Verb.ANSWER_OBJECTION, "bind_request", at=at, purpose=Purpose.ANSWER_REQUEST) as on:
        row = _locked(objection_id)
        if row.dossier_id is not None:
            raise no_longer_waiting()
        found = on_decision(grounds(row.area_id), symbol, decided_on, lock=True)
        if found is None:
            raise RefusedError(
                "objection",
                "xã cũng không có hồ sơ theo quyết định này; hãy xem lại số và ngày trên văn bản",
                "the commune keeps no dossier on that decision either: check symbol and day on the paper",
            )
        _bind(row, found, on, By.one(by))
        row.save()


def close(*, objection_id: int, outcome: Outcome | None, by: Actor, at: datetime) -> None:
    """Close a request: the ground was shown, the dossier corrected or ended as an error, or the person
    took it back; `outcome` None where the commune keeps no dossier on that decision.

    Raises NoDossierError, RefusedError (closed already, not answered, nothing was corrected), Refused.
    """
    with at_work(by, Verb.ANSWER_OBJECTION, "close_request", at=at, purpose=Purpose.ANSWER_REQUEST) as on:
        row = _locked(objection_id)
        _check_closing(row, outcome)
        # An act that began before midnight may have waited for the one that received it after midnight.
        day = max(on, row.received_on)
        if row.dossier_id is not None and row.number is not None and outcome is not None:
            kept = one(row.dossier_id, lock=True)
            _check_corrected(kept, outcome, row.received_on)
            day = max(day, _received(kept, row.number))
            event = happened.ObjectionClosed(
                dossier=str(kept.id),
                seq=kept.next_seq,
                day=day,
                learned=day,
                number=row.number,
                outcome=outcome,
            )
            append(kept, event, by=By.one(by))
            tell(kept.id, kept.predecessor, Told.OBJECTION_CLOSED, day)
        row.closed_on, row.closed_by = day, UUID(by.holder)
        row.outcome = outcome.value if outcome else NO_DOSSIER
        row.save()


def _received(kept: Kept, number: int) -> date:
    """The day since which a dossier has the request with the number: it came, or was carried along."""
    opened, *later = kept.events
    came = (one for one in later if isinstance(one, happened.ObjectionReceived) and one.number == number)
    return next((one.day for one in came), opened.day)


def _locked(objection_id: int) -> Objection:
    wanted = here(Objection, objection_id)
    about = Objection.objects.filter(wanted).values_list("dossier", flat=True).first()
    hold(about)
    row = Objection.objects.select_for_update().filter(wanted).first()
    if row is None:
        raise NoDossierError
    if row.closed_on is not None or row.dossier_id != about:
        raise no_longer_waiting()
    return row


def _check_closing(row: Objection, outcome: Outcome | None) -> None:
    if row.answered_on is None:
        raise RefusedError(
            "objection",
            "chưa ghi ngày trả lời; hãy trả lời người yêu cầu trước khi khép lại",
            "no answer is entered yet: answer the person before the request is closed",
        )
    if (outcome is None) != (row.dossier_id is None):
        raise RefusedError(
            "objection",
            "yêu cầu về một hồ sơ khép bằng kết quả; yêu cầu không có hồ sơ khép bằng “không có hồ sơ”",
            "a request about a dossier closes with its outcome; one without closes as “no dossier”",
        )


def _check_corrected(kept: Kept, outcome: Outcome, since: date) -> None:
    """Raises RefusedError when a correction is claimed that nobody entered."""
    done = any(
        isinstance(event, happened.Corrected)
        or (isinstance(event, happened.Ended) and event.reason is Reason.ERROR)
        for event in kept.events
        if event.learned >= since
    )
    if outcome is Outcome.CORRECTED and not done:
        raise RefusedError(
            "not_corrected",
            "từ khi nhận yêu cầu chưa có đính chính nào được duyệt; hãy đính chính hoặc kết thúc trước",
            "nothing was corrected since the request came: correct the dossier, or end it as an error, first",
        )
