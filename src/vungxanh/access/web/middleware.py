"""Every address refuses a stranger unless it is listed as public; answers are not kept by browsers."""

from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, resolve_url
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

HEADERS = {
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SignedInOnly(LoginRequiredMiddleware):
    """Lets a stranger see only the addresses of config/public_urls.py; the list is the only way in."""

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: Sequence[Any],
        view_kwargs: dict[str, Any],
    ) -> HttpResponseBase | None:
        """Send a stranger to the sign-in page."""
        match = request.resolver_match
        if (match is not None and match.route in settings.PUBLIC_URLS) or request.user.is_authenticated:
            return None
        return self._to_sign_in(request)

    def _to_sign_in(self, request: HttpRequest) -> HttpResponseBase:
        """A redirect that comes back after signing in; a part of a page makes the whole page go there."""
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": resolve_url(settings.LOGIN_URL)})
        address = resolve_url(settings.LOGIN_URL)
        if request.method == "GET" and request.path != "/":
            address = f"{address}?{urlencode({'next': request.get_full_path()})}"
        return redirect(address)


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
