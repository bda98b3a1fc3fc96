"""`undo`: take a submission back."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vungxanh.access.interface import AccessError, Refused, actor
from vungxanh.intake.interface import NoSubmissionError, WithdrawnAlreadyError, submission
from vungxanh.records.actions import ForeignSubmissionError, undo


class Command(BaseCommand):
    """Takes a submission back. Exit status 2 when there is nothing to take back."""

    help = "Rút lại một lần gửi số liệu / Take a submission back"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which submission, and who takes it back."""
        parser.add_argument("submission", type=int, metavar="SUBMISSION")
        parser.add_argument(
            "--by", metavar="POST", help="chức danh rút; mặc định chức danh đã nạp / default: who imported it"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Take it back."""
        try:
            found = submission(options["submission"])
            undo(found.id, by=actor(options["by"] or found.sender))
        except (
            NoSubmissionError,
            WithdrawnAlreadyError,
            ForeignSubmissionError,
            AccessError,
            Refused,
        ) as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(
            f"Đã rút lần gửi số liệu {found.id} ({found.file_name}); số liệu của lần này không còn được tính."
            f" / Submission {found.id} ({found.file_name}) was taken back; its figures no longer count."
        )
