"""Row security: what a signed ticket lets through, and that nothing else lets anything through."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from django.test.utils import isolate_apps
from hypothesis import given
from hypothesis import strategies as st

from config.cluster import Cluster
from tests.access.conftest import World
from vungxanh.access.actions import name_for_minors
from vungxanh.access.interface import (
    Actor,
    OutsideScopeError,
    Purpose,
    Refused,
    Scoped,
    Verb,
    acting,
    duty,
    guard_rows,
    looking,
    purpose_words,
)
from vungxanh.access.rules.tickets import EVERYWHERE, NOBODY, Ticket, areas_of, derived_key, pads, signed
from vungxanh.access.web.guard import read_only

TODAY = date(2026, 11, 28)
SECRET = "for tests only"
READ = "SELECT id FROM guarded WHERE area_id > 0 ORDER BY id"
Switch = Callable[[], AbstractContextManager[None]]


@pytest.fixture
def table(world: World) -> World:
    """Two rows in the own commune, one of a minor, and one in a foreign commune; and an empty table."""
    with connection.cursor() as cursor:
        for name in ("guarded", "guardedevent", "empty"):
            cursor.execute(f"CREATE TABLE {name} (id integer, area_id bigint, minor boolean)")
        rows = [(1, world.own.id, False), (2, world.own.id, True), (3, world.foreign.id, False)]
        for name in ("guarded", "guardedevent"):
            cursor.executemany(f"INSERT INTO {name} VALUES (%s, %s, %s)", rows)
        for name in ("guarded", "guardedevent", "empty"):
            cursor.execute(guard_rows(name, minor="minor").sql)
    return world


def select(sql: str = READ) -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return [row[0] for row in cursor.fetchall()]


def run(sql: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.rowcount


def ticket(**changes: Any) -> Ticket:
    backend = connection.connection.info.backend_pid
    plain = Ticket(NOBODY, 0, Purpose.MANAGE, EVERYWHERE, True, True, backend, int(time.time()) + 200)
    return replace(plain, **changes)


def present(text: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT access_present_ticket(%s)", [text])


def select_with(text: str) -> list[int]:
    present(text)
    return select()


def select_after(statement: str) -> list[int]:
    run(statement)
    return select()


def manage(by: Actor, world: World, **options: Any) -> AbstractContextManager[None]:
    wanted = {"verb": Verb.VIEW_DOSSIERS, "purpose": Purpose.MANAGE, "areas": [world.own.id], "on": TODAY}
    return looking(by, **(wanted | options))


@pytest.fixture(params=["migrator", "app"])
def role(request: pytest.FixtureRequest, as_app: Switch) -> Switch:
    """The rights of the tables' owner, and those of the role that serves pages."""
    return as_app if request.param == "app" else transaction.atomic


@pytest.mark.parametrize("name", ["guarded", "guardedevent"])
def test_without_a_ticket_every_query_raises(table: World, role: Switch, name: str) -> None:
    for sql in (
        f"SELECT id FROM {name}",
        f"SELECT count(*) FROM {name}",
        f"UPDATE {name} SET minor = false",
        f"DELETE FROM {name}",
        f"INSERT INTO {name} VALUES (9, 1, false)",
    ):
        with pytest.raises(DatabaseError, match="No ticket"), role():
            run(sql)


def test_only_the_rows_of_the_ticket_are_seen(table: World, role: Switch, officer: Actor) -> None:
    with role(), manage(officer, table):
        assert select() == [1]
        assert select("SELECT count(*) FROM guarded") == [1]
        assert select("SELECT id FROM guardedevent") == [1]
        assert select("SELECT id FROM empty") == []
        assert run("UPDATE guarded SET id = 8 WHERE id = 3") == 0
        assert run("DELETE FROM guarded WHERE id > 1") == 0
    with role(), duty(Purpose.LAPSE):
        assert select() == [1, 2, 3]


def test_rows_of_minors_need_the_flag(table: World, officer: Actor) -> None:
    present(signed(ticket(areas=areas_of([table.own.id]), minors=False), derived_key(SECRET)))
    assert select() == [1]
    present(signed(ticket(areas=areas_of([table.own.id])), derived_key(SECRET)))
    assert select() == [1, 2]
    with pytest.raises(DatabaseError, match="row-level security"), manage(officer, table):
        run(f"INSERT INTO guarded VALUES (9, {table.own.id}, true)")


@pytest.mark.parametrize(
    "sql", ["INSERT INTO guarded VALUES (9, {0}, false)", "UPDATE guarded SET area_id = {0}"]
)
def test_nothing_is_written_outside_the_areas(table: World, role: Switch, officer: Actor, sql: str) -> None:
    with pytest.raises(DatabaseError, match="row-level security"), role(), manage(officer, table):
        run(sql.format(table.foreign.id))
    with role(), manage(officer, table):
        run(f"INSERT INTO guarded VALUES (9, {table.own.id}, false)")
        assert select() == [1, 9]


