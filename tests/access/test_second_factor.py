"""The second factor over HTTP: compulsory, set up once, a code works once, recovery codes, lost phones."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.access.conftest import World
from vungxanh.access.actions import (
    create_post,
    hand_over,
    make_link,
    open_secret,
    reset_credentials,
    seal_secret,
    set_password,
)
from vungxanh.access.interface import Actor
from vungxanh.access.models import Post, RecoveryCode, SecondFactor, SignInAttempts, SignInEvent
from vungxanh.access.queries import needs_code
from vungxanh.access.rules import ATTEMPTS, LOCK, Role, is_weighty, level_of

pytestmark = pytest.mark.usefixtures("born", "quick_hashing")
PASSWORD = "một câu dài dễ nhớ"
ENROL, CODE = "/ma-xac-thuc/dat/", "/ma-xac-thuc/"


@pytest.fixture
def quick_hashing(settings: Any) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def by_link(actor: Actor) -> Client:
    client = Client()
    client.post(f"/vao/{make_link(post=actor, at=timezone.now(), by=None)}/")
    return client


def practice(client: Client, address: str) -> str:
    """The code that a simulated database shows."""
    found = re.search(r"mã lúc này là (\d{6})", client.get(address).content.decode())
    assert found is not None
    return found[1]


def enrol(client: Client) -> list[str]:
    """Set up the app; returns the recovery codes."""
    page = client.post(ENROL, {"code": practice(client, ENROL)}).content.decode()
    return re.findall(r"<code>([a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4})</code>", page)


def by_password(symbol: str) -> Client:
    client = Client()
    assert client.post("/dang-nhap/", {"username": symbol, "password": PASSWORD}).status_code == 302
    return client


@pytest.fixture
def armed(officer: Actor) -> tuple[Actor, list[str]]:
    """An officer with a password and an app whose codes so far are long past; and the recovery codes."""
    codes = enrol(by_link(officer))
    set_password(post_id=officer.post_id, password=PASSWORD, at=timezone.now(), by=officer)
    SecondFactor.objects.update(last_step=0)
    return officer, codes


def where(client: Client, address: str = "/tai-khoan/") -> str:
    answer = client.get(address)
    return str(answer.get("Location", answer.status_code))


@pytest.mark.parametrize("role", Role)
def test_roles_that_weigh_see_nothing_before_the_code(world: World, role: Role) -> None:
    area = world.own if level_of(role) == "commune" else world.province
    actor = create_post(symbol="M", title="Mẫu", role=role, area_id=area.id, by=None)
    client = by_link(actor)
    if not is_weighty(role):
        assert where(client) == "200"
        return
    for address in ("/", "/tai-khoan/", "/mat-khau/", "/dia-ban/", "/chuc-danh/", "/xac-nhan/", CODE):
        assert where(client, address).startswith(ENROL)
    part = client.get("/dia-ban/", headers={"HX-Request": "true"})
    assert (part.status_code, part["HX-Redirect"]) == (401, ENROL)
    assert len(enrol(client)) == 10
    assert where(client) == "200"


def test_the_codes_are_shown_once_and_only_hashes_are_kept(officer: Actor) -> None:
    client = by_link(officer)
    codes = enrol(client)
    assert len(set(codes)) == 10
    assert client.get(ENROL)["Location"] == CODE
    again = client.post(ENROL, {"code": "000000"})
    assert not any(code in again.content.decode() for code in codes)
    kept = str(list(RecoveryCode.objects.values_list()))
    assert not any(code in kept or code.replace("-", "") in kept for code in codes)


def test_the_secret_is_sealed_in_the_table_and_in_the_session(officer: Actor) -> None:
    client = by_link(officer)
    page = client.get(ENROL).content.decode()
    found = re.search(r'<code class="hash">([A-Z2-7 ]{39})</code>', page)
    assert found is not None
    secret = found[1].replace(" ", "")
    assert secret not in str(dict(client.session))
    assert "<svg" in page
    enrol(client)
    kept = SecondFactor.objects.get().secret
    assert secret not in kept
    assert open_secret(kept) == secret


def test_another_key_of_the_site_opens_no_secret(settings: Any) -> None:
    sealed = seal_secret("GEZDGNBV")
    settings.SECRET_KEY = "another"
    assert open_secret(sealed) is None


def test_a_wrong_code_sets_nothing_up(officer: Actor) -> None:
    client = by_link(officer)
    right = practice(client, ENROL)
    answer = client.post(ENROL, {"code": f"{(int(right) + 1) % 10**6:06}"})
    assert answer.status_code == 422
    assert "Mã không đúng" in answer.content.decode()
    assert not SecondFactor.objects.exists()
    assert where(client).startswith(ENROL)


def test_password_then_code(armed: tuple[Actor, list[str]]) -> None:
    client = by_password(armed[0].symbol)
    assert where(client, "/dia-ban/?a=1").startswith(f"{CODE}?next=")
    answer = client.post(CODE, {"code": practice(client, CODE), "next": "/dia-ban/?a=1"})
    assert answer["Location"] == "/dia-ban/?a=1"
    assert where(client) == "200"
    assert list(SignInEvent.objects.values_list("what", flat=True)) == ["enrolled", "signed_in"]


@pytest.mark.parametrize("out", ["https://example.org/", "//example.org", "javascript:alert(1)"])
def test_no_way_out_to_another_site(armed: tuple[Actor, list[str]], out: str) -> None:
    client = by_password(armed[0].symbol)
    answer = client.post(CODE, {"code": practice(client, CODE), "next": out})
    assert answer["Location"] == "/"


def test_a_code_works_once(armed: tuple[Actor, list[str]]) -> None:
    first, second = by_password(armed[0].symbol), by_password(armed[0].symbol)
    code = practice(first, CODE)
    assert first.post(CODE, {"code": code}).status_code == 302
    refused = second.post(CODE, {"code": code})
    assert refused.status_code == 422
    assert where(second).startswith(CODE)


def test_a_recovery_code_works_once_however_it_is_typed(armed: tuple[Actor, list[str]]) -> None:
    first, second = by_password(armed[0].symbol), by_password(armed[0].symbol)
    code = armed[1][3].upper().replace("-", " ")
    assert first.post(CODE, {"code": code}).status_code == 302
    assert second.post(CODE, {"code": code}).status_code == 422
    assert second.post(CODE, {"code": armed[1][4]}).status_code == 302
    assert RecoveryCode.objects.filter(used_at=None).count() == 8


def test_codes_are_counted_and_a_password_buys_no_new_tries(armed: tuple[Actor, list[str]]) -> None:
    assert ATTEMPTS == 5
    for _ in range(2):  # each a try with the password and one with a code
        by_password(armed[0].symbol).post(CODE, {"code": "wrong"})
    client = by_password(armed[0].symbol)
    right = practice(client, CODE)
    assert client.post(CODE, {"code": right}).status_code == 422
    assert where(client).startswith(CODE)
    assert SignInEvent.objects.filter(what="locked").count() == 1
    SignInAttempts.objects.update(since=timezone.now() - LOCK)
    client = by_password(armed[0].symbol)
    assert client.post(CODE, {"code": practice(client, CODE)}).status_code == 302


def test_a_link_alone_is_not_enough_for_a_holder_with_an_app(armed: tuple[Actor, list[str]]) -> None:
    client = by_link(armed[0])
    assert where(client).startswith(CODE)
    assert client.post(CODE, {"code": practice(client, CODE)}).status_code == 302
    assert where(client) == "200"


def test_one_app_serves_every_post_of_a_human(armed: tuple[Actor, list[str]], world: World) -> None:
    other = create_post(
        symbol="P2", title="Mẫu", role="leader", area_id=world.province.id, holder=armed[0].holder, by=None
    )
    assert needs_code(Post.objects.get(symbol="P2"))
    client = by_link(other)
    assert where(client).startswith(CODE)
    hand_over(symbol=armed[0].symbol, by=None)
    assert SecondFactor.objects.filter(holder=armed[0].holder).exists()
    assert not needs_code(Post.objects.get(symbol="P2")) or where(by_link(other)).startswith(CODE)


def test_handing_over_takes_everything(armed: tuple[Actor, list[str]]) -> None:
    client = by_password(armed[0].symbol)
    hand_over(symbol=armed[0].symbol, by=None)
    assert where(client).startswith("/dang-nhap/")
    assert not SecondFactor.objects.exists()
    assert not RecoveryCode.objects.exists()
    assert not Post.objects.get().has_usable_password()
    assert where(by_link(armed[0])).startswith(ENROL)


def test_a_reset_takes_everything_but_the_holder_stays(armed: tuple[Actor, list[str]]) -> None:
    client = by_password(armed[0].symbol)
    reset_credentials(symbol=armed[0].symbol, by=None)
    assert where(client).startswith("/dang-nhap/")
    assert not SecondFactor.objects.exists()
    assert str(Post.objects.get().holder) == armed[0].holder


def test_enrolling_ends_the_other_sessions(officer: Actor) -> None:
    here, there = by_link(officer), by_link(officer)
    enrol(here)
    assert where(here) == "200"
    assert where(there).startswith("/dang-nhap/")


def test_what_weighs_asks_again_after_ten_minutes(armed: tuple[Actor, list[str]]) -> None:
    client = by_password(armed[0].symbol)
    client.post(CODE, {"code": practice(client, CODE)})
    codes = "/ma-xac-thuc/ma-du-phong/"
    assert client.post(codes).status_code == 200
    session = client.session
    session["credential_shown_at"] = (timezone.now() - timedelta(minutes=10)).isoformat()
    session.save()
    kept = set(RecoveryCode.objects.values_list("code_hash", flat=True))
    assert client.post(codes)["Location"] == "/xac-nhan/?next=%2Ftai-khoan%2F"
    assert set(RecoveryCode.objects.values_list("code_hash", flat=True)) == kept
    SecondFactor.objects.update(last_step=0)
    assert client.post("/xac-nhan/", {"code": "sai", "next": "/tai-khoan/"}).status_code == 422
    code = practice(client, "/xac-nhan/")
    assert client.post("/xac-nhan/", {"code": code, "next": "/tai-khoan/"})["Location"] == "/tai-khoan/"
    assert client.post(codes).status_code == 200
    assert set(RecoveryCode.objects.values_list("code_hash", flat=True)).isdisjoint(kept)


def test_without_an_app_the_password_confirms(analyst: Actor) -> None:
    set_password(post_id=analyst.post_id, password=PASSWORD, at=timezone.now(), by=analyst)
    client = by_password(analyst.symbol)
    assert client.post("/xac-nhan/", {"password": "sai"}).status_code == 422
    assert client.post("/xac-nhan/", {"password": PASSWORD, "next": "/dia-ban/"})["Location"] == "/dia-ban/"


def age(client: Client, **keys: timedelta) -> None:
    session = client.session
    for key, ago in keys.items():
        session[key] = (timezone.now() - ago).isoformat()
    session.save()


def test_sessions_end_by_age_and_by_lying_idle(analyst: Actor, armed: tuple[Actor, list[str]]) -> None:
    plain, weighty = by_link(analyst), by_password(armed[0].symbol)
    weighty.post(CODE, {"code": practice(weighty, CODE)})
    quarter = timedelta(minutes=15, seconds=1)
    age(plain, seen_at=quarter)
    age(weighty, seen_at=quarter)
    assert where(plain) == "200"
    assert where(weighty).startswith("/dang-nhap/")
    age(plain, seen_at=timedelta(minutes=29), started_at=timedelta(hours=11, minutes=59))
    assert where(plain) == "200"
    age(plain, started_at=timedelta(hours=12))
    assert where(plain).startswith("/dang-nhap/")
    assert where(plain).startswith("/dang-nhap/")


def test_all_other_sessions_can_be_ended(analyst: Actor) -> None:
    here, there = by_link(analyst), by_link(analyst)
    assert here.post("/tai-khoan/ket-thuc-phien/")["Location"] == "/tai-khoan/"
    assert (where(here), where(there)[:11]) == ("200", "/dang-nhap/")
    assert here.post("/dang-xuat/")["Clear-Site-Data"] == '"cache", "storage"'


def test_it_works_with_the_rights_of_the_serving_role(
    officer: Actor, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    client = by_link(officer)
    with as_app():
        codes = enrol(client)
        assert where(client) == "200"
        client.post("/dang-xuat/")
        again = by_link(officer)
        assert again.post(CODE, {"code": codes[0]}).status_code == 302
