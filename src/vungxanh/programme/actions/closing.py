"""Tasks that an indicator closes: the value is set once, and what the indicator says is written as acts."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.utils import timezone

from vungxanh.access.interface import Actor, Refused, UnknownPostError, acting, actor
from vungxanh.programme.actions.reporting import write_act
from vungxanh.programme.models import Assignment, ClosingValue, Task
from vungxanh.programme.queries.closing import closing_target, shown
from vungxanh.programme.queries.standing import tasks_seen
from vungxanh.programme.queries.task import NoTaskError, events_of, require_steering, rule_of
from vungxanh.programme.rules import tasks as rules
from vungxanh.programme.rules.closing import Shown, check_closing, next_act
from vungxanh.programme.rules.refusals import ProgrammeRefusedError
from vungxanh.programme.rules.targets import Comparison, Measure
from vungxanh.programme.rules.task_acts import Act
from vungxanh.programme.rules.tasks import MARK_ONLY, Done, Work

log = logging.getLogger("vungxanh.programme")


@dataclass(frozen=True, slots=True)
class Settled:
    """How many tasks an indicator closed, and how many it opened again."""

    closed: int = 0
    reopened: int = 0

    def __add__(self, other: "Settled") -> "Settled":
        return Settled(self.closed + other.closed, self.reopened + other.reopened)


def set_closing(
    *,
    assignment: int,
    indicator: str,
    measure: Measure,
    comparison: Comparison,
    value: Fraction,
    cut_off: date,
    by: Actor,
    at: datetime,
) -> Settled:
    """Let an indicator close the tasks of an assignment, and look at once what it says.

    Raises NoTaskError, Refused, and ProgrammeRefusedError for a quota on people, a value that cannot close,
    a cut-off after the deadline, work of which only a mark is kept, and a value that stands already.
    """
    with acting(by, f"set closing value of assignment {assignment}"):
        given = _steered(assignment, by, at)
        if ClosingValue.objects.filter(assignment=given).exists():
            raise ProgrammeRefusedError(
                "state",
                "Việc này đã có mức tự khép: giao việc mới nếu cần mức khác",
                "This work has its closing value: give new work where another one is wanted",
                field="indicator",
            )
        if Work(given.work) in MARK_ONLY:
            raise ProgrammeRefusedError(
                "value",
                "Rà soát, điều tra cơ bản chỉ đánh dấu đã xong: không khép bằng chỉ số",
                "Area reviews and basic investigation are marked as done: no indicator closes them",
                field="indicator",
            )
        row = ClosingValue(
            assignment=given,
            indicator=indicator,
            measure=measure.value,
            comparison=comparison.value,
            numerator=value.numerator,
            denominator=value.denominator,
            cut_off=cut_off,
            post=by.symbol,
            at=at,
        )
        check_closing(closing_target(row, given.given_in_id), deadline=given.deadline)
        row.save()
        return _settled(row, by, at)


def settle(*, assignment: int, by: Actor, at: datetime) -> Settled:
    """Write what the indicator says of an assignment's tasks now. Raises NoTaskError, Refused."""
    with acting(by, f"settle assignment {assignment}"):
        row = ClosingValue.objects.filter(assignment=_steered(assignment, by, at)).first()
        if row is None:
            raise NoTaskError
        return _settled(row, by, at)


def settle_all(*, at: datetime) -> Settled:
    """The same for every assignment with a closing value, by nobody; the keeper's duty.

    Each is looked at with the eyes of the post that gave it. Where that post is gone, or may no longer see
    the figures, the assignment waits until somebody who steers it asks.
    """
    done = Settled()
    for row in ClosingValue.objects.select_related("assignment").order_by("pk"):
        try:
            eyes = actor(row.assignment.post)
            with acting(None, f"settle assignment {row.assignment_id}"):
                done += _settled(row, eyes, at)
        except (UnknownPostError, Refused):
            log.warning("an assignment waits for a post to settle it")
    return done


def _steered(assignment: int, by: Actor, at: datetime) -> Assignment:
    on = timezone.localdate(at)
    if not tasks_seen(by, on).filter(assignment=assignment).exists():
        raise NoTaskError
    given = Assignment.objects.get(pk=assignment)
    require_steering(by, given.given_in_id, on=on)
    return given


def _settled(row: ClosingValue, eyes: Actor, at: datetime) -> Settled:
    tasks = list(
        Task.objects.select_for_update(of=("self",))
        .filter(assignment=row.assignment_id)
        .exclude(ended="dropped")
        .select_related("assignment__directive")
        .order_by("pk")
    )
    told = shown(eyes, row, [task.area_id for task in tasks])
    return sum(_each(tasks, told, at), Settled())


def _each(tasks: Iterable[Task], told: dict[int, Shown], at: datetime) -> Iterable[Settled]:
    for task in tasks:
        acts = list(task.acts.order_by("number"))
        done = next((one for one in reversed(acts) if one.act == Act.DONE), None)
        returned = next((one for one in reversed(acts) if one.act == Act.RETURNED), None)
        event = next_act(
            rules.standing(rule_of(task), events_of(acts)),
            told[task.area_id],
            by_indicator=done is not None and done.proof == "indicator",
            not_accepted=done.reference if done and returned and returned.post else "",
            since=returned.on if returned else date.min,
            on=timezone.localdate(at),
        )
        if event is not None:
            # Nobody acts here: the change log has who asked, the act itself bears no post.
            write_act(task, acts, event, by=None, at=at)
            yield Settled(1, 0) if isinstance(event, Done) else Settled(0, 1)
