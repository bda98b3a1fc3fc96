"""Checks a post's symbol and password, with a limit on tries."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from vungxanh.access.actions import admit, forget_attempts, note_refusal
from vungxanh.access.models import Post
from vungxanh.access.queries import needs_code


def place_of(request: HttpRequest | None) -> str:
    """Where in the network a request comes from: hashed at once, and never kept as it is.

    Under https a proxy stands in front and says it, as the last entry of its header; "" when it does not.
    """
    if request is None:
        return ""
    if settings.HTTPS:
        return str(request.META.get("HTTP_X_FORWARDED_FOR", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


class PostBackend(BaseBackend):
    """Signs posts in. Tries are limited by post, and by place in the network over all posts."""

    passwords = ModelBackend()

    @sensitive_variables("credentials")
    def authenticate(self, request: HttpRequest | None, **credentials: object) -> Post | None:
        """The post when symbol and password are right and it is not locked, else None.

        The password is checked also for a locked post, so that the time taken tells nothing.
        """
        symbol, password = credentials.get("username"), credentials.get("password")
        if not isinstance(symbol, str) or not isinstance(password, str):
            return None
        place, now = place_of(request), timezone.now()
        admitted = admit(symbol=symbol, place=place, at=now)
        post = self.passwords.authenticate(request, username=symbol, password=password)
        if post is None or not admitted:
            note_refusal(symbol=symbol, place=place, locked=not admitted, at=now)
            return None
        # Where a code follows, the tries are forgotten only after it: a password alone buys no new tries.
        if not needs_code(post):
            forget_attempts(post=post)
        return post

    def get_user(self, user_id: int) -> Post | None:
        """The post of an open session, as it is now; None once it is closed."""
        return self.passwords.get_user(user_id)
