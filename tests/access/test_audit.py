"""The sealer and the check of the whole record, on a real database."""

import json
import threading
import tracemalloc
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from tests.access.conftest import World
from tests.access.test_looks import manage
from vungxanh.access.interface import (
    Actor,
    AnchorError,
    AuditKeyError,
    Purpose,
    acting,
    duty,
    end_record,
    forget_looks,
    record_look,
    seal,
    sign_head,
)
from vungxanh.access.models import (
    ChainStart,
    Look,
    LookReference,
    Post,
    Seal,
    SignedHead,
    SignInEvent,
    Unsealed,
)
from vungxanh.access.models.queueing import queue_changes
from vungxanh.access.queries import audit
from vungxanh.access.queries.audit import Report, verify
from vungxanh.access.queries.keys import public_key
from vungxanh.access.rules.chain import GENESIS, Point, check_links, link_of

Switch = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> Path:
    """A key of the test's own, and a custodian's folder."""
    settings.AUDIT_KEY = tmp_path / "audit-key.pem"
    settings.ANCHOR_DIR = str(tmp_path / "anchors")
    (tmp_path / "anchors").mkdir()
    return tmp_path


@pytest.fixture
def looked(world: World, officer: Actor) -> list[Any]:
    """Four looks, and the change log of the posts that made them."""
    ids = [uuid4() for _ in range(4)]
    for one in ids:
        with manage(officer, world.own.id):
            record_look(world.own.id, [one])
    return ids


def checked() -> Report:
    """What the check finds; a test's own transaction stands in for the snapshot."""
    return audit._verified(public_key(), Path(settings.ANCHOR_DIR))


def tamper(statement: str) -> None:
    """Do as the owner of the tables could."""
    with connection.cursor() as cursor:
        tables = ("access_look", "access_seal", "access_postevent", "access_signedhead")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        cursor.execute(statement)
        assert cursor.rowcount
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def test_the_sealer_chains_looks_and_changes_without_gaps(looked: list[Any], as_app: Switch) -> None:
    waiting = Unsealed.objects.count()
    with as_app():
        assert seal() == waiting
        assert seal() == 0
    assert list(Seal.objects.order_by("number").values_list("number", flat=True)) == [*range(1, waiting + 1)]
    kinds = set(Seal.objects.values_list("kind", flat=True))
    assert kinds >= {"access_look", "access_postevent"}
    assert Unsealed.objects.count() == 0


def test_an_untouched_record_is_intact_sealed_or_not(looked: list[Any]) -> None:
    sign_head(timezone.now())
    assert (checked().findings, checked().after, checked().waiting) == ([], 0, 0)
    with acting(None, "rename"):
        Post.objects.update(title="Khác")
    assert checked().waiting == Post.objects.count()
    seal()
    assert (checked().findings, checked().after) == ([], Post.objects.count())


WAYS = {
    "UPDATE access_look SET purpose = 'reconcile' WHERE id = (SELECT max(id) FROM access_look)": "was edited",
    "UPDATE access_look SET at = at - interval '1 day'": "was edited",
    "UPDATE access_look SET commitments = commitments[1:0]": "was edited",
    "DELETE FROM access_look WHERE id = (SELECT min(id) FROM access_look)": "was deleted",
    "INSERT INTO access_look (holder, post, purpose, area, rows, commitments, at)"
    " SELECT holder, post, purpose, area, rows, commitments, at FROM access_look LIMIT 1": "was inserted",
    "UPDATE access_seal SET digest = sha256('x') WHERE number = 2": "was edited, inserted, removed or moved",
    "DELETE FROM access_seal WHERE number = 2": "are missing",
    "DELETE FROM access_seal WHERE number > 3": "tail was cut",
    "DELETE FROM access_seal": "tail was cut",
    "UPDATE access_postevent SET title = 'Khác'": "was edited",
    "DELETE FROM access_postevent": "was deleted",
    "UPDATE access_signedhead SET length = length - 1": "wrong signature",
}


@pytest.mark.parametrize("statement", WAYS)
def test_tampering_is_found_and_said_where(looked: list[Any], statement: str) -> None:
    sign_head(timezone.now())
    assert checked().findings == []
    tamper(statement)
    assert any(WAYS[statement] in one.en for one in checked().findings)


