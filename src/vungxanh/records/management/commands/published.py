"""`published`: the register of published figures."""

import sys
from fractions import Fraction
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vungxanh.access.interface import NotBornError
from vungxanh.records.actions.published import load_published
from vungxanh.records.queries.published import Published, published_figures
from vungxanh.records.rules.published import Check, checks
from vungxanh.records.rules.published_file import PublishedFileError

NOT_YET = 75
"""Exit status of `load` in a database that is not born yet: the launcher tries again next time."""


class Command(BaseCommand):
    """Published figures: load the product's file, list them, work them out again."""

    help = "Số liệu công bố: load, list, check / Published figures: load, list, check"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the sub-commands."""
        tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
        load = tasks.add_parser("load", help="nạp tệp số liệu công bố / load the product's file")
        load.add_argument(
            "--if-born",
            action="store_true",
            help="cơ sở dữ liệu chưa khai sinh thì thôi, không báo / say nothing in an unborn database",
        )
        tasks.add_parser("list", help="các số liệu đang có / the figures that count")
        tasks.add_parser("check", help="tính lại; nêu số không khớp / work out again, name what fails")

    def handle(self, *_args: object, **options: Any) -> None:
        """Run one sub-command."""
        getattr(self, f"do_{options['task']}")(options)

    def do_load(self, options: dict[str, Any]) -> None:
        """Load the file; an unborn database is left alone."""
        try:
            done = load_published()
        except NotBornError as error:
            if options["if_born"]:
                sys.exit(NOT_YET)
            raise CommandError(str(error), returncode=NOT_YET) from error
        except PublishedFileError as error:
            raise CommandError(str(error), returncode=2) from error
        self.stdout.write(
            f"Số liệu công bố: thêm {done.added}, rút {done.withdrawn}."
            f" / Published figures: {done.added} added, {done.withdrawn} withdrawn."
        )

    def do_list(self, _options: dict[str, Any]) -> None:
        """One line a figure: number, area, measure, value, unit, when, source."""
        for one in published_figures():
            self.stdout.write("\t".join(_line(one)))

    def do_check(self, _options: dict[str, Any]) -> None:
        """One line a recomputation; exit status 0 however it comes out, for a printed error stays printed."""
        found = {str(one.id): one for one in published_figures()}
        for check in checks(one.claim for one in found.values()):
            self.stdout.write("\t".join(_checked(check, found)))


def _line(one: Published) -> list[str]:
    claim = one.claim
    when = "–".join(part for part in (claim.start, claim.end) if part) or claim.as_of
    place = one.area.name if one.area else "Việt Nam"
    return [
        str(one.id),
        place,
        claim.measure,
        _number(claim.value),
        claim.unit,
        claim.role,
        when,
        claim.source,
    ]


def _checked(check: Check, found: dict[str, Published]) -> list[str]:
    one = found[check.of[0]]
    place = one.area.name if one.area else "Việt Nam"
    verdict = "khớp / holds" if check.holds else "KHÔNG KHỚP / DOES NOT HOLD"
    wholes = f"{check.wholes.start}–{check.wholes.stop - 1}" if check.wholes else ""
    computed = "" if check.computed is None else _number(check.computed)
    return [place, one.claim.measure, check.kind, verdict, _number(check.printed), computed or wholes]


def _number(value: Fraction) -> str:
    """A number for a terminal, to three places where it is no whole number."""
    return str(value.numerator) if value.denominator == 1 else f"{float(value):.3f}"
