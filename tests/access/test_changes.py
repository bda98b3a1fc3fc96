"""The change log: every change of a tracked row, with who and what for, in the same transaction."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction

from tests.access.conftest import World
from vungxanh.access.interface import Actor, acting
from vungxanh.access.models import Post

pytestmark = pytest.mark.usefixtures("born")


UUID = "00000000-0000-4000-8000-000000000000"


def events() -> Any:
    return apps.get_model("access", "PostEvent").objects.order_by("pgh_id")


def test_a_change_is_recorded_with_who_and_why(analyst: Actor) -> None:
    with acting(analyst, "rename"):
        Post.objects.filter(pk=analyst.post_id).update(title="Phân tích viên")
    first, second = events()
    assert (first.pgh_label, first.pgh_context["post"]) == ("insert", "dòng lệnh")
    assert (second.pgh_label, second.title) == ("update", "Phân tích viên")
    assert second.pgh_context == {"post": "PC04-MAU", "holder": analyst.holder, "purpose": "rename"}
    assert second.pgh_context_id != first.pgh_context_id


@pytest.mark.parametrize(
    "purpose", ["", " ", "Import", "import nguyen-van-a.xlsx", "việc", "a" * 9 + " 1 2", "x\n"]
)
def test_a_purpose_is_plain_words(analyst: Actor, purpose: str) -> None:
    with pytest.raises(ValueError, match="not a purpose"), acting(analyst, purpose):
        pytest.fail("the body must not run")
    with acting(analyst, "withdraw 12"):
        Post.objects.update(title="Khác")
    assert events().last().pgh_context["purpose"] == "withdraw 12"


def test_raw_sql_is_recorded(analyst: Actor) -> None:
    with acting(analyst, "raw"), connection.cursor() as cursor:
        cursor.execute("UPDATE access_post SET title = 'Thô'")
        cursor.execute("DELETE FROM access_post")
    assert [event.pgh_label for event in events()] == ["insert", "update", "delete"]
    assert events().last().pgh_context["purpose"] == "raw"


def test_a_change_outside_the_frame_is_refused(analyst: Actor) -> None:
    with pytest.raises(DatabaseError, match="must name its post"), transaction.atomic():
        Post.objects.update(title="Không ai")
    assert Post.objects.get().title == "Phân tích viên Tỉnh Mẫu 01"


def test_the_switch_of_the_trigger_library_does_not_work(analyst: Actor) -> None:
    with acting(analyst, "sneak"), connection.cursor() as cursor:
        cursor.execute("SELECT tgname FROM pg_trigger WHERE tgrelid = 'access_post'::regclass")
        names = ",".join(row[0] for row in cursor.fetchall())
        cursor.execute("SELECT set_config('pgtrigger.ignore', %s, true)", ["{" + names + "}"])
        cursor.execute("UPDATE access_post SET title = 'Lén'")
    assert events().count() == 2


def test_when_the_log_fails_the_change_is_rolled_back(analyst: Actor) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_postevent ADD CONSTRAINT broken CHECK (title <> 'Hỏng')")
    with pytest.raises(DatabaseError, match="broken"), acting(analyst, "break"):
        Post.objects.update(title="Hỏng")
    assert Post.objects.get().title == "Phân tích viên Tỉnh Mẫu 01"
    assert events().count() == 1


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE access_postevent SET title = 'Khác'",
        "DELETE FROM access_postevent",
        "TRUNCATE access_postevent",
    ],
)
def test_the_log_only_grows(analyst: Actor, statement: str) -> None:
    with pytest.raises(DatabaseError, match="cannot be altered"), transaction.atomic():
        connection.cursor().execute(statement)
    assert events().count() == 1


def test_the_password_never_enters_the_log() -> None:
    columns = {field.name for field in events().model._meta.fields}
    assert not columns & {"password", "last_login", "credential"}


def test_the_serving_role_writes_the_log_only_by_changing_a_row(
    analyst: Actor, as_app: Callable[[], AbstractContextManager[None]]
) -> None:
    with as_app(), acting(analyst, "as app"):
        Post.objects.update(title="Từ trang")
    assert events().last().pgh_context["purpose"] == "as app"
    for statement in (
        "INSERT INTO access_postevent SELECT * FROM access_postevent",
        "ALTER TABLE access_postevent DISABLE TRIGGER ALL",
        "UPDATE access_postevent SET title = ''",
        "DELETE FROM access_postevent",
        "TRUNCATE access_postevent",
        "DROP TABLE access_postevent",
        "SET session_replication_role = replica",
    ):
        with pytest.raises(DatabaseError, match=r"permission denied|must be owner"), as_app():
            connection.cursor().execute(statement)
    assert events().count() == 2


def test_frames_may_stand_in_each_other(analyst: Actor, officer: Actor) -> None:
    with acting(analyst, "outer"):
        with acting(officer, "inner"):
            Post.objects.filter(pk=officer.post_id).update(title="Trong")
        Post.objects.filter(pk=officer.post_id).update(title="Ngoài")
    inner, outer = list(events())[-2:]
    assert (inner.pgh_context["post"], inner.pgh_context["purpose"]) == (officer.symbol, "inner")
    assert (outer.pgh_context["post"], outer.pgh_context["purpose"]) == (analyst.symbol, "outer")
    assert inner.pgh_context_id != outer.pgh_context_id


def test_a_frame_that_fails_leaves_no_actor_behind(analyst: Actor) -> None:
    with pytest.raises(ZeroDivisionError), acting(analyst, "fail"):
        Post.objects.update(title=str(1 // 0))
    with pytest.raises(DatabaseError, match="must name its post"), transaction.atomic():
        Post.objects.update(title="Không ai")


def _copy(statement: str, row: str) -> None:
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(row)


def test_copy_is_recorded_too(analyst: Actor, world: World) -> None:
    columns = "password, symbol, title, role, is_active, holder, credential, area_id"
    row = f"!\tCOPY-1\tChép\tcommune\tt\t{UUID}\t{UUID}\t{world.own.id}\n"
    with acting(analyst, "copy"):
        _copy(f"COPY access_post ({columns}) FROM STDIN", row)
    assert (events().last().symbol, events().last().pgh_context["purpose"]) == ("COPY-1", "copy")
