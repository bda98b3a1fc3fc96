"""Directives, their dates, clauses and ties; the work they give, its tasks and what becomes of each."""

from vungxanh.programme.models.agreement import Agreement, AgreementMeeting, AgreementParty, AgreementWork
from vungxanh.programme.models.change import ConferenceChange
from vungxanh.programme.models.clause import Clause
from vungxanh.programme.models.closing import ClosingValue
from vungxanh.programme.models.conference import (
    Attendance,
    Conference,
    ConferenceDirective,
    ConferencePaper,
    ConferencePoint,
    Decision,
)
from vungxanh.programme.models.directive import Directive, DirectiveDate
from vungxanh.programme.models.duty import Duty, DutyDone, PlanClause
from vungxanh.programme.models.fund import Fund
from vungxanh.programme.models.inspection import Inspection, InspectionFinding
from vungxanh.programme.models.mark import DirectiveMark
from vungxanh.programme.models.practice import Adoption, Practice, PracticeChange, Trial
from vungxanh.programme.models.published import (
    PublishedConference,
    PublishedConferenceDirective,
    PublishedPoint,
    PublishedStatement,
    PublishedWithdrawal,
)
from vungxanh.programme.models.question import AnsweredQuestion
from vungxanh.programme.models.relation import DirectiveRelation
from vungxanh.programme.models.review import Review, ReviewArea
from vungxanh.programme.models.target import Target
from vungxanh.programme.models.task import Assignment, AssignmentNeed, Task, TaskAct

__all__ = [
    "Adoption",
    "Agreement",
    "AgreementMeeting",
    "AgreementParty",
    "AgreementWork",
    "AnsweredQuestion",
    "Assignment",
    "AssignmentNeed",
    "Attendance",
    "Clause",
    "ClosingValue",
    "Conference",
    "ConferenceChange",
    "ConferenceDirective",
    "ConferencePaper",
    "ConferencePoint",
    "Decision",
    "Directive",
    "DirectiveDate",
    "DirectiveMark",
    "DirectiveRelation",
    "Duty",
    "DutyDone",
    "Fund",
    "Inspection",
    "InspectionFinding",
    "PlanClause",
    "Practice",
    "PracticeChange",
    "PublishedConference",
    "PublishedConferenceDirective",
    "PublishedPoint",
    "PublishedStatement",
    "PublishedWithdrawal",
    "Review",
    "ReviewArea",
    "Target",
    "Task",
    "TaskAct",
    "Trial",
]
