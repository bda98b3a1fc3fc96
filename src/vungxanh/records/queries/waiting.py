"""What waits to be taken into the register of published figures, made ready to be decided."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from vungxanh.access.interface import Actor
from vungxanh.areas.interface import AreaSummary, name_key, official_register, provinces
from vungxanh.intake.interface import MarkSummary, accepted_marks, mark, marks_of
from vungxanh.records.models import MarkRefusal, PublishedFigure
from vungxanh.records.rules.breaks import MERGER, last_day
from vungxanh.records.rules.taking import (
    BELOW,
    Choice,
    NotTakenError,
    Place,
    claim_of_mark,
    place_meant,
)

QUANTITY = "quantity"


@dataclass(frozen=True)
class Waiting:
    """A mark that waits: what is proposed for it, and why it cannot be taken as it stands, if so.

    `place` is the province or the nation that its words mean; None where the person has to say. `problem`
    has a reason where the mark can only be refused.
    """

    mark: MarkSummary
    place: Place
    choice: Choice
    problem: NotTakenError | None

    @property
    def ready(self) -> bool:
        """True when one key takes it."""
        return self.problem is None and self.place is not None


def waiting(by: Actor, *, on: date, after: int = 0, limit: int = 50) -> tuple[Waiting, ...]:
    """The marks that wait in the post's areas, oldest first, at most `limit` with numbers above `after`."""
    found = accepted_marks(QUANTITY, by=by, on=on, after=after, limit=limit)
    beside = _beside(found)
    keys = {era: keys_of(places_of(era, on=on)) for era in ("before", "after")}
    return tuple(_waiting(one, beside[one.sha256], keys) for one in found)


def refused_last(by: Actor, *, on: date, since: datetime) -> Waiting | None:
    """The mark that the post refused last since then, unless its figure was taken after all."""
    last = (
        MarkRefusal.objects.filter(refused_by=by.symbol, refused_at__gte=since)
        .order_by("-refused_at")
        .first()
    )
    if last is None or PublishedFigure.objects.filter(mark_id=last.mark_id, withdrawal=None).exists():
        return None
    found = mark(last.mark_id, by=by, on=on)
    keys = {era: keys_of(places_of(era, on=on)) for era in ("before", "after")}
    return _waiting(found, _beside([found])[found.sha256], keys)


def quantities_of(document_id: int, *, by: Actor, on: date) -> list[Mapping[str, Any]]:
    """The quantities accepted in a document of the post's areas. Raises NoDocumentError."""
    return [one.data for one in marks_of(document_id, by=by, on=on) if one.kind == QUANTITY]


def places_of(era: str, *, on: date) -> tuple[AreaSummary, ...]:
    """The provinces of an era in Vietnamese order, with the invented ones of a simulated database.

    After the merger those of the day `on`, before it those of its last day.
    """
    day = on if era == "after" else MERGER - timedelta(days=1)
    return (*provinces(day), *provinces(day, illustrative=True))


def era_of(as_of: str) -> str:
    """On which map a day or year stands; what is not known stands on today's."""
    day = last_day(as_of)
    return "before" if day is not None and day < MERGER else "after"


def _beside(found: Sequence[MarkSummary]) -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """For each document by its hash the shares and targets it gives: among these marks, or taken before."""
    every: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for one in found:
        every[one.sha256].append(one.data)
    taken = PublishedFigure.objects.filter(document__in=every, withdrawal=None, measure="drug_free_share_pct")
    for row in taken:
        every[row.document].append({"measure": row.measure, "role": row.role, "value": row.value})
    return every


def _waiting(
    one: MarkSummary, beside: Sequence[Mapping[str, Any]], keys: Mapping[str, Mapping[str, int]]
) -> Waiting:
    as_of = _as_of(one)
    place = place_of(one, keys[era_of(as_of)])
    choice = Choice(place if isinstance(place, int) else None, as_of)
    return Waiting(one, place, choice, _problem(one, beside, place, choice))


def place_of(one: MarkSummary, provinces: Mapping[str, int]) -> Place:
    """The place that a mark's words mean, among these provinces by the keys of their names."""
    return place_meant(one.data.get("area"), provinces, name_key, official_register().by_name.__contains__)


def keys_of(places: Iterable[AreaSummary]) -> Mapping[str, int]:
    """The provinces by every key of their names."""
    return {name_key(text): one.id for one in places for text in (one.name, one.full_name)}


def _as_of(one: MarkSummary) -> str:
    """The day a mark speaks for as far as the document tells: its page's date, or the end of its period."""
    if one.page_date is not None:
        return one.page_date.isoformat()
    end = (one.data.get("period") or {}).get("to") or ""
    return "" if one.data["role"] == "target" or last_day(end) is None else str(end)


def _problem(
    one: MarkSummary, beside: Sequence[Mapping[str, Any]], place: Place, choice: Choice
) -> NotTakenError | None:
    if place == BELOW:
        return below_province(str(one.data.get("area")))
    try:
        claim_of_mark(
            one.data,
            choice,
            number=one.id,
            source=one.sha256,
            beside=beside,
        )
    except NotTakenError as error:
        return error
    return None


def below_province(name: str) -> NotTakenError:
    """Why a figure of a commune or district does not enter the register."""
    return NotTakenError(
        f"“{name}” ở dưới cấp tỉnh; sổ này chỉ giữ số liệu của tỉnh và cả nước. Hãy từ chối.",
        f"“{name}” is below a province; this register holds provinces and the nation only. Refuse it.",
        "below_province",
    )
