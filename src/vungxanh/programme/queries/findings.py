"""The questions that the product raises about a post's areas, and the tasks they have become."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.areas.interface import communes_of
from vungxanh.programme.models import AnsweredQuestion, Assignment
from vungxanh.programme.rules.findings import Question, Raised, open_questions
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


def raised(areas: Collection[int], *, on: date) -> tuple[Question, ...]:
    """What is asked of these areas now; four statements. Who may see is asked by the caller."""
    tests = (
        Question(Raised.NO_GROUND, one.area_id, str(one.subject), one.day, one.value)
        for one in findings(areas, since=on - BACK)
    )
    months = (
        Question(Raised.SILENT_MONTH, area, str(month), month.as_of, 1)
        for area, month in silent_months(areas, on=on)
    )
    places = (
        Question(kind, one.area_id, str(one.subject), one.day, one.value)
        for kind, ask in (
            (Raised.ENDING_SUSPICION, ending_suspicions),
            (Raised.ASLEEP_MODEL, asleep_models),
        )
        for one in ask(areas, on=on)
    )
    return (*tests, *months, *places)


def questions(by: Actor, *, on: date) -> Questions:
    """The questions of the post's communes. Raises Refused."""
    require(by, Verb.VIEW_EVENTS, area_id=by.area_id, on=on)
    require(by, Verb.ASSIGN_TASKS, area_id=by.area_id, on=on)
    found = raised(_communes(by, on), on=on)
    rows = AnsweredQuestion.objects.filter(area__in=visible_areas(by, on=on)).select_related("assignment")
    keys = {one.key for one in found}
    answered = tuple(
        Answered(key_of(row), row.assignment_id, row.assignment.what, key_of(row) in keys)
        for row in rows.order_by("-pk")
    )
    return Questions(open_questions(found, {one.question for one in answered}), answered)


def _communes(by: Actor, on: date) -> list[int]:
    if by.level == "commune":
        return [by.area_id]
    return [unit.id for unit in communes_of(by.area_id, on)]


def key_of(row: AnsweredQuestion) -> tuple[str, int, str]:
    """What names the question."""
    return (row.raised, row.area_id, row.reference)


def question_of(given: Assignment, *, on: date) -> Answered | None:
    """The question that work was given for, and whether it still stands; None for other work."""
    row = AnsweredQuestion.objects.filter(assignment=given).first()
    if row is None:
        return None
    stands = key_of(row) in {one.key for one in raised([row.area_id], on=on)}
    return Answered(key_of(row), given.pk, given.what, stands)
