"""Writes on a document under review: put it on the desk, cover names, finish, discard, sweep."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import islice
from typing import Any

from django.db import connection

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.intake.models import Mark, Proposal, Review, ReviewedDocument
from vungxanh.intake.models.reviews import LIFE
from vungxanh.intake.queries.reviews import ReviewError, own_review
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED, REJECTED
from vungxanh.intake.rules.drafts import Draft, Span
from vungxanh.intake.rules.masking import covered, covered_data, names_in, touched

ROWS_A_WRITE = 2000


def open_review(draft: Draft, *, by: Actor, at: datetime, on: date) -> int:
    """Keep what was read in a document for 24 hours, for its reviewer alone; the number of the review.

    Raises Refused when the post may not read documents.
    """
    require(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=on)
    with acting(by, "open review"):
        review = Review.objects.create(
            reviewer_id=by.post_id,
            area_id=by.area_id,
            sha256=draft.sha256,
            media=draft.media,
            page_date=draft.page_date,
            text=draft.text,
            layout=[list(part) for part in draft.layout],
            flags=[
                {"kind": one.kind, "vi": one.vi, "en": one.en, "spans": [list(span) for span in one.spans]}
                for one in draft.notices
            ],
            started_at=at,
            expires_at=at + LIFE,
        )
        for batch in batches(_proposals(review.pk, draft), ROWS_A_WRITE):
            Proposal.objects.bulk_create(batch)
    return review.pk


def _proposals(review_id: int, draft: Draft) -> Iterator[Proposal]:
    for number, one in enumerate(draft.proposed, start=1):
        start, end = one.span
        yield Proposal(
            review_id=review_id, number=number, kind=one.kind, start=start, end=end, data=dict(one.data)
        )


def mask_review(review_id: int, spans: Sequence[Span], *, by: Actor, at: datetime) -> int:
    """Cover more of the text; facts whose words are covered go. How many went.

    Where the covered words stand inside other facts (an organiser, an owner), they are covered there too.
    Raises NoReviewError.
    """
    with acting(by, f"mask review {review_id}"):
        review = own_review(review_id, by=by, at=at, lock=True)
        names = names_in(review.text, spans)
        review.text = covered(review.text, spans)
        review.flags = [
            covered_data(flag, names)
            for flag in review.flags
            if not any(touched((start, end), spans) for start, end in flag["spans"])
        ]
        review.save(update_fields=["text", "flags"])
        return _mask_proposals(review, spans, names)


def _mask_proposals(review: Review, spans: Sequence[Span], names: Sequence[str]) -> int:
    gone, changed = [], []
    for one in Proposal.objects.filter(review=review):
        if touched((one.start, one.end), spans):
            gone.append(one.pk)
            continue
        clean, change = covered_data(one.data, names), covered_data(one.change, names)
        if (clean, change) != (one.data, one.change):
            one.data, one.change = clean, change
            changed.append(one)
    Proposal.objects.filter(pk__in=gone).delete()
    Proposal.objects.bulk_update(changed, ["data", "change"], batch_size=ROWS_A_WRITE)
    return len(gone)


def finish(review_id: int, *, by: Actor, at: datetime, no_names: bool) -> int:
    """End a review: masked text and accepted facts are kept for good, all else goes. The document's number.

    `no_names` is the reviewer's word that no name is left in the text; without it ReviewError is raised.
    What was not decided is not accepted.
    """
    if not no_names:
        raise ReviewError(
            "Chưa xác nhận văn bản không còn tên người: hãy đọc lại, che tên còn sót, rồi đánh dấu xác nhận.",
            "Nobody has confirmed that no name is left: read the text again, cover names, tick the box.",
        )
    with acting(by, f"finish review {review_id}"):
        review = own_review(review_id, by=by, at=at, lock=True)
        decided = list(Proposal.objects.filter(review=review).order_by("number"))
        document = ReviewedDocument.objects.create(
            sha256=review.sha256,
            media=review.media,
            page_date=review.page_date,
            text=review.text,
            layout=review.layout,
            area_id=review.area_id,
            reviewer_id=by.post_id,
            reviewer_symbol=by.symbol,
            proposed=len(decided),
            rejected=sum(one.decision == REJECTED for one in decided),
            finished_at=at,
        )
        for batch in batches(_marks(document.pk, decided, by), ROWS_A_WRITE):
            Mark.objects.bulk_create(batch)
        _remove(review)
    return document.pk


def _marks(document_id: int, decided: Sequence[Proposal], by: Actor) -> Iterator[Mark]:
    for one in decided:
        if one.decision in {ACCEPTED, EDITED} and one.decided_at is not None:
            yield Mark(
                document_id=document_id,
                number=one.number,
                kind=one.kind,
                start=one.start,
                end=one.end,
                decision=one.decision,
                proposed=one.data,
                accepted=one.data if one.decision == ACCEPTED else one.change,
                marker_id=by.post_id,
                marker_symbol=by.symbol,
                marked_at=one.decided_at,
            )


def batches(rows: Iterator[Any], size: int) -> Iterator[list[Any]]:
    """The rows in lists of at most so many."""
    while batch := list(islice(rows, size)):
        yield batch


def discard(review_id: int, *, by: Actor, at: datetime) -> None:
    """Remove an unfinished review at once. Raises NoReviewError."""
    with acting(by, f"discard review {review_id}"):
        _remove(own_review(review_id, by=by, at=at, lock=True))


def _remove(review: Review) -> None:
    Proposal.objects.filter(review=review).delete()
    review.delete()


def sweep() -> int:
    """Remove every review that is past its 24 hours by the database's clock; how many went.

    The database does it by one function, so that a page that only reads may ask for it too: it can remove
    nothing that could still be opened.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT intake_sweep_reviews()")
        (removed,) = cursor.fetchone()
    return int(removed)
