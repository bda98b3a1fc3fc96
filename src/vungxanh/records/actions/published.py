"""Writes to the register of published figures: load the product's file, take a figure back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from django.db import IntegrityError, connection

from vungxanh.access.interface import Actor, Verb, acting, require
from vungxanh.areas.interface import provinces
from vungxanh.intake.interface import mark
from vungxanh.records.models import FigureWithdrawal, PublishedFigure
from vungxanh.records.queries.published import NoFigureError
from vungxanh.records.rules.breaks import MERGER
from vungxanh.records.rules.published import Claim
from vungxanh.records.rules.published_file import Entry, PublishedFileError, entries

LOCK = 2_025_070_1
"""The number of the advisory lock under which only one process loads the file."""


class WithdrawnFigureError(Exception):
    """The figure was taken back before; the text says so in both languages."""


@dataclass(frozen=True, slots=True)
class LoadedFigures:
    """What loading changed: rows added, rows that no longer count because the file says otherwise."""

    added: int
    withdrawn: int


def load_published(found: Sequence[Entry] | None = None) -> LoadedFigures:
    """Bring the register in line with the product's file; running it again changes nothing.

    A row that changed gets a new version and the old one no longer counts. Raises NotBornError before anybody
    has said what the database is, PublishedFileError for a file that cannot be read.
    """
    wanted = {entry.claim.key: entry for entry in (entries() if found is None else found)}
    with acting(None, "load published figures"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        held = {row.key: row for row in PublishedFigure.objects.exclude(key="").filter(withdrawal=None)}
        stale = [row for key, row in held.items() if key not in wanted or wanted[key].digest != row.digest]
        # Rows that name a total are new whenever the total is, or they would name one that no longer counts.
        gone = {row.pk for row in stale}
        stale += [row for row in held.values() if row.part_of_id in gone and row.pk not in gone]
        FigureWithdrawal.objects.bulk_create(
            FigureWithdrawal(figure=row, reason="superseded", withdrawn_by="") for row in stale
        )
        kept = {row.key: row for row in held.values() if row not in stale}
        added = _add([entry for key, entry in wanted.items() if key not in kept], kept)
    return LoadedFigures(added, len(stale))


def _add(new: Sequence[Entry], kept: Mapping[str, PublishedFigure]) -> int:
    """Add the rows, totals before their parts."""
    places = _places()
    rows = dict(kept)
    for parts in (False, True):
        made = [
            PublishedFigure(
                **columns(entry.claim),
                key=entry.claim.key,
                digest=entry.digest,
                url=entry.claim.source,
                area_id=_area(entry, places),
                part_of=rows[entry.claim.part_of] if parts else None,
                confidence=entry.confidence,
                note_vi=entry.note_vi,
                note_en=entry.note_en,
            )
            for entry in new
            if bool(entry.claim.part_of) is parts
        ]
        rows |= {row.key: row for row in PublishedFigure.objects.bulk_create(made)}
    return len(new)


def _places() -> Mapping[tuple[str, str], int]:
    """The provinces by era and name."""
    days: Mapping[str, date] = {"after": MERGER, "before": MERGER - timedelta(days=1)}
    return {(era, unit.name): unit.id for era, day in days.items() for unit in provinces(day)}


def _area(entry: Entry, places: Mapping[tuple[str, str], int]) -> int | None:
    if entry.province is None:
        return None
    found = places.get((entry.claim.era, entry.province))
    if found is None:
        raise PublishedFileError(
            f"{entry.claim.key}: danh mục không có tỉnh “{entry.province}”; chạy ./run areas load rồi thử lại"
            f" / the register has no such province; run ./run areas load and try again"
        )
    return found


def columns(claim: Claim) -> dict[str, object]:
    """What a row and a claim have in common, as the columns of the row."""
    same = (
        "measure",
        "decimals",
        "unit",
        "substance",
        "comparator",
        "role",
        "target_type",
        "definition",
        "start",
        "end",
        "as_of",
        "era",
        "complete",
    )
    return {
        **{name: getattr(claim, name) for name in same},
        "value": exact(claim.value),
        "value_max": None if claim.value_max is None else exact(claim.value_max),
        "denominator": None if claim.denominator is None else exact(claim.denominator),
    }


def exact(value: Fraction) -> Decimal:
    """The same number with six decimal places; ValueError when it needs more, as a third does."""
    scaled = value * 10**6
    if scaled.denominator != 1:
        raise ValueError(f"{value} has no exact decimal form")
    return Decimal(scaled.numerator).scaleb(-6)


def withdraw_figure(figure_id: int, *, reason: str, by: Actor, on: date) -> None:
    """Take a figure back: it no longer counts, its history stays.

    Only what was taken from a mark of the post's areas: rows of the product's file follow the file. Raises
    Refused, NoFigureError, NoMarkError, WithdrawnFigureError.
    """
    require(by, Verb.TAKE_FIGURES, area_id=by.area_id, on=on)
    row = PublishedFigure.objects.filter(pk=figure_id, mark__isnull=False).first()
    if row is None or row.mark_id is None:
        raise NoFigureError(
            f"Không có số liệu công bố số {figure_id}. / There is no published figure {figure_id}."
        )
    mark(row.mark_id, by=by, on=on)
    try:
        with acting(by, f"withdraw figure {figure_id}"):
            FigureWithdrawal.objects.create(figure_id=figure_id, reason=reason, withdrawn_by=by.symbol)
    except IntegrityError as error:
        raise WithdrawnFigureError(
            f"Số liệu công bố {figure_id} đã được rút trước đó; không cần làm gì thêm."
            f" / Published figure {figure_id} was taken back before; nothing more to do."
        ) from error
