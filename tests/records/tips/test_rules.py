"""Tips as pure rules: codes, sealing, the course, counts, limits."""

import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage import decrypt, x25519

from config.serving import counted_together
from vungxanh.records.rules.tips import sealing
from vungxanh.records.rules.tips.codes import LETTERS, code_of, read_code
from vungxanh.records.rules.tips.course import (
    GRUDGE_DAYS,
    GRUDGE_TIPS,
    TipDays,
    TipRefusedError,
    after,
    code_ends_on,
    counted,
    due_on,
    repeated,
    text_stands,
    texts_over,
)
from vungxanh.records.rules.tips.lists import PlaceKind, TipActKind, TipState
from vungxanh.records.web.tips import limits
from vungxanh.records.web.tips.limits import DailyCounts

DAY = date(2026, 3, 1)
KEY = bytes(range(32))
"""A key under which the places of the tests have counters of their own."""
days = st.integers(0, 120).map(lambda n: DAY + timedelta(n))
FIRST, SECOND, THIRD = (sealing.new_identity() for _ in range(3))


@given(st.text(max_size=40), st.binary(min_size=32, max_size=32))
def test_a_code_is_read_as_people_write_it_and_follows_from_its_form(nonce: str, key: bytes) -> None:
    code = code_of(nonce, key)
    assert code == code_of(nonce, key)
    written = str(code)
    assert len(written) == 19
    assert set(written) <= set(LETTERS) | {"-"}
    for typed in (written, written.lower(), written.replace("-", " "), f"  {written.replace('-', '')}\n"):
        assert read_code(typed) == code
    assert read_code(written.replace("0", "O").replace("1", "l")) == code
    assert code_of(nonce + "x", key) != code


@given(st.text(max_size=40))
def test_what_is_no_code_is_read_as_none(typed: str) -> None:
    code = read_code(typed)
    assert code is None or len(code.locator + code.secret) == 16


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=500), st.uuids())
def test_a_text_is_opened_by_either_key_alone_and_its_size_tells_nothing(text: str, tip: UUID) -> None:
    whole = sealing.sealed(text, tip, [FIRST[1], SECOND[1]])
    assert len(decrypt(whole, [x25519.Identity.from_str(FIRST[0])])) == sealing.FILLED
    for identity, _public in (FIRST, SECOND):
        assert sealing.opened(whole, tip, identity) == text
    with pytest.raises(TipRefusedError, match="sealed before"):
        sealing.opened(whole, tip, THIRD[0])
    with pytest.raises(TipRefusedError, match="altered"):
        sealing.opened(whole, UUID(int=tip.int ^ 1), FIRST[0])


def test_a_text_is_sealed_to_two_keys_or_not_at_all() -> None:
    for text, keys in (("chữ", [FIRST[1]]), ("chữ", []), ("x" * 501, [FIRST[1], SECOND[1]])):
        with pytest.raises(ValueError, match="characters to"):
            sealing.sealed(text, UUID(int=1), keys)


def test_a_key_lies_under_its_passphrase_and_comes_back_from_paper() -> None:
    identity, public = FIRST
    kept = sealing.wrapped(identity, "bốn mùa cây xanh lá")
    assert identity.encode() not in kept
    assert sealing.unwrapped(kept, "bốn mùa cây xanh lá") == identity
    with pytest.raises(TipRefusedError, match="passphrase is wrong"):
        sealing.unwrapped(kept, "bốn mùa cây xanh")
    with pytest.raises(TipRefusedError, match="at least 12"):
        sealing.wrapped(identity, "ngắn quá")
    assert sealing.public_of(f" {identity.lower()[:30]} {identity[30:]}\n") == public


@given(st.lists(st.sampled_from(TipActKind), max_size=6))
def test_acts_follow_one_course_and_none_follows_on_closing(acts: list[TipActKind]) -> None:
    state, done = TipState.RECEIVED, []
    for act in acts:
        try:
            state = after(state, act)
            done.append(act)
        except TipRefusedError:
            assert state is TipState.CLOSED or act in done or act is not TipActKind.CLOSE
    assert len(done) == len(set(done))
    assert TipActKind.CHECK not in done or done.index(TipActKind.PASS) < done.index(TipActKind.CHECK)
    assert TipActKind.CLOSE not in done or done[-1] is TipActKind.CLOSE


@given(days, days)
def test_the_limits_are_days_and_agree(received: date, today: date) -> None:
    assert text_stands(received, today) is (received > texts_over(today))
    assert (code_ends_on(received) - received).days == 90
    assert (due_on(received) - received).days == 30


