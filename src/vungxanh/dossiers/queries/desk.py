"""All that waits for a commune on a day: proposals, people who moved there, requests, notices."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from vungxanh.access.interface import Actor, Purpose, Verb, here, record_look
from vungxanh.dossiers.models import Dossier, DossierProposal, Objection, RecipientNotice, Transfer
from vungxanh.dossiers.queries.kept import NoDossierError, standing
from vungxanh.dossiers.queries.rows import Row, rows_of
from vungxanh.dossiers.queries.sight import grounds, sight
from vungxanh.dossiers.queries.waiting import arriving, one_arriving, sent_back, undecided
from vungxanh.dossiers.rules.days import day_of
from vungxanh.dossiers.rules.kinds import Issuer, Kind
from vungxanh.dossiers.rules.proposals import Proposed, ends_on, proposed_from_json
from vungxanh.dossiers.rules.waiting import Act

PAGE = 50
"""So many rows a page shows at most."""


class Group(StrEnum):
    """A group of a commune's dossiers, as the address of its page names it."""

    ALL = "tat-ca"
    ENDING = "sap-het-han"
    AWAITING = "cho-xac-nhan"
    TO_FIX = "can-bo-sung"
    LEAVING = "dang-chuyen-di"


@dataclass(frozen=True)
class Waiting:
    """A proposal that waits for a second human, or that was sent back."""

    id: UUID
    act: Act
    what: Proposed
    dossier: UUID | None
    kind: Kind | None
    proposed_on: date
    ends: date
    own: bool
    declined_as: str


@dataclass(frozen=True)
class Arrival:
    """Somebody who moved here: what is needed to find the paper, and the clock both communes see."""

    id: int
    origin: int
    kind: Kind
    symbol: str
    decided_on: date
    issuer: Issuer
    last_day: date | None
    due: datetime
    late: bool
    waits: bool


@dataclass(frozen=True)
class Request:
    """A person's request as the commune sees it."""

    id: int
    symbol: str
    decided_on: date
    request: str
    level: str
    received_on: date
    answer_by: date
    act_by: date
    answered_on: date | None
    found: bool


@dataclass(frozen=True)
class Notice:
    """What a commune is told about a dossier of a person of whom it keeps one too."""

    id: int
    what: str
    told_on: date
    symbol: str


@dataclass(frozen=True)
class Desk:
    """A page of a commune's dossiers, and all that waits. `groups` says how many each group of rows holds."""

    rows: tuple[Row, ...]
    groups: Mapping[Group, int]
    waiting: tuple[Waiting, ...]
    sent_back: tuple[Waiting, ...]
    arrivals: tuple[Arrival, ...]
    requests: tuple[Request, ...]
    notices: tuple[Notice, ...]


def desk(by: Actor, *, at: datetime, group: Group = Group.ALL, page: int = 1) -> Desk:
    """A page of the desk of a commune's post; the look at the dossiers on it is recorded. Raises Refused."""
    on = day_of(at)
    with sight(by, Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, area_id=by.area_id, on=on):
        areas = grounds(by.area_id)
        proposals = list(undecided(on).filter(area__in=areas).order_by("proposed_on", "id"))
        back = list(sent_back(on).filter(area__in=areas).order_by("proposed_on", "id"))
        every = rows_of(standing(areas, on), at, {row.dossier_id: row.act for row in proposals})
        kinds = {row.id: row.state.kind for row in every}
        shown = tuple(row for row in every if group in groups_of(row))[(page - 1) * PAGE : page * PAGE]
        found = Desk(
            shown,
            Counter(group for row in every for group in groups_of(row)),
            tuple(_waiting(row, by, kinds) for row in proposals),
            tuple(_waiting(row, by, kinds) for row in back),
            _arrivals(areas, at, {row.dossier_id for row in proposals}),
            _requests(areas),
            _notices(areas, {row.id: row.state.decision.symbol for row in every}),
        )
        looked_at = {row.id for row in shown} | _named(areas, on)
        record_look(by.area_id, sorted(looked_at))
    return found


def _named(areas: list[int], on: date) -> set[UUID]:
    """The dossiers that are shown because something about them waits."""
    tables = (
        undecided(on),
        sent_back(on),
        arriving(on),
        Objection.objects.filter(closed_on=None),
        RecipientNotice.objects.filter(read_on=None),
    )
    rows = (
        table.filter(area__in=areas, dossier__isnull=False).values_list("dossier", flat=True)
        for table in tables
    )
    return {dossier for found in rows for dossier in found}


