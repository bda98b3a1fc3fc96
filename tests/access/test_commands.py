"""Posts, links and birth from the command line."""

from io import StringIO

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.test import Client

from tests.access.conftest import World
from vungxanh.access.interface import Actor, actor, be_born
from vungxanh.access.models import Post, SignInLink

pytestmark = pytest.mark.django_db


def run(*words: str) -> str:
    out = StringIO()
    call_command(*words, stdout=out)
    return out.getvalue()


def create(symbol: str, role: str = "commune", area: str = "M101") -> str:
    return run(
        "posts", "create", symbol, "--title=Cán bộ", f"--role={role}", f"--area={area}", "--illustrative"
    )


def test_birth_is_said_once() -> None:
    with pytest.raises(CommandError, match=r"\./run born"):
        run("born")
    assert run("born", "simulated") == run("born") == "simulated\n"
    with pytest.raises(CommandError, match="cannot change"):
        run("born", "real")


def test_a_post_from_making_to_handing_over(born: None, world: World) -> None:
    assert create("CAX-1") == run("posts", "list") == "CAX-1\tCán bộ\tcommune\txã Mẫu 01\topen\n"
    run("posts", "change", "cax-1", "--title=Cán bộ 2")
    holder = actor("CAX-1").holder
    run("posts", "hand-over", "CAX-1")
    assert actor("CAX-1").holder != holder
    run("posts", "close", "CAX-1")
    assert run("posts", "list").endswith("closed\n")
    run("posts", "open", "CAX-1")
    event = apps.get_model("access", "PostEvent")
    said = event.objects.order_by("pgh_id").values_list("pgh_context__purpose", "pgh_context__post")
    purposes = ["create_post", "change_post", "hand_over_post", "deactivate_post", "activate_post"]
    assert list(said) == [(purpose, "dòng lệnh") for purpose in purposes]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("CAX-1", "commune", "M101"), "exists"),
        (("cax-1", "commune", "M101"), "exists"),
        (("xã một", "commune", "M101"), "not valid"),
        (("CAX-2", "commune", "M1"), "No area bears"),
        (("CAX-2", "provincial_analyst", "M101"), "No area bears"),
        (("CAX-2", "commune", "00001"), "No area bears"),
    ],
)
def test_what_cannot_be_made(born: None, world: World, words: tuple[str, str, str], message: str) -> None:
    create("CAX-1")
    with pytest.raises(CommandError, match=message):
        create(*words)
    assert Post.objects.count() == 1


def test_a_role_needs_its_level(officer: Actor, world: World) -> None:
    with pytest.raises(CommandError, match="needs an area of level province"):
        run("posts", "change", officer.symbol, "--role=provincial_analyst")
    with pytest.raises(CommandError, match="--role"):
        run("posts", "change", officer.symbol, "--area=M101")
    run("posts", "change", officer.symbol, "--role=provincial_analyst", "--area=M1", "--illustrative")
    assert actor(officer.symbol).area_id == world.province.id


def test_changing_a_post_that_does_not_exist(born: None) -> None:
    with pytest.raises(CommandError, match="posts list"):
        run("posts", "close", "KHONG-CO")


def test_the_link_signs_in(client: Client, analyst: Actor) -> None:
    address = run("sign_in_link", analyst.symbol, "--base", "http://testserver/").strip()
    assert address.startswith("http://testserver/vao/")
    assert client.post(address.removeprefix("http://testserver")).status_code == 302
    assert client.get("/mat-khau/").status_code == 200


def life_in_minutes() -> int:
    from django.utils import timezone

    return round((SignInLink.objects.get().expires_at - timezone.now()).total_seconds() / 60)


def test_without_a_post_the_link_is_for_the_demonstration(analyst: Actor, officer: Actor) -> None:
    run("sign_in_link")
    assert SignInLink.objects.get().post_id == analyst.post_id
    assert life_in_minutes() == 12 * 60


def test_how_long_a_link_lasts(officer: Actor) -> None:
    run("sign_in_link", officer.symbol)
    assert life_in_minutes() == 30
    run("sign_in_link", officer.symbol, "--minutes=90")
    assert life_in_minutes() == 90
    for minutes in ("0", "1441", "-5"):
        with pytest.raises(CommandError, match="--minutes"):
            run("sign_in_link", officer.symbol, f"--minutes={minutes}")


def test_a_real_database_has_no_demonstration(world: World) -> None:
    be_born("real")
    create("PC04", "provincial_analyst", "M1")
    with pytest.raises(CommandError, match="Name the post"):
        run("sign_in_link")


def test_no_link_for_an_unknown_or_closed_post(officer: Actor) -> None:
    run("posts", "close", officer.symbol)
    for symbol in (officer.symbol, "KHONG-CO"):
        with pytest.raises(CommandError, match="no active post"):
            run("sign_in_link", symbol)
