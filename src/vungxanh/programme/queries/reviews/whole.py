"""A review as a whole: what the document asked for, and everything that is counted against it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from vungxanh.access.interface import Actor, Verb, holds
from vungxanh.programme.models import Duty
from vungxanh.programme.queries.cascade import Demanded, answered
from vungxanh.programme.queries.directives import ClauseRow, DirectiveView, directive
from vungxanh.programme.queries.results import Seen
from vungxanh.programme.queries.reviews.asked import Scope, scope_of
from vungxanh.programme.queries.reviews.classes import Classes, classes_of
from vungxanh.programme.queries.reviews.meetings import Meeting, meetings_of
from vungxanh.programme.queries.reviews.told import Published, obstacles_of, published_of
from vungxanh.programme.queries.reviews.tried import Tried, practices_of
from vungxanh.programme.queries.reviews.work import Counted, work_of
from vungxanh.programme.queries.targets import Judged, judged_targets
from vungxanh.programme.rules.directives import ClauseSort
from vungxanh.programme.rules.reviews import Break, Outcome, Tally, breaks, has_number
from vungxanh.records.interface import ObstacleMet


@dataclass(frozen=True, slots=True)
class Clause:
    """A goal or a group of tasks of the document: whether it says how much, and the work given from it."""

    row: ClauseRow
    measured: bool
    work: Tally | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything a review shows; what the post sees none of is None.

    `met` are the obstacles that areas recorded, `published` the conferences that sources tell of: neither is
    added to what tasks and own conferences say.
    """

    scope: Scope
    document: DirectiveView
    targets: tuple[Judged, ...]
    clauses: tuple[Clause, ...]
    duties: tuple[Demanded, ...]
    work: tuple[Counted, ...] | None
    meetings: tuple[Meeting, ...] | None
    published: tuple[Published, ...] | None
    met: tuple[ObstacleMet, ...] | None
    classes: Classes | None
    practices: tuple[Tried, ...]
    breaks: tuple[Break, ...]

    @property
    def tally(self) -> Tally | None:
        """All tasks by what became of them."""
        return None if self.work is None else Tally.of(one.outcome for one in self.work)


def review_of(by: Actor, number: int, *, on: date) -> Report:
    """A review with its figures, worked out now. Raises NoReviewError, Refused."""
    scope = scope_of(by, number, on=on)
    asked = scope.asked
    document = directive(by, asked.directive)
    work = work_of(scope) if holds(by.role, Verb.VIEW_TASKS) else None
    confers = holds(by.role, Verb.VIEW_CONFERENCES)
    return Report(
        scope=scope,
        document=document,
        targets=judged_targets(by, directive=asked.directive, seen=Seen(asked.window.last, asked.known_on)),
        clauses=tuple(_clauses(document.clauses, work)),
        duties=_duties(scope),
        work=work,
        meetings=meetings_of(scope) if confers else None,
        published=published_of(scope) if confers else None,
        met=obstacles_of(scope) if holds(by.role, Verb.VIEW_EVENTS) else None,
        classes=classes_of(scope),
        practices=practices_of(scope),
        breaks=breaks(asked.window, (one.valid_from for one in scope.places)),
    )


def _clauses(rows: Sequence[ClauseRow], work: tuple[Counted, ...] | None) -> list[Clause]:
    """The goals and groups of tasks, each with the work that was given from it."""
    of_clause: defaultdict[int, list[Outcome]] = defaultdict(list)
    for one in work or ():
        if one.clause is not None:
            of_clause[one.clause].append(one.outcome)
    return [
        Clause(row, has_number(row.text), None if work is None else Tally.of(of_clause[row.id]))
        for row in rows
        if row.sort in {ClauseSort.GOAL, ClauseSort.TASK_GROUP}
    ]


def _duties(scope: Scope) -> tuple[Demanded, ...]:
    """What the areas owe the documents, as it stood at the last day and was known on the day."""
    duties = Duty.objects.filter(directive__in=scope.documents, area__in=scope.reach).order_by("pk")
    return answered(list(duties), on=scope.asked.window.last, known_on=scope.asked.known_on)
