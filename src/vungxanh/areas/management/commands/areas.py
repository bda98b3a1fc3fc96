"""`areas`: look names up, load the register, import boundaries and residents."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.areas.rules.answers import as_data, as_lines
from vungxanh.areas.rules.official import official_register
from vungxanh.areas.rules.resolve import NotFoundError, resolve

WRONG_INPUT, NOT_FOUND = 2, 1
OPERATOR = "command-line"


def a_day(text: str) -> date:
    """A date typed as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(
            f"ngày {text!r} không đúng, cần dạng 2026-07-01 / bad date {text!r}, write it like 2026-07-01"
        ) from error


def a_name(text: str) -> str:
    """A name with at least one letter or digit."""
    if not any(letter.isalnum() for letter in text):
        raise argparse.ArgumentTypeError("tên địa bàn để trống / the name of the area is empty")
    return text


@contextmanager
def wrong_input() -> Iterator[None]:
    """Ends the command with the file's fault as its message and exit status 2."""
    from vungxanh.areas.actions.files import AreaFileError

    try:
        yield
    except AreaFileError as error:
        raise CommandError(str(error), returncode=WRONG_INPUT) from error


@contextmanager
def kept_unless(only_check: bool) -> Iterator[None]:
    """A transaction that is undone at its end when only a check was asked for."""
    from django.db import transaction

    with transaction.atomic():
        yield
        if only_check:
            transaction.set_rollback(True)


def _done(options: dict[str, Any]) -> str:
    return "Kiểm tra xong, không lưu:" if options["check"] else "Đã nhập"


def _layer(options: dict[str, Any]) -> dict[str, Any]:
    return {name: options[name] for name in ("file", "source", "as_of", "by")}


class Command(BaseCommand):
    """Administrative areas. Exit status 2 for wrong input, 1 when nothing is found."""

    help = "Địa bàn: resolve, load, import-boundaries, import-residents, accept-residents"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the sub-commands."""
        tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
        find = tasks.add_parser("resolve", help="mọi địa bàn mang một tên vào một ngày")
        find.add_argument("name", type=a_name)
        find.add_argument("--within", type=a_name, help="huyện hoặc tỉnh chứa địa bàn")
        find.add_argument("--on", type=a_day, help="ngày của tên; mặc định hôm nay")
        find.add_argument("--today", type=a_day, help="ngày của đơn vị kế thừa; mặc định hôm nay")
        find.add_argument("--format", choices=["text", "json"], default="text")
        tasks.add_parser("load", help="nạp danh mục đơn vị hành chính vào cơ sở dữ liệu")
        outlines = tasks.add_parser("import-boundaries", help="nhập ranh giới GeoJSON/TopoJSON")
        self._layers(outlines)
        outlines.add_argument("--code-field", default="code", help="thuộc tính chứa mã, mặc định code")
        people = tasks.add_parser("import-residents", help="nhập dân số theo địa bàn từ CSV")
        self._layers(people)
        people.add_argument("--basis", required=True, choices=["actual", "registered"])
        accept = tasks.add_parser("accept-residents", help="xác nhận số dân khác thường là đúng")
        accept.add_argument("codes", nargs="+", metavar="CODE")
        accept.add_argument("--by", required=True, help="ký hiệu chức danh xác nhận")
        accept.add_argument("--value", type=int, help="chỉ xác nhận đúng số này")
        accept.add_argument("--on", type=a_day, help="ngày mã còn hiệu lực; mặc định hôm nay")

    @staticmethod
    def _layers(parser: argparse.ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--source", required=True, type=a_name, help="nguồn, sẽ in cạnh số liệu")
        parser.add_argument("--as-of", required=True, type=a_day, help="ngày của số liệu")
        parser.add_argument("--by", default=OPERATOR, help="ký hiệu chức danh nhập")
        parser.add_argument("--check", action="store_true", help="chỉ kiểm tra tệp, không lưu gì")

    def handle(self, *args: object, **options: object) -> None:
        """Run one sub-command."""
        getattr(self, "do_" + str(options["task"]).replace("-", "_"))(options)

    def do_resolve(self, options: dict[str, Any]) -> None:
        """Print every match of a name; reads the committed register, no database."""
        now = timezone.localdate()
        on = options["on"] or options["today"] or now
        today = options["today"] or max(now, on)
        if on > today:
            raise CommandError(
                f"--on {on} muộn hơn --today {today}. / --on {on} is later than --today {today}.",
                returncode=WRONG_INPUT,
            )
        try:
            matches = resolve(
                official_register(), options["name"], within=options["within"], on=on, today=today
            )
        except NotFoundError as error:
            if options["format"] == "json":
                self.stdout.write("[]")
            raise CommandError(f"areas resolve: {error}", returncode=NOT_FOUND) from error
        if any(match.unit.valid_from is None for match in matches):
            self.stderr.write(
                "Ghi chú: dữ liệu không cho biết các đơn vị trước ngày 1/7/2025 có từ khi nào. / "
                "Note: the data does not know since when units of before 1 July 2025 existed."
            )
        if options["format"] == "json":
            self.stdout.write(json.dumps(as_data(matches), ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(matches)))

    def do_load(self, options: dict[str, Any]) -> None:
        """Load the register."""
        from vungxanh.areas.actions import load_official

        done = load_official(by=OPERATOR)
        self.stdout.write(f"Địa bàn: thêm {done.made}, cập nhật {done.updated}, liên kết {done.linked}.")

    def do_import_boundaries(self, options: dict[str, Any]) -> None:
        """Import a boundary layer."""
        from vungxanh.areas.actions import import_boundaries

        with wrong_input(), kept_unless(options["check"]):
            done = import_boundaries(code_field=options["code_field"], **_layer(options))
        self.stdout.write(
            f"{_done(options)} ranh giới {done.areas} địa bàn, {options['source']}, {options['as_of']}."
        )
        if done.repaired:
            self.stdout.write(f"Vòng tự cắt đã sửa: {', '.join(done.repaired)}.")

    def do_import_residents(self, options: dict[str, Any]) -> None:
        """Import a series of residents."""
        from vungxanh.areas.actions import import_residents

        with wrong_input(), kept_unless(options["check"]):
            done = import_residents(basis=options["basis"], **_layer(options))
        self.stdout.write(f"{_done(options)} dân số {done.areas} địa bàn; {done.unknown} ô trống.")
        for code, residents, flags in done.held:
            self.stdout.write(f"  chờ xác nhận: {code}  {residents}  {', '.join(flags)}")

    def do_accept_residents(self, options: dict[str, Any]) -> None:
        """Accept odd numbers of residents, of all areas named or of none."""
        from django.db import transaction

        from vungxanh.areas.actions import accept_residents
        from vungxanh.areas.actions.files import areas_by_code

        on = options["on"] or timezone.localdate()
        with wrong_input(), transaction.atomic():
            ids = areas_by_code(Path("CODE"), options["codes"], on)
            for code in options["codes"]:
                numbers = accept_residents(area_id=ids[code], by=options["by"], value=options["value"])
                self.stdout.write(f"{code}: {', '.join(map(str, numbers))}")
