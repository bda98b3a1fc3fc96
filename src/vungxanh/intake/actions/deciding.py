"""Writes: what a reviewer decides about one proposed fact, and taking it back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localdate

from vungxanh.access.interface import Actor, acting
from vungxanh.intake.actions.names import refuse_names
from vungxanh.intake.models import Proposal
from vungxanh.intake.queries.reviews import NoProposalError, own_review
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, REJECTED, UNDECIDED
from vungxanh.intake.rules.editing import edited


def decide(
    review_id: int,
    number: int,
    decision: str,
    *,
    by: Actor,
    at: datetime,
    change: Mapping[str, str] | None = None,
) -> None:
    """Accept, edit or reject one proposed fact; deciding again replaces the decision.

    `change` holds the fields of the form of an edited fact, as they were entered. An edit that changes
    nothing accepts. Raises NoReviewError, NoProposalError, and EditError for a change that cannot be.
    """
    if decision not in {ACCEPTED, EDITED, REJECTED}:
        raise ValueError(decision)
    with acting(by, f"decide in review {review_id}"):
        one = _proposal(review_id, number, by=by, at=at)
        one.change = _changed(one, change or {}, localdate(at)) if decision == EDITED else None
        if one.change == one.data:
            decision, one.change = ACCEPTED, None
        one.decision, one.decided_at = decision, at
        one.save(update_fields=["decision", "change", "decided_at"])


def _changed(one: Proposal, entered: Mapping[str, str], on: date) -> dict[str, Any]:
    """The fact with the entered fields; raises EditError for what cannot be, and for a person's name."""
    change = edited(one.kind, one.data, entered)
    refuse_names(one.kind, one.data, change, text=one.review.text)
    return change


def undo(review_id: int, number: int | None = None, *, by: Actor, at: datetime) -> int | None:
    """Take back the decision about one fact, or the last one that was made; the fact's number.

    None when nothing is decided. Raises NoReviewError and NoProposalError.
    """
    with acting(by, f"undo in review {review_id}"):
        number = _last_decided(review_id, by=by, at=at) if number is None else number
        if number is None:
            return None
        one = _proposal(review_id, number, by=by, at=at)
        one.decision, one.change, one.decided_at = UNDECIDED, None, None
        one.save(update_fields=["decision", "change", "decided_at"])
    return number


def _last_decided(review_id: int, *, by: Actor, at: datetime) -> int | None:
    review = own_review(review_id, by=by, at=at, lock=True)
    last = Proposal.objects.filter(review=review).exclude(decision=UNDECIDED).order_by("decided_at", "number")
    return last.values_list("number", flat=True).last()


def _proposal(review_id: int, number: int, *, by: Actor, at: datetime) -> Proposal:
    review = own_review(review_id, by=by, at=at, lock=True)
    found = Proposal.objects.filter(review=review, number=number).first()
    if found is None:
        raise NoProposalError(
            f"Không có đề xuất số {number} trong lượt xét này.",
            f"There is no proposal {number} in this review.",
        )
    found.review = review
    return found
