"""What was known on a day: random histories of recording, amending, withdrawing and undoing."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories import places
from tests.factories.events import case_in
from tests.records.events.conftest import Events, day
from vungxanh.records.actions.amending import amend, undo, withdraw
from vungxanh.records.actions.recording import record
from vungxanh.records.models import Event
from vungxanh.records.queries.events import counting, version
from vungxanh.records.queries.lines import known_lines
from vungxanh.records.rules.events.hotspots import Basis, HotspotResolved, Measure
from vungxanh.records.rules.events.shape import Happened, RefusedEventError

pytestmark = pytest.mark.django_db
ACTS = st.lists(
    st.tuples(
        st.sampled_from(("case", "place", "resolve", "amend", "withdraw", "undo")),
        st.integers(0, 9),
        st.integers(1, 3),
    ),
    min_size=2,
    max_size=9,
)


def known(on: date | None) -> tuple[Counter[str], Counter[str]]:
    """Every line and every event that counts, now or at the end of a day."""
    lines = known_lines(on).values_list("area_id", "indicator", "day", "value", "breakdown")
    told = counting(Event.objects.all(), on).values_list("subject", "kind", "happened_on", "facts", "area_id")
    return Counter(map(repr, lines)), Counter(map(repr, told))


def standing(kind: str, pick: int) -> Event | None:
    """One of the events of a kind ("" for any) that count now."""
    rows = list(counting(Event.objects.filter(kind__startswith=kind)).order_by("pk"))
    return rows[pick % len(rows)] if rows else None


def act(events: Events, what: str, pick: int, size: int, number: int) -> None:
    """One act on the day of that number; one that the rules refuse changes nothing."""
    area, at = events.communes[("MT-01", "MT-02")[pick % 2]], day(number)
    by, on = events.analyst, date(2026, 3, size)
    if what == "case":
        record(case_in(area, people=size, on=on), by=by, at=at)
    elif what == "place":
        record(places.found(area, on=on, basis=Basis.DOCUMENTED), by=by, at=at)
    elif what == "undo":
        made = record(case_in(area, people=size, on=on), by=by, at=at)
        undo(made, by=by, at=at + timedelta(minutes=5))
    elif what == "resolve" and (found := standing("hotspot_found", pick)):
        over = HotspotResolved(measure=Measure.CLOSED)
        told = Happened(
            kind="hotspot_resolved", subject=found.subject, area=found.area_id, day=on, facts=over
        )
        record(told, by=by, at=at)
    elif what in {"amend", "withdraw"} and (old := standing("", pick)):
        _again(old, what, size, by, at)


def _again(old: Event, what: str, size: int, by: Any, at: Any) -> None:
    if what == "withdraw":
        withdraw(old.pk, reason="withdrawn", by=by, at=at)
        return
    told = version(old.pk)
    facts = case_in(old.area_id, people=size).facts if old.kind == "case" else told.facts
    again = Happened(
        kind=old.kind, subject=old.subject, area=old.area_id, day=date(2026, 3, size), facts=facts
    )
    amend(old.pk, again, reason="mistyped", by=by, at=at)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(ACTS)
def test_as_known_on_a_day_is_what_had_been_told_by_then(
    events: Events, acts: list[tuple[str, int, int]]
) -> None:
    """After each day's act the state is kept: nothing of later days can be in it. In the end every day is
    asked for again, with all that was learned since."""
    point, then = transaction.savepoint(), {}
    try:
        for number, (what, pick, size) in enumerate(acts, 4):
            try:
                with transaction.atomic():
                    act(events, what, pick, size, number)
            except RefusedEventError:
                pass
            then[date(2026, 3, number)] = known(None)
        assert {on: known(on) for on in then} == then
        assert known(date(2026, 3, 3)) == (Counter(), Counter())
    finally:
        transaction.savepoint_rollback(point)
