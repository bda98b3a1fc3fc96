"""Who looks: the actor behind a post, what it may see, and what the database was born as."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ImproperlyConfigured, PermissionDenied

from vungxanh.access.models import Birth, MinorsNaming, Post, RecoveryCode, SecondFactor, SignInLink
from vungxanh.access.rules import Actor, Role, Target, Verb, allowed, holds, is_weighty, scope_of
from vungxanh.access.rules.managing import may_assign
from vungxanh.access.rules.policy import PROVINCE
from vungxanh.access.rules.words import ROLE_NAMES
from vungxanh.areas import interface as areas


class AccessError(Exception):
    """Something about posts, links or the birth of the database; the text is in Vietnamese and English."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(f"{vi} / {en}")
        self.vi, self.en = vi, en


class UnknownPostError(AccessError):
    """No active post has that symbol."""


class NotBornError(AccessError):
    """The database has not been said to be real or simulated."""


class NotFreshError(Exception):
    """The person has to show their credential once more; `back` is where they come back to."""

    def __init__(self, back: str) -> None:
        super().__init__(back)
        self.back = back


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


LOOPBACK = frozenset({"127.0.0.1", "localhost", "[::1]"})


def role_name(role: Role) -> tuple[str, str]:
    """What a role is called in Vietnamese and English."""
    return ROLE_NAMES[role]


def actor(symbol: str) -> Actor:
    """The actor with that symbol, for commands; raises UnknownPostError."""
    post = Post.objects.filter(symbol__iexact=symbol.strip(), is_active=True).first()
    if post is None:
        raise UnknownPostError(
            f"Không có chức danh “{symbol}” đang hoạt động; xem danh sách bằng ./run posts list.",
            f"There is no active post “{symbol}”; see the list with ./run posts list.",
        )
    return actor_of(post)


def posts_of(area_id: int, role: Role) -> tuple[Actor, ...]:
    """The active posts with that role in that area, in any of its versions, by symbol."""
    own = areas.same_ground([area_id])[area_id]
    rows = Post.objects.filter(area_id__in=own, role=role.value, is_active=True).order_by("symbol")
    return tuple(map(actor_of, rows))


def areas_with(role: Role, area_ids: frozenset[int]) -> frozenset[int]:
    """Those of the areas where an open post of that role is, in any version of the area."""
    own = areas.same_ground(area_ids)
    every = frozenset().union(*own.values())
    held = set(
        Post.objects.filter(role=role.value, is_active=True, area_id__in=every).values_list(
            "area_id", flat=True
        )
    )
    return frozenset(area_id for area_id, ground in own.items() if held & ground)


def provinces_with(verb: Verb) -> frozenset[int]:
    """The ids of the provinces in which an open post of provincial level has the verb."""
    roles = [role.value for role in Role if holds(role, verb)]
    rows = Post.objects.filter(role__in=roles, is_active=True).values_list("area_id", flat=True)
    return frozenset(areas.province_of(rows).values())


def visible_areas(by: Actor, *, on: date, gone: bool = False) -> frozenset[int]:
    """The ids of the areas under the actor on that day.

    A commune's post has the own commune, any other the province and every commune in it that day. The own
    area counts in each of its versions: a province that became a city is the same ground with another id.
    With `gone` also what was merged into one of these as a whole, and for a province's post what was split
    between its communes: the events and tips of such a unit are kept by who answers for its ground.
    """
    own = areas.same_ground([by.area_id])[by.area_id]
    communes: frozenset[int] = frozenset()
    if by.level == PROVINCE:
        communes = frozenset(commune.id for commune in areas.communes_of(by.area_id, on))
    scope = scope_of(by, communes) | own
    if not gone:
        return scope
    within = frozenset[int]().union(*areas.ground_within(scope, on).values())
    split = areas.split_from(within, on) if by.level == PROVINCE else {}
    return within.union(*split.values())


def posts() -> list[tuple[str, str, str, str, str]]:
    """Every post as symbol, title, role, area and whether it is open, in the order of symbols."""
    rows = list(Post.objects.order_by("symbol"))
    names = areas.areas(post.area_id for post in rows)
    return [
        (
            post.symbol,
            post.title,
            post.role,
            names[post.area_id].full_name,
            "open" if post.is_active else "closed",
        )
        for post in rows
    ]


