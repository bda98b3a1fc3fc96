"""One of several processes that work on dossiers while the database is killed under them.

`python -m tests.long.writer NUMBER SEED FOLDER`: works on two communes of its own through the acts of people,
notes what it tries and what was acknowledged, and goes on after every loss of the database, or of itself.
"""

import os
import pickle
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from tests.long import place as places
from tests.long.notes import Told, told
from tests.long.working import Working

OPENS = datetime(2027, 3, 1, 7, 30, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
DECIDED = date(2027, 3, 1)
MOST = 12
"""So many dossiers stand before more are ended than opened."""


@dataclass
class Own:
    """A dossier of this writer, as far as acknowledgements tell: where it stands, and where it is sent."""

    id: str
    commune: int
    sent: bool = False


class Writer(Working):
    """Does one act after another and notes each before and after."""

    def __init__(self, number: int, seed: int, folder: Path) -> None:
        self.communes = pickle.loads((folder / "communes.pickle").read_bytes())[2 * number : 2 * number + 2]
        super().__init__(number, seed, folder)

    def remember(self, lines: list[dict[str, Any]]) -> None:
        """Know what stands by what was acknowledged."""
        self.own = standing(lines, told(lines))

    def at(self) -> datetime:
        """The next instant of this writer."""
        self.count += 1
        return OPENS + timedelta(seconds=self.count)

    def choose(self) -> Callable[[], None]:
        """The next act."""
        ready, sent = [one for one in self.own if not one.sent], [one for one in self.own if one.sent]
        acts: list[Callable[[], None]] = [self.look, self.open]
        if len(self.own) < MOST:
            acts += [self.open] * 2
        if ready:
            acts += [self.end, self.end, self.send, self.correct]
        if sent:
            acts += [self.accept, self.withdraw]
        return self.draw.choice(acts)

    def _approved(self, proposal: UUID, commune: int, events: dict[str, str], at: datetime) -> UUID:
        from vungxanh.dossiers.interface import approve

        self.notes.write(what="done", proposal=str(proposal))
        self.notes.write(what="try", act="approve", proposal=str(proposal), events=events, commune=commune)
        dossier = approve(proposal_id=proposal, by=self.communes[commune].approver, at=at)
        self.notes.write(what="done", new=str(dossier) if "new" in events else "")
        return dossier

    def _decision(self, area_id: int) -> Any:
        from vungxanh.dossiers.interface import DecisionReference, Issuer

        symbol = f"{20_000 * (self.number + 1) + self.count:05}/2027/QĐ-MAU"
        return DecisionReference(symbol, DECIDED, Issuer.COMMUNE_POLICE_CHIEF, area_id)

    def open(self) -> None:
        """Open a dossier: two people, two transactions."""
        from vungxanh.dossiers.interface import Extras, Kind, Opening, propose_opening

        at, where = self.at(), self.draw.randrange(2)
        commune = self.communes[where]
        decision = self._decision(commune.area_id)
        opening = Opening(Kind.USER_MANAGEMENT, decision, Extras(), self._who("HS"))
        self.notes.write(what="try", act="propose")
        proposal = propose_opening(opening=opening, by=commune.officer, at=at)
        dossier = self._approved(proposal, where, {"new": "opened"}, self.at())
        self.own.append(Own(str(dossier), where))

    def _who(self, cover: str) -> Any:
        from vungxanh.dossiers.interface import AgeBand, Particulars, PlaceClass, Sex

        return Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY, f"{self.count}/2027/{cover}")

    def _pick(self, *, sent: bool) -> Own:
        return self.draw.choice([one for one in self.own if one.sent is sent])

    def end(self) -> None:
        """End one: proposed and approved."""
        from vungxanh.dossiers.interface import Ending, Reason, propose_ending

        one, at = self._pick(sent=False), self.at()
        self.notes.write(what="try", act="propose", on=one.id)
        ending = Ending(Reason.DECEASED, at.date())
        by = self.communes[one.commune].officer
        proposal = propose_ending(dossier_id=UUID(one.id), ending=ending, by=by, at=at)
        self._approved(proposal, one.commune, {one.id: "ended"}, self.at())
        self.own.remove(one)

    def correct(self) -> None:
        """Correct one: proposed and approved."""
        from vungxanh.dossiers.interface import Correction, propose_correction

        one, at = self._pick(sent=False), self.at()
        self.notes.write(what="try", act="propose", on=one.id)
        by = self.communes[one.commune].officer
        corrected = Correction(particulars=self._who("HS-B"))
        proposal = propose_correction(dossier_id=UUID(one.id), correction=corrected, by=by, at=at)
        self._approved(proposal, one.commune, {one.id: "corrected"}, self.at())

    def send(self) -> None:
        """Tell the other commune that a person moves there."""
        from vungxanh.dossiers.interface import send

        one, at = self._pick(sent=False), self.at()
        here, there = self.communes[one.commune], self.communes[1 - one.commune]
        left = OPENS - timedelta(hours=1)
        self.notes.write(what="try", act="send", events={one.id: "transfer_opened"})
        send(dossier_id=UUID(one.id), to=there.area_id, left_at=left, by=here.officer, at=at)
        self.notes.write(what="done")
        one.sent = True

    def withdraw(self) -> None:
        """The person did not move."""
        from vungxanh.dossiers.interface import withdraw

        one, at = self._pick(sent=True), self.at()
        self.notes.write(what="try", act="withdraw", events={one.id: "transfer_withdrawn"})
        withdraw(dossier_id=UUID(one.id), by=self.communes[one.commune].officer, at=at)
        self.notes.write(what="done")
        one.sent = False

    def accept(self) -> None:
        """The other commune takes over: one dossier ends and another begins, in one transaction."""
        from vungxanh.access.interface import Purpose, duty
        from vungxanh.dossiers.interface import Acceptance, Extras, propose_acceptance
        from vungxanh.dossiers.models import Transfer

        one, at = self._pick(sent=True), self.at()
        there = self.communes[1 - one.commune]
        with duty(Purpose.VERIFY):
            transfer = Transfer.objects.get(dossier=one.id, closed_on=None).pk
        accepting = Acceptance(self._decision(there.area_id), Extras(), self._who("HS"))
        self.notes.write(what="try", act="propose", on=one.id)
        proposal = propose_acceptance(transfer_id=transfer, acceptance=accepting, by=there.officer, at=at)
        events = {one.id: "transferred_out", "new": "transferred_in"}
        new = self._approved(proposal, 1 - one.commune, events, self.at())
        self.own.remove(one)
        self.own.append(Own(str(new), 1 - one.commune))

    def look(self) -> None:
        """See the desk of a commune, and seal what was recorded as the keeper would."""
        from vungxanh.access.interface import seal
        from vungxanh.dossiers.interface import desk

        by = self.communes[0].officer
        self.notes.write(what="try", act="look")
        shown = desk(by, at=self.at()).rows
        self.notes.write(what="done", look=bool(shown), holder=by.holder)
        seal()


def standing(lines: list[dict[str, Any]], known: Told) -> list[Own]:
    """What stands by the acknowledgements alone; what is unsure is left alone for good."""
    where = {
        answer["new"]: line["commune"]
        for line, answer in pairwise(lines)
        if line["what"] == "try" and answer.get("new")
    }
    return [
        Own(dossier, where[dossier], sent=events[-1] == "transfer_opened")
        for dossier, events in known.events.items()
        if dossier not in known.unsure and events[-1] not in {"ended", "transferred_out"}
    ]


if __name__ == "__main__":
    places.begin(dict(os.environ))
    Writer(int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])).work()
