"""Turns the rows of a submission into facts: figures and marks by COPY, routes one by one."""

from collections.abc import Iterable, Iterator
from itertools import islice

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.intake.interface import Parsed, ParsedSheet, SubmissionSummary
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.models import KeyRoute, KeyRouteUnit, ReportedFigure, ReportedRouteMark, RouteList
from vungxanh.records.rules.content import Content
from vungxanh.records.rules.form import FIGURES, INPUT_INDICATORS, KEY_ROUTE, RESIDENT_VIOLATORS, ROUTES

LINES_A_WRITE = 20_000
UNKNOWN = r"\N"
"""How COPY writes null."""


def accept(kept: SubmissionSummary, parsed: Parsed, content: Content, span: AssessmentYear) -> None:
    """Store what a submission says; runs inside the transaction that received it."""
    sheet = parsed.sheets[FIGURES]
    _copy(
        ReportedFigure._meta.db_table,
        "area_id, indicator, period, as_of, value, submission_id, sheet, cell, learned_at",
        _figures(kept, sheet, content, span),
    )
    if KEY_ROUTE in sheet.letters:
        _copy(
            ReportedRouteMark._meta.db_table,
            "area_id, period, mark, submission_id, sheet, cell, learned_at",
            _marks(kept, sheet, content),
        )
    if content.routes is not None:
        _keep_routes(kept, parsed.sheets[ROUTES].name, content)


def _copy(table: str, columns: str, lines: Iterator[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        while block := "".join(islice(lines, LINES_A_WRITE)):
            copy.write(block)


def _escaped(name: str) -> str:
    """A sheet's name as a field of COPY; it is printable, so only a backslash matters."""
    return name.replace("\\", "\\\\")


def _figures(
    kept: SubmissionSummary, sheet: ParsedSheet, content: Content, span: AssessmentYear
) -> Iterator[str]:
    """A line of COPY for every figure: unknown is \\N. Of the province only what no commune can tell."""
    place = {key: index for index, key in enumerate(sheet.letters)}
    period = f"[{span.period.start},{span.period.end})\t{span.as_of}"
    start = {key: f"\t{code}\t{period}\t" for key, code in INPUT_INDICATORS.items()}
    end = {key: f"\t{kept.id}\t{_escaped(sheet.name)}\t{letter}" for key, letter in sheet.letters.items()}
    parts = [(place[key], start[key], end[key]) for key in INPUT_INDICATORS]
    learned = f"\t{kept.received_at.isoformat()}\n"
    of_province = [(place[RESIDENT_VIOLATORS], start[RESIDENT_VIOLATORS], end[RESIDENT_VIOLATORS])]
    for area_id, row in content.areas.items():
        tail = f"{row.number}{learned}"
        for index, before, after in of_province if area_id == kept.area_id else parts:
            value = row.values[index]
            yield f"{area_id}{before}{UNKNOWN if value is None else value}{after}{tail}"


def _marks(kept: SubmissionSummary, sheet: ParsedSheet, content: Content) -> Iterator[str]:
    index = list(sheet.letters).index(KEY_ROUTE)
    period = f"[{kept.period.start},{kept.period.end})"
    where = f"{kept.id}\t{_escaped(sheet.name)}\t{sheet.letters[KEY_ROUTE]}"
    for area_id, row in content.areas.items():
        if area_id != kept.area_id:
            mark = row.values[index] or UNKNOWN
            yield f"{area_id}\t{period}\t{mark}\t{where}{row.number}\t{kept.received_at.isoformat()}\n"


def _keep_routes(kept: SubmissionSummary, sheet: str, content: Content) -> None:
    listed = RouteList.objects.create(
        province_id=kept.area_id,
        period=DateRange(kept.period.start, kept.period.end),
        submission_id=kept.id,
        sheet=sheet,
        learned_at=kept.received_at,
    )
    for route in content.routes or ():
        row = KeyRoute.objects.create(route_list=listed, name=route.name, kind=route.kind, cell=route.cell)
        KeyRouteUnit.objects.bulk_create(_units(row, route.units))


def _units(route: KeyRoute, area_ids: Iterable[int]) -> list[KeyRouteUnit]:
    return [
        KeyRouteUnit(route=route, area_id=area_id, position=position)
        for position, area_id in enumerate(area_ids, start=1)
    ]
