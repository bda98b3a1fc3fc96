"""Every address refuses a stranger unless it is listed as public, and every post outside its area."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from pytest_django.plugin import DjangoDbBlocker

from config.public_urls import PUBLIC_URLS
from config.route_verbs import ROUTE_VERBS
from tests.factories import everything, signing
from tests.factories.everything import World, made_world
from vungxanh.access.actions import set_active
from vungxanh.access.interface import Verb, actor_of
from vungxanh.access.rules import open_to

METHODS = ("get", "head", "options", "post", "put", "patch", "delete", "trace")
SAMPLE = {
    "str": "M1",
    "int": "2025",
    "slug": "m-1",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "path": "a/b",
}


def routes(patterns: Any = None, before: str = "") -> Iterator[str]:
    """Every route of the site, written as in the lists of addresses."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        assert isinstance(pattern.pattern, RoutePattern), f"{pattern} is no route: it cannot be listed"
        whole = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, whole)
        elif isinstance(pattern, URLPattern):
            yield whole


def named(patterns: Any = None) -> Iterator[str]:
    """The name of every route that has one, as often as it is given."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from named(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def filled(route: str) -> str:
    """An address of the route with invented parts."""
    return "/" + re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLE[part[1] or "str"], route)


CLOSED = sorted(set(routes()) - PUBLIC_URLS)


@pytest.mark.django_db
@pytest.mark.parametrize("route", CLOSED)
def test_a_stranger_is_sent_to_sign_in(client: Client, route: str) -> None:
    for method in METHODS:
        answer = getattr(client, method)(filled(route))
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/dang-nhap/")
        assert not answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("route", CLOSED)
def test_a_part_of_a_page_sends_the_whole_page_there(client: Client, route: str) -> None:
    answer = client.get(filled(route), headers={"HX-Request": "true"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/dang-nhap/")


@pytest.mark.django_db
@pytest.mark.parametrize("route", sorted(PUBLIC_URLS))
def test_a_listed_address_is_there_and_open(client: Client, route: str) -> None:
    assert route in set(routes())
    answer = client.get(filled(route))
    assert answer.status_code < 500
    assert not answer.get("Location", "").startswith("/dang-nhap/")


BEFORE_SIGNING_IN = {"dang-nhap/", "vao/<str:token>/", "ngon-ngu/"}


def test_no_two_addresses_share_a_name() -> None:
    """The later one would be opened for both."""
    assert [name for name, times in Counter(named()).items() if times > 1] == []


def test_the_list_is_short_and_reviewed() -> None:
    """A new public address is a decision: change this test together with the list."""
    assert {*BEFORE_SIGNING_IN, "suc-khoe/", "to-giac/", "to-giac/tra-loi/"} == PUBLIC_URLS


WITHOUT_AREA = {
    "ho-so/": "the desk of the post's own commune",
    "ho-so/nhom/<slug:group>/": "a group of the own commune's dossiers",
    "ho-so/nhom/<slug:group>/<int:page>/": "a page of such a group",
    "ho-so/mo/": "the kinds that can be opened in the own commune",
    "ho-so/mo/<slug:kind>/": "opens in the own commune",
    "ho-so/mot-ho-so/": "one dossier of the own commune, named in the body",
    "ho-so/de-nghi/": "one proposal of the own commune, named in the body",
    "ho-so/tiep-nhan/": "one transfer to the own commune, named in the body",
    "ho-so/thong-bao/": "one notice to the own commune, named in the body",
    "ho-so/yeu-cau/": "the register of the own commune; others only receive",
    "ho-so/yeu-cau/mot-yeu-cau/": "one request of the own commune, named in the body",
    "ho-so/yeu-cau/cong-bo/": "what is public of the requests of the own province",
    "ho-so/doi-chieu/": "compares the own commune with a list",
    "ho-so/can-doi/": "the balance of the own commune",
    "ho-so/tinh/": "counts of the own area",
    "ho-so/tinh/chat-luong/": "shares of the own area",
    "ho-so/tinh/doi-chieu/": "counts of the own area",
    "ho-so/tinh/xem/": "rows of a commune of the own province, named in the body",
    "ho-so/tinh/yeu-cau/": "counts of the own area",
    "hom-nay/": "what waits for the post in its own areas",
    "bao-cao/": "the months of the own commune",
    "bao-cao/tinh/": "the communes of the own province",
    "bao-cao/hoi-lai/": "the findings of the post's own areas",
    "bao-cao/nam/": "what is stated of the own commune",
    "bao-cao/truy-na/": "what is stated of the communes of the own province",
    "bao-cao/nganh/": "the own agency's figures of the own province",
    "bao-cao/chenh-lech/": "the differences of the own province",
    "": "sends each post to its own page",
    "tin-bao/": "the tips of the own area",
    "tin-bao/mot-tin/": "one tip of the own areas, named in the body",
    "tin-bao/khoa/": "the holder's own key",
    "tin-bao/lap-lai/": "counts of the reviewer's own province",
    "mat-khau/": "the post's own password",
    "tai-khoan/": "the post's own page",
    "tai-khoan/ket-thuc-phien/": "the post's own sessions",
    "ma-xac-thuc/": "the holder's own second factor",
    "ma-xac-thuc/dat/": "the holder's own second factor",
    "ma-xac-thuc/ma-du-phong/": "the holder's own recovery codes",
    "xac-nhan/": "the post's own credential",
    "giam-sat/": "the looks at dossiers of the reviewer's own province",
    "giam-sat/<int:year>/<int:month>/": "the looks at dossiers of the reviewer's own province",
    "chuc-danh/": "the posts that the post manages",
    "chuc-danh/moi/": "a new post of the areas that the post manages",
    "dang-xuat/": "the post's own session",
    "so-lieu-cong-bo/": "published figures, each with its public source",
    "so-lieu-cong-bo/ca-nuoc/": "published figures, each with its public source",
    "so-lieu-cong-bo/cho-nhan/": "shows each post the marks of its own areas",
    "so-lieu-cong-bo/cho-nhan/<int:mark>/": "decides about a mark of the post's own areas",
    "so-lieu-cong-bo/rut/<int:figure>/": "takes back a figure of the post's own areas",
    "so-lieu-cong-bo/<str:code>/": "published figures, each with its public source",
    "so-lieu-cong-bo/<str:code>/truoc-sap-nhap/": "published figures, each with its public source",
    "chuong-trinh/": "the programme begins with its documents",
    "chuong-trinh/van-ban/": "the documents that the post sees",
    "chuong-trinh/viec/": "the tasks of the post's own areas",
    "chuong-trinh/viec/theo-dia-ban/": "counts of the post's own areas",
    "chuong-trinh/viec/giao/": "gives work in the post's own areas",
    "chuong-trinh/viec/phat-hien/": "what is asked of the communes of the own area",
    "chuong-trinh/kiem-tra/": "the inspections of the post's own areas",
    "chuong-trinh/kiem-tra/moi/": "an inspection in the post's own areas",
    "chuong-trinh/hoi-nghi/": "the conferences of the post's own areas",
    "chuong-trinh/hoi-nghi/moi/": "a conference of the post's own area",
    "chuong-trinh/ket-qua/": "the reviews of the post's own province",
    "chuong-trinh/ket-qua/moi/": "a review of the post's own province",
    "chuong-trinh/hoi-nghi/cong-bo/moi/": "what a public source tells, kept by the post's own area",
    "chuong-trinh/hoi-nghi/cong-bo/<int:conference>/": "what a public source tells of a conference",
    "chuong-trinh/muc-tieu/": "targets of the nation and of a province, against results the post may see",
    "chuong-trinh/mo-hinh/": "the practices of the post's own province",
    "chuong-trinh/mo-hinh/<int:practice>/": "a practice of the post's province; figures by the post's areas",
    "chuong-trinh/nguon-luc/": "the funds of the post's own areas",
    "chuong-trinh/nguon-luc/ghi/": "funds of the post's own areas",
    "chuong-trinh/nguon-luc/dan/": "funds of the post's own areas",
    "chuong-trinh/phoi-hop/": "the agreements to which the post's areas are party",
    "chuong-trinh/phoi-hop/moi/": "an agreement of the post's own area",
    "chuong-trinh/mo-hinh/moi/": "a practice of the post's own areas",
    "chuong-trinh/van-ban/moi/": "a new document of the post's own areas",
    "chuong-trinh/van-ban/cho-nhan/": "the accepted marks of the post's own areas",
    "dia-ban/": "the public register of units",
    "dia-ban/<str:code>/": "the public register of units",
    "su-kien/": "what happened in the post's own areas",
    "su-kien/moi/": "the kinds that the post may record",
    "su-kien/moi/<slug:what>/": "a new event of the post's own areas",
    "su-kien/dan/<slug:what>/": "new events of the post's own areas",
    "diem/": "the hotspots of the post's own areas",
    "tuyen/": "the key routes through the post's own areas",
    "tuyen/moi/": "a new route of the post's own province",
    "tai-lieu/": "the post's own reviews and the documents of its areas",
    "tai-lieu/so-sanh/": "two documents of the post's areas, named in the query",
}
"""Closed addresses that are the same for every post, with the reason."""
PARTS: dict[str, Callable[[World], object]] = {
    "code": lambda world: world.province,
    "kind": lambda world: "quan-ly",
    "group": lambda world: "tat-ca",
    "page": lambda world: 1,
    "province": lambda world: world.province,
    "commune": lambda world: world.commune,
    "year": lambda world: everything.YEAR,
    "month": lambda world: 12,
    "post": lambda world: world.posts["MA01"].pk,
    "name": lambda world: "managed_users",
    "run": lambda world: world.run,
    "indicator": lambda world: "D01",
    "review": lambda world: world.review,
    "document": lambda world: world.document,
    "what": lambda world: "vu-viec",
    "event": lambda world: world.event.id,
    "subject": lambda world: world.event.subject,
    "place": lambda world: world.place,
    "route": lambda world: world.route,
    "directive": lambda world: world.directive,
    "assignment": lambda world: world.assignment,
    "task": lambda world: world.task,
    "conference": lambda world: world.conference,
    "agreement": lambda world: world.agreement,
    "fund": lambda world: world.fund,
    "result": lambda world: world.result,
    "inspection": lambda world: world.inspection,
    "part": lambda world: "muc",
}
"""What the named parts of an address stand for."""
BY_AREA = [route for route in CLOSED if route not in WITHOUT_AREA]
OF_THE_APPROVER = [route for route in BY_AREA if "chuc-danh" in route or "<str:commune>/nguon/" in route]
"""What an approver of the province does, and no other post of it."""


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Made once for the tests of this module; what one of them changes is undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield made_world()
        transaction.set_rollback(True)


def address(route: str, world: World) -> str:
    """The address of the route for the world's first province and its first commune."""
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(PARTS[part[1]](world)), route)


