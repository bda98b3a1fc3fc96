"""Writes that decide about a mark: take it into the register of published figures, or refuse it."""

from datetime import date

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.areas.interface import AreaNotFoundError, area
from vungxanh.intake.interface import MarkSummary, MarkTakenAlreadyError, mark, mark_taken
from vungxanh.records.actions.published import columns
from vungxanh.records.models import MarkRefusal, PublishedFigure
from vungxanh.records.queries.waiting import (
    QUANTITY,
    below_province,
    era_of,
    keys_of,
    place_of,
    places_of,
    quantities_of,
)
from vungxanh.records.rules.taking import BELOW, Choice, NotTakenError, claim_of_mark

TAKER, REFUSER = "records.PublishedFigure", "records.MarkRefusal"


def take(mark_id: int, choice: Choice, *, by: Actor, on: date) -> int:
    """Take an accepted mark into the register: the new figure's id. One transaction, both tables.

    A mark that was refused, or whose figure was taken back, can be taken anew. Raises Refused, NoMarkError,
    NotTakenError, MarkTakenAlreadyError.
    """
    require(by, Verb.TAKE_FIGURES, area_id=by.area_id, on=on)
    with acting(by, f"take figure of mark {mark_id}"):
        found = mark(mark_id, by=by, on=on)
        if found.kind != QUANTITY:
            raise NotTakenError("Dấu này không phải là một con số.", "This mark is not a figure.", "unclear")
        _same_place(found, choice, on)
        claim = claim_of_mark(
            found.data,
            choice,
            number=found.id,
            source=found.sha256,
            beside=quantities_of(found.document_id, by=by, on=on),
        )
        if _free(found):
            mark_taken(mark_id, TAKER, by=by, on=on)
        row = PublishedFigure.objects.create(
            **columns(claim),
            area_id=choice.area,
            part_of_id=_total_of(found),
            mark_id=found.id,
            document=found.sha256,
            span_start=found.start,
            span_end=found.end,
            taken_by=by.symbol,
        )
    return row.pk


def refuse(mark_id: int, reason: str, *, by: Actor, on: date) -> None:
    """Refuse a mark: it waits no more. Raises Refused, NoMarkError, MarkTakenAlreadyError."""
    require(by, Verb.TAKE_FIGURES, area_id=by.area_id, on=on)
    with acting(by, f"refuse mark {mark_id}"):
        mark_taken(mark_id, REFUSER, by=by, on=on)
        MarkRefusal.objects.create(mark_id=mark_id, reason=reason, refused_by=by.symbol)


def _same_place(found: MarkSummary, choice: Choice, on: date) -> None:
    """Raise unless the chosen area is a province of the map that the figure stands on, and may be meant."""
    places = places_of(era_of(choice.as_of), on=on)
    keys = keys_of(places)
    meant = place_of(found, keys)
    if meant == BELOW:
        raise below_province(str(found.data["area"]))
    if choice.area is not None and choice.area not in keys.values():
        raise NotTakenError(
            f"Ngày {choice.as_of} không có tỉnh này{_named(choice.area)}. Hãy chọn lại tỉnh hoặc ngày.",
            f"On {choice.as_of} there is no such province{_named(choice.area)}. Choose another one or day.",
        )
    if isinstance(meant, int) and meant != choice.area:
        raise NotTakenError(
            f"Văn bản nói về “{found.data['area']}”, không phải địa bàn đã chọn. Hãy chọn lại.",
            f"The text speaks of “{found.data['area']}”, not of the area that was chosen. Choose again.",
        )


def _named(area_id: int) -> str:
    """The name of a chosen area in brackets; nothing where there is no such area."""
    try:
        return f" ({area(area_id).full_name})"
    except AreaNotFoundError:
        return ""


def _total_of(found: MarkSummary) -> int | None:
    """The figure of the same document whose part this one is; None where it is not in the register."""
    number = found.data.get("part_of")
    if found.data["role"] != "part" or number is None:
        return None
    totals = PublishedFigure.objects.filter(mark__document=found.document_id, mark__number=number)
    return totals.filter(withdrawal=None).values_list("pk", flat=True).first()


def _free(found: MarkSummary) -> bool:
    """True for a mark that waits; False for one that was refused, or whose own figure was taken back."""
    if not found.taker:
        return True
    counts = PublishedFigure.objects.filter(mark_id=found.id, withdrawal=None).exists()
    if found.taker not in {TAKER, REFUSER} or counts:
        raise MarkTakenAlreadyError(
            f"Dấu chấp nhận {found.id} đã được đưa vào sổ trước đó.",
            f"Mark {found.id} was taken into a register before.",
        )
    return False
