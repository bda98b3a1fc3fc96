"""Posts from the command line: `posts list | create | change | close | open | hand-over`."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.actions import change_post, create_post, hand_over, set_active
from vungxanh.access.queries import AccessError, posts
from vungxanh.access.rules import LEVEL_OF, Role
from vungxanh.areas.interface import AreaNotFoundError, area_by_code

ROLES = [role.value for role in Role]


class Command(BaseCommand):
    """Lists, makes and changes posts. The change log names the operator of the command line."""

    help = "Xem, tạo, đổi, đóng, mở, bàn giao chức danh / List, make, change, close, open, hand over posts"

    def add_arguments(self, parser: CommandParser) -> None:
        """One word of what to do, then its own options."""
        words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
        words.add_parser("list", help="mọi chức danh / every post")
        create = words.add_parser("create", help="tạo / make")
        create.add_argument("symbol")
        create.add_argument("--title", required=True)
        self._add_rights(create, required=True)
        change = words.add_parser("change", help="đổi tên, vai trò, địa bàn / change title, role, area")
        change.add_argument("symbol")
        change.add_argument("--title")
        self._add_rights(change, required=False)
        for word, text in (
            ("close", "đóng, phiên đang mở hết hiệu lực / close; open sessions end"),
            ("open", "mở lại / open again"),
            ("hand-over", "bàn giao cho người khác: mật khẩu và phiên hết hiệu lực / pass to another person"),
        ):
            words.add_parser(word, help=text).add_argument("symbol")

    def _add_rights(self, parser: CommandParser, *, required: bool) -> None:
        """The options that say what a post may do, where."""
        parser.add_argument("--role", required=required, choices=ROLES)
        parser.add_argument("--area", required=required, metavar="CODE", help="mã địa bàn / code of the area")
        parser.add_argument(
            "--illustrative",
            action="store_true",
            help="địa bàn minh họa / an illustrative area",
        )

    def handle(self, *_args: object, word: str, **options: Any) -> None:
        """Do what the word says."""
        try:
            self._do(word, options)
        except (AccessError, AreaNotFoundError) as problem:
            raise CommandError(str(problem)) from problem

    def _do(self, word: str, options: dict[str, Any]) -> None:
        """Do what the word says, then show the post as it is now; raises AccessError."""
        symbol = options.get("symbol")
        if word == "create":
            wanted = {key: options[key] for key in ("symbol", "title", "role")}
            create_post(**wanted, area_id=self._area(options["role"], options), by=None)
        elif word == "change":
            self._change(options)
        elif word == "hand-over":
            hand_over(symbol=options["symbol"], by=None)
        elif word != "list":
            set_active(symbol=options["symbol"], active=word == "open", by=None)
        for post in posts():
            if symbol is None or post[0].lower() == symbol.strip().lower():
                self.stdout.write("\t".join(post))

    def _change(self, options: dict[str, Any]) -> None:
        """Change what was given; another area is looked for on the level of the role."""
        role = options["role"]
        if options["area"] and not role:
            raise CommandError("--area cần --role đi cùng. / --area needs --role beside it.")
        area_id = self._area(role, options) if options["area"] else None
        change_post(symbol=options["symbol"], title=options["title"], role=role, area_id=area_id, by=None)

    def _area(self, role: str, options: dict[str, Any]) -> int:
        """The id of the area with the code that was given, valid today, on the level of the role."""
        found = area_by_code(
            options["area"],
            LEVEL_OF[Role(role)],
            timezone.localdate(),
            illustrative=options["illustrative"],
        )
        return found.id
