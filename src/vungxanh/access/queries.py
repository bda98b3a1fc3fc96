"""Who looks: the actor behind a post, what it may see, and what the database was born as."""

from datetime import date

from django.apps import apps
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied

from vungxanh.access.models import Birth, Post
from vungxanh.access.rules import Actor, Role, Target, Verb, allowed, scope_of


class AccessError(Exception):
    """Something about posts, links or the birth of the database; the text is in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en = vi, en


class UnknownPostError(AccessError):
    """No active post has that symbol."""


class NotBornError(AccessError):
    """The database has not been said to be real or simulated."""


class Refused(PermissionDenied):
    """The actor may not do that there; the text is in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en = vi, en


def actor_of(post: AbstractBaseUser | AnonymousUser) -> Actor:
    """The actor behind a signed-in post; raises Refused for a stranger or a post that is not active."""
    if not isinstance(post, Post) or not post.is_active:
        raise Refused("Hãy đăng nhập trước.", "Sign in first.")
    return Actor(post.pk, post.symbol, post.title, Role(post.role), post.area_id, str(post.holder))


def actor(symbol: str) -> Actor:
    """The actor with that symbol, for commands; raises UnknownPostError."""
    post = Post.objects.filter(symbol__iexact=symbol.strip(), is_active=True).first()
    if post is None:
        raise UnknownPostError(
            f"Không có chức danh “{symbol}” đang hoạt động; xem danh sách bằng lệnh: posts list.",
            f"There is no active post “{symbol}”; see the list with the command: posts list.",
        )
    return actor_of(post)


def visible_areas(by: Actor, *, on: date) -> frozenset[int]:
    """The ids of the areas under the actor on that day.

    A commune officer has the own commune, an analyst the province and every commune in it that day.
    """
    communes: frozenset[int] = frozenset()
    if by.role is Role.ANALYST:
        communes = _communes_of(by.area_id, on)
    return scope_of(by, communes)


def _communes_of(province_id: int, on: date) -> frozenset[int]:
    """The ids of a province's communes on that day."""
    area = apps.get_model("areas", "Area")
    rows = area._default_manager.filter(parent_id=province_id, level="commune", validity__contains=on)
    return frozenset(rows.values_list("pk", flat=True))


def may(by: Actor, verb: Verb, *, area_id: int, on: date) -> bool:
    """True when the actor may do that in the area on that day."""
    return allowed(by, verb, Target(area_id, visible_areas(by, on=on)))


def require(by: Actor, verb: Verb, *, area_id: int, on: date) -> None:
    """Raise Refused unless the actor may do that in the area on that day."""
    if not may(by, verb, area_id=area_id, on=on):
        raise Refused(
            f"Chức danh “{by.title}” không có quyền này ở địa bàn này.",
            f"The post “{by.title}” does not have this permission in this area.",
        )


def _birth() -> str | None:
    """What the database was born as, or None. One look-up by key: cheap enough never to be remembered."""
    return Birth.objects.values_list("kind", flat=True).first()


def born() -> str:
    """What the database is, "real" or "simulated"; raises NotBornError before anybody has said so."""
    kind = _birth()
    if kind is None:
        raise NotBornError(
            "Cơ sở dữ liệu chưa khai sinh; chạy ./run born real (thật) hoặc ./run born simulated (mô phỏng).",
            "The database is not born yet; run: ./run born real, or ./run born simulated.",
        )
    return kind


def simulated() -> bool:
    """True when every page, file and picture must be marked as simulated."""
    return _birth() == "simulated"
