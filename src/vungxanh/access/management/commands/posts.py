"""Posts from the command line: list, create, change, close, open, hand-over, reset, name, unname."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from vungxanh.access.actions import (
    change_post,
    create_post,
    end_naming,
    hand_over,
    name_for_minors,
    reset_credentials,
    set_active,
)
from vungxanh.access.queries import AccessError, actor, posts
from vungxanh.access.rules import LEVEL_OF, Role
from vungxanh.areas.interface import AreaNotFoundError, area_by_code

ROLES = [role.value for role in Role]
SIMPLE = (
    ("close", "đóng, phiên đang mở hết hiệu lực / close; open sessions end"),
    ("open", "mở lại / open again"),
    ("reset", "xoá mật khẩu, mã xác thực của người giữ / take the holder's password and second factor"),
    ("unname", "đưa ra khỏi danh sách xem hồ sơ 12–17 tuổi / take off the list for ages 12–17"),
)


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
        self._add_holder(create)
        change = words.add_parser("change", help="đổi tên, vai trò, địa bàn / change title, role, area")
        change.add_argument("symbol")
        change.add_argument("--title")
        self._add_rights(change, required=False)
        over = words.add_parser("hand-over", help="bàn giao cho người khác / pass to another person")
        over.add_argument("symbol")
        self._add_holder(over)
        name = words.add_parser("name", help="ghi vào danh sách xem hồ sơ 12–17 tuổi / list for ages 12–17")
        name.add_argument("symbol")
        name.add_argument("--since", type=date.fromisoformat, help="YYYY-MM-DD")
        name.add_argument("--until", type=date.fromisoformat, help="YYYY-MM-DD")
        for word, text in SIMPLE:
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

    def _add_holder(self, parser: CommandParser) -> None:
        """The option that gives a post to a human who holds another one."""
        parser.add_argument(
            "--holder-of",
            metavar="SYMBOL",
            help="người đang giữ chức danh này / the human who holds that post",
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
        if symbol is not None:
            self._change_one(word, symbol, options)
        for post in posts():
            if symbol is None or post[0].lower() == symbol.strip().lower():
                self.stdout.write("\t".join(post))

    def _change_one(self, word: str, symbol: str, options: dict[str, Any]) -> None:
        """Do what the word says with one post."""
        today = timezone.localdate()
        match word:
            case "create":
                area_id, holder = self._area(options["role"], options), self._holder(options)
                given = {key: options[key] for key in ("title", "role")}
                create_post(symbol=symbol, **given, area_id=area_id, holder=holder, by=None)
            case "change":
                self._change(options)
            case "hand-over":
                hand_over(symbol=symbol, holder=self._holder(options), by=None)
            case "reset":
                reset_credentials(symbol=symbol, by=None)
            case "name":
                since = options["since"] or today
                name_for_minors(symbol=symbol, since=since, until=options["until"], by=None)
            case "unname":
                end_naming(symbol=symbol, last=today, by=None)
            case _:
                set_active(symbol=symbol, active=word == "open", by=None)

    def _holder(self, options: dict[str, Any]) -> str | None:
        """The holder of the post that was named, if one was."""
        return actor(options["holder_of"]).holder if options["holder_of"] else None

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