WRONG: dict[str, Callable[[str], str]] = {
    "other key": lambda text: signed(ticket(), derived_key("another secret")),
    "plain key": lambda text: signed(ticket(), SECRET.encode()),
    "no signature": lambda text: text[:-64],
    "other areas": lambda text: text.replace('"{(,)}"', '"{[1,2)}"'),
    "one letter": lambda text: text[:-1] + ("0" if text[-1] != "0" else "1"),
    "capitals": lambda text: text[:-64] + text[-64:].upper(),
    "not a ticket": lambda text: "x",
    "only digits": lambda text: "0" * 64,
}


@pytest.mark.parametrize("way", WRONG)
def test_a_forged_ticket_raises(table: World, role: Switch, way: str) -> None:
    good = signed(ticket(), derived_key(SECRET))
    assert WRONG[way](good) != good
    with pytest.raises(DatabaseError, match="not signed by this system"), role():
        select_with(WRONG[way](good))


@given(st.integers(0, 200), st.characters(codec="ascii", exclude_characters="\0"))
def test_no_letter_of_a_ticket_can_be_changed(place: int, letter: str) -> None:
    text = signed(Ticket(NOBODY, 0, Purpose.MANAGE, EVERYWHERE, True, True, 1, 1), derived_key(SECRET))
    changed = text[:place] + letter + text[place + 1 :]
    key = derived_key(SECRET)
    inner, outer = pads(key)
    assert (_hmac(inner, outer, changed[:-64]) == changed[-64:]) is (changed == text)


def _hmac(inner: bytes, outer: bytes, body: str) -> str:
    from hashlib import sha256

    return sha256(outer + sha256(inner + body.encode()).digest()).hexdigest()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"expires": int(time.time()) - 1}, "has expired"),
        ({"expires": int(time.time()) + 3600}, "has expired"),
        ({"backend": 1}, "another connection"),
    ],
)
def test_a_ticket_is_short_and_of_one_connection(
    table: World, role: Switch, changes: dict[str, Any], message: str
) -> None:
    with pytest.raises(DatabaseError, match=message), role():
        select_with(signed(ticket(**changes), derived_key(SECRET)))


@pytest.mark.django_db
def test_a_ticket_copied_to_another_connection_is_worth_nothing(app_url: str) -> None:
    with psycopg.connect(app_url) as own, psycopg.connect(app_url) as other:
        text = signed(ticket_of(own), derived_key(SECRET))
        for one in (own, other):
            one.execute("SELECT access_present_ticket(%s)", [text])
        assert own.execute("SELECT access_ticket_minors()").fetchone() == (True,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="another connection"):
            other.execute("SELECT access_ticket_minors()")
        own.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="No ticket"):
            own.execute("SELECT access_ticket_minors()")


def ticket_of(one: psycopg.Connection[Any]) -> Ticket:
    return Ticket(
        NOBODY, 0, Purpose.MANAGE, EVERYWHERE, True, True, one.info.backend_pid, int(time.time()) + 200
    )


@pytest.mark.parametrize(
    "statement",
    [
        'SET access.ticket = \'{{"areas":"{{(,)}}"}}\'',
        "SET LOCAL access.areas = '{0}'",
        "SELECT set_config('access.ticket', '{0}', true)",
        "SET row_security = off",
        "SET session_replication_role = replica",
        "SET SESSION AUTHORIZATION migrator",
        "SET ROLE owner",
    ],
)
def test_no_variable_that_can_be_set_lets_a_row_through(table: World, as_app: Switch, statement: str) -> None:
    with pytest.raises(DatabaseError), as_app():
        select_after(statement.format(table.own.id))


def test_the_key_and_the_functions_belong_to_the_owner_alone(table: World, as_app: Switch) -> None:
    for statement in (
        "SELECT * FROM access_ticketkey",
        "UPDATE access_ticketkey SET id = 2",
        "SELECT access_ticket()",
        "ALTER TABLE guarded NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY scope ON guarded",
        "CREATE OR REPLACE FUNCTION access_ticket_minors() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
        "TRUNCATE guarded",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), as_app():
            run(statement)


