"""Signing in with a password and by a one-time link."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.access.conftest import World
from vungxanh.access.actions import (
    LinkSpentError,
    change_post,
    hand_over,
    make_link,
    set_active,
    set_password,
    use_link,
)
from vungxanh.access.interface import Actor, create_post
from vungxanh.access.models import Post, SignInAttempts, SignInLink
from vungxanh.access.rules import ATTEMPTS, LOCK

pytestmark = pytest.mark.usefixtures("born", "quick_hashing")
PASSWORD = "một câu dài dễ nhớ"


@pytest.fixture
def quick_hashing(settings: Any) -> None:
    """The ordinary hasher is slow on purpose; these tests do not test it."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def with_password(analyst: Actor) -> Actor:
    set_password(post_id=analyst.post_id, password=PASSWORD, at=timezone.now(), by=analyst)
    return analyst


def sign_in(client: Client, symbol: str = "PC04-MAU", password: str = PASSWORD, **extra: str) -> Any:
    return client.post("/dang-nhap/", {"username": symbol, "password": password, **extra})


def is_in(client: Client) -> bool:
    return client.get("/mat-khau/").status_code == 200


def test_symbol_and_password_sign_in(client: Client, with_password: Actor) -> None:
    before = client.get("/dang-nhap/").content
    assert "Đăng nhập" in before.decode()
    answer = sign_in(client, symbol=" pc04-mau ", next="/mat-khau/")
    assert (answer.status_code, answer["Location"]) == (302, "/mat-khau/")
    assert is_in(client)


@pytest.mark.parametrize("where", ["https://example.org/", "//example.org/", "javascript:alert(1)"])
def test_no_way_out_to_another_site(client: Client, with_password: Actor, where: str) -> None:
    assert sign_in(client, next=where)["Location"] == "/"


def _message(answer: Any) -> str:
    return re.sub(r'name="(csrfmiddlewaretoken|username)"[^>]*|value="[^"]*"', "", answer.content.decode())


def test_every_refusal_reads_the_same(client: Client, with_password: Actor, world: World) -> None:
    create_post(symbol="DONG", title="Đóng", role="commune", area_id=world.own.id, by=None)
    set_active(symbol="DONG", active=False, by=None)
    said = {_message(sign_in(client, symbol, "sai")) for symbol in ("PC04-MAU", "KHONG-CO", "DONG")}
    for _ in range(ATTEMPTS):
        sign_in(client, password="sai")
    said.add(_message(sign_in(client)))
    assert len(said) == 1
    assert "không đúng" in said.pop()


def test_the_right_password_is_refused_while_the_post_is_locked(client: Client, with_password: Actor) -> None:
    for _ in range(ATTEMPTS):
        sign_in(client, password="sai")
    assert sign_in(client).status_code == 200
    assert not is_in(client)
    SignInAttempts.objects.update(since=timezone.now() - LOCK)
    assert sign_in(client).status_code == 302


def test_signing_in_starts_the_count_anew(client: Client, with_password: Actor) -> None:
    for _ in range(2):
        for _ in range(ATTEMPTS - 1):
            sign_in(client, password="sai")
        assert sign_in(client).status_code == 302


def test_an_unknown_symbol_leaves_no_trace(client: Client, with_password: Actor) -> None:
    sign_in(client, symbol="nguoi-la", password="sai")
    assert not SignInAttempts.objects.exists()


def test_tries_hold_no_address_and_no_browser() -> None:
    assert {field.name for field in SignInAttempts._meta.fields} == {"post", "count", "since"}


def test_signing_in_gives_a_new_session(client: Client, with_password: Actor) -> None:
    client.get("/dang-nhap/")
    client.cookies["vungxanh-session"] = "a" * 32
    sign_in(client)
    first = client.cookies["vungxanh-session"].value
    assert first != "a" * 32
    client.post("/dang-xuat/")
    assert not is_in(client)
    sign_in(client)
    assert client.cookies["vungxanh-session"].value not in {first, ""}


def test_signing_out_is_a_post(client: Client, with_password: Actor) -> None:
    sign_in(client)
    assert client.get("/dang-xuat/").status_code == 405
    assert is_in(client)


