"""Screening, prevention, schools, models and obstacles: what follows from each, and what is refused."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.periods.interface import add_months
from vungxanh.records.rules.events import obstacle, prevention, school, screening, selfmanaged
from vungxanh.records.rules.events.codec import from_json, to_json
from vungxanh.records.rules.events.registry import KINDS
from vungxanh.records.rules.events.screening import Ground, Screening
from vungxanh.records.rules.events.shape import Context, Happened, RefusedEventError, Standing

SUBJECT = UUID(int=7)
DAY = date(2026, 8, 3)
OBSTACLE = {"sort": obstacle.Sort.MONEY, "body": obstacle.Body.HEALTH}


def happened(kind, facts, day=DAY):
    return Happened(kind=kind.name, subject=SUBJECT, area=1, day=day, facts=facts)


def standing(told, number):
    fields = {name: getattr(told, name) for name in ("kind", "subject", "area", "day", "facts", "units")}
    return Standing(**fields, id=number, learned_at=datetime(2026, 1, 1, tzinfo=UTC))


def told_life(*events):
    """The events of one subject in order, each with its lines after what stood before it."""
    life, lines = (), []
    for number, one in enumerate(events):
        lines += KINDS[one.kind].lines(one, life)
        life = (*life, standing(one, number))
    return life, lines


GROUNDED = st.lists(
    st.builds(screening.Tested, st.sampled_from(Ground), st.integers(1, 500)),
    min_size=1,
    unique_by=lambda one: one.ground,
).map(tuple)


@given(GROUNDED, st.data())
def test_tests_are_counted_by_ground_and_results_once_known(tested, data):
    tests = sum(one.tests for one in tested)
    confirmed = data.draw(st.none() | st.integers(0, tests))
    facts = Screening(tested=tested, confirmed=confirmed)
    lines = list(screening.lines(happened(screening.KIND, facts)))
    assert sum(line.value for line in lines if line.indicator == "C01") == tests
    assert [line.value for line in lines if line.indicator == "C02"] == (
        [] if confirmed is None else [confirmed]
    )
    assert from_json(Screening, to_json(facts)) == facts


@pytest.mark.parametrize(
    ("tested", "confirmed", "field"),
    [
        ((), None, "tested"),
        ((screening.Tested(Ground.VOLUNTEER, 0),), None, "tested"),
        ((screening.Tested(Ground.VOLUNTEER, 1), screening.Tested(Ground.VOLUNTEER, 2)), None, "tested"),
        ((screening.Tested(Ground.VOLUNTEER, 3),), 4, "confirmed"),
    ],
)
def test_numbers_that_contradict_each_other_are_refused(tested, confirmed, field):
    with pytest.raises(RefusedEventError) as refused:
        Screening(tested=tested, confirmed=confirmed)
    assert [one.field for one in refused.value.refusals] == [field]


@given(st.sampled_from(Ground), st.dates(date(2022, 1, 1), date(2030, 1, 1)))
def test_a_ground_is_one_only_where_the_law_of_the_day_has_it(ground, day):
    told = happened(screening.KIND, Screening(tested=(screening.Tested(ground, 1),)), day)
    found = list(screening.refusals(told, Context(today=day)))
    assert bool(found) == (ground is not Ground.OTHER and not screening.citation(ground, day))
    assert (ground is Ground.REHAB_APPLICANT and day < screening.NEW_LAW) == bool(found)


def test_other_is_no_ground_and_has_no_citation():
    assert screening.citation(Ground.OTHER, DAY) == ""


@given(st.none() | st.integers(0, 900))
def test_a_session_counts_once_and_who_came_only_where_somebody_counted(attendance):
    facts = prevention.Session(
        audience=prevention.Audience.PUPILS,
        channel=prevention.Channel.MEETING,
        language=prevention.Language.HMONG,
        attendance=attendance,
    )
    lines = {line.indicator: line for line in prevention.lines(happened(prevention.KIND, facts))}
    assert lines["E01"].value == 1
    assert lines["E01"].breakdown == {"audience": "pupils", "channel": "meeting", "language": "hmong"}
    assert ("E02" in lines) == (attendance is not None)


@pytest.mark.parametrize(("asked", "right"), [(10, None), (None, 3), (10, 11)])
def test_questions_are_two_counts_that_fit(asked, right):
    with pytest.raises(RefusedEventError):
        prevention.Session(
            audience=prevention.Audience.PUPILS,
            channel=prevention.Channel.MEETING,
            language=prevention.Language.THAI,
            asked_before=asked,
            right_before=right,
        )


STEPS = st.lists(st.integers(0, 400), max_size=6)


@given(
    st.dates(date(2020, 1, 1), date(2026, 1, 1)), STEPS, st.none() | st.integers(0, 400), st.integers(0, 3000)
)
def test_a_model_is_at_work_exactly_from_one_activity_to_six_months_later(first, steps, end, asked):
    """The sum of its lines on any day is whether it is awake that day, however activities fall."""
    days = [first]
    events = [happened(selfmanaged.FOUNDED, selfmanaged.Founded(type=selfmanaged.Type.GROUP), first)]
    for step in steps:
        days.append(days[-1] + timedelta(step))
        events.append(
            happened(selfmanaged.ACTIVE, selfmanaged.Active(done=selfmanaged.Done.PATROL), days[-1])
        )
    ended = None if end is None else days[-1] + timedelta(end)
    if ended is not None:
        events.append(happened(selfmanaged.ENDED, selfmanaged.Ended(why=selfmanaged.Why.OTHER), ended))
    _, lines = told_life(*events)
    on = first + timedelta(asked)
    last = max(day for day in days if day <= on)
    awake = on < add_months(last, 6) and (ended is None or on < ended)
    assert sum(line.value for line in lines if line.day <= on) == int(awake)


def test_nothing_happens_to_a_model_that_ended():
    end = happened(selfmanaged.ENDED, selfmanaged.Ended(why=selfmanaged.Why.OTHER))
    told = happened(selfmanaged.ACTIVE, selfmanaged.Active(done=selfmanaged.Done.TALK))
    context = Context(today=DAY, life=(standing(end, 1),))
    assert [one.code for one in selfmanaged.refuse_after_end(told, context)] == ["ended"]
    assert not list(selfmanaged.refuse_after_end(told, Context(today=DAY)))


@pytest.mark.parametrize(("how", "again"), [("removed", False), ("gave_up", False), ("partly", True)])
def test_an_obstacle_ends_once(how, again):
    before = happened(obstacle.RESOLVED, obstacle.Resolved(how=obstacle.How(how)))
    context = Context(today=DAY, life=(standing(before, 1),))
    assert (not list(obstacle.refuse_twice(before, context))) is again


@given(
    st.lists(st.tuples(st.sampled_from(list(obstacle.How)), st.integers(0, 20)), max_size=5),
    st.integers(0, 20),
)
def test_an_obstacle_stands_until_it_is_removed_or_given_up(told, days):
    """Easing it leaves it standing; what is told of a later day does not count yet."""
    on = DAY + timedelta(days)
    life = [
        happened(obstacle.RESOLVED, obstacle.Resolved(how=how), DAY + timedelta(after)) for how, after in told
    ]
    found = obstacle.became([happened(obstacle.MET, obstacle.Obstacle(**OBSTACLE)), *life], on)
    by_then = [(how, after) for how, after in told if after <= days]
    assert found.stands is all(how is obstacle.How.PARTLY for how, _after in by_then)
    assert (found.how is None) is (not by_then)
    assert found.on is None or (found.how, (found.on - DAY).days) in by_then


@pytest.mark.parametrize("number", [0, 100])
def test_a_school_is_a_number_of_the_list(number):
    with pytest.raises(RefusedEventError):
        school.School(level=school.Level.PRIMARY, number=number)


SMALL = (
    screening.KIND, prevention.KIND, school.LISTED, school.ACTIVITY, selfmanaged.FOUNDED, selfmanaged.ACTIVE,
    selfmanaged.ENDED, obstacle.MET, obstacle.RESOLVED,
)  # fmt: skip


@pytest.mark.parametrize("kind", SMALL, ids=lambda kind: kind.name)
def test_every_field_of_a_form_is_one_of_the_facts(kind):
    facts = set(kind.facts.__dataclass_fields__)
    assert {field.name for field in kind.fields} - {"day"} == facts
