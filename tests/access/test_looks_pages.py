"""The outside reviewer's pages: for reviewers alone, in both languages, nothing half done after a mistake."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from tests.access.conftest import World
from tests.access.test_samples import WORDS, backdate, keys, looks, reviewer
from tests.factories.signing import signed_in
from vungxanh.access.interface import Actor, sign_head
from vungxanh.access.models import Look, Post, Sample, SampledLook
from vungxanh.access.rules.samples import commitment_of, months_before

__all__ = ["backdate", "keys", "looks", "reviewer"]
HOME = "/giam-sat/"


@pytest.fixture
def client(reviewer: Actor) -> Client:
    return signed_in(Post.objects.get(symbol="GS-MAU"))


@pytest.fixture
def last_month(looks: list[int]) -> str:
    """The address of the month before this one, into which the looks are moved."""
    month = months_before(timezone.localdate(), 2)[1]
    backdate(f"timestamptz '{month:%Y-%m}-10 02:00Z'")
    return f"{HOME}{month.year}/{month.month}/"


def test_only_a_reviewer_opens_them(analyst: Actor, officer: Actor, reviewer: Actor) -> None:
    for symbol in ("PC04-MAU", "CAX-MAU-01"):
        other = signed_in(Post.objects.get(symbol=symbol))
        assert [other.get(path).status_code for path in (HOME, f"{HOME}2026/11/")] == [403, 403]


def test_each_month_tells_its_looks_at_dossiers(client: Client, last_month: str) -> None:
    for _ in range(2):
        page = client.get(HOME).content.decode()
        rows = re.findall(r'href="/giam-sat/(\d+/\d+)/".*?\n<td class="end"[^>]*>([^<]*)<', page)
        assert len(rows) == 13
        assert [row for row in rows if row[1] != "0"] == [(last_month.removeprefix(HOME).strip("/"), "40")]


def test_the_months_are_listed_and_the_reading_recorded(client: Client, world: World) -> None:
    page = client.get(HOME)
    today = timezone.localdate()
    assert f'href="{HOME}{today.year}/{today.month}/"' in page.content.decode()
    assert "Chưa có đầu chuỗi nào được ký" in page.content.decode()
    assert [one.purpose for one in Look.objects.all()] == ["oversight", "oversight"]
    assert "no-store" in page["Cache-Control"]


@pytest.mark.parametrize("path", ["2026/13/", "2026/0/", "1999/1/", "2019/1/", "2999/12/"])
def test_a_month_without_a_record_is_not_there(client: Client, path: str) -> None:
    assert client.get(HOME + path).status_code == 404


def test_from_commitment_to_the_last_word(client: Client, last_month: str) -> None:
    page = client.get(last_month).content.decode()
    assert "quản lý hồ sơ của xã" in page.lower()
    assert "Gửi mã cam kết" in page
    sent = client.post(last_month, {"do": "cam-ket", "commitment": commitment_of(WORDS)}, follow=True)
    assert "Đã nhận mã cam kết" in sent.content.decode()
    assert "Rút mẫu</button>" not in sent.content.decode()
    sign_head(timezone.now() + timedelta(seconds=1))
    assert "Rút mẫu</button>" in client.get(last_month).content.decode()

    wrong = client.post(last_month, {"do": "rut-mau", "secret": "x" * 30})
    assert (wrong.status_code, "không khớp mã cam kết" in wrong.content.decode()) == (422, True)
    assert not SampledLook.objects.exists()
    drawn = client.post(last_month, {"do": "rut-mau", "secret": WORDS}, follow=True).content.decode()
    assert "Đã rút mẫu: 30 lượt xem" in drawn
    assert WORDS in drawn

    first = SampledLook.objects.order_by("place").first()
    marks = {f"mark-{first.pk}": "unexplained", "mark-0": "explained", "mark-x": "asked", "other": "asked"}
    said = client.post(last_month, {"do": "nhan-xet", **marks}, follow=True).content.decode()
    assert "Đã lưu 1 nhận xét" in said
    assert SampledLook.objects.get(pk=first.pk).mark == "unexplained"
    assert "Đã rút 30, đã nhận xét 1, không giải thích được 1" in client.get(HOME).content.decode()


def test_a_mistake_says_what_to_do_in_both_languages(client: Client, last_month: str) -> None:
    for language, words in (("vi", "64 chữ số thập lục phân"), ("en", "64 hexadecimal digits")):
        client.post("/ngon-ngu/", {"language": language, "next": "/"})
        sent = client.post(last_month, {"do": "cam-ket", "commitment": "079203998877"})
        assert (sent.status_code, words in sent.content.decode()) == (422, True)
    assert not Sample.objects.exists()
    assert client.post(last_month, {"do": "xoa"}).status_code == 404


def test_the_page_asks_as_often_for_many_looks_as_for_few(
    client: Client, last_month: str, django_assert_max_num_queries: Any
) -> None:
    client.post(last_month, {"do": "cam-ket", "commitment": commitment_of(WORDS)})
    sign_head(timezone.now() + timedelta(seconds=1))
    client.post(last_month, {"do": "rut-mau", "secret": WORDS})
    with django_assert_max_num_queries(45):
        client.get(last_month)


def test_the_script_that_makes_the_secret_sends_nothing() -> None:
    script = Path("src/vungxanh/access/static/access/secret.js").read_text(encoding="utf-8")
    assert not [word for word in ("fetch", "XMLHttpRequest", "sendBeacon", "localStorage") if word in script]
