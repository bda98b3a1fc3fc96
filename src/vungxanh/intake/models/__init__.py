"""What was sent in, and what was read in documents."""

from vungxanh.intake.models.documents import Mark, MarkTaken, ReviewedDocument
from vungxanh.intake.models.reviews import Proposal, Review
from vungxanh.intake.models.submissions import Submission, SubmissionRow, Withdrawal

__all__ = [
    "Mark",
    "MarkTaken",
    "Proposal",
    "Review",
    "ReviewedDocument",
    "Submission",
    "SubmissionRow",
    "Withdrawal",
]
