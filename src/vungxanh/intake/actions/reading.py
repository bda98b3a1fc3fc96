"""Read a document that was handed in, and open its review."""

import hashlib
from datetime import date, datetime

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import official_gazetteer
from vungxanh.intake.actions.reviews import open_review
from vungxanh.intake.queries.reviews import ReviewError
from vungxanh.intake.rules.proposals import MOST, TooManyFactsError, draft_of
from vungxanh.reader.interface import UnreadableError, read


class UnreadableDocumentError(ReviewError):
    """The document cannot be read or is too much for one review; the text says what to do."""


def read_document(
    content: bytes, name: str, *, page_date: date | None, by: Actor, at: datetime, on: date
) -> int:
    """Read the bytes of a document and open its review; the review's number. The bytes are not kept.

    Only the ending of `name` matters. Raises UnreadableDocumentError, and Refused when the post may not.
    """
    said = page_date.isoformat() if page_date else None
    try:
        proposals = read(content, name, gazetteer=official_gazetteer(on), page_date=said)
        draft = draft_of(
            proposals,
            sha256=hashlib.sha256(content).hexdigest(),
            media=media_of(content, name),
            page_date=page_date,
        )
    except UnreadableError as error:
        raise UnreadableDocumentError(error.vietnamese, error.english) from error
    except TooManyFactsError as error:
        raise UnreadableDocumentError(
            f"Văn bản có {error.count} đề xuất, nhiều nhất là {MOST}: hãy chia nhỏ rồi đọc từng phần.",
            f"The text proposes {error.count} facts, {MOST} at most: cut it and read the parts.",
        ) from error
    return open_review(draft, by=by, at=at, on=on)


def media_of(content: bytes, name: str) -> str:
    """What kind of file it is, for people: told by its first bytes, and pages by their ending."""
    head = content[:1024].lstrip()
    if head.startswith(b"%PDF"):
        return "pdf"
    if head.startswith(b"PK"):
        return "docx"
    return "html" if name.endswith((".html", ".htm")) or head.startswith(b"<") else "text"
