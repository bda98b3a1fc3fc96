"""Reads of submissions."""

from dataclasses import dataclass
from datetime import datetime

from vungxanh.intake.models import Submission
from vungxanh.periods.interface import Period


@dataclass(frozen=True)
class SubmissionSummary:
    """A submission as other packages see it; `withdrawn_at` is None while it counts."""

    id: int
    form: str
    form_version: int
    area_id: int
    period: Period
    sender: str
    key: str
    file_name: str
    received_at: datetime
    withdrawn_at: datetime | None


class NoSubmissionError(LookupError):
    """There is no submission with that number; the text says so in both languages."""


def summary(row: Submission) -> SubmissionSummary:
    """The summary of a row that was read with its withdrawal."""
    return SubmissionSummary(
        id=row.pk,
        form=row.form,
        form_version=row.form_version,
        area_id=row.area_id,
        period=Period(row.period.lower, row.period.upper),
        sender=row.sender_symbol,
        key=row.key,
        file_name=row.file_name,
        received_at=row.received_at,
        withdrawn_at=row.withdrawal.withdrawn_at if hasattr(row, "withdrawal") else None,
    )


def submission(submission_id: int) -> SubmissionSummary:
    """The submission with that number; raises NoSubmissionError."""
    row = Submission.objects.select_related("withdrawal").filter(pk=submission_id).first()
    if row is None:
        raise NoSubmissionError(
            f"Không có lần gửi số liệu số {submission_id}; lệnh import in ra số này khi nạp xong."
            f" / There is no submission {submission_id}; the command import prints the number."
        )
    return summary(row)


def same_file(*, key: str, area_id: int, period: Period) -> SubmissionSummary | None:
    """The submission that still counts with exactly this content for the area and period."""
    row = (
        Submission.objects.select_related("withdrawal")
        .filter(key=key, area_id=area_id, period=(period.start, period.end), withdrawal=None)
        .order_by("pk")
        .first()
    )
    return None if row is None else summary(row)
