"""The permission matrix: every operation × role × own and foreign area × own and foreign row.

All cells on the compiled table of permissions, and over HTTP one of each class of cells that are alike. What
is right is worked out here from the table written by hand in test_rules and from where the areas lie, not
from the code under test.
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import Any

import pytest

from config.route_verbs import ROUTE_VERBS
from tests.access.conftest import World
from tests.access.operations import operations
from tests.access.test_rules import TABLE
from tests.factories.signing import signed_in
from vungxanh.access.interface import Actor, Role, Verb, create_post, level_of, may
from vungxanh.access.rules import Target, allowed, open_to, scope_of

PROVINCES = {1: frozenset({11, 12, 13}), 2: frozenset({21, 22, 23})}
"""Two invented provinces with their communes, as ids."""
AREAS = sorted({*PROVINCES, *PROVINCES[1], *PROVINCES[2]})
TODAY = date(2026, 3, 1)
CELLS = 50_000


def actors() -> Iterator[tuple[Actor, frozenset[int]]]:
    """A post of every role in every area of its level, with the areas that are its own by the map alone."""
    for role in Role:
        for province, communes in PROVINCES.items():
            if role.value.startswith("commune"):
                yield from ((Actor(1, "S", "T", role, one), frozenset({one})) for one in sorted(communes))
            else:
                yield Actor(1, "S", "T", role, province), communes | {province}


def decided(verbs: frozenset[str], actor: Actor, targets: tuple[Target, ...]) -> bool:
    """What the compiled table says: one of the verbs in every area the operation touches."""
    if not verbs:
        return open_to(actor.role, verbs)
    return any(all(allowed(actor, Verb(verb), target) for target in targets) for verb in verbs)


def test_every_cell_on_the_compiled_table() -> None:
    """The area of the address and the area of the row are told apart: a row of another area is foreign."""
    cells, wrong = 0, []
    everything = operations()
    for (actor, own), (name, verbs) in product(actors(), everything.items()):
        held = not verbs or bool(verbs & set(TABLE[actor.role.value].split()))
        scope = scope_of(actor, PROVINCES.get(actor.area_id, frozenset()))
        for area, row in product(AREAS, AREAS):
            right = held and (not verbs or (area in own and row in own))
            cells += 1
            if decided(verbs, actor, (Target(area, scope), Target(row, scope))) is not right:
                wrong.append((name, actor.role, actor.area_id, area, row))
    assert wrong == []
    assert cells == len(everything) * 36 * 64 >= CELLS


def test_the_operations_are_found() -> None:
    found = operations()
    known = {"/tai-lieu/", "records/actions/imports.py:undo UNDO", "assessment/queries/runs.py:rows VIEW"}
    assert known <= set(found)
    asked = {verb for verbs in found.values() for verb in verbs}
    # Areas and residents are written by the operator alone, and who runs the system does so without pages.
    assert {verb.value for verb in Verb} - asked <= {
        "manage_areas",
        "accept_residents",
        "run_system",
        "review_looks",
        "view_dossiers_province",
        *ON_THE_WAY,
    }


ON_THE_WAY = (
    "confirm_place",
    "approve_route",
)
"""Granted, and asked for as soon as the pages of the registers are there: then the word leaves this list."""


@pytest.mark.django_db
def test_the_database_agrees_with_the_table(world: World, born: None) -> None:
    """Every verb × role × own area, commune of the own province, foreign commune and province, no area."""
    wrong = []
    for role in Role:
        area = world.own if level_of(role) == "commune" else world.province
        actor = create_post(symbol=role.value, title="Mẫu", role=role, area_id=area.id, by=None)
        own = {world.own.id} if level_of(role) == "commune" else {world.own.id, world.province.id}
        targets = {*own, world.province.id, world.foreign.id, world.foreign.parent_id, -1}
        for verb, target in product(Verb, targets):
            # Nobody is named here for dossiers of minors, so the verb alone is not enough.
            held = verb.value in TABLE[role.value].split() and verb is not Verb.VIEW_MINORS
            if not held and target not in {area.id, world.foreign.id}:
                continue  # alike: what a role does not hold it holds nowhere
            if may(actor, verb, area_id=target, on=TODAY) is not (held and target in own):
                wrong.append((role, verb, target))
    assert wrong == []


@pytest.fixture
def site(db: None) -> dict[str, Any]:
    """Two provinces, the first assessed, and a post of every role in it and in its first commune."""
    from vungxanh.access.interface import actor_of, be_born
    from vungxanh.access.models import Post
    from vungxanh.areas.interface import communes_of, create_illustrative_province
    from vungxanh.assessment.interface import assess

    be_born("simulated")
    since, places = date(2025, 7, 1), {}
    for code in ("MA", "MB"):
        communes = [(f"{code}0{number}", f"Mẫu {code} 0{number}", "xa") for number in (1, 2)]
        places[code] = create_illustrative_province(
            code=code, name=f"Mẫu {code}", communes=communes, valid_from=since, by="thử"
        )
    commune = communes_of(places["MA"].id, since)[0]
    posts = {}
    for role in Role:
        area = commune if level_of(role) == "commune" else places["MA"]
        create_post(symbol=role.value, title=role.value, role=role, area_id=area.id, by=None)
        posts[role] = Post.objects.get(symbol=role.value)
    for code in ("MA", "MB"):
        by = create_post(symbol=code, title=code, role="provincial_analyst", area_id=places[code].id, by=None)
        assess(province_id=places[code].id, year=2025, known_on=date(2026, 1, 5), by=by)
    assert actor_of(posts[Role.COMMUNE]).area_id == commune.id
    return posts


OF_AN_AREA = {
    # an address of the own area, and one of a foreign area
    "tinh/<str:code>/<int:year>/": ("/tinh/MA/2025/", "/tinh/MB/2025/"),
    "tinh/<str:code>/<int:year>/<str:commune>/": ("/tinh/MA/2025/MA01/", "/tinh/MB/2025/MB01/"),
    "tinh/<str:code>/<int:year>/<str:commune>/nguon/": (
        "/tinh/MA/2025/MA01/nguon/",
        "/tinh/MB/2025/MB01/nguon/",
    ),
}
FOR_THE_PROVINCE = "tinh/<str:code>/<int:year>/"
"""The page of those who answer for the whole province: a post of a commune is refused, though it may view."""
SERVED = {200, 302, 404, 405, 422}


PART_OF = {"int": "1", "slug": "m-1", "uuid": "00000000-0000-4000-8000-000000000000"}


def representatives() -> Iterator[tuple[str, str, str]]:
    """One address for each set of permissions that is declared, and those of an area: route, own, foreign."""
    for verbs in sorted(set(ROUTE_VERBS.values()) - {ROUTE_VERBS[FOR_THE_PROVINCE]}, key=sorted):
        alike = [one for one in ROUTE_VERBS if ROUTE_VERBS[one] == verbs and "str:" not in one]
        if not alike:
            continue
        route = min(alike, key=lambda one: (one.count("<"), len(one)))
        yield route, "/" + re.sub(r"<(\w+):\w+>", lambda part: PART_OF[part[1]], route), ""
    for route, (own, foreign) in OF_AN_AREA.items():
        yield route, own, foreign


def test_a_request_of_each_class(site: dict[Any, Any]) -> None:
    """What the table refuses is refused, what it grants is served, a foreign area is refused or missing."""
    wrong, classes = [], list(representatives())
    for role, post in site.items():
        client = signed_in(post)
        for route, own, foreign in classes:
            opens = not ROUTE_VERBS[route] or bool(ROUTE_VERBS[route] & set(TABLE[role.value].split()))
            if level_of(role) == "commune" and route == FOR_THE_PROVINCE:
                opens = False
            status = client.get(own).status_code
            if status not in (SERVED if opens else {403, 404} if foreign else {403}):
                wrong.append((role, own, status))
            if foreign and (status := client.get(foreign).status_code) not in {403, 404}:
                wrong.append((role, foreign, status))
    assert wrong == []
    assert {ROUTE_VERBS[route] for route, _, _ in classes} == set(ROUTE_VERBS.values())
