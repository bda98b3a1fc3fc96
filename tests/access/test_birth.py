"""A database is real or simulated from birth, for good."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.db import DatabaseError, connection, transaction

from tests.access.conftest import World
from vungxanh.access.interface import (
    BornOtherwiseError,
    NotBornError,
    acting,
    be_born,
    born,
    create_post,
    simulated,
)
from vungxanh.access.models import Birth, Post

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kind", "other"), [("real", "simulated"), ("simulated", "real")])
def test_born_once(kind: str, other: str) -> None:
    be_born(kind)
    be_born(kind)
    with pytest.raises(BornOtherwiseError, match=kind):
        be_born(other)
    assert born() == kind
    assert simulated() is (kind == "simulated")


def test_no_third_kind() -> None:
    with pytest.raises(ValueError, match="demo"):
        be_born("demo")


def test_nothing_is_written_before_birth(world: World) -> None:
    with pytest.raises(NotBornError, match=r"\./run born"), acting(None, "early"):
        pytest.fail("the body must not run")
    with pytest.raises(NotBornError):
        create_post(symbol="P", title="P", role="commune", area_id=world.own.id, by=None)
    assert not Post.objects.exists()


def test_unborn_is_not_simulated() -> None:
    assert simulated() is False
    with pytest.raises(NotBornError):
        born()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_birth SET kind = 'real'",
        "DELETE FROM access_birth",
        "TRUNCATE access_birth",
        "INSERT INTO access_birth VALUES (1, 'real', now()) ON CONFLICT (id) DO UPDATE SET kind = 'real'",
        "MERGE INTO access_birth b USING (SELECT 1 AS id) s ON b.id = s.id WHEN MATCHED THEN DELETE",
        "INSERT INTO access_birth VALUES (2, 'real', now())",
    ],
)
def test_birth_cannot_be_changed(born: None, statement: str) -> None:
    with pytest.raises(DatabaseError, match=r"cannot be altered|birth_once"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Birth.objects.get().kind == "simulated"


def test_the_serving_role_cannot_change_it(
    born: None, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    for statement in (
        "UPDATE access_birth SET kind = 'real'",
        "ALTER TABLE access_birth DISABLE TRIGGER USER",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), as_app():
            connection.cursor().execute(statement)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["real", "simulated"])
def test_a_birth_that_was_rolled_back_is_not_remembered(kind: str) -> None:
    with transaction.atomic():
        be_born("real" if kind == "simulated" else "simulated")
        assert simulated() is (kind == "real")
        transaction.set_rollback(True)
    be_born(kind)
    assert born() == kind
