"""Whatever posts do in whatever order: the kept lines are what the rules say, and every day adds up."""

import os
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.dossiers.conftest import Commune, Province
from tests.dossiers.keeping import approved, at, decision, everything, opening, read
from tests.dossiers.stories import START, WHO
from vungxanh.dossiers import actions
from vungxanh.dossiers.models import Dossier, Objection, Transfer
from vungxanh.dossiers.queries.counts import counts, stocks_of
from vungxanh.dossiers.queries.kept import NoDossierError
from vungxanh.dossiers.rules.codec import Extras
from vungxanh.dossiers.rules.kinds import Ground, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.proposals import Acceptance, Ending, Renewal
from vungxanh.dossiers.rules.refusals import RefusedError
from vungxanh.dossiers.rules.stocks import Selection, Stock
from vungxanh.dossiers.rules.stocks import stock as stock_of_events
from vungxanh.periods.interface import Period

DAY = timedelta(days=1)
KINDS = (Kind.USER_MANAGEMENT, Kind.HOME, Kind.SUBSTITUTION, Kind.COMPULSORY)


class Office(RuleBasedStateMachine):
    """The officers of three communes; the rules refuse what makes no sense, and nothing else may."""

    province: Province

    def __init__(self) -> None:
        super().__init__()
        self.today = START
        self.dossiers: list[UUID] = []
        self.point = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.point)

    def a_commune(self, data: st.DataObject) -> Commune:
        return data.draw(st.sampled_from(self.province.communes))

    def home(self, dossier: UUID) -> Commune:
        with everything():
            area = Dossier.objects.get(pk=dossier).area_id
        return next(one for one in self.province.communes if one.id == area)

    @contextmanager
    def either(self) -> Iterator[None]:
        """What the rules refuse leaves everything as it was: the invariants below look."""
        try:
            yield
        except (RefusedError, NoDossierError):
            assert not transaction.get_connection().needs_rollback

    def on_one(self, data: st.DataObject) -> tuple[Commune, dict[str, Any]] | None:
        if not self.dossiers:
            return None
        dossier = data.draw(st.sampled_from(self.dossiers))
        with everything():
            if not Dossier.objects.filter(pk=dossier).exists():
                return None
        home = self.home(dossier)
        return home, {"dossier_id": dossier, "by": home.officer, "at": at(self.today)}

    @rule(data=st.data(), kind=st.sampled_from(KINDS))
    def open(self, data: st.DataObject, kind: Kind) -> None:
        if len(self.dossiers) < 5:
            commune = self.a_commune(data)
            given = opening(commune, self.today, kind)
            proposal = actions.propose_opening(opening=given, by=commune.officer, at=at(self.today))
            self.dossiers.append(approved(proposal, commune, self.today))

    @rule(data=st.data())
    def confirm(self, data: st.DataObject) -> None:
        if found := self.on_one(data):
            with self.either():
                actions.confirm(**found[1])

    @rule(data=st.data(), ground=st.sampled_from(list(Ground)))
    def suspend_or_resume(self, data: st.DataObject, ground: Ground) -> None:
        if found := self.on_one(data):
            with self.either():
                actions.suspend(ground=ground, day=self.today, **found[1])
                return
            with self.either():
                actions.resume(day=self.today, **found[1])

    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        if found := self.on_one(data):
            home, by = found
            kind = read(by["dossier_id"]).kind
            with self.either():
                given = Renewal(decision(home, kind, self.today), Extras(begins=self.today))
                approved(actions.propose_renewal(renewal=given, **by), home, self.today)

    @rule(data=st.data(), reason=st.sampled_from([Reason.DECEASED, Reason.ERROR, Reason.IMPRISONED]))
    def end(self, data: st.DataObject, reason: Reason) -> None:
        if found := self.on_one(data):
            home, by = found
            with self.either():
                approved(actions.propose_ending(ending=Ending(reason, self.today), **by), home, self.today)

    @rule(data=st.data())
    def send_or_withdraw(self, data: st.DataObject) -> None:
        if found := self.on_one(data):
            with self.either():
                actions.send(to=self.a_commune(data).id, left_at=at(self.today, 7), **found[1])
                return
            with self.either():
                actions.withdraw(**found[1])

    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        with everything():
            waiting = list(Transfer.objects.filter(closed_on=None).order_by("id"))
        if not waiting:
            return
        one = data.draw(st.sampled_from(waiting))
        there = next(commune for commune in self.province.communes if commune.id == one.area_id)
        kind = Kind(one.kind)
        with self.either():
            given = Acceptance(decision(there, kind, self.today), Extras(begins=self.today), WHO)
            proposal = actions.propose_acceptance(
                transfer_id=one.pk, acceptance=given, by=there.officer, at=at(self.today)
            )
            self.dossiers.append(approved(proposal, there, self.today))

    @rule(data=st.data(), request=st.sampled_from(list(Request)))
    def ask(self, data: st.DataObject, request: Request) -> None:
        if found := self.on_one(data):
            kept = read(found[1]["dossier_id"])
            paper = kept.events[0].decision
            actions.receive(
                area_id=kept.area_id, symbol=paper.symbol, decided_on=paper.date, request=request,
                by=self.province.reviewer, at=at(self.today),
            )  # fmt: skip

    @rule(data=st.data())
    def close(self, data: st.DataObject) -> None:
        with everything():
            waiting = list(Objection.objects.filter(closed_on=None).order_by("id"))
        if waiting:
            one = data.draw(st.sampled_from(waiting))
            by = next(commune for commune in self.province.communes if commune.id == one.area_id).officer
            with self.either():
                actions.answer(objection_id=one.pk, by=by, at=at(self.today))
            with self.either():
                actions.close(objection_id=one.pk, outcome=Outcome.GROUND_SHOWN, by=by, at=at(self.today))

    @rule(days=st.sampled_from([1, 9, 21, 40, 200]))
    def pass_days(self, days: int) -> None:
        self.today += days * DAY

    @rule()
    def keep(self) -> None:
        """Folded and erased or not, no count of any day may change; that two holders did it is asked too."""
        before = self.everywhere(0), self.everywhere(-30), self.everywhere(60)
        actions.keep_day(at=at(self.today))
        assert (self.everywhere(0), self.everywhere(-30), self.everywhere(60)) == before

    def everywhere(self, ahead: int) -> Stock:
        with everything():
            found = stocks_of([one.id for one in self.province.communes], self.today + ahead * DAY)
        return sum(found.values(), Stock())

    @invariant()
    def the_lines_are_what_the_events_say(self) -> None:
        with everything():
            here = set(Dossier.objects.values_list("id", flat=True))
        if set(self.dossiers) <= here:
            events = [event for dossier in self.dossiers for event in read(dossier).events]
            for ahead in (0, 45, 400):
                wanted = stock_of_events(events, Selection(), self.today + ahead * DAY)
                assert self.everywhere(ahead) == wanted

    @invariant()
    def every_day_adds_up(self) -> None:
        days = Period(self.today, self.today + DAY)
        found = counts(self.province.analyst, area_id=self.province.id, on=START, days=days)
        assert all(one.balance.holds for one in found)


def run(province: Province, examples: int, steps: int) -> None:
    """Let the officers work. One transaction holds everything; each example ends as it began."""
    Office.province = province
    run_state_machine_as_test(
        Office,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_any_acts(province: Province) -> None:
    run(province, 6, 15)


@pytest.mark.long
def test_many_acts(province: Province, request: pytest.FixtureRequest) -> None:
    """VUNGXANH_SIZE is the number of histories of forty acts; VUNGXANH_MINUTES ends it before: a few at a
    time are drawn from a seed of their own."""
    size, few, done = int(os.environ.get("VUNGXANH_SIZE") or 150), 10, 0
    until = time.time() + 60 * float(os.environ.get("VUNGXANH_MINUTES") or "inf")
    first = int(request.config.getoption("hypothesis_seed") or secrets.randbelow(2**32))
    while done < size and time.time() < until:
        seed(first + done)(Office)
        run(province, min(few, size - done), 40)
        done += few
    sys.stdout.write(f"{min(done, size)} of {size} histories, seed {first}\n")