@dataclass(frozen=True)
class ManagedPost:
    """A post as those see it who manage posts. `mine` is true for a post of the same human as the actor."""

    id: int
    symbol: str
    title: str
    role: Role
    area: areas.AreaSummary
    is_open: bool
    has_password: bool
    has_factor: bool
    named: tuple[tuple[date, date | None], ...]
    mine: bool
    assignable: bool


def managed_posts(by: Actor, *, on: date) -> tuple[ManagedPost, ...]:
    """The posts of the actor's province and its communes, by area and symbol; raises Refused."""
    if not may_manage(by, area_id=by.area_id, on=on):
        raise Refused(
            f"Chức danh “{by.title}” không quản lý chức danh.", f"The post “{by.title}” manages no posts."
        )
    rows = list(Post.objects.filter(area_id__in=visible_areas(by, on=on)).order_by("symbol"))
    places = areas.areas(row.area_id for row in rows)
    armed = set(
        SecondFactor.objects.filter(holder__in={row.holder for row in rows}).values_list("holder", flat=True)
    )
    namings: dict[int, list[tuple[date, date | None]]] = {}
    for naming in MinorsNaming.objects.filter(post__in=rows).order_by("days"):
        namings.setdefault(naming.post_id, []).append((naming.days.lower, naming.days.upper))
    return tuple(
        ManagedPost(
            id=row.pk,
            symbol=row.symbol,
            title=row.title,
            role=Role(row.role),
            area=places[row.area_id],
            is_open=row.is_active,
            has_password=row.has_usable_password(),
            has_factor=row.holder in armed,
            named=tuple(namings.get(row.pk, ())),
            mine=str(row.holder) == by.holder,
            assignable=may_assign(by, Role(row.role)),
        )
        for row in rows
    )


def holder_of(by: Actor, symbol: str, *, on: date) -> str:
    """The holder of a post that the actor manages; raises UnknownPostError."""
    post = Post.objects.filter(symbol__iexact=symbol.strip(), area_id__in=visible_areas(by, on=on)).first()
    if post is None:
        raise UnknownPostError(
            f"Không có chức danh “{symbol}” trong tỉnh.", f"There is no post “{symbol}” in the province."
        )
    return str(post.holder)


def areas_to_manage(by: Actor, *, on: date) -> tuple[areas.AreaSummary, ...]:
    """The province of the actor and its communes on that day, in Vietnamese order."""
    return (areas.area(by.area_id), *areas.communes_of(by.area_id, on))


def awaits_first_post() -> bool:
    """True in a real database that has no post yet."""
    return born() == "real" and not Post.objects.exists()


def demonstration_actor() -> Actor:
    """The one analyst of a simulated database; raises UnknownPostError when it is not clear who that is."""
    if awaits_first_post():
        raise UnknownPostError(
            "Chưa có chức danh nào. Lập quản trị đầu tiên: ./run sign_in_link --province MÃ-TỈNH.",
            "There is no post yet. Make the first administrator: ./run sign_in_link --province CODE.",
        )
    analysts = Post.objects.filter(role=Role.ANALYST.value, is_active=True)[:2]
    if not simulated() or len(analysts) != 1:
        raise UnknownPostError(
            "Hãy nêu ký hiệu chức danh: ./run sign_in_link CHỨC-DANH; xem danh sách bằng ./run posts list.",
            "Name the post: ./run sign_in_link POST; see the list with ./run posts list.",
        )
    return actor_of(analysts[0])


def hash_of(token: str) -> str:
    """What is kept of a one-time link's token. The token is 256 random bits, so a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def open_link(token: str, *, at: datetime, lock: bool = False) -> SignInLink | None:
    """The link with that token if it can still be used; `lock` holds it until the transaction's end."""
    links = SignInLink.objects.filter(
        token_hash=hash_of(token), used_at=None, expires_at__gt=at, post__is_active=True
    )
    if lock:
        links = links.select_for_update(of=("self",))
    return links.select_related("post").first()


def has_factor(holder: uuid.UUID | str) -> bool:
    """True when the holder has a second factor."""
    return SecondFactor.objects.filter(holder=holder).exists()


def codes_left(holder: uuid.UUID | str) -> int:
    """How many recovery codes the holder has left."""
    return RecoveryCode.objects.filter(holder=holder, used_at=None).count()


