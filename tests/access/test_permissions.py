"""Scope by area on a date, with real areas."""

from dataclasses import replace
from datetime import date

import pytest

from tests.access.conftest import World
from vungxanh.access.interface import (
    Actor,
    Refused,
    UnknownPostError,
    Verb,
    actor,
    actor_of,
    may,
    require,
    visible_areas,
)
from vungxanh.access.models import Post

TODAY = date(2026, 3, 1)


def test_an_analyst_has_the_province_and_its_communes_of_that_day(analyst: Actor, world: World) -> None:
    assert visible_areas(analyst, on=TODAY) == {world.province.id, world.own.id}
    assert visible_areas(analyst, on=date(2025, 6, 30)) == {world.province.id}
    assert may(analyst, Verb.ASSESS, area_id=world.own.id, on=TODAY)
    assert not may(analyst, Verb.VIEW, area_id=world.foreign.id, on=TODAY)
    assert not may(analyst, Verb.VIEW, area_id=world.foreign.parent_id, on=TODAY)


def test_an_own_area_counts_in_each_of_its_versions(analyst: Actor, world: World) -> None:
    from django.db.backends.postgresql.psycopg_any import DateRange

    from vungxanh.areas.models import Area, Succession

    city_since = date(2026, 4, 30)
    province = world.province
    Area.objects.filter(pk=province.pk).update(validity=DateRange(date(2025, 7, 1), city_since))
    city = Area.objects.create(
        code=province.code,
        name="Mẫu 01",
        kind="thanh_pho",
        level="province",
        origin="illustrative",
        validity=DateRange(city_since, None),
    )
    Succession.objects.create(predecessor_id=province.pk, successor=city, extent="whole", resolution="mẫu")
    moved = replace(analyst, area_id=city.pk)
    for each in (analyst, moved):
        for day in (TODAY, date(2026, 6, 1)):
            assert visible_areas(each, on=day) == {province.pk, city.pk, world.own.id}


def test_an_officer_has_the_own_commune(officer: Actor, world: World) -> None:
    assert visible_areas(officer, on=TODAY) == {world.own.id}
    assert may(officer, Verb.VIEW, area_id=world.own.id, on=TODAY)
    assert not may(officer, Verb.ASSESS, area_id=world.own.id, on=TODAY)
    assert not may(officer, Verb.VIEW, area_id=world.province.id, on=TODAY)


def test_a_refusal_says_who_in_both_languages(officer: Actor, world: World) -> None:
    require(officer, Verb.VIEW, area_id=world.own.id, on=TODAY)
    with pytest.raises(Refused, match=officer.title) as refusal:
        require(officer, Verb.VIEW, area_id=world.foreign.id, on=TODAY)
    assert "không có quyền" in refusal.value.vi
    assert "permission" in refusal.value.en


def test_an_area_that_does_not_exist_is_refused_like_a_foreign_one(officer: Actor, analyst: Actor) -> None:
    assert not may(officer, Verb.VIEW, area_id=-1, on=TODAY)
    assert not may(analyst, Verb.VIEW, area_id=-1, on=TODAY)


def test_an_actor_is_found_by_symbol_in_any_case(officer: Actor) -> None:
    assert actor(" cax-mau-01 ") == officer
    assert len(officer.holder) == 36
    with pytest.raises(UnknownPostError, match="posts list"):
        actor("KHONG-CO")


def test_a_closed_post_and_a_stranger_are_no_actors(officer: Actor) -> None:
    from django.contrib.auth.models import AnonymousUser

    post = Post.objects.get()
    post.is_active = False
    for who in (post, AnonymousUser()):
        with pytest.raises(Refused, match="Sign in first"):
            actor_of(who)
