"""An invented province with two communes, its posts, and the keys of its two holders."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import pytest

from tests.dossiers.conftest import Province, province
from vungxanh.records.queries.tips.codes import SlowHash

__all__ = ["province"]

NOW = datetime(2026, 11, 20, 3, tzinfo=UTC)
"""An instant of 20 November 2026, in the morning in Vietnam."""
WORDS = "bốn mùa cây xanh lá"


class Held(NamedTuple):
    """A province and the private keys of its two holders, as they stand on paper."""

    province: Province
    approver: str
    analyst: str


def later(days: int) -> datetime:
    return NOW + timedelta(days)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The slow hash as it is, made cheap: how slow it is has a test of its own."""
    monkeypatch.setattr(SlowHash, "work_factor", 2**2)


@pytest.fixture
def cheap_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wrapping under a passphrase takes about half a second by design: here it only marks the bytes."""
    from vungxanh.records.rules.tips import sealing
    from vungxanh.records.rules.tips.course import TipRefusedError

    def unwrapped(kept: bytes, words: str) -> str:
        said, _, identity = kept.decode().partition("\n")
        if said != words:
            raise TipRefusedError("passphrase", "sai", "wrong")
        return identity

    monkeypatch.setattr(sealing, "wrapped", lambda identity, words: f"{words}\n{identity}".encode())
    monkeypatch.setattr(sealing, "unwrapped", unwrapped)


@pytest.fixture
def factors(province: Province) -> None:
    """Both holders have a second factor."""
    from vungxanh.access.interface import acting
    from vungxanh.access.models import SecondFactor

    with acting(None, "enrol"):
        for by in (province.analyst, province.approver):
            SecondFactor.objects.create(holder=by.holder, secret="mẫu", made_at=NOW, last_step=0)


@pytest.fixture
def held(province: Province, factors: None, cheap_words: None) -> Held:
    from vungxanh.records.actions.tips.keys import make_key

    made = [make_key(words=WORDS, by=by, at=NOW) for by in (province.approver, province.analyst)]
    return Held(province, made[0].identity, made[1].identity)


@pytest.fixture
def tell(province: Province) -> Callable[..., Any]:
    """`tell(text)` sends a tip about the first commune and returns its code."""
    from itertools import count

    from vungxanh.records.actions.tips.receiving import send_tip
    from vungxanh.records.rules.tips.lists import DayPart, PlaceKind

    numbers = count()

    def send(text: str = "", **options: Any) -> Any:
        given = {
            "commune_id": province.communes[0].id,
            "kind": PlaceKind.LODGING,
            "day_part": DayPart.NIGHT,
            "text": text,
            "nonce": f"mẫu {next(numbers)}",
            "at": NOW,
            **options,
        }
        return send_tip(**given).code

    return send