def needs_code(post: Post) -> bool:
    """True when a session of the post sees nothing before a code: its holder has one, or must have one."""
    return is_weighty(Role(post.role)) or has_factor(post.holder)


def is_named_for_minors(by: Actor, *, on: date) -> bool:
    """True when the holder stands on the dated list of those who see dossiers of ages 12–17, in that post."""
    named = MinorsNaming.objects.filter(post_id=by.post_id, holder=by.holder, area_id=by.area_id)
    return named.filter(days__contains=on).exists()


def may_see_minors(by: Actor, *, area_id: int, on: date) -> bool:
    """True when the actor may see dossiers of ages 12–17 in the area on that day."""
    return may(by, Verb.VIEW_MINORS, area_id=area_id, on=on)


def may(by: Actor, verb: Verb, *, area_id: int, on: date) -> bool:
    """True when the actor may do that in the area on that day.

    Dossiers of ages 12–17 are for those alone who are named on that day.
    """
    return _may_in_all(by, verb, frozenset({area_id}), on)


def _may_in_all(by: Actor, verb: Verb, area_ids: frozenset[int], on: date) -> bool:
    """True when the actor may do that in each of the areas on that day."""
    if verb is Verb.VIEW_MINORS and not is_named_for_minors(by, on=on):
        return False
    # Other versions of the own ground, and the communes of a province, are only read when the answer depends
    # on them: most questions are about the own area.
    scope = frozenset({by.area_id})
    if not area_ids <= scope:
        scope = areas.same_ground(scope)[by.area_id]
    if not area_ids <= scope:
        scope = visible_areas(by, on=on, gone=verb in OF_GROUND)
    return all(allowed(by, verb, Target(area_id, scope)) for area_id in area_ids)


OF_GROUND = frozenset(
    {Verb.VIEW_EVENTS, Verb.RECORD_EVENTS, Verb.CONFIRM_PLACE, Verb.RECEIVE_TIPS, Verb.HANDLE_TIP}
)
"""What reaches to the ground of units that are gone: what happened there, and what was told of it."""


def has_working_manager(province_id: int) -> bool:
    """True when a human in the province can manage posts: an open post of that permission, with password."""
    own = areas.same_ground([province_id])[province_id]
    roles = [role.value for role in Role if holds(role, Verb.MANAGE_POSTS)]
    able = Post.objects.filter(role__in=roles, area_id__in=own, is_active=True)
    return able.exclude(password_set_at=None).exists()


def may_manage(by: Actor, *, area_id: int, on: date) -> bool:
    """True when the actor may manage posts of the area on that day.

    The first administrator may as long as nobody in the province can: a right that ends by itself.
    """
    if may(by, Verb.MANAGE_POSTS, area_id=area_id, on=on):
        return True
    return may(by, Verb.MAKE_FIRST_POSTS, area_id=area_id, on=on) and not has_working_manager(by.area_id)


def require(by: Actor, verb: Verb, *, area_id: int, on: date) -> None:
    """Raise Refused unless the actor may do that in the area on that day."""
    if not may(by, verb, area_id=area_id, on=on):
        raise _refusal(by)


def require_all(by: Actor, verb: Verb, *, area_ids: frozenset[int], on: date) -> None:
    """Raise Refused unless the actor may do that in every one of the areas on that day, and there is one."""
    if not area_ids or not _may_in_all(by, verb, area_ids, on):
        raise _refusal(by)


def _refusal(by: Actor) -> Refused:
    """What a post is told that may not do something in an area."""
    return Refused(
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


def require_real_behind_certificate(*, https: bool, hosts: Iterable[str]) -> None:
    """Raise ImproperlyConfigured where a simulated database would be served under a real certificate.

    Invented figures behind an official address would be taken for real ones; this machine alone may try.
    """
    if https and simulated() and not set(hosts) <= LOOPBACK:
        raise ImproperlyConfigured(
            "Cơ sở dữ liệu mô phỏng không chạy dưới chứng thư thật: bỏ VUNGXANH_HTTPS, hoặc chỉ để máy này"
            " trong VUNGXANH_HOSTS. / A simulated database is not served under a real certificate: drop"
            " VUNGXANH_HTTPS, or name this machine alone in VUNGXANH_HOSTS."
        )


def simulated() -> bool:
    """True when every page, file and picture must be marked as simulated."""
    return _birth() == "simulated"
