"""Writes: keep a submission, take one back."""

import json
from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, connection
from django.db.backends.postgresql.psycopg_any import DateRange

from vungxanh.access.interface import Actor, acting
from vungxanh.intake.models import Submission, SubmissionRow, Withdrawal
from vungxanh.intake.queries.submissions import SubmissionSummary, submission, summary
from vungxanh.intake.rules.forms import FormDefinition
from vungxanh.intake.rules.parsed import Parsed, ParsedSheet
from vungxanh.periods.interface import Period

ROWS_A_WRITE = 2000


class WithdrawnAlreadyError(Exception):
    """The submission was taken back before; the text says so in both languages."""


def receive(
    *,
    form: FormDefinition,
    parsed: Parsed,
    area_id: int,
    period: Period,
    by: Actor,
    received_at: datetime | None = None,
) -> SubmissionSummary:
    """Keep a file that was read without a problem, with every row as it was understood.

    `received_at` is an aware instant; without it the database's clock is taken. Raises ValueError for a file
    that has problems: the caller shows them instead.
    """
    if parsed.problems:
        raise ValueError("a file with problems is not kept")
    times = {} if received_at is None else {"received_at": received_at}
    with acting(by, "receive"):
        row = Submission.objects.create(
            form=form.code,
            form_version=form.version,
            area_id=area_id,
            period=DateRange(period.start, period.end),
            sender_id=by.post_id,
            sender_symbol=by.symbol,
            key=parsed.sha256,
            media=parsed.media,
            file_name=parsed.file_name[:255],
            **times,
        )
        for sheet in parsed.sheets.values():
            _copy_rows(row.pk, sheet)
    row.refresh_from_db(fields=["received_at"])
    return summary(row)


def _copy_rows(submission_id: int, sheet: ParsedSheet) -> None:
    table = SubmissionRow._meta.db_table
    with connection.cursor() as cursor:
        statement = f"COPY {table} (submission_id, sheet, number, cells) FROM STDIN"
        with cursor.copy(statement) as copy:
            for lines in _lines(submission_id, sheet):
                copy.write(lines)


def _lines(submission_id: int, sheet: ParsedSheet) -> Iterator[str]:
    """The rows in PostgreSQL's text format, many at a time."""
    letters = tuple(sheet.letters.values())
    start = f"{submission_id}\t{_escaped(sheet.name)}\t"
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    for first in range(0, len(sheet.rows), ROWS_A_WRITE):
        yield "".join(
            f"{start}{row.number}\t{_escaped(encode(dict(zip(letters, row.values, strict=True))))}\n"
            for row in sheet.rows[first : first + ROWS_A_WRITE]
        )


def _escaped(text: str) -> str:
    """The text as a field of COPY: JSON leaves no raw tab or line end, a backslash is doubled."""
    return text.replace("\\", "\\\\")


def mark_withdrawn(
    submission_id: int, *, by: Actor, withdrawn_at: datetime | None = None
) -> SubmissionSummary:
    """Mark a submission as taken back; the package that owns its facts calls this.

    Raises NoSubmissionError, and WithdrawnAlreadyError when it was taken back before.
    """
    before = submission(submission_id)
    times = {} if withdrawn_at is None else {"withdrawn_at": withdrawn_at}
    try:
        with acting(by, f"withdraw {submission_id}"):
            Withdrawal.objects.create(
                submission_id=before.id, withdrawer_id=by.post_id, withdrawer_symbol=by.symbol, **times
            )
    except IntegrityError as error:
        raise WithdrawnAlreadyError(
            f"Lần gửi số liệu {submission_id} đã được rút lại trước đó; không cần làm gì thêm."
            f" / Submission {submission_id} was taken back before; nothing more to do."
        ) from error
    return submission(submission_id)
