"""The first start of a real database, and what a simulated one may not do."""

import re
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from vungxanh.access.actions import PostRefusedError, be_born, change_post, create_post, set_password
from vungxanh.access.interface import Refused, Role, actor, require_real_behind_certificate
from vungxanh.access.models import Post
from vungxanh.access.queries import may_manage
from vungxanh.access.rules import is_weighty, level_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 1)


@pytest.fixture
def places(db: None) -> tuple[Any, Any]:
    from django.db.backends.postgresql.psycopg_any import DateRange

    from vungxanh.areas.models import Area

    since = DateRange(date(2025, 7, 1), None)
    province = Area.objects.create(
        code="99", name="Mẫu 99", kind="tinh", level="province", validity=since, origin="official"
    )
    commune = Area.objects.create(
        code="99001",
        name="Mẫu 99001",
        kind="xa",
        level="commune",
        parent=province,
        validity=since,
        origin="official",
    )
    return province, commune


def link(*words: str) -> str:
    out = StringIO()
    call_command("sign_in_link", *words, stdout=out, stderr=StringIO())
    return out.getvalue().strip()


@pytest.fixture
def administrator(places: tuple[Any, Any]) -> Any:
    be_born("real")
    link("--province", "99")
    return actor("quan-tri")


def test_a_real_database_without_posts_gives_one_link_once(places: tuple[Any, Any], settings: Any) -> None:
    be_born("real")
    with pytest.raises(CommandError, match="--province"):
        link()
    settings.FIRST_PROVINCE = "99"
    address = link()
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/vao/[\w-]{43}/", address)
    made = Post.objects.get()
    assert (made.symbol, made.role, made.has_usable_password()) == (
        "quan-tri",
        "technical_administrator",
        False,
    )
    for words in ((), ("--province", "99")):
        with pytest.raises(CommandError):
            link(*words)
    client = Client()
    assert client.post(address.removeprefix("http://127.0.0.1:8000"))["Location"] == "/mat-khau/"
    page = client.get("/mat-khau/", follow=True)
    assert page.redirect_chain == [("/ma-xac-thuc/dat/?next=%2Fmat-khau%2F", 302)]
    # Only a simulated database tells the code.
    assert "không cần điện thoại" not in page.content.decode()
    assert client.get("/chuc-danh/")["Location"].startswith("/ma-xac-thuc/dat/")


def test_a_simulated_database_has_no_first_administrator(places: tuple[Any, Any]) -> None:
    be_born("simulated")
    with pytest.raises(CommandError, match="real database"):
        link("--province", "99")
    assert not Post.objects.exists()


@pytest.mark.parametrize("role", Role)
def test_the_administrator_makes_posts_but_none_that_weighs_for_the_own_hands(
    administrator: Any, places: tuple[Any, Any], role: Role
) -> None:
    area = places[level_of(role) == "commune"]

    def make(symbol: str, **more: Any) -> None:
        create_post(
            symbol=symbol, title="Mẫu", role=role, area_id=area.id, by=administrator, on=TODAY, **more
        )

    if role is Role.TECHNICAL_ADMINISTRATOR:
        with pytest.raises(Refused):
            make("A")
        return
    make("A")
    assert str(Post.objects.get(symbol="A").holder) != administrator.holder
    if is_weighty(role):
        with pytest.raises(Refused, match="themselves"):
            make("B", holder=administrator.holder)
    else:
        make("B", holder=administrator.holder)
        for weighs in ("commune", "provincial_approver", "outside_reviewer"):
            with pytest.raises((Refused, PostRefusedError)):
                change_post(symbol="B", role=weighs, by=administrator, on=TODAY)


def test_the_right_ends_when_the_province_can_do_it_itself(
    administrator: Any, places: tuple[Any, Any]
) -> None:
    province, commune = places
    boss = create_post(
        symbol="D",
        title="Mẫu",
        role="provincial_approver",
        area_id=province.id,
        by=administrator,
        on=TODAY,
    )
    assert may_manage(administrator, area_id=commune.id, on=TODAY)
    set_password(post_id=boss.post_id, password="một câu dài dễ nhớ", at=timezone.now(), by=boss)
    assert not may_manage(administrator, area_id=commune.id, on=TODAY)
    assert may_manage(boss, area_id=commune.id, on=TODAY)
    with pytest.raises(Refused):
        create_post(symbol="E", title="Mẫu", role="leader", area_id=province.id, by=administrator, on=TODAY)


@pytest.mark.parametrize(
    ("kind", "https", "hosts", "served"),
    [
        ("simulated", True, ["vungxanh.example"], False),
        ("simulated", True, ["localhost", "vungxanh.example"], False),
        ("simulated", True, ["127.0.0.1", "localhost", "[::1]"], True),
        ("simulated", False, ["vungxanh.example"], True),
        ("real", True, ["vungxanh.example"], True),
    ],
)
def test_invented_figures_are_not_served_under_a_real_certificate(
    kind: str, https: bool, hosts: list[str], served: bool
) -> None:
    be_born(kind)
    if served:
        require_real_behind_certificate(https=https, hosts=hosts)
    else:
        with pytest.raises(ImproperlyConfigured, match="VUNGXANH_HTTPS"):
            require_real_behind_certificate(https=https, hosts=hosts)


def test_the_serving_process_asks() -> None:
    import ast
    from pathlib import Path

    tree = ast.parse((Path(__file__).parents[2] / "config" / "wsgi.py").read_text("utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert {"_check", "require_real_behind_certificate"} <= called
