"""What is left of a tip in the files of the database: searched byte by byte, journal included."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from config.cluster import Cluster
from tests.records.tips.conftest import NOW, Held, later
from vungxanh.access.interface import Purpose, duty
from vungxanh.records.actions.tips.handling import close_tip
from vungxanh.records.actions.tips.keeping import TipsKept, keep_tips
from vungxanh.records.models import Tip, TipInbox
from vungxanh.records.rules.tips.lists import Outcome

pytestmark = pytest.mark.django_db(transaction=True)


def folders_with(cluster: Cluster, mark: bytes) -> set[str]:
    """The folders of the data in whose files the bytes stand, once everything is on the disk.

    A plain checkpoint leaves tables that are not journalled in memory; one before files are copied does not.
    """
    other = f"copied_{os.getpid()}"
    with psycopg.connect(cluster.url("owner", "postgres"), autocommit=True) as owner:
        owner.execute("SELECT pg_switch_wal()")
        owner.execute(f"CREATE DATABASE {other} TEMPLATE template0 STRATEGY file_copy")  # type: ignore[arg-type]
        owner.execute(f"DROP DATABASE {other}")  # type: ignore[arg-type]
        owner.execute("CHECKPOINT")
    return {name for name in ("base", "pg_wal") if _stands(cluster.data / name, mark)}


def _stands(folder: Path, mark: bytes) -> bool:
    for path in folder.rglob("*"):
        try:
            if path.is_file() and mark in path.read_bytes():
                return True
        except FileNotFoundError:  # another test's file, gone meanwhile
            continue
    return False


def test_a_text_is_never_in_the_journal_and_nowhere_after_closing_and_a_hash_nowhere_after_its_time(
    held: Held, tell: Callable[..., Any], cluster: Cluster
) -> None:
    tell("chữ mẫu để tìm từng byte")
    with duty(Purpose.KEEP_TIPS):
        row = TipInbox.objects.get()
    # The head of a sealed text is the same words each time; what follows is as good as random.
    sealed, hashed = bytes(row.sealed)[600:640], row.secret_hash.encode()
    assert folders_with(cluster, sealed) == {"base"}
    assert folders_with(cluster, hashed) == {"base"}
    assert keep_tips(at=later(1)) == TipsKept(1, 0, 0)
    assert folders_with(cluster, sealed) == {"base"}
    with duty(Purpose.KEEP_TIPS):
        tip = Tip.objects.get().pk
    close_tip(tip_id=tip, outcome=Outcome.ACTED, by=held.province.analyst, at=later(1))
    assert folders_with(cluster, sealed) == set()
    assert "base" in folders_with(cluster, hashed)
    assert keep_tips(at=later(90)) == TipsKept(0, 0, 1)
    assert folders_with(cluster, hashed) == set()
    assert later(0) == NOW
