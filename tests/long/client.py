"""One of several clients that do allowed and refused operations on the same communes at once.

`python -m tests.long.client NUMBER SEED FOLDER COUNT`: draws operations, does each through the act or page's
query that a person would use, and checks that what must be refused is refused. Writes `client-NUMBER.json`.
"""

import gc
import json
import os
import pickle
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

from tests.long import place as places

OPENS = datetime(2027, 3, 1, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DAYS_A_MINUTE = 1
"""So fast the days of the run go by, on the one clock that all clients share."""
MOST = 15
"""So many dossiers of a commune stand before fewer are opened."""
DONE, RULE, FORBIDDEN, UNKNOWN = "done", "refused by a rule", "no permission", "not there"


@dataclass(frozen=True)
class World:
    """Who works where, and when the clock began."""

    communes: list[Any]
    double: Any
    analyst: Any
    began: float
    until: float
    """When the clients stop even if they are not through, in seconds of the clock."""

    def now(self) -> datetime:
        """The instant that it is for every client."""
        return OPENS + timedelta(days=(time.time() - self.began) / 60 * DAYS_A_MINUTE)


class Client:
    """Draws and does operations; `outcomes` counts what came of them, `wrong` what should not have been."""

    def __init__(self, number: int, seed: int, world: World) -> None:
        self.world, self.number = world, number
        self.draw = random.Random(f"{seed} {number}")
        self.seen: dict[int, list[Any]] = {at: [] for at in range(len(world.communes))}
        self.waiting: dict[int, list[Any]] = {at: [] for at in range(len(world.communes))}
        self.arrivals: dict[int, list[int]] = {at: [] for at in range(len(world.communes))}
        self.requests: dict[int, list[Any]] = {at: [] for at in range(len(world.communes))}
        self.notices: dict[int, list[int]] = {at: [] for at in range(len(world.communes))}
        self.outcomes: Counter[str] = Counter()
        self.wrong: list[str] = []
        self.numbers = 0
        # What a person may do and what nobody may, in about equal parts; refusals are quick.
        self.acts: list[tuple[Callable[[], None], int, frozenset[str]]] = [
            (self.look, 5, frozenset({DONE})),
            (self.count, 1, frozenset({DONE})),
            # Somebody else may approve it between the two steps.
            (self.open, 4, frozenset({DONE, RULE, UNKNOWN})),
            (self.approve, 8, frozenset({DONE, RULE, UNKNOWN})),
            (self.propose_end, 3, frozenset({DONE, RULE, UNKNOWN})),
            (self.propose_correction, 2, frozenset({DONE, RULE, UNKNOWN})),
            (self.manage, 4, frozenset({DONE, RULE, UNKNOWN})),
            (self.send, 3, frozenset({DONE, RULE, UNKNOWN})),
            (self.accept, 3, frozenset({DONE, RULE, UNKNOWN})),
            (self.request, 2, frozenset({DONE})),
            # What comes must also go, or a desk grows with all that was ever asked and each look with it.
            (self.close, 5, frozenset({DONE, RULE, UNKNOWN})),
            (self.acknowledge, 2, frozenset({DONE, UNKNOWN})),
            (self.foreign, 14, frozenset({UNKNOWN})),
            (self.missing, 14, frozenset({UNKNOWN})),
            (self.without_permission, 20, frozenset({FORBIDDEN})),
            (self.own_act, 3, frozenset({RULE, UNKNOWN})),
        ]

    def work(self, count: int) -> None:
        """Do so many operations, or as many as there is time for."""
        weights = [weight for _, weight, _ in self.acts]
        for _ in range(count):
            if time.time() > self.world.until:
                break
            act, _, fine = self.draw.choices(self.acts, weights)[0]
            outcome = self.once(act)
            self.outcomes[f"{act.__name__}: {outcome}"] += 1
            if outcome not in fine:
                self.wrong.append(f"{act.__name__}: {outcome}")

    def once(self, act: Callable[[], None]) -> str:
        """Do one operation and say what came of it."""
        from vungxanh.access.interface import Refused
        from vungxanh.dossiers.queries.kept import NoDossierError
        from vungxanh.dossiers.rules.refusals import RefusedError

        try:
            act()
        except RefusedError:
            return RULE
        except NoDossierError:
            return UNKNOWN
        except Refused:
            return FORBIDDEN
        except Exception as problem:  # whatever else comes is a fault of the product
            where = problem.__traceback__
            while where and where.tb_next:
                where = where.tb_next
            state = getattr(problem.__cause__, "sqlstate", None) or ""
            return f"{type(problem).__name__} {state} {str(problem).splitlines()[:1]}"
        return DONE

    def somewhere(self) -> int:
        """A commune."""
        return self.draw.randrange(len(self.world.communes))

    def some(self, held: dict[int, list[Any]]) -> tuple[int, Any]:
        """A commune and something it was shown; where nothing was, an invented id."""
        where = self.somewhere()
        return where, self.draw.choice(held[where]) if held[where] else None

    def known(self) -> tuple[int, UUID]:
        """A commune and the id of one of its dossiers that was shown lately."""
        where, row = self.some(self.seen)
        return where, row.id if row else uuid4()

    def look(self) -> None:
        """See a desk, and remember it as a person would."""
        from vungxanh.dossiers.interface import desk

        where = self.somewhere()
        shown = desk(self.world.communes[where].officer, at=self.world.now())
        self.seen[where] = list(shown.rows)
        self.waiting[where] = [one.id for one in shown.waiting]
        self.arrivals[where] = [one.id for one in shown.arrivals]
        self.requests[where] = list(shown.requests)
        self.notices[where] = [one.id for one in shown.notices]

    def count(self) -> None:
        """The province's counts of the last days."""
        from vungxanh.dossiers.queries.counts import counts
        from vungxanh.periods.interface import Period

        today = self.world.now().date()
        days = Period(today - timedelta(3), today + timedelta(1))
        by = self.world.analyst
        for commune in counts(by, area_id=by.area_id, on=today, days=days):
            if not commune.balance.holds:
                self.wrong.append(f"the balance of {commune.commune} does not hold: {commune.balance}")

    def decision(self, area_id: int, day: date) -> Any:
        """A decision that nobody else has made."""
        from vungxanh.dossiers.interface import DecisionReference, Issuer

        self.numbers += 1
        letter = "ABCDEGHK"[self.number % 8]
        symbol = f"{self.numbers % 100_000}{letter}/2027/QĐ-MAU"
        return DecisionReference(symbol, day, Issuer.COMMUNE_POLICE_CHIEF, area_id)

    def who(self, cover: str) -> Any:
        """Particulars of nobody."""
        from vungxanh.dossiers.interface import AgeBand, Particulars, PlaceClass, Sex

        return Particulars(
            AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, f"{self.numbers % 100_000}/2027/{cover}"
        )

    def open(self) -> None:
        """Propose a new dossier; approve it at once half of the time."""
        from vungxanh.dossiers.interface import Extras, Kind, Opening, approve, propose_opening

        where, now = self.somewhere(), self.world.now()
        if len(self.seen[where]) > MOST:
            return self.propose_end()
        commune = self.world.communes[where]
        kind = self.draw.choice((Kind.USER_MANAGEMENT, Kind.USER_MANAGEMENT, Kind.SUBSTITUTION))
        decision = self.decision(commune.area_id, now.date() - timedelta(self.draw.randrange(2)))
        opening = Opening(kind, decision, Extras(), self.who("HS"))
        proposal = propose_opening(opening=opening, by=commune.officer, at=now)
        if self.draw.random() < 0.5:
            approve(proposal_id=proposal, by=commune.approver, at=now)
        return None

    def approve(self) -> None:
        """Approve something that waited when the desk was last seen; others may have been quicker."""
        from vungxanh.dossiers.interface import approve

        where, proposal = self.some(self.waiting)
        by = self.world.communes[where].approver
        approve(proposal_id=proposal or uuid4(), by=by, at=self.world.now())

    def propose_end(self) -> None:
        """Propose to end one."""
        from vungxanh.dossiers.interface import Ending, Reason, propose_ending

        where, dossier = self.known()
        now = self.world.now()
        ending = Ending(self.draw.choice((Reason.DECEASED, Reason.IMPRISONED)), now.date())
        propose_ending(dossier_id=dossier, ending=ending, by=self.world.communes[where].officer, at=now)

    def propose_correction(self) -> None:
        """Propose to correct one."""
        from vungxanh.dossiers.interface import Correction, propose_correction

        where, dossier = self.known()
        self.numbers += 1
        corrected = Correction(particulars=self.who("HS-B"))
        by = self.world.communes[where].officer
        propose_correction(dossier_id=dossier, correction=corrected, by=by, at=self.world.now())

    def manage(self) -> None:
        """Suspend, resume or confirm one."""
        from vungxanh.dossiers.interface import Ground, confirm, resume, suspend

        where, dossier = self.known()
        by, now = self.world.communes[where].officer, self.world.now()
        word = self.draw.randrange(3)
        if word == 0:
            suspend(dossier_id=dossier, ground=Ground.ABSENT, day=now.date(), by=by, at=now)
        elif word == 1:
            resume(dossier_id=dossier, day=now.date(), by=by, at=now)
        else:
            confirm(dossier_id=dossier, by=by, at=now)

    def send(self) -> None:
        """Send one to another commune, or take that back."""
        from vungxanh.dossiers.interface import send, withdraw

        where, dossier = self.known()
        by, now = self.world.communes[where].officer, self.world.now()
        if self.draw.random() < 0.3:
            return withdraw(dossier_id=dossier, by=by, at=now)
        to = self.world.communes[self.somewhere()].area_id
        send(dossier_id=dossier, to=to, left_at=now - timedelta(hours=2), by=by, at=now)
        return None

    def accept(self) -> None:
        """Take over somebody who moved here; approve it at once half of the time."""
        from vungxanh.dossiers.interface import Acceptance, Extras, approve, propose_acceptance

        where, transfer = self.some(self.arrivals)
        commune, now = self.world.communes[where], self.world.now()
        accepting = Acceptance(self.decision(commune.area_id, now.date()), Extras(), self.who("HS"))
        proposal = propose_acceptance(
            transfer_id=transfer or 0, acceptance=accepting, by=commune.officer, at=now
        )
        if self.draw.random() < 0.5:
            approve(proposal_id=proposal, by=commune.approver, at=now)

    def request(self) -> None:
        """Receive a person's request by the decision they hold, known here or not."""
        from vungxanh.dossiers.interface import Request, receive

        where, row = self.some(self.seen)
        commune, now = self.world.communes[where], self.world.now()
        decision = row.state.decision if row else self.decision(commune.area_id, now.date())
        receive(
            area_id=commune.area_id,
            symbol=decision.symbol,
            decided_on=decision.date,
            request=self.draw.choice(list(Request)),
            by=commune.officer,
            at=now,
        )

    def close(self) -> None:
        """Answer a request, or close one that was answered; both at once half of the time."""
        from vungxanh.dossiers.interface import Outcome, answer, close

        where, request = self.some(self.requests)
        by, now = self.world.communes[where].officer, self.world.now()
        one = request.id if request else 0
        answered = request is not None and request.answered_on is not None
        if not answered:
            answer(objection_id=one, by=by, at=now)
        if answered or self.draw.random() < 0.5:
            found = request is not None and request.found
            close(objection_id=one, outcome=Outcome.WITHDRAWN if found else None, by=by, at=now)

    def acknowledge(self) -> None:
        """Say that a notice was read; somebody else may have said so."""
        from vungxanh.dossiers.actions import acknowledge

        where, notice = self.some(self.notices)
        acknowledge(notice_id=notice or 0, by=self.world.communes[where].officer, at=self.world.now())

    def foreign(self) -> None:
        """Work on a dossier of another commune: it is not there."""
        where, dossier = self.known()
        other = (where + self.draw.randrange(1, len(self.world.communes))) % len(self.world.communes)
        self._try(dossier, self.world.communes[other].officer)

    def missing(self) -> None:
        """Work on a dossier that nobody has."""
        self._try(uuid4(), self.world.communes[self.somewhere()].officer)

    def _try(self, dossier: UUID, by: Any) -> None:
        from vungxanh.dossiers.interface import confirm
        from vungxanh.dossiers.queries.rows import detail

        now = self.world.now()
        if self.draw.random() < 0.5:
            detail(by, dossier, at=now)
        else:
            confirm(dossier_id=dossier, by=by, at=now)

    def without_permission(self) -> None:
        """An approver proposes, an officer approves, an analyst looks at rows."""
        from vungxanh.dossiers.interface import approve, confirm, desk

        where, proposal = self.some(self.waiting)
        commune, now = self.world.communes[where], self.world.now()
        word = self.draw.randrange(3)
        if word == 0:
            confirm(dossier_id=self.known()[1], by=commune.approver, at=now)
        elif word == 1:
            approve(proposal_id=proposal or uuid4(), by=commune.officer, at=now)
        else:
            desk(self.world.analyst, at=now)

    def own_act(self) -> None:
        """One human who holds both posts of the first commune proposes and approves."""
        from vungxanh.dossiers.interface import Ending, Reason, approve, propose_ending

        officer, approver = self.world.double
        row = self.draw.choice(self.seen[0]) if self.seen[0] else None
        now = self.world.now()
        ending = Ending(Reason.DECEASED, now.date())
        proposal = propose_ending(dossier_id=row.id if row else uuid4(), ending=ending, by=officer, at=now)
        approve(proposal_id=proposal, by=approver, at=now)


def main(number: int, seed: int, folder: Path, count: int) -> None:
    """Do the operations and write what came of them."""
    places.begin(dict(os.environ))
    client = Client(number, seed, pickle.loads((folder / "world.pickle").read_bytes()))
    # An operation leaves little behind, and every sweep of the collector goes through all of Django.
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    client.work(count)
    told = {"outcomes": client.outcomes, "wrong": client.wrong}
    (folder / f"client-{number}.json").write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
