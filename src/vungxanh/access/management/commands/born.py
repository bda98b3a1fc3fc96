"""Says what the database is, or shows it: `born [real|simulated]`."""

from django.core.management.base import BaseCommand, CommandError, CommandParser

from vungxanh.access.actions import be_born
from vungxanh.access.models import KINDS
from vungxanh.access.queries import AccessError, born


class Command(BaseCommand):
    """Says once, for good, whether the database is real or simulated; without a word prints what it is."""

    help = "Khai sinh cơ sở dữ liệu, một lần / Say once whether the database is real or simulated"

    def add_arguments(self, parser: CommandParser) -> None:
        """The kind; nothing to ask."""
        parser.add_argument("kind", nargs="?", choices=KINDS)

    def handle(self, *_args: object, kind: str | None, **_options: object) -> None:
        """Record the birth if asked to, then print the kind."""
        try:
            if kind is not None:
                be_born(kind)
            self.stdout.write(born())
        except AccessError as problem:
            raise CommandError(str(problem)) from problem
