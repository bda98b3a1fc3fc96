"""Makes a one-time link: `sign_in_link [POST] [--province CODE] [--base ADDRESS] [--minutes N]`."""

from datetime import timedelta

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.actions import LINK_LIFE, first_administrator, make_link
from vungxanh.access.queries import AccessError, actor, awaits_first_post, demonstration_actor
from vungxanh.access.rules import Actor
from vungxanh.areas.interface import AreaNotFoundError

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
        parser.add_argument(
            "--province",
            metavar="CODE",
            help="lập quản trị đầu tiên của tỉnh, trong cơ sở dữ liệu thật chưa có chức danh nào"
            " / make the first administrator of the province, in a real database without posts",
        )
        parser.add_argument("--base", default="http://127.0.0.1:8000", help="địa chỉ trang / the site")
        parser.add_argument("--minutes", type=int, help="hiệu lực, tối đa 1440 / its life, at most 1440")

    def handle(
        self,
        *_args: object,
        post: str | None,
        province: str | None,
        base: str,
        minutes: int | None,
        **_options: object,
    ) -> None:
        """Make the link and print its address."""
        if minutes is not None and not 1 <= minutes <= LONGEST:
            raise CommandError(f"--minutes: 1–{LONGEST}, không phải {minutes} / not {minutes}")
        try:
            if not (province or post) and settings.FIRST_PROVINCE and awaits_first_post():
                province = settings.FIRST_PROVINCE
            token = self._first(province) if province else self._link(post, minutes)
        except (AccessError, AreaNotFoundError) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{base.rstrip('/')}/vao/{token}/")

    def _first(self, province: str) -> str:
        """The token of the first administrator."""
        made, token = first_administrator(province=province, at=timezone.now(), on=timezone.localdate())
        self.stderr.write(f"{made.symbol}: {made.title}")
        return token

    def _link(self, post: str | None, minutes: int | None) -> str:
        """The token of a post's link."""
        who, life = self._for_whom(post)
        given = timedelta(minutes=minutes) if minutes else life
        return make_link(post=who, at=timezone.now(), life=given, by=None)

    def _for_whom(self, symbol: str | None) -> tuple[Actor, timedelta]:
        """The post, and how long its link lasts unless said otherwise."""
        if symbol is None:
            return demonstration_actor(), DEMONSTRATION_LIFE
        return actor(symbol), LINK_LIFE
