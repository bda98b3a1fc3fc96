"""Plays invented operations through the acts of `dossiers`, each by the post that would do it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from vungxanh.dossiers import interface as dossiers
from vungxanh.dossiers.interface import AgeBand, Extras, Ground, Issuer, Kind, Origin, PlaceClass, Sex
from vungxanh.simulator.actions.settling import Commune
from vungxanh.simulator.rules.lives import NEW_LAW, Life, Operation, What

HOURS = ZoneInfo("Asia/Ho_Chi_Minh")
OPENS_AT = time(7, 30)


class SimulationError(Exception):
    """An act was refused that the simulator holds to be right: one of the two is wrong."""

    def __init__(self, operation: Operation, problem: Exception) -> None:
        super().__init__(f"{operation.day} {operation.what} {operation.life}: {problem}")


class Player:
    """Does what the operations say, and remembers which dossier each life has become."""

    def __init__(self, communes: Sequence[Commune]) -> None:
        self.communes = communes
        self.dossiers: dict[int, UUID] = {}
        self._clock = datetime.combine(date.min, OPENS_AT)
        self._deeds: Mapping[What, Callable[[Operation, datetime], None]] = {
            What.OPEN: self._open,
            What.CONFIRM: self._confirm,
            What.SUSPEND: self._suspend,
            What.RESUME: self._resume,
            What.SEND: self._send,
            What.WITHDRAW: self._withdraw,
            What.ACCEPT: self._accept,
            What.RENEW: self._renew,
            What.CORRECT: self._correct,
            What.END: self._end,
            What.OBJECT: self._object,
            What.CLOSE: self._close,
        }

    def play(self, operation: Operation) -> None:
        """Do one operation. Raises SimulationError when it is refused."""
        try:
            self._deeds[operation.what](operation, self._at(operation.day))
        except Exception as problem:
            raise SimulationError(operation, problem) from problem

    def _at(self, day: date) -> datetime:
        """The next second of office hours of a day."""
        opening = datetime.combine(day, OPENS_AT)
        self._clock = max(opening, self._clock + timedelta(seconds=1))
        return self._clock.replace(tzinfo=HOURS)

    def _of(self, life: Life) -> tuple[UUID, Commune]:
        return self.dossiers[life.number], self.communes[life.commune]

    def _approved(self, proposal: UUID, commune: Commune, at: datetime) -> UUID:
        return dossiers.approve(proposal_id=proposal, by=commune.approver, at=at)

    def _open(self, operation: Operation, at: datetime) -> None:
        life = operation.life
        commune = self.communes[life.commune]
        before = self.dossiers[life.follows.number] if life.follows else None
        opening = dossiers.Opening(
            Kind(life.kind), self._decision(life, life.decided), _extras(life), _particulars(life)
        )
        proposal = dossiers.propose_opening(opening=opening, predecessor=before, by=commune.officer, at=at)
        self.dossiers[life.number] = self._approved(proposal, commune, at)

    def _decision(self, life: Life, decided: date) -> dossiers.DecisionReference:
        return dossiers.DecisionReference(
            life.symbol, decided, _issuer(life, decided), self.communes[life.commune].area_id
        )

    def _confirm(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        dossiers.confirm(dossier_id=dossier, by=commune.officer, at=at)

    def _suspend(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        dossiers.suspend(
            dossier_id=dossier, ground=Ground.ABSENT, day=operation.day, by=commune.officer, at=at
        )

    def _resume(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        dossiers.resume(dossier_id=dossier, day=operation.day, by=commune.officer, at=at)

    def _send(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        to = self.communes[operation.to or 0].area_id
        dossiers.send(dossier_id=dossier, to=to, left_at=at - timedelta(hours=3), by=commune.officer, at=at)

    def _withdraw(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        dossiers.withdraw(dossier_id=dossier, by=commune.officer, at=at)

    def _accept(self, operation: Operation, at: datetime) -> None:
        life = operation.life
        assert life.follows is not None  # noqa: S101 (somebody who arrives comes from somewhere)
        commune = self.communes[life.commune]
        waiting = dossiers.desk(commune.officer, at=at).arrivals
        transfer = next(one.id for one in waiting if one.symbol == life.follows.symbol)
        decision = self._decision(life, life.decided)
        acceptance = dossiers.Acceptance(decision, _extras_of_arrival(life), _particulars(life))
        proposal = dossiers.propose_acceptance(
            transfer_id=transfer, acceptance=acceptance, by=commune.officer, at=at
        )
        self.dossiers[life.number] = self._approved(proposal, commune, at)

    def _renew(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        renewal = dossiers.Renewal(self._decision(operation.life, operation.day), Extras())
        proposal = dossiers.propose_renewal(dossier_id=dossier, renewal=renewal, by=commune.officer, at=at)
        self._approved(proposal, commune, at)

    def _correct(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        corrected = dossiers.Correction(particulars=_particulars(operation.life, cover="HS-B"))
        proposal = dossiers.propose_correction(
            dossier_id=dossier, correction=corrected, by=commune.officer, at=at
        )
        self._approved(proposal, commune, at)

    def _end(self, operation: Operation, at: datetime) -> None:
        dossier, commune = self._of(operation.life)
        ending = dossiers.Ending(dossiers.Reason(operation.reason), operation.day)
        proposal = dossiers.propose_ending(dossier_id=dossier, ending=ending, by=commune.officer, at=at)
        self._approved(proposal, commune, at)

    def _object(self, operation: Operation, at: datetime) -> None:
        life = operation.life
        commune = self.communes[life.commune]
        dossiers.receive(
            area_id=commune.area_id,
            symbol=life.symbol,
            decided_on=life.decided,
            request=dossiers.Request(operation.request),
            by=commune.officer,
            at=at,
        )

    def _close(self, operation: Operation, at: datetime) -> None:
        life = operation.life
        by = self.communes[life.commune].officer
        waiting = dossiers.desk(by, at=at).requests
        request = next(one.id for one in waiting if one.symbol == life.symbol)
        dossiers.answer(objection_id=request, by=by, at=at)
        outcome = dossiers.Outcome(operation.reason)
        dossiers.close(objection_id=request, outcome=outcome, by=by, at=at)


def _issuer(life: Life, decided: date) -> Issuer:
    """Whose act the decision is, under the law of its day."""
    if life.kind == "rehab_compulsory":
        return Issuer.COURT
    if life.kind == "post_rehab" or decided < NEW_LAW:
        return Issuer.COMMUNE_PC_CHAIR
    return Issuer.COMMUNE_POLICE_CHIEF


def _extras(life: Life) -> Extras:
    """What the decision says beside its reference."""
    after = life.kind == "post_rehab"
    registered = life.kind == "rehab_home" and life.decided >= NEW_LAW
    return Extras(
        begins=life.begins if after or registered else None,
        first_time=life.first_time,
        months_named=life.months,
        origin=Origin.COMPULSORY_ADULT if after else None,
    )


def _extras_of_arrival(life: Life) -> Extras:
    """What the receiving commune's decision says: what the term, of which some remains, depended on."""
    after = life.kind == "post_rehab"
    return Extras(first_time=life.first_time, origin=Origin.COMPULSORY_ADULT if after else None)


def _particulars(life: Life, cover: str = "HS") -> dossiers.Particulars:
    """Invented: every third is over 30, every fifth a woman; the paper file has the life's number."""
    return dossiers.Particulars(
        AgeBand.OLDER if life.number % 3 else AgeBand.YOUNG,
        Sex.MALE if life.number % 5 else Sex.FEMALE,
        PlaceClass.FACILITY if life.kind == "rehab_compulsory" else PlaceClass.COMMUNITY,
        f"{life.paper}/{life.decided.year}/{cover}",
    )
