"""Says whether everything works as it should: `health [--json]`; exit status 1 when something does not."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from vungxanh.portal.actions.keeping import BEATS, WORK, beats_of
from vungxanh.portal.queries import Check, health


class Command(BaseCommand):
    """Looks at the database, the keeper, the disk and the backups. Shows no record."""

    help = "Hệ thống có chạy tốt không / Whether everything works as it should"

    def add_arguments(self, parser: CommandParser) -> None:
        """The form of the answer."""
        parser.add_argument("--json", action="store_true", help="cho chương trình đọc / for programs to read")

    def handle(self, *_args: object, **options: object) -> None:
        """Look, tell, and end with the status."""
        var = Path(settings.VAR)
        checks = health(at=timezone.now(), var=var, duties=WORK, beats=beats_of(var / BEATS))
        if options["json"]:
            self.stdout.write(_as_json(checks))
        else:
            for check in checks:
                mark = "tốt" if check.good else "HỎNG"
                self.stdout.write(f"{mark:<5} {check.name:<24} {check.vi} / {check.en}")
        if not all(check.good for check in checks):
            sys.exit(1)


def _as_json(checks: list[Check]) -> str:
    return json.dumps([asdict(check) for check in checks], ensure_ascii=False)