tips = st.lists(
    st.builds(
        lambda day, later: TipDays(day, None if later is None else day + timedelta(later)),
        days,
        st.none() | st.integers(0, 60),
    ),
    max_size=12,
)


@given(tips, days, st.integers(0, 60), days)
def test_counts_add_up_over_days_and_never_shrink_as_more_is_known(
    told: list[TipDays], start: date, length: int, known_on: date
) -> None:
    end = start + timedelta(length)
    whole = counted(told, start, end, known_on)
    parts = [counted(told, start + timedelta(n), start + timedelta(n + 1), known_on) for n in range(length)]
    for name in ("received", "due", "closed_on_time"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)
        assert getattr(counted(told, start, end, known_on + timedelta(9)), name) >= getattr(whole, name)
    assert whole.closed_on_time <= whole.due <= len(told)


@given(st.lists(st.tuples(st.integers(1, 2), st.sampled_from(list(PlaceKind)[:2]), days), max_size=20), days)
def test_what_repeats_is_counted_by_commune_and_kind(
    told: list[tuple[int, PlaceKind, date]], today: date
) -> None:
    found = {(one.area, one.kind): one.tips for one in repeated(told, today)}
    for area, kind in {(area, kind) for area, kind, _ in told}:
        near = [d for a, k, d in told if (a, k) == (area, kind) and 0 <= (today - d).days < GRUDGE_DAYS]
        assert found.get((area, kind)) == (len(near) if len(near) >= GRUDGE_TIPS else None)


asked_places = st.lists(
    st.tuples(st.sampled_from(["a", "b", ""]), st.sampled_from([DAY, DAY + timedelta(1)]), st.booleans())
)


@given(asked_places)
def test_a_place_is_admitted_so_often_a_day_over_all_processes(asked: list[tuple[str, date, bool]]) -> None:
    with TemporaryDirectory() as folder, patch(f"{limits.__name__}.secrets.token_bytes", return_value=KEY):
        one, other = (DailyCounts(2, Path(folder, "counts")) for _ in range(2))
        seen: dict[str, int] = {}
        latest = None
        for place, day, first in asked:
            if place and (latest is None or day > latest):
                seen, latest = {}, day
            seen[place] = seen.get(place, 0) + 1
            assert (one if first else other).admits(place, day) is (not place or seen[place] <= 2)


@given(st.lists(st.sampled_from(["203.0.113.7", "198.51.100.9"]), min_size=1))
def test_what_is_counted_holds_no_place_and_no_order(places: list[str]) -> None:
    def kept(asked: list[str]) -> bytes:
        with TemporaryDirectory() as folder:
            counts = DailyCounts(5, Path(folder, "counts"))
            assert [counts.admits(place, DAY) for place in asked] == [
                asked[: at + 1].count(place) <= 5 for at, place in enumerate(asked)
            ]
            return Path(folder, "counts").read_bytes()

    with patch(f"{limits.__name__}.secrets.token_bytes", return_value=KEY):
        assert kept(places) == kept(sorted(places))
        found = kept(places)
    assert not any(place.encode() in found for place in places)
    assert sum(found[-limits.COUNTERS :]) == len(places)
    assert len(found) == limits.SIZE


def test_a_new_day_has_another_key_and_nothing_of_the_day_before(tmp_path: Path) -> None:
    path = tmp_path / "counts"
    counts = DailyCounts(5, path)
    counts.admits("a", DAY)
    before = path.read_bytes()
    counts.admits("b", DAY + timedelta(1))
    after = path.read_bytes()
    assert before[limits.KEY] != after[limits.KEY]
    assert sum(after[-limits.COUNTERS :]) == 1
    assert path.stat().st_mode & 0o077 == 0


def test_processes_of_a_server_count_together_and_nothing_is_left_of_it() -> None:
    """Three processes started as the server's are, told of each other by the variable alone."""
    asks = (
        "from datetime import date; from vungxanh.records.web.tips.limits import TIPS;"
        "print([TIPS.admits('a', date(2026, 3, 1)) for _ in range(2)])"
    )
    with counted_together() as variable:
        told = [
            subprocess.run(
                [sys.executable, "-P", "-c", asks],
                env=os.environ | variable,
                capture_output=True,
                text=True,
                check=True,
            ).stdout.strip()
            for _ in range(3)
        ]
    assert told == ["[True, True]", "[True, True]", "[True, False]"]
    assert not Path(variable["VUNGXANH_COUNTS"]).parent.exists()
