"""What one officer does alone: confirms, suspends, resumes, sends to another commune, withdraws that."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from uuid import UUID

from vungxanh.access.interface import Actor, Purpose, Verb, duty
from vungxanh.areas.interface import AreaNotFoundError, area, heirs_of
from vungxanh.dossiers.actions.frame import at_work
from vungxanh.dossiers.actions.notices import close_transfer
from vungxanh.dossiers.actions.writing import By, append
from vungxanh.dossiers.models import Transfer
from vungxanh.dossiers.queries.kept import Kept, one
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.calendar import working_days
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.ending import check_suspension
from vungxanh.dossiers.rules.handover import Destination, HandOver, check_transfer, clock, not_live
from vungxanh.dossiers.rules.kinds import Ground
from vungxanh.dossiers.rules.proposals import check_day, no_longer_waiting
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import State


@contextmanager
def _on_one(
    dossier_id: UUID, act: str, by: Actor, at: datetime, verb: Verb = Verb.OPEN_DOSSIER
) -> Iterator[tuple[Kept, State, date]]:
    """A dossier that stands, locked; raises NoDossierError, RefusedError when it is over, Refused."""
    with at_work(by, verb, act, at=at) as on:
        kept = one(dossier_id, lock=True)
        state = kept.state(on)
        if state is None:
            raise not_live()
        yield kept, state, on


def confirm(*, dossier_id: UUID, by: Actor, at: datetime) -> None:
    """Confirm that management goes on, where there is no term or while it is suspended.

    Raises NoDossierError, RefusedError (over, or nothing to confirm), Refused.
    """
    with _on_one(dossier_id, "confirm", by, at) as (kept, state, on):
        if state.confirmed_until is None and state.suspension is None:
            raise RefusedError(
                "nothing",
                "hồ sơ này có thời hạn theo luật và không tạm đình chỉ: không phải rà soát",
                "this dossier has a term by law and is not suspended: there is nothing to confirm",
            )
        event = happened.Reviewed(dossier=str(kept.id), seq=kept.next_seq, day=on, learned=on)
        append(kept, event, by=By.one(by))


def suspend(*, dossier_id: UUID, ground: Ground, day: date, by: Actor, at: datetime) -> None:
    """Suspend management on a ground of the law, from a day that has come. Raises as `confirm`."""
    with _on_one(dossier_id, "suspend", by, at) as (kept, state, on):
        check_day(day, kept.last_day, on)
        check_suspension(state, ground, day)
        event = happened.Suspended(
            dossier=str(kept.id), seq=kept.next_seq, day=day, learned=on, ground=ground
        )
        append(kept, event, by=By.one(by))


def resume(*, dossier_id: UUID, day: date, by: Actor, at: datetime) -> None:
    """Let management go on from a day that has come. Raises as `confirm`."""
    with _on_one(dossier_id, "resume", by, at) as (kept, state, on):
        check_day(day, kept.last_day, on)
        if state.suspension is None:
            raise RefusedError(
                "suspension", "hồ sơ không tạm đình chỉ", "the dossier is not suspended: nothing to resume"
            )
        event = happened.Resumed(dossier=str(kept.id), seq=kept.next_seq, day=day, learned=on)
        append(kept, event, by=By.one(by))


def send(*, dossier_id: UUID, to: int, left_at: datetime, by: Actor, at: datetime) -> HandOver:
    """Tell the commune that a person has moved to; returns the clock. The dossier is counted here until that
    commune accepts.

    Raises NoDossierError, RefusedError (over, another transfer open, same commune, an area that does not
    exist any more: its successors are offered), Refused.
    """
    with _on_one(dossier_id, "send", by, at, Verb.TRANSFER_DOSSIER) as (kept, state, on):
        check_transfer(state, destination(to, on), on)
        check_day(day_of(left_at), min(event.day for event in kept.events), on)
        if left_at > at:
            raise RefusedError(
                "day",
                "thời điểm rời đi chưa đến; hãy xem lại giờ",
                "the person has not left yet: check the time",
            )
        event = happened.TransferOpened(
            dossier=str(kept.id), seq=kept.next_seq, day=on, learned=on, to=to, left_at=left_at
        )
        running = clock(kept.kind, left_at, calendar=working_days())
        append(kept, event, by=By.one(by))
        # The row lies with the other commune, where this post may not look.
        with duty(Purpose.HAND_OVER):
            _write_transfer(kept, state, event, running)
    return running


def destination(to: int, on: date) -> Destination:
    """The area a person moves to, and those that carry on from it. Raises RefusedError for no area."""
    try:
        found = area(to)
    except AreaNotFoundError as error:
        raise RefusedError(
            "area_gone",
            "không có địa bàn này; hãy chọn trong danh sách",
            "no such area: choose one of the list",
        ) from error
    heirs = tuple(heir for heir in heirs_of(to, on) if heir != to)
    return Destination(to, found.valid_from, found.valid_to, heirs)


def _write_transfer(kept: Kept, state: State, event: happened.TransferOpened, running: HandOver) -> None:
    decision = state.decision
    Transfer.objects.create(
        area_id=event.to,
        minor=kept.minor,
        origin_id=kept.area_id,
        dossier_id=kept.id,
        kind=kept.kind.value,
        symbol=decision.symbol,
        decided_on=decision.date,
        issuer=decision.issuer.value,
        last_day=state.last_day,
        left_at=event.left_at,
        due=running.due,
    )


def withdraw(*, dossier_id: UUID, by: Actor, at: datetime) -> None:
    """Take a transfer back: the person did not move there. Raises as `send`, and when none is open."""
    with _on_one(dossier_id, "withdraw", by, at, Verb.TRANSFER_DOSSIER) as (kept, state, on):
        if state.transfer is None:
            raise no_longer_waiting()
        event = happened.TransferWithdrawn(dossier=str(kept.id), seq=kept.next_seq, day=on, learned=on)
        append(kept, event, by=By.one(by))
        close_transfer(kept.id, "withdrawn", on)
