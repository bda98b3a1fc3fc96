"""Reads of finished documents and of what was accepted in them: every post sees those of its areas."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import Coalesce, Greatest, Substr

from vungxanh.access.interface import Actor, Verb, require, visible_areas
from vungxanh.intake.models import Mark, ReviewedDocument
from vungxanh.intake.queries.reviews import ReviewError
from vungxanh.intake.rules.titles import HEAD, title_of

AROUND = 120
"""So many characters before and after a fact are quoted with it."""
MARKS_A_PAGE = 200


class NoDocumentError(ReviewError):
    """There is no such finished document in the areas of the post."""


class NoMarkError(ReviewError):
    """There is no such mark in the areas of the post."""


@dataclass(frozen=True)
class DocumentSummary:
    """A finished document, for lists and as the source of a mark; `title` is its first masked line."""

    id: int
    title: str
    sha256: str
    media: str
    page_date: date | None
    area_id: int
    reviewer_symbol: str
    finished_at: datetime
    proposed: int
    accepted: int
    waiting: int


@dataclass(frozen=True)
class DocumentDetail:
    """A finished document with its masked text."""

    id: int
    title: str
    sha256: str
    media: str
    page_date: date | None
    area_id: int
    by: str
    finished_at: datetime
    proposed: int
    rejected: int
    text: str
    layout: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True)
class MarkSummary:
    """An accepted fact with its provenance, as the owner of the noun gets it.

    `data` is the fact as accepted, `proposed` as it was read; exact figures are texts ("756.92"). `quote` is
    the words it comes from, `before` and `after` what stands around them in the masked text. `taker` names
    the register it was taken into, "" while it waits.
    """

    id: int
    document_id: int
    title: str
    sha256: str
    page_date: date | None
    area_id: int
    number: int
    kind: str
    start: int
    end: int
    data: Mapping[str, Any]
    proposed: Mapping[str, Any]
    edited: bool
    before: str
    quote: str
    after: str
    by: str
    at: datetime
    taker: str


def visible(by: Actor, *, on: date) -> QuerySet[ReviewedDocument]:
    """The finished documents of the post's areas on that day; raises Refused without the permission."""
    require(by, Verb.READ_DOCUMENTS, area_id=by.area_id, on=on)
    return ReviewedDocument.objects.filter(area_id__in=visible_areas(by, on=on))


def visible_document(document_id: int, *, by: Actor, on: date, lock: bool = False) -> ReviewedDocument:
    """The row of a finished document the post may see; raises NoDocumentError."""
    rows = visible(by, on=on).filter(pk=document_id)
    found = (rows.select_for_update() if lock else rows).first()
    if found is None:
        raise NoDocumentError(
            "Không có tài liệu này trong địa bàn của chức danh.",
            "There is no such document in the areas of this post.",
        )
    return found


def document(document_id: int, *, by: Actor, on: date) -> DocumentDetail:
    """A finished document the post may see; raises NoDocumentError."""
    row = visible_document(document_id, by=by, on=on)
    return DocumentDetail(
        id=row.pk,
        title=title_of(row.text[:HEAD]),
        sha256=row.sha256,
        media=row.media,
        page_date=row.page_date,
        area_id=row.area_id,
        by=row.reviewer_symbol,
        finished_at=row.finished_at,
        proposed=row.proposed,
        rejected=row.rejected,
        text=row.text,
        layout=tuple((start, end, kind) for start, end, kind in row.layout),
    )


def documents(by: Actor, *, on: date, limit: int = 100) -> tuple[DocumentSummary, ...]:
    """The finished documents of the post's areas, the newest first."""
    rows = (
        visible(by, on=on)
        .annotate(
            head=Substr("text", 1, HEAD),
            accepted=Count("marks"),
            waiting=Count("marks", filter=Q(marks__taken=None)),
        )
        .order_by("-finished_at", "-pk")
        .values("head", *(name for name in DocumentSummary.__annotations__ if name != "title"))[:limit]
    )
    return tuple(DocumentSummary(title=title_of(row.pop("head")), **row) for row in rows)


def _marks(by: Actor, *, on: date) -> QuerySet[Mark]:
    """The marks of the post's areas, each with its words out of the text."""
    first = Greatest(F("start") - Value(AROUND), Value(0))
    return Mark.objects.filter(document__in=visible(by, on=on).values("pk")).annotate(
        head=Substr("document__text", 1, HEAD),
        before=Substr("document__text", first + 1, F("start") - first),
        quote=Substr("document__text", F("start") + 1, F("end") - F("start")),
        after=Substr("document__text", F("end") + 1, AROUND),
        taker=Coalesce("taken__taker", Value("")),
        by=F("marker_symbol"),
        at=F("marked_at"),
        data=F("accepted"),
        sha256=F("document__sha256"),
        page_date=F("document__page_date"),
        area_id=F("document__area_id"),
    )


def _summaries(rows: QuerySet[Mark]) -> tuple[MarkSummary, ...]:
    """The summaries of rows of `_marks`."""
    asked = [name for name in MarkSummary.__annotations__ if name not in {"title", "edited"}]
    return tuple(
        MarkSummary(title=title_of(row.pop("head")), edited=row["data"] != row["proposed"], **row)
        for row in rows.values("head", *asked)
    )


def accepted_marks(
    kind: str, *, by: Actor, on: date, after: int = 0, limit: int = MARKS_A_PAGE
) -> tuple[MarkSummary, ...]:
    """The marks of one kind in the post's areas that wait for the owner of the noun, oldest first.

    At most `limit`, with numbers above `after`: hand the last one's id over to get the next page.
    """
    return _summaries(_marks(by, on=on).filter(kind=kind, taken=None, pk__gt=after).order_by("pk")[:limit])


def marks_waiting(kind: str, *, by: Actor, on: date) -> int:
    """How many marks of one kind wait in the post's areas."""
    seen = visible(by, on=on).values("pk")
    return Mark.objects.filter(document__in=seen, kind=kind, taken=None).count()


def mark(mark_id: int, *, by: Actor, on: date) -> MarkSummary:
    """One mark of the post's areas, waiting or taken; raises NoMarkError."""
    found = _summaries(_marks(by, on=on).filter(pk=mark_id))
    if not found:
        raise NoMarkError(
            f"Không có dấu chấp nhận số {mark_id} trong địa bàn của chức danh.",
            f"There is no mark {mark_id} in the areas of this post.",
        )
    return found[0]


def marks_of(document_id: int, *, by: Actor, on: date) -> tuple[MarkSummary, ...]:
    """Every mark of a finished document, in the order of reading; raises NoDocumentError."""
    visible_document(document_id, by=by, on=on)
    rows = _marks(by, on=on).filter(document_id=document_id)
    return _summaries(rows.order_by("start", "end", "number"))


def read_before(sha256: str, *, by: Actor, on: date) -> tuple[int, datetime] | None:
    """The last finished document of the post's areas with exactly these bytes, and when it was read."""
    rows = visible(by, on=on).filter(sha256=sha256).order_by("-finished_at")
    return rows.values_list("pk", "finished_at").first()
