"""Writes: import a file for a province and year, all or nothing; take it back."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.db import connection

from vungxanh.access.interface import Actor, Verb, acting, born, require
from vungxanh.areas.interface import AreaSummary, area
from vungxanh.intake.interface import (
    Parsed,
    Problem,
    Problems,
    SubmissionSummary,
    mark_withdrawn,
    read,
    receive,
    same_file,
    submission,
)
from vungxanh.periods.interface import AssessmentYear
from vungxanh.records.actions.accept import accept
from vungxanh.records.queries import register_of
from vungxanh.records.queries.doubts import doubts_of
from vungxanh.records.rules.content import Content, understand
from vungxanh.records.rules.form import ASSESSMENT_FORM

_LOCK = 28_2025
"""First half of the advisory lock that lets one import of a province run at a time."""


@dataclass(frozen=True)
class ImportResult:
    """What came of a file. `submission_id` is None when it has problems or was only tried."""

    submission_id: int | None
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    rows: int
    sheets: tuple[str, ...]
    communes: int
    """Communes the file has a row for."""
    routes: int | None
    """Key routes it lists; None when it says nothing of routes."""


class ForeignSubmissionError(Exception):
    """The submission was not made by this import, so it cannot be taken back here."""


def _silent(_step: str) -> None:
    """Progress that nobody watches."""


def import_file(
    path: str | Path,
    *,
    province_id: int,
    year: int,
    by: Actor,
    dry_run: bool = False,
    received_at: datetime | None = None,
    progress: Callable[[str], object] = _silent,
) -> ImportResult:
    """Read a workbook or CSV of a province's assessment year and keep its figures, all or nothing.

    Whatever is wrong with the file is in `problems`, and then nothing is stored. `received_at` is the
    instant it counts as learned; without it the database's clock. Raises Refused when `by` may not import
    for the province, AreaNotFoundError for an unknown province, PeriodError for an impossible year,
    NotBornError when nobody has said whether the database is real or simulated.
    """
    span = AssessmentYear(year)
    province = area(province_id)
    require(by, Verb.IMPORT, area_id=province_id, on=span.as_of)
    progress("Đang đọc tệp / Reading the file")
    parsed = read(path, ASSESSMENT_FORM)
    progress("Đang đối chiếu địa bàn / Matching the communes")
    problems = Problems()
    content = _check(parsed, province, span, problems)
    kept: int | None = None
    if not parsed.problems and not problems and not dry_run:
        progress("Đang ghi số liệu / Storing the figures")
        kept = _keep(parsed, content, province, span, by, received_at, problems)
    return ImportResult(
        submission_id=kept,
        problems=(*parsed.problems, *problems.all()),
        notes=(*parsed.notes, *doubts_of(parsed, content, span.as_of), *_missing(content)),
        rows=sum(len(sheet.rows) for sheet in parsed.sheets.values()),
        sheets=tuple(sheet.name for sheet in parsed.sheets.values()),
        communes=len(content.areas.keys() - {province_id}),
        routes=None if content.routes is None else len(content.routes),
    )


def _check(parsed: Parsed, province: AreaSummary, span: AssessmentYear, problems: Problems) -> Content:
    """What the file says of communes and routes; notes what the file as a whole may not be."""
    if parsed.mark is not None and parsed.mark != born():
        problems.add_file(*_WRONG_KIND[parsed.mark])
    register = register_of(province, span.as_of)
    if not register.units:
        problems.add_file(
            f"{province.full_name} không có xã, phường nào vào ngày {span.as_of:%d/%m/%Y}: hãy xem lại --year"
            " hoặc --province.",
            f"{province.full_name} has no communes on {span.as_of}: check --year or --province.",
        )
        return Content()
    _note_same(parsed, province, span, problems)
    return understand(parsed, register, span.year, problems)


_WRONG_KIND = {
    "simulated": (
        "Tệp mang dấu số liệu mô phỏng, còn cơ sở dữ liệu này là số liệu thật: không bao giờ nạp lẫn.",
        "The file is marked as simulated and this database is real: the two are never mixed.",
    ),
    "real": (
        "Tệp mang dấu số liệu thật, còn cơ sở dữ liệu này là mô phỏng: không bao giờ nạp lẫn.",
        "The file is marked as real and this database is simulated: the two are never mixed.",
    ),
}


def _note_same(parsed: Parsed, province: AreaSummary, span: AssessmentYear, problems: Problems) -> bool:
    """Note that exactly this file was imported before and still counts."""
    before = same_file(key=parsed.sha256, area_id=province.id, period=span.period)
    if before is not None:
        problems.add_file(
            f"Tệp này đã được nạp ngày {before.received_at:%d/%m/%Y} (lần gửi số {before.id}); nếu"
            " muốn nạp lại,"
            f" hãy rút lần trước bằng lệnh: undo {before.id}.",
            f"This file was imported before on {before.received_at:%Y-%m-%d} (submission"
            f" {before.id}); to import"
            f" it again, take that back with the command: undo {before.id}.",
        )
    return before is not None


def _missing(content: Content) -> tuple[Problem, ...]:
    """A note on the communes without a row: their figures stay unknown."""
    if not content.missing or not content.areas:
        return ()
    names = ", ".join(unit.name for unit in content.missing[:5])
    more = "…" if len(content.missing) > 5 else ""
    return (
        Problem(
            "",
            "",
            f"{len(content.missing)} địa bàn không có dòng nào, số liệu coi là chưa biết: {names}{more}",
            f"{len(content.missing)} communes have no row, their figures stay unknown: {names}{more}",
        ),
    )


def _keep(
    parsed: Parsed,
    content: Content,
    province: AreaSummary,
    span: AssessmentYear,
    by: Actor,
    received_at: datetime | None,
    problems: Problems,
) -> int | None:
    """Store the submission and its facts in one transaction; None when another import came first."""
    with acting(by, "import"):
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashint8(%s))", [_LOCK, province.id])
        if _note_same(parsed, province, span, problems):
            return None
        kept = receive(
            form=ASSESSMENT_FORM,
            parsed=parsed,
            area_id=province.id,
            period=span.period,
            by=by,
            received_at=received_at,
        )
        accept(kept, parsed, content, span)
    return kept.id


def undo(submission_id: int, *, by: Actor, withdrawn_at: datetime | None = None) -> SubmissionSummary:
    """Take a submission back: from now on its figures and routes no longer count, its rows stay.

    Whoever asks what was known before still sees it. Raises NoSubmissionError, WithdrawnAlreadyError,
    Refused, and ForeignSubmissionError for a submission of another form.
    """
    found = submission(submission_id)
    if found.form != ASSESSMENT_FORM.code:
        raise ForeignSubmissionError(
            f"Lần gửi số {submission_id} thuộc biểu mẫu khác ({found.form}); hãy rút ở nơi đã nạp."
            f" / Submission {submission_id} is of another form ({found.form}); take it back where it"
            " was made."
        )
    require(by, Verb.UNDO, area_id=found.area_id, on=found.period.last_day)
    return mark_withdrawn(submission_id, by=by, withdrawn_at=withdrawn_at)
