"""Invented dossiers and what happens to them, in a few words."""

from datetime import date, timedelta
from typing import Any

from tests.dossiers.papers import paper
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.days import start_of
from vungxanh.dossiers.rules.kinds import AgeBand, Ground, Issuer, Kind, Origin, PlaceClass, Sex
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.opening import Particulars
from vungxanh.dossiers.rules.term import Term, TermFacts, term_of
from vungxanh.periods.interface import add_months

START = date(2026, 8, 3)
WHO = Particulars(AgeBand.OLDER, Sex.MALE, PlaceClass.COMMUNITY)


def issuer_on(kind: Kind, day: date) -> Issuer:
    """Somebody who is competent on that day."""
    found = the_law().deciders(kind, the_law().on(day), {"any", "adult"})
    return min(found[0]) if found else Issuer.COURT


def a_term(kind: Kind = Kind.USER_MANAGEMENT, day: date = START, until: date | None = None) -> Term:
    """The term of a plain decision of that day."""
    decision = paper(day, issuer_on(kind, day))
    facts = TermFacts(decision, AgeBand.OLDER, day, origin=Origin.VOLUNTARY, remaining_until=until)
    return term_of(kind, facts, day)


class Story:
    """Events of one dossier, one after another; each method adds one and gives the story back."""

    def __init__(self, dossier: str = "d1", kind: Kind = Kind.USER_MANAGEMENT, commune: int = 1) -> None:
        self.dossier, self.kind, self.commune = dossier, kind, commune
        self.events: list[happened.Event] = []

    def add(self, event: type[happened.Event], day: date, **facts: Any) -> "Story":
        seq = len(self.events)
        self.events.append(event(dossier=self.dossier, seq=seq, day=day, learned=day, **facts))
        return self

    def opened(
        self,
        day: date = START,
        until: date | None = None,
        sort: type[happened.Opened] = happened.Opened,
        **facts: Any,
    ) -> "Story":
        number = sum(map(ord, self.dossier))
        decision = paper(day, issuer_on(self.kind, day), f"{number}/QĐ-CAX", self.commune)
        given = {
            "kind": self.kind,
            "commune": self.commune,
            "decision": decision,
            "term": a_term(self.kind, day, until),
            "particulars": WHO,
        }
        return self.add(sort, day, **given | facts)

    def renewed(self, day: date) -> "Story":
        decision = paper(day, issuer_on(self.kind, day), f"9{len(self.events)}/QĐ-CAX", self.commune)
        return self.add(happened.Renewed, day, decision=decision, term=a_term(self.kind, day))

    def suspended(self, day: date, ground: Ground = Ground.DETAINED) -> "Story":
        return self.add(happened.Suspended, day, ground=ground)

    def sent(self, day: date, to: int) -> "Story":
        return self.add(happened.TransferOpened, day, to=to, left_at=start_of(day))

    def left(self, day: date, late: bool = False) -> "Story":
        return self.add(happened.TransferredOut, day, late=late)


def months_on(months: int, days: int = 0, start: date = START) -> date:
    """So many months and days after the start."""
    return add_months(start, months) + timedelta(days)
