"""Which source communes' figures come from: `sources --province CODE --year Y --by POST`."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.interface import AccessError, Actor, actor, simulated
from vungxanh.areas.interface import AreaNotFoundError, AreaSummary, area_by_code
from vungxanh.assessment.actions import BadChoiceError, choose_source
from vungxanh.assessment.queries.differences import sources_of_run
from vungxanh.assessment.queries.runs import latest_run
from vungxanh.assessment.queries.summaries import CommuneSources
from vungxanh.assessment.rules.sources import Side
from vungxanh.periods.interface import AssessmentYear, PeriodError

REFUSALS = (AccessError, AreaNotFoundError, BadChoiceError, PeriodError)


class Command(BaseCommand):
    """Lists where two sources differ; with a commune and a source, decides which one counts."""

    help = (
        "Xem chỗ hai nguồn khác nhau, hoặc chọn nguồn số liệu của một xã"
        " / See where two sources differ, or choose a commune's source"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """Province, year, post; commune, source and first day to decide."""
        parser.add_argument("--province", required=True, help="mã tỉnh / code of the province")
        parser.add_argument("--year", type=int, required=True, help="năm đánh giá / assessment year")
        parser.add_argument("--by", required=True, help="ký hiệu chức danh / symbol of the post")
        parser.add_argument("--commune", help="mã xã, để chọn nguồn / code of the commune to decide for")
        parser.add_argument("--use", choices=[side.value for side in Side], help="nguồn / the source")
        parser.add_argument("--since", type=date.fromisoformat, help="từ ngày / from (YYYY-MM-DD)")
        parser.add_argument(
            "--whole-from",
            type=date.fromisoformat,
            help="hồ sơ, sự kiện đủ từ ngày / registers hold everything since (YYYY-MM-DD)",
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Decide or list."""
        try:
            post = actor(options["by"])
            as_of = AssessmentYear(options["year"]).as_of
            if options["commune"]:
                self._choose(post, as_of, options)
            else:
                self._list(post, _place(options["province"], "province", as_of), options["year"])
        except REFUSALS as problem:
            raise CommandError(str(problem)) from problem
        except PermissionDenied as problem:
            raise CommandError(str(problem), returncode=1) from problem

    def _choose(self, post: Actor, as_of: date, options: dict[str, Any]) -> None:
        if not (options["use"] and options["since"]):
            raise CommandError("Cần --use và --since. / --use and --since are needed.")
        place = _place(options["commune"], "commune", as_of)
        choose_source(
            area_id=place.id,
            side=Side(options["use"]),
            since=options["since"],
            whole_from=options["whole_from"],
            by=post,
            at=timezone.now(),
        )
        self.stdout.write(
            f"{place.code} {place.full_name}: {options['use']}, {options['since']:%d/%m/%Y}."
            " Xếp loại lần sau sẽ theo nguồn này. / It counts when the province is next assessed."
        )

    def _list(self, post: Actor, province: AreaSummary, year: int) -> None:
        run = latest_run(post, province_id=province.id, year=year)
        if run is None:
            raise CommandError("Chưa xếp loại năm này. / This year is not assessed yet.")
        found = sources_of_run(post, run.id)
        for one in found:
            for line in _lines(one):
                self.stdout.write(line)
        differ = sum(bool(one.sources.differing) for one in found)
        self.stdout.write(
            f"{differ}/{len(found)} xã, phường có số khác nhau giữa hai nguồn."
            f" / {differ} of {len(found)} communes have sources that differ."
        )


def _lines(one: CommuneSources) -> list[str]:
    """The inputs of a commune of which its two sources say something else."""
    return [
        f"{one.area.code}  {each.input}  workbook={_said(each.workbook)}  registers={_said(each.registers)}"
        f"  → {one.sources.chosen.side.value} ({one.sources.chosen.why.value})"
        for each in one.sources.differing
    ]


def _said(value: int | None) -> str:
    return "?" if value is None else str(value)


def _place(code: str, level: str, on: date) -> AreaSummary:
    return area_by_code(code, level, on, illustrative=simulated() and not code.isdigit())
