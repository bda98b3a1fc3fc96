"""What the frame of every page needs to know: who looks, what the database is, where one can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from vungxanh.access.interface import Role, Verb, actor_of, holds, simulated


@dataclass(frozen=True)
class Place:
    """One entry of the main navigation."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Group:
    """Entries of the navigation under one heading; one that stands alone has none."""

    label: str
    places: tuple[Place, ...]

    @property
    def current(self) -> bool:
        """Whether the page that is shown belongs here."""
        return any(place.current for place in self.places)


@dataclass(frozen=True)
class Page:
    """The frame's facts. `post` is the title of the post that is signed in, "" for a stranger."""

    simulated: bool = False
    post: str = ""
    places: tuple[Place, ...] = ()
    groups: tuple[Group, ...] = ()
    here: str = "/"
    languages: tuple[tuple[str, str], ...] = tuple(settings.LANGUAGES)


def page(request: HttpRequest) -> dict[str, Page]:
    """Context processor: `page` for the base template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"page": Page(simulated(), here=request.get_full_path())}
    groups = groups_of(request.path, actor_of(user).role)
    places = tuple(place for group in groups for place in group.places)
    return {"page": Page(simulated(), str(user), places, groups, request.get_full_path())}


Entry = tuple[Promise, str, tuple[Verb, ...] | None]
GROUPS: tuple[tuple[Promise, tuple[Entry, ...]], ...] = (
    (_("Hôm nay"), ((_("Hôm nay"), "/hom-nay/", (Verb.VIEW_EVENTS, Verb.VIEW_TASKS)),)),
    (
        _("Ghi, báo cáo"),
        (
            (pgettext_lazy("danh sách", "Sự kiện"), "/su-kien/", (Verb.VIEW_EVENTS,)),
            (_("Số liệu của ngành"), "/bao-cao/nganh/", (Verb.RECORD_PARTNER_SLICE,)),
            (_("Người bị truy nã"), "/bao-cao/truy-na/", (Verb.VIEW_FUGITIVES,)),
            (_("Báo cáo tháng"), "/bao-cao/", (Verb.VIEW_EVENTS,)),
            (_("Tin báo"), "/tin-bao/", (Verb.RECEIVE_TIPS, Verb.HANDLE_TIP, Verb.REVIEW_LOOKS)),
            (
                _("Hồ sơ quản lý"),
                "/ho-so/",
                (Verb.VIEW_DOSSIERS, Verb.VIEW_DOSSIER_COUNTS, Verb.ANSWER_OBJECTION),
            ),
        ),
    ),
    (
        _("Xếp loại, số liệu"),
        (
            (_("Xếp loại"), "/", (Verb.VIEW,)),
            (_("Số liệu đã công bố"), "/so-lieu-cong-bo/", None),
            (_("Địa bàn cả nước"), "/dia-ban/", None),
        ),
    ),
    (
        _("Chỉ đạo, tài liệu"),
        (
            (_("Chương trình"), "/chuong-trinh/", None),
            (_("Tài liệu"), "/tai-lieu/", (Verb.READ_DOCUMENTS,)),
        ),
    ),
    (
        _("Giám sát, quản trị"),
        (
            (_("Giám sát"), "/giam-sat/", (Verb.REVIEW_LOOKS,)),
            (_("Cần hỏi lại"), "/bao-cao/hoi-lai/", (Verb.REVIEW_LOOKS,)),
            (_("Chức danh"), "/chuc-danh/", (Verb.MANAGE_POSTS, Verb.MAKE_FIRST_POSTS)),
        ),
    ),
)
"""The main navigation by what people come for: label, address, and the permissions of which a post needs one
(None: every post)."""
OWN = ("/tai-khoan/", "/mat-khau/", "/ma-xac-thuc/", "/xac-nhan/")
"""Pages of the post's own credentials, which belong to no place of the navigation."""


def groups_of(path: str, role: Role) -> tuple[Group, ...]:
    """The main navigation of a role, with the place of `path` marked; the first page stands for the rest.

    A group of which the role may open one place is that place.
    """
    open_to = [(label, [one for one in entries if _open(one, role)]) for label, entries in GROUPS]
    hrefs = [href for _, entries in open_to for _, href, _ in entries]
    inside = max((href for href in hrefs if path.startswith(href)), key=len, default="/")
    if path.startswith(OWN):
        inside = ""
    return tuple(
        Group(
            str(label) if len(entries) > 1 else "",
            tuple(Place(str(name), href, href == inside) for name, href, _ in entries),
        )
        for label, entries in open_to
        if entries
    )


def _open(entry: Entry, role: Role) -> bool:
    return entry[2] is None or any(holds(role, verb) for verb in entry[2])


def simulated_mark() -> str:
    """The words that stand in every picture of a simulated database, "" in a real one."""
    return gettext("Số liệu minh họa") if simulated() else ""
