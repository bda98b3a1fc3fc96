"""Reviews of documents at the command line: `./run reviews sweep` removes those past their 24 hours."""

from django.core.management.base import BaseCommand, CommandParser

from vungxanh.intake.actions import sweep


class Command(BaseCommand):
    """Removes what is over. Such a review cannot be opened any more; this takes its text away too."""

    help = "Xoá các lượt xét tài liệu đã quá 24 giờ. / Remove reviews of documents past their 24 hours."

    def add_arguments(self, parser: CommandParser) -> None:
        """What to do."""
        parser.add_argument("what", choices=["sweep"])

    def handle(self, *args: object, **options: object) -> None:
        """Sweep and say how many went."""
        gone = sweep()
        self.stdout.write(f"Đã xoá {gone} lượt xét quá 24 giờ. / Removed {gone} reviews past their 24 hours.")
