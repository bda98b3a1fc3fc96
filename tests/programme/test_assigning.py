"""Tasks in the database: who gives and who reports what, what is refused, and what the province counts."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import product
from typing import Any
from uuid import uuid4

import pytest

from tests.factories.tasks import given_to, task_of
from tests.programme.conftest import NOON, TODAY, Desk, after
from vungxanh.programme.rules import needs as needing
from vungxanh.programme.rules import tasks as rules
from vungxanh.programme.rules.owners import Owner
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.tasks import CLOSED, State, Work

pytestmark = pytest.mark.django_db
DEADLINE = TODAY + timedelta(30)

PRESSED = frozenset({State.OVERDUE, State.DUE, State.BLOCKED})


def given(desk: Desk, *areas: int, by: Any = None, **told: Any) -> int:
    """Give work to communes; the assignment."""
    return given_to(by or desk.analyst, areas or desk.communes, at=NOON, **told)


def stands(by: Any, task: int, *, days: int = 0) -> State:
    from vungxanh.programme.queries.task import one_task

    return one_task(by, task, on=TODAY + timedelta(days)).row.state


def done(task: int, by: Any, *, days: int = 0, on: date | None = None) -> None:
    from vungxanh.programme.actions.reporting import report_done

    at = after(days)
    report_done(task_id=task, on=on or at.date(), proof="document", reference="15/BC-UBND", by=by, at=at)


def refused(act: Callable[[], object]) -> ProgrammeRefusedError:
    with pytest.raises(ProgrammeRefusedError) as found:
        act()
    return found.value


def test_each_owner_has_a_task_and_a_commune_sees_its_own_alone(desk: Desk) -> None:
    from vungxanh.programme.queries.tasks import Wanted, task_list

    made = given(desk, directive_id=desk.directive, clause_id=desk.clause)
    for by, areas in (
        (desk.analyst, set(desk.communes)),
        (desk.officer, {desk.communes[0]}),
        (desk.chair, {desk.communes[0]}),
        (desk.neighbour, {desk.communes[1]}),
        (desk.health, set()),
        (desk.foreign, set()),
    ):
        rows = task_list(by, Wanted(), on=TODAY).rows
        assert {row.area_id for row in rows} == areas
        assert all(
            (row.assignment, row.directive, row.clause) == (made, "01-NQ/MAU", "III.1") for row in rows
        )


def test_the_same_key_gives_once(desk: Desk) -> None:
    from vungxanh.programme.actions.assigning import Given, assign
    from vungxanh.programme.models import Task

    key, work = uuid4(), Given(what="Việc mẫu", deadline=DEADLINE)
    sent = {"owner": Owner.COMMUNE, "area_ids": desk.communes, "by": desk.analyst, "at": NOON, "key": key}
    assert assign(work, **sent) == assign(work, **sent)
    assert Task.objects.count() == 2


def test_who_gives_to_whom(desk: Desk) -> None:
    from vungxanh.access.interface import Refused

    first, second = desk.communes
    given(desk, first, by=desk.chair)
    given(desk, desk.province, by=desk.head, owner=Owner.PARTNER_HEALTH)
    for by, area in (
        (desk.officer, first),
        (desk.chair, second),
        (desk.foreign, first),
        (desk.health, desk.province),
    ):
        with pytest.raises(Refused):
            given(desk, area, by=by)


@pytest.mark.parametrize(
    ("told", "code", "field"),
    [
        ({"deadline": date(2031, 1, 1)}, "task_end", "deadline"),
        ({"deadline": TODAY - timedelta(1)}, "date", "deadline"),
        ({"what": "  "}, "value", "what"),
        ({"work": Work.CAMPAIGN, "begins": DEADLINE + timedelta(1)}, "end", "begins"),
        ({"needs": [987_654]}, "dependency", "after"),
        ({"clause_id": 987_654}, "relation", "clause"),
        ({"owner": Owner.COMMUNE_APPROVER}, "owner_gone", "areas"),
    ],
)
def test_what_cannot_be_given(desk: Desk, told: dict[str, Any], code: str, field: str) -> None:
    """The second commune has no approver: whoever is not there cannot be given work."""
    from vungxanh.programme.models import Assignment

    error = refused(lambda: given(desk, directive_id=desk.directive, **told))
    assert (error.code, error.field) == (code, field)
    assert not Assignment.objects.exists()


def merged(desk: Desk) -> None:
    """The first commune ends, and the second one takes its place."""
    from django.db.backends.postgresql.psycopg_any import DateRange

    from vungxanh.areas.models import Area, Succession

    first, second = (Area.objects.get(pk=area) for area in desk.communes)
    Area.objects.filter(pk=first.pk).update(validity=DateRange(first.validity.lower, TODAY))
    Succession.objects.create(predecessor=first, successor=second, extent="whole", resolution="mẫu")


def test_an_owner_whose_area_has_ended_is_refused_and_its_heir_offered(desk: Desk) -> None:
    from vungxanh.programme.actions.reporting import hand_on

    first, second = desk.communes
    task = task_of(given(desk, first), first)
    merged(desk)
    error = refused(lambda: given(desk, first))
    assert (error.code, error.offers) == ("owner_gone", (second,))
    assert "Mẫu MA 2" in error.vi
    hand_on(
        task_id=task, area_id=second, owner=Owner.COMMUNE, reason="Đã nhập xã", by=desk.analyst, at=after(1)
    )
    done(task, desk.neighbour, days=2)
    assert stands(desk.analyst, task, days=2) is State.DONE


def test_its_owner_reports_and_whoever_gave_it_steers(desk: Desk) -> None:
    from vungxanh.access.interface import Refused
    from vungxanh.programme.actions import reporting
    from vungxanh.programme.queries.task import NoTaskError

    first, _ = desk.communes
    task = task_of(given(desk), first)
    for by, error in ((desk.analyst, Refused), (desk.neighbour, NoTaskError), (desk.foreign, NoTaskError)):
        with pytest.raises(error):
            done(task, by)
    done(task, desk.chair, days=1)
    assert stands(desk.officer, task, days=1) is State.DONE
    assert refused(lambda: done(task, desk.officer, days=2)).code == "state"
    back = {"task_id": task, "reason": "Chưa có biên bản", "at": after(3)}
    with pytest.raises(Refused):
        reporting.send_back(by=desk.chair, **back)
    reporting.send_back(by=desk.head, **back)
    assert stands(desk.officer, task, days=3) is State.OPEN
    assert refused(lambda: done(task, desk.officer, days=4, on=TODAY)).code == "date"
    reporting.move_deadline(
        task_id=task, deadline=DEADLINE + timedelta(9), reason="Mưa lũ", by=desk.analyst, at=after(4)
    )
    reporting.drop(task_id=task, reason="Đã bãi bỏ", by=desk.analyst, at=after(5))
    assert stands(desk.officer, task, days=5) is State.DROPPED


def test_an_obstacle_is_told_to_somebody_who_then_sees_it(desk: Desk) -> None:
    from vungxanh.programme.actions import reporting
    from vungxanh.programme.queries.tasks import PRESSING, counts_of_areas, pressing_of_areas, pressing_work

    first, second = desk.communes
    task = task_of(given(desk), first)
    told = {"task_id": task, "told": Owner.PARTNER_HEALTH, "by": desk.officer, "at": after(1)}
    assert refused(lambda: reporting.report_blocked(because=" ", **told)).code == "reason"
    reporting.report_blocked(because="Chưa có người làm xét nghiệm", **told)
    assert stands(desk.officer, task, days=1) is State.BLOCKED
    assert [row.id for row in pressing_work(desk.health, on=TODAY, most=9).asked] == [task]
    assert pressing_work(desk.head, on=TODAY, most=9).asked == ()
    for days in (-rules.SOON.days - 1, -rules.SOON.days, 0, 1):
        every, press = (
            {
                (area, state): number
                for area, one in ask(desk.head, on=DEADLINE + timedelta(days)).items()
                for state, number in one.states.items()
                if number and state in PRESSING
            }
            for ask in (counts_of_areas, pressing_of_areas)
        )
        assert press == every
    late = counts_of_areas(desk.head, on=DEADLINE + timedelta(1))
    assert (late[first].told, late[second].told) == (1, 0)
    assert late[first].states[State.OVERDUE] == late[second].states[State.OVERDUE] == 1
    reporting.report_unblocked(task_id=task, by=desk.officer, at=after(2))
    assert stands(desk.officer, task, days=2) is State.OPEN


def test_a_text_keeps_no_name_and_of_reviews_only_the_mark(desk: Desk) -> None:
    from vungxanh.programme.actions import reporting
    from vungxanh.programme.models import Assignment, TaskAct

    first, _ = desk.communes
    made = given(desk, what="Gọi số 0912345678", work=Work.AREA_REVIEW)
    assert "0912345678" not in Assignment.objects.get(pk=made).what
    task = task_of(made, first)
    assert refused(lambda: done(task, desk.officer)).field == "proof"
    reporting.report_done(task_id=task, on=TODAY, proof="mark", reference="", by=desk.officer, at=NOON)
    act = TaskAct.objects.get()
    assert (act.proof, act.reference, act.text) == ("mark", "", "")


def test_what_waits_for_another_assignment(desk: Desk) -> None:
    """A commune's second step waits for its own first; the province's summary for every commune's."""
    first, second = desk.communes
    one = given(desk)
    two = given(desk, needs=[one])
    summary = given(desk, desk.province, owner=Owner.ANALYST, needs=[one])
    tasks = [task_of(two, first), task_of(two, second), task_of(summary, desk.province)]
    assert [stands(desk.analyst, task) for task in tasks] == [State.WAITING] * 3
    done(task_of(one, first), desk.officer)
    assert [stands(desk.analyst, task) for task in tasks] == [State.OPEN, State.WAITING, State.WAITING]
    done(task_of(one, second), desk.neighbour)
    assert [stands(desk.analyst, task) for task in tasks] == [State.OPEN] * 3


