"""Builds the interface font: `python -m config.manage fonts`."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandParser

from vungxanh.ui import fonts

FOLDER = Path(__file__).parents[2] / "static" / "ui" / "fonts"


class Command(BaseCommand):
    """Cuts the font to our letters; run after changing the font package or the letters."""

    help = "Dựng phông chữ của giao diện. / Build the interface font."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        """`--out` writes elsewhere than into the package."""
        parser.add_argument("--out", type=Path, default=FOLDER)

    def handle(self, *args: object, **options: Path) -> None:
        """Write the files and name them with their size."""
        for path in fonts.build(options["out"]):
            self.stdout.write(f"{path.name}  {path.stat().st_size:,} B")
