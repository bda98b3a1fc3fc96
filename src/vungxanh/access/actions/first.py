"""The first start of a real database: the one post that is made without anybody having given it."""

from datetime import date, datetime, timedelta

from vungxanh.access.actions.frame import acting
from vungxanh.access.actions.posts import PostRefusedError, create_post
from vungxanh.access.actions.sign_in import make_link
from vungxanh.access.queries import awaits_first_post
from vungxanh.access.rules import Actor, Role
from vungxanh.areas.interface import area_by_code

FIRST_SYMBOL = "quan-tri"
FIRST_LINK_LIFE = timedelta(hours=12)


def first_administrator(*, province: str, at: datetime, on: date) -> tuple[Actor, str]:
    """Make the technical administrator of a real database without posts; returns it and its one-time token.

    There is no password before the administrator chooses one. Raises PostRefusedError when the database is
    simulated or has a post already, AreaNotFoundError when no province bears the code.
    """
    found = area_by_code(province, "province", on)
    with acting(None, "first_start"):
        if not awaits_first_post():
            raise PostRefusedError(
                "Chỉ lập quản trị đầu tiên trong cơ sở dữ liệu thật chưa có chức danh nào.",
                "The first administrator is made only in a real database that has no post yet.",
            )
        made = create_post(
            symbol=FIRST_SYMBOL,
            title="Quản trị kỹ thuật",
            role=Role.TECHNICAL_ADMINISTRATOR,
            area_id=found.id,
            by=None,
        )
        return made, make_link(post=made, at=at, life=FIRST_LINK_LIFE, by=None)
