"""Assesses a province: `assess --province CODE --year Y --by POST [--target 20 --target-source …]`."""

from argparse import ArgumentTypeError
from datetime import date
from fractions import Fraction
from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.interface import AccessError, actor, simulated
from vungxanh.areas.interface import AreaNotFoundError, area_by_code
from vungxanh.assessment.actions import assess
from vungxanh.assessment.queries.gathering import NoCommunesError
from vungxanh.assessment.queries.printed import printed
from vungxanh.assessment.queries.runs import rows, run_summary
from vungxanh.assessment.rules.totals import BadTargetError, Target
from vungxanh.law.interface import ALL_READINGS, Declared, LawError, Reading
from vungxanh.periods.interface import AssessmentYear, PeriodError

REFUSALS = (AccessError, AreaNotFoundError, BadTargetError, LawError, NoCommunesError, PeriodError)


def percent(text: str) -> Fraction:
    """A percentage as people write it, 20 or 12,5; raises ArgumentTypeError."""
    try:
        return Fraction(text.strip().removesuffix("%").strip().replace(",", "."))
    except ValueError:
        raise ArgumentTypeError(
            f"“{text}” không phải tỷ lệ phần trăm, ví dụ 20 hoặc 12,5 / is no percentage, such as 20 or 12.5"
        ) from None


class Command(BaseCommand):
    """Assesses a province for a year and prints the result."""

    help = "Xếp loại các xã của một tỉnh trong một năm / Classify the communes of a province for a year"

    def add_arguments(self, parser: CommandParser) -> None:
        """Province, year, post, reading, target."""
        parser.add_argument("--province", required=True, help="mã tỉnh / code of the province")
        parser.add_argument("--year", type=int, required=True, help="năm đánh giá / assessment year")
        parser.add_argument("--by", required=True, help="ký hiệu chức danh / symbol of the post")
        parser.add_argument(
            "--reading",
            choices=[one.key for one in ALL_READINGS],
            default=ALL_READINGS[0].key,
            metavar="KEY",
            help="cách hiểu / reading: bands/zero/precedence/nested_dd",
        )
        parser.add_argument("--count-at", choices=["last_day", "whole_period"], default="last_day")
        parser.add_argument("--residents-basis", choices=["actual", "registered"], default="actual")
        parser.add_argument("--target", type=percent, help="chỉ tiêu, %% / target in percent")
        parser.add_argument("--target-source", default="", help="nguồn của chỉ tiêu / where it is printed")
        parser.add_argument(
            "--known-on", type=date.fromisoformat, help="số liệu biết tại ngày / as known on (YYYY-MM-DD)"
        )

    def handle(self, *_args: object, **options: Any) -> None:
        """Assess, then print; nothing is stored when it is refused."""
        try:
            declared = Declared(options.pop("count_at"), options.pop("residents_basis"))
            self._assess(declared=declared, **options)
        except REFUSALS as problem:
            raise CommandError(str(problem)) from problem
        except PermissionDenied as problem:
            raise CommandError(str(problem), returncode=1) from problem

    def _assess(
        self,
        *,
        province: str,
        year: int,
        by: str,
        reading: str,
        declared: Declared,
        target: Fraction | None,
        target_source: str,
        known_on: date | None,
        **_options: object,
    ) -> None:
        post = actor(by)
        place = area_by_code(
            province,
            "province",
            AssessmentYear(year).as_of,
            illustrative=simulated() and not province.isdigit(),
        )
        run_id = assess(
            province_id=place.id,
            year=year,
            known_on=known_on or timezone.localdate(),
            by=post,
            reading=Reading.from_key(reading),
            declared=declared,
            target=None if target is None else Target(target, target_source),
        )
        self.stdout.write(printed(run_summary(post, run_id), rows(post, run_id)))
