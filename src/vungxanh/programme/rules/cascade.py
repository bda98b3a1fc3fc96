"""The cascade: who must pass a directive on, who must issue a plan for it, by when, and who has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from vungxanh.programme.rules.directives import ClauseSort
from vungxanh.programme.rules.refusals import ProgrammeRefusedError


class Duty(StrEnum):
    """What a body owes a directive."""

    DISSEMINATE = "disseminate"
    PLAN = "plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One duty of one area's body, with its day."""

    area: int
    duty: Duty
    due: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Fulfilled:
    """What shows that a duty was done: a conference or a document, with its day."""

    area: int
    duty: Duty
    on: date
    by: str


class Answer(StrEnum):
    """How a duty stands."""

    ON_TIME = "on_time"
    LATE = "late"
    NOT_YET = "not_yet"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of the matrix: the duty, how it stands, and what shows it."""

    owed: Owed
    answer: Answer
    shown: Fulfilled | None = None


def matrix(owed: Iterable[Owed], fulfilled: Iterable[Fulfilled], on: date) -> tuple[Cell, ...]:
    """Every duty with how it stands at the end of a day; the first thing that shows it counts."""
    first: dict[tuple[int, Duty], Fulfilled] = {}
    for one in sorted(fulfilled, key=lambda one: (one.on, one.by)):
        if one.on <= on:
            first.setdefault((one.area, one.duty), one)
    return tuple(_cell(one, first.get((one.area, one.duty)), on) for one in owed)


def _cell(owed: Owed, shown: Fulfilled | None, on: date) -> Cell:
    if shown is None:
        return Cell(owed, Answer.MISSED if on > owed.due else Answer.NOT_YET)
    return Cell(owed, Answer.ON_TIME if shown.on <= owed.due else Answer.LATE, shown)


class Choice(StrEnum):
    """What a commune's plan does with a clause of the province's."""

    TAKEN = "taken"
    ADAPTED = "adapted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of a directive: a viewpoint, a goal or a group of tasks. `owner` is the area that answers."""

    key: str
    text: str
    sort: ClauseSort = ClauseSort.TASK_GROUP
    owner: int | None = None
    targets: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a plan says of one clause. An adapted one has its own text, a declined one its reason.

    Raises ProgrammeRefusedError where they are missing.
    """

    clause: str
    choice: Choice
    text: str = ""
    reason: str = ""

    def __post_init__(self) -> None:
        if self.choice is Choice.ADAPTED and not self.text.strip():
            raise ProgrammeRefusedError(
                "clause_text",
                "Đã điều chỉnh thì ghi nội dung mới; nếu giữ nguyên, chọn “nhận”",
                "An adapted clause has a text of its own; choose “taken” to keep it as it is",
                field="text",
            )
        if self.choice is Choice.DECLINED and not self.reason.strip():
            raise ProgrammeRefusedError(
                "reason",
                "Không nhận thì ghi lý do, để cấp trên biết",
                "A declined clause has a reason, so that the level above knows",
                field="reason",
            )


@dataclass(frozen=True, slots=True)
class Draft:
    """A plan that starts from the plan above: every clause with its choice, or none yet."""

    rows: tuple[tuple[Clause, Chosen | None], ...]

    @property
    def open(self) -> tuple[Clause, ...]:
        """The clauses that nobody has decided on; a plan is not issued before there are none."""
        return tuple(clause for clause, chosen in self.rows if chosen is None)


def draft(above: Sequence[Clause], chosen: Mapping[str, Chosen]) -> Draft:
    """A draft from the clauses of the plan above. Raises ProgrammeRefusedError for a choice of no clause."""
    strange = set(chosen) - {clause.key for clause in above}
    if strange:
        raise ProgrammeRefusedError(
            "relation",
            f"Văn bản cấp trên không có mục {', '.join(sorted(strange))}",
            f"The document above has no clause {', '.join(sorted(strange))}",
            field="clause",
        )
    return Draft(tuple((clause, chosen.get(clause.key)) for clause in above))


def orphans(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """The clauses that ask for something and that nobody answers for."""
    return tuple(
        clause for clause in clauses if clause.sort is ClauseSort.TASK_GROUP and clause.owner is None
    )


def without_data(targets: Mapping[str, str], measured: Iterable[str]) -> tuple[str, ...]:
    """The keys of targets whose indicator nobody counts. `targets`: key → indicator code, "" for none."""
    counted = set(measured)
    return tuple(key for key, code in targets.items() if code not in counted)


def later_than_above(
    here: Iterable[Owed], above: Iterable[tuple[Owed, str]]
) -> tuple[tuple[Owed, Owed, str], ...]:
    """Duties due later than a document above asks of the same area, each with that duty and its document."""
    asked: dict[tuple[int, Duty], tuple[Owed, str]] = {}
    for one, named in above:
        key = (one.area, one.duty)
        if key not in asked or one.due < asked[key][0].due:
            asked[key] = (one, named)
    return tuple(
        (one, *asked[one.area, one.duty])
        for one in here
        if (one.area, one.duty) in asked and one.due > asked[one.area, one.duty][0].due
    )
