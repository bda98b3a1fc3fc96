"""The page of a finished document as data: its masked text and what was accepted in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from vungxanh.intake.queries.documents import DocumentDetail, MarkSummary
from vungxanh.intake.queries.reviews import ProposalRow
from vungxanh.intake.rules.decisions import ACCEPTED, EDITED
from vungxanh.intake.rules.windows import windows
from vungxanh.intake.web.pages import words
from vungxanh.intake.web.pages.desk import page_with, pages_near, shown_pieces
from vungxanh.intake.web.pages.facts import FactRow, fact_row
from vungxanh.intake.web.pages.text import ShownPiece, quoted
from vungxanh.ui.interface import number


@dataclass(frozen=True)
class FinishedPage:
    """Everything the template of a finished document places."""

    id: int
    title: str
    sha256: str
    page_date: str
    by: str
    finished_at: datetime
    says: str
    pieces: tuple[ShownPiece, ...]
    facts: tuple[FactRow, ...]
    page: int
    pages: tuple[tuple[int, str, int], ...]
    before: str
    after: str


def as_row(mark: MarkSummary) -> ProposalRow:
    """A mark as the row of a decided fact."""
    return ProposalRow(
        number=mark.number,
        kind=mark.kind,
        start=mark.start,
        end=mark.end,
        data=mark.proposed,
        decision=EDITED if mark.edited else ACCEPTED,
        change=mark.data if mark.edited else None,
    )


def finished_page(
    document: DocumentDetail, marks: Sequence[MarkSummary], *, page: int, fact: int = 0
) -> FinishedPage:
    """The page of a finished document: the asked one, clipped to those there are, or that of a fact."""
    cut = windows(document.text, [mark.start for mark in marks])
    place = next((place for place, mark in enumerate(marks) if mark.number == fact), None)
    page = min(max(page, 1), len(cut)) if place is None else page_with(cut, place)
    window = cut[page - 1]
    here = marks[window.first : window.last]
    rows = [as_row(mark) for mark in here]
    return FinishedPage(
        id=document.id,
        title=quoted(document.title),
        sha256=document.sha256,
        page_date=words.partial_day(document.page_date.isoformat() if document.page_date else None),
        by=document.by,
        finished_at=document.finished_at,
        says=says(document, marks),
        pieces=shown_pieces(window, rows, document.text, document.layout),
        facts=tuple(
            fact_row(row, document.text, href=f"?trang={page}", taker=mark.taker)
            for row, mark in zip(rows, here, strict=True)
        ),
        page=page,
        pages=pages_near(cut, page, [0] * len(cut)),
        before=f"?trang={page - 1}" if page > 1 else "",
        after=f"?trang={page + 1}" if page < len(cut) else "",
    )


def says(document: DocumentDetail, marks: Sequence[MarkSummary]) -> str:
    """What came of the review, in one sentence."""
    said = {
        "accepted": number(len(marks)),
        "total": number(document.proposed),
        "edited": number(sum(mark.edited for mark in marks)),
        "rejected": number(document.rejected),
        "waiting": number(sum(not mark.taker for mark in marks)),
    }
    return (
        gettext(
            "Chấp nhận %(accepted)s trong %(total)s đề xuất (%(edited)s có sửa), bỏ %(rejected)s;"
            " %(waiting)s dữ kiện chờ đưa vào sổ."
        )
        % said
    )
