"""Every address refuses a stranger unless it is listed as public."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from config.public_urls import PUBLIC_URLS

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


def test_the_list_is_short_and_reviewed() -> None:
    """A new public address is a decision: change this test together with the list."""
    assert {"dang-nhap/", "vao/<str:token>/", "ngon-ngu/", "suc-khoe/"} == PUBLIC_URLS
