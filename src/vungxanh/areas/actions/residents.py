"""Imports series of residents and records which odd numbers a post has accepted."""

import csv
import hashlib
import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from django.db import transaction

from vungxanh.areas.actions.files import AreaFileError, areas_by_code, read_bytes
from vungxanh.areas.models import ResidentAcceptance, ResidentFigure, ResidentSeries
from vungxanh.areas.queries.residents import residents_doubted, residents_held

LARGEST = 20_000_000
HEADER = ["area_code", "residents"]
DIGITS = 12


@dataclass(frozen=True, slots=True)
class ImportedResidents:
    """What an import stored: areas with a number, areas without one, codes whose number is held."""

    series_id: int
    areas: int
    unknown: int
    held: tuple[tuple[str, int, tuple[str, ...]], ...]


@transaction.atomic
def import_residents(*, file: Path, source: str, as_of: date, basis: str, by: str) -> ImportedResidents:
    """Store a series of residents from a CSV file with the columns area_code and residents.

    An empty cell is unknown and stores nothing. Odd numbers are stored with flags and held until
    `accept_residents`. All or nothing: raises AreaFileError with the line of the first fault.
    """
    content = read_bytes(file, LARGEST)
    sha256 = hashlib.sha256(content).hexdigest()
    if basis not in ResidentSeries.Basis.values:
        raise AreaFileError(f"--basis: {basis!r} ≠ actual, registered.")
    if ResidentSeries.objects.filter(sha256=sha256, as_of=as_of, basis=basis).exists():
        raise AreaFileError(
            f"{file.name}: dãy này đã được nhập cho ngày {as_of:%d/%m/%Y}. / "
            f"{file.name}: this series is already imported for {as_of}."
        )
    rows = _rows(file, content)
    ids = areas_by_code(file, rows, as_of)
    known = {ids[code]: value for code, value in rows.items() if value is not None}
    doubted = residents_doubted(known, as_of)
    flags = {pk: [flag.code for flag in doubts] for pk, doubts in doubted.items()}
    series = ResidentSeries.objects.create(
        source=source, as_of=as_of, basis=basis, sha256=sha256, imported_by=by
    )
    ResidentFigure.objects.bulk_create(
        ResidentFigure(series=series, area_id=pk, residents=value, flags=flags.get(pk, []))
        for pk, value in known.items()
    )
    codes = {pk: code for code, pk in ids.items()}
    held = sorted((codes[pk], known[pk], tuple(marks)) for pk, marks in flags.items())
    return ImportedResidents(series.pk, len(known), len(rows) - len(known), tuple(held))


def _rows(file: Path, content: bytes) -> dict[str, int | None]:
    try:
        lines = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)
        table = list(lines)
    except (UnicodeDecodeError, csv.Error) as error:
        raise AreaFileError(
            f"{file.name}: không đọc được như CSV mã UTF-8 ({error}). / "
            f"{file.name}: not readable as CSV in UTF-8 ({error})."
        ) from error
    if not table or table[0] != HEADER:
        raise AreaFileError(
            f"{file.name}, dòng 1: cần đúng hai cột {','.join(HEADER)}. / "
            f"{file.name}, line 1: exactly the columns {','.join(HEADER)} are needed."
        )
    rows: dict[str, int | None] = {}
    for number, cells in enumerate(table[1:], start=2):
        code, value = _row(file, number, cells)
        if code in rows:
            raise _fault(file, number, f"mã {code} bị lặp", f"code {code} is repeated")
        rows[code] = value
    return rows


def _row(file: Path, number: int, cells: list[str]) -> tuple[str, int | None]:
    if len(cells) != len(HEADER):
        raise _fault(file, number, f"có {len(cells)} ô, cần 2", f"{len(cells)} cells, 2 are needed")
    code, text = (cell.strip() for cell in cells)
    if not text:
        return code, None
    if not (text.isascii() and text.isdigit() and len(text) <= DIGITS):
        raise _fault(
            file,
            number,
            f"số dân {text!r} phải chỉ gồm chữ số, không dấu chấm, không âm",
            f"residents {text!r} must be plain digits, no separators, not negative",
        )
    return code, int(text)


def _fault(file: Path, number: int, what_vi: str, what_en: str) -> AreaFileError:
    return AreaFileError(f"{file.name}, dòng {number}: {what_vi}. / {file.name}, line {number}: {what_en}.")


@transaction.atomic
def accept_residents(*, area_id: int, by: str, value: int | None = None) -> tuple[int, ...]:
    """Record a post's word that odd numbers of residents of an area are right.

    Without `value` every held number of imported series is accepted; with it that number is, from
    wherever it comes. Returns the numbers accepted. Raises AreaFileError when nothing is held.
    """
    numbers = (
        {held.residents for held in residents_held([area_id]).get(area_id, ())} if value is None else {value}
    )
    if not numbers:
        raise AreaFileError(
            "Không có số dân nào của địa bàn này đang chờ xác nhận. / "
            "No number of residents of this area is waiting to be accepted."
        )
    for number in numbers:
        ResidentAcceptance.objects.get_or_create(
            area_id=area_id, residents=number, defaults={"accepted_by": by}
        )
    return tuple(sorted(numbers))
