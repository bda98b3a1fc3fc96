"""Writes to posts. What changes a post's rights is in force at its next request."""

import uuid
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction

from vungxanh.access.actions.frame import acting
from vungxanh.access.models import Post
from vungxanh.access.queries import AccessError, UnknownPostError, actor_of
from vungxanh.access.rules import LEVEL_OF, Actor, Role
from vungxanh.areas.interface import area


class PostRefusedError(AccessError):
    """The post cannot be made or changed that way."""


def create_post(*, symbol: str, title: str, role: Role | str, area_id: int, by: Actor | None) -> Actor:
    """Make a post that signs in by a one-time link until it sets a password.

    `by` is None for the operator at the command line. Raises PostRefusedError when the symbol is taken or not
    plain, or when the role does not fit the area; AreaNotFoundError when there is no such area.
    """
    post = Post(symbol=symbol.strip(), title=title.strip(), role=Role(role).value, area_id=area_id)
    post.password = make_password(None)
    with acting(by, "create_post"):
        _check(post)
        post.save(force_insert=True)
    return actor_of(post)


def change_post(
    *,
    symbol: str,
    by: Actor | None,
    title: str | None = None,
    role: Role | str | None = None,
    area_id: int | None = None,
) -> None:
    """Give a post another title, role or area; what is None stays."""
    with acting(by, "change_post"):
        post = _locked(symbol)
        post.title = post.title if title is None else title.strip()
        post.role = post.role if role is None else Role(role).value
        post.area_id = post.area_id if area_id is None else area_id
        _check(post)
        post.save()


def set_active(*, symbol: str, active: bool, by: Actor | None) -> None:
    """Close a post or open it again. Open sessions end, and stay ended when the post opens again."""
    with acting(by, "activate_post" if active else "deactivate_post"):
        post = _locked(symbol)
        post.is_active = active
        post.credential = uuid.uuid4()
        post.save()


def hand_over(*, symbol: str, by: Actor | None) -> None:
    """Pass a post to another human: new holder id, password and sessions gone, links void."""
    with acting(by, "hand_over_post"):
        post = _locked(symbol)
        post.holder, post.credential = uuid.uuid4(), uuid.uuid4()
        post.password, post.password_set_at = make_password(None), None
        post.save()
        post.links.filter(used_at=None).delete()


def set_password(*, post_id: int, password: str, at: datetime, by: Actor) -> Post:
    """Give the post a password that a form has already checked. Its other sessions end."""
    with acting(by, "set_password"):
        post = Post.objects.select_for_update().get(pk=post_id)
        post.set_password(password)
        post.password_set_at, post.credential = at, uuid.uuid4()
        post.save()
    return post


def _locked(symbol: str) -> Post:
    """The post, locked until the end of the transaction; raises UnknownPostError."""
    post = Post.objects.select_for_update().filter(symbol__iexact=symbol.strip()).first()
    if post is None:
        raise UnknownPostError(
            f"Không có chức danh “{symbol}”; xem danh sách bằng ./run posts list.",
            f"There is no post “{symbol}”; see the list with ./run posts list.",
        )
    return post


def _check(post: Post) -> None:
    """Raise PostRefusedError when a post is not right."""
    level, wanted = area(post.area_id).level, LEVEL_OF[Role(post.role)]
    if level != wanted:
        raise PostRefusedError(
            f"Vai trò “{post.role}” cần địa bàn cấp {wanted}, không phải {level}.",
            f"The role “{post.role}” needs an area of level {wanted}, not {level}.",
        )
    try:
        with transaction.atomic():
            post.full_clean()
    except ValidationError as problem:
        raise PostRefusedError(
            f"Chức danh “{post.symbol}” đã có hoặc không hợp lệ; ký hiệu gồm chữ không dấu, số và . _ -",
            f"The post “{post.symbol}” is not valid or exists: {'; '.join(problem.messages)}",
        ) from problem
