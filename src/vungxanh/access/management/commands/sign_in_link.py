"""Makes a one-time sign-in link: `sign_in_link [POST] [--base ADDRESS] [--minutes N]`."""

from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.actions import LINK_LIFE, make_link
from vungxanh.access.queries import AccessError, actor, demonstration_actor
from vungxanh.access.rules import Actor

DEMONSTRATION_LIFE = timedelta(hours=12)
LONGEST = 24 * 60


class Command(BaseCommand):
    """Prints the address that signs a post in once."""

    help = "In liên kết đăng nhập dùng một lần / Print a one-time sign-in link"

    def add_arguments(self, parser: CommandParser) -> None:
        """The post, where the site is, how long the link lasts."""
        parser.add_argument(
            "post",
            nargs="?",
            help="ký hiệu chức danh; bỏ trống: phân tích viên của cơ sở dữ liệu mô phỏng"
            " / the post's symbol; empty: the analyst of a simulated database",
        )
        parser.add_argument("--base", default="http://127.0.0.1:8000", help="địa chỉ trang / the site")
        parser.add_argument("--minutes", type=int, help="hiệu lực, tối đa 1440 / its life, at most 1440")

    def handle(
        self, *_args: object, post: str | None, base: str, minutes: int | None, **_options: object
    ) -> None:
        """Make the link and print its address."""
        if minutes is not None and not 1 <= minutes <= LONGEST:
            raise CommandError(f"--minutes: 1–{LONGEST}, không phải {minutes} / not {minutes}")
        try:
            who, life = self._for_whom(post)
            given = timedelta(minutes=minutes) if minutes else life
            token = make_link(post=who, at=timezone.now(), life=given, by=None)
        except AccessError as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{base.rstrip('/')}/vao/{token}/")

    def _for_whom(self, symbol: str | None) -> tuple[Actor, timedelta]:
        """The post, and how long its link lasts unless said otherwise."""
        if symbol is None:
            return demonstration_actor(), DEMONSTRATION_LIFE
        return actor(symbol), LINK_LIFE