def groups_of(row: Row) -> set[Group]:
    """The groups of rows that a dossier belongs to."""
    tests = {
        Group.ALL: True,
        Group.ENDING: row.warned,
        Group.AWAITING: row.awaits,
        Group.TO_FIX: bool(row.fixes),
        Group.LEAVING: row.hand_over is not None,
    }
    return {group for group, holds in tests.items() if holds}


def _waiting(row: DossierProposal, by: Actor, kinds: dict[UUID, Kind]) -> Waiting:
    what = proposed_from_json(row.act, row.facts)
    return Waiting(
        row.id,
        Act(row.act),
        what,
        row.dossier_id,
        getattr(what, "kind", None) or (kinds.get(row.dossier_id) if row.dossier_id else None),
        row.proposed_on,
        ends_on(row.proposed_on),
        str(row.holder) == by.holder,
        row.declined_as,
    )


def _arrivals(areas: list[int], at: datetime, proposed: set[UUID | None]) -> tuple[Arrival, ...]:
    rows = arriving(day_of(at)).filter(area__in=areas).order_by("due", "id")
    return tuple(_arrival(row, at, row.dossier_id in proposed) for row in rows)


def _arrival(row: Transfer, at: datetime, waits: bool) -> Arrival:
    return Arrival(
        row.pk,
        row.origin_id,
        Kind(row.kind),
        row.symbol,
        row.decided_on,
        Issuer(row.issuer),
        row.last_day,
        row.due,
        at > row.due,
        waits,
    )


def _requests(areas: list[int]) -> tuple[Request, ...]:
    rows = Objection.objects.filter(area__in=areas, closed_on=None).order_by("act_by", "id")
    return tuple(
        Request(
            row.pk,
            row.symbol,
            row.decided_on,
            row.request,
            row.level,
            row.received_on,
            row.answer_by,
            row.act_by,
            row.answered_on,
            row.dossier_id is not None,
        )
        for row in rows
    )


def _notices(areas: list[int], symbols: dict[UUID, str]) -> tuple[Notice, ...]:
    rows = RecipientNotice.objects.filter(area__in=areas, read_on=None).order_by("told_on", "id")
    return tuple(Notice(row.pk, row.what, row.told_on, symbols.get(row.dossier_id, "")) for row in rows)


def arrival(by: Actor, transfer_id: int, *, at: datetime) -> Arrival:
    """A transfer to the own commune that waits. Raises NoDossierError, RefusedError, Refused."""
    on = day_of(at)
    with sight(by, Verb.VIEW_DOSSIERS, purpose=Purpose.HAND_OVER, area_id=by.area_id, on=on):
        row = one_arriving(transfer_id, on)
        record_look(by.area_id, [row.dossier_id])
        return _arrival(row, at, undecided(on).filter(dossier=row.dossier_id).exists())


def waiting_one(by: Actor, proposal_id: UUID, *, at: datetime) -> Waiting:
    """A proposal of the own commune. Raises NoDossierError when it does not wait there, Refused."""
    on = day_of(at)
    with sight(by, Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, area_id=by.area_id, on=on):
        row = undecided(on).filter(here(DossierProposal, proposal_id)).first()
        if row is None:
            raise NoDossierError
        if row.dossier_id is not None:
            record_look(by.area_id, [row.dossier_id])
        return _waiting(row, by, _kinds_of_sent(row))


def _kinds_of_sent(row: DossierProposal) -> dict[UUID, Kind]:
    """The kind of the dossier that a proposal is about; of one that is to arrive, the transfer tells it."""
    if row.dossier_id is None:
        return {}
    sent = Transfer.objects.filter(dossier=row.dossier_id, closed_on=None)
    table = sent if row.act == Act.ACCEPT else Dossier.objects.filter(pk=row.dossier_id)
    kind = table.values_list("kind", flat=True).first()
    return {row.dossier_id: Kind(kind)} if kind else {}


def open_requests(by: Actor, *, at: datetime) -> tuple[Request, ...]:
    """The requests of the own commune that are not closed; the look at their dossiers is recorded."""
    with sight(by, Verb.VIEW_DOSSIERS, purpose=Purpose.ANSWER_REQUEST, area_id=by.area_id, on=day_of(at)):
        areas = grounds(by.area_id)
        rows = Objection.objects.filter(area__in=areas, closed_on=None, dossier__isnull=False)
        record_look(by.area_id, sorted(set(rows.values_list("dossier", flat=True))))
        return _requests(areas)
