"""Writes to posts. What changes a post's rights is in force at its next request."""

import uuid
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import transaction

from vungxanh.access.actions.factor import forget_factor
from vungxanh.access.actions.frame import acting
from vungxanh.access.actions.sign_in import make_link
from vungxanh.access.models import Post
from vungxanh.access.queries import AccessError, Refused, UnknownPostError, actor_of, may_manage
from vungxanh.access.queries.free_text import covered
from vungxanh.access.rules import LEVEL_OF, Actor, Role
from vungxanh.access.rules.managing import may_assign, may_hold, names_a_number
from vungxanh.areas.interface import area


class PostRefusedError(AccessError):
    """The post cannot be made or changed that way."""


def create_post(
    *,
    symbol: str,
    title: str,
    role: Role | str,
    area_id: int,
    by: Actor | None,
    on: date | None = None,
    holder: str | None = None,
) -> Actor:
    """Make a post that signs in by a one-time link until it sets a password.

    `by` is None for the operator at the command line, and `on` is today where it is a post. `holder` is the
    random id of a human who holds another post already; without it the post gets a new one. Raises
    PostRefusedError when the symbol is taken or not plain, or when the role does not fit the area; Refused
    when the actor may not make that post; AreaNotFoundError when there is no such area.
    """
    post = Post(symbol=symbol.strip(), title=title.strip(), role=Role(role).value, area_id=area_id)
    post.holder = uuid.UUID(holder) if holder else uuid.uuid4()
    post.password = make_password(None)
    with acting(by, "create_post"):
        if holder and not Post.objects.filter(holder=post.holder).exists():
            raise PostRefusedError("Không có người giữ chức danh này.", "There is no such holder.")
        require_management(by, post, on=on)
        _check(post)
        post.save(force_insert=True)
    return actor_of(post)


def change_post(
    *,
    symbol: str,
    by: Actor | None,
    on: date | None = None,
    title: str | None = None,
    role: Role | str | None = None,
    area_id: int | None = None,
) -> None:
    """Give a post another title, role or area; what is None stays."""
    with acting(by, "change_post"):
        post = locked(symbol)
        require_management(by, post, on=on)
        post.title = post.title if title is None else title.strip()
        post.role = post.role if role is None else Role(role).value
        post.area_id = post.area_id if area_id is None else area_id
        require_management(by, post, on=on)
        _check(post)
        post.save()


def set_active(*, symbol: str, active: bool, by: Actor | None, on: date | None = None) -> None:
    """Close a post or open it again. Open sessions end, and stay ended when the post opens again."""
    with acting(by, "activate_post" if active else "deactivate_post"):
        post = locked(symbol)
        require_management(by, post, on=on)
        post.is_active = active
        post.credential = uuid.uuid4()
        post.save()


def hand_over(*, symbol: str, by: Actor | None, on: date | None = None, holder: str | None = None) -> None:
    """Pass a post to another human: new holder id, password and sessions gone, links void.

    `holder` names a human who holds another post already. The second factor of the one who leaves is removed
    unless they hold another post, which it still serves.
    """
    with acting(by, "hand_over_post"):
        post = locked(symbol)
        require_management(by, post, on=on)
        before, post.holder = post.holder, uuid.UUID(holder) if holder else uuid.uuid4()
        if holder and (before == post.holder or not Post.objects.filter(holder=post.holder).exists()):
            raise PostRefusedError(
                "Hãy chọn người khác đang giữ một chức danh.", "Choose another human who holds a post."
            )
        require_management(by, post, on=on)
        _revoke(post)
        if not Post.objects.filter(holder=before).exists():
            forget_factor(before)


