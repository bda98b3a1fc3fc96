"""What every answer carries for the browser's protection."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

pytestmark = pytest.mark.usefixtures("db")


def test_every_answer_is_protected(client: Client) -> None:
    headers = client.get("/dang-nhap/").headers
    policy = dict(part.strip().partition(" ")[::2] for part in headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == policy["style-src"] == policy["form-action"] == "'self'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]


def test_a_signed_in_page_is_never_stored(client: Client, analyst: Any) -> None:
    from vungxanh.access.models import Post

    client.force_login(Post.objects.get())
    assert "no-store" in client.get("/mat-khau/")["Cache-Control"]
    assert "private" in client.get("/mat-khau/")["Cache-Control"]


def test_the_link_page_is_never_stored(client: Client) -> None:
    assert "no-store" in client.get("/vao/x/")["Cache-Control"]


def test_cookies_are_kept_from_scripts_and_other_sites(client: Client, analyst: Any) -> None:
    from vungxanh.access.actions import make_link

    client.post(f"/vao/{make_link(post=analyst, at=timezone.now(), by=None)}/")
    client.get("/mat-khau/")
    for name in ("vungxanh-session", "vungxanh-form"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"


def test_health_says_only_that_it_serves(client: Client) -> None:
    answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})
    assert not answer.cookies


def test_health_notices_a_lost_database(
    client: Client, analyst: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.db import OperationalError
    from django.db.backends.utils import CursorWrapper

    def fail(*_: object) -> None:
        raise OperationalError

    from vungxanh.access.models import Post

    client.force_login(Post.objects.get())
    with monkeypatch.context() as patch:
        patch.setattr(CursorWrapper, "execute", fail)
        answer = client.get("/suc-khoe/")
    assert (answer.status_code, answer.json()) == (503, {"status": "no database"})
