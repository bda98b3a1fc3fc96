"""Codes, recovery codes, fresh and old sessions: pure rules."""

from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vungxanh.access.rules.credentials import (
    FRESH,
    IDLE,
    IDLE_WITH_DOSSIERS,
    RECOVERY_CODES,
    SESSION,
    STEP,
    address_of,
    code_at,
    is_fresh,
    is_over,
    matching_step,
    new_recovery_codes,
    new_secret,
    plain,
)

NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
instants = st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@pytest.mark.parametrize(("second", "code"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")])
def test_the_codes_of_the_standard(second: int, code: str) -> None:
    """The last six digits of the examples in RFC 6238, appendix B."""
    at = datetime.fromtimestamp(second, tz=UTC)
    assert code_at(RFC_SECRET, at) == code
    assert matching_step(RFC_SECRET, code, at) == second // STEP


@given(instants, st.integers(-3, 3))
def test_a_code_fits_one_step_before_and_after(at: datetime, off: int) -> None:
    code = code_at(RFC_SECRET, at + timedelta(seconds=STEP * off))
    near = {code_at(RFC_SECRET, at + timedelta(seconds=STEP * step)) for step in (-1, 0, 1)}
    assert (matching_step(RFC_SECRET, code, at) is not None) is (code in near)


@given(st.text(max_size=12), instants)
def test_what_is_no_code_fits_nothing(typed: str, at: datetime) -> None:
    if "".join(typed.split()) not in {
        code_at(RFC_SECRET, at + timedelta(seconds=30 * n)) for n in (-1, 0, 1)
    }:
        assert matching_step(RFC_SECRET, typed, at) is None


def test_secrets_and_recovery_codes_are_long_and_differ() -> None:
    assert len({new_secret() for _ in range(50)}) == 50
    assert len(new_secret()) == 32
    codes = new_recovery_codes()
    assert len(set(codes)) == RECOVERY_CODES
    assert {len(plain(code)) for code in codes} == {12}
    assert plain(" ABCD efgh-2345 ") == "abcdefgh2345"


def test_the_app_is_told_who_it_is_for() -> None:
    parsed = pyotp.parse_uri(address_of(RFC_SECRET, symbol="CAX-MAU-01", issuer="Vùng Xanh"))
    assert (parsed.name, parsed.issuer, parsed.secret) == ("CAX-MAU-01", "Vùng Xanh", RFC_SECRET)


@given(st.timedeltas(timedelta(hours=-1), timedelta(hours=30)), st.timedeltas(-IDLE, timedelta(hours=2)))
def test_a_session_ends_by_age_by_lying_idle_and_by_a_clock_that_went_back(
    age: timedelta, idle: timedelta
) -> None:
    for dossiers, most in ((False, IDLE), (True, IDLE_WITH_DOSSIERS)):
        lives = timedelta(0) <= age < SESSION and timedelta(0) <= idle < most
        assert is_over(NOW - age, NOW - idle, NOW, dossiers=dossiers) is not lives


@given(st.timedeltas(-FRESH, 3 * FRESH))
def test_fresh_is_ten_minutes(ago: timedelta) -> None:
    assert is_fresh(NOW - ago, NOW) is (timedelta(0) <= ago < timedelta(minutes=10))
    assert not is_fresh(None, NOW)