def reset_credentials(*, symbol: str, by: Actor | None, on: date | None = None) -> None:
    """Take away everything the holder signs in with: password, second factor, codes, links, open sessions.

    For a lost phone or a stolen password. The holder stays who they are, so that two posts of one human never
    look like two humans; every post of the holder has to be set up anew.
    """
    with acting(by, "reset_credentials"):
        post = locked(symbol)
        for one in Post.objects.select_for_update().filter(holder=post.holder).order_by("pk"):
            require_management(by, one, on=on)
            _revoke(one)
        forget_factor(post.holder)


def end_sessions(*, symbol: str, by: Actor | None, on: date | None = None) -> None:
    """End the open sessions of a post: the own, or one that the actor manages."""
    with acting(by, "end_sessions"):
        post = locked(symbol)
        if by is None or post.pk != by.post_id:
            require_management(by, post, on=on)
        post.credential = uuid.uuid4()
        post.save()


def give_link(*, symbol: str, at: datetime, by: Actor, on: date) -> str:
    """Make a one-time link for a post that the actor manages; returns its token, which is kept nowhere.

    The actor's own holder gets none, so that nobody signs in as a post they were not given by another.
    """
    with acting(by, "give_link"):
        post = locked(symbol)
        require_management(by, post, on=on)
        if not post.is_active or str(post.holder) == by.holder:
            raise PostRefusedError(
                "Chức danh đã đóng, hoặc do chính người này giữ: không cấp liên kết.",
                "The post is closed or held by the same person: no link is given.",
            )
        return make_link(post=actor_of(post), at=at, by=by)


def set_password(*, post_id: int, password: str, at: datetime, by: Actor) -> Post:
    """Give the own post a password that a form has already checked. Its other sessions end."""
    if by.post_id != post_id:
        raise Refused("Chỉ đặt được mật khẩu của chính mình.", "Only the own password can be set.")
    with acting(by, "set_password"):
        post = Post.objects.select_for_update().get(pk=post_id)
        post.set_password(password)
        post.password_set_at, post.credential = at, uuid.uuid4()
        post.save()
    return post


def require_management(by: Actor | None, post: Post, *, on: date | None) -> None:
    """Raise Refused unless the actor may make or change the post as it stands; None is the operator.

    Called before a change and, where role, area or holder change, after it.
    """
    if by is None:
        return
    if on is None:
        raise ValueError("the day is needed where a post manages posts")
    role = Role(post.role)
    if not may_manage(by, area_id=post.area_id, on=on) or not may_assign(by, role):
        raise Refused(
            f"Chức danh “{by.title}” không được lập hay đổi chức danh này.",
            f"The post “{by.title}” may not make or change this post.",
        )
    if not may_hold(by, role, str(post.holder)):
        raise Refused(
            "Không ai được tự lập hay đổi chức danh có quyền với hồ sơ của chính mình; hãy nhờ người khác.",
            "Nobody makes or changes a post with power over dossiers for themselves; ask another person.",
        )


def _revoke(post: Post) -> None:
    """Take the post's password, links and open sessions; call it inside `acting`."""
    post.password, post.password_set_at, post.credential = make_password(None), None, uuid.uuid4()
    post.save()
    post.links.filter(used_at=None).delete()


def locked(symbol: str) -> Post:
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
    if names_a_number(post.symbol) or names_a_number(post.title):
        raise PostRefusedError(
            "Ký hiệu và tên chức danh không được chứa dãy số dài như số định danh, số điện thoại.",
            "A symbol or title must not hold a long number such as an identity or telephone number.",
        )
    if covered(post.title).kinds:
        raise PostRefusedError(
            "Tên chức danh có vẻ nói đến một người: chỉ ghi chức vụ và cơ quan.",
            "The title seems to name a person: give the office and the body only.",
        )
    try:
        with transaction.atomic():
            post.full_clean()
    except ValidationError as problem:
        raise PostRefusedError(
            f"Chức danh “{post.symbol}” đã có hoặc không hợp lệ; ký hiệu gồm chữ không dấu, số và . _ -",
            f"The post “{post.symbol}” is not valid or exists: {'; '.join(problem.messages)}",
        ) from problem
