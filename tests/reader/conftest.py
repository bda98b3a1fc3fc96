"""What the reader's tests share."""

import os
from datetime import date
from pathlib import Path

import pytest

from vungxanh.areas.rules.gazetteer import RegisterGazetteer, official_gazetteer

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def gazetteer() -> RegisterGazetteer:
    return official_gazetteer(date(2026, 7, 1))


@pytest.fixture(scope="session")
def seeds() -> dict[str, bytes]:
    """The five documents the product was conceived from, by the number their names begin with."""
    shared = Path(os.environ.get("VUNGXANH_SHARED") or ROOT.parent / "shared") / "seeds"
    if not shared.is_dir():
        pytest.skip("the seed documents are not here (../shared/seeds)")
    return {path.name[:3]: path.read_bytes() for path in sorted(shared.glob("*.txt"))}
