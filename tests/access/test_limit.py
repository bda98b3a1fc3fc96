"""The limit on tries to sign in, against a plain model of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vungxanh.access.actions import count_attempt
from vungxanh.access.models import SignInAttempts
from vungxanh.access.rules import ATTEMPTS, LOCK

START = datetime(2026, 3, 1, tzinfo=UTC)
steps = st.lists(st.sampled_from([0, 1, 30, 61, 200, 299, 300, 301, 1000]), max_size=25)


def expected(times: list[datetime]) -> list[bool]:
    """Five tries from the first on; after the lock's time counting starts anew."""
    admitted, first, count = [], None, 0
    for at in times:
        if first is None or at >= first + LOCK:
            first, count = at, 0
        count += 1
        admitted.append(count <= ATTEMPTS)
    return admitted


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps)
def test_the_limit_is_the_plain_one(analyst: Any, waits: list[int]) -> None:
    SignInAttempts.objects.all().delete()
    times = [START + timedelta(seconds=sum(waits[: index + 1])) for index in range(len(waits))]
    assert [count_attempt(symbol=analyst.symbol.lower(), at=at) for at in times] == expected(times)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet=st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=60))
def test_any_other_symbol_is_never_admitted_and_leaves_nothing(analyst: Any, symbol: str) -> None:
    if symbol.strip().upper() != analyst.symbol:
        assert count_attempt(symbol=symbol, at=START) is False
    assert not SignInAttempts.objects.exclude(post_id=analyst.post_id).exists()


def test_one_post_does_not_lock_another(analyst: Any, officer: Any) -> None:
    for _ in range(ATTEMPTS + 1):
        locked = not count_attempt(symbol=analyst.symbol, at=START)
    assert locked
    assert count_attempt(symbol=officer.symbol, at=START)
