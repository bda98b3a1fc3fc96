"""The dossiers of a commune as its officers see them on a day; each look is recorded where it is made."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from vungxanh.access.interface import Actor, Purpose, Verb, record_look
from vungxanh.dossiers.queries.kept import Kept, NoDossierError, on_decision, one
from vungxanh.dossiers.queries.sight import grounds, sight
from vungxanh.dossiers.queries.waiting import undecided
from vungxanh.dossiers.rules.calendar import working_days
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.defaults import STANDARD
from vungxanh.dossiers.rules.handover import HandOver, clock
from vungxanh.dossiers.rules.quality import Record, Rule, to_fix, with_doubles
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.state import Standing, State


@dataclass(frozen=True)
class Row:
    """A dossier that stands, as its commune sees it on a day.

    `last_day` is the last day of its term, or of its confirmation where the law gives no term (`lapses`
    False); `days_left` counts today. `waits` is the act that somebody proposed.
    """

    id: UUID
    state: State
    last_day: date | None
    days_left: int | None
    lapses: bool
    hand_over: HandOver | None
    fixes: tuple[Rule, ...]
    waits: str = ""

    @property
    def warned(self) -> bool:
        """Whether it ends, or must be confirmed, within the days of the first warning."""
        return self.days_left is not None and self.days_left <= max(STANDARD.warning_days)

    @property
    def awaits(self) -> bool:
        """Whether its figure is unknown until somebody confirms it or shows the ground."""
        return self.state.standing is not Standing.COUNTED


def rows_of(dossiers: list[Kept], at: datetime, waits: dict[UUID | None, str]) -> tuple[Row, ...]:
    """Rows, the ones that end or wait first."""
    on = day_of(at)
    records = with_doubles(record_of(kept, state, at) for kept in dossiers if (state := kept.state(on)))
    rows = [
        _row(kept, record, on, waits.get(kept.id, "")) for kept, record in zip(dossiers, records, strict=True)
    ]
    return tuple(sorted(rows, key=lambda row: (not row.awaits, row.days_left is None, row.days_left, row.id)))


def record_of(kept: Kept, state: State, at: datetime) -> Record:
    """What the rules of quality look at."""
    running = None
    if state.transfer is not None:
        running = clock(state.kind, state.transfer.left_at, calendar=working_days())
    unfit = len(kept.course(day_of(at)).breaks)
    return Record(state, kept.facts(state), at, unfit, running)


def _row(kept: Kept, record: Record, on: date, waits: str) -> Row:
    state = record.state
    until = state.end if state.last_day is not None else state.confirmed_until
    last = state.last_day if state.last_day is not None else until
    left = None if until is None else max(0, (until - on).days)
    return Row(
        kept.id, state, last, left, state.last_day is not None, record.hand_over, to_fix(record), waits
    )


@dataclass(frozen=True)
class Detail:
    """One dossier: how it stands, its events, and who may do what next."""

    row: Row
    kept: Kept


def detail(by: Actor, dossier_id: UUID, *, at: datetime) -> Detail:
    """One dossier of the own commune that stands; the look is recorded.

    Raises NoDossierError for one that is over, foreign or missing, and does not tell which; Refused.
    """
    on = day_of(at)
    with sight(by, Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, area_id=by.area_id, on=on):
        kept = one(dossier_id)
        state = kept.state(on)
        if state is None:
            raise NoDossierError
        waits = undecided(on).filter(dossier=dossier_id).values_list("act", flat=True).first() or ""
        record_look(by.area_id, [dossier_id])
        return Detail(_row(kept, record_of(kept, state, at), on, waits), kept)


def earlier_dossier(by: Actor, symbol: str, decided_on: date, *, at: datetime) -> UUID:
    """The dossier of the own commune on an earlier decision of the same person, for another to follow on.

    Nothing of it is displayed. Raises RefusedError when there is none, Refused.
    """
    on = day_of(at)
    with sight(by, Verb.OPEN_DOSSIER, purpose=Purpose.MANAGE, area_id=by.area_id, on=on):
        found = on_decision(grounds(by.area_id), symbol, decided_on)
    if found is None:
        raise RefusedError(
            "predecessor",
            "không có hồ sơ nào ở xã theo quyết định trước đó; hãy xem lại số và ngày, hoặc bỏ trống",
            "no dossier of the commune rests on that earlier decision: check it, or leave it empty",
        )
    return found.id
