"""Fills a simulated database with invented years: `simulate --communes N --years N --seed N`."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.interface import AccessError
from vungxanh.areas.interface import IllustrativeAreaError
from vungxanh.simulator.actions import Player, settle
from vungxanh.simulator.rules.lives import months_after
from vungxanh.simulator.rules.years import Province, Scale


class Command(BaseCommand):
    """Invents a province and plays its years up to today through the acts of people: dossiers so far."""

    help = (
        "Mô phỏng nhiều năm hồ sơ của một tỉnh tưởng tượng / Invent years of dossiers of an invented province"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """How large, how long, and the seed."""
        parser.add_argument("--communes", type=int, default=6)
        parser.add_argument("--years", type=int, default=2)
        parser.add_argument(
            "--yearly", type=int, default=60, help="hồ sơ mở mỗi năm / dossiers opened a year"
        )
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *_args: object, **options: Any) -> None:
        """Settle the province, play, and say how much was done."""
        scale = self._scale(options, timezone.localdate())
        try:
            player = Player(settle(scale.communes))
        except (AccessError, IllustrativeAreaError) as problem:
            raise CommandError(str(problem)) from problem
        province, done = Province(options["seed"], scale), 0
        for operation in province.operations():
            player.play(operation)
            done += 1
            if done % 100 == 0:
                self.stderr.write(f"… {operation.day:%d/%m/%Y} · {done}")
        self.stdout.write(
            f"{scale.communes} xã, {done} việc, {len(province.lives)} hồ sơ từ {scale.start:%d/%m/%Y}"
            f" / {scale.communes} communes, {done} acts, {len(province.lives)} dossiers since {scale.start}"
        )

    def _scale(self, options: dict[str, Any], today: date) -> Scale:
        """The years that end today. Raises CommandError for numbers that make no province."""
        communes, years, yearly = (options[name] for name in ("communes", "years", "yearly"))
        if not (1 <= communes <= 400 and 1 <= years <= 4 and 1 <= yearly <= 10_000):
            raise CommandError(
                "Cần 1–400 xã, 1–4 năm, 1–10.000 hồ sơ mỗi năm."
                " / It takes 1–400 communes, 1–4 years and 1–10,000 dossiers a year."
            )
        return Scale(communes, months_after(today.replace(day=1), -12 * years), years, yearly)