def statuses(client: Client, at: str) -> dict[str, int]:
    """What each method answers at the address."""
    return {method: getattr(client, method)(at).status_code for method in METHODS}


def signed_in(world: World, post: str) -> Client:
    return signing.signed_in(world.posts[post])


def test_every_closed_address_is_of_an_area_or_says_why_not() -> None:
    unknown = {name for route in BY_AREA for name in re.findall(r"<(?:\w+:)?(\w+)>", route)} - set(PARTS)
    assert unknown == set()
    assert [route for route in BY_AREA if "<" not in route] == []


@pytest.mark.django_db
def test_nobody_sees_what_is_outside_the_own_area(world: World) -> None:
    """An analyst and an officer of another province, and the officer of the commune beside."""
    clients = {post: signed_in(world, post) for post in ("MB", "MB-D", "MB01", "MA02")}
    wrong = [
        (post, route, method, status)
        for post, client in clients.items()
        for route in BY_AREA
        for method, status in statuses(client, address(route, world)).items()
        if status not in {403, 404, 405}
    ]
    assert wrong == []


@pytest.mark.django_db
def test_each_post_sees_what_is_its_own(world: World) -> None:
    """Otherwise the test above would pass on a site that shows nothing."""
    own = {
        "MA": [(address(route, world), {200, 302}) for route in BY_AREA if route not in OF_THE_APPROVER],
        "MA-D": [(address(route, world), {200}) for route in OF_THE_APPROVER],
        "MA01": [
            (address(route, world), {200})
            for route in BY_AREA
            if "<str:commune>" in route and route not in OF_THE_APPROVER
        ],
    }
    wrong = [
        (post, at, status)
        for post, expected in own.items()
        for at, good in expected + everywhere(world, post)
        if (status := signed_in(world, post).get(at).status_code) not in good
    ]
    assert wrong == []


def everywhere(world: World, post: str) -> list[tuple[str, set[int]]]:
    """The addresses without an area, and what they may answer a post of that role."""
    role = actor_of(world.posts[post]).role
    opens = [(route, open_to(role, ROUTE_VERBS[route])) for route in CLOSED if route in WITHOUT_AREA]
    return [(filled(route), {200, 302, 404, 405} if may else {403}) for route, may in opens]


def test_every_closed_address_is_declared_with_its_permission() -> None:
    """What is not declared opens for nobody; what is declared must be there, with known words."""
    assert set(ROUTE_VERBS) == set(CLOSED)
    assert {verb for verbs in ROUTE_VERBS.values() for verb in verbs} <= {verb.value for verb in Verb}


@pytest.mark.django_db
def test_a_closed_post_sees_nothing(world: World) -> None:
    client = signed_in(world, "MA")
    set_active(symbol="MA", active=False, by=None)
    assert {client.get(address(route, world)).status_code for route in BY_AREA} <= {302}
