"""Every address refuses a stranger unless it is listed as public; answers are not kept by browsers."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control

from vungxanh.access.models import Post
from vungxanh.access.queries import NotFreshError, Refused
from vungxanh.access.rules import Role, open_to
from vungxanh.access.web.session import code_page, go_to, has_ended
from vungxanh.areas.interface import remembering

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


BEFORE_THE_CODE = frozenset({"ma-xac-thuc/", "ma-xac-thuc/dat/", "dang-xuat/", "ngon-ngu/"})
"""What a session may open while its second factor has not been shown."""


class SignedInOnly(LoginRequiredMiddleware):
    """Lets a stranger see only the addresses of config/public_urls.py; the list is the only way in.

    A session of a post that needs a second factor sees nothing before its code, an old session is ended, and
    a post without the permission of config/route_verbs.py does not reach the page. Whether the post may do
    that in that area is for the page's own query or action to say.
    """

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Sequence[Any],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Send a stranger to the sign-in page, and others where they have to go first."""
        match = request.resolver_match
        route = match.route if match is not None else ""
        if route in settings.PUBLIC_URLS:
            return None
        if not isinstance(request.user, Post):
            return self._to_sign_in(request)
        if has_ended(request, request.user, timezone.now()):
            logout(request)
            return self._to_sign_in(request)
        first = code_page(request, request.user)
        if first and route not in BEFORE_THE_CODE:
            return go_to(request, first, _back(request))
        if not open_to(Role(request.user.role), settings.ROUTE_VERBS.get(route)):
            raise Refused(
                "Chức danh này không được xem hoặc làm việc đó.", "This post may not see or do that."
            )
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponseBase | None:
        """Ask for the credential once more where a page says that it is needed."""
        if isinstance(exception, NotFreshError):
            return go_to(request, "confirm", exception.back)
        return None

    def _to_sign_in(self, request: HttpRequest) -> HttpResponseBase:
        """A redirect that comes back after signing in; a part of a page makes the whole page go there."""
        return go_to(request, settings.LOGIN_URL, _back(request))


def _back(request: HttpRequest) -> str:
    """Where a page that was asked for is come back to; what a form sends is not done afterwards."""
    whole_page = request.method == "GET" and not request.headers.get("HX-Request")
    return request.get_full_path() if whole_page else ""


class AnswerHeaders:
    """Middleware that adds the headers Django has no setting for; a signed-in page is never stored.

    It looks at the cookie and not at the post, so that it works while the database is away.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve one request."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SESSION_COOKIE_NAME in request.COOKIES:
            patch_cache_control(response, private=True, no_store=True)
        return response


class AreasOnce:
    """Middleware that reads each thing of areas once while a page is served: no page changes an area."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Serve one request."""
        with remembering():
            return self.get_response(request)
