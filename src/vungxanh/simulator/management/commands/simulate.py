"""Fills a simulated database with invented years: `simulate --communes N --years N --seed N`."""

import heapq
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.interface import AccessError
from vungxanh.areas.interface import IllustrativeAreaError
from vungxanh.simulator.actions import Player, Settled, Teller, settle_shape
from vungxanh.simulator.queries import UnknownProvinceError, shape_of
from vungxanh.simulator.rules.events.province import happenings
from vungxanh.simulator.rules.events.rates import OPENED_A_COMMUNE
from vungxanh.simulator.rules.lives import months_after
from vungxanh.simulator.rules.shapes import Shape, invented_shape
from vungxanh.simulator.rules.years import Province, Scale

Done = tuple[date, Callable[[], None]]


class Command(BaseCommand):
    """Invents a province and plays its years up to this month through the acts of people."""

    help = "Mô phỏng nhiều năm của một tỉnh tưởng tượng / Invent years of an invented province"

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, how long, what shape, and the seed."""
        parser.add_argument("--communes", type=int, default=6)
        parser.add_argument(
            "--shape-of",
            metavar="TỈNH",
            help="mượn số xã, quy mô và vị trí của một tỉnh có thật, không mượn tên"
            " / borrow the number, sizes and neighbours of a real province, never its names",
        )
        parser.add_argument("--years", type=int, default=2)
        parser.add_argument(
            "--yearly", type=int, help="hồ sơ mở mỗi năm / dossiers opened a year (14 mỗi xã / a commune)"
        )
        parser.add_argument("--seed", type=int, default=1)
        parser.add_argument("--log", type=Path, help="tệp nhật ký / the log: var/simulated-SEED.jsonl")

    def handle(self, *_args: object, **options: Any) -> None:
        """Settle the province, play, and say how much was done."""
        today, seed = timezone.localdate(), options["seed"]
        shape = self._shape(options, today)
        scale = self._scale(options, len(shape), today)
        path = options["log"] or Path(settings.VAR) / f"simulated-{seed}.jsonl"
        with self._log(path) as log:
            try:
                settled = settle_shape(shape)
            except (AccessError, IllustrativeAreaError) as problem:
                raise CommandError(str(problem)) from problem
            acts, dossiers, events = self._play(settled, seed, shape, scale, log)
        self.stdout.write(
            f"{scale.communes} xã, {acts} việc, {dossiers} hồ sơ, {events} dòng sự kiện từ"
            f" {scale.start:%d/%m/%Y}; nhật ký ở {path} / {scale.communes} communes, {acts} acts, {dossiers}"
            f" dossiers, {events} lines of events since {scale.start}; the log is {path}"
        )

    def _log(self, path: Path) -> TextIO:
        """The file of the log, which must be new. Raises CommandError."""
        try:
            return path.open("x", encoding="utf-8")
        except OSError as problem:
            raise CommandError(
                f"Không tạo được nhật ký {path}: hãy chọn tệp chưa có bằng --log."
                f" / The log {path} cannot be made: choose a file that is not there yet by --log."
            ) from problem

    def _play(
        self, settled: Settled, seed: int, shape: Shape, scale: Scale, log: TextIO
    ) -> tuple[int, int, int]:
        """Do everything in the order of days; how many acts, dossiers and lines of the log that were."""
        province, player = Province(seed, scale), Player(settled.communes)
        teller, acts, events = Teller(settled, seed, log), 0, 0

        def of_dossiers() -> Iterator[Done]:
            for operation in province.operations():
                yield operation.day, lambda: player.play(operation)  # noqa: B023  # done before the next

        def of_events() -> Iterator[Done]:
            nonlocal events
            for deed in happenings(seed, shape, scale.start, scale.end):
                events += 1
                yield deed.on, lambda: teller.tell(deed)  # noqa: B023  # done before the next

        for day, do in heapq.merge(of_dossiers(), of_events(), key=lambda one: one[0]):
            do()
            acts += 1
            if acts % 500 == 0:
                self.stderr.write(f"… {day:%d/%m/%Y} · {acts}")
        return acts, len(province.lives), events

    def _shape(self, options: dict[str, Any], today: date) -> Shape:
        """The shape that was asked for. Raises CommandError."""
        if options["shape_of"]:
            try:
                return shape_of(options["shape_of"], on=today, seed=options["seed"])
            except UnknownProvinceError as problem:
                raise CommandError(str(problem)) from problem
        if not 1 <= options["communes"] <= 400:
            raise CommandError("Cần 1–400 xã. / It takes 1–400 communes.")
        return invented_shape(options["communes"], options["seed"])

    def _scale(self, options: dict[str, Any], communes: int, today: date) -> Scale:
        """The years that end this month. Raises CommandError for numbers that make no province."""
        years, yearly = options["years"], options["yearly"] or OPENED_A_COMMUNE * communes
        if not (1 <= years <= 4 and 1 <= yearly <= 10_000):
            raise CommandError(
                "Cần 1–4 năm, 1–10.000 hồ sơ mỗi năm. / It takes 1–4 years and 1–10,000 dossiers a year."
            )
        return Scale(communes, months_after(today.replace(day=1), -12 * years), years, yearly)
