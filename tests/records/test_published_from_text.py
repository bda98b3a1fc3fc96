"""From a text to the register: read, accepted, taken."""

import os
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.factories.provinces import load_provinces

SEEDS = Path(os.environ.get("VUNGXANH_SHARED", Path(__file__).parents[3] / "shared")) / "seeds"
NOW, TODAY = datetime(2026, 3, 1, 3, tzinfo=UTC), date(2026, 3, 1)


@pytest.fixture
def analyst(db: None) -> Any:
    from vungxanh.access.interface import be_born, create_post
    from vungxanh.areas.interface import provinces

    be_born("simulated")
    load_provinces()
    area = next(one for one in provinces(TODAY) if one.name == "Tuyên Quang")
    return create_post(
        symbol="pt", title="Chức danh mẫu", role="provincial_analyst", area_id=area.id, by=None
    )


def accepted(content: bytes, page_date: date, by: Any) -> None:
    """Read a text as a person would, accept every figure in it and finish the review."""
    from vungxanh.intake.actions import decide, finish
    from vungxanh.intake.actions.reading import read_document
    from vungxanh.intake.models import Proposal

    review = read_document(content, "mau.txt", page_date=page_date, by=by, at=NOW, on=TODAY)
    for one in Proposal.objects.filter(review_id=review):
        decision = "accepted" if one.kind == "quantity" else "rejected"
        decide(review, one.number, decision, by=by, at=NOW)
    finish(review, by=by, at=NOW, no_names=True)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed documents beside the checkout (VUNGXANH_SHARED)")
def test_the_figures_of_a_seed_document_enter_the_register_and_recompute(analyst: Any) -> None:
    from vungxanh.records.actions import take
    from vungxanh.records.interface import checks, published_figures
    from vungxanh.records.queries.waiting import waiting
    from vungxanh.records.rules.published import doubted, whole_units

    (seed,) = SEEDS.glob("004_*.txt")
    accepted(seed.read_bytes(), date(2026, 2, 4), analyst)
    ready = [one for one in waiting(analyst, on=TODAY) if one.ready]
    for one in ready:
        take(one.mark.id, one.choice, by=analyst, on=TODAY)
    found = {one.claim.measure: one for one in published_figures()}
    printed = {name: found[name].claim.value for name in ("drug_free_communes", "drug_free_share_pct")}
    assert printed == {"drug_free_communes": 35, "drug_free_share_pct": Fraction("28.2")}
    assert (found["target_pct"].claim.value, found["target_pct"].claim.unit) == (Fraction("8.2"), "pp")
    assert {one.area.name for one in found.values() if one.area} == {"Tuyên Quang"}
    sums = checks(one.claim for one in found.values())
    assert doubted(sums) == frozenset()
    assert whole_units(sums, found["drug_free_share_pct"].claim.key) == 124


def test_a_figure_of_a_commune_waits_and_can_only_be_refused(analyst: Any) -> None:
    from vungxanh.records.queries.waiting import waiting

    text = "Ngày 5/1/2026, UBND xã Mẫu 01 báo cáo: năm 2025 trên địa bàn xã Mẫu 01 phát hiện 12 vụ ma túy.\n"
    accepted(text.encode(), date(2026, 1, 6), analyst)
    found = [one for one in waiting(analyst, on=TODAY) if one.mark.data["measure"] == "cases"]
    assert [one.mark.quote for one in found] == ["12 vụ"]
    assert not found[0].ready
