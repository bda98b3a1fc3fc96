"""Writes: submissions, reviews of documents, accepted marks."""

from vungxanh.intake.actions.deciding import decide, undo
from vungxanh.intake.actions.documents import mark_taken, mask_document
from vungxanh.intake.actions.reviews import discard, finish, mask_review, open_review, sweep
from vungxanh.intake.actions.submissions import WithdrawnAlreadyError, mark_withdrawn, receive

__all__ = [
    "WithdrawnAlreadyError",
    "decide",
    "discard",
    "finish",
    "mark_taken",
    "mark_withdrawn",
    "mask_document",
    "mask_review",
    "open_review",
    "receive",
    "sweep",
    "undo",
]
