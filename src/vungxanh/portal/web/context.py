"""What the frame of every page needs to know: who looks, what the database is, where one can go."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext

from vungxanh.access.interface import simulated


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
    signed_in = user is not None and user.is_authenticated
    title = str(user) if signed_in else ""
    places = places_of(request.path) if signed_in else ()
    return {"page": Page(simulated(), title, places, request.get_full_path())}


def places_of(path: str) -> tuple[Place, ...]:
    """The main navigation with the place of `path` marked."""
    others = (
        Place(gettext("Tài liệu"), "/tai-lieu/", path.startswith("/tai-lieu/")),
        Place(gettext("Số liệu đã công bố"), "/so-lieu-cong-bo/", path.startswith("/so-lieu-cong-bo/")),
        Place(gettext("Địa bàn cả nước"), "/dia-ban/", path.startswith("/dia-ban/")),
    )
    return (Place(gettext("Xếp loại"), "/", not any(one.current for one in others)), *others)


def simulated_mark() -> str:
    """The words that stand in every picture of a simulated database, "" in a real one."""
    return gettext("Số liệu minh họa") if simulated() else ""
