"""Reads of the register of published figures. The figures are public; who took one is for those signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from django.db.models import Q, QuerySet

from vungxanh.areas.interface import AreaSummary, areas
from vungxanh.records.models import PublishedFigure
from vungxanh.records.rules.published import Claim


class NoFigureError(LookupError):
    """There is no such published figure; the text says so in both languages."""


@dataclass(frozen=True, slots=True)
class Published:
    """A published figure with where it comes from. `area` is None for the nation.

    `mark_id` is the accepted mark it quotes, with the document's hash and span, and `quoted` the reviewed
    document and the mark's number in it; None when `url` is the source.
    `withdrawn` is the reason why it no longer counts, "" while it does.
    """

    id: int
    claim: Claim
    area: AreaSummary | None
    confidence: str
    note_vi: str
    note_en: str
    url: str
    mark_id: int | None
    quoted: tuple[int, int] | None
    document: str
    span: tuple[int, int] | None
    taken_by: str
    learned_at: datetime
    withdrawn: str = ""


def published_figures(*, area_ids: Iterable[int] | None = None, nation: bool = True) -> tuple[Published, ...]:
    """The figures that count, in the order they were learned: of the areas named (of all with None).

    The nation's come along unless `nation` is False. Two queries, however many figures.
    """
    rows = PublishedFigure.objects.filter(withdrawal=None)
    if area_ids is not None:
        rows = rows.filter(Q(area__in=set(area_ids)) | Q(area=None))
    return _read(rows if nation else rows.exclude(area=None))


def published_figure(figure_id: int) -> Published:
    """One figure, whether it counts or not. Raises NoFigureError."""
    found = _read(PublishedFigure.objects.filter(pk=figure_id))
    if not found:
        raise NoFigureError(
            f"Không có số liệu công bố số {figure_id}. / There is no published figure {figure_id}."
        )
    return found[0]


def taken_lately(*, by: str, since: datetime) -> tuple[Published, ...]:
    """The figures that a post took from marks since then, the newest first, withdrawn ones too."""
    rows = PublishedFigure.objects.filter(taken_by=by, mark__isnull=False, learned_at__gte=since)
    return _read(rows)[::-1]


def _read(rows: QuerySet[PublishedFigure]) -> tuple[Published, ...]:
    found = list(
        rows.select_related("withdrawal", "mark").defer("mark__proposed", "mark__accepted").order_by("pk")
    )
    places = areas(row.area_id for row in found if row.area_id is not None)
    return tuple(_published(row, places.get(row.area_id) if row.area_id else None) for row in found)


def _published(row: PublishedFigure, area: AreaSummary | None) -> Published:
    gone = getattr(row, "withdrawal", None)
    span = None if row.span_start is None or row.span_end is None else (row.span_start, row.span_end)
    return Published(
        id=row.pk,
        claim=claim_of(row),
        area=area,
        confidence=row.confidence,
        note_vi=row.note_vi,
        note_en=row.note_en,
        url=row.url,
        mark_id=row.mark_id,
        quoted=(row.mark.document_id, row.mark.number) if row.mark else None,
        document=row.document,
        span=span,
        taken_by=row.taken_by,
        learned_at=row.learned_at,
        withdrawn=gone.reason if gone else "",
    )


def claim_of(row: PublishedFigure) -> Claim:
    """The claim of a row, with exact numbers; its key is the row's id."""
    return Claim(
        key=str(row.pk),
        area=row.area_id,
        measure=row.measure,
        value=Fraction(row.value),
        unit=row.unit,
        source=row.url or f"sha256:{row.document}",
        decimals=row.decimals,
        value_max=None if row.value_max is None else Fraction(row.value_max),
        substance=row.substance,
        comparator=row.comparator,
        role=row.role,
        target_type=row.target_type,
        denominator=None if row.denominator is None else Fraction(row.denominator),
        definition=row.definition,
        start=row.start,
        end=row.end,
        as_of=row.as_of,
        era=row.era,
        part_of="" if row.part_of_id is None else str(row.part_of_id),
        complete=row.complete,
    )
