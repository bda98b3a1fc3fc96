"""Handing over: 24 hours from July 2026, five working days before; refused with a way out."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.dossiers.stories import START, Story, months_on
from vungxanh.dossiers.rules import events as happened
from vungxanh.dossiers.rules.course import state_on
from vungxanh.dossiers.rules.days import LOCAL, CalendarError, WorkingDays
from vungxanh.dossiers.rules.ending import check_end, check_suspension, destroy_by
from vungxanh.dossiers.rules.handover import Destination, check_transfer, clock
from vungxanh.dossiers.rules.kinds import Ground, Kind, Reason, Request
from vungxanh.dossiers.rules.objections import clocks
from vungxanh.dossiers.rules.refusals import Citation, RefusedError
from vungxanh.dossiers.rules.state import State
from vungxanh.periods.interface import Period

DAY = timedelta(days=1)
CALENDAR = WorkingDays(Period(date(2025, 1, 1), date(2028, 1, 1)), off=frozenset({date(2026, 7, 2)}))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=LOCAL)


def standing(kind: Kind = Kind.USER_MANAGEMENT) -> State:
    state = state_on(Story(kind=kind).opened().events, START)
    assert state is not None
    return state


# The clock (26.2 and 43.2 of the 2021 law; 27.2 and 48.2 of the 2025 law).


@pytest.mark.parametrize(
    ("kind", "article"), [(Kind.USER_MANAGEMENT, 27), (Kind.HOME, 48), (Kind.POST_REHAB, 48)]
)
def test_from_july_2026_the_other_commune_is_told_within_24_hours(kind, article):
    left = at(date(2026, 7, 1), 0)
    found = clock(kind, left)
    assert found.due == left + timedelta(hours=24)
    assert found.cites == (Citation("120/2025/QH15", article, 2),)
    assert found.late_by(found.due) == timedelta(0)
    assert found.late_by(found.due + timedelta(minutes=1)) == timedelta(minutes=1)
    assert found.time_left(left + timedelta(hours=23)) == timedelta(hours=1)
    assert found.time_left(found.due + DAY) == timedelta(0)


@pytest.mark.parametrize(("kind", "article"), [(Kind.USER_MANAGEMENT, 26), (Kind.SUBSTITUTION, 43)])
def test_before_july_2026_it_was_five_working_days(kind, article):
    left = at(date(2026, 6, 30), 23, 59)
    found = clock(kind, left, calendar=CALENDAR)
    # Wednesday 1, (2 off), 3, 6, 7, 8 July: the whole fifth day is in time.
    assert found.due == at(date(2026, 7, 9), 0)
    assert found.cites == (Citation("73/2021/QH14", article, 2),)


def test_the_day_of_law_decides_which_clock_runs():
    before = datetime(2026, 6, 30, 16, 59, tzinfo=UTC)
    after = datetime(2026, 6, 30, 17, 0, tzinfo=UTC)
    assert clock(Kind.HOME, before, calendar=CALENDAR).due > before + 5 * DAY
    assert clock(Kind.HOME, after, calendar=CALENDAR).due == after + DAY


def test_working_days_are_not_guessed():
    with pytest.raises(CalendarError, match="working days"):
        clock(Kind.HOME, at(date(2026, 6, 30), 8))
    with pytest.raises(CalendarError, match="load that year"):
        clock(Kind.HOME, at(date(2024, 6, 28), 8), calendar=CALENDAR)


@given(st.integers(0, 2 * 365 * 24 * 60))
def test_it_is_always_due_after_the_person_left(minutes):
    left = at(date(2025, 1, 2), 0) + timedelta(minutes=minutes)
    found = clock(Kind.COMMUNITY, left, calendar=CALENDAR)
    assert found.due >= left + DAY
    assert found.late_by(left) == timedelta(0)


# Refusals.


def test_a_transfer_goes_to_another_area_that_exists():
    here = standing()
    check_transfer(here, Destination(2), START)
    for to, code in (
        (Destination(1), "same_commune"),
        (Destination(2, until=START, successors=(7, 8)), "area_gone"),
        (Destination(2, from_day=START + DAY), "area_gone"),
    ):
        with pytest.raises(RefusedError) as caught:
            check_transfer(here, to, START)
        assert caught.value.code == code
        assert caught.value.offers == to.successors
    check_transfer(here, Destination(2, from_day=START, until=START + DAY), START)


def test_one_transfer_is_open_at_a_time():
    story = Story().opened().sent(START, 2)
    with pytest.raises(RefusedError) as caught:
        check_transfer(state_on(story.events, START), Destination(3), START)
    assert caught.value.code == "transfer_open"
    assert "rút lại" in caught.value.vi
    story.add(happened.TransferWithdrawn, START)
    check_transfer(state_on(story.events, START), Destination(3), START)


def test_nothing_is_done_to_a_dossier_that_is_over():
    over = state_on(Story().opened().events, months_on(12))
    for act in (
        lambda: check_transfer(over, Destination(2), months_on(12)),
        lambda: check_end(over, Reason.COMPLETED, months_on(12), by="a", approved_by="b"),
        lambda: check_suspension(over, Ground.DETAINED, months_on(12)),
    ):
        with pytest.raises(RefusedError) as caught:
            act()
        assert caught.value.code == "not_live"


# Ends (24.5, 27.3, 48.3-4 of the 2025 law; 23.5, 26.3, 43.3 of the 2021 law).


@pytest.mark.parametrize(
    ("kind", "reason", "day", "cite"),
    [
        (Kind.USER_MANAGEMENT, Reason.ADDICTED, date(2026, 7, 1), ("120/2025/QH15", 24, 5)),
        (Kind.USER_MANAGEMENT, Reason.ADDICTED, date(2026, 6, 30), ("73/2021/QH14", 23, 5)),
        (Kind.USER_MANAGEMENT, Reason.COMMUNE_EDUCATION, date(2026, 6, 30), ("73/2021/QH14", 23, 5)),
        (Kind.USER_MANAGEMENT, Reason.DETAINED_LONGER, date(2026, 7, 1), ("120/2025/QH15", 24, 5)),
        (Kind.USER_MANAGEMENT, Reason.COMPLETED, date(2026, 7, 1), ("120/2025/QH15", 27, 3)),
        (Kind.HOME, Reason.COMPLETED, date(2026, 7, 1), ("120/2025/QH15", 48, 3)),
        (Kind.HOME, Reason.IMPRISONED, date(2026, 6, 30), ("73/2021/QH14", 43, 3)),
        (Kind.POST_REHAB, Reason.ADDICTED, date(2026, 7, 1), ("120/2025/QH15", 48, 4)),
    ],
)
def test_a_dossier_ends_on_a_ground_of_the_law_of_that_day(kind, reason, day, cite):
    assert check_end(standing(kind), reason, day, by="a", approved_by="b") == (Citation(*cite),)


@pytest.mark.parametrize(
    ("kind", "reason", "day"),
    [
        (Kind.USER_MANAGEMENT, Reason.COMMUNE_EDUCATION, date(2026, 7, 1)),
        (Kind.USER_MANAGEMENT, Reason.DETAINED_LONGER, date(2026, 6, 30)),
        (Kind.HOME, Reason.ADDICTED, date(2026, 7, 1)),
        (Kind.POST_REHAB, Reason.SENT_AWAY, date(2026, 6, 30)),
    ],
)
def test_another_ground_ends_nothing(kind, reason, day):
    with pytest.raises(RefusedError) as caught:
        check_end(standing(kind), reason, day, by="a", approved_by="b")
    assert caught.value.code == "reason"
    assert caught.value.cites


@pytest.mark.parametrize("kind", list(Kind))
def test_an_error_ends_any_dossier_and_needs_two_humans_too(kind):
    assert check_end(standing(kind), Reason.ERROR, START, by="a", approved_by="b") == ()
    with pytest.raises(RefusedError) as caught:
        check_end(standing(kind), Reason.ERROR, START, by="a", approved_by="a")
    assert caught.value.code == "own_act"


def test_an_error_is_destroyed_within_thirty_days():
    assert destroy_by(START) == START + timedelta(30)


def test_management_is_suspended_only_on_a_ground_of_the_law():
    assert not check_suspension(standing(), Ground.DETAINED, date(2026, 7, 1)).time_stands
    assert check_suspension(standing(), Ground.ABSENT, date(2026, 7, 1)).time_stands
    suspended = state_on(Story().opened().suspended(START).events, START)
    for state, ground, day in (
        (standing(), Ground.DETAINED, date(2026, 6, 30)),
        (standing(), Ground.ILL, date(2026, 7, 1)),
        (standing(Kind.HOME), Ground.ABSENT, date(2026, 7, 1)),
        (suspended, Ground.ABSENT, START),
    ):
        with pytest.raises(RefusedError) as caught:
            check_suspension(state, ground, day)
        assert caught.value.code == "suspension"


# Correction and objection (356/2025/NĐ-CP, Article 5).


@pytest.mark.parametrize(
    ("request_", "days"), [(Request.CORRECT, 10), (Request.RESTRICT, 15), (Request.ERASE, 20)]
)
def test_a_request_is_answered_in_two_working_days_and_acted_on_in_its_days(request_, days):
    friday = date(2026, 8, 7)
    found = clocks(friday, request_, CALENDAR)
    assert found.answer_by == date(2026, 8, 11)
    assert found.act_by == friday + timedelta(days)
    assert found.cites == (Citation("356/2025/NĐ-CP", 5, None),)
    assert not found.answer_late(None, found.answer_by)
    assert found.answer_late(None, found.answer_by + DAY)
    assert not found.answer_late(found.answer_by, found.answer_by + 9 * DAY)
    assert not found.act_late(None, found.act_by)
    assert found.act_late(None, found.act_by + DAY)
    assert found.act_late(found.act_by + DAY, found.act_by + DAY)
