"""The record of looks: what is written with each, and that only the dossier's own time ends the reference."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.access.conftest import World
from vungxanh.access.interface import (
    Actor,
    Purpose,
    Verb,
    duty,
    forget_looks,
    looking,
    record_look,
    rows_looked_at,
)
from vungxanh.access.models import Look, LookReference, Unsealed
from vungxanh.access.web.guard import read_only

TODAY = date(2026, 11, 28)
Switch = Callable[[], AbstractContextManager[None]]


def manage(by: Actor, area_id: int) -> AbstractContextManager[None]:
    return looking(by, verb=Verb.VIEW_DOSSIERS, purpose=Purpose.MANAGE, areas=[area_id], on=TODAY)


def references() -> list[Any]:
    with duty(Purpose.VERIFY):
        return list(LookReference.objects.order_by("look", "place"))


@pytest.fixture
def seen(world: World, officer: Actor, as_app: Switch) -> list[UUID]:
    """Three dossiers that a page of the commune has shown."""
    ids = [uuid4() for _ in range(3)]
    with as_app(), read_only(), manage(officer, world.own.id):
        record_look(world.own.id, ids)
    return ids


def test_a_look_says_who_what_for_where_and_how_many(seen: list[UUID], world: World, officer: Actor) -> None:
    look = Look.objects.get()
    assert (str(look.holder), look.post) == (officer.holder, officer.post_id)
    assert (look.purpose, look.area, look.rows) == ("manage", world.own.id, 3)
    assert abs(look.at - timezone.now()) < timedelta(minutes=1)


def test_each_commitment_is_of_one_dossier_under_its_own_salt(seen: list[UUID]) -> None:
    look, kept = Look.objects.get(), references()
    assert [one.dossier for one in kept] == seen
    assert len({one.salt for one in kept}) == 3
    assert [bytes(one) for one in look.commitments] == [
        sha256(one.salt.bytes + one.dossier.bytes).digest() for one in kept
    ]


def test_references_end_with_the_dossier_and_the_look_stays(seen: list[UUID], as_app: Switch) -> None:
    before = Look.objects.values().get()
    with as_app(), duty(Purpose.ERASE):
        assert forget_looks([seen[0], uuid4()]) == 1
    assert [one.dossier for one in references()] == seen[1:]
    assert Look.objects.values().get() == before


def test_an_empty_page_is_no_look(world: World, officer: Actor) -> None:
    with manage(officer, world.own.id):
        record_look(world.own.id, [])
    assert not Look.objects.exists()


def test_the_rows_of_a_holder_are_counted(seen: list[UUID], world: World, officer: Actor) -> None:
    with manage(officer, world.own.id):
        assert rows_looked_at(timezone.now() - timedelta(hours=1)) == 3
        assert rows_looked_at(timezone.now() + timedelta(hours=1)) == 0


def test_no_look_without_its_ticket(world: World, officer: Actor) -> None:
    one = [uuid4()]
    for frame, area, message in (
        (transaction.atomic(), world.own.id, "No ticket"),
        (manage(officer, world.own.id), world.foreign.id, "does not cover"),
        (duty(Purpose.LAPSE), world.own.id, "shows no dossier"),
    ):
        with pytest.raises(DatabaseError, match=message), frame:
            record_look(area, one)
    with pytest.raises(DatabaseError, match="Only the system"), manage(officer, world.own.id):
        forget_looks(one)
    with pytest.raises(DatabaseError, match="1 to 1000"), manage(officer, world.own.id):
        record_look(world.own.id, one * 1001)
    assert not Look.objects.exists()


def test_a_look_is_not_recorded_when_the_read_fails(world: World, officer: Actor) -> None:
    with pytest.raises(ZeroDivisionError), manage(officer, world.own.id):
        record_look(world.own.id, [uuid4()][: 1 // 0])
    assert not Look.objects.exists()
    assert not Unsealed.objects.filter(kind="access_look").exists()


@pytest.mark.parametrize("table", ["access_look", "access_lookreference", "access_unsealed", "access_seal"])
def test_the_serving_role_has_no_right_on_the_record(seen: list[UUID], as_app: Switch, table: str) -> None:
    for words in ("SELECT * FROM", "DELETE FROM", "TRUNCATE"):
        with pytest.raises(DatabaseError, match="permission denied"), as_app():
            connection.cursor().execute(f"{words} {table}")


def test_not_even_the_owner_alters_a_look_or_removes_a_young_one(seen: list[UUID]) -> None:
    for statement in ("UPDATE access_look SET rows = 1", "DELETE FROM access_look", "TRUNCATE access_look"):
        with pytest.raises(DatabaseError, match="cannot be altered"), transaction.atomic():
            connection.cursor().execute(statement)
