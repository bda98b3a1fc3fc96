"""`template`: make the workbook that a province fills in."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.periods.interface import AssessmentYear, PeriodError
from vungxanh.records.actions import write_form
from vungxanh.records.queries.provinces import NoProvinceError, province_meant

DEFAULT_OUT = "bieu-mau-{}.xlsx"


class Command(BaseCommand):
    """Writes the workbook of Decision 28/2025 and prints its name. Exit status 2 for wrong options."""

    help = "Tạo sổ Excel để điền số liệu / Make the workbook to fill in"

    def add_arguments(self, parser: CommandParser) -> None:
        """Which province and year, and where to."""
        parser.add_argument(
            "--province", metavar="CODE", help="mã hoặc tên tỉnh: điền sẵn các xã / prefill its communes"
        )
        parser.add_argument(
            "--year", type=int, help="năm đánh giá; mặc định năm hiện tại / default: the year that runs"
        )
        parser.add_argument("--out", type=Path, help="tệp ghi ra / file to write")

    def handle(self, *_args: object, **options: Any) -> None:
        """Write the workbook."""
        try:
            given = options["year"]
            year = AssessmentYear(given) if given else AssessmentYear.containing(timezone.localdate())
            named = options["province"]
            province = province_meant(named, year.as_of) if named else None
            out: Path = options["out"] or Path(DEFAULT_OUT.format(year.year))
            communes = write_form(out, province=province, year=year.year)
        except (PeriodError, NoProvinceError) as error:
            raise CommandError(str(error), returncode=2) from error
        except OSError as error:
            raise CommandError(
                f"Không ghi được {out}: hãy chọn tệp khác bằng --out. / {out} cannot be written:"
                " choose another"
                " file with --out.",
                returncode=2,
            ) from error
        self.stdout.write(str(out))
        self.stderr.write(
            f"Đã tạo biểu mẫu năm {year} với {communes} xã, phường điền sẵn. / Made the form of {year} with"
            f" {communes} communes filled in."
        )
