"""What the product asks of a commune: suspicions about to end by themselves, and models asleep."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest

from tests.factories import places
from tests.factories.places import FILE, then
from tests.records.events.conftest import Events, day
from vungxanh.access.interface import Role, create_post
from vungxanh.records.actions.amending import withdraw
from vungxanh.records.actions.recording import record
from vungxanh.records.queries.questions import SOON, asleep_models, ending_suspicions
from vungxanh.records.rules.events import hotspots
from vungxanh.records.rules.events.hotspot_life import SUSPICION
from vungxanh.records.rules.events.selfmanaged import Active, Done, Ended, Founded, Type, Why, asleep_from
from vungxanh.records.rules.events.shape import Happened

pytestmark = pytest.mark.django_db
FIRST = date(2026, 3, 1)


def test_a_suspicion_is_asked_about_until_it_is_documented_or_over(events: Events) -> None:
    area = events.communes["MT-01"]
    approver = create_post(symbol="MT-01-D", title="D", role=Role.COMMUNE_APPROVER, area_id=area, by=None)
    first = places.found(area, on=FIRST)
    record(first, by=events.officer, at=day(4))
    ends = FIRST + SUSPICION
    assert ending_suspicions([area], on=ends - SOON) == []
    confirmed = hotspots.HotspotConfirmed()
    record(then(first, "hotspot_confirmed", confirmed, on=date(2026, 3, 3)), by=approver, at=day(5))
    before, asked, last, over = (ends - timedelta(n) for n in (SOON.days + 1, SOON.days, 1, 0))
    assert [len(ending_suspicions([area], on=on)) for on in (before, asked, last, over)] == [0, 1, 1, 0]
    found = ending_suspicions([area], on=last)[0]
    assert (found.area_id, found.day, found.subject) == (area, ends, first.subject)
    assert ending_suspicions([events.communes["MT-02"]], on=last) == []
    documented = then(first, "hotspot_documented", hotspots.HotspotDocumented(file=FILE), on=date(2026, 3, 6))
    record(documented, by=events.officer, at=day(7))
    assert ending_suspicions([area], on=last) == []


def test_a_model_is_asked_about_while_it_sleeps_and_has_not_ended(events: Events) -> None:
    area = events.communes["MT-01"]
    founded = Happened(
        kind="model_founded", subject=uuid4(), area=area, day=FIRST, facts=Founded(type=Type.GROUP)
    )
    record(founded, by=events.officer, at=day(4))

    def asked(on: date) -> list[Any]:
        return [(one.subject, one.day) for one in asleep_models([area], on=on)]

    sleeps = asleep_from(FIRST)
    assert asked(sleeps - timedelta(1)) == []
    assert asked(sleeps) == [(founded.subject, sleeps)]
    active = replace(founded, kind="model_activity", day=date(2026, 3, 6), facts=Active(done=Done.MEETING))
    record(active, by=events.officer, at=day(7))
    assert asked(sleeps) == []
    assert asked(asleep_from(active.day)) == [(founded.subject, asleep_from(active.day))]
    ended = replace(founded, kind="model_ended", day=date(2026, 3, 8), facts=Ended(why=Why.NO_MEMBERS))
    number = record(ended, by=events.officer, at=day(9))
    assert asked(date(2027, 1, 1)) == []
    withdraw(number, reason="withdrawn", by=events.officer, at=day(10))
    assert asked(date(2027, 1, 1)) == [(founded.subject, asleep_from(active.day))]
