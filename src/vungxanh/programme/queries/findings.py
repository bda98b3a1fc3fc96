"""The questions that the product raises about a post's areas, and the tasks they have become."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import areas, communes_of
from vungxanh.programme.models import AnsweredQuestion, Assignment
from vungxanh.programme.queries import contradictions
from vungxanh.programme.rules.findings import OF_COMMUNES, Question, Raised, open_questions
from vungxanh.records.interface import asleep_models, ending_suspicions, findings, silent_months

BACK = timedelta(days=366)
"""So far back questions about events are looked for."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question that has become work: which work, and whether the question still stands."""

    question: tuple[str, int, str]
    assignment: int
    what: str
    stands: bool


@dataclass(frozen=True, slots=True)
class Questions:
    """The questions that wait, the oldest first, and those that have become work."""

    open: tuple[Question, ...]
    answered: tuple[Answered, ...]


Asker = Callable[[Actor, Collection[int], date], Iterable[Question]]


def _no_ground(_by: Actor, communes: Collection[int], on: date) -> Iterable[Question]:
    for one in findings(communes, since=on - BACK):
        yield Question(Raised.NO_GROUND, one.area_id, str(one.subject), one.day, one.value)


def _silent(_by: Actor, communes: Collection[int], on: date) -> Iterable[Question]:
    for area, month in silent_months(communes, on=on):
        yield Question(Raised.SILENT_MONTH, area, str(month), month.as_of, 1)


def _ending(_by: Actor, communes: Collection[int], on: date) -> Iterable[Question]:
    for one in ending_suspicions(communes, on=on):
        yield Question(Raised.ENDING_SUSPICION, one.area_id, str(one.subject), one.day, one.value)


def _asleep(_by: Actor, communes: Collection[int], on: date) -> Iterable[Question]:
    for one in asleep_models(communes, on=on):
        yield Question(Raised.ASLEEP_MODEL, one.area_id, str(one.subject), one.day, one.value)


ASKERS: Mapping[Raised, Asker] = {
    Raised.NO_GROUND: _no_ground,
    Raised.SILENT_MONTH: _silent,
    Raised.ENDING_SUSPICION: _ending,
    Raised.ASLEEP_MODEL: _asleep,
    Raised.RESULT_DIFFERS: contradictions.result_differs,
    Raised.FIGURE_FAILS: contradictions.figure_fails,
    Raised.LATER_DUTY: contradictions.later_duty,
    Raised.CROSSED_WORK: contradictions.crossed_work,
    Raised.DISPUTED_DATE: contradictions.disputed_date,
    Raised.AGENCIES_DIFFER: contradictions.agencies_differ,
}


def raised(
    by: Actor, area_ids: Collection[int], *, on: date, kinds: Collection[Raised] = tuple(Raised)
) -> tuple[Question, ...]:
    """What is asked of these areas now, as the post sees it, of some kinds or of all; constant statements.

    Who may see is asked by the caller.
    """
    communes = [one.id for one in areas(area_ids).values() if one.level == "commune"]
    return tuple(
        question
        for kind in kinds
        for question in ASKERS[kind](by, communes if kind in OF_COMMUNES else area_ids, on)
    )


def questions(by: Actor, *, on: date) -> Questions:
    """The questions of the post's areas. Raises Refused."""
    require(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=on)
    require(by, Verb.ASSIGN_TASKS, area_id=by.area_id, on=on)
    found = raised(by, _asked(by, on), on=on)
    rows = AnsweredQuestion.objects.filter(area__in=visible_areas(by, on=on)).select_related("assignment")
    keys = {one.key for one in found}
    answered = tuple(
        Answered(key_of(row), row.assignment_id, row.assignment.what, key_of(row) in keys)
        for row in rows.order_by("-pk")
    )
    return Questions(open_questions(found, {one.question for one in answered}), answered)


def _asked(by: Actor, on: date) -> list[int]:
    """The areas of a post: the own one, and for a province's post its communes."""
    if by.level == "commune":
        return [by.area_id]
    return [by.area_id, *(unit.id for unit in communes_of(by.area_id, on))]


def key_of(row: AnsweredQuestion) -> tuple[str, int, str]:
    """What names the question."""
    return (row.raised, row.area_id, row.reference)


def question_of(by: Actor, given: Assignment, *, on: date) -> Answered | None:
    """The question that work was given for, and whether the post still finds it; None for other work."""
    row = AnsweredQuestion.objects.filter(assignment=given).first()
    if row is None:
        return None
    asked = raised(by, [row.area_id], on=on, kinds=[Raised(row.raised)])
    stands = key_of(row) in {one.key for one in asked}
    return Answered(key_of(row), given.pk, given.what, stands)