def test_a_form_of_another_site_is_refused(with_password: Actor) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = sign_in(strict)
    assert answer.status_code == 403
    assert "quá hạn" in answer.content.decode()
    token = strict.get("/dang-nhap/").context["csrf_token"]
    assert sign_in(strict, csrfmiddlewaretoken=str(token)).status_code == 302


def link(analyst: Actor, **life: float) -> str:
    return make_link(post=analyst, at=timezone.now(), life=timedelta(**(life or {"minutes": 30})), by=None)


def test_a_link_signs_in_once(client: Client, analyst: Actor) -> None:
    token = link(analyst)
    for _ in range(2):  # programs that open links in advance
        assert analyst.title in client.get(f"/vao/{token}/").content.decode()
        assert client.head(f"/vao/{token}/").status_code == 200
    assert not is_in(client)
    assert client.post(f"/vao/{token}/")["Location"] == "/mat-khau/"
    assert is_in(client)
    other = Client()
    assert [other.get(f"/vao/{token}/").status_code, other.post(f"/vao/{token}/").status_code] == [410, 410]
    assert not is_in(other)


def test_only_the_hash_of_a_link_is_kept(analyst: Actor) -> None:
    token = link(analyst)
    assert len(token) == 43
    rows = [str(list(table.objects.values_list())) for table in (SignInLink, link_events())]
    assert token not in "".join(rows)
    assert "token_hash" not in {field.name for field in link_events()._meta.fields}


def link_events() -> Any:
    return apps.get_model("access", "SignInLinkEvent")


def test_making_and_using_a_link_is_recorded(analyst: Actor) -> None:
    use_link(token=link(analyst), at=timezone.now())
    said = link_events().objects.order_by("pgh_id").values_list("pgh_context__post", "pgh_context__purpose")
    assert list(said) == [("dòng lệnh", "make_sign_in_link"), ("PC04-MAU", "sign_in_by_link")]


def test_a_link_runs_out(client: Client, analyst: Actor) -> None:
    assert client.get(f"/vao/{link(analyst, seconds=-1)}/").status_code == 410
    with pytest.raises(LinkSpentError):
        use_link(token=link(analyst, minutes=30), at=timezone.now() + timedelta(minutes=30))


def test_a_newer_link_voids_the_older(analyst: Actor) -> None:
    older, newer = link(analyst), link(analyst)
    with pytest.raises(LinkSpentError):
        use_link(token=older, at=timezone.now())
    assert use_link(token=newer, at=timezone.now()).symbol == analyst.symbol


@pytest.mark.parametrize("close", [hand_over, lambda **named: set_active(active=False, **named)])
def test_a_link_ends_with_its_holder(analyst: Actor, close: Callable[..., None]) -> None:
    token = link(analyst)
    close(symbol=analyst.symbol, by=None)
    with pytest.raises(LinkSpentError):
        use_link(token=token, at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_of_two_uses_at_once_one_wins(analyst: Actor) -> None:
    token = link(analyst)

    def use(_: int) -> bool:
        try:
            use_link(token=token, at=timezone.now())
        except LinkSpentError:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(use, range(8))) == 1


def choose(client: Client, first: str, second: str | None = None, old: str | None = None) -> Any:
    typed = {"new_password1": first, "new_password2": first if second is None else second}
    return client.post("/mat-khau/", typed if old is None else {**typed, "old_password": old})


def test_after_a_link_a_password_may_be_chosen(client: Client, analyst: Actor) -> None:
    client.post(f"/vao/{link(analyst)}/")
    for weak in ("ngắn", "123456789012", "password1234", "PC04-MAU-PC04"):
        assert choose(client, weak).status_code == 200
    assert choose(client, PASSWORD, "khác hẳn thế này").status_code == 200
    assert choose(client, PASSWORD)["Location"] == "/"
    assert is_in(client)
    assert sign_in(Client()).status_code == 302


