"""Writes on a finished document: cover a name that was overlooked, note that a mark was taken."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError
from django.db.models import F

from vungxanh.access.interface import Actor, acting
from vungxanh.intake.models import Mark, MarkTaken, ReviewedDocument
from vungxanh.intake.queries.documents import NoMarkError, mark, visible_document
from vungxanh.intake.rules.drafts import Span
from vungxanh.intake.rules.masking import covered, covered_data, names_in


class MarkTakenAlreadyError(NoMarkError):
    """The mark was taken before."""


def mask_document(document_id: int, spans: Sequence[Span], *, by: Actor, on: date) -> None:
    """Cover a name that was overlooked, in the text and in the accepted facts. Raises NoDocumentError."""
    with acting(by, f"mask document {document_id}"):
        document = visible_document(document_id, by=by, on=on, lock=True)
        names = names_in(document.text, spans)
        text = covered(document.text, spans)
        if text != document.text:
            ReviewedDocument.objects.filter(pk=document.pk).update(text=text, maskings=F("maskings") + 1)
        for one in Mark.objects.filter(document=document):
            proposed, accepted = covered_data(one.proposed, names), covered_data(one.accepted, names)
            if (proposed, accepted) != (one.proposed, one.accepted):
                Mark.objects.filter(pk=one.pk).update(
                    proposed=proposed, accepted=accepted, maskings=F("maskings") + 1
                )


def mark_taken(mark_id: int, taker: str, *, by: Actor, on: date) -> None:
    """Note that the owner of the noun took the mark into its register; `taker` names the register.

    The owner calls this in the transaction that writes its own row. Raises NoMarkError when the mark is not
    in the post's areas, MarkTakenAlreadyError when it was taken before.
    """
    found = mark(mark_id, by=by, on=on)
    try:
        with acting(by, f"take mark {mark_id}"):
            MarkTaken.objects.create(mark_id=found.id, taker=taker, post_id=by.post_id, post_symbol=by.symbol)
    except IntegrityError as error:
        raise MarkTakenAlreadyError(
            f"Dấu chấp nhận {mark_id} đã được đưa vào sổ trước đó.",
            f"Mark {mark_id} was taken into a register before.",
        ) from error