@pytest.mark.parametrize("name", ["access_look", "access_lookreference", "access_seal", "access_ticketkey"])
def test_operations_roles_read_nothing(db: None, cluster: Cluster, name: str) -> None:
    with (
        psycopg.connect(cluster.url("backup", connection.settings_dict["NAME"])) as backup,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        backup.execute(f"SELECT * FROM {name}")


def test_a_post_looks_where_it_may(table: World, officer: Actor, analyst: Actor) -> None:
    for by, wrong in (
        (officer, {"areas": [table.foreign.id]}),
        (officer, {"areas": [table.own.id, table.foreign.id]}),
        (officer, {"areas": []}),
        (officer, {"verb": Verb.VIEW_DOSSIERS_PROVINCE}),
        (analyst, {}),
    ):
        with pytest.raises(Refused), manage(by, table, **wrong):
            pytest.fail("the body must not run")
    with (
        pytest.raises(ValueError, match="not a purpose of a person"),
        manage(officer, table, purpose=Purpose.ERASE),
    ):
        pytest.fail("the body must not run")


def test_rows_of_minors_are_for_those_named_on_that_day(table: World, officer: Actor) -> None:
    with pytest.raises(Refused), manage(officer, table, minors=True):
        pytest.fail("the body must not run")
    name_for_minors(symbol="CAX-MAU-01", since=TODAY, until=None, by=None)
    with manage(officer, table, minors=True):
        assert select() == [1, 2]
    with pytest.raises(Refused), manage(officer, table, minors=True, on=date(2026, 11, 27)):
        pytest.fail("the body must not run")


def test_frames_may_stand_in_each_other(table: World, officer: Actor) -> None:
    with acting(officer, "look"):
        with manage(officer, table):
            with duty(Purpose.HAND_OVER, by=officer):
                assert select() == [1, 2, 3]
            assert select() == [1]
        with pytest.raises(DatabaseError, match="No ticket"), transaction.atomic():
            select()


def test_a_frame_that_fails_leaves_no_ticket_behind(table: World, officer: Actor) -> None:
    with pytest.raises(ZeroDivisionError), manage(officer, table):
        select(f"SELECT {1 // 0}")
    with pytest.raises(DatabaseError, match="No ticket"), transaction.atomic():
        select()


def test_a_reading_page_may_look(table: World, as_app: Switch, officer: Actor) -> None:
    with as_app(), read_only(), manage(officer, table):
        assert select() == [1]


@isolate_apps("vungxanh.access")
def test_the_manager_raises_outside_a_frame(table: World, officer: Actor) -> None:
    class Empty(models.Model):  # noqa: DJ008
        id = models.IntegerField(primary_key=True)
        area_id = models.BigIntegerField()
        minor = models.BooleanField(default=False)
        objects: Any = Scoped()

        class Meta:
            app_label = "access"
            db_table = "empty"

    rows = Empty.objects.filter(area_id=table.own.id)
    asks: list[Callable[[Any], Any]] = [
        list,
        lambda q: q.count(),
        lambda q: q.exists(),
        lambda q: q.first(),
        lambda q: q.values_list("id")[:1][0],
        lambda q: q.aggregate(models.Max("id")),
        lambda q: list(q.iterator()),
        lambda q: q.in_bulk(),
    ]
    for ask in asks:
        with pytest.raises(OutsideScopeError, match=r"looking\(\)"):
            ask(rows.all())
    with pytest.raises(DatabaseError, match="No ticket"), transaction.atomic():
        Empty.objects.create(id=5, area_id=table.own.id)
    with manage(officer, table):
        assert (list(rows.all()), rows.count(), rows.exists()) == ([], 0, False)
        Empty.objects.create(id=5, area_id=table.own.id)
        assert rows.all().update(id=6) == 1
    with pytest.raises(OutsideScopeError):
        list(rows.all())


def test_the_file_of_purposes_names_each_with_its_ground() -> None:
    for purpose in Purpose:
        words = purpose_words(purpose)
        assert words.vi
        assert words.en
        assert "/" in words.ground_vi or words.ground_vi.startswith("safeguard")
    assert not purpose_words(Purpose.ERASE).of_people


@given(st.sets(st.integers(1, 10**6), max_size=8))
def test_areas_are_written_as_a_multirange(ids: set[int]) -> None:
    text = areas_of(ids)
    read = {int(part.split(",")[0]) for part in text[1:-1].removeprefix("[").split("),[") if part}
    assert read == ids
    assert settings.SECRET_KEY == SECRET


def test_another_secret_key_is_kept_by_the_next_migration(table: World, settings: Any) -> None:
    from vungxanh.access.models.rights import keep_ticket_key

    settings.SECRET_KEY = "a new one"
    with pytest.raises(DatabaseError, match=r"run migrate"), transaction.atomic(), duty(Purpose.LAPSE):
        select()
    keep_ticket_key()
    with duty(Purpose.LAPSE):
        assert len(select()) == 3