def test_the_database_and_the_rules_say_the_same_of_every_task(desk: Desk) -> None:
    """Every combination of window, deadline, end, obstacle and dependency, on several days."""
    from vungxanh.programme.models import Assignment, AssignmentNeed, Task
    from vungxanh.programme.queries.standing import (
        standing_in,
        tasks_seen,
        with_pressing_state,
        with_state,
    )

    first, second = desk.communes
    needed = given(desk, first)
    for begins, deadline, need in product((None, TODAY + timedelta(3)), (-2, 0, 5, 20), (False, True)):
        made = given(desk, first, second, deadline=TODAY + timedelta(30), begins=begins)
        if need:
            with writing():
                AssignmentNeed.objects.create(assignment_id=made, needs_id=needed)
        with writing():
            Task.objects.filter(assignment=made).update(deadline=TODAY + timedelta(deadline))
            Task.objects.filter(assignment=made, area=second).update(told="leader")
    with writing():
        ended = Task.objects.filter(assignment=given(desk, second))
        ended.update(ended="done_late", ended_on=TODAY)
    needs = {one.assignment_id: [one.needs_id] for one in AssignmentNeed.objects.all()}
    rows = list(Task.objects.select_related("assignment"))
    after_of = needing.needed((needing.Given(row.pk, row.assignment_id, row.area_id) for row in rows), needs)
    still = {row.pk for row in rows if not row.ended}
    assert Assignment.objects.count() == 18
    for number in range(-3, 22, 2):
        on = TODAY + timedelta(number)
        counted = dict(with_state(tasks_seen(desk.analyst, on), on).values_list("pk", "state"))
        told = {
            row.pk: rules.state_on(
                rules.Standing(row.deadline, State(row.ended) if row.ended else None, row.ended_on, row.told),
                on,
                begins=row.assignment.begins,
                waits=bool(after_of[row.pk] & still),
            ).value
            for row in rows
        }
        assert counted == told, on
        far = {row.pk for row in rows if told[row.pk] == State.WAITING and row.deadline > on + rules.SOON}
        pressing = dict(with_pressing_state(tasks_seen(desk.analyst, on), on).values_list("pk", "state"))
        assert pressing == told | dict.fromkeys(far, State.OPEN.value), on
        for states in (*map(frozenset, zip(State, strict=True)), CLOSED, frozenset(State) - CLOSED, PRESSED):
            found = set(
                tasks_seen(desk.analyst, on).filter(standing_in(states, on)).values_list("pk", flat=True)
            )
            assert found == {pk for pk, state in counted.items() if state in states}, (on, states)


