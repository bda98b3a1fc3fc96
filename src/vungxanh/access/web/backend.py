"""Checks a post's symbol and password, with a limit on tries."""

from django.contrib.auth.backends import BaseBackend, ModelBackend
from django.http import HttpRequest
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from vungxanh.access.actions import count_attempt, forget_attempts
from vungxanh.access.models import Post


class PostBackend(BaseBackend):
    """Signs posts in. The limit counts tries per post only: no address and no browser is looked at."""

    passwords = ModelBackend()

    @sensitive_variables("credentials")
    def authenticate(self, request: HttpRequest | None, **credentials: object) -> Post | None:
        """The post when symbol and password are right and it is not locked, else None.

        The password is checked also for a locked post, so that the time taken tells nothing.
        """
        symbol, password = credentials.get("username"), credentials.get("password")
        if not isinstance(symbol, str) or not isinstance(password, str):
            return None
        admitted = count_attempt(symbol=symbol, at=timezone.now())
        post = self.passwords.authenticate(request, username=symbol, password=password)
        if post is None or not admitted:
            return None
        forget_attempts(post=post)
        return post

    def get_user(self, user_id: int) -> Post | None:
        """The post of an open session, as it is now; None once it is closed."""
        return self.passwords.get_user(user_id)
