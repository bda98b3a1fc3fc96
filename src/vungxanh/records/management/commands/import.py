"""`import`: take in a filled workbook or CSV, all or nothing; list every problem."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.interface import AccessError, Actor, Refused, Role, actor, posts_of
from vungxanh.areas.interface import AreaSummary
from vungxanh.periods.interface import AssessmentYear, PeriodError
from vungxanh.records.actions import ImportResult, import_file
from vungxanh.records.queries.provinces import NoProvinceError, province_meant

SLOW_BYTES = 1_000_000


class Command(BaseCommand):
    """Imports a file. Prints the submission's number; exit status 2 when the file has problems."""

    help = "Nạp sổ Excel hoặc CSV của một tỉnh / Take in a province's workbook or CSV"

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and what it is of."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--province", required=True, metavar="CODE", help="mã hoặc tên tỉnh / its code or name"
        )
        parser.add_argument(
            "--year", type=int, help="năm đánh giá; mặc định năm hiện tại / default: the year that runs"
        )
        parser.add_argument("--by", metavar="POST", help="ký hiệu chức danh nạp / the post that imports")
        parser.add_argument(
            "--dry-run", action="store_true", help="chỉ kiểm tra, không lưu / only check, store nothing"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Import, and say what came of it."""
        try:
            given = options["year"]
            year = AssessmentYear(given) if given else AssessmentYear.containing(timezone.localdate())
            province = province_meant(options["province"], year.as_of)
            result = import_file(
                options["file"],
                province_id=province.id,
                year=year.year,
                by=self._post(options["by"], province),
                dry_run=options["dry_run"],
                progress=self._progress(options["file"]),
            )
        except (PeriodError, NoProvinceError, AccessError, Refused) as error:
            raise CommandError(str(error), returncode=2) from error
        self._tell(result, dry_run=options["dry_run"])

    def _post(self, symbol: str | None, province: AreaSummary) -> Actor:
        """The post that imports: the one named, else the only analyst of the province."""
        if symbol:
            return actor(symbol)
        analysts = posts_of(province.id, Role.ANALYST)
        if len(analysts) == 1:
            return analysts[0]
        listed = ", ".join(each.symbol for each in analysts) or "–"
        raise CommandError(
            f"Hãy nêu chức danh nạp bằng --by (chuyên viên của {province.full_name}: {listed}). /"
            " Name the post"
            f" that imports with --by (analysts of {province.full_name}: {listed}).",
            returncode=2,
        )

    def _progress(self, file: Path) -> Callable[[str], object]:
        """Each step is told while a large file is read; a small one is done before anybody could read it."""
        large = file.is_file() and file.stat().st_size > SLOW_BYTES
        return self.stderr.write if large else lambda _step: None

    def _tell(self, result: ImportResult, *, dry_run: bool) -> None:
        for note in result.notes:
            self.stderr.write(f"Ghi chú / Note: {note}")
        for problem in result.problems:
            self.stdout.write(str(problem))
        if result.problems:
            raise CommandError(
                f"{len(result.problems)} lỗi, không lưu gì; sửa tệp rồi nạp lại. /"
                f" {len(result.problems)} problems,"
                " nothing was stored; correct the file and import it again.",
                returncode=2,
            )
        routes = "chưa có / unknown" if result.routes is None else str(result.routes)
        read = f"{result.communes} xã, phường / communes; tuyến / routes: {routes}"
        if dry_run:
            self.stdout.write(f"Tệp đúng, chưa lưu (--dry-run): {read}. / The file is right, nothing stored.")
        else:
            self.stdout.write(str(result.submission_id))
            self.stderr.write(
                f"Đã nạp {read}. Đây là lần gửi số liệu số {result.submission_id}; rút lại bằng lệnh:"
                f" ./run undo {result.submission_id}"
                f" / Imported as submission {result.submission_id}; take it back with the same command."
            )
