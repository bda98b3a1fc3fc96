"""Funds: sums before shares, unknown is not zero, no ground twice, corrections name what they replace."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.conftest import NOON, TODAY, Desk
from tests.programme.test_assigning import merged
from tests.programme.test_conference_pages import client, text
from vungxanh.programme.rules.components import national_programme
from vungxanh.programme.rules.fund_rows import Stated, amount_of, pasted_rows
from vungxanh.programme.rules.funds import (
    MOST,
    Amount,
    Stage,
    by_group,
    check_amount,
    check_new,
    counted,
    in_force,
    standing,
    summed,
)
from vungxanh.programme.rules.refusals import ProgrammeRefusedError

YEARS = range(2025, 2031)
amounts = st.builds(
    Amount,
    number=st.just(0),
    component=st.sampled_from(["DA1", "DA2"]),
    area=st.integers(1, 5),
    year=st.sampled_from([2025, 2026]),
    stage=st.sampled_from(Stage),
    value=st.none() | st.integers(0, 10**12),
    as_of=st.integers(0, 5).map(lambda ahead: date(2026, 1, 1) + timedelta(ahead)),
)
rows_of = st.lists(amounts, max_size=12).map(
    lambda rows: [
        Amount(**{name: getattr(one, name) for name in Amount.__slots__} | {"number": at})  # type: ignore[arg-type]
        for at, one in enumerate(rows)
    ]
)
GROUND = {1: {3, 5}, 2: {3, 4, 5}, 3: {5}, 4: {5}}
"""Later areas: 1 merged into 3; 2 was split between 3 and 4; these two merged into 5."""


@given(rows_of)
def test_no_ground_is_summed_twice(rows: list[Amount]) -> None:
    kept = counted(rows, GROUND)
    stated = {one.cell for one in standing(rows)}
    for one in kept:
        later = {(one.component, area, one.year, one.stage) for area in GROUND.get(one.area, ())}
        assert not later & stated
    left = set(standing(rows)) - set(kept)
    assert all(GROUND.get(one.area) for one in left)


@given(rows_of)
def test_groups_add_up_to_the_whole_and_shares_are_of_sums(rows: list[Amount]) -> None:
    every, whole = standing(rows), summed(standing(rows))
    for of in (lambda one: one.component, lambda one: one.area, lambda one: one.year):
        groups = by_group(every, of).values()
        for name in ("planned", "allocated", "spent"):
            parts = [getattr(one, name) for one in groups if getattr(one, name) is not None]
            assert getattr(whole, name) == (sum(parts) if parts else None)
        assert sum(one.both for one in groups) == whole.both
        assert sum(one.over for one in groups) == whole.over
    known = {one.cell: one.value for one in every if one.value is not None}
    both = [
        (value, known[*cell[:3], Stage.SPENT])
        for cell, value in known.items()
        if cell[3] is Stage.PLANNED and (*cell[:3], Stage.SPENT) in known
    ]
    planned = sum(pair[0] for pair in both)
    assert whole.share == (Fraction(sum(pair[1] for pair in both), planned) if planned else None)


def told(number: int, value: int | None, *, replaces: int | None = None, day: date = TODAY) -> Amount:
    return Amount(
        number=number,
        component="DA1",
        area=1,
        year=2026,
        stage=Stage.SPENT,
        value=value,
        as_of=day,
        replaces=replaces,
    )


def test_the_last_day_stands_and_a_correction_stands_for_what_it_names() -> None:
    rows = [told(1, 10, day=date(2026, 1, 31)), told(2, 20), told(3, 25, replaces=2)]
    assert [one.value for one in standing(rows)] == [25]
    assert [one.number for one in in_force(rows)] == [1, 3]
    assert summed(standing([*rows, told(4, None, replaces=3)])).spent is None
    check_new(told(0, 1, replaces=3), rows)
    check_new(told(0, 1, day=date(2026, 2, 1)), rows)
    for wrong in (told(0, 1), told(0, 1, replaces=2), told(0, 1, replaces=3, day=date(2026, 2, 1))):
        with pytest.raises(ProgrammeRefusedError):
            check_new(wrong, rows)


@pytest.mark.parametrize(
    "wrong",
    [
        {"component": "DA10"},
        {"year": 2024},
        {"value": -1},
        {"value": MOST + 1},
        {"as_of": TODAY + timedelta(1)},
        {"as_of": date(2024, 12, 31)},
    ],
)
def test_an_amount_that_cannot_be_is_refused(wrong: dict[str, Any]) -> None:
    right = {"component": "DA1", "year": 2026, "value": 0, "as_of": TODAY, "on": TODAY}
    right |= {"known": national_programme().codes, "years": YEARS}
    check_amount(**right)
    with pytest.raises(ProgrammeRefusedError):
        check_amount(**right | wrong)


@given(st.integers(0, MOST))
def test_an_amount_is_read_as_it_is_written(value: int) -> None:
    assert amount_of(str(value)) == amount_of(f"{value:,}".replace(",", ".")) == value
    assert amount_of(f" {value:,} ".replace(",", "\u00a0")) == value


@pytest.mark.parametrize("text", ["1.5", "1,904.000", "12.34.567", "một tỷ", "-4", "1.000.00"])
def test_an_amount_that_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(ProgrammeRefusedError, match="số nguyên bằng đồng"):
        amount_of(text)


def test_each_pasted_row_is_read_or_says_what_is_wrong() -> None:
    rows = pasted_rows(
        "DA1\t2026\t1.500.000\t\n\nda2;2026;;0\nDA3\t2026\t\t\nx\t2026\t1\t1\nDA4\t2026\t1,5\t1"
    )
    assert [one.number for one in rows] == [1, 3, 4, 5, 6]
    assert rows[0].stated == (Stated("DA1", 2026, Stage.PLANNED, 1_500_000),)
    assert rows[1].stated == (Stated("DA2", 2026, Stage.SPENT, 0),)
    assert [one.wrong is None for one in rows] == [True, True, False, False, False]


def test_what_the_sources_print_is_kept_as_printed() -> None:
    shipped = national_programme()
    assert (len(shipped.components), shipped.years) == (9, YEARS)
    assert {one.key: one.amount for one in shipped.funds}["total"] == 22_450_194_000_000
    assert shipped.left_over("total") == 51_194_000_000
    assert all(one.source.startswith("https://") for one in (*shipped.funds, *shipped.components))


AT = "/chuong-trinh/nguon-luc/"


@pytest.mark.django_db
def test_funds_are_pasted_summed_and_corrected(desk: Desk) -> None:
    from vungxanh.programme.models import Fund

    first, second = desk.communes
    officer, analyst = client(desk.officer), client(desk.analyst)
    sent = {"area": first, "as_of": "10/3/2026", "document": "15/QĐ-UBND", "khoa": str(uuid4())}
    shown = text(officer.post(f"{AT}dan/", sent | {"rows": "DA1\t2026\t1.000\t250\nDA77\t2026\t1\t1"}), 422)
    assert "Dòng 2: Không có dự án thành phần mã DA77" in shown
    assert not Fund.objects.exists()
    assert officer.post(f"{AT}dan/", sent | {"area": second, "rows": "DA1\t2026\t1\t1"}).status_code == 422
    sent |= {"rows": "DA1\t2026\t1.000\t250\nDA2\t2026\t3.000\t"}
    assert "Đã lưu 2 dòng" in text(officer.post(f"{AT}dan/", sent, follow=True))
    text(officer.post(f"{AT}dan/", sent, follow=True))
    assert Fund.objects.count() == 3
    again = sent | {"khoa": str(uuid4())}
    assert "mở dòng đó và ghi đính chính" in text(officer.post(f"{AT}dan/", again), 422)
    one = {"man": "0", "khoa": str(uuid4()), "area": desk.province, "component": "DA1"}
    one |= {"year": "2026", "stage": "planned"}
    assert "Bước 2 trên 2" in text(analyst.post(f"{AT}ghi/", one))
    one |= {"man": "1", "value": "9.000", "as_of": "10/3/2026", "document": ""}
    assert "document_error" in text(analyst.post(f"{AT}ghi/", one), 422)
    one["document"] = "16/QĐ-UBND"
    assert "Đã ghi khoản này" in text(analyst.post(f"{AT}ghi/", one, follow=True))
    shown = text(analyst.get(AT))
    assert "Đã giải ngân 25,0 % kế hoạch, tính trên 1 khoản có cả hai số." in shown
    assert "10.000" in shown
    assert "kém tổng 51.194.000.000 đồng" in shown
    assert "Tên các dự án chưa có trong nguồn đã kiểm chứng" in shown
    assert "chưa có số liệu" in text(client(desk.neighbour).get(AT)).lower()
    row = Fund.objects.get(area=first, stage="spent")
    at = f"{AT}{row.pk}/"
    fixed = {"dong": row.pk, "value": "300", "document": "17/QĐ-UBND", "khoa": str(uuid4())}
    shown = text(officer.post(at, fixed, follow=True))
    assert "300 đồng" in shown
    assert "đã đính chính" in shown
    assert "không còn hiệu lực" in text(officer.post(at, fixed | {"khoa": str(uuid4())}), 422)
    assert "30,0" in text(analyst.get(f"{AT}?theo=dia-ban&nam-ngan-sach=2026"))
    assert "Chưa có khoản nào" in text(analyst.get(f"{AT}?theo=nam&nam-ngan-sach=2027"))
    assert client(desk.foreign).get(at).status_code == 404
    assert client(desk.head).post(at, fixed).status_code == 404


@pytest.mark.django_db
def test_a_merged_communes_funds_are_not_summed_beside_its_heirs(desk: Desk) -> None:
    from vungxanh.programme.actions.funds import state_funds
    from vungxanh.programme.queries.funds import funds

    first, second = desk.communes
    for area, value in ((first, 100), (second, 40)):
        rows = [Stated("DA1", 2026, Stage.PLANNED, value)]
        given = {"as_of": date(2026, 2, 1), "document": "15/QĐ-UBND", "at": NOON, "key": uuid4()}
        state_funds(rows, area=area, by=desk.analyst, **given)
    assert summed(funds(desk.analyst, on=TODAY).counted).planned == 140
    merged(desk)
    found = funds(desk.analyst, on=TODAY)
    assert summed(found.counted).planned == 40
    assert [one.area for one in found.left_out] == [first]
    assert {one.area for one in funds(desk.neighbour, on=TODAY).in_force} == {first, second}
    with pytest.raises(ProgrammeRefusedError) as refused:
        state_funds(rows, area=first, by=desk.analyst, **given | {"as_of": TODAY, "key": uuid4()})
    assert refused.value.offers == (second,)
