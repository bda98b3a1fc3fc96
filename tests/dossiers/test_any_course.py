"""Whatever happens, in any order: days add up, nobody is counted past a last day, unknown stays unknown."""

import random
from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.dossiers.papers import paper
from tests.dossiers.stories import START, WHO, a_term, issuer_on
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.course import state_on
from vungxanh.dossiers.rules.days import start_of
from vungxanh.dossiers.rules.kinds import Ground, Kind, Outcome, Reason, Request
from vungxanh.dossiers.rules.law import the_law
from vungxanh.dossiers.rules.sealed import seal
from vungxanh.dossiers.rules.state import Standing, State
from vungxanh.dossiers.rules.stocks import Selection, balance, stock
from vungxanh.periods.interface import Period

DAY = timedelta(days=1)
COMMUNES = (1, 2, 3)
EVERYWHERE = Selection()
ALL_TIME = Period(date(2026, 1, 1), date(2060, 1, 1))
RESOLVING = (
    happened.Reviewed,
    happened.Resumed,
    happened.Renewed,
    happened.Ended,
    happened.TransferredOut,
    happened.ObjectionClosed,
)
"""Events by which somebody answers for an unknown; no other may make it a number."""


class Province(RuleBasedStateMachine):
    """Officers of three communes act on invented dossiers as the days pass; some of it makes no sense."""

    def __init__(self) -> None:
        super().__init__()
        self.today = START
        self.events: list[happened.Event] = []
        self.last: dict[str, date] = {}
        self.away: dict[str, date] = {}

    def own(self, dossier: str) -> list[happened.Event]:
        return [event for event in self.events if event.dossier == dossier]

    def state(self, dossier: str) -> State | None:
        return state_on(self.own(dossier), self.today)

    def add(self, event: type[happened.Event], dossier: str, **facts: object) -> None:
        before = stock(self.events, EVERYWHERE, self.today)
        stood = self.state(dossier)
        seq = len(self.own(dossier))
        self.events.append(event(dossier=dossier, seq=seq, day=self.today, learned=self.today, **facts))
        after = stock(self.events, EVERYWHERE, self.today)
        if issubclass(event, RESOLVING):
            return
        assert before.value is not None or after.value is None
        stands = self.state(dossier)
        if stood is not None and stands is not None and stood.standing is not Standing.COUNTED:
            assert stands.standing is not Standing.COUNTED

    def a_dossier(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted({event.dossier for event in self.events})))

    def lasts(self, dossier: str, end: date) -> None:
        """The model: the latest day on which a paper lets the dossier stand, plus the days away."""
        self.last[dossier] = max(self.last.get(dossier, end), end)

    @initialize()
    def first(self) -> None:
        self.open(Kind.USER_MANAGEMENT, 1)

    @precondition(lambda self: stock(self.events, EVERYWHERE, self.today).standing < 4)
    @rule(kind=st.sampled_from(list(Kind)), commune=st.sampled_from(COMMUNES))
    def open(self, kind: Kind, commune: int) -> None:
        dossier = f"d{len(self.events)}"
        term = a_term(kind, self.today)
        self.add(
            happened.Opened, dossier, kind=kind, commune=commune, term=term, particulars=WHO,
            decision=paper(self.today, issuer_on(kind, self.today), area=commune),
        )  # fmt: skip
        self.lasts(dossier, term.end if term.lapses else date.max)

    @rule(data=st.data())
    def renew(self, data: st.DataObject) -> None:
        dossier = self.a_dossier(data)
        kind = next(event.kind for event in self.own(dossier) if isinstance(event, happened.Opened))
        term, stood = a_term(kind, self.today), self.state(dossier)
        symbol = f"{len(self.events)}/QĐ-CAX"
        decision = paper(self.today, issuer_on(kind, self.today), symbol)
        self.add(happened.Renewed, dossier, decision=decision, term=term)
        if stood is not None:
            self.lasts(dossier, term.end if term.lapses else date.max)

    @rule(data=st.data(), ground=st.sampled_from([Ground.DETAINED, Ground.ABSENT]))
    def suspend(self, data: st.DataObject, ground: Ground) -> None:
        dossier = self.a_dossier(data)
        state = self.state(dossier)
        stay = the_law().stay(state.kind, ground, "L120") if state else None
        if stay is not None:
            if stay.time_stands and state.suspension is None:
                self.away[dossier] = self.today
            self.add(happened.Suspended, dossier, ground=ground)

    @rule(data=st.data())
    def resume(self, data: st.DataObject) -> None:
        dossier = self.a_dossier(data)
        if dossier in self.away and self.state(dossier) is not None:
            self.last[dossier] += self.today - self.away.pop(dossier)
        self.add(happened.Resumed, dossier)

    @rule(data=st.data(), sort=st.sampled_from([happened.Reviewed, happened.TransferWithdrawn]))
    def plain(self, data: st.DataObject, sort: type[happened.Event]) -> None:
        self.add(sort, self.a_dossier(data))

    @rule(data=st.data(), reason=st.sampled_from(list(Reason)))
    def end(self, data: st.DataObject, reason: Reason) -> None:
        self.add(happened.Ended, self.a_dossier(data), reason=reason)

    @rule(data=st.data(), commune=st.sampled_from(COMMUNES))
    def send(self, data: st.DataObject, commune: int) -> None:
        self.add(happened.TransferOpened, self.a_dossier(data), to=commune, left_at=start_of(self.today))

    @rule(data=st.data(), commune=st.sampled_from(COMMUNES))
    def merge(self, data: st.DataObject, commune: int) -> None:
        self.add(happened.PassedOn, self.a_dossier(data), commune=commune)

    @precondition(lambda self: any(self.state(event.dossier) for event in self.events))
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        """The other commune opens its own dossier for what remains, and the first one leaves."""
        waiting = {event.dossier: self.state(event.dossier) for event in self.events}
        sent = data.draw(st.sampled_from(sorted(name for name, state in waiting.items() if state)))
        if waiting[sent].transfer is None:
            to = 1 + waiting[sent].commune % 3
            self.add(happened.TransferOpened, sent, to=to, left_at=start_of(self.today))
            waiting[sent] = self.state(sent)
        state = waiting[sent]
        until = state.last_day + DAY if state.last_day else None
        term = a_term(state.kind, self.today, until)
        before = stock(self.events, EVERYWHERE, self.today)
        dossier = f"d{len(self.events)}"
        self.add(happened.TransferredOut, sent, late=False)
        self.add(
            happened.TransferredIn, dossier, kind=state.kind, commune=state.transfer.to, term=term,
            particulars=WHO, predecessor=sent, objections=state.objections,
            decision=paper(self.today, issuer_on(state.kind, self.today), area=state.transfer.to),
        )  # fmt: skip
        self.lasts(dossier, term.end if term.lapses else date.max)
        after = stock(self.events, EVERYWHERE, self.today)
        assert (after.standing, after.set_aside) == (before.standing, before.set_aside)

    @rule(data=st.data(), request=st.sampled_from(list(Request)))
    def object(self, data: st.DataObject, request: Request) -> None:
        due = self.today + timedelta(the_law().act_days(request))
        self.add(
            happened.ObjectionReceived,
            self.a_dossier(data),
            number=len(self.events),
            request=request,
            due=due,
        )

    @rule(data=st.data(), outcome=st.sampled_from(list(Outcome)))
    def answer(self, data: st.DataObject, outcome: Outcome) -> None:
        dossier = self.a_dossier(data)
        numbers = [
            event.number for event in self.own(dossier) if isinstance(event, happened.ObjectionReceived)
        ]
        if numbers:
            self.add(
                happened.ObjectionClosed, dossier, number=data.draw(st.sampled_from(numbers)), outcome=outcome
            )

    @rule(days=st.sampled_from([1, 5, 11, 29, 31, 90, 182, 200]))
    def pass_days(self, days: int) -> None:
        """Time goes by and nobody acts: no number comes out of an unknown but by a lapse."""
        before = stock(self.events, EVERYWHERE, self.today)
        self.today += timedelta(days)
        after = stock(self.events, EVERYWHERE, self.today)
        assert after.standing + after.set_aside <= before.standing + before.set_aside
        if before.value is None and after.value is not None:
            assert after.standing < before.standing + before.set_aside

    @rule(data=st.data())
    def pass_to_a_bound(self, data: st.DataObject) -> None:
        """Exactly to a day on which a term ends or a ground is due, or the day after."""
        ends = [last for last in self.last.values() if self.today < last < date.max]
        dues = [one.due for one in self.events if isinstance(one, happened.ObjectionReceived)]
        bounds = sorted({*ends, *(due for due in dues if due > self.today)})
        if bounds:
            self.today = data.draw(st.sampled_from(bounds)) + data.draw(st.sampled_from([DAY, 0 * DAY]))

    @invariant()
    def every_day_adds_up(self) -> None:
        for commune in COMMUNES:
            day = balance(self.events, Selection(commune), self.today)
            assert day.opening.standing + day.entered - day.left == day.closing.standing

    @invariant()
    def the_communes_make_the_province(self) -> None:
        parts = [stock(self.events, Selection(commune), self.today) for commune in COMMUNES]
        assert parts[0] + parts[1] + parts[2] == stock(self.events, EVERYWHERE, self.today)

    @invariant()
    def nobody_is_counted_past_the_last_day(self) -> None:
        for dossier, last in self.last.items():
            state = self.state(dossier)
            if state is not None and dossier not in self.away:
                assert self.today < last
                assert state.last_day is None or state.last_day < last

    @invariant()
    def the_order_of_arrival_is_nothing(self) -> None:
        mixed = self.events[:]
        random.Random(len(mixed)).shuffle(mixed)
        for ahead in (0, 45, 400):
            day = self.today + timedelta(ahead)
            assert stock(mixed, EVERYWHERE, day) == stock(self.events, EVERYWHERE, day)

    @invariant()
    def counts_alone_give_the_same_stock(self) -> None:
        for ahead in (0, 45, 400):
            day = self.today + timedelta(ahead)
            counts = seal(self.events, Period(ALL_TIME.start, day + DAY))
            for selection in (Selection(1), Selection(exempt=True), EVERYWHERE):
                assert counts.stock(selection, day) == stock(self.events, selection, day)


TestProvince = Province.TestCase
TestProvince.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
