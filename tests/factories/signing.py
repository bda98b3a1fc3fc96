"""Signs a client in as a person would be who has shown the password and the code."""

from typing import Any

from django.test import Client
from django.utils import timezone


def signed_in(post: Any) -> Client:
    """A client with an open session of the post, its second factor shown just now."""
    client = Client()
    client.force_login(post)
    session = client.session
    session["code_shown_at"] = session["credential_shown_at"] = timezone.now().isoformat()
    session.save()
    return client
