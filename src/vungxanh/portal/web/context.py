"""What the frame of every page needs to know: who looks, what the database is, where one can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Role, Verb, actor_of, holds, simulated


@dataclass(frozen=True)
class Place:
    """One entry of the main navigation."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Page:
    """The frame's facts. `post` is the title of the post that is signed in, "" for a stranger."""

    simulated: bool = False
    post: str = ""
    places: tuple[Place, ...] = ()
    here: str = "/"
    languages: tuple[tuple[str, str], ...] = tuple(settings.LANGUAGES)


def page(request: HttpRequest) -> dict[str, Page]:
    """Context processor: `page` for the base template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"page": Page(simulated(), here=request.get_full_path())}
    places = places_of(request.path, actor_of(user).role)
    return {"page": Page(simulated(), str(user), places, request.get_full_path())}


PLACES: tuple[tuple[Promise, str, tuple[Verb, ...] | None], ...] = (
    (_("Xếp loại"), "/", (Verb.VIEW,)),
    (_("Sự kiện"), "/su-kien/", (Verb.VIEW_EVENTS,)),
    (
        _("Hồ sơ quản lý"),
        "/ho-so/",
        (Verb.VIEW_DOSSIERS, Verb.VIEW_DOSSIER_COUNTS, Verb.ANSWER_OBJECTION),
    ),
    (_("Hôm nay"), "/hom-nay/", (Verb.VIEW_EVENTS,)),
    (_("Số liệu của ngành"), "/bao-cao/nganh/", (Verb.RECORD_PARTNER_SLICE,)),
    (_("Người bị truy nã"), "/bao-cao/truy-na/", (Verb.VIEW_FUGITIVES,)),
    (_("Báo cáo tháng"), "/bao-cao/", (Verb.VIEW_EVENTS,)),
    (_("Tin báo"), "/tin-bao/", (Verb.RECEIVE_TIPS, Verb.HANDLE_TIP, Verb.REVIEW_LOOKS)),
    (_("Chương trình"), "/chuong-trinh/", None),
    (_("Tài liệu"), "/tai-lieu/", (Verb.READ_DOCUMENTS,)),
    (_("Số liệu đã công bố"), "/so-lieu-cong-bo/", None),
    (_("Giám sát"), "/giam-sat/", (Verb.REVIEW_LOOKS,)),
    (_("Địa bàn cả nước"), "/dia-ban/", None),
    (_("Chức danh"), "/chuc-danh/", (Verb.MANAGE_POSTS, Verb.MAKE_FIRST_POSTS)),
)
"""The main navigation: label, address, and the permissions of which a post needs one (None: every post)."""
OWN = ("/tai-khoan/", "/mat-khau/", "/ma-xac-thuc/", "/xac-nhan/")
"""Pages of the post's own credentials, which belong to no place of the navigation."""


def places_of(path: str, role: Role) -> tuple[Place, ...]:
    """The main navigation of a role, with the place of `path` marked; the first page stands for the rest."""
    open_to = [one for one in PLACES if one[2] is None or any(holds(role, verb) for verb in one[2])]
    inside = next((href for _, href, _ in open_to if href != "/" and path.startswith(href)), "/")
    if path.startswith(OWN):
        inside = ""
    return tuple(Place(str(label), href, href == inside) for label, href, _ in open_to)


def simulated_mark() -> str:
    """The words that stand in every picture of a simulated database, "" in a real one."""
    return gettext("Số liệu minh họa") if simulated() else ""
