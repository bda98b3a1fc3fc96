"""Events in the database: recorded, amended, withdrawn, undone; and the figures as known on any day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from tests.factories.events import case_in as told
from tests.factories.events import destruction_of, seizure_in
from tests.records.events.conftest import Events, day
from vungxanh.records.actions.amending import amend, undo, withdraw
from vungxanh.records.actions.recording import record, record_all
from vungxanh.records.models import Event, EventLine
from vungxanh.records.queries.events import Cursor, NoEventError, event, events_of, life
from vungxanh.records.queries.history import history
from vungxanh.records.queries.lines import lines_of
from vungxanh.records.rules.events.shape import RefusedEventError, Unit

pytestmark = pytest.mark.django_db


def codes(error: pytest.ExceptionInfo[RefusedEventError]) -> list[str]:
    return [one.code for one in error.value.refusals]


def test_an_event_is_kept_with_its_units_and_lines(events: Events, counted: Any) -> None:
    first, second = events.communes["MT-01"], events.communes["MT-02"]
    number = record(replace(told(first, people=3), units=(Unit(second, 1),)), by=events.officer, at=day(4))
    kept = event(events.officer, number, on=date(2026, 3, 4))
    assert (kept.area, kept.units, kept.facts.people) == (first, (Unit(second, 1),), 3)
    assert kept.holder == events.officer.holder
    assert counted("MT-01") == {"D01": 1, "D02": 2}
    assert counted("MT-02") == {"D02": 1}
    # The other commune of a joint case sees it; a stranger gets the answer for one that is not there.
    assert event(events.neighbour, number, on=date(2026, 3, 4)).id == number
    with pytest.raises(NoEventError):
        event(events.foreign, number, on=date(2026, 3, 4))


def test_figures_are_told_as_known_on_any_day(events: Events, counted: Any) -> None:
    area = events.communes["MT-01"]
    number = record(told(area, people=2), by=events.officer, at=day(4))
    later = amend(number, told(area, people=5), reason="learned_more", by=events.officer, at=day(8))
    withdraw(later, reason="withdrawn", by=events.officer, at=day(12))
    said = [counted("MT-01", date(2026, 3, number)).get("D02") for number in (3, 4, 7, 8, 11, 12)]
    assert said == [None, 2, 2, 5, 5, None]
    assert counted("MT-01") == {}
    subject = event(events.officer, number, on=date(2026, 3, 12)).subject
    assert [one.counts for one in history(events.officer, subject, on=date(2026, 3, 12))] == [False] * 3
    assert [one.facts.people for one in life(subject, known_on=date(2026, 3, 9))] == [5]


def test_an_amended_history_counts_as_if_told_right_at_first(events: Events, counted: Any) -> None:
    first, second = events.communes["MT-01"], events.communes["MT-02"]
    number = record(told(first, people=2), by=events.analyst, at=day(4))
    right = told(second, people=4, on=date(2026, 3, 2))
    amend(number, right, reason="wrong_area", by=events.analyst, at=day(5))
    amended = [(one.area_id, one.indicator, one.day, one.value) for one in everything(events)]
    with transaction.atomic():
        sid = transaction.savepoint()
        withdraw(Event.objects.get(replaces=number).pk, reason="duplicate", by=events.analyst, at=day(6))
        record(right, by=events.analyst, at=day(6))
        plain = [(one.area_id, one.indicator, one.day, one.value) for one in everything(events)]
        transaction.savepoint_rollback(sid)
    assert amended == plain


def everything(events: Events) -> Any:
    from vungxanh.periods.interface import AssessmentYear

    return lines_of(events.communes.values(), period=AssessmentYear(2026).period)


def test_the_second_of_two_officers_is_told_and_nothing_is_written(events: Events) -> None:
    area = events.communes["MT-01"]
    number = record(told(area), by=events.officer, at=day(4))
    amend(number, told(area, people=3), reason="mistyped", by=events.officer, at=day(5))
    with pytest.raises(RefusedEventError) as error:
        amend(number, told(area, people=4), reason="mistyped", by=events.analyst, at=day(5))
    assert codes(error) == ["replaced"]
    with pytest.raises(RefusedEventError) as error:
        withdraw(number, reason="mistyped", by=events.officer, at=day(5))
    assert codes(error) == ["replaced"]
    assert Event.objects.count() == 2


def test_the_same_key_is_one_event(events: Events) -> None:
    area, key = events.communes["MT-01"], uuid4()
    one = told(area)
    first = record(one, by=events.officer, at=day(4), key=key)
    assert record(one, by=events.officer, at=day(4), key=key) == first
    with pytest.raises(NoEventError):
        record(one, by=events.analyst, at=day(4), key=key)


def test_many_are_recorded_together_or_not_at_all(events: Events) -> None:
    area = events.communes["MT-01"]
    wrong = told(area, on=date(2026, 4, 1))
    with pytest.raises(RefusedEventError):
        record_all([told(area), wrong], by=events.officer, at=day(4), keys=[uuid4(), uuid4()])
    assert Event.objects.count() == 0
    keys = [uuid4(), uuid4()]
    for count in (2, 0):
        assert record_all([told(area), told(area)], by=events.officer, at=day(4), keys=keys) == count
    assert EventLine.objects.count() == 4


def test_each_of_many_is_in_the_change_log_and_none_without_a_purpose(events: Events) -> None:
    area = events.communes["MT-01"]
    many = [told(area), told(area), told(area)]
    record_all(many, by=events.officer, at=day(4), keys=[one.subject for one in many])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pgh_obj_id, pgh_label, pgh_context->>'purpose', facts FROM records_eventevent ORDER BY id"
        )
        logged = cursor.fetchall()
        assert [(number, label, purpose) for number, label, purpose, _ in logged] == [
            (number, "insert", "record events")
            for number in Event.objects.order_by("pk").values_list("pk", flat=True)
        ]
        cursor.execute("SELECT set_config('pghistory.context_metadata', '', true)")
    with pytest.raises(DatabaseError, match="must name its post"), transaction.atomic():
        Event.objects.bulk_create(
            [Event(subject=uuid4(), kind="case", area_id=area, happened_on=day(4).date(), facts={}, post="x")]
        )


def test_undo_is_for_ten_minutes_and_the_same_holder(events: Events, counted: Any) -> None:
    number = record(told(events.communes["MT-01"]), by=events.officer, at=day(4))
    for by, at in ((events.analyst, day(4)), (events.officer, day(4) + timedelta(minutes=11))):
        with pytest.raises(RefusedEventError) as error:
            undo(number, by=by, at=at)
        assert codes(error) == ["undo"]
    undo(number, by=events.officer, at=day(4) + timedelta(minutes=9))
    assert counted("MT-01") == {}


def test_days_to_come_and_areas_that_were_not_there_are_refused(events: Events) -> None:
    area = events.communes["MT-01"]
    for on, code in ((date(2026, 3, 5), "future"), (date(2025, 6, 30), "not_there")):
        with pytest.raises(RefusedEventError) as error:
            record(told(area, on=on), by=events.officer, at=day(4))
        assert codes(error) == [code]
    with pytest.raises(RefusedEventError) as error:
        record(told(events.province.id), by=events.analyst, at=day(4))
    assert codes(error) == ["level"]
    with pytest.raises(NoEventError):
        record(told(events.communes["MK-01"]), by=events.officer, at=day(4))
    with pytest.raises(NoEventError):
        record(told(10**9), by=events.analyst, at=day(4))


def test_a_case_has_one_beginning(events: Events) -> None:
    area, subject = events.communes["MT-01"], uuid4()
    record(told(area, subject=subject), by=events.officer, at=day(4))
    with pytest.raises(RefusedEventError) as error:
        record(told(area, subject=subject), by=events.officer, at=day(4))
    assert codes(error) == ["begun"]


def test_the_list_goes_on_by_key_and_asks_the_same_number_of_queries(events: Events) -> None:
    area = events.communes["MT-01"]
    numbers = [
        record(told(area, on=date(2026, 3, 1 + step // 2)), by=events.officer, at=day(9)) for step in range(6)
    ]
    asked = []
    for limit in (2, 6):
        with CaptureQueriesContext(connection) as seen:
            found = events_of([area], limit=limit)
        asked.append(len(seen))
    assert asked == [2, 2]
    assert [one.id for one in found] == numbers[::-1]
    last = found[2]
    rest = events_of([area], after=Cursor(last.day, last.id))
    assert [one.id for one in rest] == numbers[2::-1]


def test_rows_never_change(events: Events) -> None:
    record(told(events.communes["MT-01"]), by=events.officer, at=day(4))
    for table in ("records_event", "records_eventline"):
        with pytest.raises(DatabaseError, match="Recorded rows"), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table}")


def test_a_destruction_is_never_larger_than_what_is_left(events: Events) -> None:
    area = events.communes["MT-01"]
    seized = seizure_in(area, 12_500)
    first = record(seized, by=events.officer, at=day(6))
    record(destruction_of(seized, 10_000), by=events.officer, at=day(6))
    with pytest.raises(RefusedEventError, match="2,5 g") as error:
        record(destruction_of(seized, 2_501), by=events.officer, at=day(6))
    assert codes(error) == ["balance"]
    # A seizure is not amended below what was destroyed of it, and not withdrawn before.
    with pytest.raises(RefusedEventError) as error:
        amend(first, seizure_in(area, 9_999), reason="mistyped", by=events.officer, at=day(6))
    assert codes(error) == ["later"]
    with pytest.raises(RefusedEventError) as error:
        withdraw(first, reason="withdrawn", by=events.officer, at=day(6))
    assert codes(error) == ["later"]
    # Nothing is destroyed before it was seized.
    with pytest.raises(RefusedEventError) as error:
        record(destruction_of(seized, 1, on=date(2026, 3, 3)), by=events.officer, at=day(6))
    assert codes(error) == ["no_beginning"]


def test_quantities_are_never_added_across_units(events: Events) -> None:
    from vungxanh.periods.interface import AssessmentYear
    from vungxanh.records.queries.lines import MixedUnitsError, flows, flows_by

    area, period = events.communes["MT-01"], AssessmentYear(2026).period
    for seized in (
        seizure_in(area, 1_500),
        seizure_in(area, 2_000),
        seizure_in(area, 3_000, measure="brick"),
    ):
        record(seized, by=events.officer, at=day(6))
    assert flows_by(["substance", "unit"], [area], "D07", period=period) == {
        ("heroin", "g"): 3_500,
        ("heroin", "brick"): 3_000,
    }
    with pytest.raises(MixedUnitsError):
        flows([area], ["D07"], period=period)


def test_a_seizure_names_a_case_that_is_there(events: Events) -> None:
    area, case = events.communes["MT-01"], told(events.communes["MT-01"])
    with pytest.raises(RefusedEventError) as error:
        record(seizure_in(area, 1, case=case.subject), by=events.officer, at=day(6))
    assert codes(error) == ["case"]
    record(case, by=events.officer, at=day(6))
    record(seizure_in(area, 1, case=case.subject), by=events.officer, at=day(6))


def test_the_part_of_another_commune_moves_people_and_adds_no_case(events: Events, counted: Any) -> None:
    from vungxanh.records.queries.alike import alike
    from vungxanh.records.rules.events.case_share import CaseShare

    first, second = events.communes["MT-01"], events.communes["MT-02"]
    case = told(first, people=3)
    record(case, by=events.officer, at=day(4))
    # The neighbour tells the same case two days on: it is offered, not merged.
    again = told(second, people=3, on=date(2026, 3, 5))
    assert [one.subject for one in alike(events.neighbour, again, on=date(2026, 3, 6))] == [case.subject]
    assert not alike(events.neighbour, told(second, people=2), on=date(2026, 3, 6))
    part = replace(case, kind="case_share", area=second, day=again.day, facts=CaseShare(people=2))
    record(part, by=events.neighbour, at=day(6))
    assert (counted("MT-01"), counted("MT-02")) == ({"D01": 1, "D02": 1}, {"D02": 2})
    for facts, area, by, code in (
        (CaseShare(people=1), second, events.neighbour, "part_twice"),
        (CaseShare(people=1), first, events.officer, "part_twice"),
    ):
        with pytest.raises(RefusedEventError) as error:
            record(replace(part, facts=facts, area=area), by=by, at=day(6))
        assert code in codes(error)
