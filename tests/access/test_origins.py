"""Tries are counted over all posts by place, under a hash of the day; refusals cost the same."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from vungxanh.access.actions import set_password
from vungxanh.access.actions.sign_in import admit, count_origin, mark_of
from vungxanh.access.interface import Actor
from vungxanh.access.models import OriginAttempts, SignInAttempts, SignInEvent
from vungxanh.access.rules import ATTEMPTS, LOCK
from vungxanh.access.rules.credentials import ORIGIN_ATTEMPTS
from vungxanh.access.web.backend import place_of

pytestmark = pytest.mark.usefixtures("born")
PASSWORD = "một câu dài dễ nhớ"
NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)


class CountedHasher(MD5PasswordHasher):
    """Counts how often a password is worked through."""

    algorithm = "counted"
    times = 0

    def encode(self, password: str, salt: str) -> str:
        CountedHasher.times += 1
        return super().encode(password, salt)


@pytest.fixture(autouse=True)
def counted_hashing(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [f"{__name__}.CountedHasher"]


@pytest.fixture
def known(analyst: Actor) -> Actor:
    set_password(post_id=analyst.post_id, password=PASSWORD, at=timezone.now(), by=analyst)
    return analyst


def test_one_place_has_so_many_tries_over_all_posts(db: None) -> None:
    admitted = [admit(symbol=f"khong-co-{n}", place="192.0.2.7", at=NOW) for n in range(ORIGIN_ATTEMPTS)]
    assert not any(admitted)  # no such posts
    assert not count_origin(place="192.0.2.7", at=NOW)
    assert count_origin(place="192.0.2.8", at=NOW)
    assert count_origin(place="192.0.2.7", at=NOW + LOCK)


def test_an_honest_post_is_refused_from_a_place_that_guesses(client: Client, known: Actor) -> None:
    OriginAttempts.objects.create(
        mark=mark_of("127.0.0.1", timezone.localdate()), count=ORIGIN_ATTEMPTS, since=timezone.now()
    )
    typed = {"username": known.symbol, "password": PASSWORD}
    assert client.post("/dang-nhap/", typed).status_code == 200
    assert client.post("/dang-nhap/", typed, REMOTE_ADDR="192.0.2.9").status_code == 302


def test_no_address_is_kept_and_what_is_over_goes(client: Client, known: Actor) -> None:
    client.post("/dang-nhap/", {"username": "x", "password": "y"}, REMOTE_ADDR="203.0.113.77")
    kept = str(list(OriginAttempts.objects.values_list()))
    assert "203.0.113" not in kept
    assert len(OriginAttempts.objects.get().mark) == 64
    OriginAttempts.objects.update(since=timezone.now() - LOCK)
    count_origin(place="192.0.2.1", at=timezone.now())
    assert OriginAttempts.objects.get().mark == mark_of("192.0.2.1", timezone.localdate())


def test_the_mark_changes_every_day_and_with_the_key(settings: Any) -> None:
    today, tomorrow = date(2026, 3, 1), date(2026, 3, 2)
    first = mark_of("192.0.2.7", today)
    assert mark_of("192.0.2.7", today) == first != mark_of("192.0.2.7", tomorrow)
    settings.SECRET_KEY = "another"
    assert mark_of("192.0.2.7", today) != first


@pytest.mark.parametrize(
    ("https", "told", "place"),
    [
        (False, "192.0.2.1", "10.0.0.5"),
        (True, "198.51.100.1, 192.0.2.1", "192.0.2.1"),
        (True, "", ""),
    ],
)
def test_where_a_request_comes_from(rf: Any, settings: Any, https: bool, told: str, place: str) -> None:
    """A header is believed only from the proxy that ends https, and only its own entry."""
    settings.HTTPS = https
    assert place_of(rf.get("/", REMOTE_ADDR="10.0.0.5", HTTP_X_FORWARDED_FOR=told)) == place
    assert place_of(None) == ""


def test_where_nobody_tells_the_place_only_posts_are_limited(db: None) -> None:
    assert all(count_origin(place="", at=NOW) for _ in range(ORIGIN_ATTEMPTS + 5))


def cost(client: Client, symbol: str) -> tuple[list[str], int]:
    """What one refusal asks of the database and how often a password is hashed."""
    CountedHasher.times = 0
    with CaptureQueriesContext(connection) as captured:
        answer = client.post("/dang-nhap/", {"username": symbol, "password": "sai"})
    assert answer.status_code == 200
    statements = [re.sub(r"SAVEPOINT .*", "SAVEPOINT", query["sql"])[:40] for query in captured]
    return statements, CountedHasher.times


def test_refusals_cost_the_same(client: Client, known: Actor) -> None:
    """Unknown, wrong and locked: the same statements but the one that notes the post, one hashing each."""
    unknown, wrong = cost(client, "khong-co"), cost(client, known.symbol)
    SignInAttempts.objects.update(count=ATTEMPTS + 3, since=timezone.now())
    locked = cost(client, known.symbol)
    assert unknown[1] == wrong[1] == locked[1] == 1
    assert wrong[0] == locked[0]
    assert [sql for sql in wrong[0] if "access_signinevent" not in sql] == unknown[0]
    # The last transaction writes for an unknown symbol too, so that its commit waits for the disk as well.
    last = unknown[0][max(at for at, sql in enumerate(unknown[0]) if sql.startswith("SAVEPOINT")) :]
    assert any(sql.startswith('UPDATE "access_originattempts"') for sql in last)


def test_what_happened_is_recorded_with_post_and_time_alone(client: Client, known: Actor) -> None:
    before = timezone.now() - timedelta(seconds=1)
    cost(client, known.symbol)
    client.post("/dang-nhap/", {"username": known.symbol, "password": PASSWORD})
    rows = list(SignInEvent.objects.order_by("pk").values_list("post", "what"))
    assert rows == [(known.post_id, "refused"), (known.post_id, "signed_in")]
    assert SignInEvent.objects.filter(at__gt=before).count() == 2
    assert {field.name for field in SignInEvent._meta.fields} == {"id", "post", "what", "at"}
