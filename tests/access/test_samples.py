"""The monthly sample: nobody foresees or chooses it, it is drawn once, and reading the record is recorded."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.access.conftest import World
from tests.access.test_audit import tamper
from tests.access.test_looks import manage
from vungxanh.access.actions.reviewing import (
    SampleRefusedError,
    commit_sample,
    draw_sample,
    mark_looks,
    overseeing,
)
from vungxanh.access.interface import (
    Actor,
    Purpose,
    Refused,
    create_post,
    duty,
    looking,
    record_look,
    sign_head,
)
from vungxanh.access.models import Look, Sample, SampledLook, SignedHead, Unsealed
from vungxanh.access.queries.reviewing import head_for, month_of_looks, over_use
from vungxanh.access.rules import Verb
from vungxanh.access.rules.samples import (
    Mark,
    commitment_of,
    months_before,
    rank_of,
    seed_of,
    span_of,
)

MONTH = date(2026, 10, 1)
INSIDE = datetime(2026, 10, 15, 3, tzinfo=UTC)
AFTER = datetime(2026, 11, 3, 3, tzinfo=UTC)
WORDS = "muoihaiconmeonamtrongvuon"
Switch = Callable[[], AbstractContextManager[None]]


@pytest.fixture(autouse=True)
def keys(settings: Any, tmp_path: Path) -> None:
    settings.AUDIT_KEY, settings.ANCHOR_DIR = tmp_path / "audit-key.pem", ""


@pytest.fixture
def reviewer(world: World, born: None) -> Actor:
    return create_post(
        symbol="GS-MAU",
        title="Giám sát Tỉnh Mẫu 01",
        role="outside_reviewer",
        area_id=world.province.id,
        by=None,
    )


@pytest.fixture
def looks(world: World, officer: Actor) -> list[int]:
    """Forty looks of two dossiers each in the own commune, in the month, sealed."""
    for _ in range(40):
        with manage(officer, world.own.id):
            record_look(world.own.id, [uuid4(), uuid4()])
    backdate("timestamptz '2026-10-10 02:00Z'")
    return list(Look.objects.order_by("id").values_list("id", flat=True))


def backdate(to: str) -> None:
    """Move the looks into the month, as if they had been recorded then."""
    tamper(f"UPDATE access_look SET at = {to}")
    tamper("UPDATE access_unsealed SET digest = digest")


def counts(by: Actor, sample: Sample | None = None) -> Any:
    with overseeing(by, MONTH, on=AFTER.date()):
        return month_of_looks(by, MONTH, sample)


def drawn(by: Actor) -> list[int]:
    return list(SampledLook.objects.order_by("place").values_list("look", flat=True))


def test_the_draw_follows_the_seed_and_anybody_can_repeat_it(looks: list[int], reviewer: Actor) -> None:
    commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    sign_head(INSIDE + timedelta(days=2))
    head = sign_head(AFTER)
    sign_head(AFTER + timedelta(hours=1))
    assert draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER) == 30
    seed = seed_of(head.signature, WORDS)
    assert drawn(reviewer) == sorted(looks, key=lambda look: rank_of(seed, look))[:30]
    assert Sample.objects.get().head.at == AFTER


def test_before_a_head_of_after_the_month_and_the_hash_nothing_is_drawn(
    looks: list[int], reviewer: Actor
) -> None:
    sign_head(AFTER)
    sample = commit_sample(
        month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=AFTER + timedelta(minutes=5)
    )
    assert head_for(sample) is None
    with pytest.raises(SampleRefusedError, match="a head must first be signed"):
        draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER + timedelta(minutes=6))
    sign_head(AFTER + timedelta(minutes=10))
    assert head_for(sample).at == AFTER + timedelta(minutes=10)


def test_what_is_sealed_after_the_head_is_never_drawn(
    looks: list[int], reviewer: Actor, officer: Actor, world: World
) -> None:
    commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    sign_head(AFTER)
    with manage(officer, world.own.id):
        record_look(world.own.id, [uuid4()])
    late = Look.objects.order_by("id").last().pk
    backdate("timestamptz '2026-10-11 02:00Z'")
    sign_head(AFTER + timedelta(hours=1))
    draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER)
    assert late not in drawn(reviewer)


def test_a_head_that_the_key_did_not_sign_lets_nothing_be_drawn(looks: list[int], reviewer: Actor) -> None:
    """Such a row could be written by whoever has the rights of the pages, and leave looks out of the draw."""
    sample = commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    sign_head(INSIDE)
    SignedHead.objects.create(length=0, link=b"x" * 32, at=AFTER, key="0" * 64, signature=b"y" * 64)
    assert head_for(sample) is None
    sign_head(AFTER + timedelta(minutes=10))
    assert head_for(sample).at == AFTER + timedelta(minutes=10)


@pytest.mark.parametrize(
    ("secret", "message"),
    [("x" * 30, "does not match"), ("ngan", "does not match"), ("079203998877" * 3, "does not match")],
)
def test_another_secret_draws_nothing(looks: list[int], reviewer: Actor, secret: str, message: str) -> None:
    commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    sign_head(AFTER)
    with pytest.raises(SampleRefusedError, match=message):
        draw_sample(month=MONTH, secret=secret, by=reviewer, at=AFTER)
    assert Sample.objects.get().secret == ""
    assert not SampledLook.objects.exists()


def test_a_month_is_committed_to_and_drawn_once(looks: list[int], reviewer: Actor) -> None:
    with pytest.raises(SampleRefusedError, match="no commitment yet"):
        draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER)
    with pytest.raises(SampleRefusedError, match="64 hexadecimal"):
        commit_sample(month=MONTH, commitment="079203998877", by=reviewer, at=INSIDE)
    commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    with pytest.raises(SampleRefusedError, match="cannot be changed"):
        commit_sample(month=MONTH, commitment=commitment_of("z" * 30), by=reviewer, at=INSIDE)
    sign_head(AFTER)
    draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER)
    with pytest.raises(SampleRefusedError, match="has been drawn"):
        draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER)


def test_the_reviewer_sees_counts_and_marks_what_was_drawn(
    looks: list[int], reviewer: Actor, as_app: Switch
) -> None:
    with as_app():
        (row,) = counts(reviewer).counted
    assert (row.looks, row.rows, row.holders, row.purpose.en) == (
        40,
        80,
        1,
        "managing the commune's dossiers",
    )
    sample = commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=reviewer, at=INSIDE)
    sign_head(AFTER)
    draw_sample(month=MONTH, secret=WORDS, by=reviewer, at=AFTER)
    first = counts(reviewer, sample).drawn[0]
    assert (first.rows, first.mark, first.post) == (2, Mark.NONE, "Cán bộ Xã Mẫu 01 (CAX-MAU-01)")
    marks = {first.id: Mark.EXPLAINED, 0: Mark.ASKED}
    assert mark_looks(marks=marks, by=reviewer, at=AFTER) == 1
    assert mark_looks(marks=marks, by=reviewer, at=AFTER) == 0
    assert counts(reviewer, sample).drawn[0].mark is Mark.EXPLAINED


def test_reading_the_record_is_itself_a_look(looks: list[int], reviewer: Actor) -> None:
    counts(reviewer)
    own = Look.objects.filter(purpose="oversight")
    assert {(str(one.holder), one.post, one.commitments == []) for one in own} == {
        (reviewer.holder, reviewer.post_id, True)
    }
    assert [one.rows for one in own.order_by("id")] == [1, 0]
    assert set(own.values_list("id", flat=True)) <= set(
        Unsealed.objects.filter(kind="access_look").values_list("row", flat=True)
    )


def test_200_rows_a_day_tell_the_reviewer(world: World, officer: Actor, reviewer: Actor) -> None:
    def told() -> list[Any]:
        now = timezone.now()
        with overseeing(reviewer, timezone.localdate(), on=timezone.localdate()):
            found = over_use(reviewer, now - timedelta(hours=1), now + timedelta(hours=1))
        return [(one.posts, one.day, one.rows) for one in found]

    with manage(officer, world.own.id):
        record_look(world.own.id, [uuid4() for _ in range(199)])
    assert told() == []
    with manage(officer, world.own.id):
        record_look(world.own.id, [uuid4()])
    assert told() == [("Cán bộ Xã Mẫu 01 (CAX-MAU-01)", timezone.localdate(), 200)]


def test_nobody_else_reads_the_record(world: World, officer: Actor, analyst: Actor, reviewer: Actor) -> None:
    for by in (officer, analyst):
        with pytest.raises(Refused), overseeing(by, MONTH, on=AFTER.date()):
            pytest.fail("the body must not run")
        with pytest.raises(Refused):
            commit_sample(month=MONTH, commitment=commitment_of(WORDS), by=by, at=INSIDE)
    asked = "SELECT * FROM access_count_looks(%s, now(), now())"
    for frame in (transaction.atomic(), manage(officer, world.own.id), duty(Purpose.VERIFY)):
        with pytest.raises(DatabaseError, match=r"No ticket|Only oversight"), frame:
            connection.cursor().execute(asked, [world.province.id])
    scope = looking(
        reviewer, verb=Verb.REVIEW_LOOKS, purpose=Purpose.OVERSIGHT, areas=[world.own.id], on=AFTER.date()
    )
    with pytest.raises(DatabaseError, match="Only oversight"), scope:
        connection.cursor().execute(asked, [world.province.id])


def test_the_look_of_another_province_is_not_seen(looks: list[int], world: World, born: None) -> None:
    other = create_post(
        symbol="GS-2", title="Giám sát 2", role="outside_reviewer", area_id=world.foreign.parent_id, by=None
    )
    assert counts(other).counted == ()


@given(st.dates(date(2026, 1, 1), date(2030, 12, 31)))
def test_months_follow_each_other_without_a_gap(day: date) -> None:
    later, earlier = months_before(day, 2)
    assert span_of(earlier)[1] == span_of(later)[0]
    assert span_of(later)[0] <= datetime(day.year, day.month, day.day, tzinfo=UTC) < span_of(later)[1]


def test_a_commitment_is_the_plain_sha_256(tmp_path: Path) -> None:
    """As `printf %s words | sha256sum` has it."""
    import subprocess

    done = subprocess.run(["sha256sum"], input=WORDS.encode(), capture_output=True, check=True)
    assert re.match(rb"[0-9a-f]{64}", done.stdout)[0].decode() == commitment_of(WORDS)
