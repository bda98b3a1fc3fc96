"""What is invented comes out the same from the same seed, in order, and looks like no place."""

import ast
from collections import Counter
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.house import repository
from vungxanh.simulator.rules.events.deeds import Act, Deed, month_of
from vungxanh.simulator.rules.events.province import happenings
from vungxanh.simulator.rules.events.rates import Rates
from vungxanh.simulator.rules.shapes import borrowed_shape, invented_shape

START, END = date(2025, 6, 1), date(2027, 1, 15)
BUSY = Rates(hotspots=4, crops=2)


def deeds(seed: int, communes: int = 6) -> list[Deed]:
    return list(happenings(seed, invented_shape(communes, seed), START, END, BUSY))


@given(st.integers(0, 2**32))
@settings(max_examples=4)
def test_the_same_seed_gives_the_same_log(seed: int) -> None:
    assert [one.line() for one in deeds(seed)] == [one.line() for one in deeds(seed)]
    assert [one.line() for one in deeds(seed)] != [one.line() for one in deeds(seed + 1)]


@given(st.integers(0, 2**32))
@settings(max_examples=6)
def test_nothing_is_told_before_it_happened_or_in_a_locked_month(seed: int) -> None:
    last, locked = START, set()
    for number, one in enumerate(deeds(seed)):
        assert one.number == number
        assert one.on >= last
        last = one.on
        if one.act is Act.VALIDATE:
            locked.add((one.commune, one.month))
        if one.act is Act.REOPEN:
            locked.remove((one.commune, one.month))
        if one.act is Act.RECORD and one.day is not None:
            assert START <= one.day <= one.on
            assert (one.commune, month_of(one.day)) not in locked


def test_every_act_comes_up_and_cases_come_at_the_published_rate() -> None:
    every = [one for seed in range(3) for one in deeds(seed, 40)]
    assert {one.act for one in every} == set(Act)
    kinds = Counter(one.kind for one in every if one.act is Act.RECORD)
    years = (END - START).days / 365
    assert 0.6 < kinds["case"] / (3 * 40 * years * Rates().cases) < 1.6
    arrested = [
        sum(row["people"] for row in one.facts["arrested"])
        for one in every
        if one.act is Act.RECORD and one.kind == "case" and one.facts["arrests"] != "unknown"
    ]
    assert 1.6 < sum(arrested) / len(arrested) < 2.5


def test_a_shape_is_borrowed_without_names_and_codes() -> None:
    units = [
        SimpleNamespace(
            code=f"{number:05}", kind="phuong" if number % 3 else "xa", latitude=f"{number}", longitude="1"
        )
        for number in range(9)
    ]
    shape = borrowed_shape(units, {"00003": 12_000, "00004": 50_000}, seed=5)
    assert sorted(one.kind for one in shape) == sorted(unit.kind for unit in units)
    assert Counter(one.residents for one in shape) == {12_000: 1, 50_000: 1, 31_000: 7}
    assert all(len(one.beside) == 4 and number not in one.beside for number, one in enumerate(shape))
    assert shape == borrowed_shape(units, {"00003": 12_000, "00004": 50_000}, seed=5)
    assert "name" not in repr(shape)


def test_the_recount_shares_nothing_with_the_product() -> None:
    tree = ast.parse((repository.ROOT / "tests/simulator/recount.py").read_text(encoding="utf-8"))
    imported = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {name.name for node in imported if isinstance(node, ast.Import) for name in node.names}
    modules |= {str(node.module) for node in imported if isinstance(node, ast.ImportFrom)}
    assert modules == {"json", "collections", "collections.abc", "dataclasses", "datetime", "typing"}


@pytest.mark.django_db
def test_a_real_province_lends_its_size_and_not_its_names() -> None:
    from vungxanh.simulator.queries import UnknownProvinceError, shape_of

    shape = shape_of("Tuyên Quang", on=date(2026, 1, 1), seed=1)
    assert len(shape) == 124
    with pytest.raises(UnknownProvinceError, match="Sơn La"):
        shape_of("Mẫu", on=date(2026, 1, 1), seed=1)