def test_a_password_is_taken_exactly_as_typed(client: Client, analyst: Actor) -> None:
    typed = "  Câu dài có DẤU cách ở hai đầu, và nhiều hơn sáu mươi bốn ký tự một chút  "
    assert len(typed) > 64
    client.post(f"/vao/{link(analyst)}/")
    assert choose(client, typed).status_code == 302
    assert sign_in(Client(), password=typed).status_code == 302
    for other in (typed.strip(), typed.lower(), typed[:64], typed + " "):
        assert sign_in(Client(), password=other).status_code == 200


def test_later_the_old_password_is_needed(client: Client, with_password: Actor) -> None:
    sign_in(client)
    new = "một câu khác cũng dài"
    assert choose(client, new).status_code == 200
    assert choose(client, new, old="sai").status_code == 200
    assert choose(client, new, old=PASSWORD).status_code == 302
    assert sign_in(Client()).status_code == 200
    assert sign_in(Client(), password=new).status_code == 302


def test_a_session_from_a_link_goes_stale(client: Client, analyst: Actor) -> None:
    client.post(f"/vao/{link(analyst)}/")
    session = client.session
    session["signed_in_by_link_at"] = (timezone.now() - timedelta(minutes=31)).isoformat()
    session.save()
    assert choose(client, PASSWORD).status_code == 200
    assert not Post.objects.get().has_usable_password()


def test_a_new_password_ends_the_other_sessions(with_password: Actor) -> None:
    here, there = Client(), Client()
    sign_in(here)
    sign_in(there)
    choose(here, "một câu khác cũng dài", old=PASSWORD)
    assert is_in(here)
    assert not is_in(there)


def test_closing_ends_sessions_for_good(client: Client, with_password: Actor) -> None:
    sign_in(client)
    set_active(symbol=with_password.symbol, active=False, by=None)
    assert not is_in(client)
    set_active(symbol=with_password.symbol, active=True, by=None)
    assert not is_in(client)
    assert sign_in(client).status_code == 302


def test_handing_over_revokes_everything(client: Client, with_password: Actor) -> None:
    sign_in(client)
    hand_over(symbol=with_password.symbol, by=None)
    assert not is_in(client)
    assert sign_in(client).status_code == 200
    assert str(Post.objects.get().holder) != with_password.holder


def test_another_role_and_area_hold_at_the_next_request(
    client: Client, with_password: Actor, world: World, rf: Any
) -> None:
    from django.contrib.auth import get_user

    from vungxanh.access.interface import actor_of

    sign_in(client)
    change_post(symbol=with_password.symbol, role="commune", area_id=world.own.id, by=None)
    request = rf.get("/")
    request.session = client.session
    now = actor_of(get_user(request))
    assert (now.role, now.area_id) == ("commune", world.own.id)


def test_the_ordinary_hasher_is_used_outside_tests() -> None:
    from django.conf import global_settings

    from config import settings as ours

    assert not hasattr(ours, "PASSWORD_HASHERS")
    assert global_settings.PASSWORD_HASHERS[0].endswith("PBKDF2PasswordHasher")


@pytest.mark.parametrize(
    ("weak", "vi", "en"),
    [
        ("ngắn", "cần ít nhất 12 ký tự", "at least 12 characters"),
        ("pc04-mau-pc04", "giống ký hiệu", "like the symbol"),
        ("password1234", "phổ biến", "too common"),
        ("918273645546", "là số", "entirely numeric"),
    ],
)
def test_a_weak_password_is_refused_in_both_languages(
    client: Client, analyst: Actor, weak: str, vi: str, en: str
) -> None:
    client.post(f"/vao/{link(analyst)}/")
    assert vi in choose(client, weak).content.decode()
    client.cookies["django_language"] = "en"
    page = choose(client, weak).content.decode()
    assert en in page
    assert "Mật khẩu" not in page
    assert not Post.objects.get().has_usable_password()


def test_signing_in_works_with_the_rights_of_the_serving_role(
    client: Client, analyst: Actor, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    token = link(analyst)
    with as_app():
        assert client.post(f"/vao/{token}/").status_code == 302
        assert choose(client, PASSWORD).status_code == 302
        client.post("/dang-xuat/")
        assert sign_in(client, password="sai").status_code == 200
        assert sign_in(client).status_code == 302
        assert is_in(client)
