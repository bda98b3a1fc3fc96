"""Posts are managed by those who may, in their own area, and never for the own hands."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.access.conftest import World
from tests.factories.signing import signed_in
from vungxanh.access.actions import (
    PostRefusedError,
    change_post,
    create_post,
    end_naming,
    end_sessions,
    give_link,
    hand_over,
    name_for_minors,
    reset_credentials,
    set_active,
)
from vungxanh.access.interface import Actor, Refused, Role, Verb, may, may_see_minors
from vungxanh.access.models import MinorsNaming, Post, SignInLink
from vungxanh.access.queries import managed_posts
from vungxanh.access.rules import GRANTS, is_weighty
from vungxanh.access.rules.managing import may_assign, may_hold, names_a_number

TODAY = timezone.localdate()


@pytest.fixture
def boss(world: World, born: None) -> Actor:
    return create_post(
        symbol="D", title="Mẫu duyệt tỉnh", role="provincial_approver", area_id=world.province.id, by=None
    )


@pytest.fixture
def foreign(world: World, born: None) -> Actor:
    return create_post(symbol="XA", title="Mẫu xã khác", role="commune", area_id=world.foreign.id, by=None)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("to", Role)
def test_who_may_assign_what(role: Role, to: Role) -> None:
    by = Actor(1, "S", "T", role, 7, "me")
    manages = role is Role.PROVINCIAL_APPROVER and to not in {
        Role.OUTSIDE_REVIEWER,
        Role.TECHNICAL_ADMINISTRATOR,
    }
    begins = role is Role.TECHNICAL_ADMINISTRATOR and to is not Role.TECHNICAL_ADMINISTRATOR
    assert may_assign(by, to) is (manages or begins)
    assert may_hold(by, to, "me") is not is_weighty(to)
    assert may_hold(by, to, "another")


@given(st.text(st.sampled_from("0123456789 .-/_xă０１"), max_size=30))
def test_a_title_holds_no_long_number(text: str) -> None:
    digits = re.sub(r"[ .\-/_]", "", text.translate({0xFF10: "0", 0xFF11: "1"}))
    assert names_a_number(text) is (re.search(r"\d{9}", digits) is not None)


@pytest.mark.parametrize(
    "title", ["Cán bộ 079203998877", "Cán bộ 0792-0399-8877", "Số ０７９２０３９９８８７７"]
)
def test_such_a_title_is_refused(world: World, boss: Actor, title: str) -> None:
    with pytest.raises(PostRefusedError, match="long number"):
        create_post(symbol="N", title=title, role="leader", area_id=world.province.id, by=boss, on=TODAY)


def test_a_manager_manages_the_province_and_nothing_beside(
    world: World, boss: Actor, officer: Actor, foreign: Actor
) -> None:
    assert {one.symbol for one in managed_posts(boss, on=TODAY)} == {"D", officer.symbol}
    link = give_link(symbol=officer.symbol, at=timezone.now(), by=boss, on=TODAY)
    assert len(link) == 43
    deeds = (
        lambda who: hand_over(symbol=who, by=boss, on=TODAY),
        lambda who: reset_credentials(symbol=who, by=boss, on=TODAY),
        lambda who: end_sessions(symbol=who, by=boss, on=TODAY),
        lambda who: set_active(symbol=who, active=False, by=boss, on=TODAY),
        lambda who: set_active(symbol=who, active=True, by=boss, on=TODAY),
        lambda who: change_post(symbol=who, title="Mới", by=boss, on=TODAY),
        lambda who: name_for_minors(symbol=who, since=TODAY, by=boss, on=TODAY),
        lambda who: end_naming(symbol=who, last=TODAY, by=boss, on=TODAY),
        lambda who: give_link(symbol=who, at=timezone.now(), by=boss, on=TODAY),
    )
    for deed in deeds:
        deed(officer.symbol)
        for other in (foreign.symbol, boss.symbol):
            if other == boss.symbol and deed is deeds[2]:
                continue  # the own sessions may be ended
            with pytest.raises(Refused):
                deed(other)
    for area_id in (world.foreign.id, world.foreign.parent_id):
        role = "commune" if area_id == world.foreign.id else "leader"
        with pytest.raises((Refused, PostRefusedError)):
            create_post(symbol="N", title="Mẫu", role=role, area_id=area_id, by=boss, on=TODAY)
    with pytest.raises(Refused):
        change_post(symbol=officer.symbol, area_id=world.foreign.id, by=boss, on=TODAY)
    for role in ("outside_reviewer", "technical_administrator"):
        with pytest.raises(Refused):
            create_post(symbol="N", title="Mẫu", role=role, area_id=world.province.id, by=boss, on=TODAY)


@pytest.mark.parametrize("role", [role for role in Role if Verb.MANAGE_POSTS not in GRANTS[role]])
def test_nobody_else_manages_posts(world: World, officer: Actor, boss: Actor, role: Role) -> None:
    from vungxanh.access.actions import set_password

    set_password(post_id=boss.post_id, password="một câu dài dễ nhớ", at=timezone.now(), by=boss)
    area = world.own if role.value.startswith("commune") else world.province
    other = create_post(symbol="K", title="Mẫu", role=role, area_id=area.id, by=None)
    with pytest.raises(Refused):
        hand_over(symbol=officer.symbol, by=other, on=TODAY)
    with pytest.raises(Refused):
        managed_posts(other, on=TODAY)


def test_a_second_post_for_the_same_human(world: World, officer: Actor, boss: Actor) -> None:
    second = create_post(
        symbol="K",
        title="Mẫu",
        role="commune_approver",
        area_id=world.own.id,
        holder=officer.holder,
        by=boss,
        on=TODAY,
    )
    assert second.holder == officer.holder
    with pytest.raises(PostRefusedError, match="no such holder"):
        create_post(
            symbol="L",
            title="Mẫu",
            role="leader",
            area_id=world.province.id,
            holder="00000000-0000-4000-8000-000000000000",
            by=boss,
            on=TODAY,
        )
    with pytest.raises(PostRefusedError, match="another human"):
        hand_over(symbol="K", holder=officer.holder, by=boss, on=TODAY)
    with pytest.raises(Refused, match="themselves"):
        hand_over(symbol="K", holder=boss.holder, by=boss, on=TODAY)


def named(world: World, count: int, role: str, area: Any) -> list[Actor]:
    return [
        create_post(symbol=f"T{n}", title="Mẫu", role=role, area_id=area.id, by=None) for n in range(count)
    ]


def test_two_in_a_commune_and_one_in_the_province_see_minors(world: World, boss: Actor) -> None:
    posts = named(world, 3, "commune", world.own)
    assert not may_see_minors(posts[0], area_id=world.own.id, on=TODAY)
    for one in posts[:2]:
        name_for_minors(symbol=one.symbol, since=TODAY, by=boss, on=TODAY)
        assert may(one, Verb.VIEW_MINORS, area_id=world.own.id, on=TODAY)
        assert not may(one, Verb.VIEW_MINORS, area_id=world.own.id, on=TODAY - timedelta(days=1))
        assert not may(one, Verb.VIEW_MINORS, area_id=world.foreign.id, on=TODAY)
    with pytest.raises(PostRefusedError, match="full"):
        name_for_minors(symbol=posts[2].symbol, since=TODAY, by=boss, on=TODAY)
    later = TODAY + timedelta(days=5)
    end_naming(symbol=posts[0].symbol, last=later, by=boss, on=TODAY)
    assert may_see_minors(posts[0], area_id=world.own.id, on=later - timedelta(days=1))
    assert not may_see_minors(posts[0], area_id=world.own.id, on=later)
    name_for_minors(symbol=posts[2].symbol, since=later, by=boss, on=TODAY)
    name_for_minors(symbol=boss.symbol, since=TODAY, by=None)
    assert may_see_minors(boss, area_id=world.own.id, on=TODAY)
    create_post(symbol="D2", title="Mẫu", role="provincial_approver", area_id=world.province.id, by=None)
    with pytest.raises(PostRefusedError, match="full"):
        name_for_minors(symbol="D2", since=TODAY, by=None)


def test_the_list_is_of_humans_in_a_post(world: World, officer: Actor) -> None:
    name_for_minors(symbol=officer.symbol, since=TODAY, by=None)
    hand_over(symbol=officer.symbol, by=None)
    from vungxanh.access.interface import actor

    assert not may_see_minors(actor(officer.symbol), area_id=world.own.id, on=TODAY)
    # Who left takes up no place of the list.
    later = TODAY + timedelta(days=1)
    for one in (*named(world, 1, "commune", world.own), actor(officer.symbol)):
        name_for_minors(symbol=one.symbol, since=later, by=None)
        assert may_see_minors(one, area_id=world.own.id, on=later)
    assert MinorsNaming.objects.filter(area=world.own).count() == 3


def test_the_list_does_not_follow_a_post_to_another_area(world: World, officer: Actor) -> None:
    from vungxanh.access.interface import actor

    name_for_minors(symbol=officer.symbol, since=TODAY, by=None)
    change_post(symbol=officer.symbol, area_id=world.foreign.id, by=None)
    assert not may_see_minors(actor(officer.symbol), area_id=world.foreign.id, on=TODAY)


def test_days_of_the_list_do_not_overlap_even_by_sql(world: World, officer: Actor) -> None:
    from django.db import IntegrityError, transaction

    from vungxanh.access.actions import acting

    name_for_minors(symbol=officer.symbol, since=TODAY, by=None)
    row = MinorsNaming.objects.get()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic(), acting(None, "try"):
        row.save(force_insert=True)


def test_roles_that_see_no_dossiers_are_not_named(analyst: Actor) -> None:
    with pytest.raises(PostRefusedError):
        name_for_minors(symbol=analyst.symbol, since=date(2026, 1, 1), by=None)


def client_of(actor: Actor) -> Client:
    return signed_in(Post.objects.get(pk=actor.post_id))


def test_the_pages(world: World, boss: Actor, officer: Actor, foreign: Actor) -> None:
    client = client_of(boss)
    page = client.get("/chuc-danh/").content.decode()
    assert officer.title in page
    assert foreign.title not in page
    answer = client.post(
        "/chuc-danh/moi/",
        {"symbol": "CAX-2", "title": "Cán bộ 2", "role": "commune", "area": world.own.id, "same_as": ""},
    )
    made = Post.objects.get(symbol="CAX-2")
    assert answer["Location"] == f"/chuc-danh/{made.pk}/"
    given = client.post(f"/chuc-danh/{made.pk}/", {"do": "lien-ket"}).content.decode()
    assert re.search(r"http://testserver/vao/[\w-]{43}/", given)
    assert SignInLink.objects.filter(post=made, used_at=None).count() == 1
    for deed, then in (
        ({"do": "ban-giao", "same_as": ""}, 302),
        ({"do": "ban-giao", "same_as": "khong-co"}, 422),
        ({"do": "dat-lai"}, 302),
        ({"do": "ket-thuc-phien"}, 302),
        ({"do": "ghi-ten", "since": TODAY.isoformat(), "until": ""}, 302),
        ({"do": "ghi-ten", "since": "hôm nay"}, 422),
        ({"do": "bo-ten"}, 302),
        ({"do": "doi", "title": "Cán bộ hai", "role": "commune_approver", "area": world.own.id}, 302),
        ({"do": "doi", "title": "", "role": "commune", "area": world.own.id}, 422),
        ({"do": "doi", "title": "X", "role": "technical_administrator", "area": world.province.id}, 422),
        ({"do": "dong-mo"}, 302),
        ({"do": "khong-co"}, 404),
    ):
        assert client.post(f"/chuc-danh/{made.pk}/", deed).status_code == then, deed
    made.refresh_from_db()
    assert (made.title, made.role, made.is_active) == ("Cán bộ hai", "commune_approver", False)


def test_a_foreign_post_is_missing_like_one_that_is_not_there(boss: Actor, foreign: Actor) -> None:
    client = client_of(boss)
    pages = [client.get(f"/chuc-danh/{number}/") for number in (foreign.post_id, 10**6)]
    assert [page.status_code for page in pages] == [404, 404]
    token = re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|/chuc-danh/\d+/')
    assert token.sub(b"", pages[0].content) == token.sub(b"", pages[1].content)


def test_managing_asks_for_the_credential_after_ten_minutes(boss: Actor, officer: Actor) -> None:
    client = client_of(boss)
    session = client.session
    session["credential_shown_at"] = (timezone.now() - timedelta(minutes=11)).isoformat()
    session.save()
    for way in (client.get, client.post):
        for at in ("/chuc-danh/moi/", f"/chuc-danh/{officer.post_id}/"):
            assert way(at)["Location"].startswith("/xac-nhan/?next=%2Fchuc-danh%2F")
    assert client.get("/chuc-danh/").status_code == 200


def test_a_change_holds_at_the_next_request_of_an_open_session(world: World, boss: Actor) -> None:
    create_post(symbol="O", title="Mẫu", role="leader", area_id=world.province.id, by=None)
    client = signed_in(Post.objects.get(symbol="O"))
    assert client.get("/tai-lieu/").status_code == 403
    change_post(symbol="O", role="provincial_analyst", by=boss, on=TODAY)
    assert client.get("/tai-lieu/").status_code == 200
    change_post(symbol="O", role="leader", by=boss, on=TODAY)
    assert client.get("/tai-lieu/").status_code == 403
    set_active(symbol="O", active=False, by=boss, on=TODAY)
    assert client.get("/").status_code == 302