def test_a_chain_made_anew_differs_from_the_custodians_file(looked: list[Any], keys: Path) -> None:
    sign_head(timezone.now())
    tamper("DELETE FROM access_look WHERE id = (SELECT min(id) FROM access_look)")
    tamper(
        "WITH gone AS (DELETE FROM access_seal RETURNING kind, row, digest, shape, number)"
        " INSERT INTO access_unsealed (kind, row, digest, shape) SELECT kind, row, digest, shape FROM gone"
        " WHERE kind <> 'access_look' OR row IN (SELECT id FROM access_look) ORDER BY number"
    )
    tamper("DELETE FROM access_signedhead")
    seal()
    assert [one.en for one in checked().findings if "tail was cut" in one.en]
    (keys / "anchors" / next((keys / "anchors").iterdir()).name).unlink()
    assert checked().findings == []
    assert checked().last is None


def test_erasing_a_dossier_leaves_the_record_whole(looked: list[Any]) -> None:
    sign_head(timezone.now())
    with duty(Purpose.ERASE):
        forget_looks(looked[:2])
    assert checked().findings == []
    with duty(Purpose.VERIFY):
        assert LookReference.objects.count() == 2


def test_a_head_is_signed_kept_and_handed_over(looked: list[Any], keys: Path, as_app: Switch) -> None:
    with as_app():
        head = sign_head(timezone.now())
    kept = SignedHead.objects.get()
    assert (kept.length, bytes(kept.link)) == (head.point.length, bytes(Seal.objects.last().link))
    (file,) = (keys / "anchors").iterdir()
    assert json.loads(file.read_text())["length"] == kept.length
    assert (keys / "audit-key.pem").stat().st_mode & 0o777 == 0o600
    with pytest.raises(DatabaseError, match="permission denied"), as_app():
        SignedHead.objects.all().delete()


def test_a_key_that_others_can_read_is_refused(born: None, keys: Path, settings: Any) -> None:
    sign_head(timezone.now())
    (keys / "audit-key.pem").chmod(0o644)
    with pytest.raises(AuditKeyError, match="chmod 600"):
        sign_head(timezone.now())
    (keys / "audit-key.pem").write_text("x")
    (keys / "audit-key.pem").chmod(0o600)
    with pytest.raises(AuditKeyError, match="no Ed25519 key"):
        sign_head(timezone.now())
    settings.ANCHOR_DIR = str(keys / "nowhere")
    (keys / "audit-key.pem").unlink()
    with pytest.raises(AnchorError, match="ANCHOR_DIR"):
        sign_head(timezone.now())


def test_the_command_ends_with_1_on_a_finding(looked: list[Any], keys: Path, monkeypatch: Any) -> None:
    from vungxanh.access.management.commands import audit as command

    monkeypatch.setattr(command, "verify", audit._verified)
    out = StringIO()
    for words in (["seal"], ["sign"], ["key"], ["verify", "--anchors", str(keys / "anchors")]):
        call_command("audit", *words, stdout=out)
    assert "the record is intact" in out.getvalue()
    assert "1 anchor files" in out.getvalue()
    tamper("UPDATE access_look SET rows = 0")
    with pytest.raises(CommandError, match="4 findings"):
        call_command("audit", "verify", "--key", str(keys / "audit-key.pub.pem"), stdout=out)
    with pytest.raises(CommandError, match="No such file"):
        call_command("audit", "verify", "--anchors", str(keys / "none"), stdout=out)


MORE = """
    WITH made AS (
        INSERT INTO access_look (holder, post, purpose, area, rows, commitments, at)
        SELECT gen_random_uuid(), 1, 'manage', 1, 1, ARRAY[sha256(int8send(number))], now()
        FROM generate_series(1, %s) AS number RETURNING *
    )
    INSERT INTO access_unsealed (kind, row, digest)
    SELECT 'access_look', made.id, access_look_digest(made::access_look) FROM made
"""


def test_the_check_holds_a_few_rows_however_many_there_are(looked: list[Any]) -> None:
    def peak(more: int) -> int:
        with connection.cursor() as cursor:
            cursor.execute(MORE, [more])
        sign_head(timezone.now())
        tracemalloc.start()
        assert checked().findings == []
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    few = peak(1000)
    assert peak(3000) < 1.2 * few


def test_a_dropped_or_new_column_makes_no_false_finding(looked: list[Any]) -> None:
    sign_head(timezone.now())
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_postevent ADD COLUMN later integer NOT NULL DEFAULT 7")
        queue_changes()
    with acting(None, "rename"):
        Post.objects.update(title="Khác")
    seal()
    assert (checked().findings, checked().uncheckable) == ([], 0)
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE access_postevent DROP COLUMN later")
    assert (checked().findings, checked().uncheckable) == ([], Post.objects.count())


