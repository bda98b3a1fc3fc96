"""Gathers the interface's strings and compiles their English: `python -m config.manage translations`."""

from django.core.management.base import BaseCommand, CommandError

DEVELOPMENT = (
    "Lệnh này cần thư viện phát triển: chạy ./test một lần rồi chạy lại. / "
    "This command needs the development libraries: run ./test once, then again."
)


class Command(BaseCommand):
    """Run after changing a Vietnamese string, then fill in the English it names, then run it again."""

    help = "Gom chuỗi giao diện và dịch tiếng Anh. / Gather the interface's strings and their English."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        """Refresh every package; fail while a string has no English."""
        try:
            from vungxanh.ui import translations
        except ModuleNotFoundError as error:
            raise CommandError(DEVELOPMENT) from error
        open_strings = 0
        for package in translations.packages():
            for string in translations.refresh(package):
                open_strings += 1
                self.stderr.write(f"{translations.po(package)}: {string}")
        if open_strings:
            raise CommandError(
                f"{open_strings} chuỗi chưa có tiếng Anh: hãy điền msgstr trong các tệp trên, chạy lại. / "
                f"{open_strings} strings have no English: fill in msgstr in the files above, run again."
            )