def writing() -> Any:
    from vungxanh.access.interface import acting

    return acting(None, "test tasks")


def test_the_columns_of_a_task_follow_from_its_acts(desk: Desk) -> None:
    from vungxanh.programme.actions import reporting
    from vungxanh.programme.models import Task
    from vungxanh.programme.queries.task import events_of, rule_of

    first, _ = desk.communes
    task = task_of(given(desk), first)
    by, steer = {"task_id": task, "by": desk.officer}, {"task_id": task, "by": desk.analyst}
    steps: list[Callable[[], object]] = [
        lambda: reporting.report_blocked(because="Thiếu máy", told=Owner.LEADER, at=after(1), **by),
        lambda: reporting.move_deadline(
            deadline=DEADLINE + timedelta(5), reason="Chờ máy", at=after(2), **steer
        ),
        lambda: reporting.report_unblocked(at=after(3), **by),
        lambda: done(task, desk.officer, days=4),
        lambda: reporting.send_back(reason="Thiếu dấu", at=after(5), **steer),
        lambda: done(task, desk.officer, days=6),
    ]
    for step in steps:
        step()
        row = Task.objects.select_related("assignment").get(pk=task)
        found = rules.standing(rule_of(row), events_of(row.acts.all()))
        assert (row.deadline, row.ended or None, row.ended_on, row.told) == (
            found.deadline,
            found.ended,
            found.ended_on,
            found.told,
        )
