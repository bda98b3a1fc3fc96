"""Tasks: their state on any day follows from their events; what contradicts is refused or listed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.access.rules import Role, Verb, holds
from vungxanh.programme.rules import tasks
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import State, Task, Work

START = date(2026, 3, 1)
DEADLINE = date(2026, 6, 30)


def task(key: str = "t", **given: object) -> Task:
    facts = {"key": key, "directive": "d", "clause": "1", "owner": 1, "deadline": DEADLINE}
    return Task(**(facts | given))  # type: ignore[arg-type]


def day(number: int) -> date:
    return START + timedelta(days=number)


@pytest.mark.parametrize(
    ("on", "events", "expected"),
    [
        (START, [], State.OPEN),
        (DEADLINE, [], State.DUE),
        (DEADLINE + timedelta(days=1), [], State.OVERDUE),
        (START, [tasks.Blocked(START, "chưa có kinh phí", "tỉnh")], State.BLOCKED),
        (START, [tasks.Blocked(START, "a", "b"), tasks.Unblocked(START)], State.OPEN),
        (DEADLINE + timedelta(days=1), [tasks.Blocked(START, "a", "b")], State.OVERDUE),
        (DEADLINE, [tasks.Done(DEADLINE, "document", "1/BC")], State.DONE),
        (day(200), [tasks.Done(day(200), "document", "1/BC")], State.DONE_LATE),
        (
            DEADLINE,
            [tasks.Done(START, "document", "1/BC"), tasks.Returned(day(3), "chưa đủ")],
            State.DUE,
        ),
        (day(150), [tasks.Moved(START, day(180), "mưa lũ")], State.OPEN),
        (DEADLINE, [tasks.Dropped(START, "đã bãi bỏ")], State.DROPPED),
    ],
)
def test_where_a_task_stands(on: date, events: list[tasks.TaskEvent], expected: State) -> None:
    assert tasks.state(task(), events, on) is expected


def test_what_waits_for_another_task_or_its_window_is_not_asked_for_yet() -> None:
    later = task(after=frozenset({"first"}))
    assert tasks.state(later, [], START) is State.WAITING
    assert tasks.state(later, [], START, done={"first"}) is State.OPEN
    campaign = task(work=Work.CAMPAIGN, begins=date(2026, 6, 1))
    assert tasks.state(campaign, [], START) is State.WAITING


EVENTS = st.lists(
    st.tuples(st.integers(0, 200), st.sampled_from("drbum")).map(
        lambda drawn: {
            "d": tasks.Done(day(drawn[0]), "document", "1/BC"),
            "r": tasks.Returned(day(drawn[0]), "chưa đủ"),
            "b": tasks.Blocked(day(drawn[0]), "a", "b"),
            "u": tasks.Unblocked(day(drawn[0])),
            "m": tasks.Moved(day(drawn[0]), day(drawn[0] + 30), "mưa lũ"),
        }[drawn[1]]
    ),
    max_size=8,
).map(lambda events: sorted(events, key=lambda event: event.on))


@given(EVENTS, st.integers(0, 220))
def test_what_comes_later_changes_no_earlier_day(events: list[tasks.TaskEvent], number: int) -> None:
    on = day(number)
    known = [event for event in events if event.on <= on]
    assert tasks.state(task(), events, on) is tasks.state(task(), known, on)


@given(EVENTS, st.integers(0, 220))
def test_an_obstacle_never_hides_that_a_task_is_late(events: list[tasks.TaskEvent], number: int) -> None:
    on = day(number)
    found = tasks.state(task(), events, on)
    if on > tasks.deadline_of(task(), events, on):
        assert found in {State.OVERDUE, *tasks.CLOSED}


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"deadline": date(2031, 1, 1)}, "task_end"),
        ({"begins": date(2026, 7, 1)}, "end"),
        ({"after": frozenset({"missing"})}, "dependency"),
        ({"after": frozenset({"other"})}, "circular"),
    ],
)
def test_a_task_that_cannot_be_is_refused(given: dict[str, object], code: str) -> None:
    others = {"other": task("other", after=frozenset({"t"}))}
    with pytest.raises(ProgrammeRefusedError) as refused:
        tasks.check_task(task(**given), others=others, until=date(2030, 12, 31))
    assert refused.value.code == code


def test_two_deadlines_that_contradict_are_listed() -> None:
    first = task("first", deadline=date(2026, 9, 1))
    second = task("second", after=frozenset({"first"}))
    assert tasks.contradictions([first, second]) == ((first, second),)


@pytest.mark.parametrize(
    ("work", "done"),
    [
        (Work.TASK, tasks.Done(day(9), "document", "1/BC")),
        (Work.TASK, tasks.Done(START, "document", " ")),
        (Work.TASK, tasks.Done(START, "mark")),
        (Work.BASIC_INVESTIGATION, tasks.Done(START, "file", "x")),
    ],
)
def test_a_completion_needs_its_proof_and_a_day_that_has_been(work: Work, done: tasks.Done) -> None:
    with pytest.raises(ProgrammeRefusedError):
        tasks.check_done(task(work=work), done, on=START)


def test_of_basic_investigation_only_the_mark_is_kept() -> None:
    tasks.check_done(task(work=Work.BASIC_INVESTIGATION), tasks.Done(START, "mark"), on=START)


def test_every_role_that_reports_on_tasks_can_own_one_and_no_other() -> None:
    """The rules know no Django, so they keep the words of these roles themselves."""
    assert {one.value for one in Role if holds(one, Verb.REPORT_TASKS)} == {one.value for one in Owner}
