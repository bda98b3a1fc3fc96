"""What `./run` shows: the sample province, classified. In a real database, what has been assessed."""

import sys

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from vungxanh.access.interface import NotBornError, born
from vungxanh.areas.interface import provinces
from vungxanh.assessment.interface import assess, printed, rows, run_summary
from vungxanh.portal.actions.sample import SAMPLE_YEAR, load_sample, sample_target
from vungxanh.programme.interface import settle_all
from vungxanh.records.interface import load_published

REAL = (
    "Cơ sở dữ liệu thật: không nạp số liệu minh họa. Xếp loại bằng lệnh: ./run assess --help\n"
    "A real database: the sample is not loaded. To classify: ./run assess --help\n"
)
UNBORN = (
    "Cơ sở dữ liệu trong DATABASE_URL chưa khai sinh: ./run born real, hoặc để tập ./run born simulated.\n"
    "The database in DATABASE_URL is not born yet: ./run born real, or ./run born simulated to train.\n"
)


class Command(BaseCommand):
    """Loads the sample where the database may hold one, assesses it and prints the table."""

    help = "Xếp loại tỉnh minh họa và in bảng kết quả / Classify the sample province and print the table"

    def handle(self, *_args: object, **_options: object) -> None:
        """Load, assess, print. Progress goes to standard error."""
        kind = _kind()
        if kind != "simulated" and not (kind is None and settings.PRIVATE_DATABASE):
            self.stderr.write(UNBORN if kind is None else REAL)
            return
        self.stderr.write("… Nạp số liệu minh họa / loading the sample")
        province, analyst = load_sample()
        # A database that was born just now could not take the published figures when the launcher loaded.
        if provinces(timezone.localdate()):
            load_published()
        self.stderr.write("… Xếp loại 124 xã, phường theo 24 cách hiểu / classifying under 24 readings")
        run_id = assess(
            province_id=province.id,
            year=SAMPLE_YEAR,
            known_on=timezone.localdate(),
            by=analyst,
            target=sample_target(),
        )
        # The keeper does so every hour: what an indicator closes, the sample shows closed from the beginning.
        settle_all(at=timezone.now())
        self.stdout.write(printed(run_summary(analyst, run_id), rows(analyst, run_id)))
        sys.stdout.flush()


def _kind() -> str | None:
    try:
        return born()
    except NotBornError:
        return None