def test_looks_past_their_time_go_and_the_rest_still_verifies(
    looked: list[Any], world: World, officer: Actor
) -> None:
    assert end_record() == 0
    seal()
    tamper("UPDATE access_look SET at = at - interval '6 years'")
    tamper(
        "WITH gone AS (DELETE FROM access_seal RETURNING *)"
        " INSERT INTO access_unsealed (kind, row, digest, shape)"
        " SELECT kind, row, CASE WHEN look.id IS NULL THEN digest ELSE access_look_digest(look) END, shape"
        " FROM gone"
        " LEFT JOIN access_look AS look ON kind = 'access_look' AND look.id = row ORDER BY number"
    )
    seal()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_seal")
        old = cursor.fetchone()[0]
    tamper("UPDATE access_seal SET at = at - interval '6 years'")
    rechain()
    sign_head(timezone.now() - timedelta(days=6 * 365))
    with manage(officer, world.own.id):
        record_look(world.own.id, [uuid4()])
    sign_head(timezone.now())
    assert old == 4 + _changes() > 4
    assert end_record() == old
    assert (Look.objects.count(), _changes()) == (1, 0)
    assert (Seal.objects.count(), Seal.objects.get().number) == (1, old + 1)
    assert ChainStart.objects.count() == 1
    with acting(None, "rename"):
        Post.objects.update(title="Khác")
    seal()
    assert end_record() == 0
    assert (checked().findings, _changes()) == ([], Post.objects.count())


def _changes() -> int:
    """How many copies the change log of posts holds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM access_postevent")
        return int(cursor.fetchone()[0])


@pytest.mark.parametrize(("days", "left"), [(5 * 365 - 10, 2), (5 * 366 + 1, 1)])
def test_sign_ins_past_their_time_go_whoever_asks_for_less(
    officer: Actor, as_app: Switch, days: int, left: int
) -> None:
    now = timezone.now()
    for at in (now, now - timedelta(days)):
        SignInEvent.objects.create(post_id=officer.post_id, what="signed_in", at=at)
    with as_app(), connection.cursor() as cursor:
        cursor.execute("SELECT access_end_record(0)")
        assert cursor.fetchone() == (2 - left,)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            cursor.execute("DELETE FROM access_signinevent")
    assert SignInEvent.objects.count() == left
    with pytest.raises(DatabaseError, match="altered or removed"), transaction.atomic():
        SignInEvent.objects.all().delete()


def rechain() -> None:
    """Give the links the hashes that go with their changed instants."""
    before = GENESIS
    for link in list(audit._links()):
        before = link_of(before, link)
        tamper(f"UPDATE access_seal SET link = '\\x{before.hex()}' WHERE number = {link.number}")


@pytest.mark.django_db(transaction=True)
def test_two_sealers_and_many_writers_leave_no_gap(app_url: str) -> None:
    """Real connections as the role that serves pages; the queue is filled while it is emptied."""
    with connection.cursor() as cursor:
        cursor.execute("GRANT INSERT ON access_unsealed TO app")

    def write(kind: str) -> None:
        with psycopg.connect(app_url, autocommit=True) as one:
            for number in range(60):
                one.execute(
                    "INSERT INTO access_unsealed (kind, row, digest) VALUES (%s, %s, sha256(%s))",
                    [kind, number, str(number).encode()],
                )

    def chain() -> None:
        with psycopg.connect(app_url, autocommit=True) as one:
            for _ in range(40):
                one.execute("SELECT access_seal_rows(7)")

    threads = [threading.Thread(target=write, args=(kind,)) for kind in ("a", "b", "c")]
    threads += [threading.Thread(target=chain) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seal()
    numbers = list(Seal.objects.order_by("number").values_list("number", flat=True))
    assert numbers == [*range(1, len(numbers) + 1)]
    assert len(numbers) >= 180
    report = verify_links()
    assert report == []


def verify_links() -> list[Any]:
    start = Point(0, GENESIS, timezone.now() - timedelta(days=1))
    return list(check_links(start, audit._links()))


@pytest.mark.django_db(transaction=True)
def test_the_check_reads_one_snapshot(keys: Path) -> None:
    sign_head(timezone.now())
    assert verify(public_key(), keys / "anchors").findings == []
