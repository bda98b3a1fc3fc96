"""A page that reads cannot write, whatever its code does."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import path
from hypothesis import given
from hypothesis import strategies as st
from psycopg.sql import SQL, Identifier

from tests.access.conftest import World
from vungxanh.access.interface import acting
from vungxanh.access.models import Post, SignInAttempts
from vungxanh.access.web.guard import MAY_CALL, ReadsOnly, WriteInReadError, only_reads, read_only

POSTS = Identifier("access_post")
READS = [
    "SELECT 1",
    "  select 1 ;",
    "(SELECT 1) UNION (SELECT 2)",
    "WITH a AS (SELECT 1) SELECT * FROM a",
    "SELECT 'DELETE FROM x; UPDATE y' AS \"insert into\"",
    "SELECT $$delete$$, $a$ update $a$, E'it\\'s; delete'",
    "SELECT 1 -- delete\n",
    "SELECT /* insert */ updated_at, deleted, share FROM updates",
    'SAVEPOINT "s1"',
    'RELEASE SAVEPOINT "s1"',
    'ROLLBACK TO SAVEPOINT "s1"',
    "SHOW search_path",
    "VALUES (1)",
]
WRITES = [
    "INSERT INTO access_birth VALUES (1)",
    "UPDATE access_post SET title = ''",
    "DELETE FROM access_post",
    "TRUNCATE access_post",
    "MERGE INTO a USING b ON true WHEN MATCHED THEN DELETE",
    "COPY access_post FROM STDIN",
    "CREATE TABLE x ()",
    "SELECT 1; DELETE FROM access_post",
    "SELECT 1 /* */; DROP TABLE access_post",
    "WITH gone AS (DELETE FROM access_post RETURNING id) SELECT * FROM gone",
    "SELECT * INTO x FROM access_post",
    "SELECT * FROM access_post FOR UPDATE",
    "SELECT * FROM access_post FOR NO KEY UPDATE",
    "SELECT * FROM access_post FOR  KEY\nSHARE",
    "SELECT nextval('access_post_id_seq')",
    "SELECT \"nextval\" ('access_post_id_seq')",
    "SELECT set_config('pghistory.context_id', '', true)",
    "SELECT pg_advisory_xact_lock(1)",
    "EXPLAIN ANALYZE DELETE FROM access_post",
    "CALL something()",
    "DO $$ BEGIN DELETE FROM access_post; END $$",
    "SET ROLE owner",
    "NOTIFY x",
    "/* /* */ DELETE FROM access_post -- */",
    'DELETE FROM "django_session" ; DELETE FROM access_post',
    'UPDATE "django_session_x" SET a = 1',
]


@pytest.mark.parametrize("sql", READS)
def test_reads_pass(sql: str) -> None:
    assert only_reads(sql)


@pytest.mark.parametrize("sql", WRITES)
def test_writes_do_not(sql: str) -> None:
    assert not only_reads(sql)


@pytest.mark.django_db
def test_of_our_functions_only_those_listed_pass() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace"
            " AND proowner = (SELECT relowner FROM pg_class WHERE relname = 'access_post')"
            " AND prorettype <> 'trigger'::regtype"
        )
        ours = {name for (name,) in cursor.fetchall()}
    assert ours >= MAY_CALL
    assert {name for name in ours if only_reads(f'SELECT "{name}" (1)')} == MAY_CALL
    assert {name for name in ours if only_reads(f"SELECT * FROM {name.upper()} (1)")} == MAY_CALL


@given(st.text(max_size=40), st.sampled_from(WRITES[:3]))
def test_text_before_a_write_does_not_hide_it(text: str, write: str) -> None:
    quoted = text.replace("'", "''")
    assert not only_reads(f"SELECT '{quoted}'; {write}")
    assert not only_reads(f"SELECT 1 /* {text.replace('*/', '')} */; {write}")


@pytest.mark.django_db
@pytest.mark.parametrize("sql", [sql for sql in READS if "FROM" not in sql and "SAVEPOINT" not in sql])
def test_what_passes_is_a_read_for_postgresql_too(sql: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION READ ONLY")
        cursor.execute(sql)


def _touch() -> None:
    with acting(None, "sneak"):
        Post.objects.update(title="Lén")


WAYS: dict[str, Callable[[Any], Any]] = {
    "orm": lambda world: Post.objects.update(title="Lén"),
    "frame": lambda world: _touch(),
    "raw": lambda world: connection.cursor().execute("UPDATE access_post SET title = 'Lén'"),
    "composed": lambda world: connection.cursor().execute(SQL("DELETE FROM {}").format(POSTS)),
    "bytes": lambda world: connection.cursor().execute(b"DELETE FROM access_post"),
    "many": lambda world: connection.cursor().executemany("DELETE FROM access_post WHERE id = %s", [[1]]),
    "untracked": lambda world: SignInAttempts.objects.create(post_id=1, count=1, since="2026-01-01T00:00Z"),
    "lock": lambda world: list(Post.objects.select_for_update()),
    "bulk": lambda world: SignInAttempts.objects.bulk_create([SignInAttempts(post_id=1, count=1)]),
}


@pytest.mark.parametrize("way", WAYS)
def test_no_way_of_writing_gets_through(way: str, world: World, analyst: Any) -> None:
    with pytest.raises(WriteInReadError), transaction.atomic(), read_only():
        WAYS[way](world)
    assert Post.objects.get().title == analyst.title


@pytest.mark.django_db
def test_a_composed_read_passes() -> None:
    with read_only(), connection.cursor() as cursor:
        cursor.execute(SQL("SELECT {} FROM {}").format(Identifier("id"), Identifier("access_post")))
        assert cursor.fetchall() == []


def test_the_session_may_be_kept(db: None) -> None:
    with read_only():
        session = SessionStore()
        session["a"] = 1
        session.save()
        session.cycle_key()
        session.flush()


def test_after_the_guard_writing_works_again(analyst: Any) -> None:
    with pytest.raises(WriteInReadError), read_only():
        _touch()
    _touch()
    assert Post.objects.get().title == "Lén"


def writes(request: HttpRequest) -> HttpResponse:
    _touch()
    return HttpResponse("done")


def streams(request: HttpRequest) -> StreamingHttpResponse:
    def parts() -> Iterator[bytes]:
        yield b"first"
        _touch()
        yield b"second"

    return StreamingHttpResponse(parts())


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_page_that_writes_while_reading_fails(rf: RequestFactory, analyst: Any, method: str) -> None:
    with pytest.raises(WriteInReadError):
        ReadsOnly(writes)(getattr(rf, method)("/"))
    assert Post.objects.get().title == analyst.title


def test_a_form_may_write(rf: RequestFactory, analyst: Any) -> None:
    assert ReadsOnly(writes)(rf.post("/")).content == b"done"


def test_what_is_made_while_sending_is_guarded_too(rf: RequestFactory, analyst: Any) -> None:
    sent = iter(ReadsOnly(streams)(rf.get("/")))
    assert next(sent) == b"first"
    with pytest.raises(WriteInReadError):
        next(sent)
    assert Post.objects.get().title == analyst.title


urlpatterns = [path("suc-khoe/", writes)]


def handler500(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=500)


def test_the_site_has_the_guard(settings: Any, analyst: Any) -> None:
    settings.ROOT_URLCONF = __name__
    with pytest.raises(WriteInReadError):
        Client().get("/suc-khoe/")
    assert settings.MIDDLEWARE[-1] == "vungxanh.access.web.guard.ReadsOnly"
