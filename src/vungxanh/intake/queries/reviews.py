"""Reads of documents under review: each post sees its own, until they expire."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Substr

from vungxanh.access.interface import AccessError, Actor
from vungxanh.intake.models import Proposal, Review
from vungxanh.intake.rules.decisions import UNDECIDED
from vungxanh.intake.rules.titles import HEAD, title_of


class ReviewError(AccessError):
    """Something about reviews that a person should hear; the text is in Vietnamese and English."""


class NoReviewError(ReviewError):
    """There is no such review of the post, or its 24 hours are over."""


class NoProposalError(ReviewError):
    """The review has no proposal of that number."""


@dataclass(frozen=True)
class ReviewSummary:
    """A review under way, for lists. `title` is the first line of the masked text."""

    id: int
    title: str
    media: str
    started_at: datetime
    expires_at: datetime
    proposed: int
    left: int


@dataclass(frozen=True)
class ProposalRow:
    """A proposed fact with what was decided: `data` as read, `change` as edited, or None."""

    number: int
    kind: str
    start: int
    end: int
    data: Mapping[str, Any]
    decision: str
    change: Mapping[str, Any] | None

    @property
    def now(self) -> Mapping[str, Any]:
        """The fact as it stands: edited, or as it was read."""
        return self.data if self.change is None else self.change


@dataclass(frozen=True)
class ReviewDetail:
    """A review under way with its text and every proposed fact in the order of reading."""

    id: int
    title: str
    sha256: str
    media: str
    page_date: date | None
    text: str
    layout: tuple[tuple[int, int, str], ...]
    flags: tuple[Mapping[str, Any], ...]
    started_at: datetime
    expires_at: datetime
    proposals: tuple[ProposalRow, ...]

    @property
    def left(self) -> int:
        """How many facts are not decided yet."""
        return sum(one.decision == UNDECIDED for one in self.proposals)

    def count(self, decision: str) -> int:
        """How many facts were decided so."""
        return sum(one.decision == decision for one in self.proposals)


def own_review(review_id: int, *, by: Actor, at: datetime, lock: bool = False) -> Review:
    """The row of a review of the post that has not expired; raises NoReviewError."""
    rows = Review.objects.filter(pk=review_id, reviewer_id=by.post_id, expires_at__gt=at)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NoReviewError(
            "Không có lượt xét này, hoặc đã quá 24 giờ và đã bị xoá; hãy đọc lại tài liệu.",
            "There is no such review, or its 24 hours are over and it is gone; read the document again.",
        )
    return found


def review(review_id: int, *, by: Actor, at: datetime) -> ReviewDetail:
    """A review of the post with its facts; raises NoReviewError."""
    row = own_review(review_id, by=by, at=at)
    proposals = Proposal.objects.filter(review=row).order_by("start", "end", "number")
    return ReviewDetail(
        id=row.pk,
        title=title_of(row.text[:HEAD]),
        sha256=row.sha256,
        media=row.media,
        page_date=row.page_date,
        text=row.text,
        layout=tuple((start, end, kind) for start, end, kind in row.layout),
        flags=tuple(row.flags),
        started_at=row.started_at,
        expires_at=row.expires_at,
        proposals=tuple(map(_proposal_row, proposals)),
    )


def proposal(review_id: int, number: int, *, by: Actor, at: datetime) -> ProposalRow:
    """One proposed fact of a review of the post; raises NoReviewError and NoProposalError."""
    row = own_review(review_id, by=by, at=at)
    found = Proposal.objects.filter(review=row, number=number).first()
    if found is None:
        raise NoProposalError(
            f"Không có đề xuất số {number} trong lượt xét này.",
            f"There is no proposal {number} in this review.",
        )
    return _proposal_row(found)


def _proposal_row(one: Proposal) -> ProposalRow:
    return ProposalRow(one.number, one.kind, one.start, one.end, one.data, one.decision, one.change)


def reviews_of(by: Actor, *, at: datetime) -> tuple[ReviewSummary, ...]:
    """The reviews of the post that are under way, the newest first."""
    rows = (
        Review.objects.filter(reviewer_id=by.post_id, expires_at__gt=at)
        .annotate(
            head=Substr("text", 1, HEAD),
            proposed=Count("proposals"),
            left=Count("proposals", filter=Q(proposals__decision=UNDECIDED)),
        )
        .order_by("-started_at", "-pk")
        .values_list("pk", "head", "media", "started_at", "expires_at", "proposed", "left")
    )
    return tuple(
        ReviewSummary(pk, title_of(head), media, started, expires, proposed, left)
        for pk, head, media, started, expires, proposed, left in rows
    )
