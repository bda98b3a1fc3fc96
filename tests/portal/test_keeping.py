"""The keeper does what falls due, one at a time, whatever fails; health tells what is late."""

import json
import logging
import threading
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.core.management import call_command
from django.db import OperationalError, connection
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.portal.actions import keeping
from vungxanh.portal.actions.keeping import KEEPER, beats_of, keep
from vungxanh.portal.queries import Check, health
from vungxanh.portal.rules import Duty, due, late

NOW = datetime(2026, 8, 1, 12, 0, tzinfo=UTC)
OFTEN, SELDOM = (Duty(name, timedelta(seconds=s), timedelta(hours=1)) for name, s in (("a", 0), ("b", 9000)))
instants = st.integers(0, 366 * 86_400).map(lambda seconds: NOW + timedelta(seconds=seconds))


@given(st.timedeltas(timedelta(0), timedelta(days=9)), instants, instants)
def test_a_duty_is_due_from_its_time_on_and_never_before(
    every: timedelta, begun: datetime, now: datetime
) -> None:
    duty = Duty("a", every, every)
    assert due([duty], {}, now) == [duty]
    assert due([duty], {"a": begun}, now) == ([duty] if now >= begun + every else [])
    assert late([duty], {}, now) == [duty]
    assert late([duty], {"a": begun}, now) == ([duty] if now > begun + every else [])


class Rounds(threading.Event):
    """Set after so many waits."""

    def __init__(self, left: int) -> None:
        super().__init__()
        self.left = left

    def wait(self, timeout: float | None = None) -> bool:
        self.left -= 1
        return self.left < 0


def run(work: Mapping[Duty, keeping.Work], beats: Path, rounds: int) -> None:
    """Keep for some rounds."""
    keep(beats=beats, stop=Rounds(rounds), work=work, pause=0)


@pytest.mark.django_db(transaction=True)
def test_a_duty_that_fails_keeps_no_other_from_being_done(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    done: list[str] = []

    def fail(_at: datetime) -> None:
        done.append("a")
        raise OperationalError("mật khẩu")

    with caplog.at_level(logging.ERROR, "vungxanh.keeper"):
        run({OFTEN: fail, SELDOM: lambda _at: done.append("b")}, tmp_path / "beats.json", rounds=3)
    assert done == ["a", "b", "a", "a"]
    assert [one.getMessage() for one in caplog.records] == ["a duty failed: a"] * 3
    assert set(beats_of(tmp_path / "beats.json")) == {"b"}


@pytest.mark.django_db(transaction=True)
def test_a_second_keeper_waits_until_the_first_is_gone(tmp_path: Path) -> None:
    done: list[datetime] = []
    work = {OFTEN: done.append}
    target = connection.get_connection_params()
    with psycopg.connect(
        **{name: target[name] for name in ("dbname", "user", "password", "host", "port")}
    ) as first:
        first.execute("SELECT pg_advisory_lock(%s)", [KEEPER])
        run(work, tmp_path / "beats.json", rounds=2)
        assert done == []
    run(work, tmp_path / "beats.json", rounds=2)
    assert len(done) == 2


@pytest.mark.django_db
def test_health_tells_what_is_late(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work: dict[Duty, object] = {OFTEN: None, SELDOM: None}

    def bad(**facts: Any) -> set[str]:
        checks = health(at=NOW, var=tmp_path, duties=work, **facts)
        assert all(isinstance(one, Check) and one.vi and one.en for one in checks)
        return {one.name for one in checks if not one.good} - {"birth", "disk"}

    assert bad(beats={}) == {"keeper: a", "keeper: b"}
    assert bad(beats={"a": NOW - timedelta(minutes=61), "b": NOW}) == {"keeper: a"}
    monkeypatch.setenv("VUNGXANH_BACKUP_DIR", str(tmp_path))
    assert bad(beats={"a": NOW, "b": NOW}) == {"backup"}
    for hours, expected in ((30, {"backup"}), (25, set())):
        made = (NOW - timedelta(hours=hours)).isoformat()
        (tmp_path / f"vungxanh-{hours}.json").write_text(json.dumps({"made_at": made}))
        assert bad(beats={"a": NOW, "b": NOW}) == expected


def test_health_without_a_database_still_tells_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError

    monkeypatch.setattr(connection, "cursor", gone)
    checks = {
        one.name: one.good for one in health(at=NOW, var=tmp_path, duties={OFTEN: None}, beats={"a": NOW})
    }
    assert checks["database"] is False
    assert checks["keeper: a"] is True
    assert "tables" not in checks


@pytest.mark.django_db
def test_the_command_ends_with_1_when_something_is_wrong(settings: Any, tmp_path: Path) -> None:
    settings.VAR = tmp_path
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("health", "--json", stdout=out)
    assert ended.value.code == 1
    told = json.loads(out.getvalue())
    assert {one["name"] for one in told if not one["good"]} >= {
        f"keeper: {duty.name}" for duty in keeping.WORK
    }


@pytest.mark.django_db
def test_the_ledger_outside_only_ever_grows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database may be an older one that was restored: what it does not know stays in the file."""
    path, known = tmp_path / "kept" / "ledger.jsonl", {"sha256": "aa", "what": "erased", "day": "2026-08-01"}
    monkeypatch.setattr(keeping, "ledger", lambda: iter([known, known | {"sha256": "bb"}]))
    keeping.write_ledger(path)
    monkeypatch.setattr(keeping, "ledger", lambda: iter([known | {"sha256": "cc"}]))
    keeping.write_ledger(path)
    assert [json.loads(line)["sha256"] for line in path.read_text().splitlines()] == ["aa", "bb", "cc"]
    before = path.stat().st_mtime_ns
    keeping.write_ledger(path)
    assert path.stat().st_mtime_ns == before
    assert [one.name for one in path.parent.iterdir()] == ["ledger.jsonl"]


@pytest.mark.django_db(transaction=True)
def test_every_duty_can_be_done_on_an_empty_database(settings: Any, tmp_path: Path) -> None:
    from vungxanh.access.interface import be_born

    be_born("simulated")
    settings.LEDGER, settings.AUDIT_KEY = tmp_path / "ledger.jsonl", tmp_path / "audit.pem"
    run(keeping.WORK, tmp_path / "beats.json", rounds=1)
    assert set(beats_of(tmp_path / "beats.json")) == {duty.name for duty in keeping.WORK}
